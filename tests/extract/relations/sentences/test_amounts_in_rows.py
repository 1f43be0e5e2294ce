"""Whose each of several amounts of one sentence is: between commas, in turn, behind a colon, raised from and to."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND, BOARD = "Ale kommun", "Lerums kommun", "Region Halland", "Kulturnämnden"
EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def paid(edges_of: EdgesOf, text: str) -> dict[tuple[str, str], int | None]:
    """(payer, paid) → kronor of what a text states, where its issuer is nobody of those."""
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus")
    return {(a, b): one.amount_sek for (a, kind, b), (one, *_) in found.items() if kind == "FUNDS"}


@pytest.mark.parametrize(
    "text",
    [
        f"Medfinansiärer till projektet Norrsken är {ALE}, 500 tkr, och {HALLAND}, 1 mnkr.",
        f"Projektet Norrsken finansieras av {ALE}, 500 tkr, och {HALLAND}, 1 mnkr.",
        f"Projektet Norrsken finansieras av {ALE} och {HALLAND} med 500 tkr respektive 1 mnkr.",
        f"Projektet Norrsken finansieras av {ALE} (500 tkr) och {HALLAND} (1 mnkr).",
    ],
)
def test_each_payer_has_its_own(edges_of: EdgesOf, text: str) -> None:
    assert paid(edges_of, text) == {(ALE, "Norrsken"): 500_000, (HALLAND, "Norrsken"): 1_000_000}


@pytest.mark.parametrize(
    "text",
    [
        f"{BOARD} ger bidrag till Teater Väst AB, 500 tkr, Stiftelsen Dansrum, 300 tkr, och Föreningen Scen, 1 mnkr.",
        f"{BOARD} fördelar 1,8 mnkr: Teater Väst AB 500 tkr, Stiftelsen Dansrum 300 tkr och Föreningen Scen 1 mnkr.",
        f"{BOARD} har beviljat följande bidrag för året: 500 tkr till Teater Väst AB, 300 tkr till Stiftelsen Dansrum och 1 mnkr till Föreningen Scen.",
    ],
)
def test_each_receiver_has_its_own(edges_of: EdgesOf, text: str) -> None:
    assert paid(edges_of, text) == {
        (BOARD, "Teater Väst AB"): 500_000,
        (BOARD, "Stiftelsen Dansrum"): 300_000,
        (BOARD, "Föreningen Scen"): 1_000_000,
    }


def test_who_deals_out_unsaid_is_who_issues_the_document(edges_of: EdgesOf) -> None:
    text = "Bidrag beviljas enligt följande: Teater Väst AB 500 tkr, Stiftelsen Dansrum 300 tkr."
    assert paid(edges_of, text) == {
        ("Stiftelsen Tjärnöhus", "Teater Väst AB"): 500_000,
        ("Stiftelsen Tjärnöhus", "Stiftelsen Dansrum"): 300_000,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaderna fördelades så: Teater Väst AB 500 tkr och hyror 300 tkr.",
        "Årets omsättning var: Teater Väst AB 500 tkr, Stiftelsen Dansrum 300 tkr.",
        "Det gavs flera besked: Teater Väst AB sålde för 500 tkr.",
    ],
)
def test_other_lists_behind_a_colon(edges_of: EdgesOf, text: str) -> None:
    assert not [one for one in paid(edges_of, text) if "Stiftelsen Tjärnöhus" in one]


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        (f"{BOARD} höjer bidraget till Teater Väst AB från 500 tkr till 700 tkr.", 700_000),
        (f"{BOARD} ökar sitt stöd till Teater Väst AB från 500 till 700 tkr.", 700_000),
        (f"{BOARD} ger Teater Väst AB ett bidrag på från 500 tkr till 700 tkr.", None),
    ],
)
def test_what_it_is_raised_to(edges_of: EdgesOf, text: str, kronor: int | None) -> None:
    assert paid(edges_of, text)[BOARD, "Teater Väst AB"] == kronor
