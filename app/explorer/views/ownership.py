"""The ownership view: owners above, holdings below, with stated and effective shares."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts, cached, wording
from nysta.app.explorer.canvas.layered import layered
from nysta.app.explorer.events import EdgeClicked, Filtered, NodeClicked
from nysta.app.explorer.ownership import Holding, Ownership
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send, send_for_row
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import tie_of, ties
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.drawn import HEIGHT, show_drawing
from nysta.app.explorer.views.search import entity_field
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list
from nysta.graph.model import Edge


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    entity_field(context, "focus", label=texts("ownership.choose"))
    if not state.focus:
        _most(context)
        return
    found = cached.ownership(context.store, state.focus[0])
    if found is None:
        problem.unknown(texts, state.focus[0])
        return
    name = wording.name(found.node(found.middle))
    if not found.edges:
        st.info(plain(texts("ownership.none", name=name)), icon=":material/search_off:")
        return
    with st.container(key="beside"):
        left, right = st.columns([12, 8], gap="medium")
    all_ties = ties(found.edges)
    drawn = layered(
        found.nodes,
        all_ties,
        {each.id: each.step for each in found.holdings} | {found.middle: 0},
        texts,
        focus=(found.middle,),
        notes=_notes(found, texts),
    )
    with left:
        show_drawing(context, drawn, hint=_hint(found, texts), key="ownership_drawing", expand=_centre)
    rows = relation_rows(context, found.edges, {node.id: wording.name(node) for node in found.nodes})
    with right, st.container(height=HEIGHT + 60, border=False, key="evidence"):
        tie = tie_of(state.edge, all_ties) if state.edge else None
        chosen = found.node(state.node) if state.node else None
        edges: tuple[Edge, ...] = found.edges
        caption = texts("ownership.all", name=name)
        if tie:
            edges, caption = tie.edges, texts("evidence.between")
        elif chosen:
            edges = tuple(edge for edge in found.edges if chosen.id in (edge.source, edge.target))
            caption = texts("ownership.all", name=wording.name(chosen))
            _chosen(found, chosen.id, texts)
        if tie or chosen:
            st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(EdgeClicked(""),))
        elif state.edge or state.node:
            st.caption(texts("evidence.gone"))
        keys = {edge.key for edge in edges}
        source_list(context, [row for row in rows if row.key in keys], caption=caption)
    _holdings(found, texts)
    relation_table(context, rows)


def _most(context: Context) -> None:
    """Where to begin: those who own most."""
    texts = context.texts
    st.info(texts("ownership.begin"), icon=":material/search:")
    with st.container(gap=None, key="ranking-ownership"):
        for row in cached.overview(context.store).owners:
            st.button(
                f"{plain(row.name)} · **{texts('start.owned_n', n=row.value)}**",
                key=f"owner-{row.id}",
                type="tertiary",
                on_click=_centre,
                args=(row.id,),
            )


def _centre(own: str) -> None:
    send(Filtered({"focus": (own,)}))
    send(NodeClicked(""))


def _chosen(found: Ownership, own: str, texts: Texts) -> None:
    holding = next((each for each in found.holdings if each.id == own), None)
    if holding is None:
        return
    st.markdown(f"##### {plain(wording.name(found.node(own)))}")
    st.caption(plain(f"{_chain(found, holding)} · {_effective_words(holding, texts)}"))
    st.button(texts("network.centre"), icon=":material/center_focus_strong:", on_click=_centre, args=(own,))


def _hint(found: Ownership, texts: Texts) -> str:
    parts = [texts("ownership.hint")]
    if 0 < found.known_share < 99.5:
        known = amounts.share(found.known_share, texts.language)
        parts.append(texts("ownership.known", name=plain(wording.name(found.node(found.middle))), share=known))
    if found.cut:
        parts.append(texts("ownership.cut", n=len(found.nodes)))
    return " ".join(parts)


def _notes(found: Ownership, texts: Texts) -> dict[str, str]:
    """The effective share under the names of those who are more than one step away."""
    return {
        each.id: texts("ownership.effective_short", share=amounts.share(each.effective, texts.language))
        for each in found.holdings
        if each.effective is not None and abs(each.step) > 1
    }


def _effective_words(holding: Holding, texts: Texts) -> str:
    if holding.effective is None:
        return texts("ownership.effective_unknown")
    return texts("ownership.effective_short", share=amounts.share(holding.effective, texts.language))


def _chain(found: Ownership, holding: Holding) -> str:
    return " → ".join(wording.name(found.node(own), own) for own in holding.chain)


def _holdings(found: Ownership, texts: Texts) -> None:
    st.markdown(f"**{texts('ownership.table')}**", help=texts("ownership.table_help"))
    rows = found.holdings
    share, effective = texts("ownership.share"), texts("ownership.effective")
    frame = pd.DataFrame(
        {
            texts("ownership.direction"): [
                texts("ownership.owner" if each.step < 0 else "ownership.owned") for each in rows
            ],
            texts("ownership.name"): [wording.name(found.node(each.id), each.id) for each in rows],
            texts("ownership.steps"): [abs(each.step) for each in rows],
            share: pd.array([each.share for each in rows], dtype="Float64"),
            effective: pd.array([each.effective for each in rows], dtype="Float64"),
            texts("ownership.chain"): [_chain(found, each) for each in rows],
        }
    )
    ids = [each.id for each in rows]

    st.dataframe(
        frame.style.format(lambda value: _percent(value, texts), subset=[share, effective]),
        key="holdings_table",
        hide_index=True,
        alt=texts("ownership.table_help"),
        on_select=send_for_row("holdings_table", [NodeClicked(one) for one in ids]),
        selection_mode="single-row",
        placeholder="–",
        height="content" if len(frame) < 14 else 480,
    )


def _percent(value: object, texts: Texts) -> str:
    return "–" if pd.isna(value) else amounts.share(float(value), texts.language)  # type: ignore[call-overload, arg-type]
