"""Who coordinates which programmes and projects, with those who take part in and pay for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nysta.graph.model import Edge, GraphStore, Node
from nysta.graph.store_rows import ENTITY_LABELS, edge_of_row, fetch_nodes

INITIATIVES = 40
_ENTITY = "|".join(ENTITY_LABELS)
# What an organisation is to an initiative, by the relation that leads to it.
PARTS = {"COORDINATES": "coordinates", "PARTICIPATES_IN": "takes_part", "MEMBER_OF": "takes_part", "FUNDS": "funds"}


@dataclass(frozen=True)
class Coordination:
    """Initiatives that somebody coordinates, those with most others in them first; ``total`` is how many there are."""

    initiatives: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    total: int

    def node(self, own: str) -> Node | None:
        """The node with this id."""
        return next((node for node in self.nodes if node.id == own), None)

    def parts(self, initiative: str) -> dict[str, tuple[str, ...]]:
        """What each organisation is to ``initiative``: some of "coordinates", "takes_part", "funds"."""
        found: dict[str, set[str]] = {}
        for edge in self.edges:
            if edge.target == initiative:
                found.setdefault(edge.source, set()).add(PARTS[edge.type])
        order = tuple(dict.fromkeys(PARTS.values()))
        return {own: tuple(part for part in order if part in parts) for own, parts in sorted(found.items())}

    def organisations(self) -> tuple[str, ...]:
        """All who coordinate, take part or pay: those in most initiatives first."""
        counted = Counter({edge.source: 0 for edge in self.edges})
        for pair in {(edge.source, edge.target) for edge in self.edges}:
            counted[pair[0]] += 1
        return tuple(sorted(counted, key=lambda own: (-counted[own], own)))

    def coordinators(self, initiative: str) -> tuple[str, ...]:
        """Who coordinates ``initiative``."""
        leading = {edge.source for edge in self.edges if edge.target == initiative and edge.type == "COORDINATES"}
        return tuple(sorted(leading))

    def coordinating(self) -> tuple[Edge, ...]:
        """Who coordinates what, in the order of the initiatives."""
        place = {own: n for n, own in enumerate(self.initiatives)}
        leading = [edge for edge in self.edges if edge.type == "COORDINATES"]
        return tuple(sorted(leading, key=lambda edge: (place[edge.target], edge.source, edge.key)))

    def first(self, number: int, *, others: bool = True) -> Coordination:
        """Only the first ``number`` initiatives with what leads to them; without ``others`` who coordinates alone."""
        kept = self.initiatives[:number]
        edges = tuple(edge for edge in self.edges if edge.target in kept and (others or edge.type == "COORDINATES"))
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        return Coordination(kept, tuple(node for node in self.nodes if node.id in ends), edges, self.total)


def coordination(store: GraphStore, focus: str | None = None, *, limit: int = INITIATIVES) -> Coordination:
    """What is coordinated: by ``focus``, or ``focus`` itself; all of it without one."""
    chosen = " WHERE a.id = $focus OR b.id = $focus" if focus else ""
    rows = store.query(
        f"MATCH (a:{_ENTITY})-[r:COORDINATES]->(b:{_ENTITY}){chosen} RETURN DISTINCT b.id AS id ORDER BY id",
        {"focus": focus or ""},
    ).rows
    ids = [row["id"] for row in rows]
    found = store.query(
        f"MATCH (a:{_ENTITY})-[r:{'|'.join(PARTS)}]->(b:{_ENTITY}) WHERE b.id IN $ids "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties ORDER BY key",
        {"ids": ids},
    ).rows
    edges = [edge_of_row(row) for row in found]
    size = Counter(target for _, target in {(edge.source, edge.target) for edge in edges})
    listed = tuple(sorted(ids, key=lambda own: (-size[own], own)))[:limit]
    kept = tuple(edge for edge in edges if edge.target in listed)
    nodes = fetch_nodes(store, dict.fromkeys([*listed, *(edge.source for edge in kept)]))
    return Coordination(listed, nodes, kept, len(ids))
