"""What a clause that hangs on a name or noun tells holds, whatever the sentence proposes or denies of that."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def modality(edges_of: EdgesOf, text: str, edge: Edge) -> set[str]:
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Ale kommun")
    return {one.modality for one in found.get(edge, found.get((edge[2], edge[1], edge[0]), ()))}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Orust kommun har ansökt om att få delta i Energilyftet, det samverkansprogram som Boverket samordnar.", ("Boverket", "COORDINATES", "Energilyftet")),
        ("Förslaget att gå in i Elbåtskorridoren, ett samarbete som leds av Luleå tekniska universitet, avvisades.", ("Luleå tekniska universitet", "COORDINATES", "Elbåtskorridoren")),
        ("Utbildningen köptes inte in utan gjordes av Masugnens folkhögskola, som drivs av Stiftelsen Bergslagsbildning.", ("Stiftelsen Bergslagsbildning", "COORDINATES", "Masugnens folkhögskola")),
        ("Beloppen inkluderar inte de två miljoner kronor som Region Skåne beviljat Lunds universitet.", ("Region Skåne", "FUNDS", "Lunds universitet")),
        ("Inte heller ingår det stöd på 90 tkr som Region Skåne gett till Kulturrådet Syd och som var tänkt för resor.", ("Region Skåne", "FUNDS", "Kulturrådet Syd")),
        ("Nämnden avslog begäran om att gå med i Hållbara hav, ett projekt som Göteborgs universitet leder.", ("Göteborgs universitet", "COORDINATES", "Hållbara hav")),
        ("Teknikcollege Halland drivs numera helt av Stiftelsen Hallands Industriforum och berör inte längre vår verksamhet.", ("Stiftelsen Hallands Industriforum", "COORDINATES", "Teknikcollege Halland")),
        ("Ett beslut som kan få betydelse är att kommunstyrelsen gett Orust Hamn AB i uppdrag att utreda om Orust Mark AB bör säljas.", ("Kommunstyrelsen", "COMMISSIONS", "Orust Hamn AB")),
    ],
)  # fmt: skip
def test_it_holds(edges_of: EdgesOf, text: str, edge: Edge) -> None:
    assert modality(edges_of, text, edge) == {"asserted"}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Orust kommun vill delta i Elväg 6, ett projekt som skulle ledas av Trafikverket.", ("Trafikverket", "COORDINATES", "Elväg 6")),
        ("Orust kommun föreslår ett nytt projekt, Elväg 6, som leds av Trafikverket.", ("Trafikverket", "COORDINATES", "Elväg 6")),
        ("Region Halland avstår från att gå med i Hälsonätet, som Region Skåne inte längre leder.", ("Region Skåne", "COORDINATES", "Hälsonätet")),
    ],
)  # fmt: skip
def test_it_does_not(edges_of: EdgesOf, text: str, edge: Edge) -> None:
    assert "asserted" not in modality(edges_of, text, edge)
