"""Offices, their units and what they are charged with: what annual reports say of their issuers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]
FALU, DALARNA = "Falu kommun", "Region Dalarna"
HEAD = f"{FALU}\n\nÅrsredovisning 2024\n\n"


def edges(edges_of: EdgesOf, text: str, kind: str) -> set[tuple[str, str]]:
    own = "own-word"
    return {(a, b) for (a, of, b), (one, *_) in edges_of(HEAD + text).items() if of == kind and own not in one.rule}


@pytest.mark.parametrize(
    ("text", "units", "whole"),
    [
        (
            "5.2 Ny organisation på socialförvaltningen\n\nTvå nya verksamhetsområden bildas:\n"
            "• HR och kommunikation\n• Utveckling och hållbarhet\n",
            {"HR och kommunikation", "Utveckling och hållbarhet"},
            "Socialförvaltningen",
        ),
        (
            "Kommunens verksamhet är indelad i följande sektorer:\n- Barn och utbildning\n- Samhälle och kultur\n",
            {"Barn och utbildning", "Samhälle och kultur"},
            FALU,
        ),
    ],
)
def test_units_that_an_introduction_counts(edges_of: EdgesOf, text: str, units: set[str], whole: str) -> None:
    assert edges(edges_of, text, "PART_OF") == {(one, whole) for one in units}


@pytest.mark.parametrize(
    "text",
    [
        "5.2 Ny organisation på socialförvaltningen\n\nTre verksamhetsområden avvecklas:\n• HR\n• Samhälle\n",
        "Vi arbetar inom fyra fokusområden:\n• Barn och unga\n• Klimat\n",
        "Förvaltningen har tre avdelningar:\n• som alla arbetar med barn.\n",
    ],
)
def test_what_an_introduction_says_of_no_unit(edges_of: EdgesOf, text: str) -> None:
    assert edges(edges_of, text, "PART_OF") == set()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "– Sandvikens kommun, socialförvaltningen\n– Region Gävleborg\n",
            ("Socialförvaltningen", "Sandvikens kommun"),
        ),
        (f"Inom {DALARNA} svarar Folkhälsoenheten för analysen.", ("Folkhälsoenheten", DALARNA)),
        ("Kommunens nämnder, bland annat kulturnämnden, har hörts.", ("Kulturnämnden", FALU)),
        (
            "Frågan bereds av kommunstyrelsens trygghetsråd. Kommunstyrelsen är nöjd.",
            ("Kommunstyrelsens trygghetsråd", "Kommunstyrelsen"),
        ),
    ],
)
def test_a_unit_and_whose_it_is(edges_of: EdgesOf, text: str, part: tuple[str, str]) -> None:
    assert part in edges(edges_of, text, "PART_OF")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Socialförvaltningen fick i uppdrag att projektleda programmet Trygg i Dalarna.", "Socialförvaltningen"),
        (f"Sedan i maj har {DALARNA} uppdraget att samordna programmet Trygg i Dalarna.", DALARNA),
        (f"{DALARNA} genomförde en utbildning med namnet ”Trygg i Dalarna” för chefer.", DALARNA),
    ],
)
def test_who_leads_by_order_or_by_name(edges_of: EdgesOf, text: str, leads: str) -> None:
    assert {a for a, b in edges(edges_of, text, "COORDINATES") if b == "Trygg i Dalarna"} == {leads}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"Ett av projekten där {FALU} ingår är projektet Grön Väg.", {FALU}),
        (f"{FALU} och {DALARNA} har sedan 2022 implementerat projektet Grön Väg.", {FALU, DALARNA}),
    ],
)
def test_who_is_in_what_is_named_later(edges_of: EdgesOf, text: str, parties: set[str]) -> None:
    assert {a for a, b in edges(edges_of, text, "PARTICIPATES_IN") if b == "Grön Väg"} == parties


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("Kommunens egna skolor Lugnetskolan och Hagaskolan tar emot elever.", {"Lugnetskolan", "Hagaskolan"}),
        (f"{FALU}s större kulturinstitutioner som Dalateatern fick mer.", {"Dalateatern"}),
    ],
)
def test_institutions_of_an_owner(edges_of: EdgesOf, text: str, owned: set[str]) -> None:
    assert edges(edges_of, text, "OWNS") == {(FALU, one) for one in owned}


@pytest.mark.parametrize(
    "text",
    [
        "En inventering påbörjades i fjol på uppdrag av Länsstyrelsen i Dalarnas län.",
        "På uppdrag av Länsstyrelsen i Dalarnas län har en ny gångväg byggts.",
    ],
)
def test_who_asked_for_what_the_issuer_did(edges_of: EdgesOf, text: str) -> None:
    found = {(a, b) for a, kind, b in edges_of(f"Stiftelsen Dala Arv\n\nVerksamhet\n\n{text}") if kind == "COMMISSIONS"}
    assert found == {("Länsstyrelsen i Dalarnas län", "Stiftelsen Dala Arv")}


def test_nobody_takes_part_in_a_kommun_that_a_word_means(edges_of: EdgesOf) -> None:
    text = f"Initiativet Grön Kust samlar utöver oss {DALARNA} och Mora kommun."
    assert not {(a, b) for a, b in edges(edges_of, text, "MEMBER_OF") if b == FALU}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Miljökontorets klimatfunktion har mött elever.\n", "Klimatfunktion", "Miljökontoret"),
        (
            "Centrum för hållbart byggande, där plattformen Smart Trä är placerad, flyttade i våras.\n",
            "Smart Trä",
            "Centrum för hållbart byggande",
        ),
        (
            "Plattformen Smart Trä har sin hemvist vid Luleå tekniska universitet.\n",
            "Smart Trä",
            "Luleå tekniska universitet",
        ),
        ("Servicekontoret är regionstyrelsens förvaltning.\n", "Servicekontoret", "Regionstyrelsen"),
        ("Under kommunstyrelsen lyder stadsbyggnadskontoret.\n", "Stadsbyggnadskontoret", "Kommunstyrelsen"),
        ("Under socialnämnden finns också arbetsutskottet.\n", "Arbetsutskottet", "Socialnämnden"),
        (
            "Servicekontoret ligger i Falun. Här finns bland annat avdelningen för vägunderhåll.\n",
            "Avdelningen för vägunderhåll",
            "Servicekontoret",
        ),
    ],
)
def test_what_is_lodged_with_somebody_or_lies_below_is_a_part_of_it(
    edges_of: EdgesOf, text: str, part: str, whole: str
) -> None:
    assert (part, whole) in edges(edges_of, text, "PART_OF")


def test_the_place_where_a_platform_is_must_be_named(edges_of: EdgesOf) -> None:
    text = "Lokalen, där plattformen Smart Trä är placerad, hyrs ut.\n"
    assert "Smart Trä" not in {a for a, _ in edges(edges_of, text, "PART_OF")}


def test_units_that_an_office_is_made_up_of_are_no_members(edges_of: EdgesOf) -> None:
    text = "Falu kommuns tekniska förvaltning består av avdelningen gata och park samt en stab.\n"
    assert not edges(edges_of, text, "MEMBER_OF")
