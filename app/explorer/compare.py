"""Two years or two documents side by side: what is new, gone or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from nysta.app.explorer import amounts, wording
from nysta.app.explorer.canvas.arrows import WORDED_TIES, tie_width
from nysta.app.explorer.canvas.drawing import Drawing, drawing_of_parts
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie
from nysta.graph.coverage import Coverage, coverage
from nysta.graph.difference import Change, difference, difference_of_years
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
    """What differs, with the entities concerned: the largest ``changes`` first, and how many of each kind in all.

    What is new or gone only because a document is missing comes last, and is counted in ``unsourced`` alone.
    The relations are without evidence. ``cut`` when the graph holds more than was compared.
    """

    changes: tuple[Change, ...]
    nodes: tuple[Node, ...]
    counts: dict[str, int]
    unsourced: int
    cut: bool

    @property
    def total(self) -> int:
        """How many relations differ, those without a source for the other year among them."""
        return sum(self.counts.values()) + self.unsourced

    def largest(self) -> tuple[Change, ...]:
        """The changes that are drawn."""
        return tuple(change for change in self.changes if change.sourced)[:DRAWN]

    def edges(self) -> tuple[Edge, ...]:
        """All relations concerned, as they were and as they are, each once."""
        return edges_of(self.changes)


def edges_of(changes: Iterable[Change]) -> tuple[Edge, ...]:
    """The relations of ``changes``, as they were and as they are, each once."""
    found = {edge.key: edge for change in changes for edge in (change.before, change.after) if edge}
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
        covered = _coverage(store)
        changes = difference_of_years(MergedGraph((), edges), int(before), int(after), covered=covered)
        return _comparison(store, changes, cut)
    was, cut_before = _edges(store, "$document IN r.documents", {"document": before}, focus)
    now, cut_after = _edges(store, "$document IN r.documents", {"document": after}, focus)
    years = {row["year"] for row in _documents(store, before, after)}
    changes = difference(MergedGraph((), was), MergedGraph((), now), across_years=len(years) > 1)
    return _comparison(store, changes, cut_before or cut_after)


def _comparison(store: GraphStore, changes: Iterable[Change], cut: bool) -> Comparison:
    """The largest of ``changes``, with the names of their ends: of a large graph only those are asked for."""
    # The sort is stable: what has no amount stays in the order it came in.
    by_size = sorted(changes, key=lambda each: (not each.sourced, -abs(each.kronor or 0)))
    found = Counter(change.kind for change in by_size if change.sourced)
    listed = by_size[:LISTED]
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
    return Comparison(named, nodes, {kind: found[kind] for kind in KINDS}, len(by_size) - found.total(), cut)


def compared(found: Comparison, texts: Texts) -> Drawing:
    """The largest changes as a network: green is new, red and dotted is gone, yellow is changed.

    An arrow tells by how much, never what was and what is added up.
    """
    changes = {change.edge.key: change for change in found.largest()}
    edges = tuple(change.edge for change in changes.values())
    ends = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    nodes = tuple(node for node in found.nodes if node.id in ends)
    if not nodes:
        return Drawing([], [], [], ())
    drawn = drawing_of_parts(nodes, edges, texts)
    of_tie = {tie.id: changes_of(tie, changes.values()) for tie in drawn.ties}
    for arrow in drawn.edges:
        of_arrow = of_tie[arrow["id"]]
        kinds = {change.kind for change in of_arrow}
        kind = kinds.pop() if len(kinds) == 1 else "changed"
        arrow["color"], arrow["dashes"] = COLOURS[kind], [3, 5] if kind == "gone" else False
        figure = change_text(of_arrow, texts)
        verb = wording.verb(of_arrow[0].type, texts)
        arrow["words"] = f"{verb}\n{figure}" if figure else f"{verb} ({texts(f'compare.{kind}')})"
        arrow["label"] = arrow["words"] if len(drawn.edges) <= WORDED_TIES else figure
        arrow["title"] = "\n".join(_told(change, texts) for change in of_arrow[:8])
        arrow["width"] = tie_width(abs(sum(change.kronor or 0 for change in of_arrow)))
    signs = [{"what": "edge", "colour": COLOURS[kind], "text": texts(f"compare.{kind}")} for kind in COLOURS]
    legend = [item for item in drawn.legend if item["what"] == "node"] + signs
    return replace(drawn, legend=legend)


def changes_of(tie: Tie, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that an arrow of :func:`compared` stands for."""
    keys = {edge.key for edge in tie.edges}
    return tuple(change for change in changes if change.edge.key in keys)


def change_text(changes: Sequence[Change], texts: Texts) -> str:
    """By how much: "+675 tkr (+1,6 %)", the whole amount of what is new, minus that of what is gone, "54 % → 60 %".

    Empty where no amount or share differs; in per cent only where one relation changed.
    """
    kronor = [change.kronor for change in changes if change.kronor is not None]
    if kronor:
        more = sum(kronor)
        said = f"{'+' if more > 0 else ''}{amounts.kronor(more, texts.language)}"
        was, now = changes[0].fields.get("amount_sek", (None, None))
        if len(changes) > 1 or not (isinstance(was, int) and isinstance(now, int)):
            return said
        percent = amounts.percent_change(was, now, texts.language)
        return f"{said} ({percent})" if percent else said
    shares = changes[0].fields.get("share", (None, None)) if len(changes) == 1 else (None, None)
    if not all(isinstance(share, int | float) for share in shares):
        return ""
    return " → ".join(amounts.share(float(share), texts.language) for share in shares)


def _told(change: Change, texts: Texts) -> str:
    """A change in words, as a line of the arrow's tooltip: "DRUM (2024): +675 tkr (+1,6 %)"."""
    purpose = str(change.edge.properties.get("purpose") or wording.verb(change.type, texts))
    said = change_text([change], texts) or texts(f"compare.{change.kind}")
    return f"{purpose}{wording.dated(change.edge, texts)}: {said}"


def _coverage(store: GraphStore) -> Coverage:
    """Which years the issuers of all documents speak of."""
    documents = store.query(
        "MATCH (d:Document) RETURN d.id AS id, d.issuer AS issuer, d.year AS year", max_rows=_ROWS
    ).rows
    money = store.query(
        "MATCH ()-[r:FUNDS]->() WHERE r.year IS NOT NULL UNWIND r.documents AS document "
        "RETURN document, r.year AS year, count(*) AS n",
        max_rows=_ROWS,
    ).rows
    nodes = (Node(row["id"], "Document", {"issuer": row["issuer"], "year": row["year"]}) for row in documents)
    return coverage(nodes, ((row["document"], int(row["year"]), int(row["n"])) for row in money))


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
