"""Nouns that mean what the heading over them names, and those that do not mean who acts on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

REPORT = """Årsrapport 2023

5 Stab
Stiftelsen Bergrum deltog i mässan. Museet Berget i Falun visade gruvor.

6 Medicinska biblioteket
Biblioteket har besvarat 612 frågor. Avtal sluts genom Bibsam, som Kungliga biblioteket förvaltar. Biblioteket är medlem
i föreningen EAHIL.

7 Skogsmuseet i Lycksele
Museet har Lycksele kommun som huvudman. Museet deltar i projektet Träets väg.

8 Hallands Näringsråd
Regionstyrelsen möttes i maj. Rådet Fjällrådet Öst leds av Ale kommun. I rådet ingår Lerums kommun.
"""


def test_a_noun_means_what_the_heading_names(edges_of: EdgesOf) -> None:
    found = set(edges_of(REPORT, issuer="Region Västmanland"))
    assert ("Medicinska biblioteket", "MEMBER_OF", "EAHIL") in found
    assert ("Kungliga biblioteket", "MEMBER_OF", "EAHIL") not in found
    [museum] = {a for a, kind, b in found if kind == "PARTICIPATES_IN" and b == "Träets väg"}
    assert museum.startswith("Skogsmuseet")
    assert ("Lycksele kommun", "OWNS", museum) in found


def test_a_noun_is_not_who_acts_on_it(edges_of: EdgesOf) -> None:
    text = (
        "Årsrapport\n\nStiftelsen Ravinen driver Ravinens konsthall. Sparbanksstiftelsen Alfa bidrar till stiftelsen "
        "med 300 tkr. Rolfs Energi AB ägs av Ale kommun. Vatten och Teknik AB äger 20 procent i bolaget."
    )
    found = set(edges_of(f"{text}\n", issuer="Region Skåne"))
    assert ("Sparbanksstiftelsen Alfa", "FUNDS", "Stiftelsen Ravinen") in found
    assert ("Vatten och Teknik AB", "OWNS", "Rolfs Energi AB") in found


def test_what_a_body_has_and_is(edges_of: EdgesOf) -> None:
    text = "Ungdomskåren Fjället har 24 deltagare och är en ideell förening. Föreningen fick 45 tkr av Ale kommun."
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Region Skåne")
    assert found["Ale kommun", "FUNDS", "Ungdomskåren Fjället"][0].amount_sek == 45_000
