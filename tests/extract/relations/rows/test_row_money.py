"""Which figures of a table are money, in which unit and of which year; all texts are invented."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

Flow = tuple[str, int | None, int | None]
ISSUER = "Verksamhetsplan\nRegion Dalarna\nRegion Dalarna leder arbetet.\n\n"


@cache
def pipeline() -> Language:
    return load()


def flows_of(text: str, *modalities: str) -> set[Flow]:
    """(target, amount, year) of all money at confidence 0.5."""
    graph = extract(SourceText("prov.txt", "0" * 64, ISSUER + text), pipeline())
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.target], one.amount_sek, one.year)
        for one in graph.relations
        if one.type == "FUNDS" and one.confidence >= 0.5 and one.modality in (modalities or ("asserted",))
        if one.amount_sek is not None
    }


def test_the_unit_of_the_next_table_is_not_that_of_the_table_above() -> None:
    text = (
        "Bidrag till kommuner (kr)\n\nMottagare 2024\nMora kommun 800 000\nOrsa kommun 250 000\n\n"
        "Skogens ljud i norr (mnkr)\n\nIndikator 2024\nBesök 1,2\n"
    )
    assert flows_of(text) == {("Mora kommun", 800_000, 2024), ("Orsa kommun", 250_000, 2024)}


def test_a_forecast_beside_what_was_decided_is_no_further_amount() -> None:
    text = (
        "Driftbidrag till museer, tkr\n\nMottagare Budget 2025 Prognos 2025\nZornmuseet 1 200 1 150\n"
        "Dalarnas museum 900 870\n"
    )
    assert {year for _, _, year in flows_of(text)} == {2025}
    assert {amount for _, amount, _ in flows_of(text)} == {1_200_000, 900_000}


def test_the_budget_of_a_project_is_not_what_one_payer_gives() -> None:
    text = (
        "Projekt (mnkr)\n\nProjekt Projektägare Finansiär Budget\nTrä i staden Mora kommun Vinnova 8,4\n"
        "Öppna leder Orsa kommun Tillväxtverket 2,0\n"
    )
    assert flows_of(text) == set()


def test_a_word_before_each_year() -> None:
    text = "Stöd till museer, tkr\n\nMottagare Avtal 2024 Avtal 2025\nZornmuseet 1 200 1 150\nDalarnas museum 900 870\n"
    assert ("Zornmuseet", 1_150_000, 2025) in flows_of(text)
    assert ("Dalarnas museum", 900_000, 2024) in flows_of(text)


def test_figures_in_brackets_are_those_of_another_year() -> None:
    text = "Bidrag till museer 2025 (tkr)\n\nZornmuseet 1 200 (1 150)\nDalarnas museum 900 (870)\n"
    assert {amount for _, amount, _ in flows_of(text)} == {1_200_000, 900_000}


def test_a_share_before_the_amounts_of_two_years() -> None:
    text = (
        "Bidrag till museer (kr)\n\nMottagare Andel 2024 2025\nZornmuseet 60,0 % 120 000 130 000\n"
        "Dalarnas museum 40,0 % 80 000 90 000\n"
    )
    assert flows_of(text) == {
        ("Zornmuseet", 120_000, 2024),
        ("Zornmuseet", 130_000, 2025),
        ("Dalarnas museum", 80_000, 2024),
        ("Dalarnas museum", 90_000, 2025),
    }


def test_a_column_of_proposals_is_only_proposed() -> None:
    text = (
        "Bidrag (kr)\n\nSökande Projekt Sökt (kr) Förslag (kr)\n"
        "Mora kommun Trä i staden 320 000 290 000\nOrsa kommun Öppna leder 90 000 75 000\n"
    )
    assert flows_of(text) == set()
    assert {amount for _, amount, _ in flows_of(text, "proposed")} == {290_000, 75_000}


def test_amounts_that_stand_before_the_names() -> None:
    text = (
        "Kulturnämnden har under våren beviljat följande belopp (kr):\n\n   125 000   Mora kommun        Led i skogen\n"
        "    40 000   Orsa Skidklubb     Spår\n 1 040 000   Leksands kommun    Scen\n 1 205 000   Totalt\n"
    )
    assert flows_of(text) == {
        ("Mora kommun", 125_000, None),
        ("Orsa Skidklubb", 40_000, None),
        ("Leksands kommun", 1_040_000, None),
    }


def test_appropriations_say_who_has_them() -> None:
    text = (
        "1 Av regeringen tilldelade medel, tkr\n\n1:7 Åtgärder för skogen (Ramanslag)\n"
        "Disponeras av Skogsstyrelsen 86 420\nap.1 Förvaltning (ram) 86 420\nDisponeras av Boverket 12 000\n"
        "ap.2 Trähus (ram) 12 000\n"
    )
    assert {("Skogsstyrelsen", 86_420_000, None), ("Boverket", 12_000_000, None)} == flows_of(text)
