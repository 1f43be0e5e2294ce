"""What the captions of a table say of its money beside who pays whom: budget or outcome, the year, the context."""

from __future__ import annotations

import re

from nysta.extract.graph_file import Basis
from nysta.extract.language.reading import Reading
from nysta.extract.relations.rows.row_money import columns_of
from nysta.extract.relations.rows.table_sense import captions, last_sentence, table_cues
from nysta.extract.structure import Row, Table
from nysta.extract.structure.headwords import basis_of, year_of

_YEAR = re.compile(r"20[0-4]\d")


def table_basis(table: Table, row: Row, document_basis: Basis | None) -> Basis | None:
    """Budget or outcome by the captions, else by what kind of document it is."""
    for caption in captions(table, row):
        if (basis := basis_of(last_sentence(caption))) is not None:
            return basis
    return document_basis


def basis_of_document(reading: Reading, title: str | None) -> Basis | None:
    """Whether the document is a budget or a report of what happened, by its title and first headings."""
    blocks = reading.layout.blocks
    heads = [
        title or "",
        *(block.text for block in blocks[:60] if block.kind == "heading" or len(block.text) < 90),
    ]
    counts = {
        basis: sum(len(cue.findall(text)) for text in heads) for basis, cue in table_cues()["document_basis"].items()
    }
    everywhere = {
        basis: sum(len(cue.findall(block.text)) for block in blocks)
        for basis, cue in table_cues()["document_basis"].items()
    }
    for tally in (counts, everywhere):
        if tally["budget"] != tally["outcome"]:
            return "budget" if tally["budget"] > tally["outcome"] else "outcome"
    return None


def context_of(table: Table, more: str | None) -> str | None:
    """The captions that the rows of a table need to be understood, joined."""
    return " · ".join(dict.fromkeys(text for text in (table.title, *table.head, more) if text)) or None


def year_in_row(table: Table, row: Row) -> int | None:
    """The one year that stands among the figures of a row as its own: "ägarbidrag | 2024 | 4 250"; None without."""
    pairs = zip(columns_of(table, row), row.cells, strict=False)
    told = [cell.text for column, cell in pairs if not column.year and _YEAR.fullmatch(cell.text)]
    return int(told[0]) if len(told) == 1 and len(row.cells) > 1 else None


def year_above(table: Table, row: Row, this_year: int | None = None) -> int | None:
    """The one year that the nearest caption names, ``this_year`` where it says "under året"; None without either."""
    for text in captions(table, row):
        if year := year_of(last_sentence(text)):
            return year
        if this_year is not None and table_cues()["this_year"].search(last_sentence(text)):
            return this_year
    return None
