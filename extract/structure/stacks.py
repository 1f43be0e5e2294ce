"""Stacks of figures below names: no head over columns, a name a line, and its figures in the lines below it.

What the figures are is said above the first name ("det övre beloppet avser 2023, det undre 2024"; "Bidrag 2020" and
"Bidrag 2021", a line each), or by each figure itself: "Utfall 2021   138,4".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nysta.extract.document import SourceText
from nysta.extract.language.amounts import find_unit, written_units
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.heads import native_column
from nysta.extract.structure.headwords import OF_YEAR, YEAR, basis_of
from nysta.extract.structure.lines import Line, Weave
from nysta.extract.structure.units import FIGURES_ALONE

# A table has so many names at least: of figures that say their year themselves, and of others.
FEWEST_DATED, FEWEST = 2, 3
# The longest name and the longest head of such a table, in characters; the most figures below a name.
LONGEST_NAME, LONGEST_HEAD, MOST_FIGURES = 80, 160, 6
# The share of names that have a figure of more than three digits below them, where each has only one.
MOSTLY = 0.6
# How many lines above such names may say that their figures are money.
HEAD_LINES = 3

_NAME = re.compile(r"[A-ZÅÄÖÉ][^:;]*[^\s.:;,!?]")
_WORD = re.compile(r"[^\W\d_]{2}")
_ENDS_IN_FIGURE = re.compile(r"\s[-–−]?\d[\d,]*\s?%?$")
_DATED = re.compile(
    rf"(?P<label>{OF_YEAR})\s?(?:[:–-]\s?|\s+)"
    r"(?P<figure>(?:\d{1,3}(?:[\s.]\d{3})+|\d+(?:,\d+)?|[-–−])(?:\s?(?:%|[^\W\d_]{2,7}))?)"
)
_OF_MONEY = re.compile(r"bidrag|avgift|anslag|stöd\b|\bmedel\b|finansier|ersättning|tillskott|belopp", re.IGNORECASE)
_NO_FIGURE = re.compile(r"[-–−]|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[\s.\u00a0]\d{3})+")
_PERCENT = re.compile(r"[-–−+]?\d{1,3}(?:,\d+)?\s?%")

# Where a part of a line stands: the number of the line, the column, and its offsets in the line's text.
_Part = tuple[int, int, int, int]
_Row = list[_Part]


def stacked_figures(lines: Sequence[Line], source: SourceText) -> dict[int, Weave]:
    """The lines of such tables by their place in ``lines``: of which row each is, and of which columns its words."""
    told = {source.line_of(hint.start) for hint in source.hints}
    found: dict[int, Weave] = {}
    at, table = 0, 0
    while at < len(lines):
        begins = lines[at].number not in told and _is_name(lines, at)
        rows = (_dated(lines, at) or _undated(lines, at)) if begins else []
        if not rows:
            at += 1
            continue
        count = 1 + max(column for row in rows for _, column, _, _ in row)
        for number, row in enumerate(rows):
            for n in {part[0] for part in row}:
                parts = tuple((column, a, b) for line, column, a, b in row if line == n)
                found[n] = Weave(table, number, count, parts)
        at = rows[-1][-1][0] + 1
        table += 1
    return found


def _is_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a name, with a figure right below it."""
    text = lines[at].text
    below = lines[at + 1] if at + 1 < len(lines) else None
    return (
        len(text) <= LONGEST_NAME
        and below is not None
        and below.gap <= 1
        and _NAME.fullmatch(text) is not None
        and (_is_figure(below.text) or _DATED.fullmatch(below.text) is not None)
        and _WORD.search(text) is not None
        and _ENDS_IN_FIGURE.search(text) is None
        and not is_sum(text)
        and basis_of(text) is None
    )


def _is_figure(text: str) -> bool:
    return FIGURES_ALONE.fullmatch(text) is not None and YEAR.fullmatch(text) is None


def _dated(lines: Sequence[Line], at: int) -> list[_Row]:
    """The rows of a table of figures that say their years: each name and each figure a row; none of another table."""
    rows: list[_Row] = []
    names = 0
    while at < len(lines) and _is_name(lines, at) and _DATED.fullmatch(lines[at + 1].text) is not None:
        rows.append([(at, 0, 0, len(lines[at].text))])
        names += 1
        at += 1
        while at < len(lines) and (said := _DATED.fullmatch(lines[at].text)) is not None:
            rows.append([(at, 0, *said.span("label")), (at, 1, *said.span("figure"))])
            at += 1
    return rows if names >= FEWEST_DATED else []


@dataclass(frozen=True, slots=True)
class _Stack:
    """A name and the figures below it, by their lines."""

    name: int
    cells: tuple[int, ...]


