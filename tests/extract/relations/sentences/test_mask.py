"""Masked sentences: the frame that patterns see, and what is kept behind each placeholder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.values import Money, Share
from nysta.extract.relations.sentences.mask import Masked, without_asides

MaskedOf = Callable[[str], Masked]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Tjärnö Energi AB ägs av Ale kommun.", "⟦O0⟧ ägs av ⟦O1⟧ ."),
        ("Projektet Digital bygd leds av Region Halland.", "Projektet ⟦J0⟧ leds av ⟦O1⟧ ."),
        ("Ale kommun äger 54 procent av bolaget sedan 2012.", "⟦O0⟧ äger ⟦P1⟧ av ⟦O2⟧ sedan ⟦Y3⟧ ."),
        ("Ale kommuns bidrag växer.", "⟦O0⟧s bidrag växer ."),
        ("VGR:s bidrag växer.", "⟦O0⟧s bidrag växer ."),
        ("Region Halland ger 2 000 kronor till skolan, men inte mer.", "⟦O0⟧ ger ⟦M1⟧ till skolan , men inte mer ."),
        ("Business Region Göteborg (BRG) växer.", "⟦O0⟧ växer ."),
        ("Invånarna i Kungälv får hjälp av Ale kommun.", "Invånarna i ⟦L0⟧ får hjälp av ⟦O1⟧ ."),
        ("Socialdemokraterna berömmer Ale kommun.", "Socialdemokraterna berömmer ⟦O0⟧ ."),
    ],
)
def test_names_and_values_give_way_to_placeholders(masked_of: MaskedOf, text: str, frame: str) -> None:
    assert masked_of(text).text.strip() == frame


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Ale kommun och Kungälvs kommun växer.", ["Ale kommun", "Kungälvs kommun"]),
        ("Ale kommun samt Region Halland växer.", ["Ale kommun", "Region Halland"]),
        (
            "Ale kommun, Kungälvs kommun och Lilla Edets kommun växer.",
            ["Ale kommun", "Kungälvs kommun", "Lilla Edets kommun"],
        ),
        ("Ale kommun, Kungälvs kommun växer.", ["Ale kommun"]),
        ("Där sitter, förutom Ale kommun, även Region Halland.", ["Ale kommun", "Region Halland"]),
        ("Där finns utöver Ale kommun också Region Halland.", ["Ale kommun", "Region Halland"]),
        ("Utöver Ale kommun växer Region Halland.", ["Ale kommun"]),
        ("Ale kommun och invånarna växer.", ["Ale kommun"]),
        ("Ale och Kungälvs kommuner samt Region Halland växer.", ["Ale", "Kungälvs", "Region Halland"]),
    ],
)
def test_what_a_conjunction_joins_is_one_group(masked_of: MaskedOf, text: str, together: list[str]) -> None:
    assert [one.name for one in masked_of(text).groups[0].mentions] == together


def test_different_kinds_of_names_are_not_one_group(masked_of: MaskedOf) -> None:
    masked = masked_of("Ale kommun och projektet Digital bygd har vuxit.")
    assert masked.text.strip() == "⟦O0⟧ och projektet ⟦J1⟧ har vuxit ."


def test_money_in_brackets_belongs_to_the_name_before(masked_of: MaskedOf) -> None:
    group = masked_of("Tjärnö Energi AB (300 tkr) och Ale kommun (200 tkr) får bidrag.").groups[0]
    kronor = {
        one.name: [value.kronor for value in group.own[one.start] if isinstance(value, Money)] for one in group.mentions
    }
    assert kronor == {"Tjärnö Energi AB": [300_000], "Ale kommun": [200_000]}


def test_names_with_shares_in_brackets_are_owners(masked_of: MaskedOf) -> None:
    masked = masked_of("Tjärnö Energi AB (Ale kommun 54 procent, Kungälvs kommun 46 procent) levererar värme.")
    assert [(one.name, share.percent) for one, share in masked.groups[0].owners] == [
        ("Ale kommun", 54),
        ("Kungälvs kommun", 46),
    ]
    assert masked.text.strip() == "⟦O0⟧ levererar värme ."


def test_every_character_knows_where_it_stood(masked_of: MaskedOf) -> None:
    text = "I maj beviljade Region Halland (RH) projektet Digital bygd, som Ale kommun leder, 2 000 kronor."
    masked = masked_of(text)
    assert len(masked.offsets) == len(masked.text)
    assert list(masked.offsets) == sorted(masked.offsets)
    at = masked.text.index("leder")
    assert text[masked.offsets[at] :].startswith("leder")


def test_a_placeholder_gives_its_group(masked_of: MaskedOf) -> None:
    masked = masked_of("Ale kommun äger 54 procent av Tjärnö Energi AB.")
    assert masked.group("⟦O0⟧").mentions[0].name == "Ale kommun"
    assert isinstance(masked.group("⟦P1⟧").value, Share)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Digital bygd drivs av Ale kommun, och Region Halland har gett bidrag.", "⟦J0⟧ drivs av ⟦O1⟧ , och ⟦O2⟧ har"),
        ("Navet AB ägs av Ale kommun, och Region Halland betalar hyran.", "⟦O0⟧ ägs av ⟦O1⟧ , och ⟦O2⟧ betalar"),
        ("Vi har avtal med Ale kommun, och Region Halland deltar.", "avtal med ⟦O1⟧ , och ⟦O2⟧ deltar"),
        ("Värd är Ale kommun, samt Region Halland.", "är ⟦O0⟧ ."),
        ("Ale kommun, Marks kommun, och Region Halland har ett råd.", "⟦O0⟧ har ett råd"),
    ],
)
def test_a_comma_and_och_before_a_name_that_acts_join_clauses(masked_of: MaskedOf, text: str, masked: str) -> None:
    assert masked in masked_of(f"Projektet {text}" if text.startswith("Digital") else text).text


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("I Klimatrådet Väst, som har Region Halland som värd, sitter Ale kommun.", "I ⟦O0⟧ sitter ⟦O2⟧ ."),
        ("Tjärnö Energi AB, som bildades 2001, ägs av Ale kommun.", "⟦O0⟧ ägs av ⟦O2⟧ ."),
        ("Projektet Digital bygd, ett försök för äldre, leds av Ale kommun.", "Projektet ⟦J0⟧ leds av ⟦O1⟧ ."),
        ("Klimatrådet Väst, där Region Halland är värd, leds av Ale kommun.", "⟦O0⟧ leds av ⟦O2⟧ ."),
        ("Stiftelsen Tjärnöhus, vars hus är från 1910, ägs av Ale kommun.", "⟦O0⟧ ägs av ⟦O1⟧ ."),
    ],
)
def test_a_sentence_without_what_stands_between_commas(masked_of: MaskedOf, text: str, shorter: str) -> None:
    found = without_asides(masked_of(text))
    assert found is not None
    assert found.text.strip() == shorter
    assert len(found.offsets) == len(found.text)


@pytest.mark.parametrize(
    "text", ["Tjärnö Energi AB ägs av Ale kommun.", "Ale kommun äger Tjärnö Energi AB, som bildades 2001."]
)
def test_a_sentence_without_such_clauses_is_as_it_is(masked_of: MaskedOf, text: str) -> None:
    assert without_asides(masked_of(text)) is None
