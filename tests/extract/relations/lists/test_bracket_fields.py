"""Fields in brackets behind a name, in the wordings of different issuers; all invented."""

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


def stated(text: str) -> set[tuple[str, str, str, float | None, int | None]]:
    """(source, type, target, share, kronor) of all that holds at confidence 0.5."""
    graph = extract(SourceText("prov.txt", "0" * 64, text), pipeline())
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], one.type, names[one.target], one.share, one.amount_sek)
        for one in graph.relations
        if one.confidence >= 0.5 and one.modality in ("asserted", "planned")
    }


HEAD = "Verksamhetsberättelse 2024\nRegionbiblioteket Sjölänken\n\n"


@pytest.mark.parametrize("label", ["medlemmar", "medlemskommuner", "övriga medlemmar"])
def test_members(label: str) -> None:
    text = f"Vi sköter sekretariatet i Biblioteksföreningen Samspel ({label}: Alvesta och Tingsryds kommuner).\n"
    found = stated(f"{HEAD}{text}")
    assert found >= {
        ("Alvesta kommun", "MEMBER_OF", "Biblioteksföreningen Samspel", None, None),
        ("Tingsryds kommun", "MEMBER_OF", "Biblioteksföreningen Samspel", None, None),
    }


@pytest.mark.parametrize("lead", ["projektägare", "ägare", "samordnas av", "drivs av"])
@pytest.mark.parametrize("payer", ["finansiär", "medel från", "finansieras av"])
def test_who_leads_and_pays_a_project(lead: str, payer: str) -> None:
    text = f"Projektet Tjärnljus ({lead}: Kalix kommun, {payer}: Energimyndigheten, 300 tkr) fortsätter.\n"
    found = stated(f"{HEAD}{text}")
    assert ("Kalix kommun", "COORDINATES", "Tjärnljus", None, None) in found
    assert ("Energimyndigheten", "FUNDS", "Tjärnljus", None, 300_000) in found


def test_owners_with_their_shares() -> None:
    found = stated(f"{HEAD}Bolaget Kustfiber AB (ägare: Ale kommun 60 %, Tjörns kommun 40 %) bygger bredband.\n")
    assert found == {
        ("Ale kommun", "OWNS", "Kustfiber AB", 60, None),
        ("Tjörns kommun", "OWNS", "Kustfiber AB", 40, None),
    }


@pytest.mark.parametrize(
    "bracket",
    ["tidigare ägare: Ale kommun", "se även: Ale kommun", "kontakt: Ale kommun", "tänkt finansiär: Ale kommun"],
)
def test_brackets_that_say_nothing_of_today(bracket: str) -> None:
    assert not stated(f"{HEAD}Projektet Tjärnljus ({bracket}) fortsätter under året.\n")
