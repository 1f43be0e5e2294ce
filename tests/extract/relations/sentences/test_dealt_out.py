"""Who is given money in brackets behind his name, by whoever issues the document."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]
ISSUER = "Kommunalförbundet Älven"


def paid(edges_of: EdgesOf, text: str) -> dict[tuple[str, str], float | None]:
    """Who pays whom, and how many kronor."""
    found = edges_of(f"{text}\n", issuer=ISSUER)
    return {(a, b): relation.amount_sek for (a, kind, b), (relation, *_) in found.items() if kind == "FUNDS"}


@pytest.mark.parametrize(
    "text",
    [
        "De största mottagarna var Säters FF (30 000 kr), Heby Scoutkår (20 000 kr) och Stiftelsen Älvdalen (45 000 kr).",
        "I år har medel gått till Säters FF (30 000 kr) för ett läger, till Heby Scoutkår (20 000 kr) för en kanot och till "
        "Stiftelsen Älvdalen (45 000 kr).",
        "Bidragen gick till Säters FF (30 000 kr), Heby Scoutkår (20 000 kr) samt Stiftelsen Älvdalen (45 000 kr).",
    ],
)
def test_those_with_an_amount_in_brackets_are_paid_by_the_issuer(edges_of: EdgesOf, text: str) -> None:
    assert paid(edges_of, text) == {
        (ISSUER, "Säters FF"): 30_000,
        (ISSUER, "Heby Scoutkår"): 20_000,
        (ISSUER, "Stiftelsen Älvdalen"): 45_000,
    }


@pytest.mark.parametrize(
    "text",
    [
        "De största leverantörerna var Sala Bygg AB (300 tkr) och Heby Rör AB (200 tkr).",
        "Medel från Vinnova har gått till Säters FF (30 000 kr) och Heby Scoutkår (20 000 kr).",
        "De största mottagarna var Säters FF (30 medlemmar) och Heby Scoutkår (20 medlemmar).",
    ],
)
def test_suppliers_and_what_another_gave_are_not(edges_of: EdgesOf, text: str) -> None:
    assert not any(a == ISSUER for a, _ in paid(edges_of, text))
