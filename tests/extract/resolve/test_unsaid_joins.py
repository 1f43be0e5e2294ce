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


def test_a_word_of_a_name_and_the_initials_of_the_rest_mean_it(graph_of: Callable[..., GraphFile]) -> None:
    text = (
        "Region Dalarna\n\nBudget 2024\n\nOperativa miljö- och klimatnämnden ansvarar för tillsynen.\n\n"
        "Regionbidrag till nämnderna, mnkr\n\n                 2024\nOperativ MKN     120,5\nRegionstyrelsen   90,0\n"
        "Patientnämnden     4,5\n"
    )
    names = {one.name: one.aliases for one in graph_of(text).entities}
    [body] = [name for name, aliases in names.items() if "Operativ MKN" in (name, *aliases)]
    assert body.endswith("miljö- och klimatnämnden"), names


def test_initials_that_fit_two_names_mean_neither(graph_of: Callable[..., GraphFile]) -> None:
    text = "Miljö- och hälsonämnden möter Mora hockeynätverk. Beslutet av MHN gäller båda."
    entities = graph_of(f"Rapport 2024\n\n{text}\n").entities
    assert not any("MHN" in one.aliases for one in entities)
