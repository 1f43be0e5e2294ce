"""The coordination view: who coordinates what, with whom, and who pays; as a network and as a matrix."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nysta.app.explorer import cached, wording
from nysta.app.explorer.canvas.drawing import drawing_of_parts
from nysta.app.explorer.canvas.layered import layered
from nysta.app.explorer.coordination import Coordination
from nysta.app.explorer.events import EdgeClicked, Filtered, NodeClicked
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send, send_for_row
from nysta.app.explorer.ties import tie_of, ties
from nysta.app.explorer.views.drawn import HEIGHT, show_drawing
from nysta.app.explorer.views.search import entity_field
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list
from nysta.graph.cells import safe_cell

_DRAWN = 12  # initiatives, when nobody is chosen: with those who coordinate alone, or nothing could be read
_DRAWN_CHOSEN = 15
_COLUMNS = 24


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    entity_field(context, "focus", label=texts("coordination.choose"))
    focus = state.focus[0] if state.focus else None
    found = cached.coordination(context.store, focus)
    if not found.initiatives:
        st.info(texts("coordination.none" if focus else "coordination.empty"), icon=":material/search_off:")
        return
    if focus:
        shown = found.first(_DRAWN_CHOSEN)
        drawn = layered(shown.nodes, ties(shown.edges), _layers(shown), texts, focus=shown.initiatives)
    else:
        shown = found.first(_DRAWN, others=False)
        drawn = drawing_of_parts(shown.nodes, shown.edges, texts)
    names = {node.id: wording.name(node) for node in found.nodes}
    with st.container(key="beside"):
        left, right = st.columns([12, 8], gap="medium")
    hint = texts("coordination.hint" if focus else "coordination.hint_all")
    if len(shown.initiatives) < found.total:
        hint += " " + texts("coordination.cut", n=len(shown.initiatives), total=found.total)
    with left:
        show_drawing(context, drawn, hint=hint, key="coordination_drawing", expand=_centre)
    with right, st.container(height=HEIGHT + 60, border=False, key="evidence"):
        _sources(context, found, names)
    _matrix(context, found, shown, names)
    if focus:
        relation_table(context, relation_rows(context, shown.edges, names))
    else:
        relation_table(context, relation_rows(context, found.coordinating(), names), title="coordination.all")


def _centre(own: str) -> None:
    send(Filtered({"focus": (own,)}))
    send(NodeClicked(""))


def _layers(found: Coordination) -> dict[str, int]:
    """Those who coordinate above the initiatives, the others below; an initiative stays among them."""
    layers = {edge.source: -1 if edge.type == "COORDINATES" else 1 for edge in found.edges}
    layers |= {edge.source: -1 for edge in found.edges if edge.type == "COORDINATES"}
    return layers | dict.fromkeys(found.initiatives, 0)


def _sources(context: Context, found: Coordination, names: dict[str, str]) -> None:
    state, texts = context.state, context.texts
    tie = tie_of(state.edge, ties(found.edges)) if state.edge else None
    edges = found.coordinating()
    caption = texts("coordination.all")
    if tie:
        edges, caption = tie.edges, texts("evidence.between")
    elif state.node in names:
        edges = tuple(edge for edge in found.edges if state.node in (edge.source, edge.target))
        caption = texts("evidence.all", name=names[state.node or ""])
    elif state.edge or state.node:
        st.caption(texts("evidence.gone"))
    with st.container(horizontal=True):
        if state.node in names and state.node not in state.focus:
            st.button(
                texts("network.centre"),
                icon=":material/center_focus_strong:",
                on_click=_centre,
                args=(state.node,),
            )
        if tie or state.node in names:
            st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(EdgeClicked(""),))
    rows = relation_rows(context, edges, names)
    if not (tie or state.node in names):
        place = {edge.key: n for n, edge in enumerate(edges)}
        rows = tuple(sorted(rows, key=lambda row: place[row.key]))
    source_list(context, rows, caption=caption)


def _matrix(context: Context, found: Coordination, shown: Coordination, names: dict[str, str]) -> None:
    texts = context.texts
    st.markdown(f"**{texts('coordination.matrix')}**", help=texts("coordination.matrix_help"))
    # Those who are drawn come first: the upper rows are filled then.
    organisations = list(dict.fromkeys([*shown.organisations(), *found.organisations()]))[:_COLUMNS]
    parts = {own: found.parts(own) for own in found.initiatives}
    columns: dict[str, list[object]] = {
        texts("coordination.initiative"): [safe_cell(names[own]) for own in found.initiatives],
        texts("coordination.by"): [
            safe_cell(", ".join(names[one] for one in found.coordinators(own))) for own in found.initiatives
        ],
        texts("coordination.kind"): [
            wording.kind(node.label, node.properties.get("kind"), texts) if (node := found.node(own)) else ""
            for own in found.initiatives
        ],
        texts("coordination.number"): [len(parts[own]) for own in found.initiatives],
    }
    for organisation in organisations:
        head = names[organisation]
        while head in columns:  # two with one name stay two columns
            head += "\u00a0"
        columns[head] = [
            ", ".join(texts(f"coordination.{part}") for part in parts[own].get(organisation, ()))
            for own in found.initiatives
        ]
    ids = found.initiatives

    st.dataframe(
        pd.DataFrame(columns),
        key="matrix",
        hide_index=True,
        alt=plain(texts("coordination.matrix_help")),
        on_select=send_for_row("matrix", [NodeClicked(one) for one in ids]),
        selection_mode="single-row",
        height="content" if len(ids) < 14 else 480,
        column_config={texts("coordination.initiative"): st.column_config.TextColumn(pinned=True)},
    )
