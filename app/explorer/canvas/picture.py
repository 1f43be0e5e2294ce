"""A drawing to take along: as SVG from the same places, or as one HTML page that needs no network."""

from __future__ import annotations

import json
import math
import re
from html import escape as escape_markup
from typing import Any

from nysta.app.explorer.canvas.drawing import Drawing
from nysta.app.explorer.canvas.layout import Point

_MARGIN = 90.0
_LEGEND_LINE = 24.0
_LEGEND_WIDTH = 270.0
_FONT = "Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"
_TEXT, _GROUND = "#20222b", "#ffffff"
# Signs that XML cannot hold, escaped or not.
_NO_SIGN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def svg(drawn: Drawing, *, title: str) -> str:
    """The drawing as SVG: black on white for print, every text as text.

    Args:
        drawn: what to draw.
        title: told to screen readers.
    """
    places = {node["id"]: (float(node["x"]), float(node["y"])) for node in drawn.nodes}
    if not places:
        places = {"": (0.0, 0.0)}
    left, right = min(x for x, _ in places.values()) - _MARGIN, max(x for x, _ in places.values()) + _MARGIN
    top, bottom = min(y for _, y in places.values()) - _MARGIN, max(y for _, y in places.values()) + _MARGIN
    right = max(right, left + _LEGEND_WIDTH)
    columns = max(1, int((right - left) // _LEGEND_WIDTH))
    legend_top = bottom
    bottom += math.ceil(len(drawn.legend) / columns) * _LEGEND_LINE + 10
    sizes = {node["id"]: float(node["size"]) for node in drawn.nodes}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{left:.0f} {top:.0f} {right - left:.0f} '
        f'{bottom - top:.0f}" width="{right - left:.0f}" height="{bottom - top:.0f}" font-family="{_FONT}">',
        f"<title>{escape(title)}</title>",
        f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="{_GROUND}"/>',
    ]
    bends = _bends(drawn.edges)
    parts += [_arrow(edge, places, sizes, bends[n]) for n, edge in enumerate(drawn.edges)]
    parts += [_node(node) for node in drawn.nodes]
    parts += [
        _legend(item, left + 20 + _LEGEND_WIDTH * (n % columns), legend_top + _LEGEND_LINE * (n // columns + 0.5))
        for n, item in enumerate(drawn.legend)
    ]
    return "\n".join([*parts, "</svg>", ""])


def page(drawn: Drawing, component: tuple[str, str, str], words: dict[str, str], *, title: str, table: str) -> str:
    """The drawing as one HTML page that can be moved and zoomed, with its sources under it.

    Args:
        drawn: what to draw.
        component: HTML, CSS and JavaScript of the network component.
        words: of its buttons.
        title: of the page.
        table: HTML of the sources, safe already.
    """
    html, css, script = component
    data: dict[str, Any] = {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "legend": drawn.legend,
        "selected": {"node": None, "edge": None},
        "scene": "page",
        "height": 640,
        "words": words,
    }
    # Inside a script element nothing may look like its end.
    inside = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">"
        f"<style>:root {{ --st-text-color: {_TEXT}; --st-background-color: {_GROUND}; "
        "--st-secondary-background-color: #f4f4f4; --st-primary-color: #c8354a; --st-font: sans-serif }\n"
        "body { margin: 1.5rem auto; max-width: 1300px; padding: 0 1rem; font: 16px/1.45 sans-serif } "
        "table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; "
        "padding: 0.5rem; border-bottom: 1px solid #ddd; font-weight: 400; width: 50% } "
        ".facts, p { display: block; font-size: 0.85rem; margin: 0.2rem 0; color: #555 } blockquote { margin: 0 } "
        "mark { background: #fff0b3 }\n"
        f"{css}</style></head><body><h1>{escape(title)}</h1>{html}{table}"
        f'<script type="module">{script}\n'
        f"mount({{ data: {inside}, parentElement: document.body, setTriggerValue: () => {{}} }});"
        "</script></body></html>\n"
    )


def _bends(edges: list[dict[str, Any]]) -> list[float]:
    """How far each arrow is bent to the right of its straight line, as a part of its length."""
    pairs: dict[frozenset[str], list[int]] = {}
    for n, edge in enumerate(edges):
        pairs.setdefault(frozenset((edge["from"], edge["to"])), []).append(n)
    found = [0.0] * len(edges)
    for of_pair in pairs.values():
        for place, n in enumerate(of_pair):
            if len(of_pair) == 1:
                found[n] = float(edges[n].get("bend") or 0.0) * 0.5
            else:
                side = 1 if edges[n]["from"] == edges[of_pair[0]]["from"] else -1
                found[n] = 0.16 * (place - (len(of_pair) - 1) / 2) * side
    return found


def _arrow(edge: dict[str, Any], places: dict[Any, Point], sizes: dict[Any, float], bend: float) -> str:
    (x1, y1), (x2, y2) = places[edge["from"]], places[edge["to"]]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    cx, cy = (x1 + x2) / 2 + (y2 - y1) * bend * 2, (y1 + y2) / 2 - (x2 - x1) * bend * 2
    width = float(edge["width"])
    ax, ay = _towards((x2, y2), (cx, cy) if bend else (x1, y1), sizes[edge["to"]] + 3)
    colour = escape(str(edge["color"]))
    dashes = f' stroke-dasharray="{" ".join(map(str, edge["dashes"]))}"' if edge.get("dashes") else ""
    opacity = f' opacity="{edge["opacity"]}"' if edge.get("opacity") else ""
    parts = [
        f'<g{opacity}><path d="M{x1:.1f} {y1:.1f} Q{cx:.1f} {cy:.1f} {ax:.1f} {ay:.1f}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dashes}/>'
    ]
    if edge.get("arrows", "to"):
        back = _towards((ax, ay), (cx, cy) if bend else (x1, y1), 9 + width)
        turn = ((ay - back[1]) * 0.45, (back[0] - ax) * 0.45)
        corners = ((ax, ay), (back[0] + turn[0], back[1] + turn[1]), (back[0] - turn[0], back[1] - turn[1]))
        parts.append(f'<polygon points="{_points(corners)}" fill="{colour}"/>')
    mx, my = (x1 + 2 * cx + x2) / 4, (y1 + 2 * cy + y2) / 4
    if edge.get("crossed"):
        kx, ky = x1 + (x2 - x1) * 0.7, y1 + (y2 - y1) * 0.7
        cross = f"M{kx - 7:.1f} {ky - 7:.1f} l14 14 m0 -14 l-14 14"
        parts.append(f'<path d="{cross}" stroke="{colour}" stroke-width="2" fill="none"/>')
    if edge.get("label") and length > 60:
        parts.append(_lines(str(edge["label"]), mx, my, 14, middle=True))
    return "".join([*parts, "</g>"])


def _node(node: dict[str, Any]) -> str:
    x, y, size = float(node["x"]), float(node["y"]), float(node["size"])
    font = 19 if node.get("focus") else 16
    lines = str(node["label"]).split("\n")
    text_y = y - size - 8 - (len(lines) - 1) * font * 1.15 if node.get("above") else y + size + font + 2
    mark = shape(str(node["shape"]), x, y, size)
    return (
        f'<g><title>{escape(str(node["title"]))}</title><path d="{mark}" fill="{escape(str(node["color"]))}"/>'
        f"{_lines(str(node['label']), x, text_y, font)}</g>"
    )


def shape(name: str, x: float, y: float, size: float) -> str:
    """The outline of a node as an SVG path, the same shapes as in the browser's drawing."""
    corners: list[Point]
    match name:
        case "square":
            corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        case "diamond":
            corners = [(0, -1), (1, 0), (0, 1), (-1, 0)]
        case "triangle":
            corners = [(0, -1), (1, 0.8), (-1, 0.8)]
        case "triangleDown":
            corners = [(0, 1), (1, -0.8), (-1, -0.8)]
        case "hexagon":
            corners = [(math.cos(n * math.pi / 3), math.sin(n * math.pi / 3)) for n in range(6)]
        case "star":
            turns = [(n * math.pi / 5, 1.0 if n % 2 == 0 else 0.45) for n in range(10)]
            corners = [(reach * math.sin(turn), -reach * math.cos(turn)) for turn, reach in turns]
        case _:
            return f"M{x - size:.1f} {y:.1f} a{size} {size} 0 1 0 {2 * size} 0 a{size} {size} 0 1 0 {-2 * size} 0Z"
    return "M" + " L".join(f"{x + a * size:.1f} {y + b * size:.1f}" for a, b in corners) + "Z"


def _lines(text: str, x: float, y: float, font: int, *, middle: bool = False) -> str:
    lines = text.split("\n")
    first = y - (len(lines) - 1) * font * 1.15 / 2 + font / 3 if middle else y
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{first + n * font * 1.15:.1f}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    return (
        f'<text text-anchor="middle" font-size="{font}" fill="{_TEXT}" stroke="{_GROUND}" stroke-width="4" '
        f'paint-order="stroke" stroke-linejoin="round">{spans}</text>'
    )


def _legend(item: dict[str, str], x: float, y: float) -> str:
    colour = escape(_TEXT if item["colour"] == "currentColor" else item["colour"])
    if item["what"] == "node":
        mark = f'<path d="{shape(item["shape"], x, y, 7)}" fill="{colour}"/>'
    elif item["what"] == "width":
        mark = f'<path d="M{x - 11:.1f} {y:.1f} l22 -5 v10Z" fill="{colour}"/>'
    else:
        dashes = {"planned": ' stroke-dasharray="8 6"', "claim": ' stroke-dasharray="2 5"'}.get(item["what"], "")
        mark = f'<path d="M{x - 11:.1f} {y:.1f} h22" stroke="{colour}" stroke-width="3"{dashes}/>'
    return f'{mark}<text x="{x + 20:.1f}" y="{y + 5:.1f}" font-size="14" fill="{_TEXT}">{escape(item["text"])}</text>'


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return start[0] + (end[0] - start[0]) / length * distance, start[1] + (end[1] - start[1]) / length * distance


def _points(corners: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def escape(text: str) -> str:
    """``text`` for XML."""
    return escape_markup(_NO_SIGN.sub("", text))
