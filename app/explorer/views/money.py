"""The money view: flows between funders and recipients, year by year, with the source behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from nysta.app.explorer import amounts, cached, queries
from nysta.app.explorer.address import BASES, UNITS, ViewState
from nysta.app.explorer.canvas.sankey import BAND, DRAWN, NODE, drawn_rest, sankey
from nysta.app.explorer.components.chart_click import on_part_clicked
from nysta.app.explorer.events import BandClicked, Filtered, NodeClicked
from nysta.app.explorer.flows import Comparable, Money, Period
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send, send_for_row
from nysta.app.explorer.style import is_dark
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.budget_and_outcome import budget_and_outcome
from nysta.app.explorer.views.filters import entity_choice, year_slider
from nysta.app.explorer.views.sources import relation_rows, source_list
from nysta.graph.model import Edge

_CHART = "money_sankey"
_YEARS = 6  # in the row of figures
_HEIGHT = 640
_IDS = ("funder", "recipient", "programme", "without")


def show(context: Context) -> None:
    """The page."""
    texts = context.texts
    _choices(context)
    found = cached.money(context.store, context.state)
    if not found.flows:
        _tell_unknown(context)
        st.info(texts("money.none") + " " + texts("money.none_help"), icon=":material/search_off:")
        return
    unit = context.state.unit or amounts.fitting_unit(max(flow.amount_sek for flow in found.flows))
    _figures(found, texts)
    proposed_line(cached.proposed(context.store, context.state), texts)
    with st.container(key="beside"):
        left, right = st.columns([12, 8], gap="medium")
    with left:
        _drawing(context, found, unit)
    with right, st.container(height=_HEIGHT, border=False, key="evidence"):
        _sources(context, found)
    _table(context, found, unit)
    budget_and_outcome(context, found, unit)


def _tell_unknown(context: Context) -> None:
    """Whether one who was chosen is not in the graph at all, as in a link from another."""
    state, texts = context.state, context.texts
    chosen = [own for own in (getattr(state, name) for name in _IDS) if own]
    names = queries.names_of(context.store, chosen)
    for own in chosen:
        if own not in names:
            problem.unknown(texts, own)


def _choices(context: Context) -> None:
    state, texts = context.state, context.texts
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        for field, options in (
            ("funder", cached.funders(context.store)),
            ("recipient", cached.recipients(context.store)),
            ("programme", cached.programmes(context.store)),
        ):
            entity_choice(context, field, options, label=texts(f"money.{field}"), hint=texts("money.any"))
        year_slider(context, explained="money.years_help", width=150)
        st.session_state["basis"] = state.basis
        st.segmented_control(
            texts("money.basis"),
            ("", *BASES),
            key="basis",
            format_func=lambda basis: texts(f"money.basis_{basis or 'both'}"),
            help=texts("money.basis_help"),
            on_change=lambda: send(Filtered({"basis": st.session_state["basis"] or ""})),
        )
        st.session_state["unit"] = state.unit or None
        st.segmented_control(
            texts("money.unit"),
            UNITS,
            key="unit",
            format_func=lambda unit: amounts.unit_name(unit, texts.language),
            on_change=lambda: send(Filtered({"unit": st.session_state["unit"] or ""})),
        )
        if state.without:
            names = queries.names_of(context.store, [state.without])
            st.button(
                plain(texts("money.with_again", name=names.get(state.without, state.without))),
                key="money_with_again",
                icon=":material/add:",
                on_click=send,
                args=(Filtered({"without": None}),),
            )
        if _chosen(state):
            st.button(
                texts("network.reset"),
                icon=":material/filter_alt_off:",
                on_click=send,
                args=(Filtered(dict.fromkeys(_IDS) | {"basis": "", "years": None}),),
            )


def _chosen(state: ViewState) -> bool:
    return any((*(getattr(state, name) for name in _IDS), state.basis, state.years))


def _figures(found: Money, texts: Texts) -> None:
    """The sum of each year, with the change since the year before, and what is left: together they are the whole."""
    periods = found.by_period()
    sums = {when[0]: amount for when, amount in periods.items() if when and when[0] == when[1]}
    shown = list(sums)[-_YEARS:]
    others = {
        "earlier": sum(amount for year, amount in sums.items() if year not in shown),
        "longer": sum(amount for when, amount in periods.items() if when and when[0] != when[1]),
        "no_year": periods.get(None, 0),
    }
    total = sum(flow.amount_sek for flow in found.flows)
    with st.container(horizontal=True, key="money_figures"):
        st.metric(
            _sum_name(periods, texts),
            amounts.kronor(total, texts.language),
            border=True,
            width="content",
            height="stretch",
        )
        for year in shown if len(periods) > 1 else ():
            pair = found.comparable(year - 1, year)
            change = amounts.percent_change(pair.sum_before, pair.sum_after, texts.language) if pair.telling else None
            st.metric(
                str(year),
                amounts.kronor(sums[year], texts.language),
                texts("money.comparable", change=change) if change else None,
                delta_color="off",
                delta_arrow=_arrow(pair),
                help=texts("money.change_help", n=pair.flows, before=year - 1) if change else None,
                border=True,
                width="content",
                height="stretch",
            )
        for name, amount in others.items():
            if amount:
                st.metric(
                    texts(f"money.{name}"),
                    amounts.kronor(amount, texts.language),
                    border=True,
                    width="content",
                    height="stretch",
                )


def _sum_name(periods: Iterable[Period], texts: Texts) -> str:
    """What the sum is over: without the years, that of five looks like that of one."""
    dated = [when for when in periods if when]
    if not dated:
        return texts("money.sum")
    return texts("money.sum_of", years=amounts.years(min(when[0] for when in dated), max(when[1] for when in dated)))


def proposed_line(sums: Mapping[Period, int], texts: Texts) -> None:
    """What is proposed, and so counted nowhere, where there is any."""
    if sums:
        said = [
            f"{_period_name(when, texts)} {amounts.kronor(amount, texts.language)}" for when, amount in sums.items()
        ]
        st.caption(plain(texts("money.proposed", what=", ".join(said))), help=texts("money.proposed_help"))


def _arrow(pair: Comparable) -> Literal["up", "down", "off"]:
    if pair.sum_after == pair.sum_before:
        return "off"
    return "up" if pair.sum_after > pair.sum_before else "down"


def _drawing(context: Context, found: Money, unit: str) -> None:
    state, texts = context.state, context.texts
    _look_past(found, texts)
    with st.container(key=_CHART):
        st.plotly_chart(
            sankey(found, unit, texts, selected=state.band, dark=is_dark()),
            config={"displayModeBar": False},
            key="money_chart",
            theme="streamlit",
        )
    on_part_clicked(_CHART, _clicked)
    rest = drawn_rest(found)
    said = texts("money.rest_help", n=DRAWN, rest=rest) if rest else ""
    more = texts("money.cut", n=len(found.flows), total=found.pairs) if found.pairs > len(found.flows) else ""
    st.caption(" ".join(part for part in (texts("money.hint"), said, more) if part))


def _look_past(found: Money, texts: Texts) -> None:
    """Where one has nearly all of the money: a button that takes them out, for the rest to be seen."""
    dominant = found.dominant()
    if dominant is None:
        return
    own, share = dominant
    st.button(
        plain(texts("money.look_past", name=found.names[own], share=amounts.share(100 * share, texts.language))),
        key="money_look_past",
        icon=":material/zoom_in:",
        type="tertiary",
        help=texts("money.look_past_help"),
        on_click=send,
        args=(Filtered({"without": own}),),
    )


def _clicked(part: str) -> None:
    if part.startswith(BAND):
        send(BandClicked(part.removeprefix(BAND)))
    elif part.startswith(NODE):
        send(NodeClicked(part.removeprefix(NODE)))


def _sources(context: Context, found: Money) -> None:
    state, texts = context.state, context.texts
    flow = found.flow(state.band)
    edges: list[Edge]
    if flow:
        title = texts("money.band", source=found.names[flow.source], target=found.names[flow.target])
        edges = list(flow.edges)
    elif state.node in found.names:
        title = texts("evidence.all", name=found.names[state.node or ""])
        edges = [edge for each in found.flows if state.node in (each.source, each.target) for edge in each.edges]
    else:
        title = texts("money.largest")
        edges = [edge for each in found.flows[:DRAWN] for edge in each.edges]
        if state.band or state.node:
            st.caption(texts("evidence.gone"))
    st.markdown(f"##### {plain(title)}")
    if flow or state.node in found.names:
        st.button(texts("network.unselect"), icon=":material/close:", on_click=send, args=(BandClicked(""),))
    rows = sorted(relation_rows(context, edges, found.names), key=lambda row: row.size, reverse=True)
    if flow:
        rows.sort(key=lambda row: row.year, reverse=True)
    source_list(context, rows, caption="")


def _table(context: Context, found: Money, unit: str) -> None:
    texts = context.texts
    st.markdown(
        f"**{texts('money.table', unit=amounts.unit_name(unit, texts.language))}**", help=texts("money.table_help")
    )
    periods = list(found.by_period())
    columns: dict[str, list[object]] = {
        texts("money.funder"): [found.names[flow.source] for flow in found.flows],
        texts("money.recipient"): [found.names[flow.target] for flow in found.flows],
        texts("money.sum"): [flow.amount_sek for flow in found.flows],
    }
    sums = [flow.by_period() for flow in found.flows]
    plain_amounts = [texts("money.sum")]
    for when in periods:
        name = _period_name(when, texts)
        columns[name] = [each.get(when) for each in sums]
        plain_amounts.append(name)
    pairs = [flow.last_change() for flow in found.flows]
    changed = [texts("money.change")] if any(pairs) else []
    if changed:
        columns[changed[0]] = [pair[2] - pair[1] if pair else None for pair in pairs]
        columns[texts("money.percent")] = [
            amounts.percent_change(pair[1], pair[2], texts.language) if pair else "" for pair in pairs
        ]
        columns[texts("money.change_years")] = [amounts.years(pair[0] - 1, pair[0]) if pair else "" for pair in pairs]
    frame = pd.DataFrame(columns)
    shown = frame.style.format(lambda value: amounts.cell(value, unit, texts.language), subset=plain_amounts)
    shown = shown.format(lambda value: amounts.cell(value, unit, texts.language, sign=True), subset=changed)
    bands = [flow.id for flow in found.flows]

    st.dataframe(
        shown,
        key="money_table",
        hide_index=True,
        alt=texts("money.table_help"),
        on_select=send_for_row("money_table", [BandClicked(one) for one in bands]),
        selection_mode="single-row",
        placeholder="–",
        height="content" if len(frame) < 14 else 520,
    )


def _period_name(when: Period, texts: Texts) -> str:
    return amounts.years(*when) if when else texts("money.no_year")
