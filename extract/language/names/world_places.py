"""Places of the world: countries, cities and counties, which a trained model takes for organisations where they act or
stand in a row with some ("bidrag till Moldavien") and which are none (world_places.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml


@cache
def _places() -> tuple[frozenset[str], re.Pattern[str]]:
    """The names of places, and what a state's name in full begins with."""
    text = files("nysta.extract.language.names").joinpath("world_places.yaml").read_text(encoding="utf-8")
    raw = load_yaml(text)
    names = (name for kind in ("countries", "parts", "cities", "counties") for name in raw[kind])
    return frozenset(names), re.compile(rf"(?i:demokratiska folk|{raw['forms_of_states']})(?:\s(?P<of>.+))?")


@cache
def countries() -> frozenset[str]:
    """The countries of the world, in nominative."""
    text = files("nysta.extract.language.names").joinpath("world_places.yaml").read_text(encoding="utf-8")
    return frozenset(load_yaml(text)["countries"])


def is_place_of_the_world(name: str) -> bool:
    """Whether ``name``, in nominative, is a country's ("Irak", "Republiken Paraguay"), a part of the world's, a foreign
    city's or a county's."""
    places, in_full = _places()
    if name in places:
        return True
    state = in_full.fullmatch(name)
    return state is not None and (state["of"] is None or state["of"] in places or state["of"].split()[0] in places)
