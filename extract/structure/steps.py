"""Tables in steps: names in lines of their own above their figures, or a head with each column in a line of its own.

A reader of PDFs often gives a table so. What tells that it is one is that each row has exactly as many cells as its
head has columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.document import SourceText
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.values import split_amounts
from nysta.extract.structure.heads import native_column, read_head
from nysta.extract.structure.lines import Line, Weave
from nysta.extract.structure.standing import FIGURES
from nysta.extract.structure.units import FIGURES_ALONE

# Columns that rows are named by.
NAMING = frozenset({"party", "payer", "recipient", "project", "owner", "company", "lead", "network", "action"})
# The longest cell of a head and name of a row, in characters; the most columns; the most blank lines in a table.
LONGEST_CELL, LONGEST_NAME, MOST_COLUMNS, MOST_GAP = 40, 90, 7, 2
# No row is longer, in characters; most lines that are hold a whole paragraph.
LONGEST_ROW = 300
# A table has so many rows at least.
FEWEST_ROWS = 2

# Where a part of a line stands: the number of the line, and its offsets in the line's text.
_Part = tuple[int, int, int]
_Row = list[_Part]

_WIDE = re.compile(r"\S+(?:\s\S+)*")
_CUT = re.compile(r"[^/|\t]+?(?=\s(?:/|\|)\s|\s{2,}|\t|$)")
_WORD = re.compile(r"[^\W\d_]{2}")
_FIGURE = re.compile(r"\d(?<!(?:19|20)\d\d)(?!\d{1,3}\b)")
_ENDS_IN_FIGURE = re.compile(r"\s(?:[\d.,]+\s?%?|[-–−])$")
# The mark of a note, or who a figure is of: "9 800 (Mora)".
_MARK = re.compile(r"\s?(?:[¹²³⁴⁵⁶*]+|\([A-ZÅÄÖ][^()\d]*\))")
_ENDS = (".", ":", ";", ",", "!", "?", "-")


def stepped(lines: Sequence[Line], source: SourceText) -> dict[int, Weave]:
    """The lines of such tables by their place in ``lines``: of which row each is, and of which columns its words."""
    told = {source.line_of(hint.start) for hint in source.hints}
    found: dict[int, Weave] = {}
    at, table = 1, 0
    while at < len(lines):
        rows = None if lines[at].number in told else _table(lines, at)
        if rows is None:
            at += 1
            continue
        count = max(len(row) for row in rows)
        for number, row in enumerate(rows):
            for n in {part[0] for part in row}:
                parts = tuple((column, a, b) for column, (line, a, b) in enumerate(row) if line == n)
                found[n] = Weave(table, number, count, parts)
        at = rows[-1][-1][0] + 1
        table += 1
    return found


def _table(lines: Sequence[Line], at: int) -> list[_Row] | None:
    """The head and the rows of the table whose first figures stand in line ``at``, None where none begins there."""
    text = lines[at].text
    if len(text) > LONGEST_ROW or lines[at].gap > MOST_GAP or not re.search(r"\d", text):
        return None
    alone = FIGURES_ALONE.fullmatch(_MARK.sub("", text)) is not None or len(_pieces(text)) > 1
    if alone and at >= 2 and _is_name(lines[at - 1]):
        head = _head_in_lines(lines, at - 1)
        if head is not None and len(head) >= 3:  # a cell a line
            rows = [*_rows(lines, at - 1, len(head), len(head))]
            if len(rows) >= FEWEST_ROWS:
                return [head, *rows]
        for head in (_head_in_lines(lines, at - 1), _head_in_one(lines, at - 2), _head_in_two(lines, at - 2)):
            if head is not None and len(head) >= 3:
                rows = [*_rows(lines, at - 1, len(head), 2)]
                if len(rows) >= FEWEST_ROWS:
                    return [head, *rows]
    if _tells(text) or (head := _head_in_lines(lines, at)) is None:
        return None
    rows = [*_rows(lines, at, len(head), 1)] if FIGURES.fullmatch(text) is not None else []
    return [head, *rows] if len(rows) >= FEWEST_ROWS else None


def _head_in_lines(lines: Sequence[Line], end: int) -> _Row | None:
    """The head whose columns stand in the lines right above ``end``, the nearest that names rows as its first."""
    if end < 2 or _FIGURE.search(lines[end - 1].text):
        return None
    if native_column(lines[end - 2].text).role in NAMING and (cut := _names(lines[end - 1].text)):
        return [(end - 2, 0, len(lines[end - 2].text)), *((end - 1, a, b) for a, b in cut)]
    for start in range(end - 2, max(-1, end - MOST_COLUMNS - 1), -1):
        if not all(_may_be_column(line.text) for line in lines[start:end]) or _parted(lines, start, end):
            return None
        if native_column(lines[start].text).role in NAMING:
            rest = [line.text for line in lines[start + 1 : end]]
            known = sum(map(_tells, rest))
            return [(n, 0, len(lines[n].text)) for n in range(start, end)] if known > len(rest) / 2 else None
    return None


def _names(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line are that is nothing but names of organisations and words for columns; none else."""
    if not _may_be_column(text[:LONGEST_CELL]):
        return []
    names = [(one.start, one.end) for one in load_gazetteer().scan(text) if one.strength != "short"]
    cells: list[tuple[int, int]] = []
    at = 0
    for start, end in [*names, (len(text), len(text))]:
        between = text[at:start].strip()
        if between and native_column(between).role is None:
            return []
        if between:
            cells.append((text.index(between, at), text.index(between, at) + len(between)))
        if end > start:
            cells.append((start, end))
        at = end
    return cells if len(names) >= 2 else []


