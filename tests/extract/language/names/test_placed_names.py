"""Names that only their place gives away, in the layouts that issuers use, and headings that name nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.language.names.placed_mentions import may_be_name
from nysta.extract.language.names.placed_names import placed_names
from nysta.extract.structure import analyse

ALE, ORUST, VINNOVA = "Ale kommun", "Orust kommun", "Vinnova"
PROSE = "Kommunerna i området har under lång tid arbetat för att fler ska kunna bo kvar och verka i bygden hela året.\n"


def found(text: str) -> list[tuple[str, str]]:
    layout = analyse(SourceText("prov.txt", "0" * 64, text))
    return [(one.label, one.name) for _, one in placed_names(layout, defaultdict(list))]


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (f"Öppna spjäll\n\nKoordinator: {ALE}\nFinansiärer: {VINNOVA}\n", ("PRJ", "Öppna spjäll")),
        (f"Öppna spjäll\nProjektägare: {ALE}\nParter: {ORUST}\nBudget: 2 mnkr\n", ("PRJ", "Öppna spjäll")),
        (
            f"3.2 Öppna spjäll\n\nInsatsen ska ge lägre uppvärmningskostnader i äldre hus, och fler som vågar byta.\n\n"
            f"Ansvarig: {ALE}\n\nÖvriga parter: {ORUST}\n",
            ("PRJ", "Öppna spjäll"),
        ),
        (
            f"Öppna spjäll\nOm värme i äldre hus, 2023–2025\nKoordinator: {ALE}\nParter: {ORUST},\n  Luftslaget AB\n",
            ("PRJ", "Öppna spjäll"),
        ),
        (
            f"Öppna spjäll\n    värme i äldre hus\n    Ansvarig: {ALE}\n    Med: {ORUST}\n    Pengar: {VINNOVA}\n",
            ("PRJ", "Öppna spjäll"),
        ),
        (f"Öppna spjäll\n\nSamordnas av {ALE}. {VINNOVA} betalar.\n", ("PRJ", "Öppna spjäll")),
        (f"Öppna spjäll!\n\nLeds av {ALE}, som också betalar.\n", ("PRJ", "Öppna spjäll!")),
        (f"Öppna spjäll\n\nEtt treårigt projekt för äldre hus. {ALE} leder arbetet.\n", ("PRJ", "Öppna spjäll")),
        (f"Öppna spjäll\n\nProjektet drivs av {ALE} och pågår till 2026.\n", ("PRJ", "Öppna spjäll")),
        (f"Luftslaget\n\nEtt nätverk för alla som arbetar med luft. Leds av {ALE}.\n", ("ORG", "Luftslaget")),
        (f"Öppna spjäll\n\nEn satsning på äldre hus. {VINNOVA} betalar.\n", ("PRG", "Öppna spjäll")),
        (f"Projekt: ÖPPNA SPJÄLL\n\nHär är det {ALE} som leder arbetet.\n", ("PRJ", "Öppna spjäll")),
        (f"Projektets namn: Öppna spjäll\nProjektägare: {ALE}\n", ("PRJ", "Öppna spjäll")),
        (f"ÖPPNA SPJÄLL. Kan äldre hus värmas med mindre? {ALE} leder försöket.\n", ("PRJ", "Öppna spjäll")),
        (f"FAKTA: ÖPPNA SPJÄLL\nProjektägare: {ALE}\nParter: {ORUST}\n", ("PRJ", "Öppna spjäll")),
        (f"Öppna spjäll: Leds av {ALE}. {VINNOVA} betalar hela kostnaden till 2026.\n", ("PRJ", "Öppna spjäll")),
    ],
)
def test_a_name_by_its_place(section: str, name: tuple[str, str]) -> None:
    assert found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}") == [name]


@pytest.mark.parametrize(
    "section",
    [
        f"Samverkan\n\nProjektet drivs av {ALE} och pågår till 2026.\n",
        f"Våra projekt\n\nProjektägare: {ALE}\nParter: {ORUST}\n",
        f"Ekonomi\n\nFinansieras av {ALE}.\n",
        "1.3 Avgränsningar\n\nProjektet är avgränsat till de två kommunerna.\n",
        "Bakgrund\n\nEtt projekt för äldre hus startade 2023.\n",
        "Unga vuxna\n\nEtt projekt som startade 2023 är Öppna spjäll.\n",
        f"Energi i äldre hus\n\nProjektet Öppna spjäll drivs av {ALE}.\n",
        f"Tjärnö Energi AB\n\nÄgare: {ALE}\nOrdförande: Anna Svensson\n",
        "Älvbygdens kommunalförbund\n\nLeds av en direktion.\n",
        f"{ALE}\n\nLeds av kommunstyrelsen.\n",
        f"Delprojekt\n\nProjektägare: {ALE}\nParter: {ORUST}\n",
        f"Hur går det?\n\nProjektet drivs av {ALE}.\n",
        f"BUDGET OCH UPPFÖLJNING. {ALE} leder arbetet.\n",
        f"Kontakt: Leds av {ALE}.\n",
    ],
)
def test_what_names_nothing(section: str) -> None:
    assert found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}") == []


@pytest.mark.parametrize(
    ("over", "headings"),
    [
        ("Projekt i urval", ("1. ÖPPNA SPJÄLL", "2. STÄNGDA DÖRRAR")),
        ("Pågående projekt", ("1 Öppna spjäll", "2 Stängda dörrar")),
        ("4 Våra projekt under året", ("1. Öppna spjäll", "2. Stängda dörrar")),
        ("Exempel på satsningar", ("ÖPPNA SPJÄLL", "STÄNGDA DÖRRAR")),
        ("Delprojekt", ("1. Öppna spjäll", "2. Stängda dörrar")),
    ],
)
def test_headings_alike_below_a_heading_of_projects(over: str, headings: tuple[str, str]) -> None:
    sections = "".join(f"{one}\n\nÄldre hus läcker värme. I projektet prövas nya lösningar.\n\n" for one in headings)
    names = {name.casefold() for _, name in found(f"Rapport 2024\n\n{PROSE}\n{over}\n\n{sections}{PROSE}")}
    assert names == {"öppna spjäll", "stängda dörrar"}


def test_plain_headings_in_a_row_over_who_does_and_pays_it() -> None:
    sections = f"Ett konto räcker\n\nAnsvarig är {ALE}. {VINNOVA} stöttar.\n\nRE:Phos\n\nLeds av {ORUST}.\n\n"
    text = f"Rapport 2024\n\n{PROSE}\nEgna projekt\n\n{sections}Ekonomi\n\n{PROSE}"
    assert {name for _, name in found(text)} == {"Ett konto räcker", "RE:Phos"}


@pytest.mark.parametrize("heading", ["Nya ansökningar", "Projekt där vi har en roll", "Övriga satsningar"])
def test_a_heading_on_several_projects_names_none(heading: str) -> None:
    text = f"Rapport 2024\n\n{PROSE}\nEgna projekt\n\n{heading}\n\nDe leds av {ORUST}.\n\n{PROSE}"
    assert found(text) == []


@pytest.mark.parametrize("over", ["Rapport om våra vägar", "Projektets ekonomi", "Bilagor", "Projektägare"])
def test_headings_alike_below_another_heading_name_nothing(over: str) -> None:
    sections = "1. Öppna spjäll\n\nHus läcker. I projektet prövas nytt.\n\n2. Stängda dörrar\n\nHus läcker.\n"
    assert found(f"Rapport 2024\n\n{PROSE}\n{over}\n\n{sections}{PROSE}") == []


def test_a_placed_name_is_known_in_the_whole_document(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Öppna spjäll\n\nSamordnas av {ALE}. Projektet finansieras av {VINNOVA}.\n\n"
        f"Övrigt\n\n{PROSE}\nI Öppna spjäll deltar {ORUST}.\n"
    )
    expected = {
        (ALE, "COORDINATES", "Öppna spjäll"),
        (VINNOVA, "FUNDS", "Öppna spjäll"),
        (ORUST, "PARTICIPATES_IN", "Öppna spjäll"),
    }
    assert set(edges_of(text)) == expected


def test_fields_are_about_the_name_above_a_subtitle(edges_of: Callable[..., Any]) -> None:
    text = f"{PROSE}\nÖppna spjäll\nOm värme i äldre hus\nKoordinator: {ALE}\nKonsortium: {ORUST}, Luftslaget AB\n"
    expected = {
        (ALE, "COORDINATES", "Öppna spjäll"),
        (ORUST, "PARTICIPATES_IN", "Öppna spjäll"),
        ("Luftslaget AB", "PARTICIPATES_IN", "Öppna spjäll"),
    }
    assert set(edges_of(text)) == expected


@given(st.lists(st.sampled_from(["Öppna spjäll", "Projekt: X", "ABC DEF.", "Leds av A.", "Partner: B", "", "!", "–"])))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    for label, name in found("\n".join(lines)):
        assert label in ("ORG", "PRG", "PRJ")
        assert name.strip() == name != ""


@pytest.mark.parametrize("name", ["Ärende-ID 10044270", "Dnr 2024/117", "Projekt-ID 55", "Journalnummer 2021-884"])
def test_the_number_of_a_case_is_no_name(name: str) -> None:
    assert not may_be_name(name)


@pytest.mark.parametrize("name", ["Stormvakt 112", "Idrott för alla", "Vision 2030"])
def test_a_name_may_have_a_number(name: str) -> None:
    assert may_be_name(name)
