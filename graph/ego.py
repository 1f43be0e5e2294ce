"""The ego network: an entity with what it is tied to, one to three steps out.

No Streamlit and no drawing here: :func:`ego_network` asks a store and gives one frozen value that
the explorer draws, a report prints or a test compares.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nysta.graph.model import Edge, GraphStore, Node
from nysta.graph.store_rows import (
    CLAIM,
    ENTITY_LABELS,
    RELATION_TYPES,
    edge_of_row,
    edge_years,
    fetch_nodes,
    present_ids,
    relation_type,
)

MAX_NODES = 300
GROUP_LIMIT = 15

# The ends of a relation; what is not listed (bookkeeping of a store) stays there.
_ENDS = (
    "r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, "
    "labels(a) AS source_labels, labels(b) AS target_labels"
)
# What decides which neighbours are drawn. A hub has thousands of relations: their evidence is asked for when they are.
_WEIGHED = ("type", "amount_sek", "counts", "year", "year_to", "first_year", "last_year")


@dataclass(frozen=True, slots=True)
class EgoFilter:
    """Which relations belong to the network.

    ``types`` empty means all eight. ``years`` is an inclusive range; a relation without any year is
    kept, because "not dated" is not "not then". ``claims`` adds what is negated, ended, proposed or
    rejected (DESIGN §1), chosen by the same types.
    """

    types: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    min_confidence: float = 0.5
    claims: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours that one entity has by one relation type in one direction ("out" or "in")."""

    anchor: str
    type: str
    direction: str

    @property
    def id(self) -> str:
        """A name for links: ``anchor|type|direction``."""
        return f"{self.anchor}|{self.type}|{self.direction}"


@dataclass(frozen=True)
class Ego:
    """An entity's (or several entities') network.

    ``distance`` tells how many steps each node is from the nearest of ``focus``; ``more`` how many
    neighbours per group were left out because the drawing has a limit; ``unknown`` which of the ids
    asked for the store does not have; ``cut`` that the store's row limit stopped a query.
    """

    focus: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    distance: Mapping[str, int]
    more: Mapping[Group, int]
    unknown: tuple[str, ...] = ()
    cut: bool = False

    def node(self, node_id: str) -> Node | None:
        """The node with this id, if it is in the network."""
        return next((node for node in self.nodes if node.id == node_id), None)


