"""Captions that speak of money and not of who pays it: who stands in the rows, and whose document it is, tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ASSOCIATION, KOMMUN, REGION = "Göta älvs kommunalförbund", "Hylte kommun", "Region Halland"
MEMBERS = ("Ale kommun", "Lilla Edets kommun", "Kungälvs kommun")
CLUBS = ("Hylte Bruks Hembygdsförening", "Föreningen Unnaryds Scen", "Hylte Ridklubb")
FIGURES = ("1 200     1 250", "640       655", "1 910     1 980")


def report(issuer: str, caption: str, parties: tuple[str, ...]) -> str:
    """A report of ``issuer`` with one table of two years."""
    rows = "\n".join(f"{name:40}{figures}" for name, figures in zip(parties, FIGURES, strict=True))
    head = " " * 40 + "2022      2023"
    above = f"{issuer}\nÅrsredovisning 2023\n\n4 Ekonomi\n\nTabell 3. {caption}, tkr"
    return f"{above}\n{head}\n{rows}\nSumma   3 750   3 885\n"


@pytest.mark.parametrize(
    "caption",
    [
        *("Så finansieras verksamheten", "Vem som betalar vad", "Kommunernas del av kostnaden", "Utdebitering"),
        *("Parternas ekonomiska åtaganden", "Medlemmarnas betalning", "Avgifter enligt förbundsordningen"),
        *("Fördelningsnyckel och avgift", "De som finansierar oss", "Varifrån pengarna kommer", "Slutlig debitering"),
        *("Fakturerade belopp", "Bidrag som förbundet har tagit emot", "Tillskjutna medel", "Insatser per part"),
        *("Så bär parterna kostnaden", "Vad var och en skjuter till", "Kostnadsdelning mellan parterna"),
    ],
)
def test_kommuner_pay_the_association_whose_report_it_is(edges_of: Callable[..., Any], caption: str) -> None:
    found = edges_of(report(ASSOCIATION, caption, MEMBERS), issuer=ASSOCIATION)
    assert {edge for edge in found if edge[1] == "FUNDS"} == {(one, "FUNDS", ASSOCIATION) for one in MEMBERS}
    assert {one.amount_sek for one in found[MEMBERS[0], "FUNDS", ASSOCIATION]} == {1_200_000, 1_250_000}


@pytest.mark.parametrize(
    "caption",
    [
        *(
            "Utbetalt till föreningslivet",
            "Beslut om bidrag",
            "Tilldelning",
            "Resursfördelning",
            "Det gick pengarna till",
        ),
        *("Stöd ur kommunens medel", "Vad kommunen betalat ut", "Kommunalt stöd", "Ekonomiskt stöd"),
    ],
)
def test_associations_are_paid_by_the_kommun_whose_report_it_is(edges_of: Callable[..., Any], caption: str) -> None:
    found = edges_of(report(KOMMUN, caption, CLUBS), issuer=KOMMUN)
    assert {edge for edge in found if edge[1] == "FUNDS"} == {(KOMMUN, "FUNDS", one) for one in CLUBS}


@pytest.mark.parametrize(
    ("issuer", "caption", "parties"),
    [
        (ASSOCIATION, "Kostnad per kommun", MEMBERS),
        (ASSOCIATION, "Antal utryckningar", MEMBERS),
        (ASSOCIATION, "Låneskuld och amorteringar", MEMBERS),
        (KOMMUN, "Antal medlemmar", CLUBS),
        (KOMMUN, "Inköp och betalningar till leverantörer", CLUBS),
        (REGION, "Folkmängd i kommunerna", MEMBERS),
    ],
)
def test_who_stands_in_the_rows_is_not_enough(
    edges_of: Callable[..., Any], issuer: str, caption: str, parties: tuple[str, ...]
) -> None:
    found = edges_of(report(issuer, caption, parties), issuer=issuer)
    assert not {edge for edge in found if edge[1] == "FUNDS"}


@pytest.mark.parametrize("gap", ["av", "av tre lokala", "genom"])
def test_those_by_whom_something_is_financed_pay(edges_of: Callable[..., Any], gap: str) -> None:
    text = (
        "Stiftelsen Tjärnöhus\n\nÅrsredovisning 2024\n\n"
        f"Verksamheten medfinansieras {gap} föreningar:\n- Daftö IF, 20 tkr\n- Rossö kulturförening, 30 tkr\n"
    )
    assert ("Stiftelsen Tjärnöhus", "FUNDS", "Daftö IF") not in edges_of(text)
