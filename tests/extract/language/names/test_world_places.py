"""Countries, foreign cities and counties are no organisations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.names.world_places import is_place_of_the_world
from nysta.extract.language.reading import Reading


@pytest.mark.parametrize(
    "name",
    ["Moldavien", "Republiken Paraguay", "Demokratiska republiken Kongo", "Washington DC", "Hallands län", "Norden"],
)
def test_a_place_of_the_world_is_known_by_its_name(name: str) -> None:
    assert is_place_of_the_world(name)


@pytest.mark.parametrize(
    "name", ["Falu kommun", "Föreningen Norden", "Region Skåne", "Business Sweden", "Republikens museum", "LRF Halland"]
)
def test_a_body_with_a_place_in_its_name_is_none(name: str) -> None:
    assert not is_place_of_the_world(name)


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Falu kommun gav bidrag till Moldavien och Rädda Barnen.", "Moldavien"),
        ("Kommunens delegation reste till Silicon Valley i maj.", "Silicon Valley"),
        ("Företag i Dalarnas län och Falu kommun deltog.", "Dalarnas län"),
        ("Avtalet med Republiken Paraguay gäller Falu kommun.", "Republiken Paraguay"),
    ],
)
def test_what_the_model_takes_for_an_organisation_is_a_place(text: str, supposed: str) -> None:
    start = text.index(supposed)
    found = named_mentions(text, [ModelName(start, start + len(supposed), "ORG")])
    assert supposed not in {one.name for one in found}
    assert "Falu kommun" in {one.name for one in found} or "Falu" not in text


def test_a_county_stays_in_its_authoritys_name(reading_of: Callable[[str], Reading]) -> None:
    names = {one.name for _, one in reading_of("Länsstyrelsen i Dalarnas län granskar Falu kommun.").mentions()}
    assert "Länsstyrelsen i Dalarnas län" in names
