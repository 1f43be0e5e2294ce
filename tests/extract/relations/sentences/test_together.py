"""What several do together: who works with whom, who takes part in what, and what says neither."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

ALE, EDET, HALLAND = "Ale kommun", "Lilla Edets kommun", "Region Halland"
BOLAG, STIFTELSE = "Tjärnö Energi AB", "Stiftelsen Tjärnöhus"
PROJEKT, RÅD = "Digital bygd", "Klimatrådet Väst"
SOCIAL, BARN = "Socialnämnden", "Utbildningsnämnden"
ISSUER = "Statens energimyndighet"
WITH, IN = "COLLABORATES_WITH", "PARTICIPATES_IN"

Edge = tuple[str, str, str]

TOGETHER = [
    (f"{ALE} arbetar tillsammans med {BOLAG} för att bygga ut fjärrvärmen.", {ALE, BOLAG}),
    (f"Tillsammans med {BOLAG} har {ALE} tagit fram en energiplan.", {ALE, BOLAG}),
    (f"{ALE} har i nära samarbete med {HALLAND} sett över trafiken.", {ALE, HALLAND}),
    (f"Under våren har {ALE} i samråd med {HALLAND} tagit fram en plan.", {ALE, HALLAND}),
    (f"{ALE} har även en samverkan med grannkommunerna samt {HALLAND}.", {ALE, HALLAND}),
    (f"{ALE} har påbörjat ett strategiskt samarbete med bland annat {HALLAND}.", {ALE, HALLAND}),
    (f"Sedan i höstas har {ALE} tecknat avtal med {BOLAG} om laddstolpar.", {ALE, BOLAG}),
    (f"I september skrev {ALE} och {HALLAND} under ett samverkansavtal.", {ALE, HALLAND}),
    (f"Mellan {ALE} och {EDET} finns sedan 2021 ett avtal om gemensam växel.", {ALE, EDET}),
    (f"Samarbetet mellan {ALE} och {BOLAG} har fördjupats under året.", {ALE, BOLAG}),
    (f"{ALE} och {EDET} har tecknat ett avtal om gemensam jour.", {ALE, EDET}),
    (f"{ALE} och {EDET} arbetar ihop kring vattenförsörjningen.", {ALE, EDET}),
    (f"{ALE} och {HALLAND} har under året gemensamt genomfört en utbildning.", {ALE, HALLAND}),
    (f"{SOCIAL} och {BARN} har tagit fram en gemensam handlingsplan.", {SOCIAL, BARN}),
    (f"{SOCIAL} får i uppdrag att i samverkan med {BARN} ta fram en plan.", {SOCIAL, BARN}),
    (f"{ALE} jobbar nära {HALLAND} i frågor om kollektivtrafik.", {ALE, HALLAND}),
]
# whole enumerations, also of partners that nobody names
AMONG = [
    (f"{SOCIAL} ska tillsammans med {BARN}, skolorna och {HALLAND} ta fram en plan.", {BARN, HALLAND}),
    (f"{SOCIAL} ansvarar för sortimentet i samråd med berörda bolag och {BARN}.", {BARN}),
    (f"{SOCIAL} ordnar kurser tillsammans med bland andra {BARN} samt näringslivet.", {BARN}),
    (f"I samarbete med {BARN}, {HALLAND} och civilsamhället har {SOCIAL} byggt en park.", {BARN, HALLAND}),
    (f"Enheten styrs av {HALLAND}, men {SOCIAL}, som ihop med {BARN} har en handbok, är nöjd.", {BARN}),
    (f"Kommunfullmäktige ger {SOCIAL}, tillsammans med {BARN} och andra, i uppdrag att hjälpa.", {BARN}),
]
NOT_AMONG = [
    f"{ALE} bildade 2019 tillsammans med {HALLAND} ett råd.",
    f"{ALE} är, tillsammans med {HALLAND}, huvudman för {STIFTELSE}.",
    f"{STIFTELSE} drivs i samverkan med {HALLAND}.",
    f"Kartläggningen, för vilken {ALE} skjuter till medel, görs i nära samarbete med {HALLAND}.",
]
# who does it was said before
DONE_WITH = [
    f"Tillsammans med {BOLAG} har en kartläggning genomförts.",
    f"Arbetet har skett i samarbete med {BOLAG}.",
    f"Samverkan har skett med {BOLAG}.",
    f"Kartläggningen genomfördes i nära samarbete med {BOLAG}.",
    f"I samråd med {BOLAG} har en plan tagits fram.",
    f"Avtal om jour finns med {BOLAG}.",
    f"Ett nytt avtal ska enligt planen tecknas med {BOLAG} under våren.",
    f"Även ett samarbete om utbildning inleddes med {BOLAG}.",
]
APART = [
    f"{ALE} och {EDET} har tillsammans 60 000 invånare.",
    f"Dialog pågår med {HALLAND} om annat.",
    f"{ALE} har ökat bemanningen med {BOLAG}.",
    f"{ALE} samarbetar med {HALLAND}s förvaltningar och bolag.",
    f"{ALE} har gjort en redovisning till {HALLAND}.",
    f"Arbetet bör ske i samarbete med {HALLAND}.",
    f"Samverkan mellan {ALE}, {EDET}, {HALLAND}, {BOLAG} och {STIFTELSE} är viktig.",
]
MANY = (ALE, EDET, HALLAND, BOLAG, STIFTELSE)
NAMES = f"{ALE}, {EDET}, {HALLAND}, {BOLAG} och {STIFTELSE}"
UNDERTAKINGS = [
    f"Projektet {PROJEKT} genomförs i samverkan mellan {NAMES}.",
    f"Projektet {PROJEKT} är ett samarbete mellan {NAMES}.",
    f"{NAMES} samverkar i projektet {PROJEKT}.",
    f"I projektet {PROJEKT} arbetar {NAMES} tillsammans.",
    f"Medverkande i projektet {PROJEKT}: {NAMES}.",
]
TAKES_PART = [
    f"{RÅD} består av representanter för {ALE} och {HALLAND}.",
    f"{RÅD} består av ledamöter som nominerats av {ALE} och {HALLAND}.",
    f"{RÅD} består av ledamöter utsedda av {ALE} och {HALLAND}.",
    f"I {RÅD} är {ALE} och {HALLAND} representerade.",
    f"I {RÅD} företräds {ALE} och {HALLAND}.",
    f"{RÅD}, där chefer från {ALE} och {HALLAND} har plats, möts varje månad.",
]
BY_ITS_PEOPLE = [
    f"{ALE} utser Anna Berg till kommunens representant i {RÅD}.",
    f"{ALE}s miljöstrateg ingår i {RÅD}.",
    f"Nils Berg är en av {ALE}s två representanter i {RÅD}.",
    f"I {RÅD} ingår {ALE}s miljöchef.",
    f"{ALE}s kommundirektör är ledamot i {RÅD}.",
    f"I {RÅD}, som har {HALLAND} som värd, företräds {ALE} av kommundirektören.",
]


@pytest.mark.parametrize(("text", "parties"), TOGETHER)
def test_who_works_with_whom(edges_of: Callable[..., dict[Edge, Any]], text: str, parties: set[str]) -> None:
    assert parties in [{a, b} for a, kind, b in edges_of(text, issuer=ISSUER) if kind == WITH]


@pytest.mark.parametrize(("text", "partners"), AMONG)
def test_partners_are_read_through_the_whole_enumeration(
    edges_of: Callable[..., dict[Edge, Any]], text: str, partners: set[str]
) -> None:
    pairs = [{a, b} for a, kind, b in edges_of(text, issuer=ISSUER) if kind == WITH]
    assert {one for pair in pairs for one in pair - {SOCIAL}} == partners
    assert all(SOCIAL in pair for pair in pairs)


@pytest.mark.parametrize("text", NOT_AMONG)
def test_what_is_no_work_of_the_two_named(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    found = [
        {a, b} for (a, kind, b), (one, *_) in edges_of(text, issuer=ISSUER).items() if one.rule.endswith("/together")
    ]
    assert found == []


@pytest.mark.parametrize("text", DONE_WITH)
def test_who_acts_in_the_text_before_is_meant(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    found = edges_of(f"{ALE} kartlägger användningen av lokaler. {text}", issuer=ISSUER)
    assert [{a, b} for a, kind, b in found if kind == WITH] == [{ALE, BOLAG}]


@pytest.mark.parametrize("text", APART)
def test_what_tells_of_no_work_together(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    held = {edge for edge, found in edges_of(text, issuer=ISSUER).items() if found[0].modality != "proposed"}
    assert held == set()


@pytest.mark.parametrize("text", UNDERTAKINGS)
def test_many_parties_are_in_something_and_no_pairs(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    assert set(edges_of(text, issuer=ISSUER)) == {(one, IN, PROJEKT) for one in MANY}


def test_three_parties_are_pairs(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    found = edges_of(f"En avsiktsförklaring mellan {ALE}, {EDET} och {HALLAND} gäller sedan i maj.", issuer=ISSUER)
    assert {frozenset((a, b)) for a, kind, b in found if kind == WITH} == {
        frozenset(pair) for pair in combinations((ALE, EDET, HALLAND), 2)
    }


@pytest.mark.parametrize("text", TAKES_PART)
def test_who_sits_in_a_council(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    assert {(ALE, IN, RÅD), (HALLAND, IN, RÅD)} <= set(edges_of(text, issuer=ISSUER))


@pytest.mark.parametrize("text", BY_ITS_PEOPLE)
def test_who_is_in_a_council_by_its_people(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    assert (ALE, IN, RÅD) in edges_of(text, issuer=ISSUER)
