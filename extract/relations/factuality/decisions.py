"""Decisions in a row: "beslutar att bevilja A medel, samt att avslå ansökan från B" refuses B alone."""

from __future__ import annotations

import re
from itertools import pairwise

_FIRST = " att "
# What begins a further decision of one sentence, in masked text.
_JOINS = re.compile(r"(?: ,| samt| och)*\s*$")
_FURTHER = re.compile(r"(?: ,| samt| och)(?: samt| och)? att ")


def without_other_decisions(text: str, start: int, end: int) -> str:
    """A masked sentence with blanks for what it decides besides that in which ``text[start:end]`` stands; what stands
    before the first of them ("föreslår") is said of all."""
    first = text.find(_FIRST)
    begins = [found.start() for found in _FURTHER.finditer(text, first + 1)] if first >= 0 else []
    if not begins:
        return text
    edges = [first, *begins, len(text)]
    last = _JOINS.search(text, start, end)
    end = last.start() if last is not None and last.start() > start else end
    told = text
    for begin, stop in pairwise(edges):
        if not (begin <= start < stop or begin < end <= stop):
            told = told[:begin] + " " * (stop - begin) + told[stop:]
    return told
