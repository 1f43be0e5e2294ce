"""The role of a relation's source: as a sentence, a field, a column, a cell, a bracket or a heading says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile, RelationType
from nysta.extract.relations.roles import role_in, role_of_cell, role_of_heading, role_of_label

GraphOf = Callable[[str], GraphFile]


def roles_of(graph: GraphFile) -> dict[str, str | None]:
    """The roles of the sources that coordinate something or take part in it."""
    named = {entity.id: entity.name for entity in graph.entities}
    kinds = ("COORDINATES", "PARTICIPATES_IN", "MEMBER_OF")
    return {named[one.source]: one.role for one in graph.relations if one.type in kinds and one.confidence >= 0.5}


@pytest.mark.parametrize(
    ("kind", "label", "role"),
    [
        ("COORDINATES", "Projektägare:", "projektägare"),
        ("COORDINATES", "Insatsägare", "insatsägare"),
        ("COORDINATES", "Norsk projektägare", "norsk projektägare"),
        ("COORDINATES", "Ägare", "projektägare"),
        ("COORDINATES", "Ordförandeskap 2024", "ordförande"),
        ("COORDINATES", "Ansvarig", "ansvarig"),
        ("COORDINATES", "Lead partner", "lead partner"),
        ("COORDINATES", "Drivs av", None),
        ("PARTICIPATES_IN", "Associerade parter", "associerad part"),
        ("PARTICIPATES_IN", "Följeforskning", "följeforskning"),
        ("PARTICIPATES_IN", "Medsökande", "medsökande"),
        ("PARTICIPATES_IN", "Partner", None),
        ("PARTICIPATES_IN", "Övriga deltagare", None),
        ("OWNS", "Huvudman", "huvudman"),
        ("FUNDS", "Finansiär", None),
    ],
)
def test_a_label_tells_what_those_whom_it_names_are(kind: RelationType, label: str, role: str | None) -> None:
    assert role_of_label(kind, label) == role


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Ledamot", "ledamot"),
        ("vice ordförande (A. Ek)", "vice ordförande"),
        ("partner, från 2023", "partner"),
        ("3", None),
    ],
)
def test_a_cell_is_a_role_as_it_stands(cell: str, role: str | None) -> None:
    assert role_of_cell("PARTICIPATES_IN", cell) == role


@pytest.mark.parametrize(
    ("kind", "sentence", "role"),
    [
        ("COORDINATES", "⟦J0⟧ ägs av ⟦O1⟧", "projektägare"),
        ("COORDINATES", "⟦G0⟧ har sitt kansli hos ⟦O1⟧", "värd"),
        ("COORDINATES", "⟦O1⟧ är lokal arrangör av ⟦J0⟧", "lokal arrangör"),
        ("PARTICIPATES_IN", "⟦O1⟧ har tagit rollen som partner i ⟦J0⟧", "partner"),
        ("PARTICIPATES_IN", "⟦O1⟧ , som svarar för utvärderingen av ⟦J0⟧", "utvärdering"),
        ("PARTICIPATES_IN", "⟦O1⟧ deltar i ⟦J0⟧", None),
        ("MEMBER_OF", "⟦O1⟧ är stödjande medlem i ⟦O0⟧", "stödjande medlem"),
        ("MEMBER_OF", "⟦O1⟧ är medlem i ⟦O0⟧ , där en politiker är ordförande", None),
    ],
)
def test_a_sentence_tells_a_role(kind: RelationType, sentence: str, role: str | None) -> None:
    assert role_in(kind, sentence, 0, len(sentence), "⟦O1⟧") == role


def test_who_hosts_the_office_of_another_is_not_that_other() -> None:
    sentence = "⟦O0⟧ , som har sitt kansli hos ⟦O1⟧ , driver ⟦J2⟧"
    assert role_in("COORDINATES", sentence, 0, len(sentence), "⟦O0⟧") is None


def test_a_heading_tells_the_role_of_those_below_it() -> None:
    assert role_of_heading("PARTICIPATES_IN", "Följande organisationer är partner under 2024") == "partner"
    assert role_of_heading("PARTICIPATES_IN", "Observatörer") == "observatör"


def test_the_column_tells_the_role(graph_of: GraphOf) -> None:
    text = (
        "Tabell 1. Pågående insatser\n\nInsats Ansvarig Medverkande\n"
        "Strandlyftet Ale kommun Region Halland\nKalkvägen Marks kommun Kungsbacka kommun\n"
    )
    roles = roles_of(graph_of(text))
    assert {roles.get("Ale kommun"), roles.get("Marks kommun")} == {"ansvarig"}


def test_a_field_without_a_colon_tells_the_role(graph_of: GraphOf) -> None:
    text = "Projektnamn\nStrandlyftet\n\nProjektägare\nAle kommun\n\nMedsökande\nMarks kommun\n\nFinansiär\nVinnova\n"
    assert roles_of(graph_of(text)) == {"Ale kommun": "projektägare", "Marks kommun": "medsökande"}


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        ("Marks kommun är sammankallande i Nätverket Kustvatten.", "Marks kommun", "sammankallande"),
        ("Projekt Strandlyftet drivs med Ale kommun som huvudpartner.", "Ale kommun", "huvudpartner"),
        ("I projektet Strandlyftet är Region Halland med som partner.", "Region Halland", "partner"),
        ("Region Halland är värdkommun för projektet Strandlyftet.", "Region Halland", "värdkommun"),
        (
            "Medlemmar i Föreningen Kustvatten\n\n• Ale kommun (ordförande)\n• Marks kommun\n• Kungsbacka kommun\n",
            "Ale kommun",
            "ordförande",
        ),
    ],
)
def test_a_document_tells_the_role(graph_of: GraphOf, text: str, who: str, role: str) -> None:
    assert roles_of(graph_of(text)).get(who) == role
