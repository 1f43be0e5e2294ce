"""Wordings that leave one end unsaid, as it is what the text speaks of, or tell it in passing."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND = "Ale kommun", "Lerums kommun", "Region Halland"
ISSUER = "Tjärnö Energi AB"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who is host or convener of what was spoken of
        (f"I nätverket Fjällyft ingår {ALE} och {LERUM}. {LERUM} är sammankallande under 2024.", (LERUM, "COORDINATES", "Fjällyft")),
        (f"Nätverket Fjällyft bildades 2020. {ALE} är värdkommun sedan starten.", (ALE, "COORDINATES", "Fjällyft")),
        (f"Lönenämnden är gemensam för {ALE} och {LERUM}, och {ALE} är värdkommun.", (ALE, "COORDINATES", "Lönenämnden")),
        # who has bought, and who owns through whom
        (f"{ALE} förvärvade under 2021 Tjärnö Fiber AB.", (ALE, "OWNS", "Tjärnö Fiber AB")),
        (f"Tjärnö Fiber AB såldes förra året; ny köpare blev {ALE}.", (ALE, "OWNS", "Tjärnö Fiber AB")),
        (f"{ALE} köpte 2022 Tjärnö Fiber AB från {LERUM}.", (ALE, "OWNS", "Tjärnö Fiber AB")),
        (f"Bostadsbolaget Ljung Hem AB, som {ALE} äger helt genom Ale Stadshus AB, renoverar.", (ALE, "OWNS", "Ale Stadshus AB")),
        (f"I Tjärnö Fiber AB är andelen 25 procent, liksom för {LERUM}.", (LERUM, "OWNS", "Tjärnö Fiber AB")),
        # parts of a whole
        ("RF-SISU Tjärnö är ett av flera distrikt inom Riksidrottsförbundet.", ("RF-SISU Tjärnö", "PART_OF", "Riksidrottsförbundet")),
        ("Projektet Blöt mark har införlivats med programmet Tjärnö 2050.", ("Blöt mark", "PART_OF", "Tjärnö 2050")),
        ("Kulturförvaltningen har tre arbetslag: Gräset, Tvätten och Bageriet.", ("Tvätten", "PART_OF", "Kulturförvaltningen")),
        # whose members the definite noun before them tells
        ("Tjärnörådet består av kommunerna Ale och Lerum.", (ALE, "MEMBER_OF", "Tjärnörådet")),
        # who founded it, and who answers for it
        (f"Stiftelsen Tjärnö Konst bildades 1990. {ALE} är enda stiftare.", (ALE, "OWNS", "Stiftelsen Tjärnö Konst")),
        (f"Tjärnöskolan är en folkhögskola. {ALE} är huvudman.", (ALE, "OWNS", "Tjärnöskolan")),
        ("Dalafilm, en enhet för dokumentärer som sorterar under Kulturförvaltningen, växer.", ("Dalafilm", "PART_OF", "Kulturförvaltningen")),
        ("Musikcentral Tjärnö köper in instrument. Centralen är en enhet inom Kulturförvaltningen.", ("Musikcentral Tjärnö", "PART_OF", "Kulturförvaltningen")),
        # names whose limits the words beside them show
        ("Inom programmet Tjärnö 2030 bedrivs projekten Ljus och Mörker.", ("Mörker", "PART_OF", "Tjärnö 2030")),
        (f"{HALLAND} ger projektet Ljus stöd med 2 mnkr under tre år.", (HALLAND, "FUNDS", "Ljus")),
        (f"Enheten Tekniskt underhåll leds av {ALE}.", (ALE, "COORDINATES", "Tekniskt underhåll")),
        # who gives
        (f"{ALE} och {LERUM} delar på kostnaden för projektet Fjällyft.", (LERUM, "FUNDS", "Fjällyft")),
        (f"Bolaget ägs av {ALE}. Under året har gåvor getts med 45 tkr till Orust IK och med 30 tkr till Tjörns IF.", (ISSUER, "FUNDS", "Tjörns IF")),
        ("Stödet till Konsthall Tjärnö föreslås höjas till 75 tkr.", (ISSUER, "FUNDS", "Konsthall Tjärnö")),
        (f"Orust Gas AB behövde mer pengar. {ALE} stod för 650 tkr av beloppet.", (ALE, "FUNDS", "Orust Gas AB")),
        ("Orust IK fick 30 tkr ur kulturnämndens reserv.", ("kulturnämnden", "FUNDS", "Orust IK")),
    ],
)  # fmt: skip
def test_it_is_understood(edges_of: EdgesOf, text: str, edge: Edge) -> None:
    found = {tuple(end.casefold() for end in one) for one in edges_of(f"Årsrapport\n\n{text}\n", issuer=ISSUER)}
    assert tuple(end.casefold() for end in edge) in found


def test_an_authority_grants_to_whose_document_it_is(edges_of: EdgesOf) -> None:
    text = "Årsrapport\n\nEnergimyndigheten beviljade 1,5 mnkr för nya fönster.\n"
    assert ("Energimyndigheten", "FUNDS", ALE) in edges_of(text, issuer=ALE)


def test_a_chief_grants_for_whom_he_works(edges_of: EdgesOf) -> None:
    text = "Protokoll\n\nTill nämnden anmäls förvaltningschefens beslut att tilldela Orust IK 25 000 kronor till en mässa.\n"
    assert ("Kulturnämnden", "FUNDS", "Orust IK") in edges_of(text, issuer="Kulturnämnden")


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        (f"Nätverket Fjällyft bildades 2020. {ALE} är värdkommun för Löneservice Väst.", "COORDINATES", "Fjällyft"),
        (f"{ALE} köpte värme av Tjärnö Fiber AB.", "OWNS", "Tjärnö Fiber AB"),
        (f"Tjärnö Fiber AB sålde el till {ALE}.", "OWNS", "Tjärnö Fiber AB"),
        (f"Ett bidrag har lämnats till Orust IK med 900 tkr från {LERUM}.", "FUNDS", ISSUER),
        (f"Tjärnörådet består av politiker från {ALE} och {LERUM}.", "MEMBER_OF", "Tjärnörådet"),
        (f"Tjärnörådet består av ordförande och vice ordförande i {ALE} och {LERUM}.", "MEMBER_OF", "Tjärnörådet"),
        ("Klubben Tjärnö är en av sju lokalföreningar i Norrland.", "PART_OF", "Norrland"),
    ],
)
def test_of_something_else(edges_of: EdgesOf, text: str, kind: str, what: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer=ISSUER)
    assert [one for one in found if one[1] == kind and what in (one[0], one[2])] == []