def _parted(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the lines of a head stand unequally far apart."""
    return len({lines[n].gap for n in range(start + 1, end)}) > 1


def _may_be_column(text: str) -> bool:
    if len(text) > LONGEST_CELL or text[0].islower() or text.endswith(_ENDS) or len(_pieces(text)) > 1:
        return False
    head = read_head(text)
    # "Beslut 2025" tells a year and not whose
    named = [one for one in head.names if not head.figures or one.role != "nothing"] if head is not None else []
    return head is None or len(named) + len(head.figures) == 1


def _tells(text: str) -> bool:
    """Whether words can be a column's: what they say of it is known, or they name an organisation."""
    column = native_column(text)
    if column.role is not None or column.basis is not None or column.year is not None:
        return True
    found = load_gazetteer().find(text)
    return found is not None and found[0].label == "Organisation"


def _head_in_one(lines: Sequence[Line], at: int) -> _Row | None:
    """The head in line ``at`` whose columns stand apart, or are all known words."""
    text = lines[at].text
    parts = [(found.start(), found.end()) for found in _CUT.finditer(text) if found[0].strip()]
    parts = [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in parts]
    cells = [text[a:b] for a, b in parts]
    if len(cells) < 2:
        head = read_head(text)
        if head is None or head.lead or not head.order.startswith("n"):
            return None
        names, figures = iter(head.names), iter(head.figures)
        cells = [next(names if kind == "n" else figures).text for kind in head.order]
        parts, start = [], 0
        for cell in cells:
            start = text.find(cell, start)
            if start < 0:
                return None
            parts.append((start, start + len(cell)))
            start += len(cell)
    told = native_column(cells[0]).role in NAMING and sum(map(_tells, cells)) > len(cells) / 2
    return [(at, a, b) for a, b in parts] if told and not any(one.endswith(_ENDS) for one in cells) else None


def _head_in_two(lines: Sequence[Line], at: int) -> _Row | None:
    """The head whose first column stands above those of figures: "Nämnd" over "Budget 2024   Utfall 2023"."""
    if at < 1 or not _may_be_column(lines[at - 1].text) or lines[at].gap > MOST_GAP:
        return None
    text, parts = lines[at].text, _pieces(lines[at].text)
    figures = [native_column(text[a:b]) for a, b in parts]
    named = native_column(lines[at - 1].text).role in NAMING
    if not named or len(parts) < 2 or not all(one.year or one.basis or one.role == "amount" for one in figures):
        return None
    return [(at - 1, 0, len(lines[at - 1].text)), *((at, a, b) for a, b in parts)]


def _pieces(text: str) -> list[tuple[int, int]]:
    return [one.span() for one in _WIDE.finditer(text)]


def _is_name(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= LONGEST_NAME
        and len(_pieces(text)) == 1
        and not text[0].islower()
        and not text.endswith((".", ":", ";"))
        and _WORD.search(text) is not None
        and _ENDS_IN_FIGURE.search(text) is None
    )


def _rows(lines: Sequence[Line], at: int, columns: int, step: int) -> Iterator[_Row]:
    """The rows from line ``at`` on, each of ``step`` lines: a name and all its figures, a name above its cells, or a
    cell a line."""
    first: list[bool | None] = []  # which cells are figures
    gap = lines[at].gap
    while at + step <= len(lines):
        name, below = lines[at], lines[at + step - 1]
        if step == columns > 2:
            figures = [lines[n] for n in range(at + 1, at + step)]
            if not _is_name(name) or any(_is_figure(one.text) is False or one.gap > MOST_GAP for one in figures):
                return
            yield [(at, 0, len(name.text)), *((n, 0, len(lines[n].text)) for n in range(at + 1, at + step))]
            at += step
            continue
        if step == 2:
            cells = _cells(below.text, columns - 1) if _is_name(name) and below.gap <= MOST_GAP else None
            label = (at, 0, len(name.text))
        else:
            found = FIGURES.fullmatch(name.text)
            begin = found.start("cells") if found is not None else 0
            cells = _figures(name.text, begin, columns - 1) if begin else None
            label = (at, 0, found.end("label")) if found is not None else (at, 0, 0)
        kinds = [_is_figure(below.text[a:b]) for a, b in cells or ()]
        if cells is None or name.gap > max(gap, below.gap) or not _alike(kinds, first):
            return
        gap, first = max(name.gap, below.gap) if first else name.gap, kinds
        yield [label, *((at + step - 1, a, b) for a, b in cells)]
        at += step


def _cells(text: str, count: int) -> list[tuple[int, int]] | None:
    """Where the ``count`` cells of a line are: pieces that stand apart, else figures."""
    pieces = _pieces(text)
    return pieces if len(pieces) == count > 1 else _figures(text, 0, count)


def _figures(text: str, start: int, count: int) -> list[tuple[int, int]] | None:
    bare = _MARK.sub(lambda found: " " * len(found[0]), text)
    parts = split_amounts(bare[start:].strip(), count)
    if parts is None:
        return None
    found = []
    for one in parts:
        start = bare.find(one, start)
        if start < 0:
            return None
        found.append((start, start + len(one)))
        start += len(one)
    return found


def _is_figure(cell: str) -> bool | None:
    """Whether a cell is of figures, None for one that is empty."""
    return None if cell in ("-", "–", "−") else FIGURES_ALONE.fullmatch(cell) is not None


def _alike(kinds: Sequence[bool | None], others: Sequence[bool | None]) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(kinds, others, strict=False))
