"""Tables without rulings: rows whose amounts stand right-aligned under each other.

Budgets and accounts are set so, with at most a line under the heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from nysta.extract.readers.pdf_layout import Line, Segment
from nysta.extract.readers.pdf_values import has_leaders

_ALIGNED: Final = 0.45
"""Ends within this many font sizes of each other are in line."""
_MAX_LABEL_LINES: Final = 3
"""Lines without amounts (a wrapped label, a sub-heading) that may stand between two rows."""
_MAX_HEAD_LINES: Final = 4


@dataclass(slots=True)
class Column:
    """One column of amounts: where it begins and ends, and how many there are."""

    x0: float
    x1: float
    amounts: int


@dataclass(slots=True)
class AlignedTable:
    """The lines ``start``…``end`` of a region as rows of cells; the first column is the label's."""

    start: int
    end: int
    rows: list[list[str]] = field(default_factory=list)


def aligned_tables(lines: Sequence[Line]) -> list[AlignedTable]:
    """The tables in the lines of one region, from top to bottom, none overlapping."""
    tables: list[AlignedTable] = []
    at = 0
    while at < len(lines):
        end = _extent(lines, at)
        table = _table(lines, at, end, after=tables[-1].end if tables else 0) if end - at >= 2 else None
        if table is None:
            at += 1
        else:
            tables.append(table)
            at = table.end
    return tables


def _is_row(line: Line) -> bool:
    """A label with an amount after a wide gap, or several amounts."""
    if line.furniture or len(line.segments) < 2 or has_leaders(line.text):
        return False
    return any(segment.amount for segment in line.segments[1:])


def _extent(lines: Sequence[Line], start: int) -> int:
    """The end of the stretch of rows that begins at ``start`` (``start`` itself if it is no row)."""
    if not _is_row(lines[start]):
        return start
    end, at, between = start + 1, start + 1, 0
    while at < len(lines) and between <= _MAX_LABEL_LINES:
        line, before = lines[at], lines[at - 1]
        if line.furniture or line.y - before.y > 4 * max(line.size, before.size) or line.y < before.y:
            break
        if _is_row(line):
            end, between = at + 1, 0
        elif len(line.segments) > 2 or line.segments[0].words > 14:
            break
        else:
            between += 1
        at += 1
    return end


def _table(lines: Sequence[Line], start: int, end: int, after: int) -> AlignedTable | None:
    columns = _columns(lines[start:end])
    wide = len(columns) >= 2
    rows = [line for line in lines[start:end] if _amounts_in(line, columns)]
    if not columns or len(rows) < (2 if wide else 3):
        return None
    first = columns[0].x0
    # Prose that ends in a figure is no row: labels stop before the amounts begin.
    for line in lines[start:end]:
        if line.segments[0].x1 > first and not line.segments[0].amount and len(line.segments) == 1:
            crossing = sum(c.x0 < line.x1 and c.x1 > line.x0 for c in columns)
            if crossing > 1 and line.segments[0].words > 8:
                return _table(lines, start, lines.index(line, start, end), after)
    start = _with_head(lines, start, columns, after)
    texts = _text_columns(lines[start:end], columns)
    table = AlignedTable(start, end)
    for line in lines[start:end]:
        table.rows.append(_cells(line, texts, columns))
    table.rows = _joined_labels(table.rows)
    return table


def _columns(lines: Sequence[Line]) -> list[Column]:
    """Columns of amounts, from left to right: amounts over each other that are set to one edge."""
    amounts = [
        (segment.x0, segment.x1, line.size)
        for line in lines
        if _is_row(line)
        for at, segment in enumerate(line.segments)
        if segment.amount and (at > 0 or all(s.amount for s in line.segments))
    ]
    groups: list[list[tuple[float, float, float]]] = []
    reach = 0.0
    for amount in sorted(amounts):
        if not groups or amount[0] >= reach:
            groups.append([])
            reach = amount[1]
        groups[-1].append(amount)
        reach = max(reach, amount[1])
    return [
        Column(min(x0 for x0, _, _ in group), max(x1 for _, x1, _ in group), len(group))
        for group in groups
        if len(group) >= 2 and _share_an_edge(group)
    ]


