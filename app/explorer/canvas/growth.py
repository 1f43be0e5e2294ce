"""Where new nodes of a drawing stand when those that are drawn already stay where they are."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from nysta.app.explorer.address import MORE
from nysta.app.explorer.canvas.layout import Box, Point, label_side

_NEAREST = 150.0  # from the node that a new one is tied to
_RING_GAP = 55.0
_RINGS = 40
_STRETCH = 1.2  # the canvas is wider than high
_TURNED = 80.0  # pixels farther away that are as bad as one radian off the way outwards
_GAP = 6.0


def grown(
    graph: nx.Graph,
    kept: Mapping[str, Point],
    boxes: Mapping[str, Box],
    order: Mapping[str, tuple[object, ...]],
) -> dict[str, Point]:
    """A place for each node of ``graph``: those of ``kept`` as they are, the others in free room beside theirs.

    A "+ n more" mark that is no longer drawn leaves its place to those it stood for.

    Args:
        graph: all nodes and which of them are tied.
        kept: the places of what was drawn before.
        boxes: the room each node takes.
        order: sorts the new nodes around the same one.
    """
    places = {own: place for own, place in kept.items() if own in graph}
    hints = _places_of_marks(graph, kept)
    room = _Room(places, boxes)
    middle = tuple(np.mean(list(places.values()), axis=0)) if places else (0.0, 0.0)
    for anchor, node in _outwards(graph, places, order):
        at = places.get(anchor, middle)
        outwards = math.atan2(at[1] - middle[1], at[0] - middle[0]) if at != middle else 0.0
        if node in hints:
            wanted = hints[node]
            outwards = math.atan2(wanted[1] - at[1], wanted[0] - at[0])
            spots = _spots(wanted, outwards, 0.0)
        else:
            spots = _spots(at, outwards, _NEAREST)
        places[node] = room.take(boxes[node], spots)
    return places


def anchor_of(mark: str) -> str:
    """Whose neighbours a "+ n more" mark stands for."""
    return mark.removeprefix(MORE).rsplit("|", 2)[0]


def _places_of_marks(graph: nx.Graph, kept: Mapping[str, Point]) -> dict[str, Point]:
    """For new nodes the place of the mark that they were behind."""
    return {
        node: place
        for own, place in kept.items()
        if own not in graph and own.startswith(MORE) and anchor_of(own) in graph
        for node in graph[anchor_of(own)]
        if node not in kept
    }


def _outwards(
    graph: nx.Graph, places: Mapping[str, Point], order: Mapping[str, tuple[object, ...]]
) -> Sequence[tuple[str, str]]:
    """Each new node with the one beside which it is put; that one comes before it."""
    found: dict[str, str] = {}
    row = sorted(places)
    while row:
        following = []
        for anchor in row:
            new = [node for node in graph[anchor] if node not in places and node not in found]
            for node in sorted(new, key=lambda own: (order.get(own, ()), own)):
                found[node] = anchor
                following.append(node)
        row = following
    for node in sorted(graph):
        if node not in places and node not in found:
            found[node] = ""
    return [(anchor, node) for node, anchor in found.items()]


def _spots(around: Point, outwards: float, nearest: float) -> NDArray[np.float64]:
    """Places around a point, the best first: near, and on the far side of the middle."""
    spots = [(0.0, around[0], around[1])] if nearest == 0 else []
    for ring in range(_RINGS):
        radius = max(nearest, _RING_GAP) + ring * _RING_GAP
        steps = max(6, round(2 * math.pi * radius / 90))
        for step in range(steps):
            turn = 2 * math.pi * step / steps
            off = min(turn, 2 * math.pi - turn)
            x = around[0] + radius * _STRETCH * math.cos(outwards + turn)
            spots.append((radius + _TURNED * off, x, around[1] + radius * math.sin(outwards + turn)))
    spots.sort()
    return np.array([(x, y) for _, x, y in spots])


class _Room:
    """What is taken, as boxes around nodes with their labels."""

    def __init__(self, places: Mapping[str, Point], boxes: Mapping[str, Box]) -> None:
        self._taken = [_box_at(place, boxes[own]) for own, place in places.items()]

    def take(self, box: Box, spots: NDArray[np.float64]) -> Point:
        """The first of ``spots`` where ``box`` lies on nothing, which is taken from now on; else the last."""
        sides = np.where(spots[:, 1] < -60, -1, 1)
        middles = spots[:, 1] + sides * box.label / 2
        free = np.ones(len(spots), dtype=bool)
        if self._taken:
            taken = np.array(self._taken)
            over_x = np.abs(spots[:, :1] - taken[:, 0]) < (box.width + taken[:, 2]) / 2 + _GAP
            over_y = np.abs(middles[:, None] - taken[:, 1]) < (box.height + taken[:, 3]) / 2 + _GAP
            free = ~(over_x & over_y).any(axis=1)
        chosen = int(np.argmax(free)) if free.any() else len(spots) - 1
        place = (round(float(spots[chosen, 0]), 1), round(float(spots[chosen, 1]), 1))
        self._taken.append(_box_at(place, box))
        return place


def _box_at(place: Point, box: Box) -> tuple[float, float, float, float]:
    """Middle, width and height of a node with its label."""
    return place[0], place[1] + label_side(place) * box.label / 2, box.width, box.height
