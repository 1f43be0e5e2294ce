"""Branches of nation-wide associations and companies, and what only stands beside a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.branches import branch


def found(text: str) -> tuple[str, bool] | None:
    known = next(iter(load_gazetteer().scan(text)))
    told = branch(text, known.entry, known.end)
    return None if told is None else (text[: told.end], told.genitive)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Coompanion Jämtland 520 000", "Coompanion Jämtland"),
        ("Ung Företagsamhet i Jämtland Härjedalen 650 000", "Ung Företagsamhet i Jämtland Härjedalen"),
        ("Ung Företagsamhet i Jönköpings län växer", "Ung Företagsamhet i Jönköpings län"),
        ("ABF Västmanland: 312 tkr", "ABF Västmanland"),
        ("ABF Västra Götaland", "ABF Västra Götaland"),
        ("Almi Norra Skaraborg", "Almi Norra Skaraborg"),
        ("Coompanion Skåne Region Skåne 500", "Coompanion Skåne"),
        ("Coompanion Jämtland Ale kommun 500", "Coompanion Jämtland"),
        ("ABF Mora", "ABF Mora"),
        ("Coompanion Kalmar län 900 000", "Coompanion Kalmar län"),
        ("Ung Företagsamhet i Örebro län växer", "Ung Företagsamhet i Örebro län"),
        ("Coompanion Jämtland länge", "Coompanion Jämtland"),
    ],
)
def test_a_place_makes_another_of_it(text: str, name: str) -> None:
    assert found(text) == (name, False)


def test_a_genitive_is_left_out() -> None:
    assert found("Coompanion Skånes arbete") == ("Coompanion Skåne", True)


@pytest.mark.parametrize(
    "text",
    [
        "Coompanion växer",
        "ABF i Mora fick",  # where it did something
        "ABF Mora kommun 500",
        "Röda Korset Sverige",
        "Trafikverket Skåne",  # an authority's own office
        "Coompanion, Skåne",
    ],
)
def test_what_stands_beside_it_is_another(text: str) -> None:
    assert found(text) is None


def test_a_branch_is_paid_and_not_its_place(edges_of: Callable[..., dict[tuple[str, str, str], Any]]) -> None:
    edges = edges_of("Region Skåne betalade 85 000 kronor till Coompanion Skåne 2024.")
    assert set(edges) == {("Region Skåne", "FUNDS", "Coompanion Skåne")}


@given(st.lists(st.sampled_from(["i", "Norra", "Skåne", "Mora", "län", "kommun", ",", "Skånes", "5"]), max_size=6))
def test_any_words_may_follow(words: list[str]) -> None:
    text = " ".join(["ABF", *words])
    told = branch(text, next(iter(load_gazetteer().scan("ABF"))).entry, 3)
    assert told is None or 3 < told.end <= len(text)
