"""Names that a sentence says to be something, in the wordings that issuers use, and words that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.names.name_rules import rule_names


def found(text: str) -> set[tuple[str, str]]:
    return {(text[it.start : it.end], it.label) for it in rule_names(text) if it.rule in ("predicated", "announced")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Röda Garnet är ett projekt om fiske.", ("Röda Garnet", "PRJ")),
        ("Garnet är namnet på det projekt som ska rädda fisket.", ("Garnet", "PRJ")),
        ("Garnet, kommunens projekt om fiske, avslutades i vår.", ("Garnet", "PRJ")),
        ("Källornas röster, arkivets projekt om gamla brunnar, avslutades i vår.", ("Källornas röster", "PRJ")),
        ("Nytt i år. Stigen, det nätverk där länets rektorer möts, har vuxit.", ("Stigen", "ORG")),
        ("Rektorerna har hittills mötts i Stigen, det nätverk där skolorna samlas.", ("Stigen", "ORG")),
        ("Lampan Norr är vår satsning för fler läsare.", ("Lampan Norr", "PRG")),
        ("Under året drevs ett projekt om fiske, kallat Garnet, i två hamnar.", ("Garnet", "PRJ")),
        ("De två kommunerna har ett bolag med namnet Kustnät.", ("Kustnät", "ORG")),
        ("Vi ingår i ett nätverk för rektorer som heter Stigen.", ("Stigen", "ORG")),
        ("Ett av programmen går under namnet Lampan.", ("Lampan", "PRG")),
        ("Föreningen startade ett projekt vid namn Garnet.", ("Garnet", "PRJ")),
        ("Ett residensprogram, Medströms, pågår i Fors.", ("Medströms", "PRG")),
        ("Pengarna går till en ny kvinnosatsning, Stigspåret, med Ale kommun som ägare.", ("Stigspåret", "PRG")),
        ("Kommunerna bildade ett bolag, Vattenvakten, som sköter brunnarna.", ("Vattenvakten", "ORG")),
        ("Surmyren heter ett av våra projekt.", ("Surmyren", "PRJ")),
        ("Föreningens namn är Sjöarna i samverkan, förkortat SIS.", ("Sjöarna i samverkan", "ORG")),
        ("Bolagets firma är Sillviks Stadshus AB.", ("Sillviks Stadshus AB", "ORG")),
        (
            "§ 1 Kommunalförbundets namn är Räddningstjänsten i Norra bygden",
            ("Räddningstjänsten i Norra bygden", "ORG"),
        ),
        ("Projektets namn ska vara ”Öppna spjäll”.", ("Öppna spjäll", "PRJ")),
    ],
)
def test_a_sentence_says_what_a_name_is(text: str, name: tuple[str, str]) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I arbetet finns mottagningen i Ljusne, en enhet inom regionen.",
        "Det är ett projekt om fiske.",
        "Fisket är ett projekt för alla.",  # any word has a capital there
        "Störst av alla har varit fisket, ett projekt om nät.",
        "Under året startade fisket, kommunens projekt om nät.",
        "De har ett bolag, Region Halland, som delägare.",
        "De har ett nätverk, en förening och en brunn.",
        "Fisket är en angelägenhet för alla.",
        "Arbetet är namnet på dörren.",
        "Föreningens namn är känt i hela länet.",
        "Bolagets namn och firma har ändrats.",
    ],
)
def test_what_says_nothing_of_a_name(text: str) -> None:
    assert found(text) == set()


PIECES = [
    "Garnet",
    "är",
    "namnet på",
    "det projekt",
    ",",
    "ett bolag",
    "som heter",
    "kommunens nätverk",
    ".",
    "i",
    "Mo",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_said_names_stay_within_the_text(text: str) -> None:
    assert all(0 <= it.start < it.end <= len(text) for it in rule_names(text))
