"""The ego network, the same in both stores: what is in it, what is left out and counted, and what a filter keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from nysta.graph.ego import Ego, EgoFilter, Group, ego_network
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node, Value
from nysta.graph.store_rows import RELATION_TYPES, edge_years, fetch_nodes, relation_type
from nysta.graph.stores.base import CypherStore

PAYER = "organisation/betalare"
GRANTEES = 20


def organisation(name: str, **more: Value) -> Node:
    properties: dict[str, Value] = {"name": name.title(), "kind": "bolag", "aliases": [], **more}
    return Node(f"organisation/{name}", "Organisation", properties)


def relation(key: str, kind: str, source: str, target: str, **more: Value) -> Edge:
    properties: dict[str, Value] = {"confidence": 0.9, "modality": "asserted", "status": "extracted", **more}
    return Edge(
        key, kind, f"organisation/{source}", f"organisation/{target}", "Organisation", "Organisation", properties
    )


def chain() -> MergedGraph:
    """a → b → c → d, a funder of many, a project, and a claim."""
    nodes = [organisation(name) for name in ("a", "b", "c", "d", "betalare")]
    nodes.append(organisation("ny", former_ids=["organisation/gammal"]))
    nodes.append(Node("project/p", "Project", {"name": "P", "kind": "projekt"}))
    edges = [
        relation("ab", "OWNS", "a", "b", share=60.0, first_year=2020, last_year=2021),
        relation("bc", "OWNS", "b", "c", confidence=0.55),
        relation("cd", "MEMBER_OF", "c", "d"),
        relation("ac", "FUNDS", "a", "c", amount_sek=1000, year=2023, year_to=2025, counts=True),
        relation("no", "CLAIM", "a", "d", type="OWNS", modality="ended"),
        Edge("ap", "PARTICIPATES_IN", "organisation/a", "project/p", "Organisation", "Project", {"confidence": 1.0}),
    ]
    for n in range(GRANTEES):
        nodes.append(organisation(f"mottagare-{n:02}"))
        edges.append(
            relation(f"f{n:02}", "FUNDS", "betalare", f"mottagare-{n:02}", amount_sek=1000 * n, year=2024, counts=True)
        )
    return MergedGraph(tuple(nodes), tuple(edges))


@pytest.fixture(scope="module")
def chain_store(empty_store: Callable[[], CypherStore]) -> Iterator[GraphStore]:
    """The chain in each of the stores."""
    store = empty_store()
    store.load(chain())
    yield store
    store.close()


def keys(ego: Ego) -> set[str]:
    return {edge.key for edge in ego.edges}


def test_one_step_holds_neighbours_in_both_directions_and_what_ties_them(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, ["organisation/b"])
    assert dict(ego.distance) == {"organisation/b": 0, "organisation/a": 1, "organisation/c": 1}
    assert keys(ego) == {"ab", "bc", "ac"}
    owned = next(edge for edge in ego.edges if edge.key == "ab")
    assert (owned.type, owned.source, owned.target) == ("OWNS", "organisation/a", "organisation/b")
    assert owned.properties["share"] == 60.0
    assert "type" not in owned.properties


def test_steps_go_farther_and_labels_may_differ(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, ["organisation/b"], steps=2)
    assert ego.distance["organisation/d"] == 2
    assert ego.distance["project/p"] == 2
    project = ego.node("project/p")
    assert project is not None
    assert project.label == "Project"


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (EgoFilter(types=("FUNDS",)), {"ac"}),
        (EgoFilter(min_confidence=0.8, types=("OWNS",)), {"ab"}),
        (EgoFilter(years=(2024, 2024), types=("OWNS", "FUNDS")), {"ac", "bc"}),
        (EgoFilter(years=(2019, 2020), types=("OWNS", "FUNDS")), {"ab", "bc"}),
    ],
)
def test_filters(chain_store: GraphStore, keep: EgoFilter, expected: set[str]) -> None:
    assert keys(ego_network(chain_store, ["organisation/a"], keep=keep, steps=2)) == expected


def test_claims_come_only_when_asked_for_and_keep_their_type(chain_store: GraphStore) -> None:
    assert "no" not in keys(ego_network(chain_store, ["organisation/a"]))
    ego = ego_network(chain_store, ["organisation/a"], keep=EgoFilter(types=("OWNS",), claims=True))
    claim = next(edge for edge in ego.edges if edge.key == "no")
    assert claim.type == "CLAIM"
    assert relation_type(claim) == "OWNS"
    other = ego_network(chain_store, ["organisation/a"], keep=EgoFilter(types=("FUNDS",), claims=True))
    assert "no" not in keys(other)


def test_the_largest_are_shown_and_the_rest_counted(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, [PAYER], group_limit=5)
    shown = {node.id for node in ego.nodes} - {PAYER}
    assert shown == {f"organisation/mottagare-{n}" for n in (15, 16, 17, 18, 19)}
    group = Group(PAYER, "FUNDS", "out")
    assert dict(ego.more) == {group: GRANTEES - 5}
    whole = ego_network(chain_store, [PAYER], group_limit=5, opened=[group.id])
    assert len(whole.nodes) == GRANTEES + 1
    assert not whole.more


def test_never_more_nodes_than_asked_for(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, [PAYER], max_nodes=8)
    assert len(ego.nodes) == 8
    assert sum(ego.more.values()) == GRANTEES - 7


def test_expanding_a_node_adds_its_neighbours_only(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, ["organisation/b"], expanded=["organisation/c", "organisation/nowhere"])
    assert ego.distance["organisation/d"] == 2
    assert "project/p" not in ego.distance


def test_several_in_the_middle(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, ["organisation/d", PAYER], group_limit=2)
    assert ego.focus == ("organisation/d", PAYER)
    assert ego.distance["organisation/c"] == 1


def test_unknown_and_former_ids(chain_store: GraphStore) -> None:
    ego = ego_network(chain_store, ["organisation/okänd", "organisation/gammal"])
    assert ego.unknown == ("organisation/okänd",)
    assert ego.focus == ("organisation/ny",)
    assert [node.id for node in ego.nodes] == ["organisation/ny"]
    assert not ego.edges
    assert ego_network(chain_store, []).nodes == ()


def test_nodes_come_in_the_order_asked_for(chain_store: GraphStore) -> None:
    nodes = fetch_nodes(chain_store, ["project/p", "organisation/b", "x", "organisation/a"])
    assert [node.id for node in nodes] == ["project/p", "organisation/b", "organisation/a"]


@pytest.mark.parametrize(
    ("properties", "years"),
    [
        ({"year": 2023}, (2023, 2023)),
        ({"year": 2023, "year_to": 2025}, (2023, 2025)),
        ({"first_year": 2020, "last_year": 2022}, (2020, 2022)),
        ({"year": 2023, "first_year": 2020, "last_year": 2024}, (2023, 2023)),
        ({}, None),
    ],
)
def test_years(properties: dict[str, Value], years: tuple[int, int] | None) -> None:
    assert edge_years(properties) == years


def test_the_eight_relation_types() -> None:
    assert len(RELATION_TYPES) == 8
    assert "CLAIM" not in RELATION_TYPES
