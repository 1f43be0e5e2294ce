"""Lists of fields without colons: "Projektägare Orust kommun", "Partner Sotenäs kommun", a label and its value a line.

A table of two columns comes out so when it has lost its borders. What tells is that line after line begins with the
label of a field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nysta.extract.document import SourceText
from nysta.extract.structure.fields import known_labels
from nysta.extract.structure.lines import Line, Weave

# A list has so many lines with labels at least, that tell so many different things, so many of them of parties.
FEWEST, FEWEST_ROLES, FEWEST_PARTIES = 3, 3, 2
# The most lines of one value, and the longest line, in characters.
MOST_LINES, LONGEST = 3, 160
# Roles of fields that name parties or their project.
PARTIES = frozenset({"project", "lead", "partner", "payer", "cofunder", "recipient", "programme", "commissioner"})


def labelled(lines: Sequence[Line], source: SourceText) -> dict[int, Weave]:
    """The lines of such lists by their place in ``lines``, each a row of two columns: its label and its value."""
    told = {source.line_of(hint.start) for hint in source.hints}
    found: dict[int, Weave] = {}
    at, table = 0, 0
    while at < len(lines):
        rows = _rows(lines, at) if lines[at].number not in told else []
        roles = [role for _, _, role in rows]
        parties = {role for role in roles if role in PARTIES}
        if len(rows) < FEWEST or len(set(roles)) < FEWEST_ROLES or len(parties) < FEWEST_PARTIES:
            at += 1
            continue
        for number, (first, label, _) in enumerate(rows):
            end = rows[number + 1][0] if number + 1 < len(rows) else _end(lines, first)
            found[first] = Weave(table, number, 2, ((0, 0, label), (1, label + 1, len(lines[first].text))))
            for n in range(first + 1, end):
                found[n] = Weave(table, number, 2, ((1, 0, len(lines[n].text)),))
            at = end
        table += 1
    return found


def _rows(lines: Sequence[Line], at: int) -> list[tuple[int, int, str]]:
    """The lines with labels from ``at`` on: the place of each, where its label ends, and what it tells."""
    rows: list[tuple[int, int, str]] = []
    gap = lines[at + 1].gap if at + 1 < len(lines) else 0
    while at < len(lines) and (not rows or lines[at].gap <= gap):
        said = _label(lines[at].text)
        if said is None:
            break
        rows.append((at, *said))
        at = _end(lines, at)
    return rows


def _end(lines: Sequence[Line], at: int) -> int:
    """Where the value that begins in line ``at`` ends: lines that go on in small letters are a part of it."""
    end = at + 1
    while end < len(lines) and end - at < MOST_LINES and lines[end].gap == 0 and lines[end].text[0].islower():
        end += 1
    return end


def _label(text: str) -> tuple[int, str] | None:
    """Where the label that a line begins with ends, and what it tells; None where it begins with none."""
    found = _pattern().match(text) if len(text) <= LONGEST and not text.endswith((".", ":")) else None
    return (found.end("label"), known_labels()[found["label"].casefold()]) if found is not None else None


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(one) for one in sorted(known_labels(), key=len, reverse=True))
    return re.compile(rf"(?=[A-ZÅÄÖ])(?P<label>(?i:{forms}))\s(?=[A-ZÅÄÖ\d])")
