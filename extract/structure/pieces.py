"""The lines of a row: what stood in one line of the source may belong to several cells, and a cell to several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nysta.extract.document import SourceText
from nysta.extract.language.values import split_amounts
from nysta.extract.structure.blocks import Block, Cell, Column, Row
from nysta.extract.structure.units import FIGURES_ALONE

# The most columns a table without a head is cut into.
MOST_COLUMNS = 4

_WORDS_APART = re.compile(r"\s{2,}|\t")
_APART = re.compile(r"\s*\.{3,}\s*|\s{2,}|\t")  # leader dots stand between figures too


def pieces(source: SourceText, block: Block, start: int, end: int) -> tuple[Cell, ...]:
    """``block.text[start:end]`` cut where the lines of the source end."""
    edges = [start]
    for at in range(start + 1, end):
        a, b = block.offsets[at - 1], block.offsets[at]
        inside_word = block.text[at - 1] != " " and block.text[at] != " "  # a hyphen stood there
        if b > a and not inside_word and "\n" in source.text[a:b] + source.text[b : b + 1]:
            edges.append(at)
    edges.append(end)
    found = []
    for a, b in pairwise(edges):
        text = block.text[a:b].strip()
        if text:
            lead = a + len(block.text[a:b]) - len(block.text[a:b].lstrip())
            found.append(Cell(text, *block.source_span(lead, lead + len(text))))
    return tuple(found)


def whole(block: Block) -> Cell:
    """All of a block as one cell."""
    return Cell(block.text, block.offsets[0], block.offsets[-1] + 1)


def is_indented(source: SourceText, block: Block) -> bool:
    """Whether white space stands before a block's first line."""
    start = block.offsets[0]
    return start > 0 and source.text[start - 1] in " \t"


def left_of(source: SourceText, offset: int) -> int:
    """How far from the left edge of its line an offset is, in characters."""
    return offset - source.line_starts[source.line_of(offset) - 1]


def texts_of(block: Block, start: int, end: int, names: int) -> tuple[Cell, ...]:
    """The cells of words in ``block.text[start:end]``: as many as stand apart, at most ``names``."""
    text = block.text[start:end]
    gaps = list(_WORDS_APART.finditer(text.rstrip()))
    if len(gaps) + 1 > max(1, names):
        gaps = []
    edges = [start, *(start + at for gap in gaps for at in gap.span()), end]
    cells = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if b > a:
            cells.append(Cell(block.text[a:b].strip(), *block.source_span(a, b)))
    return tuple(cells)


def figures_of(block: Block, start: int, end: int, columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The figures of ``block.text[start:end]``, split by the number of ``columns`` in force."""
    text = block.text[start:end].rstrip()
    cells, at = [], start
    for part in cut_figures(text, columns):
        at = max(block.text.find(part, at), at)
        stop = min(at + len(part), len(block.text))
        cells.append(Cell(part, *block.source_span(at, stop)))
        at = stop
    return tuple(cells)


def with_line(row: Row, block: Block) -> Row:
    """A row with a further line below its figures."""
    return replace(row, lines=(*row.lines, whole(block)))


def bare_runs(run: Sequence[Block]) -> dict[int, int]:
    """How many lines of figures alone stand together, by the number of the block of each."""
    found: dict[int, int] = {}
    together: list[Block] = []
    for block in run:
        if block.kind == "row" and block.woven is None and FIGURES_ALONE.fullmatch(block.text):
            together.append(block)
        else:
            together = []
        found |= dict.fromkeys((one.number for one in together), len(together))
    return found


def cut_figures(text: str, columns: Sequence[Column]) -> list[str]:
    """The figures of a row, cut by the number of its columns, else as few as they can be."""
    wanted = len(columns)
    apart = _APART.split(text.strip())
    if len(apart) > 1 and (len(apart) == wanted or all(split_amounts(one, 1) for one in apart)):
        return apart
    notes = [wanted - 1] if any(one.role == "other" for one in columns) else []
    for count in [*([wanted, *notes, wanted + 1] if columns else []), *range(1, MOST_COLUMNS + 1)]:
        if count and (parts := split_amounts(text, count)) is not None:
            return parts
    return [text] if re.search(r"[^\W\d_]", text) else text.split()
