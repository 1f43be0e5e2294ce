"""The bridge between Streamlit and the pure rules: the address in, events through, the address out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from nysta.app.explorer.address import ViewState, query_from_state, state_from_query
from nysta.app.explorer.events import Event, after
from nysta.app.explorer.texts import Texts
from nysta.graph.model import GraphStore

_WITH_A_MIDDLE = ("network", "ownership")


@dataclass(frozen=True)
class Context:
    """What every view is given."""

    state: ViewState
    texts: Texts
    store: GraphStore

    @property
    def subject(self) -> str | None:
        """The id of the entity that the page is about: the one chosen in the drawing, else the first in the middle."""
        if self.state.node:
            return self.state.node
        return self.state.focus[0] if self.state.focus and self.state.view in _WITH_A_MIDDLE else None


def current_state() -> ViewState:
    """The state that the address holds now."""
    return state_from_query({name: st.query_params.get_all(name) for name in st.query_params})


def send(event: Event) -> None:
    """Let ``event`` happen: the address gets the new state. For callbacks, before the page runs again."""
    before = current_state()
    then = after(before, event)
    if then != before:
        st.query_params.from_dict(query_from_state(then))


def send_for_row(table: str, events: Sequence[Event]) -> Callable[[], None]:
    """What to call when a row of the table with the key ``table`` is chosen: the event of that row happens."""

    def chosen() -> None:
        picked = st.session_state[table]["selection"]["rows"]
        if picked and picked[0] < len(events):
            send(events[picked[0]])

    return chosen
