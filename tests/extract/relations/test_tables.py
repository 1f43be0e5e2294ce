"""Statements of tables, field lists and lists of amounts in the layouts of documents; all amounts are invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

Flow = tuple[str, str, int | None, int | None]


@cache
def pipeline() -> Language:
    return load()


def relations_of(text: str, kind: str = "FUNDS") -> set[Flow]:
    """(source's name, target's name, amount or share, year) of all relations of a kind at confidence 0.5."""
    graph = extract(SourceText("prov.txt", "0" * 64, text), pipeline())
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], names[one.target], int(one.share) if one.share is not None else one.amount_sek, one.year)
        for one in graph.relations
        if one.type == kind and one.confidence >= 0.5 and one.modality in ("asserted", "planned")
    }


def flows_of(text: str) -> set[Flow]:
    return {flow for flow in relations_of(text) if flow[2] is not None}


ASSOCIATION = (
    "Årsredovisning 2023\nKommunalförbundet Norra Bygden\nKommunalförbundet Norra Bygden är ett kommunalförbund.\n\n"
)


def test_members_fees_by_the_note_s_heading() -> None:
    text = ASSOCIATION + "Tkr 2023 2022\nNot 2 Medlemsavgifter\nLeksand 3 120 3 045\nMora 4 015 –\nSumma 7 135 3 045\n"
    assert flows_of(text) == {
        ("Leksands kommun", "Kommunalförbundet Norra Bygden", 3_120_000, 2023),
        ("Leksands kommun", "Kommunalförbundet Norra Bygden", 3_045_000, 2022),
        ("Mora kommun", "Kommunalförbundet Norra Bygden", 4_015_000, 2023),
    }


def test_income_and_grants_paid_in_one_document() -> None:
    text = ASSOCIATION + (
        "Not 8. Erhållna bidrag\nTkr 2023\nSocialstyrelsen 1 210\nÅterbetalning -85\nSumma 1 125\n\n"
        "Not 9. Lämnade bidrag, tkr\nMottagare             Ändamål            2023\n"
        "Föreningen Framtid    Ungdom              120\nLänsmuseet            Samlingar           300\n"
    )
    issuer = "Kommunalförbundet Norra Bygden"
    assert flows_of(text) == {
        ("Socialstyrelsen", issuer, 1_210_000, 2023),
        (issuer, "Föreningen Framtid", 120_000, 2023),
        (issuer, "Länsmuseet", 300_000, 2023),
    }


@pytest.mark.parametrize(
    "table",
    [
        "Resultaträkning (tkr)      2023     2022\nSkolverket         1 200    1 300\nMora kommun        300    200\n",
        "Antal anställda            2023     2022\nMora kommun        1 200    1 300\nOrsa kommun        300    200\n",
        "Kostnadsslag       Budget    Utfall\nMora kommun        1 200    1 300\nOrsa kommun        300    200\n",
        "Investeringar, tkr         2023     2022\nMora kommun        1 200    1 300\nOrsa kommun        300    200\n",
    ],
)
def test_tables_that_state_no_flow(table: str) -> None:
    assert flows_of(ASSOCIATION + table) == set()


def test_payer_and_recipient_columns_with_budget_and_outcome() -> None:
    text = (
        "Budget 2025\nRegion Norrbotten\nTabell 1. Driftbidrag, tkr\n"
        "Mottagare          Finansiär         Utfall 2023   Budget 2025\n"
        "Teater Norr        Kulturnämnden          38 450        40 790\n"
        "Almi Nord AB       Kulturnämnden           7 900             –\n"
    )
    assert flows_of(text) == {
        ("Kulturnämnden", "Teater Norr", 38_450_000, 2023),
        ("Kulturnämnden", "Teater Norr", 40_790_000, 2025),
        ("Kulturnämnden", "Almi Nord AB", 7_900_000, 2023),
    }


def test_one_cell_a_line_names_project_owner_and_money() -> None:
    text = (
        "Verksamhetsplan 2024\nRegion Uppsala\nRegion Uppsala ansvarar för regional utveckling.\n"
        "Tabell 3. Planerade projektbeslut 2024\nProjekt / Projektägare / Projektmedel (tkr)\n"
        "Cirkulära byn\nHåbo kommun\n450\nMötesplats Bio\nKnivsta kommun\n1 200\n"
    )
    assert flows_of(text) == {
        ("Region Uppsala", "Cirkulära byn", 450_000, 2024),
        ("Region Uppsala", "Mötesplats Bio", 1_200_000, 2024),
    }
    assert {flow[:2] for flow in relations_of(text, "COORDINATES")} == {
        ("Håbo kommun", "Cirkulära byn"),
        ("Knivsta kommun", "Mötesplats Bio"),
    }


def test_the_board_of_the_letterhead_gives() -> None:
    text = (
        "Region Skåne\nKulturnämnden\nFörteckning över beviljade bidrag 2024\n\n"
        "A. Verksamhetsbidrag\nBelopp i tkr\nMottagare          2024    Varav statligt\n"
        "Skånes Dansteater AB    40 520    20 300\nTeater Havet            910    300\n"
    )
    assert flows_of(text) == {
        ("Kulturnämnden", "Skånes Dansteater AB", 40_520_000, 2024),
        ("Kulturnämnden", "Teater Havet", 910_000, 2024),
    }


def test_the_project_of_a_report_is_financed() -> None:
    text = (
        "Slutrapport\nProjektets namn: Bryggan Väst\nProjektägare: Samordningsförbundet Väst\n"
        "Medverkande parter: Nora kommun, Arbetsförmedlingen\nFinansiering\n"
        "Finansiär               Beviljat (kr)    Upparbetat (kr)\n"
        "Svenska ESF-rådet          11 200 000         10 418 332\n"
        "Nora kommun                   410 000            398 775\n"
    )
    assert {
        ("Svenska ESF-rådet", "Bryggan Väst", 10_418_332, None),
        ("Nora kommun", "Bryggan Väst", 398_775, None),
    } <= flows_of(text)
    assert {flow[:2] for flow in relations_of(text, "PARTICIPATES_IN")} == {
        ("Nora kommun", "Bryggan Väst"),
        ("Arbetsförmedlingen", "Bryggan Väst"),
    }


def test_owners_and_companies() -> None:
    owners = (
        "Årsredovisning 2023\nGästrike Vatten AB\nGästrike Vatten AB är ett bolag.\nÄgare och andelar\n"
        "Ägare             Antal aktier   Andel (%)\nGävle kommun             6 000        60\n"
        "Hofors kommun            2 000        20\n"
        "Dotterbolag\nBolag             Org.nr        Kapitalandel\nGävle Vatten AB   556000-0001   100 %\n"
        "Hofors Vatten AB  556000-0002   91 %\n"
    )
    assert relations_of(owners, "OWNS") == {
        ("Gävle kommun", "Gästrike Vatten AB", 60, None),
        ("Hofors kommun", "Gästrike Vatten AB", 20, None),
        ("Gästrike Vatten AB", "Gävle Vatten AB", 100, None),
        ("Gästrike Vatten AB", "Hofors Vatten AB", 91, None),
    }


def test_field_list_with_own_amounts() -> None:
    text = (
        "Projekt: Effektiv Kust\nProjektägare: Länsstyrelsen i Kalmar län\nFinansiärer: Tillväxtverket 4 200 000 kr\n"
        "Region Kalmar län 800 000 kr\nProjektperiod: 2022–2025\n\n"
        "Projekt: Grön Hamn\nProjektägare: Oskarshamns kommun\nFinansiär: Naturvårdsverket (Klimatklivet)\n"
        "Beviljat belopp: 7 450 000 kr\n"
    )
    assert flows_of(text) == {
        ("Tillväxtverket", "Effektiv Kust", 4_200_000, None),
        ("Region Kalmar län", "Effektiv Kust", 800_000, None),
        ("Naturvårdsverket", "Grön Hamn", 7_450_000, None),
    }


def test_refused_application_in_a_field_list_is_no_flow() -> None:
    text = (
        "Region Skåne\nKulturnämnden\nUtvecklingsbidrag\nProjekt: Sommarscen\nMedelsmottagare: Trelleborgs kommun\n"
        "Beviljat belopp: 0 kr (avslag)\n"
    )
    assert flows_of(text) == set()


def test_labels_in_lines_of_their_own() -> None:
    text = (
        "Slutredovisning\nProjektnamn\nGröna Skärgårdar\nProjektägare\nÖsteråkers kommun\nFinansiering\n"
        "Havs- och vattenmyndigheten 2 300 000 kr\nÖsteråkers kommun 400 000 kr\n"
    )
    assert flows_of(text) >= {
        ("Havs- och vattenmyndigheten", "Gröna Skärgårdar", 2_300_000, None),
        ("Österåkers kommun", "Gröna Skärgårdar", 400_000, None),
    }


def test_lists_of_parties_with_amounts() -> None:
    text = (
        "Verksamhetsplan 2025\nÄlvdalens Utveckling AB\nÄlvdalens Utveckling AB arbetar för fler jobb.\n"
        "Bidrag till Älvdalens Utveckling AB 2025\n• Region Värmland: 2,4 mnkr i basfinansiering\n"
        "• Hagfors kommun, 810 tkr\n"
    )
    assert flows_of(text) == {
        ("Region Värmland", "Älvdalens Utveckling AB", 2_400_000, 2025),
        ("Hagfors kommun", "Älvdalens Utveckling AB", 810_000, 2025),
    }


def test_sentences_of_a_table_of_units() -> None:
    text = ASSOCIATION + (
        "Verksamheternas finansiering 2023\nVerksamhet Finansiering\n"
        "Bygdens lärcenter Bidrag från Skolverket om 2 150 tkr och från Region Dalarna om 1 400 tkr.\n\n"
        "Dataskyddsombud Fast avgift om 95 tkr vardera från Mora kommun och Orsa kommun.\n\n1.3 Händelser\nInget.\n"
    )
    assert flows_of(text) >= {
        ("Skolverket", "Bygdens lärcenter", 2_150_000, 2023),
        ("Region Dalarna", "Bygdens lärcenter", 1_400_000, 2023),
        ("Mora kommun", "Dataskyddsombud", 95_000, 2023),
        ("Orsa kommun", "Dataskyddsombud", 95_000, 2023),
    }


def test_figures_without_a_unit_are_no_kronor() -> None:
    assert flows_of(ASSOCIATION + "Not 2 Medlemsavgifter\n2023 2022\nLeksand 3 120 3 045\nMora 4 015 3 940\n") == set()


def test_kronor_beside_a_table_in_thousands() -> None:
    text = ASSOCIATION + (
        "Not 2 Medlemsavgifter, tkr\n2023 2022\nLeksand 3 120 3 045\nMora 4 015 3 940\n\n"
        "Not 3 Erhållna bidrag\n2023 2022\nSkolverket 350 000 120 000\nSocialstyrelsen 210 000 0\n"
    )
    assert ("Skolverket", "Kommunalförbundet Norra Bygden", 350_000, 2023) in flows_of(text)


def test_companies_and_their_owners_without_borders() -> None:
    text = (
        "Årsrapport 2023\nLinköpings Stadshus AB\nLinköpings Stadshus AB är moderbolag.\n"
        "Bolag   Ägare   Andel, %   Säte\nAB Stångåstaden Linköpings Stadshus AB 100 Linköping\n"
        "Sankt Kors Fastighets AB Linköpings Stadshus AB 100 Linköping\n"
        "Östgöta Biogas AB Tekniska Kraft AB 50 Norrköping\n"
    )
    assert relations_of(text, "OWNS") == {
        ("Linköpings Stadshus AB", "AB Stångåstaden", 100, None),
        ("Linköpings Stadshus AB", "Sankt Kors Fastighets AB", 100, None),
        ("Tekniska Kraft AB", "Östgöta Biogas AB", 50, None),
    }


FUND = "Årsredovisning 2024\nStiftelsen Dala Smedja\nStiftelsen Dala Smedja driver ett museum.\n\n"
STACKED = "Falu kommun\n2 900\n3 050\n\nRegion Dalarna\n1 640\n1 700\n\nBoverket\n310\n–\n"


@pytest.mark.parametrize(
    "head",
    [
        "Bidragsgivare\nUtfall 2023\nUtfall 2024\n",
        "Bidragsgivare\nUtfall 2023\nBudget 2024\n",
        "Finansiär\nBelopp 2023, tkr\nBelopp 2024, tkr\n",
        "Givare\nBidrag 2023 (tkr)\nBidrag 2024 (tkr)\n",
        "Finansiärer\n2023\n2024\n",
    ],
)
def test_cells_in_lines_of_their_own_below_heads_that_say_more_than_the_year(head: str) -> None:
    assert flows_of(f"{FUND}Mottagna bidrag till driften, tkr\n\n{head}\n{STACKED}") == {
        ("Falu kommun", "Stiftelsen Dala Smedja", 2_900_000, 2023),
        ("Falu kommun", "Stiftelsen Dala Smedja", 3_050_000, 2024),
        ("Region Dalarna", "Stiftelsen Dala Smedja", 1_640_000, 2023),
        ("Region Dalarna", "Stiftelsen Dala Smedja", 1_700_000, 2024),
        ("Boverket", "Stiftelsen Dala Smedja", 310_000, 2023),
    }


def test_a_line_with_a_year_begins_another_group_of_rows() -> None:
    text = (
        "Mottagna bidrag, tkr\n\nBidragsgivare                2023     2024\n"
        "Falu kommun                 2 900    3 050\n"
        "Riktade bidrag 2024\nBoverket (södra längan)               685 000 kr\n"
    )
    assert ("Boverket", "Stiftelsen Dala Smedja", 685_000, 2024) in flows_of(FUND + text)


@pytest.mark.parametrize(
    "label",
    [
        "Bidrag, Boverket",
        "Lönebidrag: Boverket",
        "Driftbidrag – Boverket",
        "Statligt stöd från Boverket",
        "Bidrag Boverket",
    ],
)
def test_income_named_before_who_pays_it(label: str) -> None:
    text = f"Not 6  Övriga rörelseintäkter (tkr)\n\nHyresintäkter      1 118\n{label}      412\nSumma      1 530\n"
    assert {flow[:3] for flow in flows_of(FUND + text)} == {("Boverket", "Stiftelsen Dala Smedja", 412_000)}


def test_a_cost_named_before_who_is_paid_is_no_income() -> None:
    text = "Not 7  Övriga kostnader (tkr)\n\nHyra      1 118\nBidrag, Boverket      412\nSumma      1 530\n"
    assert flows_of(FUND + text) == set()


def test_a_company_whose_name_joins_two_words_is_one_cell() -> None:
    text = (
        "Koncernbidrag, tkr\n\nGivare                       Mottagare                2024     2023\n\n"
        "Lidens Värme och Nät AB      Stiftelsen Dala Smedja    2 000    1 500\n\n"
        "Falu kommun och Lidens AB    Stiftelsen Dala Smedja    1 000    –\n"
    )
    payers = {flow[0] for flow in flows_of(FUND + text)} | {flow[0] for flow in relations_of(FUND + text)}
    assert payers == {"Lidens Värme och Nät AB", "Falu kommun", "Lidens AB"}


def test_the_resources_of_a_company_stand_beside_its_share() -> None:
    text = (
        "Tabell 14. Stiftelsens innehav i bolag\nBolag Org.nr Ägarandel, % Årets resultat, mnkr\n"
        "Smedjan Drift AB 559011-2030 100 0,4\nDala Mässa AB 556702-9917 35 –6,8\n"
    )
    assert relations_of(FUND + text, "OWNS") == {
        ("Stiftelsen Dala Smedja", "Smedjan Drift AB", 100, None),
        ("Stiftelsen Dala Smedja", "Dala Mässa AB", 35, None),
    }


@pytest.mark.parametrize(
    "intro",
    [
        "Styrelsen beviljar medel ur Smedjepotten enligt följande.",
        "Bidrag fördelades till följande föreningar.",
        "Styrelsen anslår för 2024 följande belopp:",
        "Under året har stiftelsen delat ut följande stipendier och bidrag:",
    ],
)
def test_who_receives_stands_below_what_is_granted(intro: str) -> None:
    text = f"{intro}\n\na) Föreningen Framtid 150 000 kr, för skyltning\n\nb) Liden IF 85 000 kr\n"
    assert {flow[1:3] for flow in flows_of(FUND + text)} == {("Föreningen Framtid", 150_000), ("Liden IF", 85_000)}


MINUTES = (
    "PROTOKOLL\nKommunalförbundet Norra Bygden\nDirektionen\nSammanträdesdatum 2024-10-17\n\n"
    "§ 5. Budget och medlemsavgifter\n\nBeslut\nDirektionen fastställer budgeten.\n\n"
)


def test_fees_go_to_the_association_whose_board_decides_on_them() -> None:
    head = "Medlem\nAvgift 2024, kr\nAvgift 2025, kr\n\n"
    text = f"{MINUTES}{head}Mora kommun\n1 840 000\n1 895 000\n\nOrsa kommun\n905 000\n932 000\n"
    assert {flow[:2] for flow in flows_of(text)} == {
        ("Mora kommun", "Kommunalförbundet Norra Bygden"),
        ("Orsa kommun", "Kommunalförbundet Norra Bygden"),
    }


def test_a_fee_to_a_unit_makes_nobody_a_member_of_its_owner() -> None:
    text = (
        "Samverkansavtal 2025\nRegion Dalarna\nRegion Dalarna är värd för Hjälpmedelsnavet.\n\n"
        "Tabell A  Årsavgift till Hjälpmedelsnavet (kronor)\n\nPart             2025          2026\n\n"
        "Mora kommun      3 710 000     3 784 000\n\nOrsa kommun      967 000       986 000\n"
    )
    assert relations_of(text, "MEMBER_OF") == set()
