"""A Cypher script: the graph as statements that any store with Cypher can run, one after the other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nysta.graph.export.format import Format
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores.mirror import edge_row, node_row
from nysta.graph.stores.schema import node_schema, relation_schema

_ROWS = 200  # a statement; a server's parser is slow with very long ones


def write_cypher(graph: MergedGraph, path: Path) -> list[Path]:
    """Write a script for ``cypher-shell -f FILE`` or Neo4j Browser; running it twice changes nothing.

    Each statement ends with ``;`` at the end of a line, and only there.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("// The graph as Cypher. Load it into an empty database:  cypher-shell -f FILE\n")
        for statement in statements(graph):
            file.write(statement + ";\n")
    return [path]


def statements(graph: MergedGraph) -> Iterator[str]:
    """Constraints and indexes, then nodes by label, then relations by type."""
    yield from node_schema()
    yield from relation_schema()
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    edges: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.type, edge.source_label, edge.target_label].append(edge)
    for label, members in nodes.items():
        for rows in _batches([node_row(each) for each in members]):
            yield f"UNWIND {rows} AS row\nMERGE (n:{label} {{id: row.id}}) SET n = row.props"
    for (kind, source_label, target_label), stated in edges.items():
        for rows in _batches([edge_row(each) for each in stated]):
            yield (
                f"UNWIND {rows} AS row\nMATCH (a:{source_label} {{id: row.source}}) "
                f"MATCH (b:{target_label} {{id: row.target}})\n"
                f"MERGE (a)-[r:{kind} {{key: row.key}}]->(b) SET r = row.props"
            )


def _batches(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    for start in range(0, len(rows), _ROWS):
        yield "[\n" + ",\n".join(literal(row) for row in rows[start : start + _ROWS]) + "\n]"


def literal(value: Any) -> str:
    """A plain value as Cypher writes it.

    >>> literal({"id": "a", "aliases": ["x"], "share": 1.5, "counts": True})
    '{`id`: "a", `aliases`: ["x"], `share`: 1.5, `counts`: true}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{name}`: {literal(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    # JSON's texts, numbers and booleans are Cypher's, \\uXXXX included.
    return json.dumps(value, ensure_ascii=False)


FORMAT = Format("cypher", ("cypher", "cql"), write_cypher)
