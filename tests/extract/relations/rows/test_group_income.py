"""Rows of a group's or an owner's tables: what the parent gets and gives, what its companies get; all invented."""

# ruff: noqa: E501 - tables stand as issuers draw them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PARENT = "Lindå Stadshus AB"
ABOVE = f"{PARENT}\nÅrsredovisning och koncernredovisning 2023\n\nAlla belopp i tkr.\n\nLindå Bostäder AB är ett helägt bolag. Färjan AB ägs också.\n\n"
HEAD = f"{'':50}2023      2022\n"


def funds(found: Any) -> set[tuple[str, str]]:
    """Who funds whom, for all that holds."""
    holds = {edge: told for edge, told in found.items() if edge[1] == "FUNDS"}
    return {(a, b) for (a, _, b), told in holds.items() if any(one.modality == "asserted" for one in told)}


@pytest.mark.parametrize("title", ["Koncernbidrag", "Not 4 Aktieägartillskott", "Koncernbidrag och tillskott"])
def test_what_is_given_and_got_by_the_title(edges_of: Callable[..., Any], title: str) -> None:
    rows = (
        f"{'Erhållet från Lindå Energi AB':50}7 300     9 150\n{'Lämnat till Lindå Bostäder AB':50}–2 000    –3 500\n"
    )
    found = edges_of(f"{ABOVE}{title}\n\n{HEAD}{rows}", issuer=PARENT)
    assert funds(found) == {("Lindå Energi AB", PARENT), (PARENT, "Lindå Bostäder AB")}


def test_goods_that_are_delivered_are_no_gifts(edges_of: Callable[..., Any]) -> None:
    rows = f"{'Levererat från Lindå Energi AB':50}7 300     9 150\n{'Levererat till Lindå Bostäder AB':50}2 000     3 500\n"
    assert funds(edges_of(f"{ABOVE}Fjärrvärme, MWh\n\n{HEAD}{rows}", issuer=PARENT)) == set()


def test_a_company_of_the_group_has_what_stands_before_its_name(edges_of: Callable[..., Any]) -> None:
    rows = (
        f"{'Bidrag från Region Skåne, Färjan AB':50}8 100     7 600\n"
        f"{'Bidrag från Länsstyrelsen Skåne, laddstolpar Lindå Bostäder AB':64}850       700\n"
        f"{'Bidrag från Arbetsförmedlingen':50}6 150     4 210\n"
    )
    found = edges_of(f"{ABOVE}Not 2 Övriga rörelseintäkter\n\n{HEAD}{rows}", issuer=PARENT)
    county = "Länsstyrelsen i Skåne län"
    expected = {("Region Skåne", "Färjan AB"), (county, "Lindå Bostäder AB"), ("Arbetsförmedlingen", PARENT)}
    assert funds(found) == expected


@pytest.mark.parametrize("title", ["Ersättning till revisorer", "Arvode till revisor", "Kostnader för revision"])
def test_auditors_are_paid_for_their_work(edges_of: Callable[..., Any], title: str) -> None:
    rows = (
        f"{'Granskarna i Syd AB, revisionsuppdrag':50}890       845\n{'Granskarna i Syd AB, övrigt':50}115       230\n"
    )
    assert funds(edges_of(f"{ABOVE}Not 3 {title}\n\n{HEAD}{rows}", issuer=PARENT)) == set()


def test_what_an_owner_gives_beside_its_share(edges_of: Callable[..., Any]) -> None:
    rows = (
        "Organisation                Ägarandel, %      Bidrag 2025, tkr\n"
        "Hallandstrafiken AB                100,0                     –\n"
        "Almi Väst AB                        49,0                 9 300\n"
        "Film i Halland AB                   60,0                 4 105\n"
    )
    above = (
        "Region Halland\nRegionplan 2025\n\n10 Bolag och medlemskap\n\nÄgarandel och beslutat bidrag framgår nedan.\n\n"
    )
    found = edges_of(above + rows, issuer="Region Halland")
    assert funds(found) == {("Region Halland", "Almi Väst AB"), ("Region Halland", "Film i Halland AB")}
    assert found["Region Halland", "OWNS", "Hallandstrafiken AB"][0].share == 100


