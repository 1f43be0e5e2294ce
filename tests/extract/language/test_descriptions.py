"""Descriptions: by the noun that once said what a name is, a text means it later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.language.descriptions import definite

ALE, PROJEKT = "Ale kommun", "Digital bygd"
Edge = tuple[str, str, str]


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("inkubator", "inkubatorn"),
        ("kluster", "klustret"),
        ("arena", "arenan"),
        ("centrum", "centret"),
        ("nod", "noden"),
    ],
)
def test_a_noun_has_its_definite_form(noun: str, form: str) -> None:
    assert form in definite(noun)


@pytest.mark.parametrize(
    "text",
    [
        "I fjol växte sågverket Norrlida Trä AB. Sågverket samordnar projektet Digital bygd.",
        "Norrlida Trä AB, ett sågverk vid kusten, har vuxit. Sågverket samordnar projektet Digital bygd.",
        "Norrlida Trä AB är ett modernt sågverk. Sågverket samordnar projektet Digital bygd.",
    ],
)
def test_a_described_name_is_meant_by_the_noun(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    found = edges_of(f"Årsrapport\n\nRegion Halland växer. {text}", issuer="Region Halland")
    assert ("Norrlida Trä AB", "COORDINATES", PROJEKT) in found


def test_part_of_a_word_within_a_name_calls_it(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    text = f"Årsrapport\n\nEnergikontor Lagan ger råd. Kontoret samordnar projektet {PROJEKT}."
    assert ("Energikontor Lagan", "COORDINATES", PROJEKT) in edges_of(text, issuer="Region Halland")


def test_the_noun_right_before_its_name_is_no_second_one(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    text = f"Årsrapport\n\nVi köper från sågverket Norrlida Trä AB. {ALE} samarbetar med sågverket Norrlida Trä AB."
    found = edges_of(text, issuer="Region Halland")
    assert {frozenset((a, b)) for a, kind, b in found if kind == "COLLABORATES_WITH"} == {
        frozenset((ALE, "Norrlida Trä AB"))
    }
