"""Which board or office pays or is paid that a caption calls by a noun, or has decide; all invented."""

# ruff: noqa: E501 - tables stand as issuers draw them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CLUBS = "Mottagare                         2024        2025\nStiftelsen Havsmusiken           1 200       1 450\nFöreningen Scenen                  300         350\n"
PAYERS = "                                  2023        2024\nMigrationsverket, etablering     2 240       1 610\nArbetsförmedlingen               2 900       3 050\n"


def payers(found: Any, club: str = "Stiftelsen Havsmusiken") -> set[str]:
    """Who funds ``club``."""
    return {source for source, kind, target in found if kind == "FUNDS" and target == club}


@pytest.mark.parametrize(
    "decided", ["beslutas av", "beviljas av", "fördelas årligen av", "delas ut av", "beslutades av"]
)
@pytest.mark.parametrize("body", ["regionfullmäktige", "kulturnämnden"])
def test_a_caption_that_says_who_decides(edges_of: Callable[..., Any], decided: str, body: str) -> None:
    above = "Region Halland\n\nRegionplan 2025\n\nRegionstyrelsens bidrag minskar. Kulturnämnden har sitt.\n\n"
    found = edges_of(f"{above}Tabell 2. Bidrag som {decided} {body}, tkr\n\n{CLUBS}")
    assert payers(found) == {body.capitalize()}


def test_a_budget_set_by_the_assembly_is_not_paid_by_it(edges_of: Callable[..., Any]) -> None:
    above = "Hylte kommun\n\nBudget 2025\n\n"
    found = edges_of(f"{above}Bidrag 2025 enligt budget fastställd av kommunfullmäktige, tkr\n\n{CLUBS}")
    assert "Kommunfullmäktige" not in payers(found)


def test_the_board_of_the_letterhead_is_the_board(edges_of: Callable[..., Any]) -> None:
    text = (
        "REGION HALLAND\nTrafiknämnden\n\nNämndbudget 2025\n\nNämndens uppdrag\n\nRegionala utvecklingsnämnden svarar för planen.\n\n"
        f"Bidrag till andra, tkr\n\nAv nämndens övriga kostnader avser följande belopp driftbidrag.\n\n{CLUBS}"
    )
    assert payers(edges_of(text)) == {"Trafiknämnden"}


OFFICE = "Hylte kommun\nArbetsmarknadsförvaltningen\nVerksamhetsberättelse 2024\n\nArbetsmarknadsförvaltningen har 80 medarbetare.\n\n"


@pytest.mark.parametrize("given", ["har lämnat", "har beviljat", "har betalat"])
def test_what_an_office_gives(edges_of: Callable[..., Any], given: str) -> None:
    found = edges_of(f"{OFFICE}Bidrag som förvaltningen {given}, tkr\n\n{CLUBS}")
    assert payers(found) == {"Arbetsmarknadsförvaltningen"}


@pytest.mark.parametrize("said", ["är den förvaltning som svarar för jobb", "är kommunens förvaltning för lärande"])
def test_an_office_that_the_preface_introduces(edges_of: Callable[..., Any], said: str) -> None:
    above = (
        f"Lindå kommun\nArbetsmarknad Lindå\nVerksamhetsberättelse 2024\n\nOm oss\n\nArbetsmarknad Lindå {said}.\n\n"
    )
    found = edges_of(f"{above}Arbetsmarknad Lindå växer.\n\nBidrag som förvaltningen har lämnat, tkr\n\n{CLUBS}")
    assert payers(found) == {"Arbetsmarknad Lindå"}


@pytest.mark.parametrize("got", ["tagit emot", "har fått", "har rekvirerat"])
def test_what_an_office_gets(edges_of: Callable[..., Any], got: str) -> None:
    found = edges_of(f"{OFFICE}Bidrag som förvaltningen {got} från andra, tkr\n\n{PAYERS}")
    assert payers(found, "Arbetsmarknadsförvaltningen") == {"Migrationsverket", "Arbetsförmedlingen"}


def test_parties_pay_the_board_that_an_agreement_sets_up(edges_of: Callable[..., Any]) -> None:
    text = (
        "Avtal om Räddningsnämnden Västra Kusten\n\nParter är Hylte kommun, Laholms kommun och Halmstads kommun.\n\n§ 3 Ekonomi\n"
        "Kostnaderna fördelas enligt den trappa som parterna enats om. För 2025 ska parterna erlägga bidrag till nämnden enligt nedan.\n\n"
        "Part                       tkr\nHylte kommun            34 120\nLaholms kommun          26 905\nHalmstads kommun        28 350\n"
    )
    parties = {"Hylte kommun", "Laholms kommun", "Halmstads kommun"}
    assert payers(edges_of(text), "Räddningsnämnden Västra Kusten") == parties


@pytest.mark.parametrize("head", ["Projekt / stödmottagare", "Projekt/sökande", "Insats / mottagare"])
def test_one_column_of_projects_and_who_is_paid_for_them(edges_of: Callable[..., Any], head: str) -> None:
    rows = f"{head:46}Beviljat (kr)\n{'Kyla som kraft / Hylte kommun':46}850 000\n{'Minnen av malm / Stiftelsen Minnet':46}420 000\n"
    text = f"PROTOKOLL\nKulturnämnden\nRegion Halland\n\n§ 12 Projektmedel\n\nKulturnämnden beviljar medel enligt följande.\n\n{rows}"
    found = edges_of(text)
    assert payers(found, "Hylte kommun") == payers(found, "Stiftelsen Minnet") == {"Kulturnämnden"}


def test_a_stroke_in_a_name_parts_nothing(edges_of: Callable[..., Any]) -> None:
    rows = f"{'Mottagare':46}Beviljat (kr)\n{'Föreningen Musik / Scen':46}850 000\n{'Stiftelsen Minnet':46}420 000\n"
    text = f"PROTOKOLL\nKulturnämnden\nRegion Halland\n\n§ 12 Bidrag\n\nKulturnämnden beviljar medel enligt följande.\n\n{rows}"
    assert payers(edges_of(text), "Stiftelsen Minnet") == {"Kulturnämnden"}


@pytest.mark.parametrize("does", ["disponerar statliga medel om 30 mnkr", "har beviljat stöd till länets projekt"])
def test_the_board_that_disposes_of_the_money_of_a_list_pays(edges_of: Callable[..., Any], does: str) -> None:
    text = (
        "Region Halland\n\nBudget 2025\n\n4 Regionala utvecklingsnämnden\n\nNämnden ansvarar för tillväxten i länet.\n\n"
        f"Nämnden {does}. Med dem medfinansieras ett tjugotal projekt. De större är:\n\n"
        "– Smart Skog i Halland, 2 400 tkr.\n– Kustens turism, 600 tkr.\n"
    )
    found = edges_of(text)
    assert payers(found, "Smart Skog i Halland") == {"Regionala utvecklingsnämnden"}
    assert payers(found, "Kustens turism") == {"Regionala utvecklingsnämnden"}
