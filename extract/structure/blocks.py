"""The values that the structure stage gives: blocks of clean text and tables, each tied to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from nysta.extract.document import Skip, SourceText

BlockKind = Literal["heading", "paragraph", "item", "row"]
Basis = Literal["budget", "outcome"]


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands: the headings above it, outermost first."""

    headings: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The nearest heading, None before the first one."""
        return self.headings[-1] if self.headings else None

    @property
    def path(self) -> str | None:
        """All headings joined for display, None before the first one."""
        return " › ".join(self.headings) or None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row as running text.

    ``text`` has wrapped lines joined and end-of-line hyphens removed; ``offsets[i]`` is the offset
    in the source of ``text[i]``. ``intro`` is the sentence that introduces the list an item is in.
    ``cells`` are the stretches of ``text`` that are the cells of a row of table number ``woven``, whose columns are
    drawn with blanks: cell after cell there, so that its ``offsets`` don't grow all the way.
    """

    number: int
    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    section: Section
    attachment: int = 0
    intro: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    woven: int | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of ``text[start:end]`` (start < end)."""
        if self.woven is not None:
            return min(self.offsets[start:end]), max(self.offsets[start:end]) + 1
        return self.offsets[start], self.offsets[end - 1] + 1

    @property
    def span(self) -> tuple[int, int]:
        """Source offsets of the whole block."""
        return self.source_span(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its head says.

    ``role`` tells what the names or figures below it are, as ``tables.yaml`` has it ("payer", "project",
    "share"), None where the head does not tell.
    """

    text: str
    year: int | None = None
    basis: Basis | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text and its span in the source (start == end when empty)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: its label and its cells of figures, in the order of the columns.

    ``block`` is the number of the row's block, ``group`` the nearest row above without figures
    ("3 Förbundsbidrag, Administration"). ``texts`` are its cells of words in the order of ``Table.names``;
    a flattened row whose words cannot be told apart has one, the whole label, and ``lines`` has the words of each of
    its lines; ``above`` are the lines of words since the row before, which may be a part of it.
    """

    block: int
    label: str
    start: int
    end: int
    cells: tuple[Cell, ...]
    group: str | None = None
    texts: tuple[Cell, ...] = ()
    lines: tuple[Cell, ...] = ()
    above: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its title and head say of unit, years and basis.

    ``columns`` are the columns of figures, ``names`` those of words, ``order`` has an ``n`` or ``f`` for each as they
    stand (empty where the head did not tell). ``factor`` turns a figure into kronor
    (1 000 for tkr), None where no unit is stated.
    """

    number: int
    title: str | None
    head: tuple[str, ...]
    columns: tuple[Column, ...]
    factor: int | None
    rows: tuple[Row, ...]
    section: Section
    attachment: int = 0
    native: bool = False
    names: tuple[Column, ...] = ()
    order: str = ""


@dataclass(frozen=True)
class Layout:
    """A document as blocks and tables, in reading order."""

    source: SourceText
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    skipped: tuple[Skip, ...] = field(default=())

    def block_at(self, offset: int) -> Block:
        """The block that the character at ``offset`` of the source stands in, or the last one before it; the first
        where none is."""
        starts, found = self._starts
        return found[max(0, bisect_right(starts, offset) - 1)]

    @cached_property
    def _starts(self) -> tuple[list[int], list[Block]]:
        """Where the blocks begin, and which they are, in the order of the source; that of reading may be another."""
        found = sorted((one for one in self.blocks if one.offsets), key=lambda one: one.offsets[0])
        return [one.offsets[0] for one in found], found
