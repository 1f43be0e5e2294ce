"""A mention: one place in a text where an organisation, a programme or a project is named or meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nysta.extract.language.gazetteer import GazetteerEntry, Strength
from nysta.extract.language.names.name_rules import Label

Origin = Literal["gazetteer", "abbreviation", "short", "rule", "model", "glossary", "anaphor"]

LABELS: dict[str, Label] = {"Organisation": "ORG", "Programme": "PRG", "Project": "PRJ"}
"""The label of a mention by the label of the gazetteer's entity."""
ORIGINS: dict[Strength, Origin] = {"full": "gazetteer", "short": "short", "abbreviation": "abbreviation"}
"""The origin of a mention by the strength of the gazetteer's form."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One named (or meant) entity; ``start``/``end`` are offsets into the block's text, genitive s left out.

    ``name`` is the nominative surface. ``entry`` is the gazetteer's entity where it knows the name.
    ``announced`` tells that a word before it said what it is ("projektet", "kommunerna"). ``place``: the bare name
    of a kommun or region that only says where. ``guessed``: only the trained model takes it for a name.
    """

    start: int
    end: int
    name: str
    label: Label
    kind: str
    origin: Origin
    entry: GazetteerEntry | None = None
    genitive: bool = False
    announced: bool = False
    place: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that the trained model found; offsets into the text."""

    start: int
    end: int
    label: str