def _undated(lines: Sequence[Line], at: int) -> list[_Row]:
    """The head and the rows of a table of figures whose years are said above it; none of another."""
    stacks = list(_stacks(lines, at))
    if len(stacks) < FEWEST or len({len(one.cells) for one in stacks}) > 1:
        return []
    if len(stacks[0].cells) == 1:
        return _single(lines, stacks)
    years = _columns(lines, stacks)
    head = years and (_head_in_lines(lines, at, years) or _head_in_words(lines, at, years, len(stacks[0].cells)))
    if not head:
        return []
    body = [
        [(one.name, 0, 0, len(lines[one.name].text))]
        + [(n, column, 0, len(lines[n].text)) for column, n in enumerate(one.cells, 1)]
        for one in stacks
    ]
    return [head, *body]


def _single(lines: Sequence[Line], stacks: Sequence[_Stack]) -> list[_Row]:
    """The rows of names with one figure each where the line above says that these are money ("Bidrag per mottagare",
    "Medlemsavgifter 2024, kronor"); none of another."""
    names = [one.name for one in stacks]
    above = " ".join(line.text for line in lines[max(0, names[0] - HEAD_LINES) : names[0]])
    grouped = sum(_GROUPED.fullmatch(lines[one.cells[0]].text) is not None for one in stacks)
    if grouped < len(stacks) * MOSTLY or not (find_unit(above) or _OF_MONEY.search(above)):
        return []
    end = names[-1] + 2
    while end + 1 < len(lines) and is_sum(lines[end].text) and _is_figure(lines[end + 1].text):
        names.append(end)  # else it would be a heading over what follows
        end += 2
    return [[(n, 0, 0, len(lines[n].text)), (n + 1, 1, 0, len(lines[n + 1].text))] for n in names]


def _stacks(lines: Sequence[Line], at: int) -> Iterator[_Stack]:
    while at < len(lines) and _is_name(lines, at):
        end = at + 1
        while end < len(lines) and end - at <= MOST_FIGURES and lines[end].gap == lines[at + 1].gap:
            text = lines[end].text
            if not (_is_figure(text) or (end - at > 1 and text[0].islower() and _NO_FIGURE.fullmatch(text))):
                break
            end += 1
        yield _Stack(at, tuple(range(at + 1, end)))
        at = end


def _columns(lines: Sequence[Line], stacks: Sequence[_Stack]) -> int:
    """How many of the figures below each name are amounts: all before the first column of percents and words."""
    for column, _ in enumerate(stacks[0].cells):
        texts = [lines[one.cells[column]].text for one in stacks]
        if all(_PERCENT.fullmatch(text) or _NO_FIGURE.fullmatch(text) for text in texts):
            return column
    return len(stacks[0].cells)


def _head_in_lines(lines: Sequence[Line], at: int, count: int) -> _Row:
    """The head of as many lines right above the first name, each a year's amount ("Bidrag 2020"); empty without one."""
    above = range(at - count, at)
    if above.start < 0:
        return []
    told = [native_column(lines[n].text) for n in above]
    years = all(one.year is not None and len(one.text) <= LONGEST_NAME for one in told)
    return [(n, column, 0, len(lines[n].text)) for column, n in enumerate(above, 1)] if years else []


def _head_in_words(lines: Sequence[Line], at: int, count: int, cells: int) -> _Row:
    """The head out of the line above the first name that says the year of each amount, with its unit; empty without."""
    text = lines[at - 1].text if at else ""
    years = [found.span() for found in YEAR.finditer(text)]
    if len(years) != count or len(text) > LONGEST_HEAD:
        return []
    starts = [max(text.rfind(" ", 0, max(0, text.rfind(" ", 0, start))), 0) for start, _ in years]
    parts = [[start, end] for start, (_, end) in zip(starts, years, strict=True)]
    for unit in _units(text):
        nearest = min(parts, key=lambda part: min(abs(part[0] - unit[1]), abs(unit[0] - part[1])))
        nearest[0], nearest[1] = min(nearest[0], unit[0]), max(nearest[1], unit[1])
    for a, b in pairwise(parts):
        b[0] = max(a[1], b[0])
    rest = [] if cells == count else [(at - 1, count + 1, parts[-1][1], len(text))]
    return [(at - 1, column, *_bare(text, *part)) for column, part in enumerate(parts, 1)] + rest


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without the blanks and signs at its beginning."""
    while start < end and not text[start].isalnum():
        start += 1
    return start, end


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Where the units of a line stand."""
    if find_unit(text) is None:
        return
    known = {written.casefold() for written, unit, _, _ in written_units() if unit is not None}
    for word in re.finditer(r"[^\W\d_]+", text):
        if word[0].casefold() in known:
            yield word.span()
