"""The arrows of a drawing: where they bend, how wide they are and what stands on them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pyvis.network import Network

from nysta.app.explorer import wording
from nysta.app.explorer.canvas.appearance import appearance
from nysta.app.explorer.canvas.layout import bent
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie
from nysta.graph.store_rows import edge_years

# With more arrows than this only figures stand on them, then nothing; all words show when an arrow is
# selected or pointed at.
WORDED_TIES = 14
LABELLED_TIES = 45


def add_ties(
    net: Network,
    all_ties: Sequence[Tie],
    places: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    texts: Texts,
    *,
    labelled: int = LABELLED_TIES,
) -> None:
    """Put arrows into ``net``, bent where a straight one would run over a node.

    They carry their figures where there are at most ``labelled``, and words where there are few.
    """
    pairs = [(tie.source, tie.target) for tie in all_ties] if len(all_ties) <= LABELLED_TIES else []
    bends = bent(places, pairs)
    for tie in all_ties:
        words = wording.tie_label(tie, texts)
        label = words if len(all_ties) <= WORDED_TIES else ""
        if WORDED_TIES < len(all_ties) <= labelled:
            label = wording.tie_figure(tie, texts)
        bend = bends.get((tie.source, tie.target), 0.0)
        _add_tie(net, tie, names, texts, words=words, label=label, bend=bend)


def _add_tie(
    net: Network, tie: Tie, names: Mapping[str, str], texts: Texts, *, words: str, label: str, bend: float
) -> None:
    colour = appearance().relations["CLAIM" if tie.standing == "claim" else tie.type]
    in_time = sorted(tie.edges, key=lambda edge: edge_years(edge.properties) or (9999, 9999))
    title = "\n".join(wording.sentence(edge, names, texts) + wording.dated(edge, texts) for edge in in_time[:8])
    if len(tie.edges) > 8:
        title += "\n" + texts("network.more", n=len(tie.edges) - 8)
    net.add_edge(
        tie.source,
        tie.target,
        id=tie.id,
        label=label,
        words=words,
        title=title,
        color=colour,
        width=tie_width(tie.amount_sek),
        dashes=[8, 6] if tie.standing == "planned" else [2, 5] if tie.standing == "claim" else False,
        arrows="" if tie.type == "COLLABORATES_WITH" else "to",
        crossed=tie.standing == "claim",
        bend=bend,
        opacity=round(0.45 + 0.55 * tie.confidence, 2),
    )


def tie_width(amount_sek: int | None) -> float:
    """An arrow's width in pixels: 1.6 without money, then by the logarithm of the kronor up to 9."""
    if not amount_sek or amount_sek <= 0:
        return 1.6
    return round(min(9.0, 1.6 + 1.3 * max(0.0, math.log10(amount_sek) - 4)), 2)
