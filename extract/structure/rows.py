"""One table's blocks → its title, columns and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nysta.extract.document import Hint, SourceText
from nysta.extract.structure.between import cells_around_share
from nysta.extract.structure.blocks import Block, Cell, Column, Row, Table
from nysta.extract.structure.fields import is_field_row
from nysta.extract.structure.grid import is_part
from nysta.extract.structure.heads import Head, is_native_head, read_head, without_numbers
from nysta.extract.structure.marks import AMOUNT_FIRST
from nysta.extract.structure.native import goes_on_with_head, native_head, parted, stacked_cells, told_cells
from nysta.extract.structure.pieces import (
    bare_runs,
    figures_of,
    is_indented,
    left_of,
    pieces,
    texts_of,
    whole,
    with_line,
)
from nysta.extract.structure.stacked_heads import stack
from nysta.extract.structure.standing import FIGURES, fits
from nysta.extract.structure.summed import summed_columns
from nysta.extract.structure.units import FIGURES_ALONE, find_unit_of_title, in_units, numeric_columns, units_of

# How far left of its column a cell may begin where the columns are not drawn with care, in characters.
SLACK = 3

_AHEAD = re.compile(r"(?P<cells>\d[\d ,.]*?)\s{2,}(?P<label>[A-ZÅÄÖ].*)", re.DOTALL)
# A dash for words, before the one figure of a row ("Två steg fram Kiruna kommun – 187").
_EMPTY_CELL = re.compile(r"(?P<dash>[-–−])\s+(?=\d)")
_DASH = re.compile(r"[-–−]")


@dataclass
class TableBuilder:
    """Reads one run of blocks line by line; ``standing`` is the head that earlier tables left in force."""

    source: SourceText
    native: dict[int, Hint]
    number: int
    standing: tuple[Column, ...]
    names: tuple[Column, ...] = ()
    columns: tuple[Column, ...] = ()
    order: str = ""
    native_order: str = ""
    head_cells: tuple[Cell, ...] = ()
    left: tuple[Column, ...] = ()
    numeric: frozenset[int] = frozenset()
    head: list[str] = field(default_factory=list)
    title: str | None = None
    factor: int | None = None
    group: str | None = None
    waiting: list[Block] = field(default_factory=list)
    bare: dict[int, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def build(self, run: Sequence[Block]) -> tuple[Table, tuple[Column, ...]]:
        """The table, and the head that is in force after it."""
        first = next(block for block in run if block.kind == "row")
        told = [cells for block in run if (cells := told_cells(block, self.source, self.native)) is not None]
        is_native = bool(told)
        self.left = self.standing
        if is_native:
            self.numeric = numeric_columns([cells for cells in told if cells])
        elif self.standing and not fits(run, self.standing):
            self.standing = ()
        if not is_native and not self.standing:
            self.columns = summed_columns(run)
        self.bare = bare_runs(run)
        for block in run:
            self._take(block)
        columns = self.columns or (() if self.names or is_native else self.standing)
        if not self.title:
            self.title = first.section.title
        table = Table(
            self.number,
            self.title,
            tuple(dict.fromkeys(self.head)),
            columns,
            self.factor,
            tuple(self.rows),
            first.section,
            first.attachment,
            is_native,
            self.names,
            self.native_order or self.order,
        )
        return table, (self.left if is_native or not columns else columns)

    def _take(self, block: Block) -> None:
        cells = told_cells(block, self.source, self.native)
        if cells is not None:
            self._take_native(block, cells)
            return
        head = read_head(block.text) if block.kind == "row" else None
        if head is not None or not re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", block.text)) or not self.rows:
            is_row = block.kind == "row" and head is None and FIGURES.fullmatch(block.text) is not None
            self.factor = (None if is_row else find_unit_of_title(block.text)) or self.factor
        if head is not None:
            self._take_head(block, head)
        elif block.kind == "row":
            self._take_row(block)
        else:
            self._take_title(block)

    def _take_title(self, block: Block) -> None:
        if not self.rows:
            if self.title:
                self.head.append(self.title)
            self.title = block.text
        else:
            self.group = block.text
        self.waiting = []

    def _take_head(self, block: Block, head: Head) -> None:
        self.head.append(block.text)
        head = without_numbers(head)
        self._name_title()
        if head.lead and not self.rows:
            if self.title:
                self.head.append(self.title)
            self.title = head.lead
        if self.rows and self.columns and len(head.figures) < 2:
            return
        if self.columns and not self.rows and (units := units_of(block.text)):
            self.columns = in_units(self.columns, units)
            return
        stacked = stack(self.columns, head.figures) if self.columns and not self.rows else None
        if not self.rows and self.columns and not stacked and not head.figures and head.names:
            self.names += head.names
            return
        self.names = head.names or self.names
        self.columns = stacked or (head.figures or self.columns)
        self.order = head.order

    def _name_title(self) -> None:
        """Lines of words above the first head are the table's title."""
        if self.waiting and not self.rows and not self.columns:
            if self.title:
                self.head.append(self.title)
            self.title = self.waiting[-1].text
        self.waiting = []

    # A native table tells its cells itself; what they are follows from its head and from what they hold.

    def _take_native(self, block: Block, cells: tuple[Cell, ...]) -> None:
        filled = [cell for cell in cells if cell.text]
        is_first = not self.rows and not self.native_order
        if is_first and len(filled) >= 2 and is_native_head(cells) and not is_field_row(cells):
            self._head_native(block, cells)
            units = (find_unit_of_title(" ".join(cell.text.split())) for cell in cells)
            self.factor = next((factor for factor in units if factor), self.factor)
            return
        if not self.rows and self.head_cells and goes_on_with_head(self.head_cells, cells):
            self._head_native(block, stacked_cells(self.head_cells, cells))
            return
        if len(filled) <= 1:
            self.group = filled[0].text if filled else self.group
            return
        texts, figures = parted(cells, self.native_order, self.rows[-1].texts if self.rows else ())
        label = texts[0].text
        self.rows.append(Row(block.number, label, *block.span, figures, self._group_of(label), texts))

    def _head_native(self, block: Block, cells: tuple[Cell, ...]) -> None:
        self.head.append(block.text)
        self.head_cells = cells
        head = native_head(cells, self.numeric)
        self.names, self.columns, self.native_order = head.names, head.figures, head.order

    # A flattened table has lost its borders: figures are cut by the number of columns, names stay together.

    def _take_row(self, block: Block) -> None:
        if FIGURES_ALONE.fullmatch(block.text):
            self._take_bare(block)
            return
        if (around := cells_around_share(block, self.names, self.columns, self.order)) is not None:
            self._add(block, block, *around)
            self.waiting = []
            return
        first = AMOUNT_FIRST.fullmatch(block.text) if not self.names and not self.columns else None
        ahead = _AHEAD.fullmatch(block.text) if self.order.startswith("f") and "n" in self.order else first
        if ahead is not None:
            texts = texts_of(block, *ahead.span("label"), len(self.names))
            self._add(block, block, texts, figures_of(block, *ahead.span("cells"), self.columns or self.standing))
            self.waiting = []
            return
        if len(self.names) >= 2 and not self.columns and self._take_words(block):
            return
        found = FIGURES.fullmatch(block.text)
        if found is None or (found["tail"] and "n" not in self.order[1:]):
            if self.rows and not (self.waiting and len(self.names) > 1) and self._is_rest(block):
                self.rows[-1] = with_line(self.rows[-1], block)
                return
            if self.waiting and len(self.names) < 2:
                self.group = self.waiting[-1].text
            self.waiting.append(block)
            return
        if (len(self.names) >= 2 or len(self.columns) >= 2) and re.fullmatch(r"(?:19|20)\d\d", found["cells"]):
            self.group, self.waiting = block.text, []  # "Avslutade 2025"
            return
        if self.waiting and self._names_stand_above():
            self.names = (Column(""),)
            cells = figures_of(block, found.start("cells"), found.end("cells"), self.columns)
            self._add(self.waiting[-1], block, (whole(self.waiting[-1]),), cells)
            self.waiting = []
            return
        if self.waiting:
            self.group = self.waiting[-1].text
        above = tuple(map(whole, self.waiting))
        self.waiting = []
        end, begin = found.end("label"), found.start("cells")
        empty = _EMPTY_CELL.match(found["cells"]) if len(self.names) >= 2 and len(self.columns) == 1 else None
        if empty is not None:
            end, begin = begin + empty.end("dash"), begin + empty.end()
        texts = self._below(block, texts_of(block, found.start("label"), end, len(self.names)))
        lines = pieces(self.source, block, found.start("label"), end)
        cells = figures_of(block, begin, found.end("cells"), self.columns or self.standing)
        self._add(block, block, texts, cells, lines, above)

    def _names_stand_above(self) -> bool:
        """Whether each row has its name in the line above it, as below "Org.nr | Säte | Kapitalandel"."""
        unnamed = bool(self.names) and all(one.role == "nothing" or not one.text for one in self.names)
        return unnamed and any(one.role == "share" for one in self.columns)

    def _below(self, block: Block, texts: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The cells of words of a row; one that begins below the second cell of the row above has its first ones."""
        above = self.rows[-1].texts if self.rows else ()
        missing = len(self.names) - len(texts)
        if (
            missing < 1
            or len(above) != len(self.names)
            or left_of(self.source, block.offsets[0]) < left_of(self.source, above[1].start) - SLACK
        ):
            return texts
        return (*above[:missing], *texts)

    def _is_rest(self, block: Block) -> bool:
        """Whether a line of words goes on with a name in the row above."""
        if is_part(block.text):
            return False
        below = len(self.names) >= 2 and is_indented(self.source, block)
        return block.text[0].islower() or (below and self.rows[-1].end <= block.offsets[0])

    def _take_words(self, block: Block) -> bool:
        """A row of a table of words alone: its cells where they stand apart, else all its words."""
        texts = texts_of(block, 0, len(block.text), len(self.names))
        lines = pieces(self.source, block, 0, len(block.text))
        if len(texts) < 2 and len(self.names) < 3 and len(lines) < 2:
            return False
        self._add(block, block, texts, (), lines)
        return True

    def _take_bare(self, block: Block) -> None:
        cells_above = sum(len(pieces(self.source, one, 0, len(one.text))) for one in self.waiting)
        if _DASH.fullmatch(block.text) and 0 < cells_above < len(self.names):
            self.waiting.append(block)  # an empty cell of words
            return
        one_each = len(self.columns) > 1 and self.bare.get(block.number) == len(self.columns)
        if not self.columns and self.bare.get(block.number, 1) > 1:
            self.waiting = []  # a cell of a column whose head is not known
            return
        cells = (whole(block),) if one_each else figures_of(block, 0, len(block.text), self.columns or self.standing)
        if self.waiting:
            names = max(1, len(self.names))
            used = self.waiting[-names:] if names > 1 else self.waiting[-1:]
            if len(self.waiting) > len(used):
                self.group = self.waiting[-len(used) - 1].text
            texts = tuple(Cell(one.text, one.offsets[0], one.offsets[-1] + 1) for one in used)
            self._add(used[0], block, texts, cells)
            self.waiting = []
        elif self.rows and len(self.rows[-1].cells) + len(cells) <= len(self.columns):
            last, end = self.rows.pop(), block.offsets[-1] + 1
            self.rows.append(Row(last.block, last.label, last.start, end, last.cells + cells, last.group, last.texts))

    def _add(
        self,
        block: Block,
        last: Block,
        texts: tuple[Cell, ...],
        cells: tuple[Cell, ...],
        lines: tuple[Cell, ...] = (),
        above: tuple[Cell, ...] = (),
    ) -> None:
        label = " ".join(one.text for one in texts)
        span = block.offsets[0], last.offsets[-1] + 1
        self.rows.append(Row(last.number, label, *span, cells, self._group_of(label), texts, lines, above))

    def _group_of(self, label: str) -> str | None:
        """The group of a row: the row above for one that is a part of it ("varav Folkteatern")."""
        if not self.rows or not is_part(label):
            return self.group
        above = self.rows[-1]
        return above.group if is_part(above.label) else above.label
