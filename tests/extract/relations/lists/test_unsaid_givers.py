"""Who gives a task where only the charged is named: the government, where the text around says that it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

HEAD = "Digitalt i staten\n\nNytt under 2025\n\n"
GIVES = f"{HEAD}Regeringen ger flera myndigheter uppdrag för att öka tryggheten.\n\n"


def tasks(edges_of: EdgesOf, text: str) -> set[tuple[str, str]]:
    return {(a, b) for a, kind, b in edges_of(f"{text}\n") if kind == "COMMISSIONS"}


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        (f"{GIVES}Skolverket får därför i uppdrag att kartlägga hindren.", {"Skolverket"}),
        (
            f"{GIVES}Skolverket och Boverket har sedan tidigare ett uppdrag att se över frågan.",
            {"Skolverket", "Boverket"},
        ),
        (f"{GIVES}Trafikverket fick i mars 2024 i uppdrag att utreda en hamn.", {"Trafikverket"}),
        (
            f"{GIVES}Forum för levande historia fick under 2024 i uppdrag att visa en film.",
            {"Forum för levande historia"},
        ),
        (f"{GIVES}Skolverket har haft i uppgift att ta fram en lista.", {"Skolverket"}),
        (
            f"{HEAD}Uppdrag till Boverket och Lantmäteriet att mäta kusten\n\n"
            "Regeringen ger Boverket i uppdrag att mäta kusten.",
            {"Boverket", "Lantmäteriet"},
        ),
        (
            f"{HEAD}Regeringen uppdrar åt Skolverket att se över frågan.\n\nUppdrag om en webbplats\n\n"
            "Brottsoffermyndigheten ges i uppdrag att ta fram en webbplats.",
            {"Skolverket", "Brottsoffermyndigheten"},
        ),
    ],
)
def test_the_government_gives_them(edges_of: EdgesOf, text: str, charged: set[str]) -> None:
    assert tasks(edges_of, text) == {("Regeringen", one) for one in charged}


@pytest.mark.parametrize(
    "text",
    [
        "Boverket\n\nÅrsredovisning 2025\n\nTrafikverket får i uppdrag att utreda en hamn.",
        f"{GIVES}Skolverket får i uppdrag av Kulturdepartementet att kartlägga hindren.",
        "Region Skåne\n\nProtokoll\n\nRegionstyrelsen beslutade om detta. Trafikverket får i uppdrag att bygga.",
        f"{GIVES}Socialförvaltningen Centrum fick i uppdrag att leda införandet.",
        f"{HEAD}Regeringen är nöjd. Ale kommun får i uppdrag att kartlägga hindren.",
    ],
)
def test_nor_does_it_where_that_is_not_said(edges_of: EdgesOf, text: str) -> None:
    assert not {a for a, _ in tasks(edges_of, text)} & {"Regeringen", "Boverket"}


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        (
            f"{HEAD}Regeringen beslutar att Boverket och Tullverket i samverkan ska se över frågan.",
            "Regeringen",
            "Tullverket",
        ),
        (f"{HEAD}Regeringen ändrar uppdraget till Boverket om byggregler.", "Regeringen", "Boverket"),
        (
            f"{HEAD}Regeringen förlänger uppdragstiden för Boverkets uppdrag att se över reglerna.",
            "Regeringen",
            "Boverket",
        ),
        (
            "Tierps kommun\n\nProtokoll\n\nKommunstyrelsen utökar uppdraget till Tierpsbyggen AB.",
            "Kommunstyrelsen",
            "Tierpsbyggen AB",
        ),
    ],
)
def test_a_task_that_is_changed_is_given(edges_of: EdgesOf, text: str, giver: str, charged: str) -> None:
    assert (giver, charged) in tasks(edges_of, text)


@pytest.mark.parametrize(
    "heading",
    ["Upphörande av uppdraget till Boverket att mäta buller", "Återkallelse av uppdrag till Boverket om buller"],
)
def test_a_task_that_is_taken_back_is_over(edges_of: EdgesOf, heading: str) -> None:
    text = f"{HEAD}Regeringen ger Skolverket i uppdrag att se över frågan.\n\n{heading}\n\nBeslutet gäller från maj.\n"
    told = [
        it for (_, kind, b), ones in edges_of(text).items() for it in ones if (kind, b) == ("COMMISSIONS", "Boverket")
    ]
    assert all(one.modality == "ended" for one in told)
