"""Names that mean one entity though the document never says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        (
            "Arbetet följer Regionala utvecklingsstrategin för Värmland. Målen i RUS är fyra.",
            "Regionala utvecklingsstrategin",
            "RUS",
        ),
        ("Länstrafiken Örebro kör bussarna. Avtalet med LÖR löper vidare.", "Länstrafiken Örebro", "LÖR"),
        ("Skolverket leder arbetet. Programmet Skolverket växer.", "Skolverket", "Skolverket"),
    ],
)
def test_initials_that_fit_one_name_mean_it(
    graph_of: Callable[..., GraphFile], text: str, long: str, short: str
) -> None:
    entities = graph_of(f"Rapport 2024\n\n{text}\n").entities
    called = [one for one in entities if short in (one.name, *one.aliases)]
    assert len(called) <= 1, called
    assert all(long in one.name for one in called), called


def test_initials_that_fit_two_names_mean_neither(graph_of: Callable[..., GraphFile]) -> None:
    text = "Miljö- och hälsonämnden möter Mora hockeynätverk. Beslutet av MHN gäller båda."
    entities = graph_of(f"Rapport 2024\n\n{text}\n").entities
    assert not any("MHN" in one.aliases for one in entities)
