"""The search box and its hits, shared by the start page and the network view."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import cached, queries, wording
from nysta.app.explorer.components.typeahead import typeahead
from nysta.app.explorer.events import Added, Filtered, Focused, NodeClicked, Searched, SourceOpened
from nysta.app.explorer.plain import plain
from nysta.app.explorer.queries import find, is_passage
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.suggestions import Suggestion, suggest
from nysta.app.explorer.texts import Texts
from nysta.graph.model import SearchHit, shown_name

_FEW = 8
_HEIGHT = 340


def search_box(context: Context, *, key: str) -> None:
    """A field that offers names while one types; Enter puts the text into the address and shows all hits."""
    texts, store = context.texts, context.store
    typeahead(
        key,
        texts,
        lambda text: suggest(store, cached.spelling, text, texts),
        label=texts("start.search"),
        value=context.state.search,
        show_label=False,
        picked=_picked,
        submitted=lambda text: send(Searched(text)),
    )
    if context.state.search:
        _hits(context, key)


def add_box(context: Context) -> None:
    """A field that puts a further entity into the middle of the network."""
    texts, store = context.texts, context.store
    typeahead(
        "network_add",
        texts,
        lambda text: suggest(store, cached.spelling, text, texts, passages=False),
        label=texts("network.add"),
        value="",
        show_label=False,
        picked=lambda own: send(Added(own)),
        submitted=lambda text: None,
    )


def entity_field(context: Context, field: str, *, label: str) -> None:
    """A field to choose one entity for ``field`` of the state ("start", "goal", "focus")."""
    texts, store = context.texts, context.store
    held = getattr(context.state, field)
    chosen = (held[0] if held else None) if isinstance(held, tuple) else held

    def choose(entity: str | None) -> None:
        value = ((entity,) if entity else ()) if isinstance(held, tuple) else entity
        send(Filtered({field: value}))
        send(NodeClicked(""))

    typeahead(
        f"choose_{field}",
        texts,
        lambda text: suggest(store, cached.spelling, text, texts, passages=False),
        label=label,
        value=queries.names_of(store, [chosen]).get(chosen, chosen) if chosen else "",
        show_label=True,
        picked=choose,
        submitted=lambda text: None if text else choose(None),
    )


def _picked(chosen: str) -> None:
    send(SourceOpened(chosen) if is_passage(chosen) else Focused(chosen))


def _hits(context: Context, key: str) -> None:
    texts, wanted = context.texts, context.state.search
    if len(wanted) < 2:
        st.caption(texts("search.short"))
        return
    found = find(context.store, wanted)
    near = _near(context, wanted) if not found.entities else ()
    if found.empty and not near:
        st.info(
            plain(texts("search.none", text=wanted)) + " " + texts("search.none_help"),
            icon=":material/search_off:",
        )
        return
    hits = len(found.entities) + len(found.passages) + len(near)
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
        if near:
            st.caption(texts("search.near_title"))
        for each in near:
            st.button(
                f"**{plain(each.name)}** · {plain(each.detail)}",
                key=f"{key}-{each.id}",
                type="tertiary",
                icon=":material/hub:",
                on_click=send,
                args=(Focused(each.id),),
            )
        if found.passages:
            title = f"{texts('search.passages')} ({len(found.passages)})"
            with st.expander(title, expanded=not found.entities):
                for hit in found.passages:
                    st.text(hit.snippet or "")
                    st.caption(plain(hit.name))


def _near(context: Context, wanted: str) -> tuple[Suggestion, ...]:
    offered = suggest(context.store, cached.spelling, wanted, context.texts, passages=False)
    return tuple(each for each in offered if each.what == "near")


def _entity_words(hit: SearchHit, texts: Texts) -> str:
    """Name and kind, and the alias that was found where it is another word than the name."""
    alias = hit.snippet or ""
    other = f" ({plain(alias)})" if alias and alias.casefold() not in hit.name.casefold() else ""
    return f"**{plain(shown_name(hit.name, hit.whose))}**{other} · {plain(wording.kind(hit.label, hit.kind, texts))}"
