"""Tables whose cells have run together, tables of seats, assignments, agreements, matrices; all texts are invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.graph_file import GraphFile
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

Edge = tuple[str, str, str]
ISSUER = "Verksamhetsplan 2025\nRegion Dalarna\nRegion Dalarna leder arbetet.\n\n"


@cache
def pipeline() -> Language:
    return load()


def graph_of(text: str) -> GraphFile:
    return extract(SourceText("prov.txt", "0" * 64, text), pipeline())


def edges_of(text: str, *modalities: str) -> set[Edge]:
    """(source, type, target) of all relations of tables at confidence 0.5."""
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], one.type, names[one.target])
        for one in graph.relations
        if one.confidence >= 0.5
        and one.rule.startswith(("table/", "heading/members-pay"))
        and one.modality in (modalities or ("asserted",))
    }


def flows_of(text: str) -> set[tuple[str, str, int | None]]:
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], names[one.target], one.amount_sek)
        for one in graph.relations
        if one.type == "FUNDS" and one.confidence >= 0.5 and one.amount_sek is not None
    }


def test_cells_that_ran_together_are_told_apart_by_their_columns() -> None:
    text = ISSUER + (
        "Projektportfölj (tkr)\nProjekt Projektägare Partner Finansiär Belopp\n"
        "Trä i staden Mora kommun Linköpings universitet Vinnova 2 150\n"
        "Öppna leder Orsa kommun Leksands kommun, Rättviks kommun Tillväxtverket 840\nSumma 2 990\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "COORDINATES", "Trä i staden"),
        ("Linköpings universitet", "PARTICIPATES_IN", "Trä i staden"),
        ("Vinnova", "FUNDS", "Trä i staden"),
        ("Orsa kommun", "COORDINATES", "Öppna leder"),
        ("Leksands kommun", "PARTICIPATES_IN", "Öppna leder"),
        ("Rättviks kommun", "PARTICIPATES_IN", "Öppna leder"),
        ("Tillväxtverket", "FUNDS", "Öppna leder"),
    }
    assert ("Vinnova", "Trä i staden", 2_150_000) in flows_of(text)


def test_cells_wrapped_within_their_columns() -> None:
    text = ISSUER + (
        "Projekt 2025 (tkr)\nProjekt Projektägare Finansiär Belopp\nSmå vatten Mora Naturvårdsverket 1 200\n kommun\n"
        "Stora vatten Orsa Vinnova 900\n kommun\nSumma 2 100\n"
    )
    assert {
        ("Mora kommun", "COORDINATES", "Små vatten"),
        ("Naturvårdsverket", "FUNDS", "Små vatten"),
        ("Orsa kommun", "COORDINATES", "Stora vatten"),
        ("Vinnova", "FUNDS", "Stora vatten"),
    } == edges_of(text)


def test_actions_with_a_name_of_their_own_and_those_that_are_only_described() -> None:
    text = ISSUER + (
        "Handlingsplan\n\nNr Åtgärd Ansvarig Medverkande Status\n1 Nätverket Ledsamt Mora kommun Orsa kommun Pågår\n"
        "2 Översyn av taxor Leksands kommun Rättviks kommun Klar\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "COORDINATES", "Ledsamt"),
        ("Orsa kommun", "PARTICIPATES_IN", "Ledsamt"),
    }


def test_what_is_over_by_its_group_or_its_state() -> None:
    text = ISSUER + (
        "Projektportfölj (tkr)\nProjekt Projektägare Finansiär Belopp\nTrä i staden Mora kommun Vinnova 2 150\n"
        "Avslutade 2024\nGamla leder Orsa kommun Tillväxtverket 840\nSumma 2 990\n"
    )
    assert ("Orsa kommun", "COORDINATES", "Gamla leder") in edges_of(text, "ended")
    assert ("Mora kommun", "COORDINATES", "Trä i staden") in edges_of(text)


def test_who_sits_in_a_body_and_no_person_can_be_found() -> None:
    text = ISSUER + (
        "Ledrådet 2025\n\nOrganisation          Ledamot               Ersättare\n"
        "Mora kommun           Alva Granqvist        Sixten Moberg\n"
        "Trafikverket          Hedda Lövdahl         vakant\n\nRådet möts fyra gånger.\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "PARTICIPATES_IN", "Ledrådet"),
        ("Trafikverket", "PARTICIPATES_IN", "Ledrådet"),
    }
    found = " ".join(one.search_text for one in graph_of(text).passages)
    assert not any(name in found for name in ("Granqvist", "Moberg", "Lövdahl"))


def test_how_many_seats_each_has() -> None:
    text = ISSUER + (
        "Styrgruppens sammansättning\n\nUtsedd av Ledamöter Ersättare\nMora 3 3\nOrsa 2 2\nLeksand 2 1\nSumma 7 6\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "PARTICIPATES_IN", "Styrgruppen"),
        ("Orsa kommun", "PARTICIPATES_IN", "Styrgruppen"),
        ("Leksands kommun", "PARTICIPATES_IN", "Styrgruppen"),
    }


def test_assignments_to_and_from() -> None:
    text = ISSUER + (
        "Uppdrag 2025\n\nRegion Dalarna har lämnat följande uppdrag:\n\nNr\nUppdrag till\nInnehåll\n"
        "U1\nHögskolan Dalarna\nKartlägg behovet av utbildning\nU2\nMora kommun\nVisa leder på nätet\n"
    )
    assert edges_of(text) == {
        ("Region Dalarna", "COMMISSIONS", "Högskolan Dalarna"),
        ("Region Dalarna", "COMMISSIONS", "Mora kommun"),
    }


def test_agreements_with_each_counterpart() -> None:
    text = ISSUER + (
        "Överenskommelser\n\nMotpart                Innehåll            Gäller t.o.m.\n"
        "Mora kommun            Hemsjukvård         2027-12-31\n"
        "Polismyndigheten       Trygghet            tills vidare\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "COLLABORATES_WITH", "Region Dalarna"),
        ("Polismyndigheten", "COLLABORATES_WITH", "Region Dalarna"),
    } or edges_of(text) == {
        ("Region Dalarna", "COLLABORATES_WITH", "Mora kommun"),
        ("Region Dalarna", "COLLABORATES_WITH", "Polismyndigheten"),
    }


def test_payers_as_heads_of_columns() -> None:
    text = ISSUER + (
        "Beslutade medel, tkr\n\nProjekt Vinnova Tillväxtverket\nTrä i staden 1 200 900\nÖppna leder – 400\n"
        "Summa 1 200 1 300\n"
    )
    assert flows_of(text) == {
        ("Vinnova", "Trä i staden", 1_200_000),
        ("Tillväxtverket", "Trä i staden", 900_000),
        ("Tillväxtverket", "Öppna leder", 400_000),
    }


def test_crosses_tell_who_takes_part_in_what() -> None:
    text = ISSUER + (
        "Nätverk\n\nDeltagare HR-nätverket Klimatnätverket\nMora kommun X –\nOrsa kommun X X\nTrafikverket – X\n"
    )
    assert edges_of(text) == {
        ("Mora kommun", "PARTICIPATES_IN", "HR-nätverket"),
        ("Orsa kommun", "PARTICIPATES_IN", "HR-nätverket"),
        ("Orsa kommun", "PARTICIPATES_IN", "Klimatnätverket"),
        ("Trafikverket", "PARTICIPATES_IN", "Klimatnätverket"),
    }


def test_rows_that_add_up_their_group_are_no_recipients() -> None:
    text = ISSUER + (
        "Bidrag beslutade av kulturnämnden (kr)\nKategori/förening Sökt Beviljat\nIdrott 90 000 60 000\n"
        "Mora Simklubb 50 000 40 000\nOrsa Skidklubb 40 000 20 000\nMusik 30 000 25 000\n"
        "Leksands kammarkör 20 000 15 000\nRättviks Orkesterförening 10 000 10 000\nTotalt 120 000 85 000\n"
    )
    assert {(target, amount) for _, target, amount in flows_of(text)} == {
        ("Mora Simklubb", 40_000),
        ("Orsa Skidklubb", 20_000),
        ("Leksands kammarkör", 15_000),
        ("Rättviks Orkesterförening", 10_000),
    }
    assert {source.casefold() for source, _, _ in flows_of(text)} == {"kulturnämnden"}


def test_projects_of_a_programme_that_the_title_names() -> None:
    text = ISSUER + (
        "Tabell 1. Beviljade projekt inom Interreg Sverige-Norge, omgång 2\n\nLead partner Projekt EU-stöd, EUR\n"
        "Mora kommun GreenTrail 250 000\nOrsa kommun BearWays 180 000\nTotalt 430 000\n"
    )
    assert {
        ("Mora kommun", "COORDINATES", "GreenTrail"),
        ("GreenTrail", "PART_OF", "Interreg Sverige-Norge"),
        ("Interreg Sverige-Norge", "FUNDS", "GreenTrail"),
    } <= edges_of(text)
    assert flows_of(text) == set()


def test_the_issuer_is_a_member_of_those_to_whom_it_pays_fees() -> None:
    text = ISSUER + (
        "Avgifter till organisationer där regionen är medlem (tkr)\n\nOrganisation Årsavgift 2025\n"
        "Sveriges Kommuner och Regioner 3 110\nMälardalsrådet 240\n"
    )
    assert {
        ("Region Dalarna", "MEMBER_OF", "Sveriges Kommuner och Regioner"),
        ("Region Dalarna", "FUNDS", "Mälardalsrådet"),
    } <= edges_of(text)


@pytest.mark.parametrize(
    "table",
    [
        "Mål och mått\n\nMått 2023 2024\nBesök per år 1 200 1 340\nAndel nöjda, % 81 83\n",
        "Kostnader, tkr\n\nKostnadsslag 2024 2025\nPersonal 1 200 1 300\nLokaler 300 310\n",
        "Resultaträkning (tkr)\n\n2024 2023\nVerksamhetens intäkter 5 100 4 900\nKostnader -5 000 -4 800\n",
        "Volymer\n\n2023 2024\nElever i grundskolan 5 100 4 900\nLarm till räddningstjänsten 1 200 1 300\n",
    ],
)
def test_tables_that_state_nothing_are_silent(table: str) -> None:
    assert edges_of(ISSUER + table) == set()


@pytest.mark.parametrize("head", ["Ingår", "Också med", "Deltar", "Medverkande"])
def test_a_group_s_name_may_join_two_words(head: str) -> None:
    text = (
        f"Arbetsgrupper 2025\n\nGrupp                Sammankallande      {head}\n\n"
        "Strand och skydd     Mora kommun         Orsa kommun, Boverket\n\n"
        "Mat från havet       Orsa kommun         Mora kommun\n"
    )
    assert edges_of(ISSUER + text) == {
        ("Mora kommun", "COORDINATES", "Strand och skydd"),
        ("Orsa kommun", "PARTICIPATES_IN", "Strand och skydd"),
        ("Boverket", "PARTICIPATES_IN", "Strand och skydd"),
        ("Orsa kommun", "COORDINATES", "Mat från havet"),
        ("Mora kommun", "PARTICIPATES_IN", "Mat från havet"),
    }
