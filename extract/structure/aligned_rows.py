"""The rows of tables drawn with blanks, whose cells may take several lines: which lines are one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.lines import Line
from nysta.extract.structure.strips import Piece

# The most lines of one row.
MOST_LINES = 8

# What goes on below: a cell that ends so, and one that begins so.
OPEN = re.compile(r"[,(–-]$|\s(?:och|samt|&|för|i|på|av|till|med|om)$", re.IGNORECASE)
REST = re.compile(r"[a-zåäö(]|(?:AB|HB|KB)\b|(?:och|samt|&)\s")
_OPEN_NAME = re.compile(r"\b(?:och|&)\s[A-ZÅÄÖ][a-zåäö]+$")
# One organisation, whose name may go on below, and what the rows below one would rather be.
_BEGINS_NAME = re.compile(r"(?:Stiftelsen|Föreningen|Sällskapet|Fonden|Kooperativet|Bygdegårdsföreningen)\s[A-ZÅÄÖ]")
_COUNTED = re.compile(r"(?:bidrag|stöd|medel|avgift|anslag|ersättning)(?:et|en|er)?\b", re.IGNORECASE)
_LEADS = re.compile(r"\s(?:till|från)$", re.IGNORECASE)


def rows_of(
    lines: Sequence[Line], placed: dict[int, list[tuple[int, Piece]]], body: list[int], columns: int
) -> Iterator[list[int]]:
    """The lines of each row of a table's ``body``, by the pieces ``placed`` in their columns; a row whose last column
    has several figures is one for each of them."""
    apart = _blank_lines_part(lines, placed, body, columns)
    row: list[int] = []
    for n in body:
        if row and (
            (lines[n].gap > 0 if apart else not _goes_on(lines, placed, row, n))
            or _is_another(placed, row, n)
            or len(row) >= MOST_LINES
        ):
            yield row
            row = []
        row.append(n)
    if row:
        yield row


def _blank_lines_part(
    lines: Sequence[Line], placed: dict[int, list[tuple[int, Piece]]], body: list[int], columns: int
) -> bool:
    """Whether blank lines stand between rows, and not between groups of rows."""
    if not any(lines[n].gap for n in body[1:]) or all(lines[n].gap for n in body[1:]):
        return False
    starts = [at for at, n in enumerate(body) if at == 0 or lines[n].gap]
    for a, b in pairwise([*starts, len(body)]):
        begun = [dict(placed[n]) for n in body[a:b] if len(placed[n]) > 1 and placed[n][0][0] == 0]
        whole = sum((last := one.get(columns - 1)) is not None and last.is_figure for one in begun)
        if len(begun) > 2 or whole > 1:
            return False
    return True


def _goes_on(lines: Sequence[Line], placed: dict[int, list[tuple[int, Piece]]], row: list[int], at: int) -> bool:
    """Whether a line is a part of the row above it, where no blank line tells."""
    if lines[at].gap > lines[row[0]].gap and lines[at].gap > 1:
        return False
    here, last = dict(placed[at]), dict(placed[row[-1]])
    if 0 not in here:
        return True
    if is_sum(here[0].text):
        return False
    if REST.match(here[0].text):
        return True
    if len(last) == 1 and 0 in last and _LEADS.search(last[0].text):
        return False  # "Bidrag till": the rows below are whom
    if len(last) == 1 and 0 in last and _OPEN_NAME.search(last[0].text):
        return True  # "Elsa och Axel / Lunds stiftelse"
    if len(last) == 1 and 0 in last and lines[at].gap == lines[row[-1]].gap == 0 and _BEGINS_NAME.match(last[0].text):
        return _COUNTED.search(here[0].text) is None  # "Stiftelsen Ölands / Kulturfond"
    return any(column in last and OPEN.search(last[column].text) for column in here)


def _is_another(placed: dict[int, list[tuple[int, Piece]]], row: list[int], at: int) -> bool:
    """Whether a line brings a second figure of a column: what it says is of its own."""
    had = {column for n in row for column, one in placed[n] if one.is_figure}
    return any(one.is_figure and column in had for column, one in placed[at])
