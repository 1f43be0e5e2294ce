"""Colours of entities and relations, read from ``colours.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Colours(BaseModel):
    """Colours as ``#rrggbb``, by kind of entity, label and relation type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: dict[str, str]
    labels: dict[str, str]
    relations: dict[str, str]

    def of_kind(self, kind: str | None) -> str:
        """The colour of an entity of that kind."""
        return self.kinds.get(kind or "", self.kinds["övrigt"])


@cache
def colours() -> Colours:
    """The colours, read once.

    Raises:
        pydantic.ValidationError: ``colours.yaml`` is not in order.
    """
    text = files("nysta.graph.export").joinpath("colours.yaml").read_text(encoding="utf-8")
    return Colours.model_validate(yaml.safe_load(text))


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0–255) of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
