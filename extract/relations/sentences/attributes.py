"""Shares that a sentence tells in words: that all is owned by one, that all have the same."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.modality import stretch

# How far beyond the words of a statement, in characters, what qualifies it may stand; and how far before them where no
# name stands between ("Samtliga aktier i det allmännyttiga bostadsbolaget ⟦O0⟧ innehas av ⟦O1⟧").
AROUND, UNNAMED = 25, 70


def is_wholly(text: str, start: int, end: int, *, around: bool = True) -> bool:
    """Whether the words of (and ``around``) ``text[start:end]`` of a masked sentence say that one owner has it all."""
    words = _around(text, start, end) if around else text[start:end]
    return _cue("wholly").search(words) is not None


def are_wholly(text: str) -> bool:
    """Whether a text says of several companies that one owner has all of each ("båda helägda")."""
    return _cue("all_wholly").search(text) is not None


def has_all_shares(text: str) -> bool:
    """Whether a masked sentence says that somebody has all shares of several ("samtliga aktier i A och B")."""
    return _cue("all_shares").search(text) is not None


def equal_share(text: str, owners: int) -> float | None:
    """The percent that each of so many ``owners`` has where a masked sentence says "till lika delar", or "hälftenägare"
    of one or two; else None."""
    if owners <= 2 and _cue("half").search(text):
        return 50
    return round(100 / owners, 2) if owners > 1 and _cue("equal").search(text) else None


def is_for_each(text: str) -> bool:
    """Whether a masked sentence gives its figure to each of those it names ("25 procent vardera")."""
    return _cue("each").search(text) is not None


def is_of_other(words: str) -> bool:
    """Whether the share that some words of a masked sentence tell is one of sales, costs and the like."""
    return _cue("of_other").search(words) is not None


def no_part(text: str) -> frozenset[int]:
    """The numbers of the shares of a masked sentence that are nobody's part in a company: by which something grew or
    fell, or of what has no owners in parts ("20 procent av marken")."""
    return frozenset(int(one) for cue in ("change", "of_a_mass") for one in _cue(cue).findall(text))


def is_the_rest(words: str) -> bool:
    """Whether the words between a figure and an owner give the owner what is left, and not the figure."""
    return _cue("rest").search(words) is not None


def _around(text: str, start: int, end: int) -> str:
    """The words with some before and after them, within their clause."""
    left, right = stretch(text, start, end, (" ; ", " . ", " men "))
    unnamed = max(start - UNNAMED, text.rfind("⟧", 0, start) + 1)
    return text[max(left, min(start - AROUND, unnamed)) : min(right, end + AROUND)]


@cache
def _loaded() -> dict[str, object]:
    text = files("nysta.extract.relations.sentences").joinpath("attributes.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = load_yaml(text)
    return loaded


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(str(_loaded()[name]), re.IGNORECASE)
