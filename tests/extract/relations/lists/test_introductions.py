"""Lists under headings and introductions in other words than the plainest: what they are to what is spoken of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, VINNOVA = "Ale kommun", "Lerums kommun", "Vinnova"
ISSUER = "Stiftelsen Tjärnöhus"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def _listed(edges_of: EdgesOf, introduction: str, *items: str) -> set[Edge]:
    bullets = "\n".join(f"• {item}" for item in items)
    return set(edges_of(f"Årsrapport\n\n{introduction}\n\n{bullets}\n", issuer=ISSUER))


@pytest.mark.parametrize(
    "introduction",
    [
        "Projektet Havsbris har pågått i tre år.\n\n3.1 Samverkansparter utan egen budget",
        "Projektet Havsbris har pågått i tre år.\n\nDeltagande parter vid årets slut",
        "Projektet Havsbris har pågått i tre år. Följande var partner vid årets slut, med år för inträdet:",
        "Projektet Havsbris har pågått i tre år. Övriga aktörer i projektet är:",
        "Projektet Havsbris har pågått i tre år. Regionala parter utöver stiftelsen är:",
    ],
)
def test_those_who_are_listed_as_parties_take_part(edges_of: EdgesOf, introduction: str) -> None:
    found = _listed(edges_of, introduction, f"{ALE} – lokaler", f"{LERUM} – bussar")
    assert {(ALE, "PARTICIPATES_IN", "Havsbris"), (LERUM, "PARTICIPATES_IN", "Havsbris")} <= found


@pytest.mark.parametrize(
    "introduction",
    [
        "De ingår alla i programmet Närmare Väst, som nämnden startade 2022:",
        "Följande delprojekt ingår i programmet Närmare Väst under perioden. Ansvarig part anges inom parentes:",
        "Vi minns programmet Närmare Väst. Till programmet räknas:",
        "I programmet Närmare Väst ryms följande delprojekt:",
        "Delprojekt inom programmet Närmare Väst",
    ],
)
def test_listed_projects_are_part_of_the_programme(edges_of: EdgesOf, introduction: str) -> None:
    found = _listed(edges_of, introduction, "Tyst köl, om buller", "Varma händer, om omsorg")
    assert {("Tyst köl", "PART_OF", "Närmare Väst"), ("Varma händer", "PART_OF", "Närmare Väst")} <= found


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (f"Tyst köl, om buller ({ALE})", [(ALE, "COORDINATES")]),
        (f"Tyst köl (ansv. {ALE})", [(ALE, "COORDINATES")]),
        (f"Tyst köl, där båtar provas (projektledare {ALE})", [(ALE, "COORDINATES")]),
        (f"Tyst köl, som {ALE} driver med {LERUM}", [(ALE, "COORDINATES"), (LERUM, "PARTICIPATES_IN")]),
        ("Tyst köl, som föreningen Spadtag driver", [("Spadtag", "COORDINATES")]),
        (
            f"Tyst köl, med {ALE} och {LERUM} som deltagare",
            [(ALE, "PARTICIPATES_IN"), (LERUM, "PARTICIPATES_IN")],
        ),
    ],
)
def test_an_item_tells_who_does_what_in_its_project(
    edges_of: EdgesOf, item: str, expected: list[tuple[str, str]]
) -> None:
    introduction = "Projekt under året. Ansvarig part anges inom parentes:"
    found = _listed(edges_of, introduction, item, "Varma händer, om omsorg")
    assert {(who, kind, "Tyst köl") for who, kind in expected} <= found


@pytest.mark.parametrize(
    "introduction",
    [
        "Rådets medlemmar är utöver de två kommunerna:",
        "Rådets medlemmar är, förutom stiftelsen:",
        "Medlemmar i rådet under 2023",
    ],
)
def test_the_members_of_the_council_just_named(edges_of: EdgesOf, introduction: str) -> None:
    found = _listed(edges_of, f"Lerån har fått Leråns vattenråd.\n\n{introduction}", ALE, LERUM)
    assert {(ALE, "MEMBER_OF", "Leråns vattenråd"), (LERUM, "MEMBER_OF", "Leråns vattenråd")} <= found


@pytest.mark.parametrize("heading", ["Våra medarrangörer under året", "Stiftelsens partner", "Våra samarbetspartners"])
def test_our_partners_work_together_with_the_issuer(edges_of: EdgesOf, heading: str) -> None:
    found = _listed(edges_of, heading, f"{ALE} – midsommar", f"{LERUM} – kurser")
    assert {frozenset((a, b)) for a, kind, b in found if kind == "COLLABORATES_WITH"} == {
        frozenset((ALE, ISSUER)),
        frozenset((LERUM, ISSUER)),
    }


@pytest.mark.parametrize(
    "heading", ["Program och planer som Ale kommun ansvarar för", "Strategier som Ale kommun leder"]
)
def test_a_heading_tells_who_answers_for_plans(edges_of: EdgesOf, heading: str) -> None:
    found = _listed(edges_of, heading, "Klimatplan Väst 2030", "Folkhälsoplan Väst 2030")
    assert len([one for one in found if one[:2] == (ALE, "COORDINATES")]) == 2


def test_a_paragraph_may_stand_between_such_a_heading_and_its_list(edges_of: EdgesOf) -> None:
    text = "5.1 Uppföljning av planer Ale kommun ansvarar för\n\nSamtliga planer som bolaget skulle följa upp pågår."
    found = _listed(edges_of, text, "Klimatplan Väst 2030", "Folkhälsoplan Väst 2030")
    assert len([one for one in found if one[:2] == (ALE, "COORDINATES")]) == 2


def test_the_departments_of_an_office_are_parts_of_it(edges_of: Callable[..., Any]) -> None:
    text = (
        "Arboga kommun\n\nVerksamhetsberättelse 2024\n\n2 Organisation\n\nSocialförvaltningen leds av socialchefen. "
        "Förvaltningen har tre enheter:\n– Enheten för försörjning\n– Mottagningsenheten\n– Boendeenheten\n"
    )
    parts = {(a, b) for a, kind, b in edges_of(text) if kind == "PART_OF"}
    assert ("Mottagningsenheten", "Socialförvaltningen") in parts
    assert ("Mottagningsenheten", "Arboga kommun") not in parts
