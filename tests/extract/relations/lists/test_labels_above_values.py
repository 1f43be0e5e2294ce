"""Fields whose label stands in a line of its own, below a heading and what is said under it; all invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ISSUER = "Samordningsförbundet Vättervatten"
PLAN = f"{ISSUER}\n\nVerksamhetsplan 2025\n\n4 Insatser\n\n"
HABO, MULLSJÖ, REGION, AF = "Habo kommun", "Mullsjö kommun", "Region Jönköpings län", "Arbetsförmedlingen"


def fields(lead: str, partners: str) -> str:
    """A list of fields as a table of two columns comes out of a PDF, one cell a line."""
    return f"Projektägare\n{lead}\nSamverkansparter\n{partners}\nBeviljade medel 2025\n1 250 000 kr\nPlatser\n35\n"


def test_the_heading_of_the_paragraph_above_is_the_project(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{PLAN}4.1 Språnget\nSprånget riktar sig till unga vuxna som varken arbetar eller studerar.\n\n"
        f"{fields(HABO, f'{MULLSJÖ}, {AF}')}\n"
        "4.2 Lots i vården\nLotsarna finns på vårdcentralerna och stöder den som är sjukskriven.\n\n"
        f"{fields(REGION, HABO)}"
    )
    found = edges_of(text)
    assert set(found) == {
        (HABO, "COORDINATES", "Språnget"),
        (MULLSJÖ, "PARTICIPATES_IN", "Språnget"),
        (AF, "PARTICIPATES_IN", "Språnget"),
        (ISSUER, "FUNDS", "Språnget"),
        (REGION, "COORDINATES", "Lots i vården"),
        (HABO, "PARTICIPATES_IN", "Lots i vården"),
        (ISSUER, "FUNDS", "Lots i vården"),
    }
    assert found[ISSUER, "FUNDS", "Lots i vården"][0].amount_sek == 1_250_000


def test_the_next_numbered_heading_is_no_value(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{PLAN}4.1 Språnget\nProjektägare\n{HABO}\nFinansiärer\n{REGION}\nSamverkansparter\n{AF}\n\n"
        f"4.2 {MULLSJÖ}\n\nKommunen har tio platser.\n"
    )
    assert (MULLSJÖ, "PARTICIPATES_IN", "Språnget") not in edges_of(text)


@pytest.mark.parametrize(
    "between",
    [
        "Under året har tre personer anställts.\n\nDe arbetar i hela länet.\n\nEn av dem är ny.\n\nAlla är bra.\n\n",
        "Så här ser det ut.\n\n| Platser 35 |\n\n",
    ],
)
def test_a_heading_farther_off_is_not(edges_of: Callable[..., Any], between: str) -> None:
    found = edges_of(f"{PLAN}4.1 Bemanning\n\n{between}{fields(HABO, AF)}")
    assert (HABO, "COORDINATES", "Bemanning") not in found


def test_a_list_at_the_documents_beginning_has_no_heading(edges_of: Callable[..., Any]) -> None:
    text = f"Språnget riktar sig till unga vuxna.\n\n{fields(HABO, AF)}\nBilaga Hopp\n\nHär står mer om platserna.\n"
    assert (HABO, "COORDINATES", "Bilaga Hopp") not in edges_of(text)
