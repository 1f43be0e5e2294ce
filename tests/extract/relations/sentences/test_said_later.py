"""What a sentence says of what the one before it named: who leads, joins and owns it, in many wordings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND, HB = "Ale kommun", "Lerums kommun", "Region Halland", "Högskolan i Borås"
PROJEKT, RÅD, BOLAG = "Digital bygd", "Klimatrådet Väst", "Tjärnö Energi AB"
ISSUER = "Stiftelsen Tjärnöhus"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def _of(edges_of: EdgesOf, name: str, text: str) -> dict[Edge, Any]:
    return edges_of(f"Årsrapport\n\nUnder året har {name} vuxit. {text}\n", issuer=ISSUER)


PROJECT, COUNCIL = f"projektet {PROJEKT}", f"nätverket {RÅD}"


@pytest.mark.parametrize(
    ("name", "text", "who"),
    [
        (PROJECT, f"Från den offentliga sidan är dessutom {ALE} med, liksom {HALLAND}.", (ALE, HALLAND)),
        (PROJECT, f"Besöksnäringen företräds av {ALE}.", (ALE,)),
        (PROJECT, f"Övriga som är med: {ALE}, {HB} och {LERUM}.", (ALE, HB, LERUM)),
        (PROJECT, f"Vid årsskiftet tillkom {HB}.", (HB,)),
        (PROJECT, f"Också {HB} kommer att gå med.", (HB,)),
        (PROJECT, f"Där fanns även {ALE} representerad.", (ALE,)),
        (COUNCIL, f"Bland dem som sitter där finns också {ALE} och {HB}.", (ALE, HB)),
        (COUNCIL, f"I nätverket återfinns {ALE}, {HB} och {LERUM}.", (ALE, HB, LERUM)),
        (COUNCIL, f"I rådet märks {ALE} och {HB}.", (ALE, HB)),
        (COUNCIL, f"I {RÅD}, som leds av {LERUM}, företräds {ALE} av förbundschefen.", (ALE,)),
        (COUNCIL, f"Det är ett forum i vilket {ALE} och {HB} är parter.", (ALE, HB)),
    ],
)
def test_who_takes_part_in_it(edges_of: EdgesOf, name: str, text: str, who: tuple[str, ...]) -> None:
    found = _of(edges_of, name, text)
    target = PROJEKT if name == PROJECT else RÅD
    assert [one for one in who if (one, "PARTICIPATES_IN", target) not in found] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (COUNCIL, f"Rådet hålls samman av {ALE}."),
        (COUNCIL, f"Sammankallande där är {ALE}."),
        (PROJECT, f"Det hålls ihop av {ALE}."),
        (PROJECT, f"{ALE} står som ansvarig."),
        (PROJECT, f"Projektet sköts av {ALE}."),
    ],
)
def test_who_leads_it(edges_of: EdgesOf, name: str, text: str) -> None:
    target = PROJEKT if name == PROJECT else RÅD
    assert (ALE, "COORDINATES", target) in _of(edges_of, name, text)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            f"Bolaget har tre ägare. {ALE} har 45 procent av aktierna och {LERUM} 35. "
            f"Resten ligger sedan 2016 hos {HALLAND}.",
            {ALE: 45, LERUM: 35, HALLAND: 20},
        ),
        (f"{ALE} har 60 procent av bolaget.", {ALE: 60}),
        (f"{ALE} svarar för 42 procent av aktierna, {LERUM} för 33 och {HALLAND} för resten.", {ALE: 42, LERUM: 33}),
        (f"I bolaget är {ALE} majoritetsägare med 51 procent, och {LERUM} har 20 procent.", {ALE: 51, LERUM: 20}),
        (f"Bakom bolaget står till 60 procent {ALE}; resten av aktierna har {LERUM}.", {ALE: 60, LERUM: 40}),
        (
            f"Från början fanns bara en delägare, {ALE}, med 25 procent. I fjol gick {LERUM} in med resterande del.",
            {ALE: 25, LERUM: 75},
        ),
        (f"Av aktierna finns 30 procent hos {ALE} och 70 procent hos {LERUM}.", {ALE: 30, LERUM: 70}),
        (f"Ägandet är fördelat så att {ALE} har 30 procent och {LERUM} 70 procent.", {ALE: 30, LERUM: 70}),
    ],
)  # fmt: skip
def test_who_owns_how_much_of_it(edges_of: EdgesOf, text: str, shares: dict[str, float | None]) -> None:
    found = _of(edges_of, BOLAG, text)
    told = {a: relations[0].share for (a, kind, b), relations in found.items() if kind == "OWNS" and b == BOLAG}
    assert {who: told.get(who, "none") for who in shares} == shares


@pytest.mark.parametrize(
    "text",
    [
        f"{ALE} har 45 procent högre sjukfrånvaro än {LERUM}.",
        f"Av eleverna i {ALE} kom 30 procent till skolan.",
        f"{ALE} hade tidigare 20 procent av bolaget.",
        f"{ALE} svarade för 42 procent av kostnaden.",
    ],
)
def test_not_every_share_is_of_a_company(edges_of: EdgesOf, text: str) -> None:
    found = _of(edges_of, BOLAG, text)
    holding = [key for key, relations in found.items() if key[1] == "OWNS" and relations[0].modality == "asserted"]
    assert holding == []


@pytest.mark.parametrize(
    "text",
    [
        "Föreningen Rauk på Öland tillhör Riksförbundet Fri Scenkonst.",
        "Riksförbundet Fri Scenkonst, som Föreningen Rauk på Öland och Ale kommun bildar tillsammans, växer.",
    ],
)
def test_to_belong_to_an_association_is_to_be_its_member(edges_of: EdgesOf, text: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer=ISSUER)
    assert ("Föreningen Rauk på Öland", "MEMBER_OF", "Riksförbundet Fri Scenkonst") in found


@pytest.mark.parametrize("line", ["Kommunstyrelsen uppdrar åt", "Kommunstyrelsen ger i uppdrag åt"])
def test_a_line_that_ends_in_a_preposition_goes_on_in_its_items(edges_of: EdgesOf, line: str) -> None:
    text = (
        f"Ale kommun\n\nBeslut\n\n{line}\n\na) Socialförvaltningen att se över taxan,\n\nb) {BOLAG} att pröva priset.\n"
    )
    found = edges_of(text, issuer=ALE)
    assert {b for a, kind, b in found if kind == "COMMISSIONS"} == {"Socialförvaltningen", BOLAG}
