"""Where each node of a network stands: computed here, so that the browser need not.

The same network always gets the same positions. One entity in the middle: a ring of neighbours
around it, grouped by relation, and their neighbours outside them. Several in the middle: a spring
layout that starts from the same rings. Then labels that lie on each other are pushed apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

Point = tuple[float, float]

_STRETCH = 1.2  # the canvas is wider than high
_FIRST_RING = 225.0
_RING_GAP = 190.0
_CROWDED = 9  # neighbours that have room in one ring
_ROWS = 5
_ROW_GAP = 105.0
_ROOM = 120.0  # of a ring's length for each neighbour
_ROUNDS = 120  # of pushing labels apart
_SEED = 20_111
_BETWEEN = 40.0  # networks that stand side by side
_WIDTHS = 24  # of the drawing that are tried


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node takes with its label, in the drawing's pixels.

    ``label`` is the label's height: it stands above nodes in the upper half and below the others.
    """

    width: float
    height: float
    label: float = 0.0


def positions(
    graph: nx.Graph,
    focus: Sequence[str],
    boxes: Mapping[str, Box],
    order: Mapping[str, tuple[object, ...]],
) -> dict[str, Point]:
    """A place for each node.

    Args:
        graph: all nodes and which of them are tied.
        focus: the nodes in the middle.
        boxes: the room each node takes.
        order: sorts the neighbours around a node, so that the same relations stand together.
    """
    if graph.number_of_nodes() == 0:
        return {}
    middle = [node for node in focus if node in graph] or [min(graph.nodes)]
    places = _rings(graph, middle, order)
    if len(middle) > 1:
        places = _sprung(graph, places, middle)
    return _apart(places, boxes, fixed=frozenset(middle))


def packed(
    graph: nx.Graph, boxes: Mapping[str, Box], order: Mapping[str, tuple[object, ...]], *, width: float = 1700.0
) -> dict[str, Point]:
    """A place for each node where several networks stand side by side, the largest first.

    Args:
        graph: the nodes; those that hang together stand together, around the one with most neighbours.
        boxes: the room each node takes.
        order: as for :func:`positions`.
        width: where a new row of networks begins, at the latest; smaller ones stand under each other beside a larger.
    """
    groups = [graph.subgraph(sorted(group)) for group in nx.connected_components(graph)]
    groups.sort(key=lambda group: (-group.number_of_nodes(), min(group.nodes)))
    blocks = [_block(group, boxes, order) for group in groups]
    widest = max(block.width for block in blocks) if blocks else 0.0
    tried = [max(widest, width * part / _WIDTHS) for part in range(2, _WIDTHS + 1)]
    return min((_in_rows(blocks, each) for each in tried), key=_size)


def _size(places: Mapping[str, Point]) -> float:
    """How small the canvas must draw it: it is wider than high."""
    if not places:
        return 0.0
    width, height = (max(axis) - min(axis) for axis in zip(*places.values(), strict=True))
    return max(width / _STRETCH, height)


def _in_rows(blocks: Sequence[_Block], width: float) -> dict[str, Point]:
    """The networks side by side in rows of ``width``, small ones under each other beside a higher one."""
    places: dict[str, Point] = {}
    # ``x`` and ``y`` are where the present column begins and the next block of it stands, ``column`` is its width.
    x = y = top = row = column = 0.0
    for block in blocks:
        if y > top and (y + block.height > top + row or block.width > max(column, width - x)):
            x, y, column = x + column + _BETWEEN, top, 0.0
        if x and x + block.width > width:
            top += row
            x, y, row, column = 0.0, top, 0.0, 0.0
        for name, (own_x, own_y) in block.places.items():
            places[name] = (round(own_x + x, 1), round(own_y + y, 1))
        y += block.height
        column = max(column, block.width)
        row = max(row, y - top)
    return places


@dataclass(frozen=True, slots=True)
class _Block:
    """A network that hangs together, its places counted from its upper left corner."""

    places: dict[str, Point]
    width: float
    height: float


