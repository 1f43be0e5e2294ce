"""Of whom a section speaks: the company or board of its heading or of its sentences, and the subject before an object."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]

GROUP = (
    "Åsviken Invest AB\n\nÅrsredovisning 2024\n\nÅsviken Invest AB är moderbolag i koncernen. Dotterbolag är Ekerö Hus & "
    "Hem AB, EKO Energiverk AB och Västra Fiber AB.\n\n"
)
BUDGET = "Mål och budget 2025\n\nALINGSÅS KOMMUN\n\nStyrning\nNämnderna är bildningsnämnden, kulturnämnden och socialnämnden.\n\n"


def of_kind(edges_of: EdgesOf, text: str, kind: str) -> set[frozenset[str]]:
    return {frozenset((a.casefold(), b.casefold())) for a, one, b in edges_of(f"{text}\n") if one == kind}


@pytest.mark.parametrize(
    ("section", "who"),
    [
        ("Energi\nEKO Energiverk redovisar ett överskott. Priset sjönk.\n\nBolaget är medlem i Svebio.", "EKO Energiverk AB"),
        ("Bredband\nVästra Fiber anslöt 1 120 hushåll. Mycket är gjort. Bolaget är medlem i Svebio.", "Västra Fiber AB"),
        ("Bostäder\nHus & Hem förvaltar 3 812 lägenheter.\n\nHyrorna höjdes. Bolaget är medlem i Svebio.", "Ekerö Hus & Hem AB"),
        ("EKO Energiverk AB\n\nPriset sjönk.\n\nDotterbolaget Västra Fiber AB växer. Många köar. Bolaget är medlem i Svebio.", "Västra Fiber AB"),
        ("EKO Energiverk AB\n\nPriset sjönk. Bolaget är medlem i Svebio.", "EKO Energiverk AB"),
        ("Styrning\nÅret var bra. Bolaget är medlem i Svebio.", "Åsviken Invest AB"),
        ("Energi\nEKO Energiverk redovisar ett överskott. Moderbolaget är medlem i Svebio.", "Åsviken Invest AB"),
    ],
)  # fmt: skip
def test_the_company_of_a_group_that_a_section_speaks_of(edges_of: EdgesOf, section: str, who: str) -> None:
    members = {a for a, kind, b in edges_of(f"{GROUP}{section}\n") if kind == "MEMBER_OF" and b == "Svebio"}
    assert members == {who}


def test_without_a_group_the_company_is_the_issuer(edges_of: EdgesOf) -> None:
    text = "Tjärnö Hamn AB\n\nÅrsredovisning 2024\n\nMarknad\nTjärnö Energi AB levererar värme. Avtalet löper. Bolaget är medlem i Svebio.\n"
    assert ("Tjärnö Hamn AB", "MEMBER_OF", "Svebio") in edges_of(text)


@pytest.mark.parametrize(
    ("section", "board", "other"),
    [
        ("Bildningsnämnden\nNämnden samverkar med socialnämnden om barn. Nämnden har tecknat avtal med Göteborgs universitet.", "bildningsnämnden", "Göteborgs universitet"),
        ("Bildningsnämnden\nKulturnämnden ger råd. Nämnden har tecknat avtal med Göteborgs universitet.", "kulturnämnden", "Göteborgs universitet"),
        ("Tema 2: Kultur\n\nBiblioteken växer. Nämnden har tecknat avtal med Göteborgs universitet.", "kulturnämnden", "Göteborgs universitet"),
    ],
)  # fmt: skip
def test_the_board_that_a_section_speaks_of(edges_of: EdgesOf, section: str, board: str, other: str) -> None:
    assert frozenset((board, other.casefold())) in of_kind(edges_of, f"{BUDGET}{section}", "COLLABORATES_WITH")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Visit Aros AB är ett dotterbolag till Aros Stadshus AB. Bolaget är medlem i Svebio.", "Visit Aros AB"),
        ("Avtalet slöts med Aros Stadshus AB. Bolaget är medlem i Svebio.", "Aros Stadshus AB"),
        ("Kommunen har bildat Aros Vatten AB. Bolaget är medlem i Svebio.", "Aros Vatten AB"),
    ],
)
def test_the_subject_goes_before_an_object(edges_of: EdgesOf, text: str, who: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Ale kommun")
    assert {a for a, kind, b in found if kind == "MEMBER_OF" and b == "Svebio"} == {who}


@pytest.mark.parametrize(
    ("head", "owner"),
    [
        ("Moderbolag är Marks Stadshus AB. Marks Bostäder AB bygger hus.", "Marks Stadshus AB"),
        ("Marks Bostäder AB bygger hus.", None),
    ],
)
def test_the_group_of_a_kommun_is_its_heads(edges_of: EdgesOf, head: str, owner: str | None) -> None:
    found = edges_of(f"Budget 2025\n\nMARKS KOMMUN\n\n{head} Koncernen äger 62 procent av Viskans Vatten AB.\n")
    assert {a for a, kind, b in found if kind == "OWNS" and b == "Viskans Vatten AB"} == ({owner} if owner else set())


def test_styrelsen_is_no_committee(edges_of: EdgesOf) -> None:
    text = "Arbetsutskottet möts ofta. Till styrelsens stöd finns Tekniska rådet. Konstkommittén möts i maj."
    found = edges_of(
        f"Konstföreningen Väst\n\nÅrsredovisning 2023\n\nKonstföreningen Väst är en ideell förening. {text}\n"
    )
    assert [edge for edge in found if edge[2] == "Arbetsutskottet"] == []
    parts = {a for a, kind, b in found if kind == "PART_OF" and b == "Konstföreningen Väst"}
    assert parts >= {"Arbetsutskottet", "Konstkommittén"}


RULES = (
    "Ale kommun\n\nRapport om bolagen\n\nHär berättas om Ekerö Hus AB och Ale Energi och Vatten AB.\n\nEkerö Hus AB\n"
    "Bolaget bygger.\n\nÄGARDIREKTIV FÖR ALE ENERGI OCH VATTEN AB\nAntagna av kommunfullmäktige\n\n"
    "1. Bolaget ska vara medlem i Svenskt Vatten.\n2. Bolaget ska samverka med Ekerö Hus AB om driften.\n"
    "3. Bolaget ska vara medlem i Energiföretagen Sverige.\n"
)


def test_rules_speak_of_whom_their_heading_names_though_it_is_in_capitals(edges_of: EdgesOf) -> None:
    members = {(a, b) for a, kind, b in edges_of(RULES) if kind == "MEMBER_OF"}
    company = "Ale Energi och Vatten AB"
    assert members == {(company, "Svenskt Vatten"), (company, "Energiföretagen Sverige")}


def test_rules_end_where_the_next_section_begins(edges_of: EdgesOf) -> None:
    text = f"{RULES}\nEkerö Hus AB\nBolaget är medlem i Svebio.\n"
    assert {a for a, kind, b in edges_of(text) if kind == "MEMBER_OF" and b == "Svebio"} == {"Ekerö Hus AB"}
