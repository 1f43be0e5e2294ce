"""A drawing with its events, shared by the views that draw networks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import streamlit as st

from nysta.app.explorer import amounts, queries
from nysta.app.explorer.canvas.drawing import Drawing
from nysta.app.explorer.canvas.picture import page, svg
from nysta.app.explorer.events import EdgeClicked, NodeClicked, NodeExpanded, Pinned
from nysta.app.explorer.evidence import EvidenceRow, csv_of, evidence_html
from nysta.app.explorer.network_component import KEY, event_value, network_component, parts, words
from nysta.app.explorer.report import file_name
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.ties import tie_of
from nysta.app.explorer.views.sources import relation_rows

HEIGHT = 620
_NAMED = 3  # entities in a file's name


def show_drawing(
    context: Context,
    drawn: Drawing,
    *,
    hint: str,
    key: str = KEY,
    height: int = HEIGHT,
    expand: Callable[[str], None] | None = None,
    scene: str | None = None,
) -> None:
    """The drawing; a click selects in the address. With ``scene`` nodes can be put elsewhere.

    Args:
        context: the page's.
        drawn: what to show.
        hint: what can be done with it, in words.
        key: of the widget.
        height: in pixels.
        expand: what a double click on a node does; without it its neighbours are shown.
        scene: names what is shown, see :func:`scene_of`; without it what is drawn does.
    """
    state, texts = context.state, context.texts
    tie = tie_of(state.edge, drawn.ties) if state.edge else None

    def happened(name: str) -> None:
        value = event_value(name, key)
        if value is None:
            return
        match name:
            case "node":
                send(NodeClicked(value))
            case "edge":
                send(EdgeClicked(value))
            case "moved" if scene:
                x, y, node = value.split(",", 2)
                send(Pinned(node, int(x), int(y)))
            case "expand" if expand:
                expand(value)
            case "expand":
                send(NodeExpanded(value))

    relations = sum(len(each.edges) for each in drawn.ties)
    nodes = sum(not str(node["id"]).startswith("more:") for node in drawn.nodes)
    count = texts("network.drawn", nodes=nodes, ties=len(drawn.ties), relations=relations)
    network_component(
        drawn,
        selected={"node": state.node, "edge": tie.id if tie else None},
        scene=scene or scene_of(drawn),
        texts=texts,
        count=count,
        picture=file_name(_about(context), "png"),
        height=height,
        on_event=happened,
        key=key,
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_below"):
        st.caption(hint, width="stretch")
        with st.container(horizontal=True, width="content", gap="small"):
            _exports(context, drawn, count, key)


def _exports(context: Context, drawn: Drawing, count: str, key: str) -> None:
    """The drawing as a file; made when it is asked for."""
    texts = context.texts
    title = " – ".join((texts("app.title"), *_about(context)))

    def rows() -> tuple[EvidenceRow, ...]:
        names = {str(node["id"]): " ".join(str(node["title"]).split("\n")[:1]) for node in drawn.nodes}
        return relation_rows(context, [edge for tie in drawn.ties for edge in tie.edges], names)

    def html() -> bytes:
        table = evidence_html(rows(), texts)
        said = words(texts, count, file_name(_about(context), "png"))
        return page(drawn, parts(), said, title=title, table=table).encode()

    for name, mime, make in (
        ("svg", "image/svg+xml", lambda: svg(drawn, title=title).encode()),
        ("html", "text/html", html),
        ("csv", "text/csv", lambda: csv_of(rows(), texts)),
    ):
        st.download_button(
            name.upper(),
            make,
            file_name=file_name(_about(context), name),
            mime=mime,
            help=texts(f"export.{name}"),
            key=f"{key}_{name}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )


def _about(context: Context) -> tuple[str, ...]:
    """What is drawn, for a title or a file's name: the view, and whom or which years it is about."""
    state = context.state
    wanted = {"paths": (state.start, state.goal), "cypher": ()}.get(state.view, state.focus)
    ids = [own for own in wanted if own]
    names = queries.names_of(context.store, ids)
    chosen = [names.get(own, own) for own in dict.fromkeys(ids)][:_NAMED]
    years = [year for year in (state.before, state.after) if year and year.isdigit()] if state.view == "compare" else []
    said = [", ".join(chosen), amounts.years(int(years[0]), int(years[-1])) if years else ""]
    return (context.texts(f"view.{state.view}"), *(each for each in said if each))


def scene_of(drawn: Drawing) -> str:
    """Names which nodes are drawn, whatever is selected or in which language; the view is fitted when it changes."""
    ids = "\n".join(sorted(str(node["id"]) for node in drawn.nodes))
    return hashlib.sha256(ids.encode("utf-8")).hexdigest()[:12]
