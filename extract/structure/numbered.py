"""Numbered items below a sentence that ends in a colon: "bevilja bidrag till:" over "1. Byalaget, 20 000 kr för en ny
brygga", which by itself looks like a numbered heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nysta.extract.structure.lines import Line

# How many items make such a list, and how far apart, in blank lines, they may stand.
FEWEST, WIDEST_GAP = 2, 1
# How many lines an item may go on over.
MOST_LINES = 8

NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
"""The number that such an item begins with."""


def mark_numbered_items(lines: Sequence[Line]) -> list[Line]:
    """The lines with those that begin such items as ``item``; where all look like rows of a table, they stay rows."""
    out = list(lines)
    at = 0
    while at < len(lines):
        begins = _items(lines, at + 1) if lines[at].kind == "prose" and lines[at].text.endswith(":") else []
        if len(begins) >= FEWEST and any(lines[n].kind != "row" for n in begins):
            for n in begins:
                out[n] = replace(lines[n], kind="item", level=0, label_end=0)
        at = begins[-1] + 1 if begins else at + 1
    return out


def _items(lines: Sequence[Line], at: int) -> list[int]:
    """The lines from ``at`` on that begin with 1, 2, 3, each but the last followed at most by what it goes on with."""
    begins: list[int] = []
    while at < len(lines) and lines[at].gap <= WIDEST_GAP and not lines[at].hinted:
        found = NUMBER.match(lines[at].text)
        if found is not None and int(found["number"]) == len(begins) + 1 and lines[at].kind in ("prose", "row"):
            begins.append(at)
        elif not begins or found is not None or lines[at].gap or at - begins[-1] >= MOST_LINES:
            break
        at += 1
    return begins
