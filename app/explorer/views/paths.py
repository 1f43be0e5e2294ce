"""The paths view: how two entities are connected, each path as a sentence with its sources."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import cached, wording
from nysta.app.explorer.canvas.layered import layered
from nysta.app.explorer.events import EdgeClicked, Filtered
from nysta.app.explorer.paths import MAX_PATHS, MAX_STEPS, Connection, sentence
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.ties import tie_of, ties
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.drawn import show_drawing
from nysta.app.explorer.views.filters import relation_types
from nysta.app.explorer.views.search import entity_field
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list

_HEIGHT = 430
_OPEN = 1  # paths whose sources are shown at once


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    _choices(context)
    if not (state.start and state.goal):
        st.info(texts("paths.begin"), icon=":material/search:")
        return
    if state.start == state.goal:
        st.info(texts("paths.same"), icon=":material/search:")
        return
    found = cached.connection(context.store, state)
    missing = [own for own in (state.start, state.goal) if found.node(own) is None]
    for own in missing:
        problem.unknown(texts, own)
    if missing:
        return
    if not found.ways:
        ends = {"start": wording.name(found.node(state.start)), "goal": wording.name(found.node(state.goal))}
        said = plain(texts("paths.none", n=MAX_STEPS, **ends))
        st.info(f"{said} {texts('paths.none_help')}", icon=":material/search_off:")
        return
    _answer(context, found)


def _choices(context: Context) -> None:
    state, texts = context.state, context.texts
    left, swap, right, types = st.columns([12, 2, 12, 10], vertical_alignment="bottom")
    with left:
        entity_field(context, "start", label=texts("paths.from"))
    swap.button(
        texts("paths.swap"),
        icon=":material/swap_horiz:",
        key="swap",
        help=texts("paths.swap"),
        on_click=send,
        args=(Filtered({"start": state.goal, "goal": state.start}),),
        disabled=not (state.start or state.goal),
        width="stretch",
    )
    with right:
        entity_field(context, "goal", label=texts("paths.to"))
    with types:
        relation_types(context, width="stretch")


def _answer(context: Context, found: Connection) -> None:
    state, texts = context.state, context.texts
    steps = len(found.ways[0]) - 1
    st.markdown(
        f"##### {texts('paths.found', n=len(found.ways), steps=steps)}"
        + (f" {texts('paths.cut', n=MAX_PATHS)}" if found.cut else "")
    )
    layers = {own: column for way in found.ways for column, own in enumerate(way)}
    all_ties = ties(found.edges)
    ends = (found.ways[0][0], found.ways[0][-1])
    widest = max(sum(column == each for each in layers.values()) for column in layers.values())
    drawn = layered(found.nodes, all_ties, layers, texts, focus=ends, sideways=True)
    height = min(_HEIGHT + 150, 230 + 90 * widest)
    show_drawing(context, drawn, hint=texts("paths.hint"), key="paths_drawing", height=height)
    tie = tie_of(state.edge, all_ties) if state.edge else None
    chosen = found.node(state.node) if state.node else None
    ways = found.ways
    if tie:
        ways = tuple(way for way in ways if set(tie.edges) & set(found.edges_of(way)))
    elif chosen:
        ways = tuple(way for way in ways if chosen.id in way)
    if tie or chosen:
        st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(EdgeClicked(""),))
    names = {node.id: wording.name(node) for node in found.nodes}
    rows = relation_rows(context, found.edges, names)
    with st.container(key="evidence"):
        for number, way in enumerate(ways):
            in_order = {edge.key: n for n, edge in enumerate(found.edges_of(way))}
            st.markdown(f"**{number + 1}.** {plain(sentence(found, way, texts))}")
            with st.expander(texts("evidence.title"), expanded=number < _OPEN, key=f"path-{number}"):
                own = sorted((row for row in rows if row.key in in_order), key=lambda row: in_order[row.key])
                source_list(context, own, caption="", key=f"source-{number}")
    relation_table(context, rows)
