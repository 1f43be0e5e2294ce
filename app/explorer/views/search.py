"""The search box and its hits, shared by the start page and the network view."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import wording
from nysta.app.explorer.events import Focused, Searched
from nysta.app.explorer.plain import plain
from nysta.app.explorer.queries import find
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.texts import Texts
from nysta.graph.model import SearchHit

_FEW = 8
_HEIGHT = 340


def search_box(context: Context, *, key: str) -> None:
    """A field whose text goes into the address, and the hits for what the address holds."""
    texts = context.texts
    st.session_state[key] = context.state.search
    st.text_input(
        texts("start.search"),
        key=key,
        placeholder=texts("start.search"),
        help=texts("start.search_help"),
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=lambda: send(Searched(st.session_state[key])),
    )
    if context.state.search:
        _hits(context, key)


def _hits(context: Context, key: str) -> None:
    texts, wanted = context.texts, context.state.search
    if len(wanted) < 2:
        st.caption(texts("search.short"))
        return
    found = find(context.store, wanted)
    if found.empty:
        st.info(
            plain(texts("search.none", text=wanted)) + " " + texts("search.none_help"),
            icon=":material/search_off:",
        )
        return
    hits = len(found.entities) + len(found.passages)
    with st.container(border=True, height=_HEIGHT if hits > _FEW else "content", gap=None, key="hits"):
        st.caption(plain(texts("search.hits", n=hits, text=wanted)))
        for hit in found.entities:
            st.button(
                _entity_words(hit, texts),
                key=f"{key}-{hit.id}",
                type="tertiary",
                icon=":material/hub:",
                on_click=send,
                args=(Focused(hit.id),),
            )
        if found.passages:
            title = f"{texts('search.passages')} ({len(found.passages)})"
            with st.expander(title, expanded=not found.entities):
                for hit in found.passages:
                    st.text(hit.snippet or "")
                    st.caption(plain(hit.name))


def _entity_words(hit: SearchHit, texts: Texts) -> str:
    """Name and kind, and the alias that was found where it is another word than the name."""
    alias = hit.snippet or ""
    other = f" ({plain(alias)})" if alias and alias.casefold() not in hit.name.casefold() else ""
    return f"**{plain(hit.name)}**{other} · {plain(wording.kind(hit.label, hit.kind, texts))}"
