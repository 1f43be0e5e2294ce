"""Attributes that a sentence tells in words: that all is owned by one, that an owner is a foundation's founder."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.graph_file import RelationType
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.modality import stretch

# How far beyond the words of a statement, in characters, what qualifies it may stand.
AROUND = 25


def is_wholly(text: str, start: int, end: int, *, around: bool = True) -> bool:
    """Whether the words of (and ``around``) ``text[start:end]`` of a masked sentence say that one owner has it all."""
    words = _around(text, start, end) if around else text[start:end]
    return _cue("wholly").search(words) is not None


def are_wholly(text: str) -> bool:
    """Whether a text says of several companies that one owner has all of each ("båda helägda")."""
    return _cue("all_wholly").search(text) is not None


def equal_share(text: str, owners: int) -> float | None:
    """The percent that each of several ``owners`` has where a masked sentence says "till lika delar"; else None."""
    return round(100 / owners, 2) if owners > 1 and _cue("equal").search(text) else None


def is_for_each(text: str) -> bool:
    """Whether a masked sentence gives its figure to each of those it names ("25 procent vardera")."""
    return _cue("each").search(text) is not None


def is_the_rest(words: str) -> bool:
    """Whether the words between a figure and an owner give the owner what is left, and not the figure."""
    return _cue("rest").search(words) is not None


def role_of_owners(kind: str) -> str | None:
    """What those behind a body of this kind are called where nothing else is said; None for what can be owned."""
    called = _loaded()["called"]
    assert isinstance(called, dict)
    return called.get(kind)


def role_in(kind: RelationType, text: str, start: int, end: int) -> str | None:
    """The role of the source that the words around ``text[start:end]`` of a masked sentence tell; None without."""
    words = _around(text, start, end)
    return next((role for role, cue in _roles().get(kind, {}).items() if cue.search(words)), None)


def _around(text: str, start: int, end: int) -> str:
    """The words with some before and after them, within their clause."""
    left, right = stretch(text, start, end, (" ; ", " . ", " men "))
    return text[max(left, start - AROUND) : min(right, end + AROUND)]


@cache
def _loaded() -> dict[str, object]:
    text = files("nysta.extract.relations").joinpath("attributes.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = load_yaml(text)
    return loaded


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(str(_loaded()[name]), re.IGNORECASE)


@cache
def _roles() -> dict[str, dict[str, re.Pattern[str]]]:
    told = _loaded()["roles"]
    assert isinstance(told, dict)
    return {kind: {role: re.compile(cue, re.IGNORECASE) for role, cue in roles.items()} for kind, roles in told.items()}
