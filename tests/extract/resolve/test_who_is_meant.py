"""Whom "vi" of a minister and "myndigheten" of a task mean, whoever issues the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

HEAD = (
    "Sjöfartsverket\n\nÅrsredovisning 2024\n\nSjöfartsverket redovisar sin verksamhet. Regeringen satsar på hamnar.\n\n"
)


@pytest.mark.parametrize(
    ("said", "giver"),
    [
        (
            "– Vi ger nu Trafikanalys i uppdrag att kartlägga farlederna, säger infrastrukturminister Eva Ek.",
            "Regeringen",
        ),
        (
            "– Vi har gett Trafikanalys ett uppdrag att se över reglerna, säger energi- och näringsminister Bo Al.",
            "Regeringen",
        ),
        ("– Det är viktigt. Vi ger Trafikanalys i uppdrag att mäta djupet, menar statsrådet Bo Al.", "Regeringen"),
        ("– Vi uppdrar åt Trafikanalys att mäta farleden, säger civilminister Eva Ek i en kommentar.", "Regeringen"),
        ("– Vi ger Trafikanalys i uppdrag att kartlägga farlederna, säger generaldirektör Eva Ek.", "Sjöfartsverket"),
        ("Vi ger Trafikanalys i uppdrag att kartlägga farlederna.", "Sjöfartsverket"),
    ],
)
def test_what_a_minister_calls_we_is_the_government(edges_of: EdgesOf, said: str, giver: str) -> None:
    givers = {a for a, kind, b in edges_of(f"{HEAD}{said}\n") if kind == "COMMISSIONS" and b == "Trafikanalys"}
    assert givers == {giver}


@pytest.mark.parametrize(
    ("said", "doer"),
    [
        (
            "Transportstyrelsen får i uppdrag att redovisa hur myndigheten samverkar med andra myndigheter som "
            "Polismyndigheten.",
            "Transportstyrelsen",
        ),
        (
            "Regeringen uppdrar åt Transportstyrelsen att se över reglerna. Myndigheten ska samverka med "
            "Polismyndigheten.",
            "Transportstyrelsen",
        ),
        (
            "Regeringen har gett Transportstyrelsen ett uppdrag om drönare.\n\nReglerna är från 2014.\n\n"
            "Myndigheten samarbetar med Polismyndigheten.",
            "Transportstyrelsen",
        ),
        (
            "I mars fick Transportstyrelsen i uppdrag av regeringen att se över reglerna.\n\n"
            "Myndigheten samverkar med Polismyndigheten.",
            "Transportstyrelsen",
        ),
        (
            "I regleringsbrevet till Transportstyrelsen skriver regeringen att myndigheten tillsammans med "
            "Polismyndigheten ska se över reglerna.",
            "Transportstyrelsen",
        ),
        (
            "Enligt uppdraget ska Transportstyrelsen redovisa hur myndigheten samverkar med Polismyndigheten.",
            "Transportstyrelsen",
        ),
        ("Transportstyrelsen ger ut en tidning. Myndigheten samarbetar med Polismyndigheten.", "Transportstyrelsen"),
        ("Farlederna är säkra. Myndigheten samarbetar med Polismyndigheten.", "Sjöfartsverket"),
        (
            "Regeringen gav Transportstyrelsen i uppdrag att se över reglerna.\n\nVår verksamhet\n\n"
            "Sjöfartsverket har 900 anställda. Myndigheten samarbetar med Polismyndigheten.",
            "Sjöfartsverket",
        ),
    ],
)
def test_the_authority_in_a_task_is_the_one_charged(edges_of: EdgesOf, said: str, doer: str) -> None:
    found = {frozenset((a, b)) for a, kind, b in edges_of(f"{HEAD}{said}\n") if kind == "COLLABORATES_WITH"}
    assert found == {frozenset((doer, "Polismyndigheten"))}
