"""Years that a text tells by its own words, and amounts year by year; all invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract


@cache
def pipeline() -> Language:
    return load()


def money(text: str) -> set[tuple[int | None, int | None]]:
    """(kronor, year) of all money at confidence 0.5."""
    graph = extract(SourceText("prov.txt", "0" * 64, text), pipeline())
    return {(one.amount_sek, one.year) for one in graph.relations if one.type == "FUNDS" and one.confidence >= 0.5}


HEAD = "Årsredovisning 2024\nSamordningsförbundet Älven\n\n"


@pytest.mark.parametrize(
    ("when", "year"),
    [("i år", 2024), ("under året", 2024), ("i fjol", 2023), ("förra året", 2023), ("nästa år", 2025), ("2021", 2021)],
)
def test_the_year_that_a_sentence_means(when: str, year: int) -> None:
    assert (300_000, year) in money(f"{HEAD}Region Halland lämnade {when} 300 000 kronor till Stiftelsen Båken.\n")


def test_an_amount_a_year_is_of_no_one_year() -> None:
    assert (300_000, 2024) not in money(f"{HEAD}Region Halland lämnar 300 000 kronor om året till Stiftelsen Båken.\n")


@pytest.mark.parametrize(
    "years",
    ["år 2022 och 3 mnkr ytterligare år 2023 samt även år 2024", "2022 och 3 mnkr 2023 samt 2024"],
)
def test_the_same_amount_in_further_years(years: str) -> None:
    assert money(f"{HEAD}Region Halland gav Stiftelsen Båken 3 mnkr {years}.\n") == {
        (3_000_000, 2022),
        (3_000_000, 2023),
        (3_000_000, 2024),
    }


REGION = "Region Halland"
BÅKEN = "Stiftelsen Båken"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"Arbetet började 2022. {REGION} gav samma år 300 000 kronor till {BÅKEN}.", 2022),
        (f"{REGION} beviljade i juni 300 000 kronor till {BÅKEN}.", 2024),
        (f"{REGION} gav {BÅKEN} ett bidrag på 300 000 kronor (250 000 kronor 2023).", 2024),
        (f"Stöd som beslutades 2021\n\n{REGION} ger {BÅKEN} 300 000 kronor.", 2021),
        (f"{REGION} gick in med 300 000 kronor i {BÅKEN} 2022 och planerar för mer 2025.", 2022),
    ],
)
def test_the_year_that_the_text_around_a_sentence_tells(text: str, year: int) -> None:
    assert (300_000, year) in money(f"{HEAD}{text}\n")


@pytest.mark.parametrize("when", ["sedan tidigare", "årligen", "under tre år"])
def test_what_was_done_at_another_time_is_not_of_the_year_of_the_report(when: str) -> None:
    assert (300_000, None) in money(f"{HEAD}{REGION} har {when} lämnat 300 000 kronor till {BÅKEN}.\n")


TEXT = "Inledning\n\nFörbundet har haft ett bra år med många insatser.\n\n3 Ekonomi\n\n"
TABLE = "Mottagare               Belopp\nStiftelsen Båken        300 000\nTeater Tidvattnet       120 000\n"


@pytest.mark.parametrize(
    ("caption", "year"),
    [
        ("Bidrag från Region Halland till följande mottagare, kr", 2024),
        ("Bidrag från Region Halland för avtalsperioden 2022–2026, kr", None),
        ("Årliga bidrag från Region Halland till följande mottagare, kr", None),
    ],
)
def test_a_table_is_of_the_documents_year_unless_it_speaks_of_others(caption: str, year: int | None) -> None:
    found = money(f"{HEAD}{TEXT}{caption}\n\n{TABLE}")
    assert {told for kronor, told in found if kronor == 300_000} == {year}, found


def test_what_a_plan_tells_of_the_past_is_not_of_its_year() -> None:
    text = "Budget 2025\nSamordningsförbundet Älven\n\n"
    assert (300_000, 2025) not in money(f"{text}{REGION} beviljade {BÅKEN} 300 000 kronor i juni.\n")
