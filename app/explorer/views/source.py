"""The source of a relation, opened over the view: the page with the words marked, and the judgement of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from nysta.app.explorer import connection, queries, wording
from nysta.app.explorer.events import SourceOpened
from nysta.app.explorer.evidence import documents_of
from nysta.app.explorer.highlights import highlights, marked_html, mentions_of
from nysta.app.explorer.judging import JUDGED, ForeignStoreError, judge, judge_edge, judgements_on
from nysta.app.explorer.originals import excerpt, find_original, page_picture
from nysta.app.explorer.plain import plain
from nysta.app.explorer.queries import DocumentSource, is_passage
from nysta.app.explorer.session import Context, send
from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.judgements import JudgementError
from nysta.graph.model import Edge, Node
from nysta.graph.store_rows import fetch_nodes
from nysta.graph.stores.errors import StoreError
from nysta.graph.workspace import WorkspaceError

_ICONS = {"confirm": ":material/check:", "reject": ":material/close:", "comment": ":material/comment:"}


def show_source(context: Context) -> None:
    """The dialog for the relation or passage whose source the address opens; nothing where it opens none."""
    key = context.state.source
    if not key:
        return
    texts = context.texts
    opened = st.dialog(texts("source.title"), width="large", on_dismiss=lambda: send(SourceOpened("")))
    opened(lambda: _inside(context, key))()


def _inside(context: Context, key: str) -> None:
    texts, store = context.texts, context.store
    if is_passage(key):
        found = queries.passage(store, key)
        if found is None:
            st.info(texts("source.gone"), icon=":material/link_off:")
            return
        _quote(context, found, None, {}, queries.sources(store, [found.document]))
        return
    edge = queries.relation(store, key)
    if edge is None:
        st.info(texts("source.gone"), icon=":material/link_off:")
        return
    nodes = {node.id: node for node in fetch_nodes(store, [edge.source, edge.target])}
    names = {own: wording.name(node) for own, node in nodes.items()}
    st.markdown(f"**{plain(wording.sentence(edge, names, texts) + wording.dated(edge, texts))}**")
    st.caption(plain(_facts(edge, context)))
    quotes = read_evidence(edge.properties)
    sources = queries.sources(store, documents_of([edge]))
    if quotes:
        n = 0
        if len(quotes) > 1:
            n = st.selectbox(
                texts("source.place", n=len(quotes)),
                range(len(quotes)),
                format_func=lambda n: _where(quotes[n], sources, context),
                key=f"place-{key}",
            )
        _quote(context, quotes[n], edge, nodes, sources)
    else:
        st.caption(texts("evidence.no_quote"))
    _judgement(context, edge)


def _facts(edge: Edge, context: Context) -> str:
    texts, found = context.texts, edge.properties
    facts = [wording.standing_text(edge, texts)]
    facts.append(texts(f"status.{found.get('status', 'extracted')}"))
    facts.append(texts("evidence.confidence", percent=round(float(found.get("confidence") or 0) * 100)))  # type: ignore[arg-type]
    facts.append(texts("source.rule", rule=found.get("rule", "–")))
    documents = found.get("documents")
    if isinstance(documents, list) and len(documents) > 1:
        facts.append(texts("source.documents", n=len(documents)))
    if found.get("conflict"):
        facts.append(texts("evidence.conflict"))
    return " · ".join(facts)


def _where(quote: EdgeEvidence, sources: dict[str, DocumentSource], context: Context) -> str:
    source = sources.get(quote.document)
    place = wording.place(quote, context.texts)
    title = source.title if source else quote.file or quote.document
    return f"{title}, {place}" if place else title


def _quote(
    context: Context,
    quote: EdgeEvidence,
    edge: Edge | None,
    nodes: dict[str, Node],
    sources: dict[str, DocumentSource],
) -> None:
    texts = context.texts
    place = connection.settings()
    spans = highlights(quote, edge, nodes, mentions_of(place.home / "graphs", quote.document)) if edge else ()
    words = f'<blockquote dir="auto">{marked_html(quote.quote, spans)}</blockquote>'
    above = f'<p class="context" dir="auto">{escape(quote.context)}</p>' if quote.context else ""
    st.html(f'<div class="nysta-quote">{above}{words}<p>{escape(_where(quote, sources, context))}</p></div>')
    source = sources.get(quote.document)
    if source and source.url.startswith(("https://", "http://")):
        st.link_button(texts("source.web"), source.url, icon=":material/open_in_new:")
    original = find_original(source.path, source.sha256, place.folders) if source else None
    picture = None
    if original and original.suffix.lower() == ".pdf" and quote.page:
        whole = bool(st.session_state.get("source_whole"))
        picture = page_picture(original, quote.page, quote.quote, whole=whole)
    if picture:
        with st.container(border=True, key="source_page"):
            st.image(picture.png, caption=None if picture.marked else texts("source.not_marked"))
        if picture.marked:
            st.toggle(texts("source.whole"), key="source_whole")
    else:
        _text(context, quote)
    if original:
        st.download_button(
            texts("source.file"), original.read_bytes(), file_name=original.name, icon=":material/download:"
        )


def _text(context: Context, quote: EdgeEvidence) -> None:
    """The text as it was read, around the words."""
    folder = connection.settings().home / "text"
    path = folder / f"{quote.document}.txt"
    found = None
    if path.parent == folder and path.is_file() and quote.start is not None and quote.end is not None:
        found = excerpt(path.read_bytes().decode("utf-8"), quote.start, quote.end)
    if found is None:
        st.caption(context.texts("source.no_text"))
        return
    with st.container(height=320, key="source_text"):
        st.html(
            f'<pre class="nysta-text" dir="auto"><span class="number">{found.first}</span> {escape(found.before)}'
            f"<mark>{escape(found.marked)}</mark>{escape(found.after)}</pre>"
        )


def _judgement(context: Context, edge: Edge) -> None:
    texts, place = context.texts, connection.settings()
    st.markdown(f"**{texts('judge.title')}**")
    try:
        for before in judgements_on(place, edge):
            said = texts(f"judge.{before.action}") if before.action in JUDGED else before.action
            why = f": {before.why}" if before.why else ""
            st.caption(plain(f"{before.when[:16].replace('T', ' ')} · {before.who} · {said}{why}"))
    except JudgementError as error:
        st.caption(plain(str(error)))
    who = judge()
    if who is None:
        st.caption(texts("judge.read_only"))
        return
    with st.form("judgement", border=False):
        action = st.segmented_control(
            texts("judge.action"),
            JUDGED,
            default=None,
            key=f"action-{edge.key}",
            format_func=lambda each: f"{_ICONS[each]} {texts(f'judge.{each}')}",
            label_visibility="collapsed",
        )
        why = st.text_input(texts("judge.why"), key=f"why-{edge.key}", max_chars=1_000)
        saved = st.form_submit_button(texts("judge.save"), type="primary", help=texts("judge.as", who=plain(who)))
    if not saved:
        return
    if action is None:
        st.warning(texts("judge.choose"))
        return
    _save(context, edge, action, who, why)


def _save(context: Context, edge: Edge, action: str, who: str, why: str) -> None:
    texts = context.texts
    try:
        judge_edge(connection.settings(), context.store, edge, action, who=who, why=why)  # type: ignore[arg-type]
    except ForeignStoreError:
        st.error(texts("judge.foreign"))
    except WorkspaceError:
        st.warning(texts("judge.busy"), icon=":material/hourglass:")
    except JudgementError:
        st.warning(texts("judge.words"))
    except StoreError as error:
        st.error(texts("judge.later"))
        st.code(str(error), language=None, wrap_lines=True)
    else:
        st.toast(texts("judge.saved"), icon=":material/check:")
        st.rerun()
