"""What reports state in prose of several at once, of hosts and units, of money set aside and given out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edge = tuple[str, str, str]

ISSUER, FALUN, BORLANGE, DALARNA = "Hedemora kommun", "Falu kommun", "Borlänge kommun", "Region Dalarna"

SAID: list[tuple[str, list[Edge]]] = [
    (
        f"{FALUN}, {DALARNA} och {BORLANGE} har sedan 2021 infört satsningen Lugna kvällar.",
        [(one, "PARTICIPATES_IN", "Lugna kvällar") for one in (FALUN, DALARNA, BORLANGE)],
    ),
    (
        "Kulturchefsnätverket agerade styrgrupp för projektet Öppen dörr.",
        [("Kulturchefsnätverket", "COORDINATES", "Öppen dörr")],
    ),
    (
        "Samhällsbyggnad sköts av enheten Plan och bygg, med avdelningarna Kartboden och Mätstugan.",
        [(one, "PART_OF", "Plan och bygg") for one in ("Kartboden", "Mätstugan")],
    ),
    (
        "I socialförvaltningen finns tre verksamheter: Vård och stöd, Hem & Service samt Individ och familj.",
        [(one, "PART_OF", "Socialförvaltningen") for one in ("Vård och stöd", "Hem & Service", "Individ och familj")],
    ),
    (
        "Förvaltningen ska organiseras i enheterna Hedemora Vatten, Hedemora Återvinning och Kundcenter Syd.",
        [("Kundcenter Syd", "PART_OF", ISSUER)],
    ),
    (
        "Kommunens Hemvård och Rehab erbjuder stöd till äldre i hela kommunen.",
        [("Hemvård och Rehab", "PART_OF", ISSUER)],
    ),
    (
        "Näringslivskontoret hör till kommunstyrelsens förvaltning.",
        [("Näringslivskontoret", "PART_OF", "Kommunstyrelsens förvaltning")],
    ),
    (
        "Fullmäktige har gjort avsättningar för projektet Framtidens Journal.",
        [("Fullmäktige", "FUNDS", "Framtidens Journal")],
    ),
    (
        "Ur Ungdomsfonden fick Hedemora Elevkår 12 000 kronor.",
        [("Ungdomsfonden", "FUNDS", "Hedemora Elevkår")],
    ),
    (
        f"{DALARNA} har förklarat sig berett att finansiera utrustning vid Centrum för Trä & Textil.",
        [(DALARNA, "FUNDS", "Centrum för Trä & Textil")],
    ),
    (
        f"Kommunen äger 51 procent av Dala Teknik AB. De övriga ägarna är {FALUN} (29 procent) samt"
        f" {BORLANGE} (20 procent).",
        [(one, "OWNS", "Dala Teknik AB") for one in (FALUN, BORLANGE)],
    ),
    (
        f"{ISSUER} ingår också i den gemensamma nämnden Tolknämnden i Dalarna.",
        [(ISSUER, "PARTICIPATES_IN", "Tolknämnden i Dalarna")],
    ),
    (
        "Införandet av modellen kommer på uppdrag av Brottsförebyggande rådet att utvärderas av forskare från"
        " Högskolan Dalarna.",
        [("Brottsförebyggande rådet", "COMMISSIONS", "Högskolan Dalarna")],
    ),
    (
        "Kommunchefsgruppen har tagit initiativ till fördjupade kontakter med Högskolan Dalarna.",
        [("Högskolan Dalarna", "COLLABORATES_WITH", "Kommunchefsgruppen")],
    ),
    (
        "Bolagets firma är Gläntans Vatten och Avfall AB, i avtalet kallat GlaVA. Styrelsen har fem ledamöter."
        f" {FALUN} får yttra sig. GlaVA ska äga 100 procent av Älvens Biogas AB.",
        [("Gläntans Vatten och Avfall AB", "OWNS", "Älvens Biogas AB")],
    ),
    (
        "Föreningens namn är Inlandets Skogsråd. Föreningen är ideell. Föreningen är medlem i Svenskt Trävirke.",
        [("Inlandets Skogsråd", "MEMBER_OF", "Svenskt Trävirke")],
    ),
    (
        "Vi har en gemensam nämnd, Hjälpmedelsnämnden Dalarna. Hjälpmedelsnämnden Dalarnas verksamhet bedrivs av"
        " enheten Rullstolsboden.",
        [("Rullstolsboden", "PART_OF", "Hjälpmedelsnämnden Dalarna")],
    ),
    (
        "Däremot kvarstår medlemskapet i Företagarna Norra Dalarna.",
        [(ISSUER, "MEMBER_OF", "Företagarna Norra Dalarna")],
    ),
    (
        "Regionens och Polisens beredskapsgrupp har en ordförande. Till den knyts Polisen och tio experter.",
        [("Polismyndigheten", "PARTICIPATES_IN", "Regionens och Polisens beredskapsgrupp")],
    ),
    (
        f"Avtal om delad ekonomtjänst har tecknats mellan {ISSUER} och {FALUN}.",
        [(FALUN, "COLLABORATES_WITH", ISSUER)],
    ),
]


@pytest.mark.parametrize(("body", "edges"), SAID, ids=[body[:40] for body, _ in SAID])
def test_it_is_read(held_of: Callable[[str], set[Edge]], body: str, edges: list[Edge]) -> None:
    assert set(edges) <= held_of(body)


@pytest.mark.parametrize(
    ("body", "edge"),
    [
        (
            "Samhällsbyggnad sköts av enheten Plan och bygg, med avdelningarna Kartboden och Mätverket.",
            ("Kartboden", "PART_OF", ISSUER),
        ),
        ("Kulturnämnden är en egen nämnd, Kulturnämnden i Hedemora.", (ISSUER, "PARTICIPATES_IN", "Kulturnämnden")),
        (f"{FALUN} är värd för Hedemora kommuns gäster.", (FALUN, "COORDINATES", ISSUER)),
        ("Ungdomsfonden fick 12 000 kronor.", ("Ungdomsfonden", "FUNDS", ISSUER)),
    ],
)
def test_it_is_not_read(held_of: Callable[[str], set[Edge]], body: str, edge: Edge) -> None:
    assert edge not in held_of(body)
