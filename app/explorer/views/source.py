"""The source of a relation, opened over the view: the page with the words marked, and the judgement of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from nysta.app.explorer import connection, documents, queries, wording
from nysta.app.explorer.components.dialog_focus import keep_focus
from nysta.app.explorer.documents import DocumentSource
from nysta.app.explorer.events import SourceOpened
from nysta.app.explorer.evidence import documents_of
from nysta.app.explorer.highlights import highlights, marked_html, mentions_of
from nysta.app.explorer.judging import JUDGED, judge, judge_edge, judgements_on, take_back
from nysta.app.explorer.originals import excerpt, find_original, page_picture
from nysta.app.explorer.plain import plain
from nysta.app.explorer.queries import is_passage
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.views.entity import card_button, decided_line, merging
from nysta.app.explorer.views.refusal import attempt
from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.judgements import Action, Judgement, JudgementError
from nysta.graph.model import Edge, Node
from nysta.graph.store_rows import fetch_nodes, relation_type

_OTHERS = 6  # relations between the same two that are listed
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
    keep_focus()
    if is_passage(key):
        found = queries.passage(store, key)
        if found is None:
            st.info(texts("source.gone"), icon=":material/link_off:")
            return
        _quote(context, found, None, {}, documents.sources(store, [found.document]))
        return
    edge = queries.relation(store, key)
    if edge is None:
        st.info(texts("source.gone"), icon=":material/link_off:")
        return
    nodes = {node.id: node for node in fetch_nodes(store, [edge.source, edge.target])}
    names = {own: wording.name(node) for own, node in nodes.items()}
    st.markdown(f"**{plain(wording.sentence(edge, names, texts) + wording.dated(edge, texts))}**")
    st.caption(plain(_facts(edge, context)))
    with st.container(horizontal=True, key="source_ends"):
        for end in dict.fromkeys((edge.source, edge.target)):
            card_button(end, names.get(end, end), texts, key=f"end-{end}")
    quotes = read_evidence(edge.properties)
    sources = documents.sources(store, documents_of([edge]))
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
    _also(context, edge, quotes, sources)
    _judgement(context, edge)
    if judge() is not None:
        for end, node in nodes.items():
            merging(context, node, key=f"source-{'target' if end == edge.target else 'source'}")


def _facts(edge: Edge, context: Context) -> str:
    texts, found = context.texts, edge.properties
    status = texts(f"status.{found.get('status', 'extracted')}")
    # What was rejected stands as such already.
    facts = [status] if found.get("status") == "rejected" else [wording.standing_text(edge, texts), status]
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
    with st.container(height=280, key="source_text"):
        st.html(
            f'<pre class="nysta-text" dir="auto"><span class="number">{found.first}</span> {escape(found.before)}'
            f"<mark>{escape(found.marked)}</mark>{escape(found.after)}</pre>"
        )


def _also(context: Context, edge: Edge, quotes: tuple[EdgeEvidence, ...], sources: dict[str, DocumentSource]) -> None:
    """Other documents that speak of the same relation, and what else is said of the two."""
    texts, store = context.texts, context.store
    documents = list(dict.fromkeys(quote.document for quote in quotes))
    if len(documents) > 1:
        st.markdown(f"**{texts('source.also', n=len(documents))}**")
        lines = []
        for document in documents:
            quote = next(each for each in quotes if each.document == document)
            differs = quote.modality != edge.properties.get("modality", "asserted")
            standing = f" ({texts.optional(f'modality.{quote.modality}', quote.modality)})" if differs else ""
            lines.append(f"<li><bdi>{escape(_where(quote, sources, context))}</bdi>{escape(standing)}</li>")
        st.html(f'<ul class="nysta-list">{"".join(lines)}</ul>')
    others = _others(context, edge)
    if not others:
        return
    st.markdown(f"**{texts('source.conflict' if edge.properties.get('conflict') else 'source.others')}**")
    ends = {node.id: wording.name(node) for node in fetch_nodes(store, [edge.source, edge.target])}
    for other in others[:_OTHERS]:
        told = wording.sentence(other, ends, texts) + wording.dated(other, texts)
        standing = wording.standing_text(other, texts)
        st.button(
            plain(f"{told} · {standing}"),
            key=f"other-{other.key}",
            type="tertiary",
            icon=":material/menu_book:",
            on_click=send,
            args=(SourceOpened(other.key),),
        )
    if len(others) > _OTHERS:
        st.caption(texts("network.more", n=len(others) - _OTHERS))


def _others(context: Context, edge: Edge) -> list[Edge]:
    """What else is stated of the same two: of money only the same year, since years differ by nature."""
    found = queries.others_between(context.store, edge)
    if relation_type(edge) != "FUNDS":
        return list(found)
    same = [each for each in found if each.properties.get("year") == edge.properties.get("year")]
    return [each for each in same if each.source == edge.source]


def _judgement(context: Context, edge: Edge) -> None:
    texts, place = context.texts, connection.settings()
    st.markdown(f"**{texts('judge.title')}**")
    decided: tuple[Judgement, ...] = ()
    try:
        decided = judgements_on(place, edge)
    except JudgementError as error:
        st.caption(plain(str(error)))
    for before in decided:
        st.caption(plain(decided_line(before, texts)))
    who = judge()
    if who is None:
        st.caption(texts("judge.read_only"))
        return
    own = next((each for each in decided if each.who == who), None)
    if own and st.button(texts("judge.undo"), key=f"undo-{edge.key}", icon=":material/undo:", type="tertiary"):
        if attempt(lambda: take_back(place, context.store, own, who=who), texts):
            st.toast(texts("judge.undone"), icon=":material/undo:")
            st.rerun()
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
        with st.container(horizontal=True, vertical_alignment="bottom"):
            why = st.text_input(texts("judge.why"), key=f"why-{edge.key}", max_chars=1_000)
            saved = st.form_submit_button(texts("judge.save"), type="primary", help=texts("judge.as", who=plain(who)))
    if not saved:
        return
    if action is None:
        st.warning(texts("judge.choose"))
        return
    _save(context, edge, action, who, why)


def _save(context: Context, edge: Edge, action: Action, who: str, why: str) -> None:
    texts = context.texts
    if action == "comment" and not why.strip():
        st.warning(texts("judge.words"))
    elif attempt(lambda: judge_edge(connection.settings(), context.store, edge, action, who=who, why=why), texts):
        st.toast(texts("judge.saved"), icon=":material/check:")
        st.rerun()
