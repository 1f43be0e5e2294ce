"""What bodies fall into and who is in them, whom others lead, and with whom something is done by whoever it is."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND = "Ale kommun", "Lerums kommun", "Region Halland"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def stated(edges_of: EdgesOf, text: str) -> set[Edge]:
    return {
        (a.casefold(), kind, b.casefold())
        for a, kind, b in edges_of(f"Årsrapport\n\n{text}\n", issuer="Laholms kommun")
    }


@pytest.mark.parametrize(
    ("text", "kind", "who", "what"),
    [
        ("Stadsledningskontoret är numera uppdelat i Enheten för trygghet, Enheten för näringsliv samt Hållbarhetsenheten.", "PART_OF", ("Enheten för trygghet", "Enheten för näringsliv", "Hållbarhetsenheten"), "Stadsledningskontoret"),
        ("Kulturförvaltningen delas in i Biblioteksenheten och Konstenheten.", "PART_OF", ("Biblioteksenheten", "Konstenheten"), "Kulturförvaltningen"),
        ("Tandvården lyder under hälso- och sjukvårdsnämnden. Till samma nämnd hör Centralsjukhuset i Karlstad.", "PART_OF", ("Centralsjukhuset i Karlstad",), "Hälso- och sjukvårdsnämnden"),
        ("Arbetsmarknadskontoret har 412 medarbetare. I kontoret ingår Försörjningsenheten.", "PART_OF", ("Försörjningsenheten",), "Arbetsmarknadskontoret"),
        (f"Kompetensrådet Väst samordnas av {HALLAND} och består av Arbetsförmedlingen, {ALE} och {LERUM}.", "MEMBER_OF", ("Arbetsförmedlingen", ALE, LERUM), "Kompetensrådet Väst"),
        (f"Kustrådet leds av {HALLAND}. {ALE} och {LERUM} har en ledamot vardera.", "MEMBER_OF", (ALE, LERUM), "Kustrådet"),
        (f"Till Överförmyndarnämnden Väst, som {ALE} är värd för och i vilken även {LERUM} ingår, betalas 2 mnkr.", "PARTICIPATES_IN", (LERUM,), "Överförmyndarnämnden Väst"),
    ],
)  # fmt: skip
def test_who_is_in_it(edges_of: EdgesOf, text: str, kind: str, who: tuple[str, ...], what: str) -> None:
    found = stated(edges_of, text)
    assert [one for one in who if (one.casefold(), kind, what.casefold()) not in found] == []
    assert [one for one in who if (what.casefold(), kind, one.casefold()) in found] == []


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Arbetet görs i tätt samarbete med Högskolan i Halmstad, Södra Energi AB och nätverket Klimatpakt Laholm.", ("Högskolan i Halmstad", "Södra Energi AB")),
        ("Ett gemensamt beslutsstöd ska införas tillsammans med Örebro kommun och Södertälje kommun.", ("Örebro kommun", "Södertälje kommun")),
        ("Samverkansavtalet med Högskolan Dalarna förlängs. Ett liknande avtal med Mälardalens universitet håller på att tas fram.", ("Högskolan Dalarna", "Mälardalens universitet")),
        ("Överenskommelsen med Arbetsförmedlingen löper sedan 2021.", ("Arbetsförmedlingen",)),
        ("Tre av kurserna ges ihop med ABF Halland.", ("ABF Halland",)),
    ],
)  # fmt: skip
def test_with_whom_the_issuer_does_it(edges_of: EdgesOf, text: str, whom: tuple[str, ...]) -> None:
    found = {frozenset((a, b)) for a, kind, b in stated(edges_of, text) if kind == "COLLABORATES_WITH"}
    assert [one for one in whom if frozenset((one.casefold(), "laholms kommun")) not in found] == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Nu har Vaxholms stad och Österåkers kommun ingått ett avtal om gemensam hämtning.", ("Vaxholms stad", "Österåkers kommun")),
        ("Komvux Norden och ABF Halland har startat studieverkstäder i Hageby.", ("Komvux Norden", "ABF Halland")),
    ],
)  # fmt: skip
def test_what_two_do(edges_of: EdgesOf, text: str, pair: tuple[str, str]) -> None:
    found = {frozenset((a, b)) for a, kind, b in stated(edges_of, text) if kind == "COLLABORATES_WITH"}
    assert frozenset(map(str.casefold, pair)) in found


@pytest.mark.parametrize(
    "text",
    [
        "Kollektivavtal finns med Vision och Kommunal.",
        "Avtal om lokaler finns med Fastighets AB Kusten.",
        "Samverkansavtalet med Högskolan Dalarna har inte förnyats.",
    ],
)
def test_nothing_is_done_together(edges_of: EdgesOf, text: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Laholms kommun")
    assert [
        edge for edge, told in found.items() if edge[1] == "COLLABORATES_WITH" and told[0].modality == "asserted"
    ] == []


def test_grants_to_those_whom_a_board_works_with(edges_of: EdgesOf) -> None:
    text = (
        "Mål och budget 2025\n\nALINGSÅS KOMMUN\n\nSocialnämnden\nInom ramen finns bidrag till de ideella aktörer som nämnden "
        "har avtal med: Kvinnojouren Viola (1 420 tkr), Verdandi Alingsås (610 tkr) och Stadsmissionen i Alingsås (900 tkr).\n"
    )
    found = {(a, b): told[0].amount_sek for (a, kind, b), told in edges_of(text).items() if kind == "FUNDS"}
    assert found == {
        ("Socialnämnden", "Kvinnojouren Viola"): 1_420_000,
        ("Socialnämnden", "Verdandi Alingsås"): 610_000,
        ("Socialnämnden", "Stadsmissionen i Alingsås"): 900_000,
    }


def test_a_programme_that_others_lead_is_paid_for_and_not_those_in_it(edges_of: EdgesOf) -> None:
    text = f"{ALE} är med i projektet Romberga växer, som {LERUM} leder och som delvis bekostas av Boverket."
    assert {b for a, kind, b in stated(edges_of, text) if (a, kind) == ("boverket", "FUNDS")} == {"romberga växer"}
