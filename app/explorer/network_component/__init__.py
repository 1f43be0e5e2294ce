"""The network drawing as a Streamlit component: vis-network as pyvis carries it, nothing from other hosts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import streamlit as st

from nysta.app.explorer.canvas.drawing import Drawing
from nysta.app.explorer.texts import Texts

KEY = "network_drawing"
_HTML = """
<div class="nysta-network">
  <div class="canvas">
    <div class="tools">
      <span class="count"></span>
      <button type="button" class="png">PNG</button>
      <button type="button" class="closer">+</button>
      <button type="button" class="farther">−</button>
      <button type="button" class="fit">⤢</button>
    </div>
    <div class="ground" role="application" tabindex="0"></div>
    <div class="said" role="status"></div>
  </div>
  <ul class="legend"></ul>
</div>
"""


@cache
def _script() -> str:
    vis = resources.files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")
    own = resources.files("nysta.app.explorer.network_component").joinpath("network.js")
    return vis.read_text(encoding="utf-8") + "\n" + own.read_text(encoding="utf-8")


@cache
def _style() -> str:
    vis = resources.files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.css")
    own = resources.files("nysta.app.explorer.network_component").joinpath("network.css")
    return vis.read_text(encoding="utf-8") + "\n" + own.read_text(encoding="utf-8")


_component = st.components.v2.component("nysta_network", html=_HTML, css=_style(), js=_script())


def network_component(
    drawn: Drawing,
    *,
    selected: dict[str, str | None],
    scene: str,
    texts: Texts,
    count: str,
    picture: str,
    height: int,
    on_event: Callable[[str], None],
    key: str = KEY,
) -> None:
    """Show ``drawn``; ``on_event`` is called with "node", "edge", "expand" or "moved" before the page runs again.

    Args:
        drawn: nodes, edges and legend.
        selected: the ids of the node and the edge that are selected.
        scene: names what is shown; the view is fitted anew when it changes, and kept when it does not.
        texts: words for the buttons.
        count: how much is drawn, in words.
        picture: the name of the file when it is saved as PNG.
        height: of the canvas in pixels.
        on_event: told what happened; :func:`event_value` gives the id.
        key: of the widget; each view has its own.
    """
    _component(
        key=key,
        data={
            "nodes": drawn.nodes,
            "edges": drawn.edges,
            "legend": drawn.legend,
            "selected": selected,
            "scene": scene,
            "height": height,
            "words": words(texts, count, picture),
        },
        on_node_change=lambda: on_event("node"),
        on_edge_change=lambda: on_event("edge"),
        on_expand_change=lambda: on_event("expand"),
        on_moved_change=lambda: on_event("moved"),
    )


def words(texts: Texts, count: str, picture: str) -> dict[str, str]:
    """The words of the component; ``count`` tells how much is drawn, ``picture`` is the name of a saved one."""
    return {
        "picture": picture,
        "description": texts("network.description"),
        "count": count,
        "fit": texts("network.fit"),
        "closer": texts("network.closer"),
        "farther": texts("network.farther"),
        "png": texts("export.png"),
    }


def parts() -> tuple[str, str, str]:
    """HTML, CSS and JavaScript of the component, for a page of its own."""
    return _HTML, _style(), _script()


def event_value(name: str, key: str = KEY) -> str | None:
    """The id that came with the event ``name``, None where it was not this one that happened."""
    state: Any = st.session_state.get(key) or {}
    value = state.get(name)
    return value if isinstance(value, str) else None
