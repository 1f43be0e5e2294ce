"""The search box and its hits, shared by the start page and the network view."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import wording
from nysta.app.explorer.events import Focused, Searched
from nysta.app.explorer.plain import plain
from nysta.app.explorer.queries import find
from nysta.app.explorer.session import Context, send


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
    with st.container(border=True):
        hits = len(found.entities) + len(found.passages)
        st.caption(plain(texts("search.hits", n=hits, text=wanted)))
        for hit in found.entities:
            kind = wording.kind(hit.label, hit.kind, texts)
            st.button(
                f"**{plain(hit.name)}** · {plain(kind)}",
                key=f"{key}-{hit.id}",
                type="tertiary",
                icon=":material/hub:",
                on_click=send,
                args=(Focused(hit.id),),
            )
        if found.passages:
            with st.expander(f"{texts('search.passages')} ({len(found.passages)})", expanded=not found.entities):
                for hit in found.passages:
                    st.text(hit.snippet or hit.name)
