"""The figures that a run ends with."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.graph_file import GraphFile, Skipped
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.naming import wholes_of_namesakes
from nysta.graph.summary import summarise

WHOLE, OTHER = "organisation/region-a", "organisation/region-b"


def test_bodies_of_one_name_are_told_apart_by_what_they_are_part_of() -> None:
    nodes = [(WHOLE, "Region A"), (OTHER, "Region B")]
    nodes += [(f"{each}/kulturnämnden", "Kulturnämnden") for each in (WHOLE, OTHER)]
    edges = [
        Edge("p", "PART_OF", f"{OTHER}/kulturnämnden", OTHER, "Organisation", "Organisation"),
        *(
            Edge(f"f{n}", "FUNDS", source, WHOLE, "Organisation", "Organisation", {"amount_sek": n, "counts": True})
            for n, (source, _) in enumerate(nodes[1:], start=1)
        ),
    ]
    whose = wholes_of_namesakes(dict(nodes), edges)
    stated = [(own, {"name": name, "whose": whose.get(own)}) for own, name in nodes]
    graph = MergedGraph(tuple(Node(own, "Organisation", each) for own, each in stated), tuple(edges))
    assert [(each.name, each.kronor) for each in summarise([], graph).kronor_by_funder] == [
        ("Kulturnämnden (Region B)", 3),
        ("Kulturnämnden (Region A)", 2),
        ("Region B", 1),
    ]


def test_what_documents_count_is_summed_up(graph_file: Callable[..., GraphFile]) -> None:
    said = [
        ("lists of persons: 22 lines left out", "page has no text layer", "page has more than 9 characters"),
        ("lists of persons: 32 lines left out", "page has no text layer", "4 formulas have no computed value; save"),
    ]
    files = [
        graph_file(f"d{n}", []).model_copy(update={"skipped": [Skipped(what=what) for what in each]})
        for n, each in enumerate(said)
    ]
    assert summarise(files, MergedGraph((), ())).skipped == {
        "lists of persons: lines left out": 54,
        "formulas have no computed value; save": 4,
        "page has no text layer": 2,
        "page has more than 9 characters": 1,
    }
