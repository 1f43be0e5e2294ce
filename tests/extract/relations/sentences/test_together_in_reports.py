"""Who leads and who only helps, who is chairman and host, what several have together, and money told by what was told."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND = "Ale kommun", "Lerums kommun", "Region Halland"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def stated(edges_of: EdgesOf, text: str) -> set[Edge]:
    return set(edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus"))


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        (f"Rådet Fjällrådet Öst har {HALLAND} som värd.", [(HALLAND, "COORDINATES", "Fjällrådet Öst")]),
        (f"Sophia högskola har {ALE} och {LERUM} som ägare.", [(ALE, "OWNS", "Sophia högskola"), (LERUM, "OWNS", "Sophia högskola")]),
        (f"{ALE} och {LERUM} har kommit överens om att bygga en bro.", [(ALE, "COLLABORATES_WITH", LERUM)]),
        (f"Mässan anordnades av {ALE} och {LERUM} gemensamt.", [(ALE, "COLLABORATES_WITH", LERUM)]),
        (f"{ALE} och {LERUM} har gemensamma bussar på landsbygden.", [(ALE, "COLLABORATES_WITH", LERUM)]),
        ("Svenska Stigrådet är en samarbetsorganisation för Naturskyddsföreningen, Riksteatern och Friluftsfrämjandet.", [(one, "MEMBER_OF", "Svenska Stigrådet") for one in ("Naturskyddsföreningen", "Riksteatern", "Friluftsfrämjandet")]),
        (f"{ALE} betalar medlemsavgifter till Svenskt Vatten och Klimatkommunerna.", [(ALE, "MEMBER_OF", "Svenskt Vatten"), (ALE, "MEMBER_OF", "Klimatkommunerna")]),
        (f"Projektet Ledvis har beviljats 2 mnkr av Tillväxtverket. {ALE} bidrar med lika mycket.", [(ALE, "FUNDS", "Ledvis")]),
        ("Projektet Ledvis pågår till 2025. Medfinansiering har dessutom lämnats av Sparbanksstiftelsen Alfa, 80 000 kr.", [("Sparbanksstiftelsen Alfa", "FUNDS", "Ledvis")]),
    ],
)  # fmt: skip
def test_it_is_said(edges_of: EdgesOf, text: str, edges: list[Edge]) -> None:
    found = stated(edges_of, text)
    either = {(b, kind, a) for a, kind, b in found if kind == "COLLABORATES_WITH"}
    assert [one for one in edges if one not in found | either] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"Projektet Ledvis leds sedan 2021 av {ALE} med stöd av Vinnova och {HALLAND}.", (HALLAND, "COORDINATES", "Ledvis")),
        (f"Projektet Ledvis har beviljats 2 mnkr av Tillväxtverket. {ALE} bidrar med lika mycket.", (ALE, "PARTICIPATES_IN", "Ledvis")),
        (f"{ALE} har plats i rådet, liksom {HALLAND} och Nätverket Klimatkretsen.", (ALE, "PARTICIPATES_IN", "Klimatkretsen")),
    ],
)  # fmt: skip
def test_it_is_not_said(edges_of: EdgesOf, text: str, wrong: Edge) -> None:
    assert wrong not in stated(edges_of, text)


def test_a_region_with_a_number_is_a_cooperation(edges_of: EdgesOf) -> None:
    text = f"Region 8, ett samarbete i inlandet, har {ALE} som värd. Kommunerna Lerum och Orust är med."
    found = stated(edges_of, text)
    assert (ALE, "COORDINATES", "Region 8") in found
    assert {(LERUM, "PARTICIPATES_IN", "Region 8"), ("Orust kommun", "PARTICIPATES_IN", "Region 8")} <= found