def test_what_an_association_spends_on_its_efforts(edges_of: Callable[..., Any]) -> None:
    issuer = "Samordningsförbundet Halland Norr"
    rows = (
        "                                       Prognos 2024    Budget 2025\n"
        "Stegen                                    2 310 000      2 350 000\n"
        "Rätt Väg                                  1 480 000      1 560 000\n"
        "Förstudier                                   60 000        240 000\n"
        "Kansli och revision                       1 935 000      1 985 000\n"
    )
    told = "Insatsen Stegen vänder sig till unga. Projektet Rätt Väg startade 2023.\n\n"
    text = f"Verksamhetsplan 2025 för {issuer}\n\n{told}Tabell 2. Kostnader per insats, kronor\n\n{rows}"
    assert funds(edges_of(text, issuer=issuer)) == {(issuer, "Stegen"), (issuer, "Rätt Väg")}
    other = text.replace(issuer, "Hylte kommun").replace("Samordningsförbundet", "Nätverket")
    assert funds(edges_of(other, issuer="Hylte kommun")) == set()


def test_the_year_that_a_row_states_and_what_stands_below_its_name(edges_of: Callable[..., Any]) -> None:
    rows = (
        "Kustlinjen AB\n    ägarbidrag                          2024     4 250\nHylte kommun\n    stationsvärdar                      2024       480\n"
        "Föreningen Veteranbanan                 2024        60\n"
    )
    found = edges_of(f"Region Halland\nPlan 2025\n\nBidrag till andra, tkr\n\n{rows}", issuer="Region Halland")
    assert {target for _, target in funds(found)} == {"Kustlinjen AB", "Hylte kommun", "Föreningen Veteranbanan"}
    assert {one.year for told in found.values() for one in told if one.type == "FUNDS"} == {2024}


def test_an_account_among_boards_is_no_board(edges_of: Callable[..., Any]) -> None:
    rows = (
        "                        Bokslut 2023   Budget 2024\nKommunstyrelsen              118,2         121,4\n"
        "Socialnämnden                471,5         478,8\nBarnnämnden                  502,7         511,3\n"
        "Finansförvaltningen           12,8          18,0\nCentralt, pensioner           77,4          81,1\n"
    )
    found = edges_of(f"Lindå kommun\nPlan med budget 2025\n\nNämndernas ramar, mnkr\n\n{rows}", issuer="Lindå kommun")
    boards = {"Kommunstyrelsen", "Socialnämnden", "Barnnämnden"}
    assert {target for _, target in funds(found)} == boards
    told = (edge for edge, all_told in found.items() if any(one.rule == "table/board-of" for one in all_told))
    assert {source for source, _, _ in told} == boards


@pytest.mark.parametrize(
    "label", ["Medlemsavgift Sveriges Kommuner och Regioner", "Årsavgift till Sveriges Kommuner och Regioner"]
)
@pytest.mark.parametrize("title", ["Kostnader för förbundet, kronor", "Övrigt, kronor"])
def test_a_fee_to_whom_the_issuer_belongs_to(edges_of: Callable[..., Any], label: str, title: str) -> None:
    issuer = "Samordningsförbundet Halland Norr"
    rows = f"{'Lokaler':60}96 000\n{label:60}37 000\n{'Tjänster, Hylte kommun':60}88 000\n"
    found = edges_of(f"Verksamhetsplan 2025 för {issuer}\n\n{title}\n\n{rows}", issuer=issuer)
    assert (issuer, "Sveriges Kommuner och Regioner") in funds(found)
    assert ("Sveriges Kommuner och Regioner", issuer) not in funds(found)


def test_an_association_has_fees_of_its_members(edges_of: Callable[..., Any]) -> None:
    issuer = "Föreningen Hallands Kust"
    rows = f"{'Årsavgift Föreningen Framåt':60}96 000\n{'Årsavgift Hylte kommun':60}37 000\n"
    found = edges_of(f"Verksamhetsberättelse 2025\n\nIntäkter, kronor\n\n{rows}", issuer=issuer)
    assert (issuer, "Föreningen Framåt") not in funds(found)


def test_the_fees_for_a_network_that_the_issuer_hosts_are_not_paid_by_it(edges_of: Callable[..., Any]) -> None:
    issuer = "Västra Smålands kommunalförbund"
    told = f"Närvårdsrådet Tiohärad är ett samverkansorgan som {issuer} driver.\n\n"
    rows = f"{'Medlemsavgift Närvårdsrådet Tiohärad':50}1 251     1 910\n{'Medlemsavgift kansliet':50}3 925     5 595\n"
    found = edges_of(f"{issuer}\nÅrsredovisning 2023\n\n{told}Not 2 Intäkter, tkr\n\n{HEAD}{rows}", issuer=issuer)
    assert (issuer, "Närvårdsrådet Tiohärad") not in funds(found)
