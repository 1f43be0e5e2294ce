"""Tables of grants and budgets as many issuers lay them out: who pays whom how much for which year."""

# ruff: noqa: E501 - wordings and tables stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

Flow = tuple[str, str, int | None, int]
FlowsOf = Callable[[str], set[Flow]]

FALUN, DALARNA, SÄTER, ESF = "Falu kommun", "Region Dalarna", "Säters kommun", "Europeiska socialfonden"
TEATER, IDROTT, BYGD, PROJEKT = "Teater Grytan", "IK Tjärnan", "Stiftelsen Lunde Bygdegård", "Grön gruva"


LAYOUTS: list[tuple[str, str, set[Flow]]] = [
    (
        "payer in the title",
        f"Bidrag från {DALARNA} 2024 (tkr)\n\n{TEATER}            450\n{IDROTT}               120\n{BYGD}   80\n",
        {(DALARNA, TEATER, 2024, 450_000), (DALARNA, IDROTT, 2024, 120_000), (DALARNA, BYGD, 2024, 80_000)},
    ),
    (
        "years as columns",
        f"Lämnade bidrag, tkr\n\nMottagare                    2024       2023\n{TEATER}                450        430\n{IDROTT}                   120        115\nSumma                        570        545\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, TEATER, 2023, 430_000), (FALUN, IDROTT, 2024, 120_000), (FALUN, IDROTT, 2023, 115_000)},
    ),
    (
        "budget beside outcome",
        f"Föreningsbidrag (tkr)\n\nFörening                  Budget 2024     Utfall 2024\n{TEATER}              400             450\n{IDROTT}                 120             110\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 110_000)},
    ),
    (
        "payers as columns",
        f"Finansiering per projekt (tkr)\n\nProjekt              {DALARNA}     {SÄTER}     {ESF}\n{PROJEKT}           300               150               1 200\nSol i byn            100               50                400\n",
        {(DALARNA, PROJEKT, None, 300_000), (SÄTER, PROJEKT, None, 150_000), (ESF, PROJEKT, None, 1_200_000)},
    ),
    (
        "payers as rows of a project",
        f"Finansiering av projektet {PROJEKT} (kronor)\n\nFinansiär                    Belopp\n{DALARNA}               300 000\n{SÄTER}                150 000\n{ESF}      1 200 000\nTotalt                       1 650 000\n",
        {(DALARNA, PROJEKT, 2024, 300_000), (SÄTER, PROJEKT, 2024, 150_000), (ESF, PROJEKT, 2024, 1_200_000)},
    ),
    (
        "category rows and their sums",
        f"Bidrag till föreningar 2024 (kr)\n\nKultur\n{TEATER}                450 000\nSumma kultur                 450 000\nIdrott\n{IDROTT}                   120 000\nSumma idrott                 120 000\nTotalt                       570 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "recipient, purpose, amount",
        f"Beviljade bidrag 2024\n\nMottagare                  Ändamål                   Belopp (kr)\n{TEATER}              Barnteater                450 000\n{IDROTT}                 Ny konstgräsplan          120 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "asked beside granted",
        f"Kulturbidrag 2024\n\nSökande                    Sökt belopp        Beviljat belopp\n{TEATER}              600 000            450 000\n{IDROTT}                 200 000            120 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "millions with a comma",
        f"Driftbidrag 2024, mnkr\n\n{TEATER}                4,5\n{BYGD}   0,8\n",
        {(FALUN, TEATER, 2024, 4_500_000), (FALUN, BYGD, 2024, 800_000)},
    ),
    (
        "the unit in a line of its own",
        f"Verksamhetsbidrag 2024\n\nBelopp i tusental kronor\n\n{TEATER}                450\n{IDROTT}                   120\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "units in the cells",
        f"Bidrag 2024\n\n{TEATER}                4,5 mnkr\n{IDROTT}                   120 tkr\n",
        {(FALUN, TEATER, 2024, 4_500_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "members' fees",
        f"Medlemsavgifter till Föreningen Dalavinden 2024 (kr)\n\nMedlem                     Avgift\n{DALARNA}             300 000\n{SÄTER}              45 000\n",
        {(DALARNA, "Föreningen Dalavinden", 2024, 300_000), (SÄTER, "Föreningen Dalavinden", 2024, 45_000)},
    ),
    (
        "payer, recipient, amount",
        f"Stöd till kulturlivet 2024\n\nBidragsgivare              Mottagare                  Belopp, tkr\n{DALARNA}             {TEATER}              450\n{SÄTER}              {BYGD}  80\n",
        {(DALARNA, TEATER, 2024, 450_000), (SÄTER, BYGD, 2024, 80_000)},
    ),
    (
        "note numbers before the amounts",
        f"Not 5 Lämnade bidrag (tkr)\n\n                           Not     2024      2023\n{TEATER}              1       450       430\n{IDROTT}                 2       120       115\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2023, 115_000)},
    ),
    (
        "change in percent behind",
        f"Bidrag till föreningar (tkr)\n\nFörening                   2023      2024      Förändring %\n{TEATER}              430       450       4,7\n{IDROTT}                 115       120       4,3\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, TEATER, 2023, 430_000), (FALUN, IDROTT, 2024, 120_000), (FALUN, IDROTT, 2023, 115_000)},
    ),
    (
        "items with amounts",
        f"Följande föreningar har fått bidrag under 2024:\n\n• {TEATER}: 450 000 kr\n• {IDROTT}: 120 000 kr\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "pipes",
        f"Utbetalda bidrag 2024\n\n| Mottagare | Belopp (kr) |\n| --- | --- |\n| {TEATER} | 450 000 |\n| {IDROTT} | 120 000 |\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "dots as leaders",
        f"Bidrag till föreningar 2024 (kr)\n\n{TEATER} ........................ 450 000\n{IDROTT} ............................ 120 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "income from others",
        f"Erhållna bidrag 2024 (tkr)\n\n{DALARNA}               300\n{ESF}      1 200\nSumma                        1 500\n",
        {(DALARNA, FALUN, 2024, 300_000), (ESF, FALUN, 2024, 1_200_000)},
    ),
    (
        "from whom, in each row",
        f"Bidragsintäkter 2024 (tkr)\n\nBidrag från {DALARNA}               300\nBidrag från {ESF}      1 200\n",
        {(DALARNA, FALUN, 2024, 300_000), (ESF, FALUN, 2024, 1_200_000)},
    ),
    (
        "to whom, in each row",
        f"Lämnade bidrag 2024 (tkr)\n\nBidrag till {TEATER}               450\nBidrag till {IDROTT}                  120\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "amounts below zero",
        f"Utbetalningar 2024, tkr\n\nBidrag till {TEATER}               -450\nBidrag till {IDROTT}                  -120\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "frames of boards",
        "Kommunbidrag per nämnd 2024 (mnkr)\n\nNämnd                        Budget 2024\nBarn- och utbildningsnämnden          812,4\nSocialnämnden                         655,0\nSumma                                 1 467,4\n",
        {(FALUN, "Barn- och utbildningsnämnden", 2024, 812_400_000), (FALUN, "Socialnämnden", 2024, 655_000_000)},
    ),
    (
        "a plan of several years",
        f"Driftbidrag (tkr)\n\n                           Budget 2024     Plan 2025     Plan 2026\n{TEATER}              450             460           470\n{BYGD}  80              80            85\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, TEATER, 2025, 460_000), (FALUN, BYGD, 2026, 85_000)},
    ),
    (
        "who pays what for the project in words",
        f"Projektet {PROJEKT} finansieras enligt följande (kr):\n\n{DALARNA}               300 000\n{SÄTER}                150 000\n",
        {(DALARNA, PROJEKT, None, 300_000), (SÄTER, PROJEKT, None, 150_000)},
    ),
    (
        "two columns of years below one head",
        f"Bidrag till kulturföreningar\n\n                           Belopp i kr\nFörening                   2024          2023\n{TEATER}              450 000       430 000\n{IDROTT}                 120 000       115 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, TEATER, 2023, 430_000), (FALUN, IDROTT, 2024, 120_000), (FALUN, IDROTT, 2023, 115_000)},
    ),
    (
        "date, case number, recipient, amount",
        f"Beslut om bidrag 2024\n\nDatum          Dnr             Mottagare             Belopp (kr)\n2024-03-12     KS 2024/112     {TEATER}         450 000\n2024-04-02     KS 2024/187     {IDROTT}            120 000\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
    (
        "the board that decides in the heading",
        f"Kulturnämndens bidrag 2024\n\n{TEATER}                450 000 kr\n{BYGD}   80 000 kr\n",
        {("Kulturnämnden", TEATER, 2024, 450_000), ("Kulturnämnden", BYGD, 2024, 80_000)},
    ),
    (
        "projects with their own funds beside",
        f"Beviljade projekt 2024 (tkr)\n\nProjekt               Sökande               Beviljat      Egen insats\n{PROJEKT}            {BYGD}   250           50\n",
        {(FALUN, BYGD, 2024, 250_000)},
    ),
    (
        "notes below with a star",
        f"Bidrag 2024 (tkr)\n\n{TEATER}*               450\n{IDROTT}                   120\n\n* Varav 50 tkr avser gästspel.\n",
        {(FALUN, TEATER, 2024, 450_000), (FALUN, IDROTT, 2024, 120_000)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "body", "told"), LAYOUTS, ids=[one[0] for one in LAYOUTS])
def test_layouts(flows_of: FlowsOf, layout: str, body: str, told: set[Flow]) -> None:
    found = flows_of(body)
    loose = {(a, b, amount) for a, b, _, amount in found}
    missed = {one for one in told if one not in found and (one[2] is not None or (one[0], one[1], one[3]) not in loose)}
    assert missed == set(), layout


TWO = {(FALUN, TEATER, 450_000), (FALUN, IDROTT, 120_000)}


def _columns(title: str, head: str, first: str, second: str) -> str:
    """A table of two recipients below ``title`` and ``head``, with the rest of each row."""
    return f"{title}\n\n{head}\n{TEATER}              {first}\n{IDROTT}                 {second}\n"


# Tables with columns of something else than what is paid: the amounts are 450 000 and 120 000 kronor, no others.
COLUMNS: list[tuple[str, str]] = [
    ("members", _columns("Föreningsbidrag 2024", "Förening                   Medlemmar     Bidrag (kr)", "1 240         450 000", "310           120 000")),
    ("per member", _columns("Föreningsbidrag 2024", "Förening                   Bidrag (kr)    Kr per medlem", "450 000       363", "120 000       387")),
    ("inhabitants", _columns("Bidrag till föreningar 2024", "Förening                   Invånare      Bidrag kr", "59 000        450 000", "12 000        120 000")),
    ("share of all", _columns("Bidrag till föreningar 2024 (kr)", "Förening                   Bidrag        Andel %", "450 000       78,9", "120 000       21,1")),
    ("difference", _columns("Bidrag till föreningar (kr)", "Förening                   2024          Förändring", "450 000       20 000", "120 000       5 000")),
    ("cost and grant", _columns("Beviljade bidrag 2024 (kr)", "Förening                   Total kostnad     Beviljat bidrag", "900 000           450 000", "400 000           120 000")),
    ("turnover", _columns("Bidrag till föreningar 2024 (kr)", "Förening                   Omsättning     Bidrag", "2 900 000      450 000", "1 400 000      120 000")),
    ("granted and left", _columns("Beviljade bidrag 2024 (kr)", "Förening                   Beviljat       Återstår", "450 000        50 000", "120 000        20 000")),
    ("asked", _columns("Kulturbidrag 2024 (kr)", "Förening                   Sökt           Beviljat", "700 000        450 000", "250 000        120 000")),
    ("asked and proposed", _columns("Kulturbidrag 2024 (kr)", "Förening                   Ansökt belopp  Beslut", "700 000        450 000", "250 000        120 000")),
    ("events", _columns("Arrangemangsbidrag 2024", "Förening                   Antal arrangemang    Bidrag, kr", "12                   450 000", "8                    120 000")),
    ("participants", _columns("Aktivitetsbidrag 2024", "Förening                   Deltagartillfällen   Bidrag, kr", "12 400               450 000", "8 300                120 000")),
    ("account", _columns("Bidrag till föreningar 2024", "Förening                   Konto         Belopp kr", "4511          450 000", "4512          120 000")),
    ("case number", _columns("Bidrag till föreningar 2024", "Förening                   Dnr               Belopp kr", "2024/113          450 000", "2024/114          120 000")),
    ("date", _columns("Beviljade bidrag 2024", "Förening                   Beslutsdatum      Belopp kr", "2024-03-12        450 000", "2024-05-02        120 000")),
    ("own part", _columns("Beviljade bidrag 2024 (kr)", "Förening                   Egen insats       Beviljat", "100 000           450 000", "30 000            120 000")),
    ("sum of years", _columns("Beviljade bidrag (kr)", "Förening                   2024          Totalt 2022–2024", "450 000       1 350 000", "120 000       360 000")),
    ("result of the association", _columns("Bidrag till föreningar 2024 (kr)", "Förening                   Bidrag        Resultat", "450 000       12 000", "120 000       -4 000")),
    ("highest amount", _columns("Beviljade bidrag 2024 (kr)", "Förening                   Beviljat      Högsta belopp", "450 000       500 000", "120 000       150 000")),
    ("rent", _columns("Stöd till föreningar 2024 (kr)", "Förening                   Hyra          Bidrag", "600 000       450 000", "200 000       120 000")),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "body"), COLUMNS, ids=[one[0] for one in COLUMNS])
def test_columns_of_something_else(flows_of: FlowsOf, layout: str, body: str) -> None:
    found = {(a, b, amount) for a, b, _, amount in flows_of(body)}
    assert found == TWO, layout


NOTHING: list[tuple[str, str]] = [
    (
        "an income statement",
        f"Resultaträkning (tkr)\n\n                          2024       2023\nBidrag                    3 450      3 430\nPersonalkostnader         -12 120    -11 115\n{TEATER}             -            -\n",
    ),
    (
        "costs of bought services",
        f"Köpta tjänster 2024 (tkr)\n\nLeverantör                 Kostnad\n{TEATER}              450\n{IDROTT}                 120\n",
    ),
    ("visitors", f"Besökare 2024\n\n{TEATER}                45 000\n{BYGD}   8 000\n"),
    (
        "loans",
        f"Låneskulder (tkr)\n\nLångivare                  2024\nKommuninvest              45 000\n{BYGD}  8 000\n",
    ),
    (
        "sickness",
        "Sjukfrånvaro per nämnd 2024 (%)\n\nSocialnämnden                7,4\nKulturnämnden                4,1\n",
    ),
]


@pytest.mark.parametrize(("layout", "body"), NOTHING, ids=[one[0] for one in NOTHING])
def test_tables_of_no_flows(flows_of: FlowsOf, layout: str, body: str) -> None:
    assert flows_of(body) == set(), layout
