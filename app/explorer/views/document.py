"""One document: what it gave, what of it was not read, and how to correct or remove it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts, connection, documents, queries, wording
from nysta.app.explorer.corrections import Correction, changed, correction_of
from nysta.app.explorer.document_changes import correct_document, remove_document, root_of
from nysta.app.explorer.documents import DocumentRow
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.judging import judge
from nysta.app.explorer.originals import find_original
from nysta.app.explorer.plain import plain
from nysta.app.explorer.reasons import reason
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.skipped import SkippedPart
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views.refusal import attempt
from nysta.app.explorer.views.sources import relation_rows, relation_table, source_list
from nysta.extract.batch.metadata import METADATA
from nysta.graph.model import Edge
from nysta.graph.store_rows import fetch_nodes, relation_type

_YEARS = (1800, 2200)


def show_document(context: Context, document: DocumentRow, skipped: tuple[SkippedPart, ...] | None) -> None:
    """The document; ``skipped`` is None where its graph file is not on this machine."""
    texts = context.texts
    edges = queries.relations_of_document(context.store, document.id)
    with st.container(border=True, key="document"):
        st.markdown(f"##### {plain(document.title)}")
        st.caption(plain(_facts(document, texts)))
        _actions(context, document)
        with st.container(key="side_by_side"):
            gave, left_out = st.columns(2, gap="large")
        with gave:
            _gave(edges, texts)
        with left_out:
            _left_out(skipped, texts)
        with st.expander(texts("document.relations", n=len(edges)), key="document_relations"):
            ids = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
            names = {node.id: wording.name(node) for node in fetch_nodes(context.store, ids)}
            rows = relation_rows(context, edges, names)
            source_list(context, rows, caption="", key="document")
            relation_table(context, rows)


def where(part: SkippedPart, texts: Texts) -> str:
    """The place of what was skipped: "sida 7, rad 12"."""
    said = []
    if part.page is not None:
        said.append(texts("evidence.page", page=part.page))
    if part.line is not None:
        said.append(texts("evidence.line", line=part.line))
    return ", ".join(said)


def _facts(document: DocumentRow, texts: Texts) -> str:
    said = [document.issuer, str(document.year or ""), document.path]
    for name in ("pages", "words", "passages"):
        number = getattr(document, name)
        if number:
            said.append(texts(f"document.{name}", n=amounts.number(number, texts.language)))
    return " · ".join(each for each in said if each)


def _actions(context: Context, document: DocumentRow) -> None:
    texts, place = context.texts, connection.settings()
    source = documents.sources(context.store, [document.id])[document.id]
    root = root_of(document, source.sha256, place.folders)
    with st.container(horizontal=True, key="document_actions"):
        if root is not None:
            original = find_original(document.path, source.sha256, [root])
            assert original is not None  # root_of found it
            st.download_button(
                texts("source.file"),
                original.read_bytes,
                file_name=original.name,
                icon=":material/download:",
                on_click="ignore",
            )
        if document.url.startswith(("https://", "http://")):
            st.link_button(texts("source.web"), document.url, icon=":material/open_in_new:")
        if judge() is not None:
            with st.popover(texts("document.correct"), icon=":material/edit:", width="content"):
                if root is None:
                    st.caption(texts("document.no_file"))
                else:
                    _correction(context, document, root)
            with st.popover(texts("document.remove"), icon=":material/delete:", width="content"):
                _removal(context, document)
        st.button(
            texts("document.close"),
            icon=":material/close:",
            type="tertiary",
            on_click=send,
            args=(Filtered({"document": None}),),
        )


def _correction(context: Context, document: DocumentRow, root: Path) -> None:
    texts, place = context.texts, connection.settings()
    shown = Correction(document.title, document.issuer, str(document.year or ""), document.url)
    with st.form(f"correct-{document.id}", border=False):
        title = st.text_input(texts("documents.name"), shown.title, max_chars=300)
        issuer = st.text_input(texts("documents.issuer"), shown.issuer, max_chars=200)
        year = st.number_input(texts("documents.year"), *_YEARS, document.year, 1)
        url = st.text_input(texts("document.url"), shown.url, max_chars=500, placeholder="https://")
        uploaded = root == place.home / "uploads"
        st.caption(texts("document.correct_help") if uploaded else plain(_kept_in(root, texts)))
        saved = st.form_submit_button(texts("document.save"), type="primary")
    if not saved or judge() is None:
        return
    said = Correction(title, issuer, str(year or ""), url)
    if said == shown:
        st.info(texts("document.same"))
        return
    new = changed(correction_of(root, document.path), shown, said)
    if attempt(lambda: correct_document(place, context.store, root, document, new), texts):
        st.rerun()


def _kept_in(root: Path, texts: Texts) -> str:
    return texts("document.correct_beside", file=str(root / METADATA))


def _removal(context: Context, document: DocumentRow) -> None:
    texts, place = context.texts, connection.settings()
    st.markdown(texts("document.remove_help"))
    if not (place.home / "uploads" / document.path).is_file():
        st.caption(texts("document.remove_elsewhere"))
    if (
        st.button(texts("document.remove_yes"), type="primary", key="remove", icon=":material/delete_forever:")
        and judge() is not None
        and attempt(lambda: remove_document(place, context.store, document.id), texts)
    ):
        st.cache_data.clear()  # nothing of the document stays, here neither (DESIGN §7)
        send(Filtered({"document": None}))
        st.toast(texts("document.removed"), icon=":material/delete:")
        st.rerun()


def _gave(edges: tuple[Edge, ...], texts: Texts) -> None:
    st.markdown(f"**{texts('document.gave')}**")
    if not edges:
        st.caption(texts("document.gave_nothing"))
        return
    alone = Counter(relation_type(edge) for edge in edges if len(edge.properties.get("documents") or ()) == 1)  # type: ignore[arg-type]
    counts = Counter(relation_type(edge) for edge in edges)
    kinds = [kind for kind, _ in counts.most_common()]
    st.dataframe(
        pd.DataFrame(
            {
                texts("table.relation"): [texts(f"relation.{kind}.name") for kind in kinds],
                texts("document.number"): [counts[kind] for kind in kinds],
                texts("document.alone"): [alone[kind] for kind in kinds],
            }
        ),
        hide_index=True,
        alt=texts("document.gave"),
    )


def _left_out(skipped: tuple[SkippedPart, ...] | None, texts: Texts) -> None:
    st.markdown(f"**{texts('documents.skipped_title')}**")
    if skipped is None:
        st.caption(texts("documents.skipped_unknown"))
    elif not skipped:
        st.caption(texts("document.skipped_none"))
    else:
        st.dataframe(
            pd.DataFrame(
                {
                    texts("documents.skipped_where"): [where(part, texts) for part in skipped],
                    texts("documents.skipped_what"): [reason(part.what, texts.language) for part in skipped],
                }
            ),
            hide_index=True,
            alt=texts("documents.skipped_title"),
        )