def _share_an_edge(group: Sequence[tuple[float, float, float]]) -> bool:
    """Whether half of the amounts or more have their right ends, left ends or middles in line."""
    tolerance = _ALIGNED * max(size for _, _, size in group)
    edges = (
        [x1 for _, x1, _ in group],
        [x0 for x0, _, _ in group],
        [(x0 + x1) / 2 for x0, x1, _ in group],
    )
    for places in edges:
        most = max(sum(abs(place - other) <= tolerance for other in places) for place in places)
        if most >= max(2, len(group) / 2):
            return True
    return False


def _amounts_in(line: Line, columns: Sequence[Column]) -> bool:
    return any(s.amount and any(_under(s, c) for c in columns) for s in line.segments)


def _under(segment: Segment, column: Column) -> bool:
    return segment.x0 < column.x1 and segment.x1 > column.x0


def _with_head(lines: Sequence[Line], start: int, columns: Sequence[Column], after: int) -> int:
    """Where the table begins with the lines of its head: words that stand over the columns."""
    for at in range(start - 1, max(after, start - 1 - _MAX_HEAD_LINES) - 1, -1):
        line, below = lines[at], lines[at + 1]
        close = 0 <= below.y - line.y <= 3 * max(line.size, below.size)
        over = [s for s in line.segments if any(_under(s, c) for c in columns) and s.words <= 5]
        label = [s for s in line.segments if s.x1 <= columns[0].x0 and s.words <= 6]
        if line.furniture or not close or not over or len(over) + len(label) < len(line.segments):
            break
        start = at
    return start


def _text_columns(lines: Sequence[Line], columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Extents of the columns of text: the labels' first, others where texts stand under each other."""
    first = min(line.x0 for line in lines)
    extents: list[tuple[float, float]] = []
    pieces = [
        (s.x0, s.x1)
        for line in lines
        if len(line.segments) > 1
        for at, s in enumerate(line.segments)
        if not s.amount and ((at == 0 and s.x0 < columns[0].x0 - 5) or not any(_under(s, c) for c in columns))
    ]
    for x0, x1 in sorted(pieces):
        if extents and x0 < extents[-1][1]:
            extents[-1] = extents[-1][0], max(extents[-1][1], x1)
        else:
            extents.append((x0, x1))
    if not extents or extents[0][0] > first + 5:
        extents.insert(0, (first, first))
    return extents


def _cells(line: Line, texts: Sequence[tuple[float, float]], columns: Sequence[Column]) -> list[str]:
    """The line's segments, each in the column it stands under."""
    places = sorted([(x0, x1, False) for x0, x1 in texts] + [(column.x0, column.x1, True) for column in columns])
    cells = [""] * len(places)
    for number, segment in enumerate(line.segments):
        label = number == 0 and not segment.amount and segment.x0 <= places[0][1] + 5
        at = 0 if label else _nearest(segment, places)
        cells[at] += (" " if cells[at] else "") + segment.text
    return cells


def _nearest(segment: Segment, places: Sequence[tuple[float, float, bool]]) -> int:
    def far(at: int) -> tuple[float, float]:
        x0, x1, amounts = places[at]
        overlap = min(segment.x1, x1) - max(segment.x0, x0)
        if segment.amount and not amounts:
            overlap -= 1000  # an amount stands in a column of text only where there is no other
        return (-overlap, abs(segment.x1 - x1))

    return min(range(len(places)), key=far)


def _joined_labels(rows: list[list[str]]) -> list[list[str]]:
    """A label that is wrapped, its amounts beside the last line, becomes one row."""
    joined: list[list[str]] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and before[0] and not any(before[1:]) and row[0][:1].islower():
            joined[-1] = [f"{before[0]}\n{row[0]}", *row[1:]]
        elif before and any(before[1:]) and not any(row[1:]) and row[0][:1].islower():
            joined[-1] = [f"{before[0]}\n{row[0]}", *before[1:]]
        else:
            joined.append(row)
    return joined


def is_contents(table: AlignedTable, pages: int) -> bool:
    """Whether a table is the document's list of contents: titles with growing page numbers."""
    numbers = [row[-1] for row in table.rows if any(row[1:])]
    if len(numbers) < 3 or not all(len(row) == 2 and row[0] for row in table.rows):
        return False
    if not all(number.isascii() and number.isdecimal() and int(number) <= pages + 5 for number in numbers):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers)) and int(numbers[0]) < int(numbers[-1])
