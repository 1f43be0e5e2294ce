"""What a text says of several that it named together, by their number."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, ORUST = "Ale kommun", "Lerums kommun", "Orust kommun"
SKÅNE, HALLAND = "Region Skåne", "Region Halland"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]
THREE = "Ale kommun, Lerums kommun och Orust kommun utredde vattnet."


def stated(edges_of: EdgesOf, text: str) -> dict[Edge, Any]:
    return edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus")


@pytest.mark.parametrize(
    ("text", "kind", "who", "what"),
    [
        (f"{THREE} De tre är medlemmar i Svenskt Vatten.", "MEMBER_OF", (ALE, LERUM, ORUST), "Svenskt Vatten"),
        (f"{THREE} De tre kommunerna är medlemmar i Svenskt Vatten.", "MEMBER_OF", (ALE, LERUM, ORUST), "Svenskt Vatten"),
        (f"{THREE} Alla tre deltar i projektet Återbruk Väst.", "PARTICIPATES_IN", (ALE, LERUM, ORUST), "Återbruk Väst"),
        (f"{THREE} Kartan ritades av Svenskt Vatten, där samtliga tre är medlemmar.", "MEMBER_OF", (ALE, LERUM, ORUST), "Svenskt Vatten"),
        (f"{THREE} De tre kommunerna äger tillsammans Fjällvatten Väst AB.", "OWNS", (ALE, LERUM, ORUST), "Fjällvatten Väst AB"),
        (f"{SKÅNE} och {HALLAND} möttes i maj. Båda regionerna finansierar projektet Sundväven.", "FUNDS", (SKÅNE, HALLAND), "Sundväven"),
        (f"{SKÅNE} och {HALLAND} möttes i maj. De båda regionernas bidrag till Tjärnö Energi AB är oförändrat.", "FUNDS", (SKÅNE, HALLAND), "Tjärnö Energi AB"),
    ],
)  # fmt: skip
def test_those_named_together(edges_of: EdgesOf, text: str, kind: str, who: tuple[str, ...], what: str) -> None:
    found = stated(edges_of, text)
    assert [one for one in who if (one, kind, what) not in found] == []


def test_what_each_of_them_gets(edges_of: EdgesOf) -> None:
    text = (
        "Föreningen Tilja och Föreningen Hjärnkraft höll mässa. Region Skåne gav de båda föreningarna 40 tkr vardera."
    )
    found = stated(edges_of, text)
    paid = {b: one.amount_sek for (a, kind, b), (one, *_) in found.items() if (a, kind) == (SKÅNE, "FUNDS")}
    assert set(paid.values()) == {40_000}
    assert len(paid) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{THREE} De två senaste åren har {HALLAND} lett arbetet i projektet Återbruk Väst.",
        f"{THREE} De fyra kommunerna deltar i projektet Återbruk Väst.",
        f"{THREE} De tre regionerna deltar i projektet Återbruk Väst.",
        f"{THREE} De tre kommunerna i norra Bohuslän deltar i projektet Återbruk Väst.",
        f"{THREE} {SKÅNE} och {HALLAND}, som båda deltar i projektet Återbruk Väst, svarade.",
    ],
)  # fmt: skip
def test_of_others(edges_of: EdgesOf, text: str) -> None:
    found = stated(edges_of, text)
    assert [edge for edge in found if edge[2] == "Återbruk Väst" and edge[0] in (ALE, LERUM, ORUST)] == []


def test_nothing_is_a_part_of_several(edges_of: EdgesOf) -> None:
    text = f"{SKÅNE} och {HALLAND} möttes i maj. Nämnden vänder sig till regionstyrelsen i de båda regionerna."
    assert not [edge for edge in stated(edges_of, text) if edge[1] == "PART_OF" and edge[2] in (SKÅNE, HALLAND)]
