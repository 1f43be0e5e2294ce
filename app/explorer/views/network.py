"""The network view: one or several entities in the middle, what they are tied to, and the source beside every tie."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nysta.app.explorer import cached, wording
from nysta.app.explorer.address import DEFAULT_CONFIDENCE, ViewState
from nysta.app.explorer.canvas.arranged import arranged
from nysta.app.explorer.canvas.drawing import Drawing
from nysta.app.explorer.events import (
    Added,
    EdgeClicked,
    Filtered,
    Focused,
    Hidden,
    NodeClicked,
    NodeExpanded,
    Released,
    Shown,
)
from nysta.app.explorer.evidence import EvidenceRow
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.ties import tie_of
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.drawn import HEIGHT, scene_of, show_drawing
from nysta.app.explorer.views.filters import relation_types, year_slider
from nysta.app.explorer.views.search import add_box, search_box
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list
from nysta.graph.ego import Ego
from nysta.graph.model import Edge


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    if not state.focus:
        search_box(context, key="network_search")
        st.info(texts("network.choose"), icon=":material/search:")
        return
    search, add = st.columns([3, 2], gap="medium")
    with search:
        search_box(context, key="network_search")
    with add:
        add_box(context)
    ego = cached.ego(context.store, state)
    for node_id in ego.unknown:
        problem.unknown(texts, node_id)
    if not ego.nodes:
        return
    _middle(context, ego)
    _filters(context)
    if ego.cut:
        st.warning(texts("network.cut"))
    whole = cached.drawn(context.store, state)
    scene = scene_of(cached.drawn(context.store, replace(state, expanded=())))
    drawn = arranged(whole, ego.focus, state.hidden, state.pinned)
    edges = tuple(edge for tie in drawn.ties for edge in tie.edges)
    with st.container(key="beside"):
        beside = st.columns([11, 9], gap="medium")
    with beside[0]:
        if not edges:
            name = ", ".join(wording.name(ego.node(node_id)) for node_id in ego.focus)
            st.info(plain(texts("network.empty", name=name)) + " " + texts("network.empty_help"))
        show_drawing(context, drawn, hint=texts("network.hint"), scene=scene)
        _arrangement(context, whole, drawn)
    rows = relation_rows(context, edges, {node.id: wording.name(node) for node in ego.nodes})
    with beside[1], st.container(height=HEIGHT + 60, border=False, key="evidence"):
        _evidence(context, ego, drawn, edges, rows)
    relation_table(context, rows)


def _middle(context: Context, ego: Ego) -> None:
    """Who stands in the middle, where there are several; each can be taken out."""
    if len(ego.focus) < 2:
        return
    texts = context.texts
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="middle"):
        st.caption(texts("network.middle"), width="content")
        for own in ego.focus:
            st.button(
                plain(wording.name(ego.node(own), own)),
                key=f"middle-{own}",
                icon=":material/close:",
                icon_position="right",
                help=texts("network.middle_out"),
                on_click=send,
                args=(Hidden(own),),
            )


def _arrangement(context: Context, whole: Drawing, drawn: Drawing) -> None:
    """What was hidden and moved, and the way back."""
    texts = context.texts
    gone = len(whole.nodes) - len(drawn.nodes)
    moved = sum(bool(node.get("pinned")) for node in drawn.nodes)
    if not gone and not moved:
        return
    with st.container(horizontal=True, gap="small", key="arrangement"):
        if gone:
            st.button(
                texts("network.show_hidden", n=gone), icon=":material/visibility:", on_click=send, args=(Shown(),)
            )
        if moved:
            st.button(
                texts("network.release_all", n=moved), icon=":material/keep_off:", on_click=send, args=(Released(),)
            )


def _filters(context: Context) -> None:
    state, texts = context.state, context.texts
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        relation_types(context, width=420)
        st.session_state["steps"] = state.steps
        st.segmented_control(
            texts("network.steps"),
            (1, 2, 3),
            key="steps",
            on_change=lambda: send(Filtered({"steps": st.session_state["steps"] or state.steps})),
        )
        year_slider(context, explained="network.years_help")
        st.session_state["confidence"] = round(state.confidence * 100)
        st.slider(
            texts("network.confidence"),
            0,
            100,
            step=5,
            key="confidence",
            format="%d %%",
            help=texts("network.confidence_help"),
            width=190,
            on_change=lambda: send(Filtered({"confidence": st.session_state["confidence"] / 100})),
        )
        st.session_state["claims"] = state.claims
        st.toggle(
            texts("network.claims"),
            key="claims",
            help=texts("network.claims_help"),
            width="content",
            on_change=lambda: send(Filtered({"claims": st.session_state["claims"]})),
        )
        if _filtered(state):
            st.button(
                texts("network.reset"),
                icon=":material/filter_alt_off:",
                on_click=send,
                args=(
                    Filtered(
                        {
                            "types": (),
                            "years": None,
                            "steps": 1,
                            "confidence": DEFAULT_CONFIDENCE,
                            "claims": False,
                        }
                    ),
                ),
            )


def _evidence(
    context: Context, ego: Ego, drawn: Drawing, edges: tuple[Edge, ...], rows: tuple[EvidenceRow, ...]
) -> None:
    state, texts = context.state, context.texts
    tie = tie_of(state.edge, drawn.ties) if state.edge else None
    if tie is not None:
        keys = {edge.key for edge in tie.edges}
        caption = texts("evidence.between")
        st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(EdgeClicked(""),))
    else:
        seen = {node["id"] for node in drawn.nodes}
        chosen = state.node if state.node in seen and ego.node(state.node or "") else None
        if (state.node and not chosen) or state.edge:
            st.caption(texts("evidence.gone"))
        middle = {chosen} if chosen else set(ego.focus)
        keys = {edge.key for edge in edges if edge.source in middle or edge.target in middle}
        caption = texts("evidence.all", name=", ".join(wording.name(ego.node(n), n) for n in sorted(middle)))
        if chosen or len(ego.focus) == 1:
            _entity(context, ego, chosen or ego.focus[0], chosen is not None)
    wanted = [row for row in rows if row.key in keys]
    source_list(context, wanted, caption=caption)


def _entity(context: Context, ego: Ego, node_id: str, selected: bool) -> None:
    state, texts = context.state, context.texts
    node = ego.node(node_id)
    if node is None:
        return
    st.markdown(f"##### {plain(wording.name(node))}")
    facts = [wording.kind(node.label, node.properties.get("kind"), texts)]
    for name in ("aliases", "identifiers"):
        values = node.properties.get(name)
        if isinstance(values, list) and values:
            facts.append(texts(f"entity.{name}", **{name: ", ".join(values[:8])}))
    st.caption(plain(" · ".join(facts)))
    outside = node_id not in state.focus
    with st.container(horizontal=True, gap="small", key="entity_actions"):
        if outside:
            st.button(
                texts("network.expand"),
                icon=":material/add_circle:",
                on_click=send,
                args=(NodeExpanded(node_id),),
                disabled=node_id in state.expanded,
            )
            st.button(
                texts("network.centre"),
                icon=":material/center_focus_strong:",
                on_click=send,
                args=(Focused(node_id),),
            )
            st.button(texts("network.beside"), icon=":material/join_inner:", on_click=send, args=(Added(node_id),))
        if outside or len(state.focus) > 1:
            st.button(texts("network.hide"), icon=":material/visibility_off:", on_click=send, args=(Hidden(node_id),))
        if any(pin.node == node_id for pin in state.pinned):
            st.button(texts("network.release"), icon=":material/keep_off:", on_click=send, args=(Released(node_id),))
        if selected:
            st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(NodeClicked(""),))
        if state.expanded:
            st.button(
                texts("network.collapse"),
                icon=":material/unfold_less:",
                on_click=send,
                args=(Filtered({"expanded": ()}),),
            )


def _filtered(state: ViewState) -> bool:
    default = ViewState()
    names = ("types", "years", "steps", "confidence", "claims")
    return any(getattr(state, name) != getattr(default, name) for name in names)