def ego_network(
    store: GraphStore,
    ids: Sequence[str],
    *,
    steps: int = 1,
    keep: EgoFilter | None = None,
    expanded: Sequence[str] = (),
    opened: Sequence[str] = (),
    max_nodes: int = MAX_NODES,
    group_limit: int = GROUP_LIMIT,
) -> Ego:
    """The network around ``ids``, with the relations among the nodes it holds.

    Args:
        store: where to ask.
        ids: the entities in the middle; a former id (DESIGN §1) is followed to its present one.
        steps: how far out (1–3).
        keep: which relations count.
        expanded: further nodes whose neighbours are added (one step each).
        opened: ids of groups that are shown whole, up to ``max_nodes``.
        max_nodes: at most so many nodes.
        group_limit: at most so many new neighbours per group, and half as many from the second step
            on; the rest is counted in ``more``.
    """
    keep = keep or EgoFilter()
    focus, unknown = present_ids(store, ids)
    walk = _Walk(store, keep, frozenset(opened), max_nodes)
    walk.begin(focus)
    frontier: list[str] = list(focus)
    for step in range(1, max(1, min(steps, 3)) + 1):
        frontier = walk.widen(frontier, step, group_limit if step == 1 else max(1, group_limit // 2))
    for node_id in expanded:
        if node_id in walk.distance:
            walk.widen([node_id], walk.distance[node_id] + 1, group_limit)
    walk.take_edges()
    nodes = fetch_nodes(store, walk.distance)
    return Ego(
        focus=focus,
        nodes=nodes,
        edges=tuple(sorted(walk.edges.values(), key=lambda e: (e.type, e.source, e.target, e.key))),
        distance=dict(walk.distance),
        more={group: n for group, n in sorted(walk.more.items(), key=lambda item: item[0].id) if n > 0},
        unknown=unknown,
        cut=walk.cut,
    )


class _Walk:
    """The network while it grows."""

    def __init__(self, store: GraphStore, keep: EgoFilter, opened: frozenset[str], max_nodes: int) -> None:
        self._store = store
        self._keep = keep
        self._opened = opened
        self._max_nodes = max_nodes
        self.distance: dict[str, int] = {}
        self.edges: dict[str, Edge] = {}
        self.more: dict[Group, int] = {}
        self.cut = False

    def begin(self, focus: Sequence[str]) -> None:
        for node_id in focus:
            self.distance[node_id] = 0

    def widen(self, frontier: Sequence[str], step: int, group_limit: int) -> list[str]:
        """Add the neighbours of ``frontier``, the weightiest first; gives the new ids."""
        anchors = set(frontier)
        edges = self._edges(frontier)
        weight = _weights(edges)
        groups: dict[Group, dict[str, None]] = defaultdict(dict)
        for edge in edges:
            for anchor, other, direction in (
                (edge.source, edge.target, "out"),
                (edge.target, edge.source, "in"),
            ):
                if anchor in anchors and other not in self.distance:
                    groups[Group(anchor, relation_type(edge), direction)][other] = None
        added: list[str] = []
        for group in sorted(groups, key=lambda g: g.id):
            waiting = sorted(groups[group], key=lambda n: (-weight[n], n))
            limit = self._max_nodes if group.id in self._opened else group_limit
            taken = 0
            for node_id in waiting:
                if node_id in self.distance:
                    continue
                if taken >= limit or len(self.distance) >= self._max_nodes:
                    continue
                self.distance[node_id] = step
                added.append(node_id)
                taken += 1
        # A neighbour left out of one group may have come in through another.
        for group in groups:
            hidden = [n for n in groups[group] if n not in self.distance]
            self.more[group] = len(hidden)
        return added

    def take_edges(self) -> None:
        """Add the relations among the nodes that are in the network, with all that is stated of them."""
        self.edges = {edge.key: edge for edge in self._edges(list(self.distance), both_inside=True)}

    def _edges(self, ids: Sequence[str], *, both_inside: bool = False) -> list[Edge]:
        """The relations of ``ids``, with what decides their weight; those among them with all that is stated."""
        types = self._keep.types or RELATION_TYPES
        found: dict[str, Edge] = {}
        patterns = ["-[r:{t}]->"] if both_inside else ["-[r:{t}]->", "<-[r:{t}]-"]
        for label in ENTITY_LABELS:
            for pattern in patterns:
                arrow = pattern.format(t="|".join(types))
                self._collect(found, label, arrow, ids, both_inside, "")
                if self._keep.claims:
                    arrow = pattern.format(t=CLAIM)
                    self._collect(found, label, arrow, ids, both_inside, " AND r.type IN $types")
        return list(found.values())

    def _collect(
        self,
        found: dict[str, Edge],
        label: str,
        arrow: str,
        ids: Sequence[str],
        both_inside: bool,
        extra: str,
    ) -> None:
        weighed = ", ".join(f"r.{name} AS {name}" for name in _WEIGHED)
        columns = f"{_ENDS}, {'properties(r) AS properties' if both_inside else weighed}"
        if arrow.startswith("<"):
            columns = columns.replace("a.id AS source, b.id AS target", "b.id AS source, a.id AS target")
            columns = columns.replace("labels(a) AS source_labels, labels(b)", "labels(b) AS source_labels, labels(a)")
        inside = " AND b.id IN $ids" if both_inside else ""
        result = self._store.query(
            f"MATCH (a:{label}){arrow}(b) WHERE a.id IN $ids{inside} "
            f"AND r.confidence >= $confidence{extra} RETURN {columns} ORDER BY r.confidence DESC, r.key",
            {
                "ids": list(ids),
                "confidence": self._keep.min_confidence,
                "types": list(self._keep.types or RELATION_TYPES),
            },
        )
        self.cut = self.cut or result.cut
        for row in result.rows:
            edge = edge_of_row(row if both_inside else {**row, "properties": {name: row[name] for name in _WEIGHED}})
            if _within(edge_years(edge.properties), self._keep.years):
                found[edge.key] = edge


def _within(years: tuple[int, int] | None, wanted: tuple[int, int] | None) -> bool:
    if years is None or wanted is None:
        return True
    return years[0] <= wanted[1] and years[1] >= wanted[0]


def _weights(edges: Iterable[Edge]) -> Counter[str]:
    """How much speaks for showing a node: kronor first, then how many relations lead to it."""
    weight: Counter[str] = Counter()
    for edge in edges:
        amount = edge.properties.get("amount_sek")
        kronor = amount if isinstance(amount, int) and edge.properties.get("counts") else 0
        for end in (edge.source, edge.target):
            weight[end] += kronor + 1
    return weight
