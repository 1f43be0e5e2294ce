"""Returns: money that passes as a price, as damages or a fine, or for looking into somebody, and so as no grant.

And what is granted or handed in that is no money.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.modality import stretch

# How far beyond the words of a statement, in characters, it may be said what the money is.
AROUND = 45


def is_no_gift(text: str, start: int, end: int, payer: int | None, receiver: int | None) -> bool:
    """Whether ``text[start:end]`` of a masked sentence, or the words around, tell of such money or of something else;
    ``payer`` and ``receiver`` are the numbers of the names between which it would pass."""
    left, right = stretch(text, start, end, (" ; ", " . ", " , ", " men "))
    around = text[max(left, start - AROUND) : min(right, end + AROUND)]
    if _cue("in_return").search(around) is not None:
        return True
    if _cue("money").search(around) is None and _cue("granted_else").search(around) is not None:
        return True
    gives, gets = _place(text, payer), _place(text, receiver)
    if gets is not None and _cue("looked_into").search(text[:gets]) is not None:
        return True
    if gives is None or gets is None:
        return False
    depends = _cue("depends").search(text)
    if depends is not None and (gives < depends.start()) != (gets < depends.start()):
        return True
    between = text[gives:gets]
    return "⟦M" not in between and _cue("handed_in").search(between) is not None


def _place(text: str, number: int | None) -> int | None:
    """Where the name of this number stands in a masked text; None for one that is left unsaid."""
    found = re.search(rf"⟦[OGJ]{number}⟧", text) if number is not None else None
    return found.start() if found is not None else None


@cache
def _cue(name: str) -> re.Pattern[str]:
    table: dict[str, str] = load_yaml(
        files("nysta.extract.relations.sentences").joinpath("returns.yaml").read_text(encoding="utf-8")
    )
    return re.compile(table[name], re.IGNORECASE)
