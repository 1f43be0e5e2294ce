"""Tables of words without rulings: cells that begin under each other in three lines or more.

A cell may have several lines. What tells where a row begins is the order in which the page's
stream gives the cells, or a wider space between rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from nysta.extract.readers.pdf_columns import AlignedTable
from nysta.extract.readers.pdf_layout import Line, Segment
from nysta.extract.readers.pdf_values import has_leaders

_LINES: Final = 3
"""How many lines with two cells or more make a table."""
_SAME: Final = 2.5
"""Points by which the beginnings of cells in one column may differ."""
_MARK = re.compile(r"[•\-–*▪◦o]|§+ ?\d*|\(?(?:\d{1,3}|[a-zåäö])[.)]?|\d+(?:\.\d+)+\.?|[ivxIVX]+[.)]")
"""What stands before a list item or a heading and is no cell."""


def text_tables(lines: Sequence[Line]) -> list[AlignedTable]:
    """The tables of words in ``lines``, from top to bottom, none overlapping."""
    tables: list[AlignedTable] = []
    at = 0
    while at < len(lines):
        end = _extent(lines, at)
        columns = _columns(lines[at:end]) if end - at >= _LINES else []
        if len(columns) < 2:
            at += 1
            continue
        tables.append(AlignedTable(at, end, _rows(lines[at:end], columns)))
        at = end
    return tables


def _cells(line: Line) -> list[Segment]:
    """The cells of a line that may be a table's; none in running text and in lists."""
    if line.furniture or len(line.segments) < 2 or has_leaders(line.text):
        return []
    if len(line.segments) == 2 and _MARK.fullmatch(line.segments[0].text):
        return []
    return line.segments


def _extent(lines: Sequence[Line], start: int) -> int:
    """The end of the stretch of lines whose beginnings are those of the line at ``start``."""
    places = [segment.x0 for segment in _cells(lines[start])]
    if not places:
        return start
    end = at = start + 1
    while at < len(lines):
        line, before = lines[at], lines[at - 1]
        if line.furniture or not 0 < line.y - before.y <= 3 * max(line.size, before.size):
            break
        if not all(any(abs(s.x0 - x) <= _SAME for x in places) for s in line.segments):
            break
        if len(line.segments) > 1 and not _cells(line):
            break
        fits = all(
            segment.x1 <= min((x for x in places if x > segment.x0 + _SAME), default=segment.x1)
            for segment in line.segments
        )
        if not fits:
            break
        at += 1
        if len(line.segments) > 1 or line.x0 > places[0] + _SAME or line.y - before.y < 1.4 * line.size:
            end = at
    # A line of the first column alone at the end may be the text that follows.
    while end > start and len(lines[end - 1].segments) < 2 and not _is_within(lines, start, end - 1):
        end -= 1
    return end


def _is_within(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line with one cell belongs to the row above: the stream gives it before later cells."""
    above = [s for line in lines[start:at] for s in line.segments]
    return lines[at].segments[0].first < max(s.last for s in above) or lines[at].x0 > lines[start].x0 + _SAME


def _columns(lines: Sequence[Line]) -> list[float]:
    """Where the columns begin, if enough lines have two cells or more."""
    several = [line for line in lines if len(line.segments) > 1]
    if len(several) < _LINES:
        return []
    places: list[float] = []
    for segment in sorted((s for line in lines for s in line.segments), key=lambda s: s.x0):
        if not places or segment.x0 - places[-1] > _SAME:
            places.append(segment.x0)
    return places


def _rows(lines: Sequence[Line], columns: Sequence[float]) -> list[list[str]]:
    rows: list[list[list[str]]] = []
    steps = [b.y - a.y for a, b in pairwise(lines)]
    wide = 1.25 * min(steps, default=0.0)
    # Rows that are all one line, or lines of cells mixed by the stream: then only spaces tell.
    by_space = bool(steps) and max(steps) > wide and median(steps) <= wide
    last = -1
    for at, line in enumerate(lines):
        first = line.segments[0]
        in_first_column = abs(first.x0 - columns[0]) <= _SAME
        begins = in_first_column and first.first > last
        if by_space and at and steps[at - 1] <= wide and len(line.segments) < len(columns):
            begins = False
        if begins or not rows:
            rows.append([[] for _ in columns])
        for segment in line.segments:
            column = max(n for n, x in enumerate(columns) if x <= segment.x0 + 0.01)
            rows[-1][column].append(segment.text)
        last = max(last, *(segment.last for segment in line.segments))
    return [["\n".join(cell) for cell in row] for row in rows]
