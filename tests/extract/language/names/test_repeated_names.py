"""Names that a heading or a cell and running text together give away, and headings that name nothing."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.language.names.repeated_names import repeated_names
from nysta.extract.structure import analyse

PROSE = "Kommunerna i området har under lång tid arbetat för att fler ska kunna bo kvar och verka i bygden hela året.\n"
TABLE = "Not 4 Kostnader för insatser, tkr\nInsats / mottagare Budget 2024 Utfall 2024\n"


def found(text: str) -> list[tuple[str, str]]:
    layout = analyse(SourceText("prov.txt", "0" * 64, text))
    return sorted({(one.label, one.name) for _, one in repeated_names(layout, defaultdict(list))})


@pytest.mark.parametrize(
    ("section", "names"),
    [
        # a heading that the text takes up
        ("Stålhatten\n\nNär industrin ställer om behövs folk. I Stålhatten provar fyra arbetsplatser en modell. "
         "Ale kommun är part i projektet.\n", ["Stålhatten"]),
        ("Trygg ute på tre timmar\n\nDet mest omtalade är nog Trygg ute på tre timmar, och projektet växer.\n",
         ["Trygg ute på tre timmar"]),
        ("Projekt och turnéer\n\nVINDLINJER\nDans för tio hamnar. Ale kommun står som ansvarig för allt som görs.\n\n"
         "I tabellen ingår inte stödet till Vindlinjer, som betalas av Orust kommun.\n", ["Vindlinjer"]),
        ("Lygnern Hel och Hållen\n\nDet största projektet rör vattnet. Ale kommun är huvudman.\n",
         ["Lygnern Hel och Hållen"]),
        # a heading with which a sentence begins
        ("Projekt i urval\n\nFrostfri\n\nFrostfri handlar om hur kalla hus ska bli varma. Ale kommun håller i det.\n",
         ["Frostfri"]),
        ("Frostfri\n\nEtt udda namn. Frostfri är en förstudie om kalla hus som Ale kommun driver.\n",
         ["Frostfri"]),
        ("Insatser\n\nFörbundet driver inget själv.\n\nSnickeboa\n\nSnickeboa är en öppen verkstad dit man kan "
         "komma utan remiss.\n", ["Snickeboa"]),
        ("Ortsgruppen\n\nOrtsgruppen är ett forum för byarna och samlar åtta föreningar.\n", ["Ortsgruppen"]),
        # a project that only its topic names
        ("2.1.5 Samarbetsprojekt om matsvinn\n\nTre kommuner deltar.\n\nResultat\n\nSamarbetsprojektet om matsvinn "
         "visar på nya vägar.\n", ["Samarbetsprojekt om matsvinn"]),
        # a heading or the text, and a table of projects
        (f"Frostfri 2.0\n\nUnder året deltog fyrtio unga.\n\n{TABLE}Frostfri 2.0 / Ale kommun 1 650 1 612\n"
         "Snickeboa / Orust kommun 700 0\n\nSnickeboa kom aldrig i gång och medlen har återförts.\n",
         ["Frostfri 2.0", "Snickeboa"]),
    ],
)  # fmt: skip
def test_several_places_give_a_name_away(section: str, names: list[str]) -> None:
    assert [name for _, name in found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}")] == sorted(names)


def test_what_is_said_of_a_name_tells_what_it_is() -> None:
    text = "Samarbeten i insatser\n\nVindskrået\n\nVindskrået är ett nätverk för alla vindar. Det leds av Ale.\n"
    assert found(f"Rapport 2024\n\n{PROSE}\n{text}\n{PROSE}") == [("ORG", "Vindskrået")]


@pytest.mark.parametrize(
    "section",
    [
        "Brand i Insjön\n\nBranden prövade beredskapen. Projektet om ny bil drivs vidare.\n",
        "Uppföljning Trygghetsfunktionen\n\nDen har följts upp, och projektet är avslutat.\n",
        "Anna Andersson\n\nSom projektledare har Anna Andersson lett projektet.\n",
        "Kompetens\n\nI Kompetens ingår projektet. Vi behöver kompetens.\n",
        "Projekt om matsvinn\n\nFlera projekt om matsvinn pågår i länet.\n",
        "Tvist\n\nTvist ska prövas av domstol.\n",
        "Insatser\n\nRedovisning\n\nRedovisning sker två gånger om året. En samlad redovisning lämnas i mars.\n",
        "Ekonomi\n\nSponsring\n\nSponsring från bolag uppgick till två miljoner kronor.\n",
    ],
)
def test_a_heading_may_name_nothing(section: str) -> None:
    assert found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}") == []


def test_a_column_of_projects_names_what_the_text_speaks_of() -> None:
    table = (
        "Projekt              Projektägare          Belopp, tkr\nÖppna spjäll         Ale kommun              1 150\n"
    )
    table += "Stängda dörrar       Orust kommun              720\n"
    assert found(f"{PROSE}\n{table}\nSenare ska Öppna spjäll utvärderas.\n") == [("PRJ", "Öppna spjäll")]


PIECES = [
    "Projekt",
    "Frostfri",
    "är",
    "handlar om",
    "projektet",
    "Insats / mottagare 2024",
    "Frostfri / Ale 5",
    "\n",
    "\n\n",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_names_stay_within_their_blocks(pieces: list[str]) -> None:
    layout = analyse(SourceText("prov.txt", "0" * 64, " ".join(pieces)))
    for block, one in repeated_names(layout, defaultdict(list)):
        assert block.text[one.start : one.end].casefold() == one.name.casefold()
