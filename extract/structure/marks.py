"""Rows that no head gives away: of crosses ("Mora kommun X – X"), or with their amount first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.structure.lines import Line, LineKind

_YES, _NO = r"[Xx×✓✔●•]|Ja", r"[-–−]|Nej"
_MARKED = re.compile(rf"(?P<label>[A-ZÅÄÖÉ].{{2,60}}?)(?P<marks>(?:\s+(?:{_YES}|{_NO})){{2,9}})")
# An amount in thousands, and a name apart from it.
AMOUNT_FIRST = re.compile(r"(?P<cells>\d{1,3}(?:[ \u00a0]\d{3})+)(?:\s{2,}|\t)(?P<label>[A-ZÅÄÖÉ].*)")
# The longest line that can be the head of such rows, in characters.
LONGEST_HEAD = 130


def split_marks(text: str) -> tuple[str, list[bool]] | None:
    """A row's name and, for each of its cells, whether it has a cross; None for another row."""
    found = _MARKED.fullmatch(text)
    if found is None:
        return None
    marks = found["marks"].split()
    yes = [re.fullmatch(_YES, one) is not None for one in marks]
    return (found["label"].strip(), yes) if any(yes) else None


def mark_rows(lines: Sequence[Line]) -> dict[int, LineKind]:
    """The lines of tables of crosses by their place in ``lines``, with the line above them as their head."""
    kinds: dict[int, LineKind] = {}
    at = 1
    while at < len(lines):
        end = at
        while end < len(lines) and split_marks(lines[end].text) is not None:
            end += 1
        if end - at >= 2 and len(lines[at - 1].text) <= LONGEST_HEAD and not lines[at - 1].text.endswith((".", ":")):
            kinds |= dict.fromkeys(range(at - 1, end), "field")
        at = max(end, at) + 1
    return kinds


def amount_rows(lines: Sequence[Line]) -> dict[int, LineKind]:
    """Three or more lines in a row that begin with an amount, by their place in ``lines``."""
    kinds: dict[int, LineKind] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and AMOUNT_FIRST.fullmatch(lines[end].text) is not None:
            end += 1
        if end - at >= 3:
            for n in range(at, end):
                kinds[n] = "field"
        at = max(end, at + 1)
    return kinds
