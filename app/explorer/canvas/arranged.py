"""A drawing as a reader arranged it: without the nodes that were hidden, with others where they were put.

The layout is made before, of everything: so what stays keeps its place when something is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nysta.app.explorer.address import MORE, Pin
from nysta.app.explorer.canvas.drawing import Drawing
from nysta.app.explorer.canvas.growth import anchor_of


def arranged(drawn: Drawing, focus: Iterable[str], hidden: Iterable[str], pinned: Iterable[Pin]) -> Drawing:
    """``drawn`` without ``hidden`` and without what only hung on it, and with ``pinned`` at their places.

    Args:
        drawn: everything.
        focus: the nodes in the middle; they stay, whatever they are tied to.
        hidden: ids of nodes.
        pinned: where nodes stand.
    """
    gone = set(hidden) - set(focus)
    if gone:
        marks = [str(node["id"]) for node in drawn.nodes if str(node["id"]).startswith(MORE)]
        gone |= {mark for mark in marks if anchor_of(mark) in gone}
        edges = [edge for edge in drawn.edges if edge["from"] not in gone and edge["to"] not in gone]
        tied = {end for edge in edges for end in (edge["from"], edge["to"])} | set(focus)
        nodes = [node for node in drawn.nodes if node["id"] in tied]
        ties = tuple(tie for tie in drawn.ties if tie.source not in gone and tie.target not in gone)
        drawn = replace(drawn, nodes=nodes, edges=edges, ties=ties)
    places = {pin.node: pin for pin in pinned}
    if places:
        nodes = [
            node | {"x": float(pin.x), "y": float(pin.y), "pinned": True} if (pin := places.get(node["id"])) else node
            for node in drawn.nodes
        ]
        drawn = replace(drawn, nodes=nodes)
    return drawn
