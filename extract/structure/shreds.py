"""Tables in shreds: the head broken into a word or two a line, the cells of a row wrapped below it.

A narrow column of a PDF comes out so, often with blank lines between all lines. What stays are rows in one line, a
name, figures and words apart from one another, and as many cells in the shreds above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.document import SourceText
from nysta.extract.structure.heads import native_column
from nysta.extract.structure.lines import Line, Weave, cues
from nysta.extract.structure.steps import NAMING
from nysta.extract.structure.units import FIGURES_ALONE

# The fewest rows in one line, the most lines from one such row to the next, and of the head.
FEWEST, MOST_APART, MOST_HEAD = 2, 14, 24
# The longest line of a head's shreds or of a wrapped cell, in characters.
LONGEST_SHRED = 45
# A line of so many words that ends as a sentence does is one, and no abbreviation.
SENTENCE = 4

_PIECE = re.compile(r"\S+(?:\s\S+)*")
_OPEN = re.compile(r"(?:[/,–-]|\b(?:och|eller|samt|avseende|för|av|till|från|i))$", re.IGNORECASE)

# Where a part of a line stands: the number of the line, and its offsets in the line's text.
_Part = tuple[int, int, int]
_Cells = list[list[_Part]]


def shredded(lines: Sequence[Line], source: SourceText) -> dict[int, Weave]:
    """The lines of such tables by their place in ``lines``: of which row each is, and of which columns its words."""
    told = {source.line_of(hint.start) for hint in source.hints}
    found: dict[int, Weave] = {}
    at, table = 1, 0
    while at < len(lines):
        kinds = _kinds(lines[at].text)
        rows = _table(lines, at, kinds) if _is_row(kinds) and lines[at].number not in told else None
        if rows is None:
            at += 1
            continue
        for number, row in enumerate(rows):
            places = {part[0] for cell in row for part in cell}
            for n in places:
                parts = tuple((column, a, b) for column, cell in enumerate(row) for line, a, b in cell if line == n)
                found[n] = Weave(table, number, len(row), parts)
        at = max(part[0] for cell in rows[-1] for part in cell) + 1
        table += 1
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    return [one.span() for one in _PIECE.finditer(text)]


def _kinds(text: str) -> str:
    """A ``w`` for each piece of words of a line and an ``f`` for each of figures."""
    return "".join("f" if FIGURES_ALONE.fullmatch(text[a:b]) else "w" for a, b in _pieces(text))


def _is_row(kinds: str) -> bool:
    return re.fullmatch(r"wf+w", kinds) is not None


def _table(lines: Sequence[Line], at: int, kinds: str) -> list[_Cells] | None:
    """The head and the rows of the table whose first row in one line is ``at``; None where it is none."""
    if not any(_kinds(line.text) == kinds for line in lines[at + 1 : at + 1 + MOST_APART]):
        return None
    head = _head(lines, at)
    texts = [" ".join(lines[n].text[a:b] for n, a, b in cell) for cell in head]
    if len(head) != len(kinds) or native_column(texts[-1]).role not in NAMING:
        return None
    rows = _rows(lines, at, kinds)
    return [head, *rows] if len(rows) >= FEWEST else None


def _ends(line: Line) -> bool:
    """Whether a line is no part of such a table: a heading with a number, a sentence, a caption."""
    text = line.text
    return (
        (text.endswith((".", ":", "!", "?")) and len(text.split()) >= SENTENCE)
        or cues()["numbered_heading"].fullmatch(text) is not None
        or cues()["caption"].fullmatch(text) is not None
    )


def _head(lines: Sequence[Line], at: int) -> _Cells:
    """The cells of the head whose shreds stand above line ``at``; a capital begins one, unless the last is open."""
    start = at
    while start and at - start < MOST_HEAD and not _ends(lines[start - 1]) and _is_shred(lines[start - 1]):
        start -= 1
    cells: _Cells = []
    said = ""
    for n in range(start, at):
        text = lines[n].text
        inside = said.count("(") > said.count(")") or _OPEN.search(said) is not None
        if cells and (inside or not text[0].isupper()):
            cells[-1].append((n, 0, len(text)))
            said = f"{said} {text}"
        else:
            cells.append([(n, 0, len(text))])
            said = text
    return cells


def _is_shred(line: Line) -> bool:
    return len(line.text) <= LONGEST_SHRED and len(_pieces(line.text)) == 1


def _rows(lines: Sequence[Line], at: int, kinds: str) -> list[_Cells]:
    """The rows from line ``at`` on, with the lines that go on with their cells."""
    rows: list[_Cells] = []
    last = len(kinds) - 1
    column = 0
    while at < len(lines) and not _ends(lines[at]):
        text, pieces = lines[at].text, _pieces(lines[at].text)
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        named = len(pieces) == 1 and text[0].isupper() and _kinds(below)[:1] == "f" and not _is_row(_kinds(below))
        if _kinds(text) == kinds or named:
            rows.append([[] for _ in kinds])
            column = -1
        elif len(pieces) == len(kinds) or (len(pieces) == 1 and not _is_shred(lines[at])):
            break
        for a, b in pieces:
            words = not text[a].isdigit()
            goes_on = column >= 0 and bool(rows[-1][column]) and _is_open(lines, rows[-1][column])
            if not goes_on:
                column = last if words and column >= 0 else min(column + 1, last)
            rows[-1][column].append((at, a, b))
        at += 1
    return rows


def _is_open(lines: Sequence[Line], cell: Sequence[_Part]) -> bool:
    n, a, b = cell[-1]
    return _OPEN.search(lines[n].text[a:b]) is not None
