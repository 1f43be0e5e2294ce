"""Items that say who gets money, the sentence that introduces them, and rows of those who are paid for a project."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def flows(edges_of: EdgesOf, text: str) -> set[tuple[str, str, int | None]]:
    return {(a, b, one.amount_sek) for (a, kind, b), told in edges_of(text).items() if kind == "FUNDS" for one in told}


@pytest.mark.parametrize("verb", ["får", "beviljades", "fick löfte om", "tilldelas högst", "har beviljats"])
def test_the_name_ends_before_the_verb(edges_of: EdgesOf, verb: str) -> None:
    text = (
        "Tjörns kommun\nVerksamhetsberättelse 2023\n\nStöd\n\nBland de större stöden märks:\n"
        f"• Tjörns Ishockeyklubb {verb} 300 000 kronor till nya sarger i ishallen.\n"
        f"• Tjörns Ridklubb {verb} 450 000 kronor till ett ridhustak.\n"
    )
    told = {("Tjörns kommun", "Tjörns Ishockeyklubb", 300_000), ("Tjörns kommun", "Tjörns Ridklubb", 450_000)}
    assert flows(edges_of, text) == told


def test_only_the_last_sentence_introduces_a_list(edges_of: EdgesOf) -> None:
    text = (
        "Mål och budget 2025\n\nALINGSÅS KOMMUN\n\nKulturnämnden\nBidraget till Räddningstjänsten Mitt är 58,4 mnkr. Region "
        "Halland är en annan finansiär av förbundet. Dessutom utgår driftstöd till:\n– Nyföretagarcentrum Väst, 420 tkr\n"
        "– Säveåns vänner, 75 tkr\n"
    )
    found = flows(edges_of, text)
    assert ("Kulturnämnden", "Nyföretagarcentrum Väst", 420_000) in found
    assert [one for one in found if one[1] == "Räddningstjänsten Mitt" and one[0] != "Alingsås kommun"] == []


GRANTS = (
    "Region Halland\n\nVerksamhetsplan 2025\n\nProjektstöd\nKulturnämnden har beviljat följande.\n\n"
    "Sökande                       Projekt                           Sökt, kr     Beviljat, kr\n"
    "Laholm Parkour Club           Hopp på taket                       60 000           45 000\n"
    "Teater Tvärspel               Röster från kusten                 120 000          120 000\n"
    "Laholms Konstförening         Ljusgatan                           80 000                0\n"
)


def test_who_is_paid_for_a_project_leads_it(edges_of: EdgesOf) -> None:
    leads = {(a, b) for a, kind, b in edges_of(GRANTS) if kind == "COORDINATES"}
    assert leads == {("Laholm Parkour Club", "Hopp på taket"), ("Teater Tvärspel", "Röster från kusten")}


def test_nobody_leads_what_money_is_for(edges_of: EdgesOf) -> None:
    text = GRANTS.replace("Projekt   ", "Ändamål   ")
    assert [edge for edge in edges_of(text) if edge[1] == "COORDINATES"] == []


def test_a_project_with_a_leader_is_not_its_receivers(edges_of: EdgesOf) -> None:
    text = (
        "Region Halland\n\nVerksamhetsplan 2025\n\nProjektstöd\nKulturnämnden har beviljat följande.\n\n"
        "Projekt                 Projektägare            Mottagare               Beviljat, kr\n"
        "Hopp på taket           Laholms kommun          Laholm Parkour Club           45 000\n"
        "Röster från kusten      Varbergs kommun         Teater Tvärspel              120 000\n"
    )
    leads = {(a, b) for a, kind, b in edges_of(text) if kind == "COORDINATES"}
    assert ("Laholm Parkour Club", "Hopp på taket") not in leads
