"""Arrows: their widths, and what stands on them where there are many."""

from __future__ import annotations

from dataclasses import replace

from nysta.app.explorer.canvas.arrows import WORDED_TIES, tie_width
from nysta.app.explorer.canvas.drawing import drawing
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import ties
from nysta.graph.ego import ego_network
from nysta.graph.model import GraphStore

GR = "organisation/gr"


def test_width_grows_with_money_and_stays_within_bounds() -> None:
    widths = [tie_width(amount) for amount in (None, 0, -5, 5_000, 10**6, 10**8, 10**12)]
    assert widths == sorted(widths)
    assert (widths[0], widths[-1]) == (1.6, 9.0)


def test_many_arrows_show_figures_only_and_keep_their_words_for_pointing(region_store: GraphStore) -> None:
    ego = ego_network(region_store, [GR], steps=3)
    assert len(ties(ego.edges)) <= WORDED_TIES
    few = drawing(ego, Texts("sv"))
    assert all(edge["label"] == edge["words"] for edge in few.edges)
    copies = tuple(replace(e, key=f"{e.key}-{n}", type=t) for e in ego.edges for n, t in enumerate(("OWNS", "FUNDS")))
    many = drawing(replace(ego, edges=copies), Texts("sv"))
    labels = {edge["label"] for edge in many.edges}
    assert "54\u00a0%" in labels
    assert "127,2\u00a0mnkr\n2022–2024" in labels
    assert "7\u00a0500\u00a0tkr" in labels
    assert "" in labels
    assert all(edge["words"] for edge in many.edges)
