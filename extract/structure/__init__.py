"""Structure: a document as read → blocks of clean text and tables, each tied to its place in the source."""

from collections.abc import Iterator, Sequence

from nysta.extract.document import Skip, SourceText
from nysta.extract.structure.assemble import assemble
from nysta.extract.structure.blocks import Block, Cell, Column, Layout, Row, Section, Table
from nysta.extract.structure.classify import read_lines
from nysta.extract.structure.lines import Line
from nysta.extract.structure.overlong import skips
from nysta.extract.structure.tables import find_tables

__all__ = ["Block", "Cell", "Column", "Layout", "Row", "Section", "Table", "analyse"]


def analyse(source: SourceText) -> Layout:
    """The layout of ``source``: blocks in reading order, and the tables that its rows make."""
    lines = read_lines(source)
    blocks = tuple(assemble(lines))
    return Layout(source, blocks, find_tables(source, blocks), (*_left_out(lines), *skips(source)))


def _left_out(lines: Sequence[Line]) -> Iterator[Skip]:
    """What was recognised and left out on purpose."""
    persons = [line for line in lines if line.kind == "persons"]
    if persons:
        yield Skip(f"lists of persons: {len(persons)} lines left out", line=persons[0].number)
