"""What several do together, who helps whom, and amounts in turn behind one verb of support."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def edges(edges_of: EdgesOf, text: str, kind: str) -> set[tuple[str, str]]:
    return {(a, b) for a, one, b in edges_of(text) if one == kind}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Almbiblioteket drivs gemensamt av Region Halland och Ale kommun.\n", "Region Halland", "Ale kommun"),
        (
            "Renhållningen bedrivs sedan 2021 gemensamt av Ale kommun och Lerums kommun.\n",
            "Ale kommun",
            "Lerums kommun",
        ),
        ("Receptionen sköts tillsammans av Luleå kommun och Bodens kommun.\n", "Luleå kommun", "Bodens kommun"),
        ("RISE är nära samarbetspartner till Karlstads kommun.\n", "RISE", "Karlstads kommun"),
        (
            "Ett avtal om hjälp vid avbrott finns mellan Ale Energi AB och Boden Nät AB.\n",
            "Ale Energi AB",
            "Boden Nät AB",
        ),
    ],
)
def test_they_work_together(edges_of: EdgesOf, text: str, one: str, other: str) -> None:
    assert edges(edges_of, text, "COLLABORATES_WITH") & {(one, other), (other, one)}


def test_who_is_no_partner_is_none(edges_of: EdgesOf) -> None:
    assert not edges(edges_of, "Sunne kommun är ingen samarbetspartner till Arvika kommun.\n", "COLLABORATES_WITH")


def test_what_two_own_together_is_no_work_of_theirs(edges_of: EdgesOf) -> None:
    text = "Lekeberg Hamn AB ägs gemensamt av Lekebergs kommun och Örebro kommun.\n"
    assert not edges(edges_of, text, "COLLABORATES_WITH")


def test_a_team_of_people_from_each(edges_of: EdgesOf) -> None:
    text = (
        "Nära Väg är ett gemensamt team med handläggare från Försäkringskassan, en läkare från Region Halland och två "
        "coacher från Varbergs kommun.\n"
    )
    assert edges(edges_of, text, "PARTICIPATES_IN") == {
        ("Försäkringskassan", "Nära Väg"),
        ("Region Halland", "Nära Väg"),
        ("Varbergs kommun", "Nära Väg"),
    }


def test_whom_somebody_asks_for_help(edges_of: EdgesOf) -> None:
    text = "Helge ås vattenråd har bett Kristianstads kommun om hjälp att beskriva behovet.\n"
    assert ("Helge ås vattenråd", "Kristianstads kommun") in edges(edges_of, text, "COMMISSIONS")
    assert not edges(edges_of, "Region Halland bad Kristianstads kommun om ursäkt.\n", "COMMISSIONS")


def test_to_whom_the_rest_belongs(edges_of: EdgesOf) -> None:
    text = "Återstoden av Falu Hamn AB tillhör Dala Invest AB.\n"
    assert edges(edges_of, text, "OWNS") == {("Dala Invest AB", "Falu Hamn AB")}


@pytest.mark.parametrize("verb", ["stödde", "sponsrade"])
def test_amounts_in_turn_are_for_those_supported(edges_of: EdgesOf, verb: str) -> None:
    text = f"Falu kommun {verb} Kvarnsvedens IF med 50 tkr och Falu Scoutkår med 30 tkr.\n"
    assert edges(edges_of, text, "FUNDS") == {("Falu kommun", "Kvarnsvedens IF"), ("Falu kommun", "Falu Scoutkår")}


def test_amounts_in_turn_are_of_those_who_pay_where_the_verb_is_passive(edges_of: EdgesOf) -> None:
    text = "Dalarnas museum stöddes av Falu kommun med 50 tkr och Borlänge kommun med 30 tkr.\n"
    assert edges(edges_of, text, "FUNDS") == {
        ("Falu kommun", "Dalarnas museum"),
        ("Borlänge kommun", "Dalarnas museum"),
    }
