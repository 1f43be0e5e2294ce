"""The figures that a run ends with."""

from __future__ import annotations

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
