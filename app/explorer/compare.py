"""Two years or two documents side by side: what is new, gone or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from nysta.app.explorer import wording
from nysta.app.explorer.drawing import Drawing, drawing_of_parts
from nysta.app.explorer.texts import Texts
from nysta.graph.difference import Change, difference, two_years
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.store_rows import CLAIM, ENTITY_LABELS, RELATION_TYPES, edge_of_row, fetch_nodes

DRAWN = 18  # changes
LISTED = 2_000  # the largest changes; the rest is counted
KINDS: tuple[Literal["new", "gone", "changed"], ...] = ("new", "gone", "changed")
COLOURS = {"new": "#2e9e5b", "gone": "#d1403d", "changed": "#c79a00"}
_ENTITY = "|".join(ENTITY_LABELS)
_ROWS = 50_000
# What is compared; the evidence is asked for only where it is shown.
_COLUMNS = (
    "amount_sek", "share", "modality", "role", "status", "year", "year_to", "basis", "purpose", "counts", "first_year",
    "last_year", "confidence", "documents",
)  # fmt: skip
_SAID = ", ".join(f"r.{name} AS {name}" for name in _COLUMNS)


@dataclass(frozen=True)
class Comparison:
    """What differs, with the entities concerned: the largest ``changes``, and how many of each kind in all.

    Their relations are without evidence. ``cut`` when the graph holds more than was compared.
    """

    changes: tuple[Change, ...]
    nodes: tuple[Node, ...]
    counts: dict[str, int]
    cut: bool

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
        sides = two_years(MergedGraph((), edges), int(before), int(after))
        return _comparison(store, difference(*sides, across_years=True), cut)
    was, cut_before = _edges(store, "$document IN r.documents", {"document": before}, focus)
    now, cut_after = _edges(store, "$document IN r.documents", {"document": after}, focus)
    years = {row["year"] for row in _documents(store, before, after)}
    changes = difference(MergedGraph((), was), MergedGraph((), now), across_years=len(years) > 1)
    return _comparison(store, changes, cut_before or cut_after)


def _comparison(store: GraphStore, changes: Sequence[Change], cut: bool) -> Comparison:
    """The largest of ``changes``, with the names of their ends: of a large graph only those are asked for."""
    found = Counter(change.kind for change in changes)
    # Some of each kind, and within it the largest: they come sorted so.
    room = dict.fromkeys(KINDS, LISTED // 3)
    spare = LISTED - sum(min(found[kind], n) for kind, n in room.items())
    listed: list[Change] = []
    for change in changes:
        if room[change.kind] > 0:
            room[change.kind] -= 1
            listed.append(change)
        elif spare > 0:
            spare -= 1
            listed.append(change)
    nodes = fetch_nodes(store, dict.fromkeys(end for change in listed for end in (change.source, change.target)))
    names = {node.id: wording.name(node) for node in nodes}
    named = tuple(
        replace(
            change,
            source_name=names.get(change.source, change.source),
            target_name=names.get(change.target, change.target),
        )
        for change in listed
    )
    return Comparison(named, nodes, {kind: found[kind] for kind in KINDS}, cut)


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
        "RETURN r.key AS key, type(r) AS relation, r.type AS claimed, a.id AS source, b.id AS target, "
        f"labels(a)[0] AS source_label, labels(b)[0] AS target_label, {_SAID} ORDER BY key",
        values | {"focus": focus or ""},
        max_rows=_ROWS,
    )
    return tuple(_edge(row) for row in result.rows), result.cut


def _edge(row: Mapping[str, Any]) -> Edge:
    said = {name: row[name] for name in _COLUMNS if row[name] is not None}
    if row["relation"] == CLAIM:
        said["type"] = row["claimed"]
    ends = (row["source"], row["target"], row["source_label"], row["target_label"])
    return Edge(row["key"], row["relation"], *ends, said)


def stated(store: GraphStore, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The same relations with all that is stated of them, evidence included."""
    wanted = {edge.key: edge for edge in edges}
    rows = store.query(
        f"MATCH (a:{_ENTITY})-[r:{'|'.join((*RELATION_TYPES, CLAIM))}]->(b:{_ENTITY}) "
        "WHERE a.id IN $sources AND b.id IN $targets AND r.key IN $keys "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties",
        {
            "keys": list(wanted),
            "sources": sorted({edge.source for edge in wanted.values()}),
            "targets": sorted({edge.target for edge in wanted.values()}),
        },
    ).rows
    found = {row["key"]: edge_of_row(row) for row in rows}
    return tuple(found.get(key, edge) for key, edge in wanted.items())


def _documents(store: GraphStore, *ids: str) -> tuple[dict[str, object], ...]:
    return store.query(
        "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.year AS year", {"ids": list(ids)}
    ).rows
