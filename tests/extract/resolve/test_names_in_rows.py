"""What rows of tables call an entity: the whole of a cell, what a comma adds, and no part of a longer name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Entity, GraphFile

HEAD = "Region Gotland\n\nÅrsredovisning 2023\n\nLämnade bidrag 2023 (kr)\n\nMottagare                        2023\n"


def _entities(graph: GraphFile) -> dict[str, Entity]:
    return {one.name: one for one in graph.entities}


@pytest.mark.parametrize(
    ("row", "name", "also"),
    [
        ("Föreningen Vita Sviten, Hemse", "Föreningen Vita Sviten", "Föreningen Vita Sviten, Hemse"),
        ("Burgsviks IK, sektion flick och dam", "Burgsviks IK", "Burgsviks IK, sektion flick och dam"),
    ],
)
def test_what_a_comma_adds_is_another_name(graph_of: Callable[..., GraphFile], row: str, name: str, also: str) -> None:
    found = _entities(graph_of(f"{HEAD}{row}      85 000\nGotlands Ornitologer      40 000\n"))
    assert also in found[name].aliases or also in found, found


def test_what_the_money_is_for_is_in_no_name(graph_of: Callable[..., GraphFile]) -> None:
    found = _entities(graph_of(f"{HEAD}Teater Klinten, driftbidrag      85 000\nGotlands Ornitologer      40 000\n"))
    assert "Teater Klinten" in found
    assert not any("bidrag" in name for one in found.values() for name in (one.name, *one.aliases))


def test_a_part_of_a_longer_name_is_no_entity(graph_of: Callable[..., GraphFile]) -> None:
    found = _entities(graph_of(f"{HEAD}Coompanion Gutland      640 000\nStudiefrämjandet Gutland      622 700\n"))
    assert {"Coompanion Gutland", "Studiefrämjandet Gutland"} <= found.keys()
    assert not {"Coompanion", "Studiefrämjandet"} & found.keys()


def test_a_full_stop_of_a_legal_form_is_the_names(graph_of: Callable[..., GraphFile]) -> None:
    found = _entities(graph_of(f"{HEAD}Lambgift ek. för.      76 000\nGotlands Ornitologer      40 000\n"))
    assert "Lambgift ek. för." in found
