"""Loading: make a store hold exactly the merged graph, whatever it held before.

Only what Nysta put in is touched: nodes with the marker, and relations with a key between them.
Gone relations and nodes leave first, then nodes and relations come in, in batches of rows with
one query text per label and per type, so that the store plans each once.

The relations that the store holds are read first: new ones are then created without a search, and
those that are as they should be are not written. Both matter where some nodes have many thousand
relations, among which a MERGE looks for each.
"""

from __future__ import annotations

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from nysta.graph.model import Edge, LoadReport, MergedGraph, Node
from nysta.graph.ontology import ontology
from nysta.graph.stores.migrations import present_version
from nysta.graph.stores.schema import MARKER, NAMES, VERSION

BATCH = 5_000  # rows a statement; 2 000 took a tenth longer (dev/bench_graph.py)
_Ends = tuple[str, str, str]  # type, label of the source, label of the target
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class _Writer(Protocol):
    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]: ...
    def scan(self, cypher: str) -> list[dict[str, Any]]: ...


def mirror(writer: _Writer, graph: MergedGraph) -> LoadReport:
    """Bring the store behind ``writer`` in line with ``graph``; what it took out and what it holds.

    Raises:
        ValueError: two nodes share an id, two edges a key, or an edge names a missing node.
    """
    with _collector_paused():
        return _mirrored(writer, graph)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile: a load makes millions of values and no cycle, and the search costs a third."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _mirrored(writer: _Writer, graph: MergedGraph) -> LoadReport:
    check_graph(graph)
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    edges: dict[_Ends, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.type, edge.source_label, edge.target_label].append(edge)

    held = _held_edges(writer)
    edges_removed = _remove_edges(writer, graph, held)
    nodes_removed = _remove_nodes(writer, nodes)
    for label, group in nodes.items():
        _upsert_nodes(writer, label, group)
    changed: list[Edge] = []
    for ends, members in edges.items():
        _create_edges(writer, ends, [edge for edge in members if (edge.type, edge.key) not in held])
        changed += [edge for edge in members if (found := held.get((edge.type, edge.key))) and not found.says(edge)]
    if changed:
        _update_edges(writer, changed, Counter(end for edge in graph.edges for end in (edge.source, edge.target)))
    return LoadReport(
        nodes=_count(writer, f"MATCH (n {{{MARKER}: true}}) RETURN count(n) AS n"),
        edges=_count(
            writer,
            f"MATCH (a {{{MARKER}: true}})-[r]->(b {{{MARKER}: true}}) WHERE r.key IS NOT NULL RETURN count(r) AS n",
        ),
        nodes_removed=nodes_removed,
        edges_removed=edges_removed,
    )


def check_graph(graph: MergedGraph) -> None:
    """See that a graph can be loaded as it is.

    Raises:
        ValueError: naming the first node or edge that is not in order.
    """
    labels: dict[str, str] = {}
    for node in graph.nodes:
        if not _NAME.fullmatch(node.label):
            raise ValueError(f"node {node.id}: {node.label!r} is no label")
        if not node.id or node.id in labels:
            raise ValueError(f"node id {node.id!r} is empty or stands twice")
        labels[node.id] = node.label
    keys: set[str] = set()
    for edge in graph.edges:
        if not _NAME.fullmatch(edge.type):
            raise ValueError(f"edge {edge.key}: {edge.type!r} is no relation type")
        if not edge.key or edge.key in keys:
            raise ValueError(f"edge key {edge.key!r} is empty or stands twice")
        keys.add(edge.key)
        for end, label in ((edge.source, edge.source_label), (edge.target, edge.target_label)):
            if labels.get(end) != label:
                raise ValueError(f"edge {edge.key} ({edge.type}): there is no {label} {end!r}")


def node_row(node: Node) -> dict[str, Any]:
    """A node as the store keeps it, with the marker and what search needs."""
    props: dict[str, Any] = {name: value for name, value in node.properties.items() if value is not None}
    props["id"] = node.id
    props[MARKER] = True
    if node.label == "Document" and "title" in props:
        # The embedded store answers `name` with the title; writing it makes all stores agree.
        props.setdefault("name", props["title"])
    if node.label == "Document":
        props[VERSION] = present_version()
    if node.label == "Passage":
        props.setdefault("search_text", "")
    if node.label in ontology().entity_labels:
        names = [props.get("name", ""), *props.get("aliases", [])]
        props[NAMES] = "\n".join(dict.fromkeys(name.casefold() for name in names if name))
    return {"id": node.id, "props": props}


def edge_row(edge: Edge) -> dict[str, Any]:
    """A relation as the store keeps it, with the ids of its ends."""
    props = {"key": edge.key, **{name: value for name, value in edge.properties.items() if value is not None}}
    return {"key": edge.key, "source": edge.source, "target": edge.target, "props": props}


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _count(writer: _Writer, cypher: str) -> int:
    return int(writer.run(cypher)[0]["n"])


@dataclass(frozen=True, slots=True)
class _Held:
    """A relation as the store holds it."""

    source: str
    target: str
    properties: Mapping[str, Any]

    def says(self, edge: Edge) -> bool:
        """Whether it says the same as ``edge``. ``type`` is left out: it is in the key, and kglite fills one in."""
        wanted = {**edge.properties, "key": edge.key, "type": None}
        held = {**self.properties, "type": None}
        return held == wanted or held == {
            name: value for name, value in wanted.items() if value is not None or name == "type"
        }


