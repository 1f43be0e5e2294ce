"""What the words around a match, and the headings above it, make of what it says."""

from __future__ import annotations

import pytest

from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.structure import Section


def said(text: str, *headings: str) -> str:
    """The modality of the part of ``text`` from its first to its last placeholder."""
    return modality_of(text, text.index("⟦"), text.rindex("⟧") + 1, Section(headings))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("⟦O0⟧ är medlem i ⟦O1⟧ .", "asserted"),
        ("⟦O0⟧ är inte medlem i ⟦O1⟧ .", "negated"),
        ("⟦O0⟧ har aldrig varit medlem i ⟦O1⟧ .", "negated"),
        ("Varken stad eller land ger ⟦O0⟧ bidrag till ⟦O1⟧ .", "negated"),
        ("⟦O0⟧ avslog ansökan om bidrag till ⟦O1⟧ .", "negated"),
        ("⟦O0⟧ är inte längre medlem i ⟦O1⟧ .", "ended"),
        ("⟦O0⟧ utträdde ur ⟦O1⟧ .", "ended"),
        ("⟦O0⟧ sålde sina aktier i ⟦O1⟧ .", "ended"),
        ("Nämnden föreslår att ⟦O0⟧ går med i ⟦O1⟧ .", "proposed"),
        ("⟦O0⟧ bör gå med i ⟦O1⟧ .", "proposed"),
        ("⟦O0⟧ ansöker om medlemskap i ⟦O1⟧ .", "proposed"),
        ("⟦O0⟧ kommer att gå med i ⟦O1⟧ .", "planned"),
        ("⟦O0⟧ planerar att gå med i ⟦O1⟧ .", "planned"),
        ("⟦O0⟧ ska bilda ⟦O1⟧ .", "planned"),
    ],
)
def test_words_change_what_is_claimed(text: str, modality: str) -> None:
    assert said(text) == modality


@pytest.mark.parametrize(
    "text",
    [
        "Det är inte fråga om annat ; ⟦O0⟧ är medlem i ⟦O1⟧ .",
        "Bron blev inte klar , men ⟦O0⟧ är medlem i ⟦O1⟧ .",
        "⟦O0⟧ är medlem i ⟦O1⟧ , men bron blev inte klar .",
        "⟦O0⟧ är medlem i ⟦O1⟧ . Bron blev inte klar .",
    ],
)
def test_words_of_another_clause_do_not(text: str) -> None:
    assert said(text) == "asserted"


@pytest.mark.parametrize(
    ("headings", "modality"),
    [
        (("Yrkanden",), "proposed"),
        (("Motion om vatten", "Bakgrund"), "proposed"),
        (("Avslutade projekt",), "ended"),
        (("Tidigare samarbeten",), "ended"),
        (("Pågående projekt",), "asserted"),
        ((), "asserted"),
    ],
)
def test_the_headings_above_count(headings: tuple[str, ...], modality: str) -> None:
    assert said("⟦O0⟧ deltar i ⟦J1⟧ .", *headings) == modality


def test_a_plain_denial_under_a_proposal_is_a_denial() -> None:
    assert said("⟦O0⟧ deltar inte i ⟦J1⟧ .", "Yrkanden") == "negated"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("⟦O0⟧ , som inte har egna anställda , leder ⟦J1⟧ .", "asserted"),
        ("⟦O0⟧ leder ⟦J1⟧ , som inte har egna anställda .", "asserted"),
        ("⟦O0⟧ ledde ⟦J1⟧ , som avslutades i maj .", "ended"),
        ("⟦O0⟧ är inte bara medlem i utan också värd för ⟦O1⟧ .", "asserted"),
    ],
)
def test_a_clause_about_others_changes_nothing(text: str, modality: str) -> None:
    assert said(text) == modality
