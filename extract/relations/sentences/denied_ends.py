"""Denied ends: words with which the one named does not own or lead the other (denied_ends.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.graph_file import RelationType
from nysta.extract.lexicons import load_yaml


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw: dict[str, list[str]] = load_yaml(
        files("nysta.extract.relations.sentences").joinpath("denied_ends.yaml").read_text(encoding="utf-8")
    )
    return {kind: re.compile("|".join(ones), re.IGNORECASE) for kind, ones in raw.items()}


def is_denied(kind: RelationType, text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` of a masked sentence, in which a statement of this ``kind`` was found, tells of
    something else: "genomför en utvärdering av", "sköter mark som ägs av"."""
    if kind not in _cues():
        return False
    if text[start:end].lstrip().startswith("som "):  # what it speaks of stands before it
        start = max(text.rfind("⟦", 0, start), 0)
    return _cues()[kind].search(text[start:end]) is not None


def gives_the_task(kind: RelationType, text: str, at: int, end: int) -> bool:
    """Whether the one named at ``at`` of a masked sentence is no leader of what is named before ``end``, since it gives
    the task of leading it to another: "regeringen uppdrar åt Vinnova att leda programmet"."""
    return kind == "COORDINATES" and at >= 0 and _cues()["given"].search(text[at:end]) is not None
