"""Items that are a name and an amount with a verb, a clause or the sort of grant between or before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def paid(edges_of: EdgesOf, text: str, issuer: str = "Region Skåne") -> dict[tuple[str, str], int]:
    found = edges_of(f"Årsrapport 2023\n\n{text}\n", issuer=issuer)
    return {(a, b): one.amount_sek for (a, kind, b), (one, *_) in found.items() if kind == "FUNDS"}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Brösarpsteatern får 310 tkr till turnén.", "Brösarpsteatern"),
        ("Konstrundan Öst beviljades 310 tkr.", "Konstrundan Öst"),
        ("Tjärnö bygdegårdsförening har fått 310 tkr.", "Tjärnö bygdegårdsförening"),
        ("Verksamhetsbidrag till Tjärnö bygdegårdsförening, 310 tkr", "Tjärnö bygdegårdsförening"),
    ],
)
def test_what_is_said_of_a_name_is_none_of_it(edges_of: EdgesOf, item: str, name: str) -> None:
    text = f"Region Skåne fördelar bidrag till kulturlivet:\n\n- {item}\n- Föreningen Dansgården, 120 tkr"
    assert paid(edges_of, text)["Region Skåne", name] == 310_000


def test_who_is_granted_money_pays_none(edges_of: EdgesOf) -> None:
    text = (
        "Regionala utvecklingsnämnden\n\nMedfinansiering\n\nNämnden beslutar:\n\n"
        "- Linnéuniversitetet beviljas 2 400 000 kronor för projektet Kunskapslyft.\n"
        "- Fjälls Högskolecentrum beviljas 650 000 kronor."
    )
    assert not [payer for payer, _ in paid(edges_of, text, "Region Kalmar län") if payer == "Linnéuniversitetet"]


def test_fees_to_those_somebody_is_a_member_of(edges_of: EdgesOf) -> None:
    text = (
        "Medlemsavgifter 2023\n\nRegion Gotland är medlem i följande organisationer.\n\n"
        "- Sveriges Kommuner och Regioner, 3 106 000 kronor\n- Östersjööarnas Nätverk, 85 000 kronor"
    )
    found = paid(edges_of, text, "Region Gotland")
    assert found["Region Gotland", "Sveriges Kommuner och Regioner"] == 3_106_000
    assert found["Region Gotland", "Östersjööarnas Nätverk"] == 85_000


def test_who_pays_by_the_words_above(edges_of: EdgesOf) -> None:
    text = "Följande föreningar får stöd av Region Halland:\n\n- Tjärnö bygdegårdsförening, 200 tkr\n- Sunne IK, 90 tkr"
    assert {payer for payer, _ in paid(edges_of, text, "Sparbanksstiftelsen Alfa")} == {"Region Halland"}
