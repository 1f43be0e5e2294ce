"""From an ego network to what the browser draws: pyvis nodes and edges with fixed places.

Every text goes in as text: nothing here or in the component reads HTML or Markdown out of a name.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
from pyvis.network import Network

from nysta.app.explorer import amounts, wording
from nysta.app.explorer.address import MORE
from nysta.app.explorer.canvas.appearance import Mark, appearance
from nysta.app.explorer.canvas.arrows import add_ties
from nysta.app.explorer.canvas.growth import grown
from nysta.app.explorer.canvas.layout import Box, label_side, packed, positions
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie, ties
from nysta.graph.ego import MAX_NODES, Ego, Group
from nysta.graph.model import Edge, Node

OUTER_MARKS = 60  # "+ n more" that are drawn at most beyond those of the middle
_LINE = 20
_LETTER = 8.3  # pixels, of the component's 16-pixel font
_LINE_HEIGHT = 19.0
_SIZES = {0: 28, 1: 19}
_SMALL = 14


@dataclass(frozen=True)
class Drawing:
    """What the component shows: ``nodes`` and ``edges`` as vis-network knows them, and the legend."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    legend: list[dict[str, str]]
    ties: tuple[Tie, ...]


def drawing(ego: Ego, texts: Texts, *, before: Drawing | None = None) -> Drawing:
    """The drawing of ``ego`` with its words in the language of ``texts``.

    Args:
        ego: what to draw.
        texts: the words.
        before: a drawing of a part of it, whose nodes stay where they are.
    """
    all_ties = ties(ego.edges)
    labels = {node.id: wrapped(wording.name(node)) for node in ego.nodes}
    kept = {str(node["id"]): (float(node["x"]), float(node["y"])) for node in before.nodes} if before else {}
    places = _places(ego, all_ties, labels, kept)
    sizes = {node.id: _size(ego, node.id) for node in ego.nodes}
    net = Network(directed=True)
    for node in ego.nodes:
        place = places[node.id]
        above = node.id not in ego.focus and label_side(place) < 0
        add_node(net, node, labels[node.id], place, sizes[node.id], texts, focus=node.id in ego.focus, above=above)
    for group, count in _marked(ego).items():
        _add_more(net, group, count, places, texts)
    names = {node.id: wording.name(node) for node in ego.nodes}
    add_ties(net, all_ties, places, names, texts)
    return finished(net, ego.nodes, all_ties, texts)


def drawing_of_parts(nodes: Sequence[Node], edges: Sequence[Edge], texts: Texts) -> Drawing:
    """The drawing of several networks that need not hang together, each with its own middle."""
    all_ties = ties(edges)
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_edges_from((tie.source, tie.target) for tie in all_ties)
    labels = {node.id: wrapped(wording.name(node)) for node in nodes}
    boxes = {own: box(label, _SIZES[1]) for own, label in labels.items()}
    places = packed(graph, boxes, {})
    net = Network(directed=True)
    for node in nodes:
        add_node(net, node, labels[node.id], places[node.id], _SIZES[1], texts)
    add_ties(net, all_ties, places, {node.id: wording.name(node) for node in nodes}, texts)
    return finished(net, nodes, all_ties, texts)


def add_node(
    net: Network,
    node: Node,
    label: str,
    place: tuple[float, float],
    size: int,
    texts: Texts,
    *,
    focus: bool = False,
    above: bool = False,
) -> None:
    """Put an entity into ``net``; ``above`` says that its label stands above it, ``focus`` that it is large."""
    mark = appearance().mark(node.label, _kind(node))
    net.add_node(
        node.id,
        label=label,
        title=_node_title(node, texts),
        shape=mark.shape,
        color=mark.colour,
        size=size,
        x=place[0],
        y=place[1],
        focus=focus,
        above=above,
    )


def finished(net: Network, nodes: Sequence[Node], all_ties: tuple[Tie, ...], texts: Texts) -> Drawing:
    """What was put into ``net``, with its legend."""
    return Drawing(
        nodes=[dict(node) for node in net.nodes],
        edges=[dict(edge) for edge in net.edges],
        legend=_legend(nodes, all_ties, texts),
        ties=all_ties,
    )


