"""Field lists: what they are about, and what their fields say of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.graph_file import GraphFile

ALE, TJÖRN, ORUST, HALLAND = "Ale kommun", "Tjörns kommun", "Orust kommun", "Region Halland"
INTRO = "Region Halland\n\nProjektkatalog 2025\n\nHär presenteras de projekt som pågår i länet under året.\n"


def test_the_heading_is_the_project(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{INTRO}\nKustnära vägar\nProjektägare: {ALE}\nPartner: {TJÖRN}, Bohusläns museum\n"
        "Finansiering: Vinnova 1,9 mnkr, Region Halland 600 tkr\nKontakt: Lisa Berg\nBudget: 4 mnkr\n"
    )
    found = edges_of(text)
    assert set(found) == {
        (ALE, "COORDINATES", "Kustnära vägar"),
        (TJÖRN, "PARTICIPATES_IN", "Kustnära vägar"),
        ("Bohusläns museum", "PARTICIPATES_IN", "Kustnära vägar"),
        ("Vinnova", "FUNDS", "Kustnära vägar"),
        ("Region Halland", "FUNDS", "Kustnära vägar"),
    }
    assert found["Vinnova", "FUNDS", "Kustnära vägar"][0].amount_sek == 1_900_000


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        ("2. ÖPPNA SPJÄLL\n\n", ("Vem äger?", "Vilka är med?", "Vem betalar?")),
        ("Öppna spjäll\n", ("Vem leder?", "Vilka deltar?", "Vem finansierar?")),
        ("Särskilt viktigt är projektet Öppna spjäll, som har följande upplägg:\n\n", ("Huvudman:", "Med:", "Medel:")),
        ("Så ser upplägget ut för projektet Öppna spjäll:\n", ("Ansvarig:", "Parter:", "Finansiärer:")),
    ],
)
def test_questions_as_labels_and_an_introduction_as_subject(
    edges_of: Callable[..., Any], above: str, labels: tuple[str, str, str]
) -> None:
    lead, partners, payers = labels
    text = (
        f"{INTRO}\nSpjällen\n\nHär berättas mer om det som har hänt under året i länets alla kommuner.\n\n{above}"
        f"{lead} {ALE}\n{partners} {TJÖRN} · {ORUST}\n{payers} Vinnova 2,5 mnkr\nNär? 2022–2025\n\nMer om annat här.\n"
    )
    found = {(a, kind, b.casefold()) for a, kind, b in edges_of(text)}
    assert found >= {
        (ALE, "COORDINATES", "öppna spjäll"),
        (TJÖRN, "PARTICIPATES_IN", "öppna spjäll"),
        (ORUST, "PARTICIPATES_IN", "öppna spjäll"),
        ("Vinnova", "FUNDS", "öppna spjäll"),
    }


@pytest.mark.parametrize(
    ("heading", "field", "modality"),
    [
        ("Avslutade projekt", "Partner: Tjörns kommun", "ended"),
        ("Planerade projekt", "Partner: Tjörns kommun", "planned"),
        ("Pågående projekt", "Status: avslutat", "ended"),
        ("Pågående projekt", "Status: pågår", "asserted"),
    ],
)
def test_whether_a_project_goes_on(edges_of: Callable[..., Any], heading: str, field: str, modality: str) -> None:
    text = f"{INTRO}\n{heading}\n\nKustnära vägar\nProjektägare: {ALE}\n{field}\n"
    assert edges_of(text)[ALE, "COORDINATES", "Kustnära vägar"][0].modality == modality


def test_english_labels_and_money_of_the_union(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{INTRO}\nAcronym: SEABRIDGE\nLead partner: {ALE}\nPartners: {TJÖRN}\nProgramme: Interreg South Baltic\n"
        f"EU contribution: EUR 1 200 000\n\nAcronym: MEADOW\nCoordinator: {ORUST}\nBeneficiaries: {TJÖRN}\n"
    )
    found = edges_of(text)
    assert {
        (ALE, "COORDINATES", "SEABRIDGE"),
        (TJÖRN, "PARTICIPATES_IN", "SEABRIDGE"),
        ("Interreg South Baltic", "FUNDS", "SEABRIDGE"),
        (ORUST, "COORDINATES", "MEADOW"),
        (TJÖRN, "PARTICIPATES_IN", "MEADOW"),
    } <= set(found)
    assert found["Interreg South Baltic", "FUNDS", "SEABRIDGE"][0].amount_sek is None


def test_the_heading_is_a_council(edges_of: Callable[..., Any]) -> None:
    text = f"{INTRO}\nSkogsrådet\nOrdförandeskap: {ALE}\nLedamöter: {TJÖRN}, Umeå universitet\nSekretariat: {ORUST}\n"
    assert set(edges_of(text)) == {
        (ALE, "COORDINATES", "Skogsrådet"),
        (TJÖRN, "PARTICIPATES_IN", "Skogsrådet"),
        ("Umeå universitet", "PARTICIPATES_IN", "Skogsrådet"),
        (ORUST, "PARTICIPATES_IN", "Skogsrådet"),
    }


def test_who_owns_a_project_leads_it_and_who_owns_a_company_owns_it(edges_of: Callable[..., Any]) -> None:
    text = f"{INTRO}\nProjekt: Kustnära vägar\nÄgare: {ALE}\nSamarbete med: {TJÖRN}\n\n{'Mer om detta. ' * 9}\n"
    assert set(edges_of(text)) == {
        (ALE, "COORDINATES", "Kustnära vägar"),
        (TJÖRN, "PARTICIPATES_IN", "Kustnära vägar"),
    }


@pytest.mark.parametrize(
    "fields",
    [
        "Kontaktuppgifter\nTelefon: 0280-123 45\nOrdförande: Per Olsson\nKansli: Storgatan 1",
        "Ekonomi i sammandrag\nIntäkter: 12 450 tkr\nKostnader: 11 980 tkr\nResultat: 470 tkr",
        "Nyckeltal\nAntal anställda: 85\nAntal deltagare: 90 personer\nDeltagare: 90 personer",
        "Styrgrupp och möten\nStyrgrupp: Anna Andersson, Bo Ek\nReferensgrupp: Eva Ström, Nils Alm",
    ],
)
def test_lists_of_fields_that_state_nothing(edges_of: Callable[..., Any], fields: str) -> None:
    assert edges_of(f"{INTRO}\n{fields}\n") == {}


def test_a_sheet_of_facts_by_plain_words(edges_of: Callable[..., Any]) -> None:
    text = (
        "Särskilda insatser\n\nNamn: Lugna dagar\nProjektägare: Ale kommun\nMed: Kungälvs kommun\n"
        "Pengar: Naturvårdsverket 1,4 mnkr, Region Halland 300 tkr\n"
    )
    found = edges_of(text)
    assert ("Ale kommun", "COORDINATES", "Lugna dagar") in found
    assert ("Kungälvs kommun", "PARTICIPATES_IN", "Lugna dagar") in found
    assert ("Naturvårdsverket", "FUNDS", "Lugna dagar") in found
    assert ("Region Halland", "FUNDS", "Lugna dagar") in found


def test_an_amounts_field_that_names_who_gives_it(edges_of: Callable[..., Any]) -> None:
    text = "Projekt: Lugna dagar\nProjektägare: Ale kommun\nStöd 2024: Region Halland 900 tkr\n"
    assert ("Region Halland", "FUNDS", "Lugna dagar") in edges_of(text)


@pytest.mark.parametrize(
    ("value", "payers"),
    [
        ("Vinnova har lämnat 700 000 kronor för 2025. Region Halland skjuter till lika mycket.", {"Vinnova", HALLAND}),
        ("Vinnova har lämnat 700 000 kronor. Allmänna arvsfonden beviljade inte den sökta förstudien.", {"Vinnova"}),
        ("Vinnova går in med halva kostnaden.", {"Vinnova"}),
    ],
)
def test_a_value_in_sentences_names_who_pays_and_who_does_not(
    edges_of: Callable[..., Any], value: str, payers: set[str]
) -> None:
    found = edges_of(f"Projekt: Öppna spjäll\nProjektägare: Ale kommun\nMedel: {value}\n")
    assert {source for source, kind, target in found if kind == "FUNDS" and target == "Öppna spjäll"} == payers


def test_a_party_whose_part_is_over_takes_no_part(edges_of: Callable[..., Any]) -> None:
    text = "Projekt: Öppna spjäll\nVärd: Ale kommun\nMedverkar: Orust kommun (pilot 2024, avslutad), Lerums kommun\n"
    assert {source for source, kind, _ in edges_of(text) if kind == "PARTICIPATES_IN"} == {"Lerums kommun"}


def test_a_unit_beside_its_organisation_is_part_of_it(edges_of: Callable[..., Any]) -> None:
    text = f"Projekt: Öppna spjäll\nProjektägare: {HALLAND}, kulturförvaltningen\nMedverkar: {ORUST}, {TJÖRN}\n"
    assert set(edges_of(text)) == {
        (HALLAND, "COORDINATES", "Öppna spjäll"),
        ("Kulturförvaltningen", "PART_OF", HALLAND),
        (ORUST, "PARTICIPATES_IN", "Öppna spjäll"),
        (TJÖRN, "PARTICIPATES_IN", "Öppna spjäll"),
    }


def test_a_field_far_down_its_list_is_quoted_alone(graph_of: Callable[..., GraphFile]) -> None:
    text = (
        "Projekt: Lärvägen\nPeriod: 2023–2025\nProjektägare: Region Halland\nKontakt: kansliet\nBudget: 2 mnkr\n"
        "Partner: Ale kommun\nFinansiär: Vinnova\nBelopp: 900 000 kr\n"
    )
    quotes = {one.type: one.evidence[0].quote for one in graph_of(text).relations}
    assert quotes["COORDINATES"].startswith("Projekt: Lärvägen")
    assert quotes["PARTICIPATES_IN"] == "Partner: Ale kommun"
    assert quotes["FUNDS"] == "Finansiär: Vinnova Belopp: 900 000 kr"


def test_the_kind_of_a_document_below_a_running_head_is_no_project(edges_of: Callable[..., Any]) -> None:
    text = (
        "Tjärnö Kust – Slutrapport för projektet Blåstång i Skagerrak\n\nSLUTRAPPORT\n\n"
        "Diarienummer                NV-01234-20\nStödmottagare               Strömstads kommun\n"
        "Projekttid                  2020-05-01 till 2023-12-31\nSamverkanspart              Tanums kommun\n\n"
        "1 Sammanfattning\n\nProjektet Blåstång i Skagerrak har planterat tång. I slutrapporten beskrivs det. "
        "Slutrapporten är den sista.\n\nFinansiering\n\n"
        "Finansiär                   Kronor\nNaturvårdsverket            1 200 000\n"
        "Tanums kommun               300 000\n"
    )
    found = edges_of(text)
    assert {b for _, _, b in found} == {"Blåstång i Skagerrak"}
    assert ("Naturvårdsverket", "FUNDS", "Blåstång i Skagerrak") in found
