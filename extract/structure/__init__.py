"""Structure: a document as read → blocks of clean text and tables, each tied to its place in the source."""

from nysta.extract.document import SourceText
from nysta.extract.structure.assemble import assemble
from nysta.extract.structure.blocks import Block, Cell, Column, Layout, Row, Section, Table
from nysta.extract.structure.lines import read_lines
from nysta.extract.structure.tables import find_tables

__all__ = ["Block", "Cell", "Column", "Layout", "Row", "Section", "Table", "analyse"]


def analyse(source: SourceText) -> Layout:
    """The layout of ``source``: blocks in reading order, and the tables that its rows make."""
    blocks = tuple(assemble(read_lines(source)))
    return Layout(source, blocks, find_tables(source, blocks))
