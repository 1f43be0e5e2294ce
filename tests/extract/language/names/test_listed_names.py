"""Names listed behind a noun for several, and where the list ends."""

from __future__ import annotations

import pytest

from nysta.extract.language.names.listed_names import listed_names


def found(text: str) -> list[tuple[str, str]]:
    return [(text[it.start : it.end], it.label) for it in listed_names(text)]


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        (
            "Projekten Gruvlyftet, Kvarnhjulet och Stenbro avslutades i maj.",
            ["Gruvlyftet", "Kvarnhjulet", "Stenbro"],
            "PRJ",
        ),
        ("I den ingår delprojekten Från jord till bord och Bryggan.", ["Från jord till bord", "Bryggan"], "PRJ"),
        (
            "Medel ges till projekten ”Nu räcker det!” och Lådan på gården.",
            ["Nu räcker det!", "Lådan på gården"],
            "PRJ",
        ),
        (
            "Vi är delade i avdelningarna Barn och unga, Kultur & Fritid samt Stab.",
            ["Barn och unga", "Kultur & Fritid", "Stab"],
            "ORG",
        ),
        ("Regionens egna folkhögskolor Fornby, Malung och Sandvik byggdes ut.", ["Fornby", "Malung", "Sandvik"], "ORG"),
        ("Vi driver tre museer Kvarnen, Smedjan och Stenboden.", ["Kvarnen", "Smedjan", "Stenboden"], "ORG"),
        ("Vi har tre verksamheter: Vård och stöd, Hemmet samt Bryggan.", ["Vård och stöd", "Hemmet", "Bryggan"], "ORG"),
        (
            "Här finns fyra arbetslag med egen chef: Gräset, Tvätten samt Café Bryggan.",
            ["Gräset", "Tvätten", "Café Bryggan"],
            "ORG",
        ),
        ("Sedan i maj har tre enheter bildats: Spår, Väg och Fartyg.", ["Spår", "Väg", "Fartyg"], "ORG"),
        ("Kampanjerna Läs mer och Tala högt fortsätter.", ["Läs mer", "Tala högt"], "PRG"),
        # an abbreviation that spells a name tells that "och" is part of it
        (
            "De två beredningsgrupperna Hållbar bygd (HB) och Lärande och Hälsa (LoH) möts.",
            ["Hållbar bygd", "Lärande och Hälsa"],
            "ORG",
        ),
    ],
)
def test_a_noun_for_several_tells_what_the_names_behind_it_are(text: str, names: list[str], label: str) -> None:
    assert found(text) == [(name, label) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Projekten Bryggan och Lådan drivs av Ale kommun, Falu kommun och Säters kommun.", ["Bryggan", "Lådan"]),
        ("Projekten Bryggan och Lådan samt Ale kommun får pengar.", ["Bryggan", "Lådan"]),
        (
            "Delprojekten Språkspåret och Chefsspåret, det ena för nya och det andra för chefer.",
            ["Språkspåret", "Chefsspåret"],
        ),
    ],
)
def test_the_list_ends_where_others_are_spoken_of(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "De kommunala bolagen Sala kommun äger, och andra.",
        "Projekten har fått nya ledare.",
        "Projektet Bryggan och Lådan.",
        "Kommunens skolor i Falun och Mora.",
        "I bolagen är Ale kommun och Falu kommun delägare.",
    ],
)
def test_one_name_and_others_are_no_list(text: str) -> None:
    assert found(text) == []
