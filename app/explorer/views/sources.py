"""The sources beside a drawing: what is stated, in whose words and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st

from nysta.app.explorer import connection, documents, queries
from nysta.app.explorer.events import EdgeClicked, SourceOpened
from nysta.app.explorer.evidence import EvidenceRow, documents_of, evidence_html, evidence_rows, table_columns
from nysta.app.explorer.highlights import mentions_of
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send, send_for_row
from nysta.app.explorer.views.entity import card_button
from nysta.graph.model import Edge
from nysta.graph.store_rows import fetch_nodes

SHOWN = 20  # relations beside a drawing; the table below has all


def relation_rows(context: Context, edges: Iterable[Edge], names: Mapping[str, str]) -> tuple[EvidenceRow, ...]:
    """A row for each of ``edges`` with its documents' titles; ``names`` are the entities' by id."""
    listed = tuple(edges)
    sources = documents.sources(context.store, documents_of(listed))
    ends = {node.id: node for node in fetch_nodes(context.store, dict.fromkeys(names))}
    graphs = connection.settings().home / "graphs"
    return evidence_rows(
        listed, names, sources, context.texts, nodes=ends, mentions=lambda document: mentions_of(graphs, document)
    )


def source_list(
    context: Context,
    rows: Sequence[EvidenceRow],
    *,
    caption: str,
    key: str = "source",
    heads: Mapping[str, str] | None = None,
) -> None:
    """The rows for reading, at most :data:`SHOWN` of them, each with a button that opens its source.

    Args:
        context: the page's.
        rows: the relations.
        caption: stands above them.
        key: begins the keys of the buttons; two lists on a page have two.
        heads: what stands above single relations, by their keys.
    """
    texts = context.texts
    subject = context.subject
    if subject and caption:
        name = queries.names_of(context.store, [subject]).get(subject)
        if name:
            card_button(subject, texts("card.of", name=name), texts, key=f"card-{key}")
    if not rows:
        st.caption(texts("evidence.none"))
        return
    if caption:
        st.markdown(f"**{plain(caption)}**")
    for row in rows[:SHOWN]:
        if heads and row.key in heads:
            st.markdown(f"**{plain(heads[row.key])}**")
        with st.container(horizontal=True, gap="small", key=f"relation-{key}-{row.key}"):
            st.html(evidence_html([row], texts), width="stretch")
            st.button(
                texts("source.open"),
                icon=":material/menu_book:",
                key=f"{key}-{row.key}",
                help=texts("source.open"),
                type="tertiary",
                on_click=send,
                args=(SourceOpened(row.key),),
            )
    if len(rows) > SHOWN:
        st.caption(texts("evidence.shown", n=SHOWN, total=len(rows)))


def relation_table(context: Context, rows: Sequence[EvidenceRow], *, title: str = "table.title") -> None:
    """All that is drawn as a table, or what the text ``title`` says; a chosen row is chosen in the drawing too."""
    texts = context.texts
    if not rows:
        return
    st.markdown(f"**{texts(title)}**", help=texts("table.help"))
    keys = [row.key for row in rows]

    st.dataframe(
        pd.DataFrame(table_columns(rows, texts)),
        key="table",
        hide_index=True,
        alt=texts(title),
        on_select=send_for_row("table", [EdgeClicked(one) for one in keys]),
        selection_mode="single-row",
        column_config={
            texts("table.confidence"): st.column_config.NumberColumn(format="percent"),
            texts("table.quote"): st.column_config.TextColumn(width="large"),
        },
    )
