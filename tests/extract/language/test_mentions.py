"""Names in a text, and the nouns and pronouns that stand for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.anaphors import FIRST_PERSON, anaphor_kinds, anaphors
from nysta.extract.language.mention import Mention, ModelName
from nysta.extract.language.mentions import named_mentions


def named(text: str, *found_by_model: ModelName) -> list[str]:
    return [one.name for one in named_mentions(text, found_by_model)]


def only(text: str, *found_by_model: ModelName) -> Mention:
    (one,) = named_mentions(text, found_by_model)
    return one


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        ("Ale kommuns bidrag växer.", "Ale kommun", "Ale kommun"),
        ("Göteborgs Stads bidrag växer.", "Göteborgs Stad", "Göteborgs Stad"),
        ("VGR:s bidrag växer.", "VGR", "VGR"),
        ("Region Hallands bidrag växer.", "Region Halland", "Region Halland"),
        ("Tillväxtverkets bidrag växer.", "Tillväxtverket", "Tillväxtverket"),
        ("Kulturnämndens bidrag växer.", "Kulturnämnden", "Kulturnämnden"),
        ("Enligt kulturnämndens protokoll.", "kulturnämnden", "kulturnämnden"),
        ("Borås Stad växer.", "Borås Stad", "Borås Stad"),
        ("Alingsås kommun växer.", "Alingsås kommun", "Alingsås kommun"),
    ],
)
def test_names_are_nominative_and_the_genitive_s_is_left_out(text: str, name: str, surface: str) -> None:
    one = only(text)
    assert one.name == name
    assert text[one.start : one.end] == surface
    assert one.genitive == (text[one.end] != " ")


@pytest.mark.parametrize(
    ("text", "name", "label", "kind"),
    [
        ("Ale kommun växer.", "Ale kommun", "ORG", "kommun"),
        ("Region Halland växer.", "Region Halland", "ORG", "region"),
        ("Tjärnö Energi AB växer.", "Tjärnö Energi AB", "ORG", "bolag"),
        ("Vinsten i Tjärnös Bostadsstiftelse växer.", "Tjärnös Bostadsstiftelse", "ORG", "stiftelse"),
        ("Älvbygdens kommunalförbund växer.", "Älvbygdens kommunalförbund", "ORG", "kommunalförbund"),
        ("Nämnden för hållbar utveckling växer.", "Nämnden för hållbar utveckling", "ORG", "nämnd"),
        ("Projektet Digital bygd har startat.", "Digital bygd", "PRJ", "projekt"),
        ("Nätverket Hållbar Kust har startat.", "Hållbar Kust", "ORG", "samverkansorgan"),
        ("Satsningen Hela Kusten har startat.", "Hela Kusten", "PRG", "satsning"),
        ("Socialdemokraterna växer.", "Socialdemokraterna", "ORG", "parti"),
    ],
)
def test_what_a_name_is(text: str, name: str, label: str, kind: str) -> None:
    one = only(text)
    assert (one.name, one.label, one.kind) == (name, label, kind)


def test_the_longest_name_counts_and_none_overlaps() -> None:
    assert named("Göteborgs Stads Parkerings AB och Ale kommun växer.") == [
        "Göteborgs Stads Parkerings AB",
        "Ale kommun",
    ]


def test_names_joined_by_och_are_two() -> None:
    assert named("Både Ale kommun och Region Halland deltar.") == ["Ale kommun", "Region Halland"]


def test_a_joined_compound_is_one_name() -> None:
    assert named("Kultur- och fritidsnämnden har beslutat.") == ["Kultur- och fritidsnämnden"]


def test_what_the_model_found_is_taken_where_nothing_else_is_known() -> None:
    text = "Frölunda Data deltar med Ale kommun."
    assert named(text, ModelName(0, 13, "ORG")) == ["Frölunda Data", "Ale kommun"]
    assert named(text, ModelName(0, 13, "PRS"), ModelName(0, 13, "LOC")) == ["Ale kommun"]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("kommunförbundet Älvbygden", "Älvbygden"),
        ("trafikbolaget Tjärnöbuss", "Tjärnöbuss"),
        ("länsstyrelsen Skåne", "länsstyrelsen Skåne"),
    ],
)
def test_a_noun_that_says_what_a_name_is_stays_outside(found: str, name: str) -> None:
    assert named(f"Här är {found} viktig.", ModelName(7, 7 + len(found), "ORG")) == [name]


@pytest.mark.parametrize("word", ["GDPR", "HVB", "styrelsen", "1250", "RESULTATRÄKNINGEN"])
def test_what_is_no_name_is_not_taken_from_the_model(word: str) -> None:
    assert named(f"Här är {word} viktig.", ModelName(7, 7 + len(word), "ORG")) == []


def stands_for(text: str) -> list[tuple[str, bool]]:
    return [(one.name, one.genitive) for one in anaphors(text, named_mentions(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Förbundet driver frågan.", [("Förbundet", False)]),
        ("I bolagets styrelse sitter tre.", [("bolaget", True)]),
        ("Under året har projektet avslutats.", [("projektet", False)]),
        ("Vi samverkar med Region Halland.", [(FIRST_PERSON, False)]),
        ("Det är vår kommun.", [(FIRST_PERSON, True)]),
        ("Projektet Digital bygd har startat.", []),
        ("Bostadsbolagetåren är över.", []),
        ("Det finns många förbund.", []),
    ],
)
def test_definite_nouns_and_the_first_person(text: str, found: list[tuple[str, bool]]) -> None:
    assert stands_for(text) == found


def test_what_a_definite_noun_can_stand_for() -> None:
    assert "kommunalförbund" in anaphor_kinds("Förbundet")
    assert anaphor_kinds("bolaget") == ("bolag",)
    assert anaphor_kinds("huset") == ()


WORDS = (
    *("Ale kommun", "Region Hallands", "projektet Digital bygd", "Tjärnö Energi AB", "Kultur- och fritidsnämnden"),
    *(
        "och",
        "som",
        "(VGR)",
        ",",
        ".",
        "förbundet",
        "är ett bolag",
        "Nätverket",
        "”Hela Kusten”",
        "S",
        "i",
        "2023–2025",
    ),
)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=12).map(" ".join))
def test_mentions_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = named_mentions(text)
    everything = sorted([*found, *anaphors(text, found)], key=lambda one: one.start)
    assert all(0 <= one.start < one.end <= len(text) and one.name.strip() for one in everything)
    assert all(a.end <= b.start for a, b in pairwise(everything))
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_two_companies_in_two_cells_are_two() -> None:
    found = named_mentions("Utsikt Tjärnö AB Tjärnö Energi AB 100 %")
    assert [one.name for one in found if one.label == "ORG"] == ["Utsikt Tjärnö AB", "Tjärnö Energi AB"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Omstart Norr, ett projekt hos Ale kommun.", "Omstart Norr", "PRJ"),
        ("Vägen Vidare, som är en mångårig satsning.", "Vägen Vidare", "PRG"),
        ("Som projektledare för Omstart Norr anställdes en pedagog.", "Omstart Norr", "PRJ"),
        ("Slutrapporten för Vägen Vidare godkänns.", "Vägen Vidare", "PRJ"),
    ],
)
def test_what_is_said_beside_a_name_tells_what_it_is(text: str, name: str, label: str) -> None:
    start = text.index(name)
    mentions = named_mentions(text, [ModelName(start, start + len(name), "ORG")])
    assert [(one.label, one.announced) for one in mentions if one.name == name] == [(label, True)]


def test_a_body_that_is_known_leads_no_project() -> None:
    text = "Projektledare för Tillväxtverket är anställd."
    assert [one.label for one in named_mentions(text)] == ["ORG"]


@pytest.mark.parametrize(
    ("text", "name", "said", "label"),
    [
        ("Norrfiber, projektägare Nordnät Bygd", "Nordnät Bygd", "PRJ", "ORG"),
        ("Bidragsmottagare: Nordnät Bygd", "Nordnät Bygd", "PRG", "ORG"),
        ("I år bedrevs en förstudie, Grunda Vikar, under ledning av staden.", "Grunda Vikar", "ORG", "PRJ"),
        ("Länet har ett nytt nätverk, Grunda Vikar.", "Grunda Vikar", "PRG", "ORG"),
        ("Det går 3 mnkr till Sjöprojektet, som växer.", "Sjöprojektet", "ORG", "PRJ"),
        ("De möts i Centrum mot svinn varje år.", "Centrum mot svinn", "PRG", "ORG"),
    ],
)
def test_the_words_beside_or_in_a_name_correct_the_model(text: str, name: str, said: str, label: str) -> None:
    start = text.index(name)
    found = named_mentions(text, [ModelName(start, start + len(name), said)])
    assert [(one.name, one.label) for one in found if one.start == start] == [(name, label)]


def test_what_an_abbreviation_spells_is_the_name_and_not_what_the_model_takes_of_it() -> None:
    text = "Vi är med i Organisationen för Nordmarkens Kuster (ONK)."
    start = text.index("Nordmarkens")
    assert named(text, ModelName(start, text.index(" (ONK)"), "ORG")) == ["Organisationen för Nordmarkens Kuster"]