def _places(
    ego: Ego, all_ties: tuple[Tie, ...], labels: Mapping[str, str], kept: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(node.id for node in ego.nodes)
    order: dict[str, tuple[object, ...]] = {}
    for tie in all_ties:
        graph.add_edge(tie.source, tie.target)
        for end, other, direction in ((tie.source, tie.target, "in"), (tie.target, tie.source, "out")):
            if ego.distance[end] > ego.distance[other]:
                rank = (tie.type, direction, -(tie.amount_sek or 0), -(tie.share or 0.0))
                order[end] = min(order.get(end, rank), rank)
    boxes = {node_id: box(label, _size(ego, node_id)) for node_id, label in labels.items()}
    for group, count in _marked(ego).items():
        mark = MORE + group.id
        graph.add_edge(group.anchor, mark)
        order[mark] = (group.type, "out" if group.direction == "out" else "in", math.inf, 0.0)
        boxes[mark] = box(f"+ {count}", _SMALL)
    if not kept:
        return positions(graph, ego.focus, boxes, order)
    return grown(graph, kept, boxes, order)


def _marked(ego: Ego) -> dict[Group, int]:
    """The groups whose "+ n more" is drawn: those of the nodes farthest in first, the largest of each first.

    In a crowd of three hundred, each of the outermost would else have its own marks, and nothing be seen.
    """
    inner = sum(ego.distance[group.anchor] == 0 for group in ego.more)
    room = max(inner, min(OUTER_MARKS, MAX_NODES - len(ego.nodes)))
    ordered = sorted(ego.more.items(), key=lambda item: (ego.distance[item[0].anchor], -item[1], item[0].id))
    return dict(ordered[:room])


def _add_more(net: Network, group: Group, count: int, places: Mapping[str, tuple[float, float]], texts: Texts) -> None:
    mark = MORE + group.id
    x, y = places[mark]
    said = texts("network.more", n=amounts.number(count, texts.language))
    net.add_node(
        mark,
        label=said,
        title=texts("network.more_title"),
        shape="dot",
        color="#9a9a9a",
        size=_SMALL,
        x=x,
        y=y,
        focus=False,
        above=label_side((x, y)) < 0,
    )
    ends = (group.anchor, mark) if group.direction == "out" else (mark, group.anchor)
    net.add_edge(
        *ends,
        id=mark,
        label="",
        words="",
        title=said,
        color=_colour(group.type),
        width=1.0,
        dashes=[2, 6],
        bend=0.0,
    )


def _colour(relation: str) -> str:
    return appearance().relations[relation]


def _kind(node: Node) -> str | None:
    kind = node.properties.get("kind")
    return kind if isinstance(kind, str) else None


def wrapped(text: str) -> str:
    """A name as a label of at most three short lines."""
    lines = textwrap.wrap(" ".join(text.split()), _LINE, max_lines=3, placeholder=" …", break_long_words=False)
    return "\n".join(lines)


def box(label: str, size: int) -> Box:
    """The room of a node of this size with this label."""
    lines = label.split("\n")
    width = max(len(line) for line in lines) * _LETTER + 14
    label_height = len(lines) * _LINE_HEIGHT
    return Box(max(width, size * 2 + 10), size * 2 + label_height + 18, label_height)


def _size(ego: Ego, node_id: str) -> int:
    return _SIZES.get(ego.distance[node_id], _SMALL)


def _node_title(node: Node, texts: Texts) -> str:
    lines = [wording.name(node), wording.kind(node.label, node.properties.get("kind"), texts)]
    aliases = node.properties.get("aliases")
    if isinstance(aliases, list) and aliases:
        lines.append(texts("entity.aliases", aliases=", ".join(aliases[:6])))
    return "\n".join(lines)


def _legend(nodes: Sequence[Node], all_ties: tuple[Tie, ...], texts: Texts) -> list[dict[str, str]]:
    marks: dict[str, Mark] = {}
    for node in nodes:
        mark = appearance().mark(node.label, _kind(node))
        marks[mark.group] = mark
    legend = [
        {"what": "node", "shape": mark.shape, "colour": mark.colour, "text": texts(f"group.{group}")}
        for group, mark in sorted(marks.items())
    ]
    for relation in sorted({tie.type for tie in all_ties if tie.standing != "claim"}):
        legend.append({"what": "edge", "colour": _colour(relation), "text": texts(f"relation.{relation}.name")})
    standings = {tie.standing for tie in all_ties}
    if "planned" in standings:
        legend.append({"what": "planned", "colour": "currentColor", "text": texts("modality.planned")})
    if "claim" in standings:
        legend.append({"what": "claim", "colour": _colour("CLAIM"), "text": texts("network.claims_legend")})
    if any(tie.amount_sek for tie in all_ties):
        legend.append({"what": "width", "colour": _colour("FUNDS"), "text": texts("network.width_legend")})
    return legend
