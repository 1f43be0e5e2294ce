"""Abbreviations and short forms that a document defines, or uses without a word."""

from __future__ import annotations

import pytest

from nysta.extract.language.glossary import Glossary, definitions, unexplained
from nysta.extract.language.mention import Mention
from nysta.extract.language.mentions import named_mentions


def defined(text: str) -> dict[str, str]:
    return {short: mention.name for mention, short in definitions(text, named_mentions(text))}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Älvbygdens kommunalförbund (ÄKF) växer.", "ÄKF", "Älvbygdens kommunalförbund"),
        ("Tjärnö Energi AB (nedan kallat Energibolaget) växer.", "Energibolaget", "Tjärnö Energi AB"),
        ("Tjärnö Energi AB (TEAB) växer.", "TEAB", "Tjärnö Energi AB"),
        ("Tjärnö Energi AB (”Energibolaget”) växer.", "Energibolaget", "Tjärnö Energi AB"),
        ("Kulturnämnden (KN) växer.", "KN", "Kulturnämnden"),
        ("KN, kulturnämnden, växer.", "KN", "kulturnämnden"),
        ("Tjärnö Kommunföretag AB, TKAB, växer.", "TKAB", "Tjärnö Kommunföretag AB"),
        ("Tjärnö Kommunföretag AB, i dagligt tal TKF, växer.", "TKF", "Tjärnö Kommunföretag AB"),
        ("Stiftelsen Tjärnö Bildarkiv, till vardags Bildarkivet, växer.", "Bildarkivet", "Stiftelsen Tjärnö Bildarkiv"),
        ("Samverkansnätverket Norra Sjön, som förkortas NOS, växer.", "NOS", "Norra Sjön"),
        ("Tjärnö Energi AB (ägs av Ale), ofta kallat Energibolaget, växer.", "Energibolaget", "Tjärnö Energi AB"),
        ("Nätverket Salta Cykel Bottenhavet (SCB) växer.", "SCB", "Salta Cykel Bottenhavet"),
    ],
)
def test_a_short_form_is_defined(text: str, short: str, long: str) -> None:
    assert defined(text)[short] == long


@pytest.mark.parametrize(
    "text",
    [
        "Ale kommun (S) växer.",
        "Ale kommun (Ale kommun) växer.",
        "Ale kommun (som växer) bygger.",
        "Ale kommun (300 tkr) får bidrag.",
        "Ale kommun växer. (ÄKF)",
        "Naturvårdsverket (LONA) betalar.",
        "Tjärnö Energi AB, till vardags trångbodda, växer.",
        "Tjärnö Energi AB, som ofta anlitas, växer.",
    ],
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert defined(text) == {}


def name(text: str) -> Mention:
    return Mention(0, len(text), text, "ORG", "nämnd", "rule")


def test_an_abbreviation_that_one_name_fits_needs_no_definition() -> None:
    found = unexplained(["RUN beslutar om medel."], [name("regionutvecklingsnämnden"), name("Ale kommun")], known=never)
    assert [(mention.name, short) for mention, short in found] == [("regionutvecklingsnämnden", "RUN")]


def test_an_abbreviation_that_two_names_fit_stays_unexplained() -> None:
    names = [name("kulturnämnden"), name("konsumentnämnden")]
    assert list(unexplained(["KN beslutar."], names, known=never)) == []


def test_a_known_abbreviation_is_left_alone() -> None:
    assert list(unexplained(["RUN."], [name("regionutvecklingsnämnden")], known=lambda short: short == "RUN")) == []


def never(short: str) -> bool:
    return False


def test_the_first_definition_stands() -> None:
    glossary = Glossary()
    glossary.define("KN", name("kulturnämnden"))
    glossary.define("KN", name("konsumentnämnden"))
    assert {short: one.name for short, one in glossary.short_forms.items()} == {"KN": "kulturnämnden"}
    kept = glossary.long_of("KN")
    assert kept is not None
    assert kept.name == "kulturnämnden"
    assert glossary.long_of("ÄKF") is None
