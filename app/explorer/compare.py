"""Two years or two documents side by side: what is new, gone or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nysta.app.explorer.drawing import Drawing, drawing_of_parts
from nysta.app.explorer.texts import Texts
from nysta.graph.difference import Change, difference, two_years
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.store_rows import CLAIM, ENTITY_LABELS, RELATION_TYPES, edge_of_row, fetch_nodes

DRAWN = 18  # changes
COLOURS = {"new": "#2e9e5b", "gone": "#d1403d", "changed": "#c79a00"}
_ENTITY = "|".join(ENTITY_LABELS)
_ROWS = 50_000


@dataclass(frozen=True)
class Comparison:
    """What differs, with the entities concerned; ``cut`` when the graph holds more than was compared."""

    changes: tuple[Change, ...]
    nodes: tuple[Node, ...]
    cut: bool

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ("new", "gone", "changed")}  # type: ignore[index]

    def edges(self) -> tuple[Edge, ...]:
        """All relations concerned, as they were and as they are, each once."""
        found = {edge.key: edge for change in self.changes for edge in (change.before, change.after) if edge}
        return tuple(found.values())


def compare(store: GraphStore, before: str, after: str, focus: str | None = None) -> Comparison:
    """What differs between two years ("2023", "2024") or two documents (by id), around ``focus`` or everywhere."""
    if before.isdigit() and after.isdigit():
        edges, cut = _edges(
            store,
            "(r.year = $before OR r.year = $after OR "
            "(r.first_year <= $last AND r.last_year >= $first AND r.year IS NULL))",
            {
                "before": int(before),
                "after": int(after),
                "first": min(int(before), int(after)),
                "last": max(int(before), int(after)),
            },
            focus,
        )
        nodes = _nodes(store, edges)
        sides = two_years(MergedGraph(nodes, edges), int(before), int(after))
        return Comparison(difference(*sides, across_years=True), nodes, cut)
    was, cut_before = _edges(store, "$document IN r.documents", {"document": before}, focus)
    now, cut_after = _edges(store, "$document IN r.documents", {"document": after}, focus)
    nodes = _nodes(store, (*was, *now))
    years = {row["year"] for row in _documents(store, before, after)}
    changes = difference(MergedGraph(nodes, was), MergedGraph(nodes, now), across_years=len(years) > 1)
    return Comparison(changes, nodes, cut_before or cut_after)


def compared(found: Comparison, texts: Texts) -> Drawing:
    """The largest changes as a network: green is new, red and dotted is gone, yellow is changed."""
    kinds: dict[str, str] = {}
    edges: dict[str, Edge] = {}
    for change in found.changes[:DRAWN]:
        for edge in (change.after, change.before):
            if edge:
                edges.setdefault(edge.key, edge)
                kinds.setdefault(edge.key, change.kind)
    ends = dict.fromkeys(end for edge in edges.values() for end in (edge.source, edge.target))
    nodes = tuple(node for node in found.nodes if node.id in ends)
    if not nodes:
        return Drawing([], [], [], ())
    drawn = drawing_of_parts(nodes, tuple(edges.values()), texts)
    of_tie = {tie.id: {kinds[edge.key] for edge in tie.edges} for tie in drawn.ties}
    for arrow in drawn.edges:
        of_arrow = of_tie[arrow["id"]]
        kind = of_arrow.pop() if len(of_arrow) == 1 else "changed"
        arrow["color"], arrow["dashes"] = COLOURS[kind], [3, 5] if kind == "gone" else False
    signs = [{"what": "edge", "colour": COLOURS[kind], "text": texts(f"compare.{kind}")} for kind in COLOURS]
    legend = [item for item in drawn.legend if item["what"] == "node"] + signs
    return replace(drawn, legend=legend)


def _edges(
    store: GraphStore, condition: str, values: dict[str, object], focus: str | None
) -> tuple[tuple[Edge, ...], bool]:
    around = " AND (a.id = $focus OR b.id = $focus)" if focus else ""
    result = store.query(
        f"MATCH (a:{_ENTITY})-[r:{'|'.join((*RELATION_TYPES, CLAIM))}]->(b:{_ENTITY}) WHERE {condition}{around} "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties ORDER BY key",
        values | {"focus": focus or ""},
        max_rows=_ROWS,
    )
    return tuple(edge_of_row(row) for row in result.rows), result.cut


def _nodes(store: GraphStore, edges: Iterable[Edge]) -> tuple[Node, ...]:
    return fetch_nodes(store, dict.fromkeys(end for edge in edges for end in (edge.source, edge.target)))


def _documents(store: GraphStore, *ids: str) -> tuple[dict[str, object], ...]:
    return store.query(
        "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.year AS year", {"ids": list(ids)}
    ).rows
