"""Plans taken up by the word for them."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.resolve.plan_heads import plan_head

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]
HALLAND = "Region Halland"
PLAN = "Kulturplan för Tjärnö 2024–2028"


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("kulturplanen", "kulturplan"),
        ("handlingsprogrammet", "handlingsprogram"),
        ("klimatstrategin", "klimatstrategi"),
        ("planen", None),
        ("kulturplan", None),
        ("kulturplanen för tjärnö", None),
    ],
)
def test_the_word_for_a_plan(form: str, head: str | None) -> None:
    assert plan_head(form) == head


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        (f"{PLAN} antogs i maj. Kulturplanen samordnas av {HALLAND}.", PLAN),
        (f"{PLAN} antogs i maj. Det är {HALLAND} som samordnar kulturplanen.", PLAN),
        (f"Handlingsprogram för rörelse 2024–2028 antogs. Handlingsprogrammet samordnas av {HALLAND}.", "Handlingsprogram för rörelse 2024–2028"),
        (f"Regional klimatstrategi för Tjärnö 2030 antogs. Klimatstrategin samordnas av {HALLAND}.", "Regional klimatstrategi för Tjärnö 2030"),
    ],
)  # fmt: skip
def test_it_is_the_plan_that_begins_so(edges_of: EdgesOf, text: str, plan: str) -> None:
    assert (HALLAND, "COORDINATES", plan) in edges_of(f"Årsrapport\n\n{text}\n")


def test_another_plan_is_not_meant(edges_of: EdgesOf) -> None:
    found = edges_of(f"Årsrapport\n\n{PLAN} antogs i maj. Biblioteksplanen samordnas av {HALLAND}.\n")
    assert [edge for edge in found if edge[2] == PLAN] == []
