"""Budget against outcome, under the flows of money."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from nysta.app.explorer import amounts
from nysta.app.explorer.events import BandClicked
from nysta.app.explorer.flows import Money
from nysta.app.explorer.session import Context, send_for_row
from nysta.app.explorer.texts import Texts


def budget_and_outcome(context: Context, found: Money, unit: str) -> None:
    """Bars by year and a table of every flow that has both; a row opens its sources. Amounts in ``unit``."""
    texts = context.texts
    st.markdown(f"**{texts('money.compared')}**", help=texts("money.compared_help"))
    if not found.compared:
        st.caption(texts("money.compared_none"))
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.plotly_chart(_bars(found, unit, texts), config={"displayModeBar": False}, key="compared_chart")
    rows = found.compared
    budget, outcome = texts("money.basis_budget"), texts("money.basis_outcome")
    difference = texts("money.difference")
    frame = pd.DataFrame(
        {
            texts("money.funder"): [found.names[row.source] for row in rows],
            texts("money.recipient"): [found.names[row.target] for row in rows],
            texts("table.year"): [str(row.year) for row in rows],
            texts("table.purpose"): [row.purpose for row in rows],
            budget: [row.budget.properties["amount_sek"] for row in rows],
            outcome: [row.outcome.properties["amount_sek"] for row in rows],
            difference: [row.difference for row in rows],
        }
    )
    shown = frame.style.format(lambda value: amounts.cell(value, unit, texts.language), subset=[budget, outcome])
    shown = shown.format(lambda value: amounts.cell(value, unit, texts.language, sign=True), subset=[difference])
    bands = [f"{row.source}|{row.target}" for row in rows]

    with right:
        st.dataframe(
            shown,
            key="compared_table",
            hide_index=True,
            alt=texts("money.compared_help"),
            on_select=send_for_row("compared_table", [BandClicked(one) for one in bands]),
            selection_mode="single-row",
            height="content" if len(frame) < 8 else 290,
        )


def _bars(found: Money, unit: str, texts: Texts) -> go.Figure:
    """Budget beside outcome for each year, only of what has both."""
    years = sorted({row.year for row in found.compared})
    figure = go.Figure()
    for basis, colour in (("budget", "#c79a00"), ("outcome", "#2e9e5b")):
        sums = [
            sum(int(getattr(row, basis).properties["amount_sek"]) for row in found.compared if row.year == year)
            for year in years
        ]
        figure.add_bar(
            x=[str(year) for year in years],
            y=[amount / 1_000_000 for amount in sums],
            name=texts(f"money.basis_{basis}"),
            marker_color=colour,
            text=[amounts.in_unit(amount, unit, texts.language) for amount in sums],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{x}: %{text} "
            + amounts.unit_name(unit, texts.language)
            + "<extra>%{fullData.name}</extra>",
        )
    figure.update_layout(
        barmode="group",
        height=290,
        margin={"l": 0, "r": 0, "t": 24, "b": 0},
        yaxis_visible=False,
        xaxis={"type": "category"},
        legend={"orientation": "h", "y": 1.15, "x": 0},
    )
    return figure
