"""What a phrase of nouns takes for granted holds whatever its sentence proposes; and what is not owned or led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.relations.factuality.presupposed import is_presupposed
from nysta.extract.relations.sentences.attributes import no_part
from nysta.extract.relations.sentences.denied_ends import gives_the_task, is_denied

Edge = tuple[str, str, str]

GRANTED: list[tuple[str, Edge]] = [
    (
        "Regeringen föreslår att statens innehav i Svensk Jordvärme AB avyttras.",
        ("Staten", "OWNS", "Svensk Jordvärme AB"),
    ),
    (
        "Förslaget innebär att Region Dalarnas ägarandel i Norrfrakt AB kan komma att minska.",
        ("Region Dalarna", "OWNS", "Norrfrakt AB"),
    ),
    (
        "Skolverket föreslår att Lunds universitets antagningskommitté får längre handläggningstid.",
        ("Antagningskommittén", "PART_OF", "Lunds universitet"),
    ),
    (
        "Juridiska fakultetsnämnden vid Lunds universitet anser inte att frågan är löst.",
        ("Juridiska fakultetsnämnden", "PART_OF", "Lunds universitet"),
    ),
    (
        "Dessförinnan var han chef för Centrum för flodforskning vid Lunds universitet.",
        ("Centrum för flodforskning", "PART_OF", "Lunds universitet"),
    ),
]


@pytest.mark.parametrize(("text", "edge"), GRANTED)
def test_what_is_taken_for_granted_is_asserted(
    edges_of: Callable[..., dict[Edge, Any]], report_of: Callable[[str, str], str], text: str, edge: Edge
) -> None:
    found = edges_of(report_of(text, "Hedemora kommun"))
    assert {one.modality for one in found[edge]} == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen bör inrätta ⟦O1⟧ vid ⟦O2⟧ .",
        "Det föreslås att en ny ⟦O1⟧ vid ⟦O2⟧ får ta över .",
        "Staten vill köpa ⟦O1⟧s innehav i ⟦O2⟧ .",
        "⟦O1⟧ ska bli en del av ⟦O2⟧ .",
        "⟦O1⟧ bör äga ⟦O2⟧ .",
    ],
)
def test_what_is_still_to_come_is_not_taken_for_granted(text: str) -> None:
    start, end = text.index("⟦O1"), text.index("⟦O2⟧") + len("⟦O2⟧")
    for kind in ("OWNS", "PART_OF"):
        assert not is_presupposed(kind, text, start, end, "proposed")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "⟦O1⟧s innehav i ⟦O2⟧",
        "⟦O1⟧ vid ⟦O2⟧ upphörde 2019 , och chefen gick",
        "⟦O1⟧ vid ⟦O2⟧ lades ner när rektor slutade",
        "⟦O1⟧ vid ⟦O2⟧ fanns till 2019",
    ],
)
def test_what_is_over_stays_over(text: str) -> None:
    end = text.index("⟦O2⟧") + len("⟦O2⟧")
    for kind in ("OWNS", "PART_OF"):
        assert not is_presupposed(kind, text, 0, end, "ended")  # type: ignore[arg-type]


NOT_LED = [
    "⟦O0⟧ har drivit igenom satsningen ⟦G1⟧",
    "⟦O0⟧ genomför en utvärdering av projektet ⟦J1⟧",
    "⟦O0⟧ ansvarar för den externa granskningen av ⟦G1⟧",
    "⟦O0⟧ gjorde en enkätundersökning om ⟦J1⟧",
    "⟦O0⟧ ska informera kommunerna om hur de ska genomföra ⟦G1⟧",
    "⟦O0⟧ ska genomföra en vetenskaplig uppföljning som visar vad ⟦G1⟧",
    "⟦O0⟧ tar fram en vägledning så att regionerna kan driva ⟦G1⟧",
]
LED = [
    "⟦O0⟧ har länge drivit projektet ⟦J1⟧",
    "⟦O0⟧ genomför ⟦J1⟧",
    "⟦O0⟧ leder arbetet med ⟦G1⟧",
    "⟦O0⟧ ansvarar för utvecklingsprojektet ⟦J1⟧",
    "⟦O0⟧ ska med stöd av kommunerna samordna ⟦G1⟧",
]


@pytest.mark.parametrize("text", NOT_LED)
def test_who_evaluates_or_pushes_through_does_not_lead(text: str) -> None:
    assert is_denied("COORDINATES", text, 0, len(text))


@pytest.mark.parametrize("text", LED)
def test_who_leads_leads(text: str) -> None:
    assert not is_denied("COORDINATES", text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("⟦O0⟧ sköter dessutom skyddad skog som ägs av ⟦O1⟧", True),
        ("⟦O0⟧ hyr lokaler och mark som ägs av ⟦O1⟧", True),
        ("⟦O0⟧ förvaltar en fastighet , som ägs av ⟦O1⟧", True),
        ("⟦O0⟧ bedriver odling på jord som ägs av ⟦O1⟧", True),
        ("⟦O0⟧ , som ägs av ⟦O1⟧", False),
        ("⟦O0⟧ är ett bad i Leksand som ägs av ⟦O1⟧", False),
        ("⟦O0⟧ startades som ett bolag och ägs av ⟦O1⟧", False),
        ("⟦O0⟧ drivs i dag av ett bolag som ägs av ⟦O1⟧", False),
    ],
)
def test_what_one_has_in_hand_is_owned_and_not_oneself(text: str, denied: bool) -> None:
    assert is_denied("OWNS", text, 0, len(text)) is denied
    behind = text.find("som ägs")
    if behind >= 0:
        assert is_denied("OWNS", text, behind, len(text)) is denied


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Borlänge kommun äger Dalabad AB, som ökade omsättningen med 12 procent.", None),
        ("Omsättningen inklusive Borlänge kommuns ägarandel i Dalabad AB minskade med 6 procent.", None),
        ("Borlänge kommun äger Dalabad AB, och 20 procent av den brukade skogen skyddas.", None),
        ("Borlänge kommun ökade sin andel i Dalabad AB till 60 procent.", 60),
        ("Borlänge kommun äger 20 procent av det gemensamma bolaget Dalabad AB.", 20),
        ("Borlänge kommun äger 30 procent av aktierna i Dalabad AB.", 30),
    ],
)
def test_a_share_of_something_else_is_nobodys_part(
    edges_of: Callable[..., dict[Edge, Any]], report_of: Callable[[str, str], str], text: str, share: float | None
) -> None:
    found = edges_of(report_of(text, "Hedemora kommun"))["Borlänge kommun", "OWNS", "Dalabad AB"]
    assert {one.share for one in found} == {share}


def test_the_numbers_of_shares_that_are_no_parts() -> None:
    assert no_part("⟦O0⟧ höjde priset med mer än ⟦P1⟧ och äger ⟦P2⟧ av ⟦O3⟧") == {1}
    assert no_part("⟦O0⟧ gick in med ⟦P1⟧ av aktiekapitalet") == frozenset()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("⟦O0⟧ uppdrar åt ⟦O1⟧ att förbereda för att förvalta ⟦G2⟧", True),
        ("⟦O0⟧ uppdrog i maj åt ⟦O1⟧ att leda ⟦G2⟧", True),
        ("⟦O0⟧ beslutar att ge ⟦O1⟧ i uppdrag att under våren samordna ⟦G2⟧ .", True),
        ("⟦O0⟧ leder ⟦J3⟧ och uppdrar åt ⟦O1⟧ att samordna ⟦G2⟧ .", True),
        ("⟦O0⟧ leder ⟦G2⟧", False),
        ("⟦O0⟧ har fått i uppdrag att leda ⟦G2⟧", False),
        ("⟦O0⟧ har av ⟦O1⟧ fått i uppdrag att leda ⟦G2⟧", False),
        ("⟦O0⟧ gav stöd till ⟦O1⟧ och leder ⟦G2⟧", False),
    ],
)
def test_who_gives_the_task_of_leading_does_not_lead(text: str, given: bool) -> None:
    assert gives_the_task("COORDINATES", text, 0, len(text)) is given
    assert not gives_the_task("FUNDS", text, 0, len(text))


def test_the_one_given_the_task_leads(
    edges_of: Callable[..., dict[Edge, Any]], report_of: Callable[[str, str], str]
) -> None:
    text = "Region Dalarna uppdrar åt Ludvika kommun att förbereda för att förvalta programmet Tryggare sjukhus."
    leading = {edge for edge in edges_of(report_of(text, "Hedemora kommun")) if edge[1] == "COORDINATES"}
    assert ("Region Dalarna", "COORDINATES", "Tryggare sjukhus") not in leading
