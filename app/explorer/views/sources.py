"""The sources beside a drawing: what is stated, in whose words and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from nysta.app.explorer import queries
from nysta.app.explorer.evidence import EvidenceRow, documents_of, evidence_html, evidence_rows
from nysta.app.explorer.session import Context
from nysta.graph.model import Edge

SHOWN = 30  # relations beside a drawing; the table below has all


def relation_rows(context: Context, edges: Iterable[Edge], names: Mapping[str, str]) -> tuple[EvidenceRow, ...]:
    """A row for each of ``edges`` with its documents' titles; ``names`` are the entities' by id."""
    listed = tuple(edges)
    sources = queries.sources(context.store, documents_of(listed))
    return evidence_rows(listed, names, sources, context.texts)


def source_list(context: Context, rows: Sequence[EvidenceRow], *, caption: str) -> None:
    """The rows for reading, at most :data:`SHOWN` of them."""
    texts = context.texts
    if not rows:
        st.caption(texts("evidence.none"))
        return
    st.html(evidence_html(rows[:SHOWN], texts, caption=caption))
    if len(rows) > SHOWN:
        st.caption(texts("evidence.shown", n=SHOWN, total=len(rows)))
