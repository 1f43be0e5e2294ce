"""What "nämnden", "förvaltningen" and "vår förvaltning" mean in a document that is about one board or its office."""

# ruff: noqa: E501 - documents stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE = "Ale kommun"
EdgesOf = Callable[..., Any]
OF_OFFICE = "Tekniska förvaltningen\nAle kommun\n\nVerksamhetsberättelse 2023\n\n1 Uppdrag\nFörvaltningen verkställer det som tekniska nämnden beslutar. Nämnden har nio ledamöter.\n\n2 Vatten\n"
OF_BOARD = (
    "Utbildningsnämnden\nAle kommun\n\nÅrsrapport 2024\n\n1 Uppdrag\nUnder nämnden finns utbildningsförvaltningen.\n\n"
)
IN_COMMON = "Verksamhetsberättelse 2024\n\nGemensamma nämnden för kost och måltider\n\nRegion Halland\n\n1. Uppdrag\nNämnden har sju ledamöter.\n\n2. Bidrag\n"


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (OF_OFFICE + "Sjöbygdens Vattenvårdsförening tog emot 90 tkr från nämnden.", ("Tekniska nämnden", "FUNDS", "Sjöbygdens Vattenvårdsförening")),
        (OF_OFFICE + "Naturvårdsverket delade ut 300 tkr till nämnden för mätbojar.", ("Naturvårdsverket", "FUNDS", "Tekniska nämnden")),
        (OF_OFFICE + "Plantskolan flyttades hit från servicenämnden. Medlen räckte.\n\nNämnden beviljade Sjöbygdens Vattenvårdsförening 90 tkr.", ("Tekniska nämnden", "FUNDS", "Sjöbygdens Vattenvårdsförening")),
        (OF_BOARD + "Nämnden har gett förvaltningen i uppdrag att utreda skolskjutsen.", ("Utbildningsnämnden", "COMMISSIONS", "Utbildningsförvaltningen")),
        (IN_COMMON + "Sjöbygdens Intresseförening fick 40 tkr av nämnden för en kokbok.", ("Gemensamma nämnden för kost och måltider", "FUNDS", "Sjöbygdens Intresseförening")),
        (OF_OFFICE + "I nätverket Rent vatten i väst deltar vår förvaltning och Göteborgs universitet.", ("Tekniska förvaltningen", "PARTICIPATES_IN", "Rent vatten i väst")),
        ("Ale kommun\n\nÅrsrapport 2024\n\nI nätverket Rent vatten i väst deltar vår kommun.", (ALE, "PARTICIPATES_IN", "Rent vatten i väst")),
    ],
)  # fmt: skip
def test_it_is_the_one_the_document_is_about(edges_of: EdgesOf, text: str, edge: tuple[str, str, str]) -> None:
    found = {tuple(part.casefold() for part in one) for one in edges_of(text + "\n")}
    assert tuple(part.casefold() for part in edge) in found


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (OF_OFFICE + "Miljönämnden har fem ledamöter. Nämnden gav Sjöbygdens Vattenvårdsförening 40 tkr.", "Miljönämnden"),
        ("Ale kommun\n\nÅrsrapport 2024\n\nNämnden för funktionsstöd gav Sjöbygdens Vattenvårdsförening 90 000 kronor.", "Nämnden för funktionsstöd"),
    ],
)  # fmt: skip
def test_another_board_just_named_is_meant(edges_of: EdgesOf, text: str, payer: str) -> None:
    paid = {who for who, what, whom in edges_of(text + "\n") if what == "FUNDS" and "Vattenvård" in whom}
    assert paid == {payer}


FAR = "\n\n".join(f"I {month} har {n * n + 3} personer fått nya kunskaper om {month}." for n, month in enumerate(("mars", "april", "maj", "juni")))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Tjärnö Fibernät AB", "fibernätsbolaget"),
        ("Tjärnö Industrilokaler AB", "industrilokalsbolaget"),
        ("Tjärnö Elnät AB", "nätbolaget"),
        ("Bostads AB Tjärnöhus", "bostadsbolaget"),
    ],
)
def test_a_compound_calls_one_company_of_the_whole_document(edges_of: EdgesOf, name: str, noun: str) -> None:
    text = f"{ALE}\n\nÅrsredovisning 2023\n\nKoncernen\n{ALE} äger {name}.\n\n{FAR}\n\nDrift\n\nUnder året deltog {noun} i projektet Grön kaj."
    assert (name, "PARTICIPATES_IN", "Grön kaj") in edges_of(text + "\n")


@pytest.mark.parametrize("name", ["Tjärnö Lärcenter", "Tjärnö Lärcentrum"])
def test_a_centre_is_called_by_what_it_is(edges_of: EdgesOf, name: str) -> None:
    text = f"Föreningen Hoppet samarbetar med {name}.\n\nLänsstyrelsen i Skåne län gav 120 000 kronor till lärcentret."
    assert ("Länsstyrelsen i Skåne län", "FUNDS", name) in edges_of(text + "\n")


def test_of_two_that_a_compound_may_call_neither_is_meant_far_below(edges_of: EdgesOf) -> None:
    text = f"{ALE}\n\nÅrsredovisning\n\nKoncernen\n{ALE} äger Tjärnö Elnät AB. {ALE} äger Orusts Elnät AB.\n\n{FAR}\n\nDrift\n\nUnder året deltog nätbolaget i projektet Grön kaj."
    assert not any(what == "PARTICIPATES_IN" and "Elnät" in who for who, what, _ in edges_of(text + "\n"))
