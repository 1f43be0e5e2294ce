"""Whether a sentence states, plans, proposes, denies or ends what it speaks of."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.graph_file import Modality
from nysta.extract.structure import Section

# How many characters before and after a match may still change what it claims.
BEFORE, AFTER = 45, 30

_ORDER: tuple[Modality, ...] = ("ended", "negated", "proposed", "planned")


@cache
def _cues() -> dict[str, Any]:
    raw = yaml.safe_load(files("nysta.extract.relations").joinpath("modality.yaml").read_text(encoding="utf-8"))
    return {
        key: [re.compile(one, re.IGNORECASE) for one in (value if isinstance(value, list) else [value])]
        for key, value in raw.items()
    }


def modality_of(text: str, start: int, end: int, section: Section) -> Modality:
    """The modality of the words ``text[start:end]`` of a masked sentence that stands in ``section``."""
    left = max(0, start - BEFORE)
    clause = max(text.rfind(mark, left, start) for mark in (" , men ", " ; ", " . "))
    whole = text[max(left, clause) : _clause_end(text, end)]
    so_far = text[max(left, clause) : end]
    for kind in _ORDER:
        window = whole if kind in ("ended", "negated") else so_far
        if any(one.search(window) for one in _cues()[kind]):
            return kind
    for heading in section.headings:
        if any(one.search(heading) for one in _cues()["proposal_headings"]):
            return "proposed"
    if section.title and any(one.search(section.title) for one in _cues()["ended_headings"]):
        return "ended"
    return "asserted"


def _clause_end(text: str, end: int) -> int:
    stops = [at for mark in (" , ", " ; ", " . ", " men ", " utan ") if (at := text.find(mark, end)) >= 0]
    return min([end + AFTER, len(text), *stops])
