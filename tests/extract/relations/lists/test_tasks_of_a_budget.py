"""The tasks that a council's budget lists: the council gives each of them, and nobody who has one himself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]

HEAD = "Mål och budget 2025\n\nAntagen av kommunfullmäktige 2024-11-18\n\nMARKS KOMMUN\n\n"
TASKS = (
    "A. Kommunstyrelsen får i uppdrag att redovisa hur lokalytan kan minskas.\n"
    "B. Marks Bostäder AB får i uppdrag att planera för ett trygghetsboende.\n"
    "C. Socialnämnden får i uppdrag att utvärdera avtalet.\n"
)


def givers(edges_of: EdgesOf, text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for giver, kind, charged in edges_of(text):
        if kind == "COMMISSIONS":
            found.setdefault(charged, set()).add(giver)
    return found


def test_the_council_gives_them_all(edges_of: EdgesOf) -> None:
    council = {"Kommunfullmäktige"}
    found = givers(edges_of, f"{HEAD}Uppdrag till nämnder och bolag\n{TASKS}")
    assert found == {"Kommunstyrelsen": council, "Marks Bostäder AB": council, "Socialnämnden": council}


def test_elsewhere_a_company_has_its_task_of_nobody_known(edges_of: EdgesOf) -> None:
    assert "Marks Bostäder AB" not in givers(edges_of, f"{HEAD}Framtiden\n{TASKS}")
