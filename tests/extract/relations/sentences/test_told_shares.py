"""Shares in their many forms: fractions, what is left, what each has, cells and headings, the sentence after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

HEAD = "Falu kommun\n\nÅrsredovisning 2024\n\nFalu kommun redovisar här sin verksamhet.\n\nVerksamhet\n\n"
TAIL = "\n\nÖvrigt\n\nInget mer finns att redovisa.\n"


def shares(edges_of: EdgesOf, body: str) -> dict[str, float | None]:
    """The percent that each owner of Lunde Fjärrvärme AB has."""
    found = edges_of(HEAD + body + TAIL)
    return {a: one.share for (a, kind, b), (one, *_) in found.items() if kind == "OWNS" and b == "Lunde Fjärrvärme AB"}


@pytest.mark.parametrize(
    ("body", "falun", "borlange"),
    [
        ("Lunde Fjärrvärme AB ägs till 54 procent av Falu kommun och till resten av Borlänge kommun.", 54, 46),
        ("Falu kommun äger 75 procent av Lunde Fjärrvärme AB. Resterande aktier ägs av Borlänge kommun.", 75, 25),
        (
            "Falu kommun äger hälften av Lunde Fjärrvärme AB. Återstoden av aktierna ligger hos Borlänge kommun.",
            50,
            50,
        ),
        ("I Lunde Fjärrvärme AB har Falu kommun och Borlänge kommun hälften var.", 50, 50),
        (
            "Falu kommun och Borlänge kommun har var sin fjärdedel i Lunde Fjärrvärme AB, och den andra hälften ägs av "
            "Region Dalarna.",
            25,
            25,
        ),
        ("Ägare till Lunde Fjärrvärme AB är Falu kommun, 60 procent, och Borlänge kommun, 40 procent.", 60, 40),
        (
            "Bolag                       Ägare\n"
            "Lunde Fjärrvärme AB         Falu kommun (60), Borlänge kommun (40)\n"
            "Lunde Bostäder AB           Falu kommun (100)",
            60,
            40,
        ),
        (
            "Tabell 1. Ägare, andel i procent\n\nBolag                       Ägare\n"
            "Lunde Fjärrvärme AB         Falu kommun 60, Borlänge kommun 40",
            60,
            40,
        ),
    ],
)
def test_two_owners(edges_of: EdgesOf, body: str, falun: float, borlange: float) -> None:
    found = shares(edges_of, body)
    assert (found["Falu kommun"], found["Borlänge kommun"]) == (falun, borlange)


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("Falu kommun äger Lunde Fjärrvärme AB i sin helhet.", 100),
        ("Kommunens dotterbolag är Lunde Fjärrvärme AB och Lunde Bostäder AB, båda helägda.", 100),
        ("Helägda bolag\n• Lunde Fjärrvärme AB\n• Lunde Bostäder AB", 100),
        ("Falu kommun är delägare i Lunde Fjärrvärme AB. Kommunens andel är 12 procent.", 12),
        ("Falu kommun är delägare i Lunde Fjärrvärme AB. Ägarandelen uppgår till 12,5 %.", 12.5),
        ("Falu kommun äger 510 av de 1 000 aktierna i Lunde Fjärrvärme AB.", 51),
        ("Falu kommun är majoritetsägare i Lunde Fjärrvärme AB.", None),
    ],
)
def test_one_owner(edges_of: EdgesOf, body: str, share: float | None) -> None:
    assert shares(edges_of, body)["Falu kommun"] == share


def test_no_rest_is_reckoned_where_another_owners_share_is_untold(edges_of: EdgesOf) -> None:
    found = shares(
        edges_of,
        "Falu kommun äger 40 procent av Lunde Fjärrvärme AB. Region Dalarna är delägare i Lunde Fjärrvärme AB. "
        "Resten av aktierna ligger hos Borlänge kommun.",
    )
    assert found["Falu kommun"] == 40
    assert found["Borlänge kommun"] is None
