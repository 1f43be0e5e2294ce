"""Names of plans, programmes and strategies, as issuers in other parts of the country write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.names.plan_names import plan_names


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in plan_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # whose it is and what it is for
        ("Habo kommuns plan för stärkta insatser mot rasism Beslut i KS",
         "Habo kommuns plan för stärkta insatser mot rasism"),
        ("Umeå kommuns handlingsplan för att förebygga våld, hot och ensamhet har antagits.",
         "Umeå kommuns handlingsplan för att förebygga våld, hot och ensamhet"),
        ("I Region Hallands strategi för livslångt lärande samt i arbetet med bygden.",
         "Region Hallands strategi för livslångt lärande"),
        ("Borås Stads program för delaktighet för personer med funktionsnedsättning 2021 – 2026 där ett mål är",
         "Borås Stads program för delaktighet för personer med funktionsnedsättning 2021 – 2026"),
        ("Länsstyrelsens program för att minska matsvinnet ska följas upp.",
         "Länsstyrelsens program för att minska matsvinnet"),
        ("Stockholms läns regionala plan mot kvinnofrid", "Stockholms läns regionala plan mot kvinnofrid"),
        ("Timrå kommuns plan för arbetet med krisberedskap och civilt försvar Frågor har ställts",
         "Timrå kommuns plan för arbetet med krisberedskap och civilt försvar"),
        # whose it is, in a compound
        ("Uppsala kommuns näringslivsprogram styr.", "Uppsala kommuns näringslivsprogram"),
        ("Region Dalarnas klimat- och energistrategi 2030 gäller.", "Region Dalarnas klimat- och energistrategi 2030"),
        ("Kiruna kommuns trygghetsskapande och brottsförebyggande program är nytt.",
         "Kiruna kommuns trygghetsskapande och brottsförebyggande program"),
        # its own name between what it is and its years
        ("Vi antog Handlingsprogram Levande kust 2024–2028 i maj.", "Handlingsprogram Levande kust 2024–2028"),
        # the one of its kind
        ("Den regionala utvecklingsstrategin för Västra Nordland 2021–2030 (RUS) pekar",
         "regionala utvecklingsstrategin för Västra Nordland 2021–2030"),
        ("Den följer den nationella strategin för hållbar turism och regionens kulturplan.",
         "nationella strategin för hållbar turism"),
        ("Synpunkter på den nationella infrastrukturplanen.", "nationella infrastrukturplanen"),
        # its years
        ("Kulturplan för Kronobergs län 2025–2028 antogs i juni.", "Kulturplan för Kronobergs län 2025–2028"),
        ("i kommunens handlingsplan för suicidprevention 2024–2026", "handlingsplan för suicidprevention 2024–2026"),
    ],
)  # fmt: skip
def test_a_plan_by_whose_it_is_what_it_is_for_and_its_years(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen har en plan för arbetet.",
        "Habo kommuns plan antogs.",
        "Umeå kommuns verksamhetsplan för 2024 och Borås Stads detaljplan för torget.",
        "Handlingsplan för 2024 har arbetats fram.",
        "Revideringen av den delregionala kulturplanen för att gå i linje med den.",
        "Intern kontrollplan 2024 fattades.",
        "Arbetet följer Agenda 2030-arbetet.",
        "Den gemensamma planen för året.",
    ],
)
def test_what_is_no_plans_name(text: str) -> None:
    assert found(text) == []


def test_several_plans_in_one_sentence_are_several() -> None:
    text = "Umeå kommuns folkhälsoprogram 2019–2020 och Umeå kommuns program för en jämlik stad 2018–2026, KF."
    assert found(text) == [
        "Umeå kommuns folkhälsoprogram 2019–2020",
        "Umeå kommuns program för en jämlik stad 2018–2026",
    ]


@given(st.text(alphabet=st.sampled_from("abÅs planförtig,. 2024–\n"), max_size=80))
def test_names_stay_within_the_text(text: str) -> None:
    for one in plan_names(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
