"""Words on a page → lines in reading order: columns of prose one after the other, rows kept whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from nysta.extract.readers.pdf_values import is_amount
from nysta.extract.readers.pdf_words import Word

_WIDE_GAP: Final = 0.85
"""A gap wider than this (in font sizes) divides a line into segments; a blank is about 0.25."""
_AMOUNT_GAP: Final = 0.5
"""The same between two amounts, whose columns may stand close together."""


@dataclass(slots=True)
class Segment:
    """Words of one line with no wide gap between them: a cell of a row, or a line of a column."""

    text: str
    x0: float
    x1: float
    words: int
    first: int
    last: int

    @property
    def amount(self) -> bool:
        """Whether it is a number, a share, or the dash that stands for none."""
        return is_amount(self.text)


@dataclass(slots=True)
class Line:
    """One line: its segments from left to right, the height of its baseline, how it is set."""

    segments: list[Segment]
    y: float
    size: float
    bold: bool
    furniture: bool = False

    @property
    def text(self) -> str:
        """The line as it reads."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.segments[-1].x1


@dataclass(slots=True)
class RuledTable:
    """A table with drawn rulings: the texts of its cells, and where it stands."""

    rows: list[list[str]]
    x0: float
    x1: float
    y: float
    bottom: float
    furniture: bool = False


@dataclass(slots=True)
class Region:
    """Lines and ruled tables that follow each other in one column of a page."""

    parts: list[Line | RuledTable] = field(default_factory=list)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """All words as lines across the page, from top to bottom."""
    return [_line(row) for row in _rows(words)]


