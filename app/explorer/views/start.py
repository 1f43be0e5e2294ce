"""The start page: what is in the graph, and where to begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st

from nysta.app.explorer import amounts, cached, connection
from nysta.app.explorer.address import ViewState
from nysta.app.explorer.canvas.appearance import appearance
from nysta.app.explorer.events import Focused
from nysta.app.explorer.overview import Overview, Ranked, YearMoney
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views.money import proposed_line
from nysta.app.explorer.views.news import show_news
from nysta.app.explorer.views.saved import saved_list
from nysta.app.explorer.views.search import search_box
from nysta.graph.store_rows import RELATION_TYPES
from nysta.graph.workspace import Workspace


def show(context: Context) -> None:
    """The page."""
    texts = context.texts
    st.markdown(f"##### {texts('app.tagline')}")
    search_box(context, key="start_search")
    if Workspace(connection.settings().home).busy():
        st.info(texts("problem.busy"), icon=":material/hourglass:")
    seen = cached.overview(context.store)
    _figures(seen, texts)
    news, saved = st.columns([3, 2], gap="large")
    with news, st.container(gap=None, key="news"):
        show_news(context)
    with saved, st.container(gap=None, key="saved"):
        saved_list(context.state, texts)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _money(seen.money, texts)
        proposed_line(cached.proposed(context.store, ViewState()), texts)
    with right:
        _relations(seen, texts)
    first, second, third = st.columns(3, gap="large")
    with first:
        _ranking(texts("start.funders"), seen.funders, lambda row: _paid(row, texts), texts)
    with second:
        _ranking(texts("start.owners"), seen.owners, lambda row: texts("start.owned_n", n=row.value), texts)
    with third:
        _ranking(
            texts("start.coordinators"),
            seen.coordinators,
            lambda row: texts("start.coordinated_n", n=row.value),
            texts,
        )


def _figures(seen: Overview, texts: Texts) -> None:
    with st.container(key="figures"):
        columns = st.columns(4)
    for column, (name, value) in zip(
        columns,
        (
            ("documents", seen.documents),
            ("entities", seen.entities),
            ("relations", seen.relations),
            ("claims", seen.claims),
        ),
        strict=True,
    ):
        column.metric(
            texts(f"start.{name}"),
            amounts.number(value, texts.language),
            help=texts("start.claims_help") if name == "claims" else None,
            border=True,
        )


def _money(money: Sequence[YearMoney], texts: Texts) -> None:
    st.markdown(f"**{texts('start.money')}**", help=texts("start.money_help"))
    if not money:
        st.caption(texts("start.no_money"))
        return
    by_basis: dict[str, list[YearMoney]] = defaultdict(list)
    for each in money:
        by_basis[each.basis].append(each)
    colours = {"outcome": "#2e9e5b", "budget": "#c79a00", "": "#7f93a8"}
    factor, unit = amounts.axis_unit(max(row.amount_sek for row in money), texts.language)
    figure = go.Figure()
    for basis in ("outcome", "budget", ""):
        rows = by_basis.get(basis)
        if rows:
            said = [amounts.kronor(row.amount_sek, texts.language) for row in rows]
            figure.add_bar(
                x=[str(row.year) for row in rows],
                y=[row.amount_sek / factor for row in rows],
                name=texts(f"basis.{basis}") if basis else texts("start.basis_none"),
                marker_color=colours[basis],
                customdata=said,
                hovertemplate="%{x}: %{customdata}<extra>%{fullData.name}</extra>",
            )
    figure.update_layout(
        barmode="stack",
        height=250,
        margin={"l": 0, "r": 0, "t": 6, "b": 0},
        yaxis_title=unit,
        xaxis={"type": "category", "categoryorder": "category ascending"},
        legend={"orientation": "h", "y": 1.12, "x": 0},
        separators=", " if texts.language == "sv" else ".,",
        bargap=0.35,
    )
    st.plotly_chart(figure, config={"displayModeBar": False}, key="money_chart")
    with st.expander(texts("start.money_table")):
        st.dataframe(
            {
                texts("start.money_year"): [str(row.year) for row in money],
                texts("start.money_basis"): [
                    texts(f"basis.{row.basis}") if row.basis else texts("start.basis_none") for row in money
                ],
                texts("start.money_amount"): [amounts.exact_kronor(row.amount_sek, texts.language) for row in money],
            },
            hide_index=True,
        )


def _relations(seen: Overview, texts: Texts) -> None:
    st.markdown(f"**{texts('start.kinds')}**")
    pairs = [(relation, seen.counts.get(relation, 0)) for relation in RELATION_TYPES]
    pairs = sorted((pair for pair in pairs if pair[1]), key=lambda pair: pair[1])
    if not pairs:
        st.caption(texts("start.none"))
        return
    figure = go.Figure(
        go.Bar(
            x=[n for _, n in pairs],
            y=[texts(f"relation.{relation}.name") for relation, _ in pairs],
            orientation="h",
            marker_color=[appearance().relations[relation] for relation, _ in pairs],
            text=[amounts.number(n, texts.language) for _, n in pairs],
            textposition="auto",
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_layout(height=250, margin={"l": 0, "r": 0, "t": 6, "b": 0}, xaxis_visible=False, bargap=0.25)
    st.plotly_chart(figure, config={"displayModeBar": False}, key="relations_chart")


def _paid(row: Ranked, texts: Texts) -> str:
    """The sum with the years it is over."""
    years = amounts.years(*row.years) if row.years else f"({texts('money.no_year')})"
    return f"{amounts.kronor(row.value, texts.language)} {years}"


def _ranking(title: str, rows: Sequence[Ranked], said: Callable[[Ranked], str], texts: Texts) -> None:
    st.markdown(f"**{title}**")
    if not rows:
        st.caption(texts("start.none"))
    with st.container(gap=None, key=f"ranking-{title}"):
        for row in rows:
            st.button(
                f"{plain(row.name)} · **{plain(said(row))}**",
                key=f"{title}-{row.id}",
                type="tertiary",
                on_click=send,
                args=(Focused(row.id),),
            )
