"""Tables out of rows: native ones by the format's cells, flattened ones by their heads and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nysta.extract.document import Hint, SourceText
from nysta.extract.language.values import find_unit, split_amounts
from nysta.extract.structure.blocks import Block, Cell, Column, Row, Table
from nysta.extract.structure.heads import read_head, stack, years_of

# Blocks that are no rows are still inside a table while they are this short, in characters.
SHORT_BLOCK = 90
# How many such blocks may stand between two rows.
BETWEEN = 3

_FIGURES = re.compile(
    r"(?P<label>.*?[^\W\d_].*?)[\s:]+(?P<cells>[-–−+±]?\s?\d[\d\s.,%\u00a0\u2009\-–−+±]*|[-–−](?:\s+[-–−\d][\d\s.,%\-–−]*)?)"
)
_BARE = re.compile(r"[\d\s.,%\u00a0\u2009\-–−+±]+")


def find_tables(source: SourceText, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """All tables in reading order."""
    native = {source.line_of(hint.start): hint for hint in source.hints if hint.kind == "row"}
    tables: list[Table] = []
    standing: tuple[Column, ...] = ()
    for run in _runs(source, blocks, native):
        table, standing = _Builder(source, native, len(tables), standing).build(run)
        if table.rows:
            tables.append(table)
    return tuple(tables)


def _runs(source: SourceText, blocks: Sequence[Block], native: dict[int, Hint]) -> Iterator[list[Block]]:
    """Stretches of blocks that are one table: rows with their captions and wrapped labels between them."""
    run: list[Block] = []
    held: list[Block] = []

    def table_of(block: Block) -> int | None:
        hint = native.get(source.line_of(block.offsets[0])) if block.kind == "row" else None
        return hint.table if hint else None

    for block in blocks:
        if block.kind == "row":
            rows = [one for one in run if one.kind == "row"]
            if rows and table_of(rows[-1]) != table_of(block):
                yield run
                run = []
            run += [*held, block]
            held = []
            continue
        short = len(block.text) <= SHORT_BLOCK or block.kind == "heading"
        caption = find_unit(block.text) is not None or bool(years_of(block.text))
        rows_above = any(one.kind == "row" for one in run)
        if not short or len(held) >= BETWEEN or (rows_above and caption and _begins_table(block)):
            if rows_above:
                yield run
            run, held = [], []
        if short or caption:
            held = [*held, block][-BETWEEN:]
    if any(one.kind == "row" for one in run):
        yield run


def _begins_table(block: Block) -> bool:
    return re.match(r"(?:Tabell|Tab\.|Not)\s*\d", block.text) is not None


@dataclass
class _Builder:
    """Reads one run of blocks line by line; ``standing`` is the head that earlier tables left in force."""

    source: SourceText
    native: dict[int, Hint]
    number: int
    standing: tuple[Column, ...]
    columns: tuple[Column, ...] = ()
    head: list[str] = field(default_factory=list)
    title: str | None = None
    factor: int | None = None
    group: str | None = None
    wrapped: tuple[Block, str] | None = None
    rows: list[Row] = field(default_factory=list)

    def build(self, run: Sequence[Block]) -> tuple[Table, tuple[Column, ...]]:
        first = next(block for block in run if block.kind == "row")
        is_native = self.source.line_of(first.offsets[0]) in self.native
        for block in run:
            self._take(block)
        columns = self.columns or self.standing
        if not self.title:
            self.title = first.section.title
        return (
            Table(
                self.number,
                self.title,
                tuple(self.head),
                columns,
                self.factor,
                tuple(self.rows),
                first.section,
                first.attachment,
                is_native,
            ),
            columns,
        )

    def _take(self, block: Block) -> None:
        hint = self.native.get(self.source.line_of(block.offsets[0])) if block.kind == "row" else None
        unit = find_unit(block.text)
        if unit is not None and not any(character.isdigit() for character in re.sub(r"(?:19|20)\d\d", "", block.text)):
            self.factor = unit.factor
        head = self._native_head(hint) if hint else read_head(block.text)
        if head and (not self.rows or len(head) >= 2):
            self._take_head(block, head)
        elif hint:
            self._take_native(block, hint)
        elif block.kind == "row":
            self._take_figures(block)
        else:
            self._take_text(block, unit is not None)

    def _take_head(self, block: Block, head: tuple[Column, ...]) -> None:
        is_caption = block.kind != "row" and _begins_table(block)
        if is_caption or (block.kind == "heading" and len(head) == 1):
            self.title = block.text
            return
        if self.rows and self.columns and len(head) < 2:
            return
        stacked = stack(self.columns, head) if self.columns and not self.rows else None
        self.columns = stacked or head
        self.head.append(block.text)

    def _native_head(self, hint: Hint) -> tuple[Column, ...] | None:
        """The head of a native table: one column per cell right of the label, when no cell is an amount."""
        texts = [self.source.text[a:b].strip() for a, b in hint.cells]
        if self.rows or len([one for one in texts if one]) < 2:
            return None
        columns = []
        for one in texts[1:]:
            named = read_head(one) if one else ()
            if named is None and re.search(r"\d", one):
                return None
            columns.append(named[0] if named and len(named) == 1 else Column(one))
        return tuple(columns)

    def _take_native(self, block: Block, hint: Hint) -> None:
        cells = [Cell(self.source.text[a:b].strip(), a, b) for a, b in hint.cells]
        if sum(bool(cell.text) for cell in cells) <= 1:
            self.group = next((cell.text for cell in cells if cell.text), self.group)
            return
        self._add(block, cells[0].text, tuple(cells[1:]))

    def _take_figures(self, block: Block) -> None:
        found = _FIGURES.fullmatch(block.text)
        if found is None:
            if _BARE.fullmatch(block.text) and self.wrapped is not None:
                before, label = self.wrapped
                self._add(before, label, self._cells(block, 0, len(block.text)), end=block)
                self.wrapped = None
            return
        label = found["label"].strip()
        if self.wrapped is not None and label[0].islower():
            before, head = self.wrapped
            self._add(before, f"{head} {label}", self._cells(block, *found.span("cells")), end=block)
        else:
            if self.wrapped is not None:
                self.group = self.wrapped[1]
            self._add(block, label, self._cells(block, *found.span("cells")))
        self.wrapped = None

    def _take_text(self, block: Block, has_unit: bool) -> None:
        if not self.rows and (self.title is None or has_unit or block.kind == "heading"):
            self.title = block.text
        if self.wrapped is not None:
            self.group = self.wrapped[1]
        self.wrapped = (block, block.text)

    def _cells(self, block: Block, start: int, end: int) -> tuple[Cell, ...]:
        """The figures of ``block.text[start:end]``, split by the number of columns in force."""
        text = block.text[start:end]
        columns = self.columns or self.standing
        wanted = [len(columns), len(columns) + 1] if columns else []
        for count in [*wanted, 1, 2, 3, 4]:
            if count and (parts := split_amounts(text, count)) is not None:
                break
        else:
            parts = text.split()
        cells, at = [], start
        for part in parts:
            at = block.text.index(part, at)
            cells.append(Cell(part, *block.source_span(at, at + len(part))))
            at += len(part)
        return tuple(cells)

    def _add(self, block: Block, label: str, cells: tuple[Cell, ...], end: Block | None = None) -> None:
        last = end or block
        span = block.offsets[0], last.offsets[-1] + 1
        self.rows.append(Row(last.number, label, *span, cells, self.group))
