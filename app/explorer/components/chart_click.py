"""Clicks on a plotly chart that Streamlit does not report by itself: bands and bars of a Sankey."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import streamlit as st

_component = st.components.v2.component(
    "nysta_chart_click",
    html="<span hidden></span>",
    js=resources.files("nysta.app.explorer.components").joinpath("chart_click.js").read_text(encoding="utf-8"),
)


def on_part_clicked(chart: str, then: Callable[[str], None]) -> None:
    """Call ``then`` with the name of what was clicked, before the page runs again.

    Args:
        chart: key of the container around the chart.
        then: gets the first value of the ``customdata`` of the clicked part.
    """
    key = f"{chart}_click"

    def clicked() -> None:
        state: Any = st.session_state.get(key) or {}
        name = state.get("part")
        if isinstance(name, str):
            then(name)

    _component(key=key, data={"chart": f"st-key-{chart}"}, on_part_change=clicked, height=1)
