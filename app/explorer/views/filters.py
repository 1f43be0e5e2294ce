"""Choices that several views have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from nysta.app.explorer import cached, queries
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.money import Named
from nysta.app.explorer.session import Context, send
from nysta.graph.store_rows import RELATION_TYPES


def year_slider(context: Context, *, explained: str, width: int = 220) -> None:
    """The years that are looked at; nothing where the graph knows at most one.

    Args:
        context: the page's.
        explained: key of the help text.
        width: in pixels.
    """
    known = cached.year_range(context.store)
    if known is None or known[0] == known[1]:
        return
    state, texts = context.state, context.texts
    low, high = state.years or known
    st.session_state["years"] = (min(max(low, known[0]), known[1]), max(min(high, known[1]), known[0]))

    def changed() -> None:
        chosen = tuple(st.session_state["years"])
        send(Filtered({"years": None if chosen == known else chosen}))

    st.slider(texts("network.years"), *known, key="years", help=texts(explained), width=width, on_change=changed)


def relation_types(context: Context, *, width: int | Literal["stretch"]) -> None:
    """Which relations are followed; none chosen means all."""
    state, texts = context.state, context.texts
    st.session_state["types"] = list(state.types)

    def changed() -> None:
        chosen = st.session_state["types"]
        send(Filtered({"types": tuple(name for name in RELATION_TYPES if name in chosen)}))

    st.multiselect(
        texts("network.types"),
        RELATION_TYPES,
        key="types",
        format_func=lambda name: texts(f"relation.{name}.name"),
        placeholder=texts("network.types_all"),
        width=width,
        on_change=changed,
    )


def entity_choice(context: Context, field: str, options: Sequence[Named], *, label: str, hint: str) -> None:
    """A list to choose one entity from, for ``field`` of the state.

    Args:
        context: the page's.
        field: "funder", "recipient", "programme", "start" or "goal".
        options: who can be chosen, in order.
        label: what the list is called.
        hint: what stands in it while nothing is chosen.
    """
    chosen = getattr(context.state, field)
    names = {each.id: each.name for each in options}
    if chosen and chosen not in names:
        names |= {chosen: chosen} | queries.names_of(context.store, [chosen])
    st.session_state[field] = chosen
    st.selectbox(
        label,
        list(names),
        index=None,
        key=field,
        format_func=lambda own: names.get(own, own),
        placeholder=hint,
        width=210,
        on_change=lambda: send(Filtered({field: st.session_state[field]})),
    )
