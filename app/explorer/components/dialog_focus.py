"""Keeps the keyboard inside a dialog, as a Streamlit component: Escape closes it also after a download."""

from __future__ import annotations

from importlib import resources

import streamlit as st

_component = st.components.v2.component(
    "nysta_dialog_focus",
    html="<span></span>",
    js=resources.files("nysta.app.explorer.components").joinpath("dialog_focus.js").read_text(encoding="utf-8"),
)


def keep_focus() -> None:
    """To be called inside a dialog."""
    _component(key="dialog_focus")
