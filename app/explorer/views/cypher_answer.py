"""The answer to a query: as a table, a chart or a network, and to take along."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from nysta.app.explorer import amounts, queries, wording
from nysta.app.explorer.address import RESULTS
from nysta.app.explorer.answer import as_csv, as_json, cell, label_columns, number_columns
from nysta.app.explorer.canvas.appearance import appearance
from nysta.app.explorer.canvas.drawing import drawing_of_parts
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.ties import tie_of
from nysta.app.explorer.views.drawn import show_drawing
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list
from nysta.graph.answers import relations_of_rows
from nysta.graph.ego import MAX_NODES
from nysta.graph.model import Edge, QueryResult
from nysta.graph.store_rows import fetch_nodes

_BARS = 40


def show_answer(context: Context, result: QueryResult) -> None:
    """The answer as the address wants it shown, as far as it can be."""
    texts = context.texts
    if not result.rows:
        st.info(texts("cypher.none"), icon=":material/search_off:")
        return
    if result.cut:
        st.warning(texts("cypher.cut", n=amounts.number(len(result.rows), texts.language)))
    stated = relations_of_rows(result.rows, context.store)
    keys = list(dict.fromkeys(each.key for row in stated for each in row))
    can = {"chart": bool(label_columns(result) and number_columns(result)), "network": bool(keys)}
    shown = context.state.result if can.get(context.state.result) else ""
    with st.container(horizontal=True, vertical_alignment="center", key="answer_bar"):
        st.session_state["result"] = shown
        st.segmented_control(
            texts("cypher.shown"),
            ["", *(form for form in RESULTS if can[form])],
            key="result",
            format_func=lambda form: texts(f"cypher.as_{form or 'table'}"),
            label_visibility="collapsed",
            on_change=lambda: send(Filtered({"result": st.session_state["result"] or ""})),
        )
        st.caption(texts("cypher.rows", n=amounts.number(len(result.rows), texts.language)))
        st.space("stretch")
        for name, mime, help_, make in (
            ("csv", "text/csv", "csv", as_csv),
            ("json", "application/json", "json_file", as_json),
        ):
            st.download_button(
                name.upper(),
                lambda make=make: make(result),  # type: ignore[misc]
                file_name=f"nysta.{name}",
                mime=mime,
                help=texts(f"cypher.{help_}"),
                key=f"answer-{name}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
    if shown == "chart":
        _chart(context, result)
    elif shown == "network":
        _network(context, keys)
        return
    _table(result, texts("cypher.answer"))


def _table(result: QueryResult, title: str) -> None:
    columns = {name: [cell(row[name]) for row in result.rows] for name in result.columns}
    st.dataframe(pd.DataFrame(columns), hide_index=True, alt=title, placeholder="–")


def _chart(context: Context, result: QueryResult) -> None:
    texts = context.texts
    with st.container(horizontal=True):
        label = st.selectbox(texts("cypher.label"), label_columns(result), key="chart_label", width=240)
        numbers = [name for name in number_columns(result) if name != label]
        if not numbers:
            st.info(texts("cypher.no_number"))
            return
        number = st.selectbox(texts("cypher.number"), numbers, key="chart_number", width=240)
    sums: dict[str, float] = {}
    for row in result.rows:
        name = str(row[label] if row[label] is not None else "–")
        sums[name] = sums.get(name, 0) + (row[number] or 0)
    bars = list(sums.items())[:_BARS]
    figure = go.Figure()
    figure.add_bar(
        y=[_short(name) for name, _ in bars],
        x=[value for _, value in bars],
        orientation="h",
        marker_color=appearance().relations["FUNDS"],
        customdata=[_number(value, texts.language) for _, value in bars],
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.update_layout(
        height=90 + 24 * len(bars),
        margin={"l": 0, "r": 10, "t": 6, "b": 30},
        yaxis={"type": "category", "autorange": "reversed", "automargin": True},
        xaxis_title=number.replace("<", "‹"),
        separators=", " if texts.language == "sv" else ".,",
        bargap=0.3,
    )
    st.plotly_chart(figure, config={"displayModeBar": False}, key="answer_chart")
    if len(sums) > len(bars):
        st.caption(texts("cypher.bars", n=len(bars), total=amounts.number(len(sums), texts.language)))


def _short(name: str) -> str:
    """A label of a bar. Plotly reads some HTML, so what looks like it loses its brackets."""
    name = " ".join(name.split()).replace("<", "‹").replace(">", "›")
    return name if len(name) <= 48 else name[:47] + "…"


def _number(value: float, language: str) -> str:
    return amounts.number(value, language) if isinstance(value, int) else amounts.decimal(value, language, 2)


def _network(context: Context, keys: list[str]) -> None:
    texts, store = context.texts, context.store
    edges = _drawable(queries.relations(store, keys))
    if len(edges) < len(keys):
        st.caption(texts("cypher.drawn", n=len(edges), total=len(keys)))
    nodes = fetch_nodes(store, dict.fromkeys(end for edge in edges for end in (edge.source, edge.target)))
    drawn = drawing_of_parts(nodes, edges, texts)
    show_drawing(context, drawn, hint=texts("network.hint"), key="cypher_drawing")
    rows = relation_rows(context, edges, {node.id: wording.name(node) for node in nodes})
    tie = tie_of(context.state.edge, drawn.ties) if context.state.edge else None
    chosen = {edge.key for edge in tie.edges} if tie else None
    if context.state.node:
        chosen = {edge.key for edge in edges if context.state.node in (edge.source, edge.target)}
    with st.container(key="evidence"):
        own = [row for row in rows if chosen is None or row.key in chosen]
        source_list(context, own, caption=texts("evidence.title"), key="cypher")
    relation_table(context, rows)


def _drawable(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """As many relations as have room in a drawing."""
    seen: set[str] = set()
    kept = []
    for edge in edges:
        if len(seen | {edge.source, edge.target}) <= MAX_NODES:
            seen |= {edge.source, edge.target}
            kept.append(edge)
    return tuple(kept)
