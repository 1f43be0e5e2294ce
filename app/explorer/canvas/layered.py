"""Drawings in layers: owners above and what they own below, or a path from left to right."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pyvis.network import Network

from nysta.app.explorer import wording
from nysta.app.explorer.canvas.arrows import LABELLED_TIES, WORDED_TIES, add_ties
from nysta.app.explorer.canvas.drawing import Drawing, add_node, finished, wrapped
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie
from nysta.graph.model import Node

Point = tuple[float, float]

_ACROSS = 215.0  # between two in a layer
_ROWS_APART = 130.0  # a crowded layer stands in several rows
_LAYERS_APART = 190.0
_IN_ROW = 5
_COLUMNS_APART = 330.0
_BESIDE = 150.0
_ROUNDS = 6  # of putting nodes near those they are tied to
_SIZES = (27, 19)


def layered(
    nodes: Sequence[Node],
    all_ties: tuple[Tie, ...],
    layers: Mapping[str, int],
    texts: Texts,
    *,
    focus: Sequence[str],
    notes: Mapping[str, str] | None = None,
    sideways: bool = False,
) -> Drawing:
    """The drawing of ``nodes`` with each in its layer.

    Args:
        nodes: the entities.
        all_ties: the arrows.
        layers: the number of each node's layer; smaller ones stand above, or to the left.
        texts: the words.
        focus: the nodes that are drawn large.
        notes: a further line under a name.
        sideways: layers are columns instead of rows.
    """
    places = layer_places(layers, [(tie.source, tie.target) for tie in all_ties], sideways=sideways)
    below = _arrows_below(layers, all_ties)
    net = Network(directed=True)
    for node in nodes:
        note = (notes or {}).get(node.id)
        label = wrapped(wording.name(node)) + (f"\n{note}" if note else "")
        large = node.id in focus
        above = not sideways and below[node.id] > 0
        add_node(net, node, label, places[node.id], _SIZES[0 if large else 1], texts, focus=large, above=above)
    names = {node.id: wording.name(node) for node in nodes}
    add_ties(net, all_ties, places, names, texts, labelled=WORDED_TIES if not sideways else LABELLED_TIES)
    return finished(net, nodes, all_ties, texts)


def _arrows_below(layers: Mapping[str, int], all_ties: Sequence[Tie]) -> Counter[str]:
    """By node, how many more arrows lead down from it than up: its name stands on the other side."""
    found: Counter[str] = Counter()
    for tie in all_ties:
        for own, other in ((tie.source, tie.target), (tie.target, tie.source)):
            found[own] += (layers[other] > layers[own]) - (layers[other] < layers[own])
    return found


def layer_places(
    layers: Mapping[str, int], pairs: Sequence[tuple[str, str]], *, sideways: bool = False
) -> dict[str, Point]:
    """A place for each node: its layer decides one coordinate, whom it is tied to the other."""
    members: dict[int, list[str]] = defaultdict(list)
    for own in sorted(layers):
        members[layers[own]].append(own)
    tied: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        tied[a].append(b)
        tied[b].append(a)
    rank = {own: float(n) for layer in members.values() for n, own in enumerate(layer)}
    in_order = sorted(members)
    for turn in range(_ROUNDS):
        for number in in_order if turn % 2 == 0 else reversed(in_order):
            layer = members[number]
            middle = {own: _mean([_share(rank, other, members, layers) for other in tied[own]]) for own in layer}
            layer.sort(key=lambda own: (middle[own], own))
            rank |= {own: float(n) for n, own in enumerate(layer)}
    return _columns(members, in_order) if sideways else _rows(members, in_order)


def _share(
    rank: Mapping[str, float], own: str, members: Mapping[int, Sequence[str]], layers: Mapping[str, int]
) -> float:
    """How far along its layer a node stands, 0 to 1."""
    return (rank[own] + 0.5) / len(members[layers[own]])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.5


def _rows(members: Mapping[int, Sequence[str]], in_order: Sequence[int]) -> dict[str, Point]:
    places: dict[str, Point] = {}
    y = 0.0
    for number in in_order:
        layer = members[number]
        rows = math.ceil(len(layer) / _IN_ROW)
        per_row = math.ceil(len(layer) / rows)
        for row in range(rows):
            part = layer[row * per_row : (row + 1) * per_row]
            for n, own in enumerate(part):
                # Every other row is shifted, so that arrows pass between its nodes.
                x = (n - (len(part) - 1) / 2 + (0.5 if row % 2 else 0.0)) * _ACROSS
                places[own] = (round(x, 1), round(y, 1))
            y += _ROWS_APART
        y += _LAYERS_APART - _ROWS_APART
    return places


def _columns(members: Mapping[int, Sequence[str]], in_order: Sequence[int]) -> dict[str, Point]:
    return {
        own: (round(column * _COLUMNS_APART, 1), round((n - (len(members[number]) - 1) / 2) * _BESIDE, 1))
        for column, number in enumerate(in_order)
        for n, own in enumerate(members[number])
    }
