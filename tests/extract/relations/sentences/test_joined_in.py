"""Who is in what: where several work together, what includes them, whose people sit in it, who helps one that leads."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND = "Ale kommun", "Lerums kommun", "Region Halland"
EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def stated(edges_of: EdgesOf, text: str) -> dict[tuple[str, str, str], Any]:
    return edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus")


@pytest.mark.parametrize(
    ("text", "kind", "who", "what"),
    [
        (f"Idén kom i nätverket Glesbygd i takt, där {ALE}, {LERUM} och {HALLAND} samverkar om service.", "PARTICIPATES_IN", (ALE, LERUM, HALLAND), "Glesbygd i takt"),
        (f"Vi är med i projektet Ren kust. Där ingår {ALE} och {LERUM}.", "PARTICIPATES_IN", (ALE, LERUM), "Ren kust"),
        (f"Vi är med i projektet Ren kust. I detta ingår sedan tidigare {ALE} och {LERUM}.", "PARTICIPATES_IN", (ALE, LERUM), "Ren kust"),
        (f"Vi är med i nätverket Kustforum. Där ingår {ALE} och {LERUM}.", "MEMBER_OF", (ALE, LERUM), "Kustforum"),
        (f"Projektet Bryggan leds av {ALE}, och {LERUM} medverkar.", "PARTICIPATES_IN", (LERUM,), "Bryggan"),
        (f"Satsningen Nära jobb samordnas av {HALLAND}, medan {ALE} och {LERUM} är parter.", "PARTICIPATES_IN", (ALE, LERUM), "Nära jobb"),
        (f"Satsningen Vägen in startade i mars. Teamet består av två coacher från {ALE} och en handläggare från {LERUM}.", "PARTICIPATES_IN", (ALE, LERUM), "Vägen in"),
        (f"Projektet Nya steg pågår till maj. Styrgruppen utgörs av företrädare för {ALE}, {LERUM} och {HALLAND}.", "PARTICIPATES_IN", (ALE, LERUM, HALLAND), "Nya steg"),
        (f"Satsningen Vägen in startade i mars. {ALE} sitter i dess styrgrupp.", "PARTICIPATES_IN", (ALE,), "Vägen in"),
        (f"Projektet Nya steg pågår till maj. Kurserna hålls med stöd av {ALE}.", "PARTICIPATES_IN", (ALE,), "Nya steg"),
        (f"Projektet Nya steg pågår till maj. {ALE} har hjälpt till med transporter.", "PARTICIPATES_IN", (ALE,), "Nya steg"),
        (f"Projektet Nya steg pågår till maj. {ALE} har bett att få delta.", "PARTICIPATES_IN", (ALE,), "Nya steg"),
        (f"Ett nytt projekt, Stigen upp, startar 2025, och {ALE} kommer att delta i det.", "PARTICIPATES_IN", (ALE,), "Stigen upp"),
        (f"Ett råd, Krisforum Väst, bildas 2025, och {ALE} kommer att ingå i detta.", "MEMBER_OF", (ALE,), "Krisforum Väst"),
        (f"Projektet Nya steg pågår till maj. Förutom oss deltar {ALE} och {LERUM}.", "PARTICIPATES_IN", ("Stiftelsen Tjärnöhus", ALE, LERUM), "Nya steg"),
        ("Utvecklingsstrategen sitter med i Nationella trygghetsrådet.", "PARTICIPATES_IN", ("Stiftelsen Tjärnöhus",), "Nationella trygghetsrådet"),
        ("Verksamhetsledaren ingår i nätverket Klimatsmart Höglandet.", "PARTICIPATES_IN", ("Stiftelsen Tjärnöhus",), "Klimatsmart Höglandet"),
        ("I Övning Brandvakt 23 deltog fem medarbetare.", "PARTICIPATES_IN", ("Stiftelsen Tjärnöhus",), "Övning Brandvakt 23"),
        ("Direktören är adjungerad i Regionala beredskapsrådet.", "MEMBER_OF", ("Stiftelsen Tjärnöhus",), "Regionala beredskapsrådet"),
    ],
)  # fmt: skip
def test_they_are_in_it(edges_of: EdgesOf, text: str, kind: str, who: tuple[str, ...], what: str) -> None:
    found = stated(edges_of, text)
    assert [one for one in who if (one, kind, what) not in found] == []


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"Idén kom i nätverket Glesbygd i takt, där {ALE} och {LERUM} samverkar om service.", (ALE, "COLLABORATES_WITH", LERUM)),
        (f"Projektet Bryggan leds av {ALE}, och {LERUM} medverkar.", (LERUM, "COORDINATES", "Bryggan")),
        (f"Vi är med i nätverket Kustforum. Där ingår {ALE} och {LERUM}.", (ALE, "PARTICIPATES_IN", "Kustforum")),
        (f"Utvecklingsstrategen på {ALE} sitter med i Nationella trygghetsrådet.", ("Stiftelsen Tjärnöhus", "PARTICIPATES_IN", "Nationella trygghetsrådet")),
        (f"Projektet Nya steg pågår till maj. Kurserna genomförs med stöd av {ALE}.", (ALE, "COORDINATES", "Nya steg")),
        (f"Projektet Nya steg pågår till maj. {ALE} har bett att få delta i Vägen in.", (ALE, "PARTICIPATES_IN", "Nya steg")),
        (f"Projektet Nya steg pågår till maj. {ALE} har bidragit med medel.", (ALE, "PARTICIPATES_IN", "Nya steg")),
        (f"I Övning Brandvakt 23 deltog fem medarbetare från {ALE}.", ("Stiftelsen Tjärnöhus", "PARTICIPATES_IN", "Övning Brandvakt 23")),
    ],
)  # fmt: skip
def test_nothing_else_is_said(edges_of: EdgesOf, text: str, edge: tuple[str, str, str]) -> None:
    assert edge not in stated(edges_of, text)


def test_two_alone_work_together(edges_of: EdgesOf) -> None:
    found = stated(edges_of, f"{ALE} och {LERUM} samverkar om service.")
    assert (ALE, "COLLABORATES_WITH", LERUM) in found or (LERUM, "COLLABORATES_WITH", ALE) in found
