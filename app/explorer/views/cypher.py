"""Cypher for analysts: a query in the address is filled in, and run only by the button."""

from __future__ import annotations

import json

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.session import Context, send
from nysta.graph.model import QueryResult
from nysta.graph.stores.errors import QueryError

_EXAMPLE = """MATCH (a)-[r:OWNS]->(b)
RETURN a.name AS owner, r.share AS share, b.name AS owned
ORDER BY owned, share DESC"""
_ROWS = 1_000


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    st.caption(texts("cypher.help"))
    with st.form("cypher_form", border=False):
        written = st.text_area(
            texts("cypher.query"),
            value=state.cypher or _EXAMPLE,
            height=160,
            key=f"cypher-{hash(state.cypher)}",
        )
        run = st.form_submit_button(texts("cypher.run"), type="primary", icon=":material/play_arrow:")
    if run and written.strip():
        send(Filtered({"cypher": written.strip()}))
        _run(context, written)


def _run(context: Context, written: str) -> None:
    texts = context.texts
    try:
        result = context.store.query(written, max_rows=_ROWS)
    except QueryError as error:
        st.error(texts("cypher.refused", why=""), icon=":material/block:")
        st.code(str(error), language=None, wrap_lines=True)
        return
    if not result.rows:
        st.info(texts("cypher.none"))
        return
    st.caption(texts("cypher.rows", n=amounts.number(len(result.rows), texts.language)))
    if result.cut:
        st.warning(texts("cypher.cut", n=amounts.number(_ROWS, texts.language)))
    st.dataframe(_frame(result), hide_index=True)


def _frame(result: QueryResult) -> pd.DataFrame:
    """The rows as a table; nodes, relations and lists as JSON."""
    return pd.DataFrame({column: [_cell(row[column]) for row in result.rows] for column in result.columns})


def _cell(value: object) -> object:
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value
