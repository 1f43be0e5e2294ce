"""What the tests of wordings share: a report around what is asked of, and short ways to what it is read to state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.graph_file import GraphFile, Relation

Edge = tuple[str, str, str]
Flow = tuple[str, str, int | None, int]
HOLDING = ("asserted", "planned")


@pytest.fixture(scope="session")
def report_of() -> Callable[[str, str], str]:
    """What stands in the midst of a report, and whose report it is → its text."""

    def report(body: str, issuer: str) -> str:
        preface = "Året har varit gott. Skolorna har fått fler elever.\n\n" * 12
        head = f"{issuer}\n\nÅrsredovisning 2024\n\n{issuer} redovisar här sin verksamhet.\n\n{preface}"
        return f"{head}{body}\n\nÖvrigt\n\nInget mer finns att redovisa.\n"

    return report


@pytest.fixture(scope="session")
def held_of(
    edges_of: Callable[..., dict[Edge, Any]], report_of: Callable[[str, str], str]
) -> Callable[[str], set[Edge]]:
    """What stands in a report of Hedemora kommun → the edges that it states as holding or planned."""

    def held(body: str) -> set[Edge]:
        found = edges_of(report_of(body, "Hedemora kommun"))
        return {edge for edge, told in found.items() if any(one.modality in HOLDING for one in told)}

    return held


@pytest.fixture(scope="session")
def flows_in() -> Callable[[GraphFile], set[Flow]]:
    """A graph file → its flows that are likelier than not, of any modality: (payer, recipient, year, whole kronor)."""

    def flows(graph: GraphFile) -> set[Flow]:
        name = {one.id: one.name for one in graph.entities}
        return {
            (name[one.source], name[one.target], one.year, one.amount_sek)
            for one in graph.relations
            if one.type == "FUNDS" and one.amount_sek is not None and one.confidence >= 0.5
        }

    return flows


@pytest.fixture(scope="session")
def flows_of(
    graph_of: Callable[..., GraphFile],
    report_of: Callable[[str, str], str],
    flows_in: Callable[[GraphFile], set[Flow]],
) -> Callable[[str], set[Flow]]:
    """What stands in a report of Falu kommun → the flows that count: (payer, recipient, year, whole kronor), budgets
    and outcomes alike."""

    def flows(body: str) -> set[Flow]:
        graph = graph_of(report_of(body, "Falu kommun"))
        holding = [one for one in graph.relations if one.modality in HOLDING]
        return flows_in(graph.model_copy(update={"relations": holding}))

    return flows


@pytest.fixture(scope="session")
def money_in(
    graph_of: Callable[..., GraphFile], report_of: Callable[[str, str], str]
) -> Callable[[str], list[tuple[str, str, Relation]]]:
    """What stands in a report of Falu kommun → its flows that are likelier than not, with payer and receiver."""

    def money(body: str) -> list[tuple[str, str, Relation]]:
        graph = graph_of(report_of(body, "Falu kommun"))
        name = {one.id: one.name for one in graph.entities}
        flows = [one for one in graph.relations if one.type == "FUNDS" and one.confidence >= 0.5]
        return [(name[one.source], name[one.target], one) for one in flows]

    return money