def _block(group: nx.Graph, boxes: Mapping[str, Box], order: Mapping[str, tuple[object, ...]]) -> _Block:
    hub = max(sorted(group.nodes), key=lambda own: group.degree[own])
    places = positions(group, [hub], boxes, order)
    left = min(x - boxes[name].width / 2 for name, (x, _) in places.items())
    right = max(x + boxes[name].width / 2 for name, (x, _) in places.items())
    top = min(y - boxes[name].height for name, (_, y) in places.items())
    bottom = max(y + boxes[name].height for name, (_, y) in places.items())
    return _Block({name: (x - left, y - top) for name, (x, y) in places.items()}, right - left, bottom - top)


def _rings(graph: nx.Graph, middle: Sequence[str], order: Mapping[str, tuple[object, ...]]) -> dict[str, Point]:
    children, depth = _tree(graph, middle, order)
    leaves: dict[str, float] = {}
    for node in sorted(depth, key=lambda n: -depth[n]):
        leaves[node] = max(1.0, sum(leaves[child] for child in children[node]) * 0.9)
    places: dict[str, Point] = {}
    if len(middle) == 1:
        places[middle[0]] = (0.0, 0.0)
    else:
        for index, node in enumerate(middle):
            angle = 2 * math.pi * index / len(middle) + math.pi
            places[node] = (_FIRST_RING * _STRETCH * math.cos(angle), _FIRST_RING * math.sin(angle))
    total = sum(leaves[node] for node in middle)
    start = -math.pi
    if len(middle) == 1 and children[middle[0]]:
        # The first neighbour stands straight to the left, two face each other.
        shares = [leaves[child] for child in children[middle[0]]]
        start -= math.pi * shares[0] / sum(shares)
    for node in middle:
        span = 2 * math.pi * leaves[node] / total
        _fan(node, start, span, children, leaves, depth, places)
        start += span
    return places


def _tree(
    graph: nx.Graph, middle: Sequence[str], order: Mapping[str, tuple[object, ...]]
) -> tuple[dict[str, list[str]], dict[str, int]]:
    children: dict[str, list[str]] = defaultdict(list)
    depth = dict.fromkeys(middle, 0)
    row = list(middle)
    while len(depth) < graph.number_of_nodes():
        following: list[str] = []
        for parent in row:
            for node in sorted(graph[parent], key=lambda n: (order.get(n, ()), n)):
                if node not in depth:
                    depth[node] = depth[parent] + 1
                    children[parent].append(node)
                    following.append(node)
        if not following:
            # What hangs together with nothing in the middle stands in the outermost ring.
            lost = min(node for node in graph if node not in depth)
            depth[lost] = max(depth.values()) + 1
            children[middle[0]].append(lost)
            following = [lost]
        row = following
    return children, depth


def _fan(
    node: str,
    start: float,
    span: float,
    children: Mapping[str, list[str]],
    leaves: Mapping[str, float],
    depth: Mapping[str, int],
    places: dict[str, Point],
) -> None:
    under = children[node]
    if not under:
        return
    total = sum(leaves[child] for child in under)
    # Many neighbours stand in several rings, one behind the gaps of the other.
    rows = max(1, min(_ROWS, math.ceil(math.sqrt(len(under) / _CROWDED))))
    ring = _FIRST_RING + _RING_GAP * (depth[under[0]] - 1)
    room = _ROOM * len(under) / rows / max(span, 0.4)
    # Farther out a narrow fan would go far away; there the labels are pushed apart instead.
    ring = max(ring, room if depth[under[0]] == 1 else min(room, ring + _RING_GAP))
    for index, child in enumerate(under):
        width = span * leaves[child] / total
        angle = start + width / 2
        radius = ring + _ROW_GAP * (index % rows)
        places[child] = (radius * _STRETCH * math.cos(angle), radius * math.sin(angle))
        _fan(child, start, width, children, leaves, depth, places)
        start += width


