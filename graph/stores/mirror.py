"""Loading: make a store hold exactly the merged graph, whatever it held before.

Only what Nysta put in is touched: nodes with the marker, and relations with a key between them.
Gone relations and nodes leave first, then nodes and relations come in, in batches of rows with
one query text per label and per type, so that the store plans each once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from nysta.graph.model import Edge, LoadReport, MergedGraph, Node
from nysta.graph.ontology import ontology
from nysta.graph.stores.schema import MARKER, NAMES

BATCH = 2_000  # rows a statement
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class _Writer(Protocol):
    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]: ...


def mirror(writer: _Writer, graph: MergedGraph) -> LoadReport:
    """Bring the store behind ``writer`` in line with ``graph``; what it took out and what it holds.

    Raises:
        ValueError: two nodes share an id, two edges a key, or an edge names a missing node.
    """
    check_graph(graph)
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    edges: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.type, edge.source_label, edge.target_label].append(edge)

    edges_removed = _remove_edges(writer, graph)
    nodes_removed = _remove_nodes(writer, nodes)
    for label, group in nodes.items():
        _upsert_nodes(writer, label, group)
    for (kind, source_label, target_label), members in edges.items():
        _upsert_edges(writer, kind, source_label, target_label, members)
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


def _remove_edges(writer: _Writer, graph: MergedGraph) -> int:
    """Take out the relations that the graph no longer has, or has between other nodes."""
    wanted = {(edge.type, edge.key): (edge.source, edge.target) for edge in graph.edges}
    kinds = writer.run(f"MATCH (a {{{MARKER}: true}})-[r]->() WHERE r.key IS NOT NULL RETURN DISTINCT type(r) AS type")
    removed = 0
    for kind in sorted(row["type"] for row in kinds):
        if not _NAME.fullmatch(kind):
            continue
        held = writer.run(
            f"MATCH (a {{{MARKER}: true}})-[r:{kind}]->(b {{{MARKER}: true}}) WHERE r.key IS NOT NULL "
            "RETURN r.key AS key, a.id AS source, b.id AS target"
        )
        gone = [row["key"] for row in held if wanted.get((kind, row["key"])) != (row["source"], row["target"])]
        for batch in _batches(gone):
            writer.run(
                f"UNWIND $keys AS key MATCH (a)-[r:{kind} {{key: key}}]->(b) DELETE r",
                {"keys": list(batch)},
            )
        removed += len(gone)
    return removed


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


def _upsert_edges(writer: _Writer, kind: str, source_label: str, target_label: str, edges: Sequence[Edge]) -> None:
    for batch in _batches(edges):
        rows = [edge_row(edge) for edge in batch]
        writer.run(
            f"UNWIND $rows AS row MATCH (a:{source_label} {{id: row.source}}) "
            f"MATCH (b:{target_label} {{id: row.target}}) "
            f"MERGE (a)-[r:{kind} {{key: row.key}}]->(b) SET r = row.props",
            {"rows": rows},
        )
