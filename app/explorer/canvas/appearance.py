"""Shapes and colours of the drawing, read from ``appearance.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Mark:
    """How the nodes of one group look."""

    group: str
    shape: str
    colour: str


@dataclass(frozen=True)
class Appearance:
    """All marks and colours."""

    by_kind: dict[str, Mark]
    by_label: dict[str, Mark]
    relations: dict[str, str]

    def mark(self, label: str, kind: str | None) -> Mark:
        """The mark of an entity with this label and kind."""
        return self.by_kind.get(kind or "", self.by_label[label])


@cache
def appearance() -> Appearance:
    """The marks that the package comes with."""
    source = resources.files("nysta.app.explorer.canvas").joinpath("appearance.yaml")
    data = yaml.safe_load(source.read_text(encoding="utf-8"))
    marks = {name: Mark(name, group["shape"], group["colour"]) for name, group in data["groups"].items()}
    by_kind = {kind: marks[name] for name, group in data["groups"].items() for kind in group["kinds"]}
    by_label = {label: marks[name] for label, name in data["by_label"].items()}
    return Appearance(by_kind, by_label, data["relations"])
