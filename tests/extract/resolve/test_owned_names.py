"""What a body is called together with whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile


@pytest.mark.parametrize(
    ("text", "name", "owned"),
    [
        ("Arbetet leds av Ale kommuns kulturkontor.", "Kulturkontoret", "Ale kommuns kulturkontor"),
        ("Frågan ligger hos Socialnämnden i Tjörn, som dröjer.", "Socialnämnden", "Socialnämnden i Tjörn"),
        ("IT-avdelningen i Karlstads kommun sköter driften.", "IT-avdelningen", "IT-avdelningen i Karlstads kommun"),
    ],
)
def test_a_body_is_also_called_with_its_owner(
    graph_of: Callable[..., GraphFile], text: str, name: str, owned: str
) -> None:
    [entity] = [one for one in graph_of(f"Rapport 2024\n\n{text}\n").entities if one.name == name]
    assert owned in entity.aliases


def test_what_only_stands_for_an_owner_is_in_no_name(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of("Ale kommun\n\nÅrsredovisning 2024\n\nKommunens kulturkontor leder projektet Klang i Ale.\n")
    [office] = [one for one in graph.entities if one.name == "Kulturkontoret"]
    assert office.aliases == ["kulturkontor"]


@pytest.mark.parametrize(
    ("text", "called", "not_called"),
    [
        ("Avdelningen Kundservice är en del av Ale kommun.", "Avdelningen Kundservice", "Avdelningen Ale kommun"),
        ("Arbetet kring hamnen, Projekt Norra Kajen, leds av Ale kommun.", "Projekt Norra Kajen", "Projekt Ale kommun"),
        ("I år leds projektet Norra Kajen av Ale kommun.", "Norra Kajen", "projektet Norra Kajen"),
    ],
)
def test_the_noun_before_a_name_may_be_a_part_of_it(
    graph_of: Callable[..., GraphFile], text: str, called: str, not_called: str
) -> None:
    names = {name for one in graph_of(f"Rapport 2024\n\n{text}\n").entities for name in (one.name, *one.aliases)}
    assert called in names
    assert not_called not in names
