"""Assignments that a section lists after saying that they are over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "Falu kommun\n\nÅrsrapport 2024\n\nKommunfullmäktige antog budgeten.\n\n6. Redovisning av uppdrag\n\n"
TASKS = "Punkt 1.\n\nSocialnämnden, tillsammans med kulturnämnden, får i uppdrag att utreda lokalerna.\n\n"
AFTER = "7. Nya uppdrag\n\nByggnadsnämnden får i uppdrag att utreda parken.\n"

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def modalities(edges_of: EdgesOf, said: str) -> dict[tuple[str, str], str]:
    found = edges_of(f"{HEAD}{said}\n\n{TASKS}{AFTER}")
    return {(kind, b): one.modality for (_, kind, b), (one, *_) in found.items() if kind == "COMMISSIONS"}


@pytest.mark.parametrize(
    "said",
    [
        "Kontoret bedömer att nedanstående uppdrag, enligt beslutet, blir inaktuella och därmed upphör.",
        "Följande uppdrag har återkallats av kommunfullmäktige.",
        "Uppdragen nedan utgår.",
        "Följande uppdrag upphör att gälla vid årsskiftet.",
    ],
)
def test_revoked_tasks_are_over_and_those_of_the_next_section_are_not(edges_of: EdgesOf, said: str) -> None:
    assert modalities(edges_of, said) == {
        ("COMMISSIONS", "Socialnämnden"): "ended",
        ("COMMISSIONS", "Byggnadsnämnden"): "asserted",
    }


@pytest.mark.parametrize(
    "said",
    [
        "Följande uppdrag föreslås utgå.",
        "Följande uppdrag har inte återkallats.",
        "Följande uppdrag redovisas i april.",
        "Uppdrag som kommit in redovisas här. Avtalet med bolaget upphör.",
    ],
)
def test_tasks_that_stand(edges_of: EdgesOf, said: str) -> None:
    assert set(modalities(edges_of, said).values()) == {"asserted"}