def _held_edges(writer: _Writer) -> dict[tuple[str, str], _Held]:
    """All our relations in the store, by type and key."""
    kinds = writer.run(f"MATCH (a {{{MARKER}: true}})-[r]->() WHERE r.key IS NOT NULL RETURN DISTINCT type(r) AS type")
    found = {}
    for kind in sorted(row["type"] for row in kinds if _NAME.fullmatch(row["type"])):
        rows = writer.scan(
            f"MATCH (a {{{MARKER}: true}})-[r:{kind}]->(b {{{MARKER}: true}}) WHERE r.key IS NOT NULL "
            "RETURN r.key AS key, a.id AS source, b.id AS target, properties(r) AS properties"
        )
        for row in rows:
            found[kind, row["key"]] = _Held(row["source"], row["target"], row["properties"])
    return found


def _held_labels(writer: _Writer) -> dict[str, str]:
    """The label of each of our nodes in the store, by id."""
    rows = writer.scan(f"MATCH (n {{{MARKER}: true}}) RETURN n.id AS id, labels(n) AS labels")
    known = ontology().labels  # a person may have given a node more
    return {row["id"]: next((each for each in row["labels"] if each in known), row["labels"][0]) for row in rows}


def _remove_edges(writer: _Writer, graph: MergedGraph, held: dict[tuple[str, str], _Held]) -> int:
    """Take out the relations that the graph no longer has, or has between other nodes; ``held`` forgets them."""
    wanted = {(edge.type, edge.key): (edge.source, edge.target) for edge in graph.edges}
    gone = [what for what, each in held.items() if wanted.get(what) != (each.source, each.target)]
    if not gone:
        return 0
    degrees = Counter(end for each in held.values() for end in (each.source, each.target))
    labels = _held_labels(writer)
    rows: dict[_Ends, list[dict[str, Any]]] = defaultdict(list)
    for kind, key in gone:
        each = held.pop((kind, key))
        ends = (kind, labels[each.source], labels[each.target])
        rows[ends].append({"key": key, "source": each.source, "target": each.target})
    for ends, members in rows.items():
        _by_quieter_end(writer, ends, members, degrees, "DELETE r")
    return len(gone)


def _by_quieter_end(
    writer: _Writer, ends: _Ends, rows: Sequence[dict[str, Any]], degrees: Mapping[str, int], action: str
) -> None:
    """Do ``action`` to relations, each found from that of its ends that has fewer of them."""
    kind, source_label, target_label = ends
    from_source = [row for row in rows if degrees[row["source"]] <= degrees[row["target"]]]
    from_target = [row for row in rows if degrees[row["source"]] > degrees[row["target"]]]
    pattern = f"[r:{kind} {{key: row.key}}]"
    for match, members in (
        (f"MATCH (:{source_label} {{id: row.source}})-{pattern}->()", from_source),
        (f"MATCH (:{target_label} {{id: row.target}})<-{pattern}-()", from_target),
    ):
        for batch in _batches(members):
            writer.run(f"UNWIND $rows AS row {match} {action}", {"rows": list(batch)})


def _remove_nodes(writer: _Writer, nodes: Mapping[str, Sequence[Node]]) -> int:
    removed = 0
    for label in dict.fromkeys([*ontology().labels, *nodes]):
        wanted = {node.id for node in nodes.get(label, ())}
        held = writer.run(f"MATCH (n:{label} {{{MARKER}: true}}) RETURN n.id AS id")
        gone = [row["id"] for row in held if row["id"] not in wanted]
        for batch in _batches(gone):
            writer.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": list(batch)})
        removed += len(gone)
    return removed


def _upsert_nodes(writer: _Writer, label: str, nodes: Sequence[Node]) -> None:
    for batch in _batches(nodes):
        writer.run(
            # The marker in the pattern: a node with this id that is not ours is never taken over.
            f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id, {MARKER}: true}}) SET n = row.props",
            {"rows": [node_row(node) for node in batch]},
        )


def _create_edges(writer: _Writer, ends: _Ends, edges: Sequence[Edge]) -> None:
    """New relations, as rows of values: names of properties in every row would take half of the time to send."""
    kind, source_label, target_label = ends
    rows = [edge_row(edge) for edge in edges]
    names = sorted({name for row in rows for name in row["props"]})
    cypher = (
        f"UNWIND $rows AS row MATCH (a:{source_label} {{id: row[0]}}) MATCH (b:{target_label} {{id: row[1]}}) "
        f"CREATE (a)-[r:{kind}]->(b) SET " + ", ".join(f"r.`{name}` = row[{n}]" for n, name in enumerate(names, 2))
    )
    for batch in _batches(rows):
        values = [[row["source"], row["target"], *(row["props"].get(name) for name in names)] for row in batch]
        writer.run(cypher, {"rows": values})


def _update_edges(writer: _Writer, edges: Sequence[Edge], degrees: Mapping[str, int]) -> None:
    rows: dict[_Ends, list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        rows[edge.type, edge.source_label, edge.target_label].append(edge_row(edge))
    for ends, members in rows.items():
        _by_quieter_end(writer, ends, members, degrees, "SET r = row.props")
