"""Returns: money that passes as a price, as damages or a fine, or for looking into somebody, and so as no grant."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.modality import stretch

# How far beyond the words of a statement, in characters, it may be said what the money is.
AROUND = 30


def is_no_gift(text: str, start: int, end: int, receiver: int | None) -> bool:
    """Whether ``text[start:end]`` of a masked sentence, or the words around, tell of such money; ``receiver`` is the
    number of the name that would get it."""
    left, right = stretch(text, start, end, (" ; ", " . ", " , ", " men "))
    if _cue("in_return").search(text, max(left, start - AROUND), min(right, end + AROUND)) is not None:
        return True
    named = re.search(rf"⟦[OGJ]{receiver}⟧", text) if receiver is not None else None
    return named is not None and _cue("looked_into").search(text[: named.start()]) is not None


@cache
def _cue(name: str) -> re.Pattern[str]:
    table: dict[str, str] = load_yaml(
        files("nysta.extract.relations").joinpath("returns.yaml").read_text(encoding="utf-8")
    )
    return re.compile(table[name], re.IGNORECASE)
