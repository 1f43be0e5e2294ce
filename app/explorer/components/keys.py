"""Single keys that do something on a page, as a Streamlit component: its own shortcuts keep C and R for themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "nysta_keys",
    html="<span></span>",
    js=resources.files("nysta.app.explorer.components").joinpath("keys.js").read_text(encoding="utf-8"),
)


def hear_keys(keys: Sequence[str], pressed: Callable[[str], None], *, key: str = "keys") -> None:
    """Let ``pressed`` know of each of ``keys`` ("c", "ArrowDown") before the page runs again.

    What is typed into fields, and keys while a dialog is open, are left alone.
    """

    def happened() -> None:
        state: Any = st.session_state.get(key) or {}
        if state.get("pressed") in keys:
            pressed(state["pressed"])

    _component(key=key, data={"keys": list(keys)}, on_pressed_change=happened)
