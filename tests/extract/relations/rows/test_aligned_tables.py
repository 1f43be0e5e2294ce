"""What tables drawn with blanks, and tables whose cells share names and amounts, state; all texts are invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.graph_file import GraphFile
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

ISSUER = "Verksamhetsberättelse 2024\nRegion Dalarna\nRegion Dalarna leder arbetet.\n\n"


@cache
def pipeline() -> Language:
    return load()


def graph_of(text: str) -> GraphFile:
    return extract(SourceText("prov.txt", "0" * 64, text), pipeline())


def edges_of(text: str) -> set[tuple[str, str, str]]:
    """(source, type, target) of what tables state at confidence 0.5."""
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], one.type, names[one.target])
        for one in graph.relations
        if one.confidence >= 0.5 and one.rule.startswith("table/") and one.modality == "asserted"
    }


def flows_of(text: str) -> set[tuple[str, str, int | None, int | None]]:
    """(funder, recipient, year, kronor) at confidence 0.5."""
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], names[one.target], one.year, one.amount_sek)
        for one in graph.relations
        if one.type == "FUNDS" and one.modality == "asserted" and one.confidence >= 0.5 and one.amount_sek is not None
    }


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Finansiär, tkr", "Tillväxtverket 1 150\nMora kommun 300"),
        ("Mnkr/finansiär", "1,15 Tillväxtverket\n0,3 Mora kommun"),
        ("Betalas av (tkr)", "Tillväxtverket (1 150)\nMora kommun (300)"),
        ("Bidragsgivare, kr", "Tillväxtverket 1 150 000\nMora kommun 300 000"),
        ("Finansiärer", "Tillväxtverket 1 150 tkr,\nMora kommun 300 tkr"),
    ],
)
def test_names_and_amounts_in_one_cell(head: str, cell: str) -> None:
    first, second = cell.split("\n")
    text = ISSUER + (
        f"Projekt i länet\n\n{'Projekt':<20}{'Leds av':<20}{head}\n\n"
        f"{'Ljusare vinter':<20}{'Orsa kommun':<20}{first}\n{'':<40}{second}\n\n"
        f"{'Öppna stigar':<20}{'Falu kommun':<20}–\n"
    )
    found = {(funder, target, kronor) for funder, target, _, kronor in flows_of(text)}
    assert found == {("Tillväxtverket", "Ljusare vinter", 1_150_000), ("Mora kommun", "Ljusare vinter", 300_000)}
    assert {("Orsa kommun", "COORDINATES", "Ljusare vinter"), ("Falu kommun", "COORDINATES", "Öppna stigar")} <= (
        edges_of(text)
    )


@pytest.mark.parametrize(
    ("lead", "partner"),
    [
        ("Håller i", "Är med"),
        ("Leds av", "Vi och andra i partnerskapet"),
        ("Ansvarar", "Övriga parter"),
        ("Drivs av", "Medverkar"),
        ("Samordnas av", "Tillsammans med"),
    ],
)
def test_heads_say_in_many_words_who_leads_and_who_takes_part(lead: str, partner: str) -> None:
    text = ISSUER + (
        f"{'Insats':<20}{lead:<22}{partner}\n"
        f"{'Ljusare vinter':<20}{'Orsa kommun':<22}Leksands kommun,\n{'':<42}Rättviks kommun\n"
        f"{'Öppna stigar':<20}{'Falu kommun':<22}Trafikverket\n"
    )
    assert edges_of(text) == {
        ("Orsa kommun", "COORDINATES", "Ljusare vinter"),
        ("Leksands kommun", "PARTICIPATES_IN", "Ljusare vinter"),
        ("Rättviks kommun", "PARTICIPATES_IN", "Ljusare vinter"),
        ("Falu kommun", "COORDINATES", "Öppna stigar"),
        ("Trafikverket", "PARTICIPATES_IN", "Öppna stigar"),
    }


def test_payers_over_the_figures_pay_with_the_year_of_their_column() -> None:
    text = ISSUER + (
        "Tabell 3. Verksamhetsbidrag till kulturinstitutioner, tkr\n\n"
        "                      Region Dalarna      Statens       Falu\n"
        "                      2023      2024      kulturråd     kommun\n"
        "                                          2024          2024\n"
        "Dalateatern AB       8 100     8 300         5 200       1 100\n"
        "Folkmusikens hus     2 000     2 050           900           –\n"
        "Summa               10 100    10 350         6 100       1 100\n"
    )
    flows = flows_of(text)
    assert ("Region Dalarna", "Dalateatern AB", 2023, 8_100_000) in flows
    assert ("Kulturrådet", "Dalateatern AB", 2024, 5_200_000) in flows
    assert ("Falu kommun", "Dalateatern AB", 2024, 1_100_000) in flows
    assert not any(funder == "Region Dalarna" and kronor == 5_200_000 for funder, _, _, kronor in flows)


def test_an_amount_belongs_to_the_cofunder_it_follows() -> None:
    text = ISSUER + (
        "Beslutade projekt, tkr\n\n"
        "Projekt\n(projektägare)          EU-stöd     Svensk medfinansiär       Belopp\n\n"
        "Ljusare vinter (Orsa\nkommun)                   3 300     Naturvårdsverket             800\n"
        "                                    Mora kommun                  640\n\n"
        "Öppna stigar (Falu\nkommun) *                 4 850     Trafikverket               1 500\n\n"
        "* Projektet avbröts i maj 2024.\n"
    )
    assert {one[:2] + one[3:] for one in flows_of(text)} == {
        ("Naturvårdsverket", "Ljusare vinter", 800_000),
        ("Mora kommun", "Ljusare vinter", 640_000),
    }
    assert edges_of(text) == {
        ("Orsa kommun", "COORDINATES", "Ljusare vinter"),
        ("Naturvårdsverket", "FUNDS", "Ljusare vinter"),
        ("Mora kommun", "FUNDS", "Ljusare vinter"),
    }


@pytest.mark.parametrize("share", ["Regionens andel", "Vår andel", "Andel", "Ägarandel, %", "Andel i procent"])
def test_owners_have_shares_of_their_own_beside_the_issuers(share: str) -> None:
    text = ISSUER + (
        f"Ägda företag per 31 december 2024\n\n{'Företag':<24}{share:<20}Övriga ägare\n"
        f"{'Norrmat Storkök AB':<24}{'51 %':<20}Borlänge kommun 49 %\n"
        f"{'Fiberlänken i Dalarna':<24}{'40 %':<20}Region Värmland 40 %,\n{'AB':<44}Region Gävleborg 20 %\n"
    )
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    assert {(names[o.source], names[o.target], o.share) for o in graph.relations if o.rule == "table/ownership"} == {
        ("Region Dalarna", "Norrmat Storkök AB", 51.0),
        ("Borlänge kommun", "Norrmat Storkök AB", 49.0),
        ("Region Dalarna", "Fiberlänken i Dalarna AB", 40.0),
        ("Region Värmland", "Fiberlänken i Dalarna AB", 40.0),
        ("Region Gävleborg", "Fiberlänken i Dalarna AB", 20.0),
    }


def test_what_the_issuer_is_in_the_bodies_of_a_table() -> None:
    text = ISSUER + (
        "Regionens plats i andra organ\n\nOrgan                                   Roll\n"
        "Länsforum Psykisk hälsa                 ledamot\nNätverket Hållbar turism                samordnare\n"
        "Samrådsgrupp Dalälven                   adjungerad\nFöreningen Bergslagens Geopark          observatör\n"
    )
    assert edges_of(text) == {
        ("Region Dalarna", "MEMBER_OF", "Länsforum Psykisk hälsa"),
        ("Region Dalarna", "COORDINATES", "Nätverket Hållbar turism"),
        ("Region Dalarna", "MEMBER_OF", "Samrådsgrupp Dalälven"),
    }


def test_parties_below_the_name_of_their_project() -> None:
    text = ISSUER + (
        "Partner                     Land   Roll             Egen insats, kr\n\n"
        "KULTURSTIGEN (C-11)\nRagunda kommun              SE     samordnare               310 000\n"
        "Orsa kommun                 SE     partner                   95 000\n\n"
        "LJUSA NÄTTER (C-14)\nMora kommun                 SE     samordnare                60 000\n"
        "Falu kommun                 SE     utträdd 2024                   –\n"
    )
    assert {(source, kind, target.casefold()) for source, kind, target in edges_of(text)} == {
        ("Ragunda kommun", "COORDINATES", "kulturstigen"),
        ("Orsa kommun", "PARTICIPATES_IN", "kulturstigen"),
        ("Mora kommun", "COORDINATES", "ljusa nätter"),
    }


@pytest.mark.parametrize(
    ("label", "source", "target"),
    [
        ("Bidrag från Tillväxtverket", "Tillväxtverket", "Region Dalarna"),
        ("Erhållet driftbidrag från Falu kommun", "Falu kommun", "Region Dalarna"),
        ("Lämnat bidrag till Mora kommun", "Region Dalarna", "Mora kommun"),
        ("Aktieägartillskott till Dalateatern AB", "Region Dalarna", "Dalateatern AB"),
        ("Statligt stöd från Naturvårdsverket", "Naturvårdsverket", "Region Dalarna"),
    ],
)
def test_a_rows_own_name_says_who_pays(label: str, source: str, target: str) -> None:
    sign = "–" if source == "Region Dalarna" else ""
    text = ISSUER + (
        f"Not 6 Bokslutsposter, tkr\n{'':<44}{'2024':>9}{'2023':>9}\n"
        f"{label:<44}{sign + '5 400':>9}{sign + '4 150':>9}\n"
        f"{'Förändring av obeskattade reserver':<44}{'–900':>9}{'–640':>9}\n{'Summa':<44}{'4 500':>9}{'3 510':>9}\n"
    )
    assert flows_of(text) == {(source, target, 2024, 5_400_000), (source, target, 2023, 4_150_000)}


@pytest.mark.parametrize(
    ("caption", "pays"),
    [
        ("Under året har vi fått bidrag från följande (tkr)", True),
        ("Regionen fick 2024 dessa medel (tkr)", True),
        ("Till förbunden lämnades under året följande bidrag, tkr:", False),
        ("Lokalt stöd utbetalt av regionen (tkr)", False),
        ("Så fördelades medlen, tkr", False),
    ],
)
def test_captions_say_in_many_words_who_pays(caption: str, pays: bool) -> None:
    text = ISSUER + (
        f"{caption}\n{'':<30}{'2024':>9}{'2023':>9}\n{'Mora kommun':<30}{'540':>9}{'410':>9}\n"
        f"{'Falu kommun':<30}{'900':>9}{'640':>9}\n"
    )
    parties = {one[:2] for one in flows_of(text)}
    other = {("Mora kommun", "Region Dalarna"), ("Falu kommun", "Region Dalarna")}
    assert parties == (other if pays else {(b, a) for a, b in other})


@pytest.mark.parametrize(
    "table",
    [
        "Resultaträkning, tkr             2024      2023\nVerksamhetens intäkter         48 235    45 118\n"
        "Personalkostnader             –27 640   –26 002\nÅrets resultat                    312    –1 094\n",
        "Nyckeltal                        2024      2023\nSjukfrånvaro, procent             4,1       4,4\n"
        "Falu kommun, invånare          60 002    59 900\n",
        "Kostnadsslag                   Budget    Utfall\nPersonal                        9 870     9 402\n"
        "Lokaler i Falu kommun           1 900     1 812\n",
    ],
)
def test_statements_of_income_costs_and_key_figures_yield_nothing(table: str) -> None:
    assert edges_of(ISSUER + table) == set()
