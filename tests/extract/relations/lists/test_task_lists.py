"""Whom a council charges with the items below each one's name, and who does what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]
KF, RF = "Kommunfullmäktige", "Regionfullmäktige"


def tasks(edges_of: EdgesOf, text: str) -> set[tuple[str, str]]:
    return {(a, b) for a, kind, b in edges_of(text) if kind == "COMMISSIONS"}


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        (
            "Falu kommun\n\nBudget 2026\n\n3 Uppdrag\n\nFöljande uppdrag lämnas av kommunfullmäktige för 2026.\n\n"
            "Socialnämnden\n• ta fram en plan för hemtjänsten\n• se över avgifterna\n\n"
            "Falu Energi & Vatten AB\n• senast i juni redovisa en färdplan för fjärrvärmen\n",
            {(KF, "Socialnämnden"), (KF, "Falu Energi & Vatten AB")},
        ),
        (
            "Region Dalarna\n\nRegionplan 2026\n\n4 Uppdrag från regionfullmäktige\n\n4.1 Kulturnämnden\n"
            "• Delta i arbetet med filmpolitiken.\n\n4.2 Dalatrafik AB\n• Att se över zonerna.\n",
            {(RF, "Kulturnämnden"), (RF, "Dalatrafik AB")},
        ),
        (
            "Falu kommun\n\nBudget 2026\n\nKommunfullmäktige ger nämnderna följande uppdrag för 2026:\n\n"
            "Socialnämnden\n- Ta fram en plan för hemtjänsten.\n\nKultur- och fritidsnämnden\n"
            "- Pröva om biblioteken kan ha öppet längre.\n",
            {(KF, "Socialnämnden"), (KF, "Kultur- och fritidsnämnden")},
        ),
        (
            "Falu kommun\n\nBudget 2026, antagen av kommunfullmäktige\n\nSärskilda uppdrag till nämnderna\n\n"
            "Socialnämnden\n• Fortsatt minska sjukfrånvaron.\n",
            {(KF, "Socialnämnden")},
        ),
    ],
)
def test_tasks_below_the_name_of_whom_they_charge(edges_of: EdgesOf, text: str, charged: set[tuple[str, str]]) -> None:
    assert tasks(edges_of, text) == charged


@pytest.mark.parametrize(
    "text",
    [
        # what a board is for, without a word of tasks
        "Falu kommun\n\nÅrsredovisning 2025\n\nKommunfullmäktige antog den.\n\nSocialnämnden\n• ta emot ansökningar\n",
        # items that are no tasks
        "Falu kommun\n\nBudget 2025\n\nUppdrag från kommunfullmäktige\n\nSocialnämnden\n• Äldreomsorg\n• Barn\n",
        "Falu kommun\n\nBudget 2025\n\nUppdrag från kommunfullmäktige\n\nSocialnämnden\n• inga särskilda uppdrag\n",
        # another section has begun
        "Falu kommun\n\nBudget 2025\n\nUppdrag från kommunfullmäktige\n\nSe bilaga 2.\n\nVerksamhet\n\n"
        "Socialnämnden\n• ge stöd till barn\n",
    ],
)
def test_what_are_no_tasks(edges_of: EdgesOf, text: str) -> None:
    assert tasks(edges_of, text) == set()


def test_a_board_does_what_the_items_below_its_name_say(edges_of: EdgesOf) -> None:
    text = (
        "Falu kommun\n\nBudget 2026\n\n3 Uppdrag\n\nFöljande uppdrag lämnas av kommunfullmäktige för 2026.\n\n"
        "Utbildningsnämnden\n• vara värd för nätverket Skolnav Dalarna\n"
    )
    assert ("Utbildningsnämnden", "COORDINATES", "Skolnav Dalarna") in edges_of(text)
