"""The documents: what each one gave, and what of it was not read."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nysta.app.explorer import cached, connection
from nysta.app.explorer.session import Context
from nysta.app.explorer.skipped import SkippedPart, skipped_parts
from nysta.app.explorer.texts import Texts


def show(context: Context) -> None:
    """The page."""
    texts = context.texts
    rows = cached.documents(context.store)
    if not rows:
        st.info(texts("documents.none"), icon=":material/inbox:")
        return
    skipped = skipped_parts(connection.settings().home / "graphs", [row.id for row in rows])
    table = pd.DataFrame(
        {
            texts("documents.name"): [row.title for row in rows],
            texts("documents.issuer"): [row.issuer for row in rows],
            texts("documents.year"): pd.array([row.year for row in rows], dtype="Int64"),
            texts("documents.pages"): pd.array([row.pages for row in rows], dtype="Int64"),
            texts("documents.words"): pd.array([row.words for row in rows], dtype="Int64"),
            texts("documents.passages"): [row.passages for row in rows],
            texts("documents.relations"): [row.relations for row in rows],
            texts("documents.skipped"): pd.array(
                [len(skipped[row.id]) if row.id in skipped else None for row in rows], dtype="Int64"
            ),
            texts("documents.file"): [row.path for row in rows],
        }
    )
    st.dataframe(
        table,
        hide_index=True,
        placeholder="–",
        alt=texts("documents.title"),
        height="content" if len(table) < 18 else 640,
        column_config={
            texts("documents.year"): st.column_config.NumberColumn(format="%d"),
            texts("documents.name"): st.column_config.TextColumn(width="large"),
        },
    )
    _skipped({row.id: row.title for row in rows}, skipped, texts)


def _skipped(titles: dict[str, str], skipped: dict[str, tuple[SkippedPart, ...]], texts: Texts) -> None:
    st.markdown(f"**{texts('documents.skipped_title')}**")
    parts = [part for each in skipped.values() for part in each]
    if not skipped:
        st.caption(texts("documents.skipped_unknown"))
    elif not parts:
        st.caption(texts("documents.skipped_none"))
    else:
        st.dataframe(
            pd.DataFrame(
                {
                    texts("documents.name"): [titles[part.document] for part in parts],
                    texts("documents.skipped_where"): [_where(part, texts) for part in parts],
                    texts("documents.skipped_what"): [part.what for part in parts],
                }
            ),
            hide_index=True,
        )


def _where(part: SkippedPart, texts: Texts) -> str:
    said = []
    if part.page is not None:
        said.append(texts("evidence.page", page=part.page))
    if part.line is not None:
        said.append(texts("evidence.line", line=part.line))
    return ", ".join(said)
