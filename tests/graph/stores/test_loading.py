"""Loading is a mirror: twice is once, what is gone leaves, and nothing of others is touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from nysta.graph.model import Edge, LoadReport, MergedGraph, Node
from nysta.graph.stores import StoreError, open_store
from nysta.graph.stores.base import CypherStore


def everything(store: CypherStore) -> tuple[list[object], list[object]]:
    nodes = store.query("MATCH (n) RETURN n ORDER BY n.id").rows
    edges = store.query("MATCH ()-[r]->() RETURN r ORDER BY r.key").rows
    return [row["n"] for row in nodes], [row["r"] for row in edges]


def test_holds_what_was_loaded(store: CypherStore, sample: MergedGraph) -> None:
    report = store.load(sample)
    assert report == LoadReport(len(sample.nodes), len(sample.edges), 0, 0)
    nodes, edges = everything(store)
    expected_nodes = []
    for node in sorted(sample.nodes, key=lambda each: each.id):
        properties = dict(node.properties)
        if node.label == "Document":
            properties["name"] = properties["title"]
        expected_nodes.append({"id": node.id, "label": node.label, "properties": properties})
    assert nodes == expected_nodes
    assert edges == [
        {
            "key": edge.key,
            "type": edge.type,
            "source": edge.source,
            "target": edge.target,
            "properties": dict(edge.properties),
        }
        for edge in sorted(sample.edges, key=lambda each: each.key)
    ]


def test_loading_twice_changes_nothing(store: CypherStore, sample: MergedGraph) -> None:
    first = store.load(sample)
    before = everything(store), store.counts()
    assert store.load(sample) == first
    assert (everything(store), store.counts()) == before


def test_what_a_query_wrote_is_counted_and_what_is_ours_comes_back(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    before = everything(store)
    first, second = [each.id for each in sample.nodes if each.label == "Organisation"][:2]
    ends = {"a": first, "b": second}
    made = store.write("MATCH (a {id: $a}), (b {id: $b}) CREATE (a)-[:OWNS {key: 'zz'}]->(b) SET a.name = 'X'", ends)
    assert made.changed["relationships created"] == 1
    assert store.write("MATCH (n {id: 'none'}) SET n.name = 'X'").changed == {}
    store.load(sample)
    assert everything(store) == before


def test_counts_name_every_label_and_type(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    counts = store.counts()
    assert counts["Organisation"] == 7
    assert counts["Document"] == 2
    assert counts["Passage"] == 3
    assert counts["FUNDS"] == 6
    assert counts["CLAIM"] == 2
    assert counts["FROM"] == 3
    assert sum(counts.values()) == len(sample.nodes) + len(sample.edges)
    store.load(MergedGraph((), ()))
    assert set(store.counts().values()) == {0}
    assert set(store.counts()) == set(counts)


def test_what_is_gone_leaves(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    gone = {"organisation/ensam", "project/fia"}
    nodes = tuple(node for node in sample.nodes if node.id not in gone)
    edges = tuple(e for e in sample.edges if not gone & {e.source, e.target} and e.key != "k11")
    report = store.load(MergedGraph(nodes, edges))
    assert report == LoadReport(len(nodes), len(edges), 2, len(sample.edges) - len(edges))
    held_nodes, held_edges = everything(store)
    assert [node["id"] for node in held_nodes] == sorted(node.id for node in nodes)  # type: ignore[index]
    assert [edge["key"] for edge in held_edges] == sorted(edge.key for edge in edges)  # type: ignore[index]


def test_properties_that_are_gone_leave(store: CypherStore) -> None:
    a = Node("organisation/a", "Organisation", {"name": "A", "kind": "bolag", "aliases": ["Aa"]})
    b = Node("organisation/b", "Organisation", {"name": "B"})
    edge = Edge("k", "OWNS", a.id, b.id, a.label, b.label, {"share": 51.0, "role": "ägare"})
    store.load(MergedGraph((a, b), (edge,)))
    bare = replace(a, properties={"name": "A"})
    store.load(MergedGraph((bare, b), (replace(edge, properties={"share": 49.5}),)))
    row = store.query("MATCH (a {id: 'organisation/a'})-[r]->() RETURN a, r, a.kind AS kind").rows[0]
    assert row["a"]["properties"] == {"name": "A"}
    assert row["r"]["properties"] == {"share": 49.5}
    assert row["kind"] is None


def test_a_relation_between_other_nodes_replaces_the_old_one(store: CypherStore) -> None:
    a, b, c = (Node(f"organisation/{x}", "Organisation", {"name": x}) for x in "abc")
    edge = Edge("k", "OWNS", a.id, b.id, a.label, b.label)
    store.load(MergedGraph((a, b, c), (edge,)))
    report = store.load(MergedGraph((a, b, c), (replace(edge, target=c.id),)))
    assert report == LoadReport(3, 1, 0, 1)
    rows = store.query("MATCH (x)-[r:OWNS]->(y) RETURN x.id AS x, y.id AS y").rows
    assert rows == ({"x": "organisation/a", "y": "organisation/c"},)


def test_a_node_may_change_its_label(store: CypherStore) -> None:
    store.load(MergedGraph((Node("x/1", "Programme", {"name": "Lyftet"}),), ()))
    report = store.load(MergedGraph((Node("x/1", "Project", {"name": "Lyftet"}),), ()))
    assert report == LoadReport(1, 0, 1, 0)
    assert store.query("MATCH (n) RETURN labels(n) AS l").rows == ({"l": ["Project"]},)


def test_more_rows_than_a_batch(store: CypherStore) -> None:
    nodes = tuple(Node(f"organisation/{n:05}", "Organisation", {"name": f"Bolag {n}"}) for n in range(2_501))
    edges = tuple(
        Edge(f"k{n}", "OWNS", nodes[n].id, nodes[n + 1].id, "Organisation", "Organisation", {"share": 1.0})
        for n in range(2_500)
    )
    assert store.load(MergedGraph(nodes, edges)) == LoadReport(2_501, 2_500, 0, 0)
    assert store.load(MergedGraph(nodes[:10], edges[:9])) == LoadReport(10, 9, 2_491, 2_491)
    # Indexes survive a large removal.
    assert [hit.name for hit in store.search("bolag 7")] == ["Bolag 7"]
    hits = store.query("CALL db.index.fulltext.queryNodes('organisation_names', 'bolag') YIELD node RETURN node.id")
    assert len(hits.rows) == 10


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [
        (("a", "a"), (), "stands twice"),
        (("a",), (("k", "a", "b"),), "there is no Organisation"),
        (("a", "b"), (("k", "a", "b"), ("k", "b", "a")), "stands twice"),
        (("",), (), "empty"),
    ],
)
def test_a_graph_that_contradicts_itself_is_refused_whole(
    store: CypherStore,
    sample: MergedGraph,
    nodes: tuple[str, ...],
    edges: tuple[tuple[str, str, str], ...],
    message: str,
) -> None:
    store.load(sample)
    wrong = MergedGraph(
        tuple(Node(each, "Organisation", {"name": "X"}) for each in nodes),
        tuple(Edge(k, "OWNS", a, b, "Organisation", "Organisation") for k, a, b in edges),
    )
    with pytest.raises(ValueError, match=message):
        store.load(wrong)
    assert store.counts()["Organisation"] == 7


def test_names_from_the_graph_are_no_cypher(store: CypherStore) -> None:
    with pytest.raises(ValueError, match="no label"):
        store.load(MergedGraph((Node("a", "X) DETACH DELETE (n", {}),), ()))


def test_strange_text_comes_back_as_it_was(store: CypherStore) -> None:
    name = 'Å "x" \'y\' `z` \\u0041 $name // {"a": 1} ["z"]\n🙂'
    lines = ['{"quote": "å [1]", "line": 3}', '["z"]', ""]
    store.load(MergedGraph((Node("organisation/ö", "Organisation", {"name": name, "aliases": lines}),), ()))
    (row,) = store.query(
        "MATCH (n:Organisation {name: $name}) RETURN n.name AS name, n.aliases AS aliases", {"name": name}
    ).rows
    assert row == {"name": name, "aliases": lines}


@contextmanager
def foreign_node(store: CypherStore) -> Iterator[None]:
    store.write("MATCH (n) DETACH DELETE n")
    store.write("CREATE (n:Organisation {id: 'organisation/a', name: $name})", {"name": "Someone else's"})
    try:
        yield
    finally:
        store.write("MATCH (n) DETACH DELETE n")


def test_neo4j_with_nodes_of_others(neo4j_uri: str) -> None:
    mine = MergedGraph((Node("organisation/b", "Organisation", {"name": "B"}),), ())
    clash = MergedGraph((Node("organisation/a", "Organisation", {"name": "A"}),), ())
    with open_store(neo4j_uri) as store, foreign_node(store):
        with pytest.raises(StoreError, match="1 nodes that Nysta did not put there"):
            store.load(mine)
        with open_store(neo4j_uri, force=True) as forced:
            assert forced.load(mine) == LoadReport(1, 0, 0, 0)
            assert forced.load(MergedGraph((), ())) == LoadReport(0, 0, 1, 0)
            with pytest.raises(StoreError, match="organisation/a"):
                forced.load(clash)
        rows = store.query("MATCH (n) RETURN n.id AS id, n.name AS name").rows
        assert rows == ({"id": "organisation/a", "name": "Someone else's"},)
