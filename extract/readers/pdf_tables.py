"""Ruled tables of a PDF page: the grid that its drawn lines make, filled with the page's words.

pdfium gives the lines and boxes that are drawn, pdfplumber finds the cells that they enclose.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from nysta.extract.readers.limits import MAX_COLUMNS, MAX_PAGE_PATHS, MAX_RULINGS
from nysta.extract.readers.pdf_layout import Line, RuledTable, lines_of
from nysta.extract.readers.pdf_values import is_amount
from nysta.extract.readers.pdf_words import Turn, Word

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_THIN: Final = 2.5
"""Boxes thinner than this (points) are drawn lines."""
_LONGEST_CELL: Final = 2_000
"""Characters; a cell with more is a frame around running text."""
_MAX_SEGMENTS: Final = 4_000


def ruled_tables(
    page: pdfium.PdfPage, turn: Turn, words: list[Word]
) -> tuple[list[RuledTable], list[Word], str | None]:
    """The ruled tables of ``page``, the words outside them, and what kept tables from being looked for.

    Raises:
        pypdfium2.PdfiumError: the page's objects cannot be read.
    """
    rulings, excess = _rulings(page, turn)
    if excess:
        return [], words, "has too many drawn lines to look for ruled tables"
    across = sum(x1 - x0 >= y1 - y0 for x0, y0, x1, y1 in rulings)
    if across < 2 or len(rulings) - across < 2:
        return [], words, None
    tables: list[RuledTable] = []
    for cells in _grids(rulings):
        table, taken = _fill(cells, words)
        if table is not None:
            tables.append(table)
            words = [word for word in words if id(word) not in taken]
    return tables, words, None


def _rulings(page: pdfium.PdfPage, turn: Turn) -> tuple[list[Box], bool]:
    """Horizontal and vertical lines on the page, and whether there are more than are looked at."""
    rulings: set[Box] = set()
    for number, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=6)):
        if number > MAX_PAGE_PATHS or len(rulings) > MAX_RULINGS:
            return [], True
        if _is_drawn(path.raw):
            for box in _boxes(path, turn):
                rulings.update(_edges(box))
    return sorted(rulings), len(rulings) > MAX_RULINGS


def _is_drawn(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke):
        return False
    if stroke.value:
        return True
    if not fill.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return not known or (alpha.value > 0 and min(red.value, green.value, blue.value) < 250)


def _boxes(path: Any, turn: Turn) -> Iterator[Box]:
    """The straight lines and upright rectangles of a path, in reading coordinates."""
    count = raw.FPDFPath_CountSegments(path.raw)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    matrix, container = path.get_matrix(), path.container
    while container is not None:
        matrix, container = matrix.multiply(container.get_matrix()), container.container
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if not curved:
                yield from _box_of(points)
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        point = turn.point(*matrix.on_point(x.value, y.value))
        if all(map(math.isfinite, point)):
            points.append(point)
    if not curved:
        yield from _box_of(points)


def _box_of(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    if not 2 <= len(points) <= 5:
        return
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    box = min(xs), min(ys), max(xs), max(ys)
    upright = all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 0.5 for a, b in pairwise(points))
    if upright:
        yield box


def _edges(box: Box) -> Iterator[Box]:
    """A thin box is one line, any other its four sides; specks are left out."""
    x0, y0, x1, y1 = (round(value, 1) for value in box)
    if y1 - y0 <= _THIN:
        if x1 - x0 > 5:
            middle = round((y0 + y1) / 2, 1)
            yield x0, middle, x1, middle
    elif x1 - x0 <= _THIN:
        if y1 - y0 > 5:
            middle = round((x0 + x1) / 2, 1)
            yield middle, y0, middle, y1
    else:
        yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _grids(rulings: Sequence[Box]) -> list[list[Box]]:
    """The cells of each table that the rulings enclose."""
    from pdfplumber import table as plumber  # here, since most documents have no ruled table

    edges = [
        {
            "x0": x0,
            "x1": x1,
            "top": y0,
            "bottom": y1,
            "doctop": y0,
            "width": x1 - x0,
            "height": y1 - y0,
            "orientation": "h" if x1 - x0 >= y1 - y0 else "v",
        }
        for x0, y0, x1, y1 in rulings
    ]
    merged = plumber.merge_edges(edges, snap_x_tolerance=3, snap_y_tolerance=3, join_x_tolerance=3, join_y_tolerance=3)
    crossings = plumber.edges_to_intersections(merged, x_tolerance=3, y_tolerance=3)
    if len(crossings) > MAX_RULINGS * 2:
        return []
    return list(plumber.cells_to_tables(plumber.intersections_to_cells(crossings)))


def _fill(cells: Sequence[Box], words: Sequence[Word]) -> tuple[RuledTable | None, set[int]]:
    """A table from its cells' boxes, and the ids of the words in it; None where it is no table."""
    lefts = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    if not 2 <= len(lefts) <= MAX_COLUMNS or len(tops) < 2:
        return None, set()
    x0, y0 = lefts[0], tops[0]
    x1, y1 = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    inside = [word for word in words if x0 <= _middle(word) <= x1 and y0 <= _height(word) <= y1]
    rows: list[list[list[Line]]] = [[[] for _ in lefts] for _ in tops]
    taken: set[int] = set()
    for cell in cells:
        held = [word for word in inside if _is_in(word, cell) and id(word) not in taken]
        taken.update(map(id, held))
        rows[tops.index(cell[1])][lefts.index(cell[0])] = lines_of(held)
    filled = [lines for row in rows for lines in row if lines]
    longest = max((sum(len(line.text) for line in lines) for lines in filled), default=0)
    several = sum(sum(bool(lines) for lines in row) >= 2 for row in rows)
    if several < 2 or longest > _LONGEST_CELL:
        return None, set()
    texts = [_texts(part) for row in rows for part in _parted(row)]
    used = [column for column in range(len(lefts)) if any(row[column] for row in texts)]
    texts = [[row[column] for column in used] for row in texts if any(row)]
    return RuledTable(texts, x0, x1, y0, y1), taken


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return ["\n".join(line.text for line in lines) for lines in row]


def _parted(row: list[list[Line]]) -> Iterator[list[list[Line]]]:
    """The rows that one ruled row holds: several, where only groups of rows are ruled.

    Then a cell holds a column of amounts, and its lines stand level with those of its neighbours.
    """
    amounts = [lines for lines in row if len(lines) >= 2 and all(is_amount(line.text) for line in lines)]
    levels = [line.y for line in max(amounts, key=len, default=[])]
    others = [lines for lines in row if lines and lines not in amounts]
    level_with = all(sum(any(abs(line.y - y) < 3 for line in lines) for y in levels) >= 2 for lines in others)
    if len(levels) < 2 or not others or not level_with:
        yield row
        return
    bounds = [-math.inf, *(y - 3 for y in levels[1:]), math.inf]
    for low, high in pairwise(bounds):
        yield [[line for line in lines if low <= line.y < high] for lines in row]


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _height(word: Word) -> float:
    """The height of a word's middle: its baseline is too low for tight cells."""
    return word.y - word.size * 0.3


def _is_in(word: Word, box: Box) -> bool:
    return box[0] <= _middle(word) <= box[2] and box[1] <= _height(word) <= box[3]