def _sprung(graph: nx.Graph, places: Mapping[str, Point], middle: Sequence[str]) -> dict[str, Point]:
    scale = max(max(abs(x), abs(y)) for x, y in places.values()) or 1.0
    sprung = nx.spring_layout(
        graph, pos=dict(places), k=scale * 0.9 / math.sqrt(len(places)), iterations=60, seed=_SEED, scale=None
    )
    names = list(sprung)
    at = np.array([sprung[name] for name in names], dtype=float)
    at -= at.mean(axis=0)
    # The canvas is wider than high: the longest side lies along it, the first of the middle to the left.
    along = np.linalg.svd(at, full_matrices=False)[2][0]
    turned = at @ np.array([[along[0], -along[1]], [along[1], along[0]]])
    if turned[names.index(middle[0])][0] > 0:
        turned = -turned
    width, height = np.ptp(turned, axis=0)
    taller = min(1.8, max(1.0, width / (height or 1.0) / _STRETCH))
    return {name: (float(x), float(y) * taller) for name, (x, y) in zip(names, turned, strict=True)}


def _apart(places: Mapping[str, Point], boxes: Mapping[str, Box], *, fixed: frozenset[str]) -> dict[str, Point]:
    """Push nodes whose boxes overlap apart, along the axis where that is shortest."""
    names = sorted(places)
    at = np.array([places[name] for name in names], dtype=float)
    loose = np.array([0.0 if name in fixed else 1.0 for name in names])[:, None]
    shift = np.array([[0.0, label_side(places[name]) * boxes[name].label / 2] for name in names])
    at += shift
    need_x = np.add.outer(*[np.array([boxes[name].width / 2 for name in names])] * 2)
    need_y = np.add.outer(*[np.array([boxes[name].height / 2 for name in names])] * 2)
    # Names are sorted, so nodes at exactly the same place part in a stable direction.
    turns = np.sign(np.subtract.outer(np.arange(len(names)), np.arange(len(names))))
    for _ in range(_ROUNDS):
        apart_x, apart_y = np.subtract.outer(at[:, 0], at[:, 0]), np.subtract.outer(at[:, 1], at[:, 1])
        over_x, over_y = need_x - np.abs(apart_x), need_y - np.abs(apart_y)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        ones, others = np.nonzero(hit)
        if not ones.size:
            break
        by_y = over_y[ones, others] <= over_x[ones, others]
        push = np.zeros_like(at)
        for axis, over, apart, chosen in ((0, over_x, apart_x, ~by_y), (1, over_y, apart_y, by_y)):
            a, b = ones[chosen], others[chosen]
            sign = np.where(apart[a, b] != 0, np.sign(apart[a, b]), turns[a, b])
            np.add.at(push[:, axis], a, over[a, b] * sign)
        at += push * 0.35 * loose
    at -= shift
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, at, strict=True)}


def label_side(place: Point) -> int:
    """-1 where a label stands above its node, 1 where it stands below."""
    return -1 if place[1] < -60 else 1


def bent(
    places: Mapping[str, Point], pairs: Sequence[tuple[str, str]], *, near: float = 30.0
) -> dict[tuple[str, str], float]:
    """For each pair whose straight line runs over a third node: how much it must bend (with its side).

    The value is a roundness as vis-network takes it, positive clockwise.
    """
    names = sorted(places)
    at = np.array([places[name] for name in names], dtype=float).reshape(-1, 2)
    found: dict[tuple[str, str], float] = {}
    for source, target in pairs:
        a, b = np.array(places[source]), np.array(places[target])
        along = b - a
        length = float(np.hypot(*along))
        if length == 0:
            continue
        to = at - a
        part = to @ along / length**2
        side = (along[0] * to[:, 1] - along[1] * to[:, 0]) / length
        others = np.array([name not in (source, target) for name in names])
        hit = others & (part > 0.05) & (part < 0.95) & (np.abs(side) < near)
        if hit.any():
            nearest = float(side[hit][np.argmin(np.abs(side[hit]))])
            found[source, target] = 0.22 if nearest >= 0 else -0.22
    return found
