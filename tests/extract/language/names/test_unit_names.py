"""Units, teams and networks without a capital of their own, and words that only look so."""

from __future__ import annotations

import pytest

from nysta.extract.language.names.name_rules import rule_names
from nysta.extract.language.names.unit_names import unit_names


def found(text: str) -> set[str]:
    return {text[it.start : it.end] for it in unit_names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arbetet har letts av område Samhälle på kansliet.", "område Samhälle"),
        ("Frågan har gått över till enhet Barn och unga.", "Barn och unga"),
        ("Insatserna sker inom område Västra Gärdet.", "område Västra Gärdet"),
        (
            "En central stödfunktion för informationssäkerhet har inrättats på kansliet.",
            "central stödfunktion för informationssäkerhet",
        ),
        ("En ny stödfunktion för upphandling inrättades vid årsskiftet.", "stödfunktion för upphandling"),
        ("Kontoret har inrättat ett nytt analysteam för trygghet.", "analysteam för trygghet"),
        ("Det centrala säkerhetsteamet har fem medlemmar.", "centrala säkerhetsteamet"),
        ("Vi ingår i SKR:s nätverk för säkerhetsfrågor.", "nätverk för säkerhetsfrågor"),
        ("Hon leder Region Dalarnas nätverk med inriktning mot hälsa.", "nätverk med inriktning mot hälsa"),
        ("Arbetsgrupp Måltid i Tiohärad möttes två gånger.", "Arbetsgrupp Måltid i Tiohärad"),
        ("Kommunens Hemvård och Rehab erbjuder stöd.", "Hemvård och Rehab"),
        ("Hon arbetar på regionstyrelsens förvaltning i Falun.", "regionstyrelsens förvaltning"),
    ],
)
def test_words_around_a_unit_tell_that_it_has_a_name(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Inom detta område har mycket hänt.",
        "En stödfunktion för alla som behöver den.",
        "Det nya teamet möts ofta.",
        "Vi saknar nätverk för detta.",
        "Dess nätverk för unga är nytt.",
        "Arbetsgrupp och styrgrupp möts.",
        "Kommunens Agenda 2030 har reviderats.",
        "Styrelsens förvaltning av medlen är god.",
    ],
)
def test_words_that_only_look_so(text: str) -> None:
    assert found(text) == set()


def test_groups_of_chiefs_have_names() -> None:
    text = "Uppdraget kom från kommunchefsgruppen, och målgruppen är ny."
    assert [text[it.start : it.end] for it in rule_names(text)] == ["kommunchefsgruppen"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bolaget är organiserat i affärsområde Värme, affärsområde Kyla och affärsområde Elnät.",
         {"affärsområde Värme", "affärsområde Kyla", "affärsområde Elnät"}),
        ("Förvaltningen består av avdelningen gata och park samt en stab.", {"avdelningen gata och park"}),
        ("Skolbiblioteket är en enhet inom avdelningen kultur och fritid.", {"avdelningen kultur och fritid"}),
        ("Vi ser att enheten växer och utvecklas.", set()),
        ("Frågan ställdes till avdelningen för att och om det.", set()),
        ("Serviceförvaltningen är kommunstyrelsens förvaltning.", set()),
    ],
)  # fmt: skip
def test_units_by_their_noun_and_subjects(text: str, names: set[str]) -> None:
    assert found(text) == names
