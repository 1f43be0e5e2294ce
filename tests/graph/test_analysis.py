"""Measures of a network that is small enough to work out by hand."""

from __future__ import annotations

import networkx
import pytest

from nysta.graph.analysis import MEASURES, analyse, pagerank
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.network import money_network, to_networkx
from nysta.graph.ontology import ontology


def body(name: str) -> Node:
    return Node(f"organisation/{name}", "Organisation", {"name": name, "kind": "kommun"})


def tie(one: str, other: str, kind: str = "COLLABORATES_WITH", **stated: object) -> Edge:
    ends = (f"organisation/{one}", f"organisation/{other}", "Organisation", "Organisation")
    return Edge(f"{one}{kind}{other}{stated.get('year', '')}", kind, *ends, stated)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def two_groups() -> MergedGraph:
    """Two groups of three (a b c, x y z) that only m ties together; a gives b, b gives m, a claim, one alone."""
    names = ("a", "b", "c", "x", "y", "z", "m", "ensam")
    edges = [tie(*pair) for pair in ("ab", "bc", "ac", "xy", "yz", "xz", "cm", "mx")]
    edges += [
        tie("a", "b", "FUNDS", amount_sek=100, year=2023, counts=True),
        tie("a", "b", "FUNDS", amount_sek=50, year=2024, counts=True),
        tie("a", "b", "FUNDS", amount_sek=999, year=2025, counts=False),
        tie("b", "m", "FUNDS", amount_sek=30, year=2024, counts=True),
        tie("a", "z", "CLAIM", type="OWNS"),
    ]
    return MergedGraph(tuple(map(body, names)), tuple(edges))


def test_measures(two_groups: MergedGraph) -> None:
    found = {each.name: each for each in analyse(two_groups)}
    assert set(found) == set("abcxyzm")
    assert {name: each.degree for name, each in found.items()} == dict(
        zip("abcxyzm", (2, 3, 3, 3, 2, 2, 3), strict=True)
    )
    assert max(found.values(), key=lambda each: each.betweenness).name == "m"
    assert found["m"].communities_tied == 2
    assert found["a"].community == found["b"].community == found["c"].community
    assert found["x"].community == found["y"].community == found["z"].community
    assert found["a"].community != found["x"].community
    assert found["a"].communities_tied == 1
    assert (found["a"].money_out, found["b"].money_in, found["b"].money_out, found["m"].money_in) == (150, 150, 30, 30)
    assert found["m"].money_rank > found["b"].money_rank > found["a"].money_rank
    assert sum(each.pagerank for each in found.values()) == pytest.approx(1, abs=1e-4)


def test_money_of_one_year(two_groups: MergedGraph) -> None:
    found = {each.name: each for each in analyse(two_groups, year=2024)}
    assert (found["a"].money_out, found["b"].money_in, found["m"].money_in) == (50, 50, 30)


def test_the_order_of_the_graph_does_not_matter(two_groups: MergedGraph) -> None:
    turned = MergedGraph(two_groups.nodes[::-1], two_groups.edges[::-1])
    assert analyse(turned) == analyse(two_groups)


def test_pagerank_is_the_one_of_networkx(two_groups: MergedGraph) -> None:
    money = money_network(to_networkx(two_groups))
    theirs = networkx.pagerank(money, weight="amount_sek", tol=1e-12, max_iter=500)
    assert pagerank(money, "amount_sek") == pytest.approx(theirs, abs=1e-7)


def test_an_empty_graph_has_no_measures() -> None:
    assert analyse(MergedGraph((), ())) == ()


def test_networkx_has_everything_but_passages(two_groups: MergedGraph) -> None:
    network = to_networkx(two_groups)
    assert (len(network), network.number_of_edges()) == (8, 12)
    assert network.edges["organisation/a", "organisation/b", "aFUNDSb2023"]["amount_sek"] == 100
    assert to_networkx(two_groups, claims=True).number_of_edges() == 13


def test_every_measure_is_described() -> None:
    assert set(MEASURES) <= set(ontology().properties_of_label("Project"))
