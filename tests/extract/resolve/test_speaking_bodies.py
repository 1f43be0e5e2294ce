"""The boards and units in whose name a document speaks, and what "nämnden" and "förvaltningen" mean there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, CLUB = "Ale kommun", "Tjärnö Båtklubb"
GRANT = f"§ 12 Bidrag\n\n{CLUB} beviljas 40 000 kronor för 2024.\n"


@pytest.mark.parametrize(
    "head",
    [
        f"Protokoll 1/9\nKulturnämnden\n2024-05-22\n\n{ALE}\n",
        f"{ALE}          SAMMANTRÄDESPROTOKOLL      2 (14)\nKulturnämnden       2024-10-08\n",
        f"KULTURNÄMNDEN             PROTOKOLL     1 (6)\n{ALE}             2024-03-21\n",
        f"{ALE}                 BESLUTSLISTA\nKulturnämnden | 2024-03-21\n",
    ],
)
def test_a_board_grants_in_its_minutes(edges_of: Callable[..., Any], head: str) -> None:
    assert ("Kulturnämnden", "FUNDS", CLUB) in edges_of(f"{head}\n{GRANT}", issuer=ALE)


def test_a_board_that_only_sent_a_report_grants_nothing_unsaid(edges_of: Callable[..., Any]) -> None:
    head = f"Bolag och bidrag 2024\n\nKulturnämnden   2024-10-08\n{ALE}\n\n"
    assert ("Kulturnämnden", "FUNDS", CLUB) not in edges_of(f"{head}{GRANT}", issuer=ALE)


@pytest.mark.parametrize(
    ("body", "noun"),
    [
        ("Regionala utvecklingsnämnden", "Nämnden"),
        ("Nämnden för arbetsmarknad, näringsliv och kultur", "Nämnden"),
        ("Kultur- och fritidsförvaltningen", "Förvaltningen"),
        ("Stadsledningskontoret", "Kontoret"),
    ],
)
def test_its_noun_means_the_body_on_the_title_page(edges_of: Callable[..., Any], body: str, noun: str) -> None:
    text = (
        f"{ALE}\n{body}     2024-02-14\n\nVerksamhetsberättelse 2024\n\nInledning\n\nÅret har varit bra.\n\n"
        f"Samverkan\n\n{noun} samarbetar med Region Halland om rekrytering.\n"
    )
    found = {(edge[0].casefold(), *edge[1:]) for edge in edges_of(text, issuer=ALE)}
    ends = {end.casefold() for edge in found if edge[1] == "COLLABORATES_WITH" for end in (edge[0], edge[2])}
    assert ends == {body.casefold(), "region halland"}


@pytest.mark.parametrize("noun", ["Nämnden", "Rådet"])
def test_another_noun_means_no_executive_board(edges_of: Callable[..., Any], noun: str) -> None:
    text = (
        f"{ALE}      Protokoll\nKommunstyrelsen   2024-02-14\n\nAvtal om Hjälpmedelsnämnden Väst\n\n"
        f"{noun} samarbetar med Region Halland om inköp.\n"
    )
    assert not [edge for edge in edges_of(text, issuer=ALE) if "kommunstyrelsen" in (edge[0].lower(), edge[2].lower())
                and edge[1] == "COLLABORATES_WITH"]  # fmt: skip


def test_no_board_pays_another(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{ALE}      Protokoll\nKommunstyrelsen   2024-02-14\n\nDriftbudget 2024, kommunbidrag, tkr\n\n"
        "Nämnd                 Budget 2024\nKulturnämnden         12 400\nSocialnämnden         88 300\n"
    )
    payers = {edge[0].casefold() for edge in edges_of(text, issuer=ALE) if edge[1] == "FUNDS"}
    assert payers <= {ALE.casefold()}
