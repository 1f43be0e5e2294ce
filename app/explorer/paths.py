"""How two entities are connected: all shortest paths, each as a chain of ties that can be read aloud."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from nysta.app.explorer import amounts, wording
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie, ties
from nysta.graph.model import Edge, GraphStore, Node
from nysta.graph.store_rows import ENTITY_LABELS, RELATION_TYPES, edge_of_row, fetch_nodes

MAX_STEPS = 5
MAX_PATHS = 25
_ENTITY = "|".join(ENTITY_LABELS)


@dataclass(frozen=True)
class Connection:
    """All shortest paths between two entities; ``ways`` are the ids along each, ``cut`` tells of more."""

    ways: tuple[tuple[str, ...], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cut: bool = False

    def node(self, own: str) -> Node | None:
        """The node with this id."""
        return next((node for node in self.nodes if node.id == own), None)

    def edges_of(self, way: tuple[str, ...]) -> tuple[Edge, ...]:
        """The relations along one path, in its order."""
        along = {frozenset(pair): n for n, pair in enumerate(pairwise(way))}
        of_way = [edge for edge in self.edges if frozenset((edge.source, edge.target)) in along]
        return tuple(
            sorted(of_way, key=lambda edge: (along[frozenset((edge.source, edge.target))], edge.type, edge.key))
        )


def connection(store: GraphStore, start: str, goal: str, types: tuple[str, ...] = ()) -> Connection:
    """The shortest paths from ``start`` to ``goal``, at most :data:`MAX_STEPS` long, whatever way the relations point.

    Args:
        store: where to ask.
        start: an id.
        goal: another id.
        types: which relations may be followed; empty means all.
    """
    if start == goal:
        return Connection((), fetch_nodes(store, [start]), ())
    arrow = "|".join(types or RELATION_TYPES)
    rows = store.query(
        f"MATCH (x:{_ENTITY}) WHERE x.id = $start MATCH (y:{_ENTITY}) WHERE y.id = $goal "
        f"MATCH p = allShortestPaths((x)-[:{arrow}*..{MAX_STEPS}]-(y)) "
        f"WITH DISTINCT [node IN nodes(p) | node.id] AS ids RETURN ids ORDER BY ids LIMIT {MAX_PATHS + 1}",
        {"start": start, "goal": goal},
    ).rows
    ways = tuple(tuple(row["ids"]) for row in rows)
    listed = ways[:MAX_PATHS]
    found = fetch_nodes(store, dict.fromkeys([start, goal, *(own for way in listed for own in way)]))
    steps = {frozenset(pair) for way in listed for pair in pairwise(way)}
    return Connection(listed, found, _edges(store, steps, arrow), len(ways) > len(listed))


def _edges(store: GraphStore, steps: set[frozenset[str]], arrow: str) -> tuple[Edge, ...]:
    ids = sorted({own for step in steps for own in step})
    rows = store.query(
        f"MATCH (a:{_ENTITY})-[r:{arrow}]->(b:{_ENTITY}) WHERE a.id IN $ids AND b.id IN $ids "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties ORDER BY key",
        {"ids": ids},
    ).rows
    edges = [edge_of_row(row) for row in rows]
    return tuple(edge for edge in edges if frozenset((edge.source, edge.target)) in steps)


def sentence(found: Connection, way: tuple[str, ...], texts: Texts) -> str:
    """One path as a sentence: "Borås Stad är medlem i Sjuhärads kommunalförbund, som äger Gryning Vård (19 %)."."""
    between: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties(found.edges_of(way)):
        between[frozenset((tie.source, tie.target))].append(tie)
    said = wording.name(found.node(way[0]), way[0])
    for n, (here, there) in enumerate(pairwise(way)):
        here_to_there = between[frozenset((here, there))]
        words = texts("paths.and").join(dict.fromkeys(_words(tie, here, texts) for tie in here_to_there))
        name = wording.name(found.node(there), there)
        figures = [figure for tie in here_to_there if (figure := _figure(tie, texts))]
        if figures:
            name += f" ({'; '.join(figures)})"
        said += f" {words} {name}" if n == 0 else texts("paths.which", words=words, name=name)
    return f"{said}."


def _words(tie: Tie, here: str, texts: Texts) -> str:
    words = wording.verb(tie.type, texts, role=tie.role, backwards=tie.source != here)
    return texts("tie.planned", words=words) if tie.standing == "planned" else words


def _figure(tie: Tie, texts: Texts) -> str:
    span = tie.amount_years
    if tie.amount_sek is None or span is None:
        return wording.tie_figure(tie, texts)
    return f"{amounts.kronor(tie.amount_sek, texts.language)}, {amounts.years(*span)}"
