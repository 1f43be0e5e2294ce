"""Rows of who gives and what for, notes of the accounts, parts of another's document; names invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
PROJECTS = "Projektet ReLagan leds av oss. Projektet Blå ängar leds av Region Kronoberg. Projektet Guiden drivs också."


def flows(graph: GraphFile) -> set[tuple[str, str, int | None]]:
    """Who pays whom how much, in kronor."""
    names = {one.id: one.name for one in graph.entities}
    paid = (one for one in graph.relations if one.type == "FUNDS" and one.amount_sek)
    return {(names[one.source], names[one.target], one.amount_sek) for one in paid}


def report(*parts: str, issuer: str = "Föreningen Biosfär Lagan") -> str:
    """A report of ``issuer``, with its parts one below the other."""
    return "\n\n".join([issuer, "Verksamhetsberättelse 2022", *parts]) + "\n"


@pytest.mark.parametrize("issuer", ["Föreningen Biosfär Lagan", "Biosfär Lagan", "Region Kronoberg"])
def test_authorities_beside_projects_pay_them(graph_of: GraphOf, issuer: str) -> None:
    table = (
        "Projektbidrag enligt bokslutet 2022 (tkr)\n"
        "Jordbruksverket, Blå ängar                    644\n"
        "Naturvårdsverket, ReLagan                     980\n"
        "Ljungby kommun, Blå ängar                      50\n"
        "Allmänna arvsfonden, Guiden                   310\n"
    )
    found = flows(graph_of(report(PROJECTS, table, issuer=issuer)))
    assert ("Jordbruksverket", "Blå ängar", 644_000) in found
    assert ("Naturvårdsverket", "ReLagan", 980_000) in found
    assert ("Ljungby kommun", "Blå ängar", 50_000) in found


def test_kommuner_beside_projects_are_paid_for_them(graph_of: GraphOf) -> None:
    table = (
        "Projektbidrag 2022 (tkr)\n"
        "Ljungby kommun, Blå ängar                     644\n"
        "Markaryds kommun, ReLagan                     980\n"
        "Älmhults kommun, Guiden                       310\n"
    )
    found = flows(graph_of(report(PROJECTS, table, issuer="Region Kronoberg")))
    assert not any(source.endswith("kommun") for source, _, _ in found)


@pytest.mark.parametrize("head", ["Finansiär, projekt", "Finansiär / projekt", "Bidragsgivare, projekt"])
def test_a_head_of_two_parts_its_cells(graph_of: GraphOf, head: str) -> None:
    apart = " / " if "/" in head else ", "
    table = (
        f"{head:46}Budget 2022, tkr     Utfall 2022, tkr\n"
        f"{f'Socialstyrelsen{apart}Guiden':46}1 800                1 520\n"
        f"{f'Region Kronoberg{apart}Guiden':46}600                  610\n"
        f"{f'Skolverket{apart}ReLagan':46}–                    120\n"
    )
    found = flows(graph_of(report(PROJECTS, table)))
    assert found == {
        ("Socialstyrelsen", "Guiden", 1_800_000),
        ("Socialstyrelsen", "Guiden", 1_520_000),
        ("Region Kronoberg", "Guiden", 600_000),
        ("Region Kronoberg", "Guiden", 610_000),
        ("Skolverket", "ReLagan", 120_000),
    }


@pytest.mark.parametrize("caption", ["Not 2. Övriga bidrag", "Not 3. Intäkter av bidrag", "Not 14 Bidrag"])
def test_a_note_tells_what_the_issuer_has(graph_of: GraphOf, caption: str) -> None:
    issuer = "Kommunalförbundet Norra Slätten"
    table = (
        f"{caption:46}2022      2021\n"
        "Naturvårdsverket                               700         –\n"
        "Arbetsförmedlingen, lönebidrag                 612       540\n"
        "Energimyndigheten                              421       424\n"
    )
    above = "Projektet Rena vatten leds av oss. Projektet Rena vatten pågår till 2025.\n\nBelopp i tkr"
    found = flows(graph_of(report(above, table, issuer=issuer), issuer=issuer))
    assert ("Naturvårdsverket", issuer, 700_000) in found
    assert ("Energimyndigheten", issuer, 424_000) in found
    assert {target for _, target, _ in found} == {issuer}


def test_money_from_several_is_paid_by_all_rows(graph_of: GraphOf) -> None:
    table = (
        "Medlemsavgifter och verksamhetsbidrag från kommuner och organisationer (tkr)\n"
        "                                    Utfall 2021     Utfall 2022\n"
        "Ljungby kommun                           650             700\n"
        "Lagans Vatten AB                          75              50\n"
    )
    found = flows(graph_of(report(table)))
    assert ("Lagans Vatten AB", "Föreningen Biosfär Lagan", 75_000) in found
    assert {target for _, target, _ in found} == {"Föreningen Biosfär Lagan"}


def test_a_foundation_hands_out_what_stands_in_its_part(graph_of: GraphOf) -> None:
    lines = [f"{head}\n\nHär hände mycket under året." for head in ("Vatten", "Skog", "Skola", "Vägar", "Hamnar")]
    part = (
        "Stiftelsen Laganfonden\nFöreningen är stiftare till Stiftelsen Laganfonden, som delar ut anslag.\n\n"
        "Utdelade anslag 2022                    Kronor\n"
        "Ljungby Hembygdsförening                22 500\n"
        "Vånga Byalag                            15 000\n"
    )
    found = flows(graph_of(report(*lines, part)))
    assert found == {
        ("Stiftelsen Laganfonden", "Ljungby Hembygdsförening", 22_500),
        ("Stiftelsen Laganfonden", "Vånga Byalag", 15_000),
    }


def test_members_pay_the_association_whose_statutes_stand_there(graph_of: GraphOf) -> None:
    text = (
        "Tranås kommun\nKommunstyrelsen                       Sammanträdesdatum 2024-05-14\n\n"
        "Stadgar för Föreningen Sommarleden\n\n§ 4 Årsavgift\n"
        "Medlem erlägger årsavgift till föreningen. Avgiften fastställs på årsmötet. För det första\n"
        "verksamhetsåret, 2025, ska den vara:\n"
        "Tranås kommun 380 000 kr\nAneby kommun 145 000 kr\nYdre kommun 62 000 kr\n"
    )
    graph = graph_of(text, issuer="Tranås kommun")
    assert ("Aneby kommun", "Föreningen Sommarleden", 145_000) in flows(graph)
    assert {target for _, target, _ in flows(graph)} == {"Föreningen Sommarleden"}
    assert "Kommunstyrelsen" in {one.name for one in graph.entities}


def test_boards_that_run_something_are_called_after_it(graph_of: GraphOf) -> None:
    table = (
        "Regionbidrag till nämnderna (mnkr)\n"
        "Nämnd                                         Budget 2024   Budget 2025\n"
        "Regionstyrelsen                                     4 511         4 627\n"
        "Driftnämnden för Hallands sjukhus                   4 620         4 731\n"
        "Driftnämnden för närsjukvården                      1 608         1 655\n"
        "Driftnämnden för kultur och skola                     281           287\n"
    )
    paid = {target for _, target, _ in flows(graph_of(report(table, issuer="Region Halland")))}
    assert {
        "Driftnämnden för Hallands sjukhus",
        "Driftnämnden för närsjukvården",
        "Driftnämnden för kultur och skola",
    } <= paid
