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
        "- Umeå universitet beviljas 1 700 000 kronor för projektet Ljuslyft.\n"
        "- Fjälls Lärcentrum beviljas 450 000 kronor."
    )
    assert not [payer for payer, _ in paid(edges_of, text, "Region Västerbotten") if payer == "Umeå universitet"]


def test_fees_to_those_somebody_is_a_member_of(edges_of: EdgesOf) -> None:
    text = (
        "Medlemsavgifter 2023\n\nRegion Halland är medlem i följande organisationer.\n\n"
        "- Sveriges Kommuner och Regioner, 2 750 000 kronor\n- Kattegattöarnas Nätverk, 95 000 kronor"
    )
    found = paid(edges_of, text, "Region Halland")
    assert found["Region Halland", "Sveriges Kommuner och Regioner"] == 2_750_000
    assert found["Region Halland", "Kattegattöarnas Nätverk"] == 95_000


def test_who_pays_by_the_words_above(edges_of: EdgesOf) -> None:
    text = "Följande föreningar får stöd av Region Skåne:\n\n- Tjärnö bygdegårdsförening, 200 tkr\n- Sunne IK, 90 tkr"
    assert {payer for payer, _ in paid(edges_of, text, "Sparbanksstiftelsen Alfa")} == {"Region Skåne"}


@pytest.mark.parametrize(
    ("item", "name", "kronor"),
    [
        ("Vindparken ek. för. 310 tkr", "Vindparken ek. för.", 310_000),
        ("Tjärnö bygdegårdsförening, som ordnar fester, 310 tkr", "Tjärnö bygdegårdsförening", 310_000),
        ("Tjärnö bygdegårdsförening. Stöd till festen, 310 tkr", "Tjärnö bygdegårdsförening", 310_000),
    ],
)
def test_what_is_added_to_a_name_is_none_of_it(edges_of: Callable[..., Any], item: str, name: str, kronor: int) -> None:
    above = "Strömstads kommun\n\nÅrsredovisning 2024\n\nKommunen har gett bidrag till följande:\n"
    text = f"{above}- {item}\n- Daftö IF 20 tkr\n"
    found = edges_of(text)
    assert [one.amount_sek for one in found["Strömstads kommun", "FUNDS", name]] == [kronor]
