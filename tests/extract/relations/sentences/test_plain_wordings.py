"""Plain Swedish: the many ways in which people write what the cues of a handbook say in one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, KUNGÄLV, HB, HALLAND = "Ale kommun", "Kungälvs kommun", "Högskolan i Borås", "Region Halland"
PROJEKT, RÅD, BOLAG, STIFTELSE = "Digital bygd", "Klimatrådet Väst", "Tjärnö Energi AB", "Stiftelsen Tjärnöhus"
VINNOVA = "Vinnova"

Edge = tuple[str, str, str]

OWNERS: list[tuple[str, list[Edge]]] = [
    (f"Den affärsdrivande delen ligger i {BOLAG}, som {ALE} äger i sin helhet.", [(ALE, "OWNS", BOLAG)]),
    (f"{ALE} har bildat {BOLAG} ihop med {KUNGÄLV}.", [(k, "OWNS", BOLAG) for k in (ALE, KUNGÄLV)]),
    (f"Bakom {STIFTELSE} står {ALE} och {HALLAND}.", [(k, "OWNS", STIFTELSE) for k in (ALE, HALLAND)]),
    (f"{STIFTELSE}, som {ALE} är huvudman för, har flyttat.", [(ALE, "OWNS", STIFTELSE)]),
    (f"I {BOLAG} är {ALE} delägare vid sidan av {KUNGÄLV}.", [(k, "OWNS", BOLAG) for k in (ALE, KUNGÄLV)]),
    (f"Resterande hälft av {BOLAG} tillhör {ALE}.", [(ALE, "OWNS", BOLAG)]),
    (f"Resterande aktier i {BOLAG} ligger hos {ALE} (34 procent).", [(ALE, "OWNS", BOLAG)]),
    (f"Aktierna i {BOLAG} finns hos {ALE} och hos {KUNGÄLV}.", [(k, "OWNS", BOLAG) for k in (ALE, KUNGÄLV)]),
    (f"Bakom {STIFTELSE} står, förutom {ALE}, även {HALLAND}.", [(k, "OWNS", STIFTELSE) for k in (ALE, HALLAND)]),
    (f"{ALE} är, liksom {HALLAND}, stiftare av {STIFTELSE}.", [(k, "OWNS", STIFTELSE) for k in (ALE, HALLAND)]),
    (f"Aktierna i {BOLAG} såldes i december till {KUNGÄLV}.", [(KUNGÄLV, "OWNS", BOLAG)]),
    (f"Under året såldes kommunens aktier i {BOLAG} till {KUNGÄLV}.", [(KUNGÄLV, "OWNS", BOLAG)]),
    (f"{ALE} sålde under våren sitt dotterbolag {BOLAG} till {KUNGÄLV}.", [(KUNGÄLV, "OWNS", BOLAG)]),
    (f"{BOLAG} såldes 2023 till {KUNGÄLV}.", [(KUNGÄLV, "OWNS", BOLAG)]),
]
CHARGED: list[tuple[str, list[Edge]]] = [
    (f"{ALE} har låtit {HB} utvärdera försöket.", [(ALE, "COMMISSIONS", HB)]),
    (f"Under hösten har {ALE} låtit {HB} ta fram en plan.", [(ALE, "COMMISSIONS", HB)]),
    (f"{ALE} låter {HB} kartlägga behoven.", [(ALE, "COMMISSIONS", HB)]),
]
MONEY: list[tuple[str, list[Edge]]] = [
    (f"{HALLAND} är med och finansierar projektet {PROJEKT}.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"{HALLAND} går in med 2 miljoner kronor i projektet {PROJEKT}.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"{HALLAND} bär kostnaden för projektet {PROJEKT}.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"Till projektet {PROJEKT} bidrar {HALLAND} med 2 miljoner kronor.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"Projektet {PROJEKT} drivs av {ALE} med pengar från {VINNOVA}.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{HALLAND} ställde 2 miljoner kronor till {ALE}s förfogande.", [(HALLAND, "FUNDS", ALE)]),
    (f"Projektet {PROJEKT}, där {VINNOVA} är bidragsgivare, fortsätter.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"Projektet {PROJEKT}, som {ALE} driver med stöd av {VINNOVA}, fortsätter.", [(VINNOVA, "FUNDS", PROJEKT)]),
]
LEADS: list[tuple[str, list[Edge]]] = [
    (f"{HALLAND} driver projektet {PROJEKT} tillsammans med {ALE}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"Kansliet för {RÅD} ligger hos {HALLAND}.", [(HALLAND, "COORDINATES", RÅD)]),
    (f"{RÅD} har sitt kansli hos {HALLAND}.", [(HALLAND, "COORDINATES", RÅD)]),
    (f"{HALLAND} håller i sekretariatet för {RÅD}.", [(HALLAND, "COORDINATES", RÅD)]),
    (f"För driften av projektet {PROJEKT} svarar {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
]
JOINS: list[tuple[str, list[Edge]]] = [
    (f"{RÅD}, som {ALE} är medlem i, möttes två gånger.", [(ALE, "MEMBER_OF", RÅD)]),
    (f"{ALE} är en av tolv medlemmar i {RÅD}.", [(ALE, "MEMBER_OF", RÅD)]),
    (f"I {RÅD} ingår, förutom {ALE}, även {KUNGÄLV}.", [(k, "MEMBER_OF", RÅD) for k in (ALE, KUNGÄLV)]),
    (f"I {RÅD} är {ALE} och {KUNGÄLV} de andra medlemmarna.", [(k, "MEMBER_OF", RÅD) for k in (ALE, KUNGÄLV)]),
    (f"{RÅD}, ett nätverk som samlar {ALE} och {HB}, växer.", [(k, "MEMBER_OF", RÅD) for k in (ALE, HB)]),
    (f"{RÅD} är ett nätverk som förenar {ALE} och {HB}.", [(k, "MEMBER_OF", RÅD) for k in (ALE, HB)]),
    (f"{RÅD} samlar i dag {ALE} och {HB} som medlemmar.", [(k, "MEMBER_OF", RÅD) for k in (ALE, HB)]),
    (f"{HALLAND} ingår i {RÅD} tillsammans med {ALE}.", [(k, "MEMBER_OF", RÅD) for k in (ALE, HALLAND)]),
    (f"{HALLAND} är medlem i {RÅD}, precis som {ALE}.", [(k, "MEMBER_OF", RÅD) for k in (ALE, HALLAND)]),
    (f"{RÅD}, där {ALE} och {HB} sitter med, växer.", [(k, "PARTICIPATES_IN", RÅD) for k in (ALE, HB)]),
    (f"{RÅD}, som vi leder och där {ALE} har en plats, växer.", [(ALE, "PARTICIPATES_IN", RÅD)]),
    (f"{RÅD}, i vilket {ALE} är representerad, växer.", [(ALE, "PARTICIPATES_IN", RÅD)]),
    (f"I {RÅD} sitter, förutom {ALE}, även {HB}.", [(k, "PARTICIPATES_IN", RÅD) for k in (ALE, HB)]),
    (f"{ALE} är sedan i våras anslutet till projektet {PROJEKT}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"Sedan i våras är {ALE} ansluten till projektet {PROJEKT}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"Projektet {PROJEKT} bedrivs ihop med {ALE}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"Projektet {PROJEKT} genomförs i nära samspel med {ALE}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"Bland medlemmarna i {RÅD} märks {ALE}.", [(ALE, "MEMBER_OF", RÅD)]),
    (f"{RÅD} har {ALE} och {KUNGÄLV} som medlemmar.", [(k, "MEMBER_OF", RÅD) for k in (ALE, KUNGÄLV)]),
    (f"Projektet {PROJEKT}, som {HALLAND} deltar i sedan 2022, fortsätter.", [(HALLAND, "PARTICIPATES_IN", PROJEKT)]),
    (f"{KUNGÄLV} kom med i projektet {PROJEKT} två år senare.", [(KUNGÄLV, "PARTICIPATES_IN", PROJEKT)]),
    (f"I {RÅD} möts två gånger per år {ALE} och {HB}.", [(k, "PARTICIPATES_IN", RÅD) for k in (ALE, HB)]),
    (f"Bakom {RÅD} står {ALE} och {HB}.", [(k, "PARTICIPATES_IN", RÅD) for k in (ALE, HB)]),
    (f"{RÅD} är sammansatt av ledamöter från {ALE} och {HB}.", [(k, "PARTICIPATES_IN", RÅD) for k in (ALE, HB)]),
    (f"Sedan 2020 är {ALE} med i {RÅD}.", [(ALE, "PARTICIPATES_IN", RÅD)]),
    (f"{ALE} utser två ledamöter i {RÅD}.", [(ALE, "PARTICIPATES_IN", RÅD)]),
    (f"Projektet {PROJEKT} hör till programmet Hälsodata Väst.", [(PROJEKT, "PART_OF", "Hälsodata Väst")]),
]
TASKS: list[tuple[str, list[Edge]]] = [
    (f"På {HALLAND}s uppdrag kartlägger {HB} alla vattendrag.", [(HALLAND, "COMMISSIONS", HB)]),
    (f"{HB} har {HALLAND}s uppdrag att kartlägga vattendragen.", [(HALLAND, "COMMISSIONS", HB)]),
    (f"Utredningen görs av {HB} åt {HALLAND}.", [(HALLAND, "COMMISSIONS", HB)]),
    (f"Uppdraget kommer från {HALLAND} och utförs av {HB}.", [(HALLAND, "COMMISSIONS", HB)]),
    (f"{BOLAG}, som {ALE} har ett samverkansavtal med, växer.", [(ALE, "COLLABORATES_WITH", BOLAG)]),
    (f"Det avtal om praktik som {ALE} sedan 2019 har med {HB} gäller.", [(ALE, "COLLABORATES_WITH", HB)]),
    (f"En överenskommelse om hjälp, som {ALE} slutit med {HB}, gäller.", [(ALE, "COLLABORATES_WITH", HB)]),
]
FALSE: list[tuple[str, Edge]] = [
    (f"{ALE} lät {HB} veta att mötet ställts in.", (ALE, "COMMISSIONS", HB)),
    (f"{KUNGÄLV} sålde fastigheten till {BOLAG}.", (KUNGÄLV, "OWNS", BOLAG)),
    (f"{RÅD}, som bereder frågor, och Säsongsgruppen, där {ALE} sitter.", (ALE, "PARTICIPATES_IN", RÅD)),
    (f"{RÅD}, där {ALE} är medlem, växer.", (ALE, "PARTICIPATES_IN", RÅD)),
    (f"Projektet {PROJEKT} drivs av {ALE} med pengar från {VINNOVA}.", (VINNOVA, "FUNDS", ALE)),
    (f"Till projektet {PROJEKT} bidrar {HALLAND} med 2 miljoner kronor.", (PROJEKT, "FUNDS", HALLAND)),
    (f"I projektet {PROJEKT} är {HB} projektägare.", (HB, "OWNS", PROJEKT)),
    (f"{BOLAG}, som {ALE} och {KUNGÄLV} äger tillsammans med {HB}, växer.", (ALE, "OWNS", HB)),
    (f"{VINNOVA} bidrar med 2 miljoner kronor och {HALLAND} med 300 000 kronor.", (VINNOVA, "FUNDS", HALLAND)),
    (f"Resterande hälft av {BOLAG} tillhör {ALE}.", (BOLAG, "PART_OF", ALE)),
    (
        f"{HB} deltar i projektet {PROJEKT}, en del av programmet Hälsodata Väst.",
        (HB, "PARTICIPATES_IN", "Hälsodata Väst"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OWNERS, *CHARGED, *MONEY, *LEADS, *JOINS, *TASKS])
def test_a_plain_wording_gives_its_edges(
    edges_of: Callable[..., dict[Edge, Any]], text: str, expected: list[Edge]
) -> None:
    found = {*(edges := edges_of(text)), *((b, kind, a) for a, kind, b in edges if kind == "COLLABORATES_WITH")}
    assert [one for one in expected if one not in found] == []


@pytest.mark.parametrize(("text", "edge"), FALSE)
def test_what_only_looks_like_an_edge_is_none(edges_of: Callable[..., dict[Edge, Any]], text: str, edge: Edge) -> None:
    assert edge not in edges_of(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Med {HB} finns sedan 2019 ett avtal om praktik.",
        f"Med {HB} tecknades i maj ett avtal om praktik.",
        f"Även med {HB} har ett avtal om praktik slutits.",
    ],
)
def test_an_agreement_with_nobody_named_is_the_issuers(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    found = edges_of(f"{STIFTELSE} växer.\n\n{text}", issuer=STIFTELSE)
    assert {frozenset((a, b)) for a, kind, b in found if kind == "COLLABORATES_WITH"} == {frozenset((HB, STIFTELSE))}


def test_no_agreement_is_none(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    text = f"{STIFTELSE} växer.\n\nMed {HB} har ingen överenskommelse träffats."
    found = edges_of(text, issuer=STIFTELSE)
    assert {one.modality for relations in found.values() for one in relations} <= {"negated"}


def test_who_has_dropped_out_is_in_it_no_more(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    found = edges_of(f"{ALE} hoppade av projektet {PROJEKT}.")
    assert {one.modality for relations in found.values() for one in relations} <= {"ended"}


def test_shares_that_are_sold_are_the_buyers(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    found = edges_of(f"{ALE} sålde i maj sina aktier i {BOLAG} till {KUNGÄLV}.")
    assert {(a, one.modality) for (a, _, _), relations in found.items() for one in relations} == {
        (ALE, "ended"),
        (KUNGÄLV, "asserted"),
    }
