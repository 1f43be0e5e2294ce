"""Tables whose rows are years: the parties over the columns, or each above its own rows; all figures invented."""

# ruff: noqa: E501 - tables stand as issuers draw them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
ReportOf = Callable[[str, str], str]
Flow = tuple[str, str, int | None, int]
FlowsIn = Callable[[GraphFile], set[Flow]]

FINSAM = "Samordningsförbundet Södra Dalarna"
FALUN, SÄTER, KASSAN = "Falu kommun", "Säters kommun", "Försäkringskassan"


TABLES = {
    "a head over two lines": (
        "Parternas bidrag till förbundet\n\n"
        "              Försäkrings-   Falu        Säters\n"
        "År            kassan         kommun      kommun\n"
        "2022          1 980 000      990 000     183 000\n"
        "2023          2 020 000      1 010 000   186 000\n"
    ),
    "rows called after the fee": (
        "Medlemsavgifter, kronor\n\n"
        "                Försäkringskassan   Falu kommun   Säters kommun\n"
        "Avgift 2022     1 980 000           990 000       183 000\n"
        "Avgift 2023     2 020 000           1 010 000     186 000\n"
    ),
    "a sum beside them": (
        "Medlemsbidrag (kr)\n\n"
        "                Försäkringskassan   Falu kommun   Säters kommun    Summa\n"
        "Utfall 2022     1 980 000           990 000       183 000          3 153 000\n"
        "Utfall 2023     2 020 000           1 010 000     186 000          3 216 000\n"
    ),
}
PAID = {
    (KASSAN, FINSAM, 2022, 1_980_000),
    (KASSAN, FINSAM, 2023, 2_020_000),
    (FALUN, FINSAM, 2022, 990_000),
    (FALUN, FINSAM, 2023, 1_010_000),
    (SÄTER, FINSAM, 2022, 183_000),
    (SÄTER, FINSAM, 2023, 186_000),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_parties_over_the_columns_pay_in_each_year(
    graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf, table: str
) -> None:
    assert flows_in(graph_of(report_of(table, FINSAM))) == PAID


def test_parties_above_their_own_rows(graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf) -> None:
    table = (
        "Så delas kostnaden\n\nNedan visas medlemsbidragen till förbundet i tkr.\n\n"
        f"{FALUN}\n   Utfall 2022      990\n   Budget 2023    1 010\n   Andel 2023      84 %\n"
        f"{SÄTER}\n   Utfall 2022      183\n   Budget 2023      186\n   Andel 2023      16 %\n"
    )
    assert flows_in(graph_of(report_of(table, FINSAM))) == {one for one in PAID if one[0] != KASSAN}


def test_companies_above_their_own_rows_are_given_money_by_a_region(
    graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf
) -> None:
    table = "Ägartillskott, mnkr\n  Dalatrafik AB\n    2022     148,6\n    2023     157,0\n  Dala Flyg AB\n    2023       2,5\n"
    found = flows_in(graph_of(report_of(table, "Region Dalarna")))
    assert found == {
        ("Region Dalarna", "Dalatrafik AB", 2022, 148_600_000),
        ("Region Dalarna", "Dalatrafik AB", 2023, 157_000_000),
        ("Region Dalarna", "Dala Flyg AB", 2023, 2_500_000),
    }


def test_a_table_of_years_and_what_was_earned_has_no_parties(
    graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf
) -> None:
    table = "Ekonomi i korthet (tkr)\n\nÅr       Intäkter    Kostnader    Resultat\n2022     12 500      12 100       400\n2023     13 000      12 800       200\n"
    assert flows_in(graph_of(report_of(table, FINSAM))) == set()
