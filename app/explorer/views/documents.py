"""The documents: bring in new ones, see what each one gave and what of it was not read, correct or remove one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts, cached, connection
from nysta.app.explorer.document_changes import read_uploads
from nysta.app.explorer.documents import DocumentRow
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.judging import judge
from nysta.app.explorer.plain import plain
from nysta.app.explorer.reasons import reason
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.skipped import SkippedPart, skipped_parts
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.uploads import unread
from nysta.app.explorer.views.document import show_document, where
from nysta.app.explorer.views.refusal import attempt
from nysta.app.explorer.views.uploading import uploading
from nysta.graph.workspace import Workspace

_TALL = 12  # rows; longer tables scroll


def show(context: Context) -> None:
    """The page."""
    texts = context.texts
    uploading(texts, context.store)
    rows = cached.documents(context.store)
    _unread(context, rows)
    if not rows:
        st.info(texts("documents.none"), icon=":material/inbox:")
        return
    skipped = skipped_parts(connection.settings().home / "graphs", [row.id for row in rows])
    _table(rows, skipped, texts)
    if context.state.document:
        chosen = next((row for row in rows if row.id == context.state.document), None)
        if chosen is None:
            st.info(texts("documents.gone"), icon=":material/link_off:")
        else:
            show_document(context, chosen, skipped.get(chosen.id))
    _skipped({row.id: row.title for row in rows}, skipped, texts)


def _table(rows: tuple[DocumentRow, ...], skipped: dict[str, tuple[SkippedPart, ...]], texts: Texts) -> None:
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

    def chosen() -> None:
        picked = st.session_state["documents"]["selection"]["rows"]
        send(Filtered({"document": rows[picked[0]].id if picked and picked[0] < len(rows) else None}))

    counted = [texts(f"documents.{name}") for name in ("pages", "words", "passages", "relations", "skipped")]
    st.markdown(f"**{texts('documents.read', n=len(rows))}**", help=texts("documents.help"))
    st.dataframe(
        table.style.format(lambda n: amounts.number(int(n), texts.language), subset=counted, na_rep="–"),
        key="documents",
        hide_index=True,
        placeholder="–",
        alt=texts("documents.title"),
        height="content" if len(table) <= _TALL else 35 * (_TALL + 1) + 3,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            texts("documents.year"): st.column_config.NumberColumn(format="%d"),
            texts("documents.name"): st.column_config.TextColumn(width="medium"),
        },
    )


def _unread(context: Context, rows: tuple[DocumentRow, ...]) -> None:
    """Uploaded files that are in no graph: the run failed on them, or was stopped before."""
    texts, place = context.texts, connection.settings()
    left = unread(Workspace(place.home).uploads, [row.path for row in rows])
    if not left or judge() is None:
        return
    with st.container(border=True, key="unread"):
        st.markdown(f"**{texts('unread.title')}**", help=texts("unread.help"))
        for path in left:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(path.name), width="stretch")
                if st.button(texts("unread.again"), key=f"again-{path.name}", icon=":material/refresh:") and attempt(
                    lambda path=path: read_uploads(place, context.store, [path.name]), texts
                ):
                    st.rerun()
                if st.button(texts("unread.delete"), key=f"delete-{path.name}", icon=":material/delete:") and attempt(
                    lambda path=path: path.unlink(missing_ok=True), texts
                ):
                    st.rerun()


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
                    texts("documents.skipped_where"): [where(part, texts) for part in parts],
                    texts("documents.skipped_what"): [reason(part.what, texts.language) for part in parts],
                }
            ),
            hide_index=True,
            alt=texts("documents.skipped_title"),
        )
