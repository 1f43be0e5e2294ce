"""Charged: the one of whom a sentence goes on to speak since it charges him with something, or says a person to work at
his place: "uppdrar åt Boverket att inrätta ett råd inom myndigheten"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence

# How far before a name the words that charge may begin, in characters.
REACH = 40
# What stands before the name of who is charged and behind it; or where somebody works of whom more is told.
_BEFORE = re.compile(r"\b(?:uppdra\w*|uppdrog|uppdrag(?:et)?)\s(?:åt|till)\s(?:[a-zåäö]+\s){0,2}$")
_BEHIND = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:ett|i|det|särskilt)){0,2}\s(?:uppdrag|uppgift)(?:et|en)?\satt\b|,?\sdär\s(?:han|hon)\b"
)


def charged_before(sentences: Sequence[Sentence], before: Sequence[Mention], noun: Mention) -> Mention | None:
    """The last of the mentions ``before`` a ``noun`` in its sentence, one of the ``sentences`` of its block, that the
    sentence charges with something or lets somebody work at; None without one."""
    own = next((one for one in sentences if one.start <= noun.start and noun.end <= one.end), None)
    if own is None:
        return None
    text = own.block.text
    for one in reversed(before):
        if one.start < own.start:
            return None
        if _BEHIND.match(text, one.end) or _BEFORE.search(text, max(own.start, one.start - REACH), one.start):
            return one
    return None
