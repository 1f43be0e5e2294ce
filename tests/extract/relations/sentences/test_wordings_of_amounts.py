"""Whose amounts, in what unit: fees of members, titles that tell no direction, units in many words and places."""

# ruff: noqa: E501 - wordings and tables stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
Flow = tuple[str, str, int | None, int]
ReportOf = Callable[[str, str], str]
FlowsOf = Callable[[str], set[Flow]]

FALUN, DALARNA, SÄTER = "Falu kommun", "Region Dalarna", "Säters kommun"
TEATER, IDROTT = "Teater Grytan", "IK Tjärnan"


FUND, AGENCY, DALATEATERN = "Europeiska regionala utvecklingsfonden", "Tillväxtverket", "Stiftelsen Dalateatern"


@pytest.mark.parametrize(
    "title",
    [
        "Projektbidrag 2024 (tkr)",
        "Beviljade projektmedel 2024 (tkr)",
        "Verksamhetsbidrag 2024 (tkr)",
        "Kulturbidrag (tkr)",
        "Bidrag och sponsring 2024 (tkr)",
    ],
)
def test_authorities_and_funds_below_a_bare_title_pay(graph_of: GraphOf, report_of: ReportOf, title: str) -> None:
    rows = f"{FUND}      1 200\n{AGENCY}                800\n{DALARNA}          450\n"
    graph = graph_of(report_of(f"{title}\n\n{rows}", DALATEATERN))
    name = {one.id: one.name for one in graph.entities}
    found = {(name[one.source], name[one.target]) for one in graph.relations if one.type == "FUNDS"}
    assert {(FUND, DALATEATERN), (AGENCY, DALATEATERN)} <= found
    assert not any(payer == DALATEATERN for payer, _ in found)


FEES: list[tuple[str, str]] = [
    ("inhabitants of a date", f"Fördelning av medlemsavgift\n\nKommun                    Folkmängd 2023-11-01   Avgift 2024\n{FALUN}          59 400       308 000\n{SÄTER}        11 100       222 000\n"),
    ("a row run together", f"Medlemsavgift 2024 (tkr)\n\nKommun                    Kv 1   Kv 2   Kv 3   Kv 4   Helår\n{FALUN}          77     77     77     77     308\n{SÄTER}        116  116 116 116 222\n"),
    ("kronor an inhabitant", f"Medlemsavgifter 2024\n\nKommun                    Invånare   Kr/inv   Avgift tkr\n{FALUN}          15 400     20       308\n{SÄTER}        11 100     20       222\n"),
    ("fixed and moving", f"Medlemsavgifter 2024 (tkr)\n\nKommun                    Grundavgift   Rörlig avgift   Summa\n{FALUN}          100   208    308\n{SÄTER}        100   122    222\n"),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "body"), FEES, ids=[one[0] for one in FEES])
def test_members_fees(graph_of: GraphOf, report_of: ReportOf, layout: str, body: str) -> None:
    graph = graph_of(report_of(body, "Samordningsförbundet Dalälven"))
    name = {one.id: one.name for one in graph.entities}
    paid = {one.amount_sek for one in graph.relations if one.type == "FUNDS" and name[one.source] == FALUN}
    assert paid == {308_000}, layout


UNITS = [
    "Föreningsbidrag 2024 (kr i tusental)", "Föreningsbidrag 2024, tusental", "Föreningsbidrag 2024 (i tusental kr)", "Föreningsbidrag 2024 (SEK tusental)",
    "Föreningsbidrag 2024 (tkr/år)", "Föreningsbidrag 2024, tkr per år", "Föreningsbidrag 2024 (kSEK)", "Föreningsbidrag 2024 (tusentals kronor)",
]  # fmt: skip
LINES = [
    "Tusental kronor (tkr)",
    "Enhet: tkr",
    "Siffrorna avser tkr.",
    "Tabellen visar tkr",
    "Alla belopp i tkr",
    "(tkr)",
]


@pytest.mark.parametrize("text", [*UNITS, *LINES])
def test_units(flows_of: FlowsOf, text: str) -> None:
    rows = f"{TEATER}                450\n{IDROTT}                   120\n"
    body = f"{text}\n\n{rows}" if text in UNITS else f"Föreningsbidrag 2024\n\n{rows}\n{text}\n"
    assert {(FALUN, TEATER, 450_000), (FALUN, IDROTT, 120_000)} == {(a, b, c) for a, b, _, c in flows_of(body)}
