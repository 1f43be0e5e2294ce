"""Layouts of money that many documents share: groups of projects, issuers in heads, fees paid; all names invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]


def paid(graph: GraphFile) -> set[tuple[str, str, int | None, int | None]]:
    names = {one.id: one.name for one in graph.entities}
    sure = (one for one in graph.relations if one.type == "FUNDS" and one.confidence >= 0.5)
    return {(names[one.source], names[one.target], one.year, one.amount_sek) for one in sure}


def pairs(graph: GraphFile) -> set[tuple[str, str]]:
    return {(source, target) for source, target, _, _ in paid(graph)}


@pytest.mark.parametrize(
    "rows",
    [
        "Externa projektmedel (tkr)\n\n                          2022     2023\nProjekt Skogsbruket\n"
        "  Tillväxtverket           800    1 150\nProjekt Ung i Torsby\n  Skolverket               120      430\n",
        "Projekt / finansiär (tkr)   2022     2023\nSkogsbruket\n  Tillväxtverket             800    1 150\n"
        "Ung i Torsby\n  Skolverket                 120      430\n",
    ],
)
def test_those_below_a_project_pay_for_it(graph_of: GraphOf, rows: str) -> None:
    found = paid(graph_of(f"Torsby kommun\n\nProjektsammanställning 2023\n\n{rows}"))
    assert ("Tillväxtverket", "Skogsbruket", 2023, 1_150_000) in found
    assert ("Skolverket", "Ung i Torsby", 2022, 120_000) in found
    assert not any(target == "Torsby kommun" for _, target, _, _ in found)


@pytest.mark.parametrize("title", ["Bidrag från staten (tkr)", "Not 4 Bidrag från EU (tkr)"])
def test_authorities_hand_out_money_of_the_state_and_the_union(graph_of: GraphOf, title: str) -> None:
    rows = "Jordbruksverket          3 420     5 100\nSkolverket              12 300    11 870\n"
    found = paid(graph_of(f"Härnösands kommun\n\nÅrsredovisning 2023\n\n{title}     2023      2022\n{rows}"))
    assert ("Skolverket", "Härnösands kommun", 2023, 12_300_000) in found
    assert all(target == "Härnösands kommun" for _, target, _, _ in found)


def test_who_pays_with_money_from_a_named_authority_is_still_paid(graph_of: GraphOf) -> None:
    text = "Årsredovisning 2023\n\nBidrag från Kulturrådet (tkr)     2023\nTeater Ryd AB   420\nStiftelsen Båken  300\n"
    assert ("Kulturrådet", "Teater Ryd AB") in pairs(graph_of(text))


@pytest.mark.parametrize(("issuer", "head"), [("Region Örebro län", "Regionen"), ("Nora kommun", "Kommunen")])
def test_the_issuer_over_a_column_of_its_own(graph_of: GraphOf, issuer: str, head: str) -> None:
    text = (
        f"{issuer}\n\nProjektredovisning 2022\n\nFinansiering av projekt, tkr\n\n"
        f"Projekt                 EU     Tillväxtverket   {head}   Totalt\n"
        "Gröna Gruvan         2 400        1 200          600      4 200\n"
        "Nära Mat               900            -          300      1 200\n"
        "Digital Turism           -          750          250      1 000\n"
    )
    found = paid(graph_of(text, issuer=issuer))
    assert (issuer, "Nära Mat", 2022, 300_000) in found


def test_fees_in_the_accounts_of_a_kommun_are_paid_by_it(graph_of: GraphOf) -> None:
    rows = "Dalarnas Kommunförbund      410\nTillväxt Siljan             300\nDalälvens Vattenvårdsförening   45\n"
    text = f"Mora kommun\n\nÅrsredovisning 2023\n\nMedlemsavgifter 2023, tkr\n{rows}"
    assert pairs(graph_of(text, issuer="Mora kommun")) == {
        ("Mora kommun", "Dalarnas Kommunförbund"),
        ("Mora kommun", "Tillväxt Siljan"),
        ("Mora kommun", "Dalälvens Vattenvårdsförening"),
    }


def test_members_over_the_years_pay_their_association(graph_of: GraphOf) -> None:
    text = (
        "Kommunalförbundet Sydnärke\n\nÅrsredovisning 2023\n\n"
        "Kommunbidrag       Hallsberg   Askersund   Laxå    Summa\n"
        "2022               12 300       8 100      4 200   24 600\n"
        "2023               12 900       8 500      4 400   25 800\nBelopp i tkr.\n"
    )
    found = pairs(graph_of(text, issuer="Kommunalförbundet Sydnärke"))
    assert ("Hallsbergs kommun", "Kommunalförbundet Sydnärke") in found
    assert not any(source == "Kommunalförbundet Sydnärke" for source, _ in found)


def test_what_a_grant_is_for_is_nobody(graph_of: GraphOf) -> None:
    text = (
        "Nora kommun\n\nÅrsredovisning 2022\n\nBidrag till föreningar, tkr        2022     2021\n"
        "Bidrag till studieförbund            80       90\nBidrag till Nora Musikförening       25       20\n"
    )
    assert pairs(graph_of(text, issuer="Nora kommun")) == {("Nora kommun", "Nora Musikförening")}


def test_a_contribution_beside_a_share(graph_of: GraphOf) -> None:
    text = (
        "Tidaholms kommun\n\nÅrsredovisning 2022\n\nKommunens bolag\nBolag                 Ägarandel, %   Driftbidrag "
        "2022, tkr\nTidaholms Ving AB         100              0\nTidaholms Hem AB          100          6 000\n"
    )
    found = paid(graph_of(text, issuer="Tidaholms kommun"))
    assert found == {("Tidaholms kommun", "Tidaholms Hem AB", 2022, 6_000_000)}


def test_parts_of_grants_among_costs(graph_of: GraphOf) -> None:
    text = (
        "Finspångs kommun\n\nÅrsredovisning 2022\n\nNot 5. Verksamhetens kostnader (tkr)      2022       2021\n"
        "Personalkostnader                      812 300    790 100\n{head}                          43 210     40 300\n"
        "  varav Vårdförbundet Ryd                3 100     3 000\nÖvrigt                       210 000    205 000\n"
    )
    assert ("Finspångs kommun", "Vårdförbundet Ryd") in pairs(
        graph_of(text.format(head="Lämnade bidrag"), issuer="Finspångs kommun")
    )
    assert pairs(graph_of(text.format(head="Köpta tjänster"), issuer="Finspångs kommun")) == set()


def test_the_owner_of_a_project_that_is_granted_money_pays_nothing(graph_of: GraphOf) -> None:
    text = (
        "Region Västmanland\n\nProtokoll 2023-05-05\n\nFöljande projekt beviljas medel ur anslaget:\n"
        "- Automation Mitt, Mälardalens universitet, 2 400 000 kr\n- Gruvlivet, Norbergs kommun, 350 000 kr\n"
    )
    graph = graph_of(text, issuer="Region Västmanland")
    assert ("Norbergs kommun", "Gruvlivet") not in pairs(graph)
    names = {one.id: one.name for one in graph.entities}
    led = {(names[one.source], names[one.target]) for one in graph.relations if one.type == "COORDINATES"}
    assert ("Norbergs kommun", "Gruvlivet") in led


def test_who_is_paid_by_the_union_is_no_payer(graph_of: GraphOf) -> None:
    rows = "Torsby folkhögskola   420\nSunne kommun   300\n"
    text = f"Torsby kommun\n\nÅrsredovisning 2023\n\nBidrag från EU (tkr)  2023\n{rows}"
    found = pairs(graph_of(text))
    assert ("Sunne kommun", "Torsby kommun") not in found
    assert ("Torsby folkhögskola", "Torsby kommun") not in found


@pytest.mark.parametrize(
    ("head", "paid_for"), [("Medlemsbidrag 2024, kronor", True), ("Invånare i medlemskommunerna", False)]
)
def test_one_figure_below_each_name_is_money_where_the_head_says_so(
    graph_of: GraphOf, head: str, paid_for: bool
) -> None:
    rows = "Mora kommun\n20 100\nOrsa kommun\n17 100\nFalu kommun\n59 000\n"
    text = f"Samordningsförbundet Orrby\n\nÅrsredovisning 2024\n\n{head}\n{rows}"
    found = paid(graph_of(text, issuer="Samordningsförbundet Orrby"))
    assert ("Mora kommun", "Samordningsförbundet Orrby", 2024, 20_100) in found or not paid_for
    assert paid_for or not found
