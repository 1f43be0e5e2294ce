"""The compare view: two years or two documents, what is new, gone or changed, in a drawing and a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts, cached, queries, wording
from nysta.app.explorer.address import ViewState
from nysta.app.explorer.compare import DRAWN, Comparison, change_text, changes_of, compared, edges_of, stated
from nysta.app.explorer.events import EdgeClicked, Filtered, NodeClicked
from nysta.app.explorer.session import Context, send, send_for_row
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import tie_of
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.drawn import HEIGHT, show_drawing
from nysta.app.explorer.views.search import entity_field
from nysta.app.explorer.views.sources import relation_rows, source_list
from nysta.graph.cells import safe_cell
from nysta.graph.difference import Change
from nysta.graph.model import Edge

_READ = 200  # relations whose evidence is asked for; the list shows the first of them
_SIGNS = {"new": "+", "gone": "−", "changed": "±"}


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    before, after = _choices(context)
    if not before or not after:
        st.info(texts("compare.begin"), icon=":material/search:")
        return
    if before == after:
        st.info(texts("compare.same"), icon=":material/search:")
        return
    focus = state.focus[0] if state.focus else None
    if focus and not queries.names_of(context.store, [focus]):
        problem.unknown(texts, focus)
        return
    found = cached.comparison(context.store, before, after, focus)
    with st.container(horizontal=True, key="figures"):
        for kind in ("new", "changed", "gone"):
            n = amounts.number(found.counts[kind], texts.language)
            st.metric(texts(f"compare.n_{kind}"), n, border=True, width="content")
        if found.unsourced:
            st.metric(
                texts("compare.n_unsourced"),
                amounts.number(found.unsourced, texts.language),
                help=texts("compare.unsourced_help"),
                border=True,
                width="content",
            )
    if found.cut:
        st.warning(texts("compare.cut"))
    if not found.changes:
        st.info(texts("compare.none"), icon=":material/check:")
        return
    _answer(context, found, {"new": before, "gone": after})


def _choices(context: Context) -> tuple[str | None, str | None]:
    """What stands against what: what the address says, else the two last years."""
    state, texts = context.state, context.texts
    documents = {row.id: row.title for row in cached.documents(context.store)}
    known = cached.year_range(context.store)
    years = [str(year) for year in range(known[1], known[0] - 1, -1)] if known else []
    of_documents = state.compare == "documents"
    options: Sequence[str] = list(documents) if of_documents else years
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        st.session_state["compare"] = state.compare or "years"
        st.segmented_control(
            texts("compare.what"),
            ("years", "documents"),
            key="compare",
            format_func=lambda each: texts(f"compare.{each}"),
            on_change=lambda: send(
                Filtered(
                    {
                        "compare": "documents" if st.session_state["compare"] == "documents" else "",
                        "before": None,
                        "after": None,
                    }
                )
            ),
        )
        defaults = (None, None) if of_documents or len(years) < 2 else _last_years(context, years)
        chosen = []
        for field, default in zip(("before", "after"), defaults, strict=True):
            wanted = getattr(state, field)
            value = wanted if wanted in options else default
            st.session_state[field] = value
            st.selectbox(
                texts(f"compare.{field}"),
                options,
                index=None,
                key=field,
                format_func=lambda each: documents.get(each, each),
                width=330 if of_documents else 150,
                on_change=_set(field),
            )
            chosen.append(value)
        with st.container(width=330 if of_documents else 420, key="around"):
            entity_field(context, "focus", label=texts("compare.around"))
    return chosen[0], chosen[1]


def _set(field: str) -> Callable[[], None]:
    return lambda: send(Filtered({field: st.session_state[field]}))


def _last_years(context: Context, years: Sequence[str]) -> tuple[str, str]:
    """The two years that most flows of money have in common: those can be compared best."""
    pair = cached.money(context.store, ViewState()).best_comparison()
    return (str(pair.before), str(pair.after)) if pair else (years[1], years[0])


def _answer(context: Context, found: Comparison, lacking: Mapping[str, str]) -> None:
    """The drawing, the sources and the table; ``lacking`` is the year that has no source, by the kind of change."""
    state, texts = context.state, context.texts
    drawn = compared(found, texts)
    names = {node.id: wording.name(node) for node in found.nodes}
    with st.container(key="beside"):
        left, right = st.columns([12, 8], gap="medium")
    hint = texts("compare.hint")
    sourced = sum(found.counts.values())
    if sourced > DRAWN:
        hint += " " + texts("compare.drawn", n=DRAWN, total=amounts.number(sourced, texts.language))
    with left:
        if drawn.nodes:
            show_drawing(context, drawn, hint=hint, key="compare_drawing", expand=_centre)
        else:
            st.info(texts("compare.none"), icon=":material/check:")
    by_key = {edge.key: change for change in found.changes for edge in (change.before, change.after) if edge}
    tie = tie_of(state.edge, drawn.ties) if state.edge else None
    changes: Sequence[Change]
    if tie:
        changes, caption = changes_of(tie, found.largest()), texts("evidence.between")
    elif state.edge in by_key:
        changes, caption = [by_key[state.edge or ""]], texts("compare.sources")
    elif state.node in names:
        changes = [each for each in found.changes if state.node in (each.source, each.target)]
        caption = texts("evidence.all", name=names[state.node or ""])
    else:
        changes, caption = found.largest(), texts("compare.largest")
    with right, st.container(height=HEIGHT + 60, border=False, key="evidence"):
        if state.edge in by_key or tie or state.node in names:
            st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(EdgeClicked(""),))
        elif state.edge or state.node:
            st.caption(texts("evidence.gone"))
        _sources(context, changes, names, lacking, caption)
    _table(found, lacking, texts)


def _sources(
    context: Context, changes: Sequence[Change], names: Mapping[str, str], lacking: Mapping[str, str], caption: str
) -> None:
    """What is stated before and after, change by change in the order of the table, each under its figure."""
    texts = context.texts
    edges = edges_of(changes)[:_READ]
    place = {edge.key: n for n, edge in enumerate(edges)}
    rows = sorted(relation_rows(context, stated(context.store, edges), names), key=lambda row: place[row.key])
    heads: dict[str, str] = {}
    for change in changes:
        first = change.before or change.edge
        figure = change_text([change], texts)
        heads.setdefault(first.key, _kind(change, lacking, texts) + (f": {figure}" if figure else ""))
    source_list(context, rows, caption=caption, heads=heads)


def _kind(change: Change, lacking: Mapping[str, str], texts: Texts) -> str:
    if not change.sourced:
        return texts("compare.unsourced", year=lacking[change.kind])
    return f"{_SIGNS[change.kind]} {texts(f'compare.{change.kind}')}"


def _centre(own: str) -> None:
    send(Filtered({"focus": (own,)}))
    send(NodeClicked(""))


def _table(found: Comparison, lacking: Mapping[str, str], texts: Texts) -> None:
    changes, total = found.changes, found.total
    st.markdown(f"**{texts('compare.table')}**", help=texts("compare.table_help"))
    if len(changes) < total:
        n, all_of_them = amounts.number(len(changes), texts.language), amounts.number(total, texts.language)
        st.caption(texts("compare.listed", n=n, total=all_of_them))
    columns = {
        texts("compare.change"): [_kind(each, lacking, texts) for each in changes],
        texts("table.source"): [each.source_name for each in changes],
        texts("table.relation"): [wording.verb(each.type, texts) for each in changes],
        texts("table.target"): [each.target_name for each in changes],
        texts("compare.before"): [_stated(each.before, texts) for each in changes],
        texts("compare.after"): [_stated(each.after, texts) for each in changes],
        texts("compare.difference"): [change_text([each], texts) if each.sourced else "" for each in changes],
        texts("table.purpose"): [str(each.edge.properties.get("purpose") or "") for each in changes],
    }
    keys = [each.edge.key for each in changes]

    signed = (texts("compare.change"), texts("compare.difference"))  # our own words, no formula of a document's
    frame = {head: cells if head in signed else [safe_cell(cell) for cell in cells] for head, cells in columns.items()}
    st.dataframe(
        pd.DataFrame(frame),
        key="compare_table",
        hide_index=True,
        alt=texts("compare.table_help"),
        on_select=send_for_row("compare_table", [EdgeClicked(one) for one in keys]),
        selection_mode="single-row",
        height="content" if len(keys) < 14 else 520,
    )


def _stated(edge: Edge | None, texts: Texts) -> str:
    if edge is None:
        return "–"
    parts = [wording.figure(edge, texts), wording.standing_text(edge, texts) if edge.type == "CLAIM" else ""]
    if edge.properties.get("modality") == "planned":
        parts.append(texts("modality.planned"))
    return ", ".join(part for part in parts if part) or texts("compare.stated")
