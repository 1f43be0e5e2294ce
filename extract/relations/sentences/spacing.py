"""Spacing: the words and signs of a sentence parted by single spaces, as the patterns want them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Signs that end or part clauses.
_CLOSING = frozenset(",;:!?")
# Where the spaces may have to change: at such a sign, and where there are several.
_SPACED = re.compile(r" *(?P<sign>[,;:!?.]) *|  +")


def spaced_out(text: str, offsets: Sequence[int]) -> tuple[str, list[int]]:
    """``text`` with single spaces, and one on each side of punctuation that ends or parts clauses; and what ``offsets``
    held of each character, of a new space what it held of the one beside it."""
    out: list[str] = []
    where: list[int] = []
    done, spaced = 0, False
    for found in _SPACED.finditer(text):
        sign, at = found["sign"], found.start("sign")
        ends = sign in _CLOSING or (sign == "." and (at + 1 == len(text) or text[at + 1] == " "))
        if sign == ":" and 0 < at < len(text) - 1 and text[at + 1].isalpha():
            ends = False
        if not ends and len(found[0]) == 1:
            continue  # "3.5"
        start = found.start()
        if done < start:
            out.append(text[done:start])
            where += offsets[done:start]
            spaced = False
        if not spaced and (ends or start != at):
            out.append(" ")
            where.append(offsets[start])
        if sign is not None:
            out.append(sign)
            where.append(offsets[at])
        spaced = sign is None or ends
        if ends:
            out.append(" ")
            where.append(offsets[at])
        done = found.end()
    out.append(text[done:])
    where += offsets[done:]
    return "".join(out), where
