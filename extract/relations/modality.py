"""Whether a sentence states, plans, proposes, denies or ends what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.graph_file import Modality
from nysta.extract.structure import Section

# How many characters before and after a match a cue that must be near may stand.
BEFORE, AFTER = 45, 30

_ORDER: tuple[Modality, ...] = ("ended", "negated", "proposed", "planned")


@cache
def _cues() -> dict[str, Any]:
    text = files("nysta.extract.relations").joinpath("modality.yaml").read_text(encoding="utf-8")

    def compiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: compiled(one) for key, one in value.items()}
        return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)

    table: dict[str, Any] = compiled(yaml.safe_load(text))
    return table


@lru_cache(maxsize=1000)
def _tells(kind: str, scope: str, text: str) -> bool:
    """Whether a cue stands in ``text``; remembered, since all that is found in a sentence asks the same."""
    return _cues()[kind][scope].search(text) is not None


def modality_of(text: str, start: int, end: int, section: Section) -> Modality:
    """The modality of the words ``text[start:end]`` of a masked sentence that stands in ``section``."""
    first, last = stretch(text, start, end, (" ; ", " . "))
    sentence = text[first:last]
    left = max(first, start - BEFORE, text.rfind(" , men ", first, start))
    windows = {"sentence": sentence, "near": text[left : _clause_end(text, end)], "before": text[first:end]}
    for kind in _ORDER:
        if any(_tells(kind, scope, windows[scope]) for scope in _cues()[kind]):
            return kind
    if any(_tells("headings", "proposed", heading) for heading in section.headings):
        return "proposed"
    if section.title and _tells("headings", "ended", section.title):
        return "ended"
    if section.title and _tells("headings", "planned", section.title):
        return "planned"
    return "asserted"


def section_modality(section: Section) -> Modality:
    """What the two nearest headings say of everything below them ("Avslutade projekt › Bryggan")."""
    if any(_cues()["headings"]["proposed"].search(heading) for heading in section.headings):
        return "proposed"
    return next((told for one in section.headings[-2:] if (told := heading_modality(one)) != "asserted"), "asserted")


def heading_modality(heading: str) -> Modality:
    """What a heading says of everything below it."""
    return next((kind for kind, cue in _cues()["headings"].items() if cue.search(heading)), "asserted")


def stretch(text: str, start: int, end: int, marks: Sequence[str]) -> tuple[int, int]:
    """Where what the nearest of ``marks`` on either side of ``text[start:end]`` set apart begins and ends."""
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    return first, min((at for mark in marks if (at := text.find(mark, end)) >= 0), default=len(text))


def tells_end(text: str) -> bool:
    """Whether a sentence says of something that it is over ("Projektet avslutades i maj")."""
    return _cues()["finished"].search(text) is not None


def _clause_end(text: str, end: int) -> int:
    stops = [at for mark in (" , ", " ; ", " . ", " men ", " utan ") if (at := text.find(mark, end)) >= 0]
    return min([end + AFTER, len(text), *stops])
