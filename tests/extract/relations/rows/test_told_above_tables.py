"""Who pays whom in a table, its unit and its years, by what stands over it: sentences, heads, groups; all invented."""

# ruff: noqa: E501 - tables stand as issuers draw them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
ReportOf = Callable[[str, str], str]
FlowsOf = Callable[[str], set[tuple[str, str, int | None, int]]]
Flow = tuple[str, str, int | None, int]
FlowsIn = Callable[[GraphFile], set[Flow]]

FALUN, SÄTER, HEDEMORA, REGION = "Falu kommun", "Säters kommun", "Hedemora kommun", "Region Dalarna"
FINSAM = "Samordningsförbundet Södra Dalarna"


OF_A_KOMMUN = {
    "what membership costs, over the names": (
        "Ärendet i korthet\n\nKostnader för medlemskap, tkr          Budget 2025     Utfall 2024\n"
        "Stiftelsen Båken                               60              55\n"
        "Teater Grytan                                  45              45\n",
        {
            (FALUN, "Stiftelsen Båken", 2025, 60_000),
            (FALUN, "Stiftelsen Båken", 2024, 55_000),
            (FALUN, "Teater Grytan", 2025, 45_000),
            (FALUN, "Teater Grytan", 2024, 45_000),
        },
    ),
    "another pays by the sentence that points to them": (
        "Stöd till bygder\n\nLänsstyrelsen i Dalarnas län ska betala följande belopp till kommuner för beredskapslager. "
        "Beloppen har höjts. Utfallet framgår av årsredovisningen.\n\n"
        "Kommun                 Utfall 2023, tkr     Budget 2024, tkr\n"
        "Säters kommun          1 450                1 900\n"
        "Hedemora kommun        1 520                1 850\n",
        {
            ("Länsstyrelsen i Dalarnas län", SÄTER, 2023, 1_450_000),
            ("Länsstyrelsen i Dalarnas län", SÄTER, 2024, 1_900_000),
            ("Länsstyrelsen i Dalarnas län", HEDEMORA, 2023, 1_520_000),
            ("Länsstyrelsen i Dalarnas län", HEDEMORA, 2024, 1_850_000),
        },
    ),
    "bidrag från kommunen": (
        "Medlemsavgifter och årliga bidrag från kommunen\n\n"
        "                        2023         2024\n"
        "Stiftelsen Båken        198 000      203 500\n"
        "Teater Grytan           60 000       65 000\n",
        {
            (FALUN, "Stiftelsen Båken", 2023, 198_000),
            (FALUN, "Stiftelsen Båken", 2024, 203_500),
            (FALUN, "Teater Grytan", 2023, 60_000),
            (FALUN, "Teater Grytan", 2024, 65_000),
        },
    ),
    "payers over what the money is for, in a unit stated alone": (
        "Statliga bidrag\n\nKommunen har under året tagit emot bidrag enligt nedan. Tusen kronor.\n\n"
        "Bidragsgivare/ändamål      2024       2023\n\n"
        "Socialstyrelsen\n  God vård                 4 875      4 200\n  Trygg hemgång            1 940      1 815\n"
        "Migrationsverket\n  Etablering              11 300     14 650\n",
        {
            ("Socialstyrelsen", FALUN, 2024, 4_875_000),
            ("Socialstyrelsen", FALUN, 2023, 4_200_000),
            ("Socialstyrelsen", FALUN, 2024, 1_940_000),
            ("Socialstyrelsen", FALUN, 2023, 1_815_000),
            ("Migrationsverket", FALUN, 2024, 11_300_000),
            ("Migrationsverket", FALUN, 2023, 14_650_000),
        },
    ),
}


@pytest.mark.parametrize(("table", "said"), OF_A_KOMMUN.values(), ids=OF_A_KOMMUN.keys())
def test_tables_of_a_kommun(flows_of: FlowsOf, table: str, said: set[Flow]) -> None:
    assert flows_of(table) == said


OF_AN_ASSOCIATION = {
    "income from the members, over the names": (
        "Ekonomisk redovisning\n\nAvgifter från medlemmarna (kr)        2023          2024\n"
        "Falu kommun                    1 461 600     1 482 300\nSäters kommun                    248 400       250 200\n"
    ),
    "members with years and units": (
        "Förbundet och dess medlemmar\n\nMedlem              Andel      2023 (kr)     2024 (kr)\n"
        "Falu kommun         84 %       1 461 600     1 482 300\nSäters kommun       16 %         248 400       250 200\n"
    ),
    "the text above speaks of who pays": (
        "Ekonomin\n\nDriften bekostas av staten och kommunerna. Kommunernas medfinansiering faktureras en gång per år.\n\n"
        "Kommun              Utfall 2023     Budget 2024\n"
        "Falu kommun         1 461 600       1 482 300\nSäters kommun         248 400         250 200\n"
    ),
}


@pytest.mark.parametrize("table", OF_AN_ASSOCIATION.values(), ids=OF_AN_ASSOCIATION.keys())
def test_members_pay_the_association(graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf, table: str) -> None:
    assert flows_in(graph_of(report_of(table, FINSAM))) == {
        (FALUN, FINSAM, 2023, 1_461_600),
        (FALUN, FINSAM, 2024, 1_482_300),
        (SÄTER, FINSAM, 2023, 248_400),
        (SÄTER, FINSAM, 2024, 250_200),
    }


def test_some_months_are_of_the_year_beside_them(graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf) -> None:
    table = (
        "Parternas bidrag till förbundet, tkr\n\n"
        "                   Budget       Utfall       Budget\n"
        "                   2023         jan–aug      2024\n"
        "Falu kommun        3 150        2 100        3 270\n"
        "Säters kommun      3 900        2 600        4 050\n"
    )
    found = flows_in(graph_of(report_of(table, FINSAM)))
    assert {(FALUN, FINSAM, 2023, 2_100_000), (SÄTER, FINSAM, 2023, 2_600_000)} <= found
    assert {one[0] for one in found} == {FALUN, SÄTER}


PROSE = {
    "each of several": (
        f"{SÄTER} och {HEDEMORA} ska vardera betala 100 000 kronor till Stiftelsen Båken.",
        {(SÄTER, "Stiftelsen Båken", None, 100_000), (HEDEMORA, "Stiftelsen Båken", None, 100_000)},
    ),
    "the same again": (
        f"{REGION} ger Stiftelsen Båken 350 000 kronor under 2024 och lika mycket under 2025.",
        {(REGION, "Stiftelsen Båken", 2024, 350_000), (REGION, "Stiftelsen Båken", 2025, 350_000)},
    ),
}


@pytest.mark.parametrize(("sentence", "said"), PROSE.values(), ids=PROSE.keys())
def test_amounts_of_several(flows_of: FlowsOf, sentence: str, said: set[Flow]) -> None:
    assert {(*one[:2], one[2] if any(two[2] for two in said) else None, one[3]) for one in flows_of(sentence)} == said


def test_the_parts_of_members_in_one_sentence(graph_of: GraphOf, flows_in: FlowsIn, report_of: ReportOf) -> None:
    body = f"Medlemmarna ska 2023 bidra med: {FALUN} 7 790 tkr, {SÄTER} 4 480 tkr och {HEDEMORA} 3 110 tkr."
    assert flows_in(graph_of(report_of(body, FINSAM))) == {
        (FALUN, FINSAM, 2023, 7_790_000),
        (SÄTER, FINSAM, 2023, 4_480_000),
        (HEDEMORA, FINSAM, 2023, 3_110_000),
    }
