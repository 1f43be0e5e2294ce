"""Who pays and who is paid around a table: letterheads, fields, groups, sections and agreements; names invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
ROWS = (
    "Mottagare                   2024      2025\n"
    "Lillans Hembygdsförening    75 000    80 000\n"
    "Teater Ryd                  60 000    65 000\n"
)
LISTED = f"Bidrag till föreningar, kronor\n\n{ROWS}"


def flows(graph: GraphFile) -> set[tuple[str, str, int | None, int | None]]:
    names = {one.id: one.name for one in graph.entities}
    paid = (one for one in graph.relations if one.type == "FUNDS" and one.amount_sek)
    return {(names[one.source], names[one.target], one.year, one.amount_sek) for one in paid}


@pytest.mark.parametrize(
    "text",
    [
        f"Region Halland           PROTOKOLL\nKulturnämnden           nr 4 2024\n\n{{body}}\n\n{LISTED}",
        "Region Halland\n\nBidrag 2024\n\n{body}\n\nVERKSAMHETSBIDRAG\n\nBelopp i kronor. "
        f"Bidragsgivare: Kulturnämnden\n\n{ROWS}",
        f"Region Halland\n\nFörteckningen omfattar bidrag som kulturnämnden har beslutat om.\n\n{{body}}\n\n{LISTED}",
    ],
)
def test_a_board_of_letterhead_field_or_preface_pays(graph_of: GraphOf, text: str) -> None:
    found = flows(graph_of(text.format(body="Region Halland växer. Kulturnämnden följer Region Hallands plan.")))
    assert {(source.casefold(), target) for source, target, _, _ in found} == {
        ("kulturnämnden", "Lillans Hembygdsförening"),
        ("kulturnämnden", "Teater Ryd"),
    }


def test_the_group_over_payers_is_paid(graph_of: GraphOf) -> None:
    found = flows(
        graph_of(
            "Ådalens kommunalförbund\n\nÅrsredovisning 2024\n\nFörbundet driver Räddningstjänsten Ådalen och Gymnasiet "
            "Ådalen, enheter i förbundet.\n\n"
            "Medlemsbidrag per verksamhet, tkr     Bokslut 2023    Bokslut 2024\n"
            "Räddningstjänsten Ådalen\n"
            "Kramfors kommun                             21 340          21 810\n"
            "Sollefteå kommun                            12 960          13 240\n"
            "Gymnasiet Ådalen\n"
            "Kramfors kommun                             88 115          88 902\n"
            "Sollefteå kommun                            47 008          48 330\n"
        )
    )
    assert ("Kramfors kommun", "Gymnasiet Ådalen", 2024, 88_902_000) in found
    assert ("Sollefteå kommun", "Räddningstjänsten Ådalen", 2023, 12_960_000) in found


def test_what_an_agreement_is_about_is_paid_by_its_parties(graph_of: GraphOf) -> None:
    found = flows(
        graph_of(
            "ÖVERENSKOMMELSE OM TESTBÄDD SNÖ\n\n1 Parter\n\nPiteå kommun\n\nLuleå kommun\n\n2 Syfte\n\n"
            "Testbädd Snö (TBS) ska ge företag möjlighet att prova. Piteå kommun är huvudman för Testbädd Snö.\n\n"
            "3 Finansiering (tkr)\n"
            "                          2025        2026\n"
            "Piteå kommun             1 500       1 600\n"
            "Luleå kommun               900         950\n"
        )
    )
    assert ("Luleå kommun", "Testbädd Snö", 2026, 950_000) in found


def test_all_payers_of_a_project_s_report_pay_the_project_beside_a_programme(graph_of: GraphOf) -> None:
    payers = ("Tillväxtverket", "Region Halland", "Hylte kommun", "Laholms kommun", "Halmstads kommun", "Ale kommun")
    rows = "\n".join(f"{name:30}{at}00 000     {at}10 300" for at, name in enumerate(payers, 2))
    text = (
        "SLUTRAPPORT\n\nProjektet Bron till jobb\n\nBron till jobb har drivits av Region Halland. "
        "Bron till jobb är slut.\n\n"
        "6. EKONOMI\n\nFonden har via Nationella regionalfondsprogrammet varit huvudfinansiär. Nationella "
        "regionalfondsprogrammet är nytt. Beloppen i tabellen är i kronor.\n\n"
        f"{'Finansiär':30}Beslutat    Upparbetat\n{rows}\n"
    )
    assert {(source, target) for source, target, _, _ in flows(graph_of(text))} == {
        (one, "Bron till jobb") for one in payers
    }