def reading_order(lines: list[Line], tables: Sequence[RuledTable] = ()) -> list[Region]:
    """Lines and tables in the order in which they are read."""
    parts: list[Line | RuledTable] = sorted([*lines, *tables], key=lambda part: part.y)
    return [Region(region) for region in _split(parts, depth=0) if region]


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words on the same baseline; raised and lowered small ones go with their neighbours."""
    row: list[Word] = []
    y = size = 0.0
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if row and word.y - y > 0.35 * max(size, word.size):
            yield row
            row = []
        if not row or word.size > size:
            # The largest word of a row tells where its baseline is.
            y, size = word.y, word.size
        row.append(word)
    if row:
        yield row


def _line(row: list[Word]) -> Line:
    row.sort(key=lambda word: word.x0)
    size = median(word.size for word in row)
    groups: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        gap = word.x0 - before.x1
        amounts = is_amount(before.text) and is_amount(word.text)
        if gap > (_AMOUNT_GAP if amounts else _WIDE_GAP) * size:
            groups.append([])
        groups[-1].append(word)
    letters = sum(len(word.text) for word in row)
    bold = sum(len(word.text) for word in row if word.bold) > 0.9 * letters
    y = max(row, key=lambda word: word.size).y
    return Line([_segment(group) for group in groups], y, size, bold)


def _segment(words: list[Word]) -> Segment:
    text = words[0].text
    for before, word in pairwise(words):
        text += ("" if word.x0 - before.x1 < 0.05 * word.size else " ") + word.text
    return Segment(text, words[0].x0, max(word.x1 for word in words), len(words), words[0].order, words[-1].order)


def _segments(part: Line | RuledTable) -> list[Segment]:
    if isinstance(part, Line):
        return part.segments
    return [Segment("", part.x0, part.x1, 0, -1, -1)]


def _split(parts: list[Line | RuledTable], depth: int) -> list[list[Line | RuledTable]]:
    """Divide where two columns of prose stand beside each other."""
    best: tuple[int, int, float] | None = None
    if depth < 6 and len(parts) >= 4:
        for x in _gutters(parts):
            for start, end in _runs(parts, x):
                longest = best[1] - best[0] if best else 0
                if end - start > longest and _columns_of_prose(parts[start:end], x):
                    best = start, end, x
    if best is None:
        return [parts]
    start, end, x = best
    left, right = _sides(parts[start:end], x)
    regions = []
    for group in (parts[:start], left, right, parts[end:]):
        if group:
            regions += _split(group, depth + 1)
    return regions


def _gutters(parts: Sequence[Line | RuledTable]) -> list[float]:
    """Places just before left edges that several segments share: columns may begin there."""
    edges = Counter(round(segment.x0 / 2) for part in parts for segment in _segments(part))
    leftmost = min(edges, default=0)
    common = [edge for edge, count in edges.most_common(12) if count >= 3 and edge > leftmost + 10]
    return [edge * 2 - 3.0 for edge in common]


def _runs(parts: Sequence[Line | RuledTable], x: float) -> Iterator[tuple[int, int]]:
    """Stretches of lines with text on both sides of ``x`` and none across it."""
    start: int | None = None
    for at, part in enumerate([*parts, None]):
        crossed = part is None or any(s.x0 < x < s.x1 for s in _segments(part))
        if not crossed:
            start = at if start is None else start
            continue
        if start is not None:
            trimmed = _trim(parts, start, at, x)
            if trimmed[1] - trimmed[0] >= 3:
                yield trimmed
        start = None


def _trim(parts: Sequence[Line | RuledTable], start: int, end: int, x: float) -> tuple[int, int]:
    """The stretch from the first line that reaches right of ``x`` to where the left column ends."""
    on_right = [at for at in range(start, end) if any(s.x0 >= x for s in _segments(parts[at]))]
    if not on_right:
        return start, start
    first, last = on_right[0], on_right[-1]
    # A heading over the left column alone, level with the right column's beginning, belongs to it.
    while last + 1 < end and parts[last + 1].y - parts[last].y < 1.9 * _size(parts[last]):
        last += 1
    return first, last + 1


def _size(part: Line | RuledTable) -> float:
    return part.size if isinstance(part, Line) else 12.0


def _sides(parts: Sequence[Line | RuledTable], x: float) -> tuple[list[Line | RuledTable], list[Line | RuledTable]]:
    left: list[Line | RuledTable] = []
    right: list[Line | RuledTable] = []
    for part in parts:
        if isinstance(part, RuledTable):
            (left if part.x1 <= x else right).append(part)
            continue
        for side, segments in (
            (left, [s for s in part.segments if s.x1 <= x]),
            (right, [s for s in part.segments if s.x1 > x]),
        ):
            if segments:
                side.append(Line(segments, part.y, part.size, part.bold))
    return left, right


def _columns_of_prose(parts: Sequence[Line | RuledTable], x: float) -> bool:
    """Whether the two sides are columns to be read one after the other, and not cells of rows.

    Rows of a table are written cell by cell, columns one whole side before the other: the order
    in the page's stream tells, together with how long the lines are.
    """
    lines = [line for line in parts if isinstance(line, Line)]
    # Justified lines have wide gaps too, so that what counts is the whole line on each side.
    left = [part for line in lines if (part := [s for s in line.segments if s.x1 <= x])]
    right = [part for line in lines if (part := [s for s in line.segments if s.x1 > x])]
    if len(left) < 3 or len(right) < 3:
        return False
    for side in (left, right):
        if sum(all(segment.amount for segment in line) for line in side) > 0.25 * len(side):
            return False
    stream = sorted([(line[0].first, 0) for line in left] + [(line[0].first, 1) for line in right])
    changes = sum(a[1] != b[1] for a, b in pairwise(stream))
    words = min(median(sum(s.words for s in line) for line in side) for side in (left, right))
    if changes <= 1 + len(lines) // 15:
        return words >= 2
    # Some programs write line by line across columns. Then the lines go on in lower case.
    beside = sum(line.segments[0].x1 <= x < line.x1 for line in lines)
    going_on = min(_going_on(left), _going_on(right))
    return beside >= 4 and changes >= 1.6 * beside and words >= 4 and going_on >= 0.5


def _going_on(lines: Sequence[Sequence[Segment]]) -> float:
    return sum(line[0].text[0].islower() for line in lines) / len(lines)
