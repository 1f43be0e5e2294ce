"""Who owns an entity and what it owns, several steps away, with shares multiplied along the chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nysta.graph.model import Edge, GraphStore, Node
from nysta.graph.store_rows import ENTITY_LABELS, edge_of_row, fetch_nodes

STEPS = 4
MAX_NODES = 120
_CHAINS = 500  # ways from one entity to another that are followed
_ENTITY = "|".join(ENTITY_LABELS)
_NO_OWNERS = frozenset({"stiftare", "huvudman"})  # these roles give no share


@dataclass(frozen=True, slots=True)
class Holding:
    """What ties one entity to the one in the middle.

    ``step`` is -1, -2, … for owners and 1, 2, … for what is owned. ``share`` is the stated percent of
    the last link, ``effective`` the sum over all chains of their shares multiplied; None where a share
    on any chain is unknown. ``chain`` are the ids of the shortest chain, from owner to owned.
    """

    id: str
    step: int
    share: float | None
    effective: float | None
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Ownership:
    """The owners of ``middle`` and what it owns; ``cut`` when there is more than is shown."""

    middle: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    holdings: tuple[Holding, ...]
    cut: bool

    def node(self, own: str) -> Node | None:
        """The node with this id."""
        return next((node for node in self.nodes if node.id == own), None)

    @property
    def known_share(self) -> float:
        """How many percent of the middle the direct owners' stated shares make together."""
        return sum(each.share or 0.0 for each in self.holdings if each.step == -1)


def ownership(store: GraphStore, middle: str, *, steps: int = STEPS, max_nodes: int = MAX_NODES) -> Ownership | None:
    """Owners and holdings of ``middle`` up to ``steps`` away; None for an unknown id."""
    if not fetch_nodes(store, [middle]):
        return None
    edges: dict[str, Edge] = {}
    step_of = {middle: 0}
    cut = False
    for direction in (-1, 1):
        frontier = [middle]
        for distance in range(1, steps + 1):
            following: list[str] = []
            for edge in _links(store, frontier, direction):
                other = edge.source if direction < 0 else edge.target
                if other not in step_of:
                    if len(step_of) >= max_nodes:
                        cut = True
                        continue
                    step_of[other] = direction * distance
                    following.append(other)
                edges[edge.key] = edge
            frontier = following
            if not frontier:
                break
    found = tuple(edges[key] for key in sorted(edges))
    holdings = [_holding(own, step, middle, found) for own, step in step_of.items() if step]
    holdings.sort(key=lambda each: (abs(each.step), each.step > 0, -(each.effective or 0.0), each.id))
    return Ownership(middle, fetch_nodes(store, step_of), found, tuple(holdings), cut)


def _links(store: GraphStore, ids: Sequence[str], direction: int) -> list[Edge]:
    end = "b" if direction < 0 else "a"
    rows = store.query(
        f"MATCH (a:{_ENTITY})-[r:OWNS]->(b:{_ENTITY}) WHERE {end}.id IN $ids "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties ORDER BY coalesce(r.share, 0) DESC, key",
        {"ids": list(ids)},
    ).rows
    return [edge_of_row(row) for row in rows]


def _holding(own: str, step: int, middle: str, edges: Iterable[Edge]) -> Holding:
    owner, owned = (own, middle) if step < 0 else (middle, own)
    shares, targets = _shares(edges)
    chains = _chains(owner, owned, targets)
    shortest = min(chains, key=lambda chain: (len(chain), chain))
    link = (shortest[0], shortest[1]) if step < 0 else (shortest[-2], shortest[-1])
    return Holding(own, step, shares[link], _effective(chains, shares), shortest)


def _shares(edges: Iterable[Edge]) -> tuple[dict[tuple[str, str], float | None], dict[str, list[str]]]:
    shares: dict[tuple[str, str], float | None] = {}
    targets: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        share = edge.properties.get("share")
        stated = (
            float(share) if isinstance(share, int | float) and edge.properties.get("role") not in _NO_OWNERS else None
        )
        pair = (edge.source, edge.target)
        if pair not in shares:
            targets[edge.source].append(edge.target)
        shares[pair] = stated if stated is not None else shares.get(pair)
    return shares, targets


def _chains(owner: str, owned: str, targets: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Every way from ``owner`` to ``owned`` that passes nobody twice (owners can own each other)."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(owner,)]
    while waiting and len(found) < _CHAINS:
        chain = waiting.pop()
        for target in targets.get(chain[-1], ()):
            if target == owned:
                found.append((*chain, target))
            elif target not in chain and len(chain) <= 2 * STEPS:
                waiting.append((*chain, target))
    return found


def _effective(chains: Iterable[Sequence[str]], shares: Mapping[tuple[str, str], float | None]) -> float | None:
    total = 0.0
    for chain in chains:
        part = 100.0
        for link in pairwise(chain):
            share = shares[link]
            if share is None:
                return None
            part *= share / 100.0
        total += part
    return round(min(total, 100.0), 2)
