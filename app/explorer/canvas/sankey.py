"""The drawing of flows of money: a plotly Sankey, every text escaped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from nysta.app.explorer import amounts
from nysta.app.explorer.canvas.appearance import appearance
from nysta.app.explorer.flows import Flow, Money
from nysta.app.explorer.texts import Texts

DRAWN = 20  # bands; what is smaller is put together
NODE, BAND = "node:", "band:"  # before the names of what can be clicked
_LABEL = 34
_PAD = 18  # between nodes, in pixels: a label is 16 high, and thin nodes would have theirs on each other
_ROW = 34
_OTHERS = "others:"  # those who give so little that they have no band of their own
_REST = "rest:"  # those who get


@dataclass(frozen=True, slots=True)
class _Band:
    source: str
    target: str
    amount_sek: int
    flows: int
    id: str


def sankey(found: Money, unit: str, texts: Texts, *, selected: str | None = None, dark: bool = False) -> go.Figure:
    """The figure of ``found``.

    Args:
        found: the flows.
        unit: of the amounts ("kr", "tkr", "mnkr").
        texts: the words.
        selected: id of the flow that stands out.
        dark: whether it stands on a dark page.
    """
    bands = _bands(found)
    nodes = list(dict.fromkeys(end for band in bands for end in (band.source, band.target)))
    place = {node: n for n, node in enumerate(nodes)}
    given, taken = _sums(bands)

    def named(node: str) -> str:
        if node in (_REST, _OTHERS):
            return texts("money.rest" if node == _REST else "money.others")
        return found.names.get(node, node)

    def said(amount: int) -> str:
        return f"{amounts.in_unit(amount, unit, texts.language)}\u00a0{amounts.unit_name(unit, texts.language)}"

    def through(node: str) -> str:
        parts = [f"← {said(taken[node])}"] if node in taken else []
        return "<br>".join([*parts, f"→ {said(given[node])}"] if node in given else parts)

    colours = [_colour(node, found) for node in nodes]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            textfont={"color": "#fafafa" if dark else "#20222b", "size": 13, "shadow": "none"},
            node={
                "label": [_label(named(node)) for node in nodes],
                "color": colours,
                "customdata": [
                    [NODE + node if node in found.names else "", escape(named(node)), through(node)] for node in nodes
                ],
                "hovertemplate": "%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
                "pad": _PAD,
                "thickness": 14,
                "line": {"width": 0},
            },
            link={
                "source": [place[band.source] for band in bands],
                "target": [place[band.target] for band in bands],
                "value": [band.amount_sek for band in bands],
                "color": [_faded(colours[place[band.source]], band.id, selected) for band in bands],
                "customdata": [
                    [
                        BAND + band.id if band.id else "",
                        escape(f"{named(band.source)} → {named(band.target)}"),
                        said(band.amount_sek),
                    ]
                    for band in bands
                ],
                "hovertemplate": "%{customdata[1]}<br><b>%{customdata[2]}</b><extra></extra>",
            },
        )
    )
    rows = max(sum(node in given for node in nodes), sum(node in taken for node in nodes))
    figure.update_layout(
        height=max(300, min(1100, 60 + _ROW * rows)),
        margin={"l": 4, "r": 4, "t": 8, "b": 8},
        font={"size": 13},
        hoverlabel={"align": "left"},
    )
    return figure


def drawn_rest(found: Money) -> int:
    """How many of the flows are too small to have a band of their own."""
    return sum(band.flows for band in _bands(found) if not band.id)


def _bands(found: Money) -> list[_Band]:
    positive = [flow for flow in found.flows if flow.amount_sek > 0 and flow.source != flow.target]
    bands = [_Band(flow.source, flow.target, flow.amount_sek, 1, flow.id) for flow in positive[:DRAWN]]
    drawn = {band.source for band in bands}
    rest: dict[str, list[Flow]] = defaultdict(list)
    for flow in positive[DRAWN:]:
        rest[flow.source if flow.source in drawn else _OTHERS].append(flow)
    for source, flows in rest.items():
        bands.append(_Band(source, _REST, sum(flow.amount_sek for flow in flows), len(flows), ""))
    return bands


def _sums(bands: list[_Band]) -> tuple[dict[str, int], dict[str, int]]:
    given: dict[str, int] = defaultdict(int)
    taken: dict[str, int] = defaultdict(int)
    for band in bands:
        given[band.source] += band.amount_sek
        taken[band.target] += band.amount_sek
    return dict(given), dict(taken)


def _label(name: str) -> str:
    one_line = " ".join(name.split())
    return escape(one_line if len(one_line) <= _LABEL else one_line[: _LABEL - 1].rstrip() + "…")


def _colour(node: str, found: Money) -> str:
    if node not in found.kinds:
        return "#9a9a9a"
    label, kind = found.kinds[node]
    return appearance().mark(label, kind).colour


def _faded(colour: str, band: str, selected: str | None) -> str:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    alpha = 0.3 if selected is None else 0.7 if band == selected else 0.12
    return f"rgba({red}, {green}, {blue}, {alpha})"
