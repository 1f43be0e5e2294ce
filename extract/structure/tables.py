"""Tables out of rows: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.document import Hint, SourceText
from nysta.extract.structure.blocks import Block, Column, Table
from nysta.extract.structure.fields import split_field
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.heads import read_head
from nysta.extract.structure.headwords import years_of
from nysta.extract.structure.rows import TableBuilder
from nysta.extract.structure.units import find_unit_of_title

# Blocks that are no rows are still inside a table while they are this short, in characters.
SHORT_BLOCK = 90
# The longest sentence that introduces a table with a colon.
LONGEST_INTRO = 400
# How many such blocks may stand between two rows.
BETWEEN = 3

_APART = re.compile(r"\s{2,}|\t")
_CAPTION = re.compile(r"(?:Tabell|Tab\.|Not|Diagram)\s*\w?\d|[A-Z]?\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÅÄÖ]|[A-Z]\.\s")


def find_tables(source: SourceText, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """All tables in reading order."""
    native = {source.line_of(hint.start): hint for hint in source.hints if hint.kind == "row"}
    tables: list[Table] = []
    standing: tuple[Column, ...] = ()
    for run in _runs(source, blocks, native):
        table, standing = TableBuilder(source, native, len(tables), standing).build(run)
        if table.rows:
            tables.append(table)
    return tuple(tables)


def _runs(source: SourceText, blocks: Sequence[Block], native: dict[int, Hint]) -> Iterator[list[Block]]:
    """Stretches of blocks that are one table: rows with their captions and wrapped labels between them."""
    run: list[Block] = []
    held: list[Block] = []
    rows = 0  # rows of figures in the run
    of: int | None = None  # the number of the native table that the run is
    columns = 0  # columns of figures of the last head
    worded = 0  # columns of words of the last head
    closed = False  # whether the last row added up the others
    for block in blocks:
        if block.kind != "row" or split_field(block.text) is not None:
            short = len(block.text) <= SHORT_BLOCK or block.kind == "heading"
            intro = len(block.text) <= LONGEST_INTRO and block.text.rstrip().endswith(":")
            begins = block.kind in ("heading", "row") or intro or _CAPTION.match(block.text) is not None
            if not (short or intro) or len(held) >= BETWEEN or (rows and begins):
                if rows:
                    yield run
                run, held, rows, columns = [], [], 0, 0
            told = len(block.text) <= 2 * SHORT_BLOCK and (find_unit_of_title(block.text) or years_of(block.text))
            if short or intro or told:
                held = [*held, block][-BETWEEN:]
            continue
        hint = native.get(source.line_of(block.offsets[0]))
        number = hint.table if hint else None
        if block.woven is not None:
            number = -1 - block.woven
        head = read_head(block.text) if number is None else None
        another = head is not None and (head.names or head.lead or len(head.figures) != columns or (closed and held))
        if rows and (number != of or another):
            yield run
            titles = _title_rows(run)
            run, held, rows, columns = titles if number is None else [], held, 0, 0
        of = number
        if head is not None:
            columns, worded = len(head.figures), len(head.names)
        closed = is_sum(block.text)
        run += [*held, block]
        held = []
        words_only = head is None and columns == 0 and (worded >= 2 or (worded and len(_APART.split(block.text)) > 1))
        rows += head is None and (
            number is not None or words_only or re.search(r"\d", block.text) is not None or block.text[-1] in "-–−"
        )
    if rows:
        yield run


def _title_rows(run: list[Block]) -> list[Block]:
    """The lines of words that stand last in a table, taken from it: the title of the next one."""
    end = len(run)
    while end and run[end - 1].kind == "row" and not re.search(r"\d", run[end - 1].text) and len(run) - end < BETWEEN:
        end -= 1
    if end and not is_sum(run[end - 1].text):
        return []
    titles = run[end:]
    del run[end:]
    return titles
