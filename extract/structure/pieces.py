"""The lines of a row: what stood in one line of the source may belong to several cells, and a cell to several lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from nysta.extract.document import SourceText
from nysta.extract.structure.blocks import Block, Cell, Row


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


def with_line(row: Row, block: Block) -> Row:
    """A row with a further line below its figures."""
    return replace(row, lines=(*row.lines, whole(block)))
