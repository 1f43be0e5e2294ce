"""What is new since the last run, on the start page."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import amounts, connection, wording
from nysta.app.explorer.events import SourceOpened
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views.saved import moment
from nysta.graph.news import News, Told, read_news
from nysta.graph.workspace import Workspace

_FIRST = 6  # changes that stand open
_ICONS = {"new": ":material/add:", "gone": ":material/remove:", "changed": ":material/change_history:"}


def show_news(context: Context) -> None:
    """What the last run changed, the largest first, each with its source; that there is none where nothing is known."""
    texts, place = context.texts, connection.settings()
    news = read_news(Workspace(place.home).news, place.uri)
    if news is None:
        st.markdown(f"**{texts('news.title_none')}**")
        st.caption(texts("news.none"))
        return
    st.markdown(f"**{plain(texts('news.title', when=moment(news.when)))}**", help=texts("news.help"))
    st.caption(plain(_sums(news, texts)))
    for told in news.changes[:_FIRST]:
        _line(told, texts)
    rest = news.changes[_FIRST:]
    if rest or news.documents:
        with st.expander(texts("news.more")):
            for document in news.documents:
                said = texts("news.reread") if document.reread else texts("news.document")
                st.markdown(f":material/description: {plain(document.title)} · {said}")
            for told in rest:
                _line(told, texts)


def _sums(news: News, texts: Texts) -> str:
    counts = (
        ("documents_new", news.documents_new),
        ("documents_reread", sum(each.reread for each in news.documents)),
        ("documents_gone", news.documents_gone),
        ("entities_new", news.entities_new),
        ("relations_new", news.relations_new),
        ("relations_changed", news.relations_changed),
        ("relations_gone", news.relations_gone),
    )
    return " · ".join(texts(f"news.{name}", n=amounts.number(n, texts.language)) for name, n in counts if n)


def _line(told: Told, texts: Texts) -> None:
    said = f"{told.source_name} {wording.verb(told.type, texts)} {told.target_name}"
    if told.before is not None and told.after is not None:
        figure = f"{amounts.kronor(told.before, texts.language)} → {amounts.kronor(told.after, texts.language)}"
    else:
        figure = "" if told.amount_sek is None else amounts.kronor(told.amount_sek, texts.language)
    facts = ", ".join(
        part
        for part in (
            figure,
            str(told.year) if told.year else "",
            texts("news.claim") if told.claim else "",
            texts(f"compare.{told.kind}"),
        )
        if part
    )
    if told.kind == "gone":
        st.markdown(f"{_ICONS['gone']} ~~{plain(said)}~~ · {plain(facts)}")
        return
    st.button(
        f"{plain(said)} · {plain(facts)}",
        key=f"news-{told.key}",
        type="tertiary",
        icon=_ICONS[told.kind],
        help=texts("source.open"),
        on_click=send,
        args=(SourceOpened(told.key),),
    )
