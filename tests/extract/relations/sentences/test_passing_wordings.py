"""What reports say in passing: units set up, networks of others, parties named in apposition, money granted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edge = tuple[str, str, str]

ISSUER, FALUN, DALARNA = "Hedemora kommun", "Falu kommun", "Region Dalarna"
KANSLI, VINNOVA = "Kommunledningskontoret", "Vinnova"

SAID: list[tuple[str, list[Edge]]] = [
    (
        "En central stödfunktion för informationssäkerhet har inrättats på kommunledningskontoret under året.",
        [("Central stödfunktion för informationssäkerhet", "PART_OF", KANSLI)],
    ),
    (
        f"{ISSUER} ingår i {DALARNA}s nätverk för flyktingfrågor.",
        [(DALARNA, "COORDINATES", "Nätverk för flyktingfrågor"), (ISSUER, "MEMBER_OF", "Nätverk för flyktingfrågor")],
    ),
    (
        "Stiftelsen Gruvans vänner växer. I styrgruppen sitter företrädare för stiftelsens två huvudmän, det vill säga"
        f" {FALUN} och {DALARNA}.",
        [(one, "OWNS", "Stiftelsen Gruvans vänner") for one in (FALUN, DALARNA)],
    ),
    (
        "Nätverket Stubben är ett nätverk för skogsägare. I styrgruppen sitter representanter från nätverkets"
        f" tre parter, det vill säga {FALUN}, {DALARNA} och Dalarnas museum.",
        [(one, "MEMBER_OF", "Stubben") for one in (FALUN, DALARNA, "Dalarnas museum")],
    ),
    (
        "Hösten 2024 bildades en ny samverkansarena för grön omställning, Gläntan. Den nya arenan utgörs av ett"
        " konsortium med två lärosäten som ägare: Högskolan Dalarna och Uppsala universitet.",
        [(one, "OWNS", "Gläntan") for one in ("Högskolan Dalarna", "Uppsala universitet")],
    ),
    (
        f"Medel har sökts och beviljats från {VINNOVA} för ökat samarbete mellan biblioteken.",
        [(VINNOVA, "FUNDS", ISSUER)],
    ),
    (
        "En avsättning om 900 tkr har gjorts till Högskolan Dalarna för en ny utbildning.",
        [(ISSUER, "FUNDS", "Högskolan Dalarna")],
    ),
    (
        "Fullmäktige har behandlat kulturnämndens redovisning av uppdrag från kommunfullmäktige.",
        [("Kommunfullmäktige", "COMMISSIONS", "Kulturnämnden")],
    ),
    (
        f"Projekten Grön el och Blå våg drivs av {FALUN} respektive {DALARNA}.",
        [(FALUN, "COORDINATES", "Grön el"), (DALARNA, "COORDINATES", "Blå våg")],
    ),
]


@pytest.mark.parametrize(("body", "edges"), SAID, ids=[body[:40] for body, _ in SAID])
def test_it_is_read(held_of: Callable[[str], set[Edge]], body: str, edges: list[Edge]) -> None:
    assert set(edges) <= held_of(body)


@pytest.mark.parametrize(
    ("body", "edge"),
    [
        (f"Projekten Grön el och Blå våg drivs av {FALUN} respektive {DALARNA}.", (FALUN, "COORDINATES", "Blå våg")),
        (f"{ISSUER} ingår i {DALARNA}s nätverk för flyktingfrågor.", (ISSUER, "MEMBER_OF", DALARNA)),
        (
            f"Bidrag har beviljats från {VINNOVA} till {FALUN} för arbetet.",
            (VINNOVA, "FUNDS", ISSUER),
        ),
    ],
)
def test_it_is_not_read(held_of: Callable[[str], set[Edge]], body: str, edge: Edge) -> None:
    assert edge not in held_of(body)
