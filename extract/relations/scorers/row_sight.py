"""What the network of relations sees of a table's rows: their words, names and figures, and what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.rows.table_sense import block_of, captions
from nysta.extract.relations.scorers.sight import Look, Place, Placed, look_of
from nysta.extract.relations.sentences.mask import LETTERS, Group
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Row, Table

# So many captions above a row, and so many blocks above its table, may name whom it is about; so many words of each are
# seen, the last.
CAPTIONS, BLOCKS_ABOVE, WORDS = 5, 3, 40

_TOKEN = re.compile(r"[^\W\d_]+|\d(?:[\d ., ]*\d)?|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")

Spot = tuple[int, int]
"""Where a name stands: the number of its block, and its offset."""

# A text: what it is to the row ("row", "caption", "above"), its block, its words, and the names in it.
_Part = tuple[str, Block, str, Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Above:
    """A text above a row: "caption" or "above" (a block above the table), how near it is (0 the nearest caption, 1 the
    nearest block), its block, if it is found, its words, and the names in it."""

    kind: str
    nth: int
    block: Block | None
    text: str
    named: tuple[Mention, ...]


def texts_above(reading: Reading, table: Table, row: Row) -> Iterator[Above]:
    """The captions of a row and the blocks above its table, nearest first."""
    for nth, text in enumerate(islice(captions(table, row), CAPTIONS)):
        block = block_of(text, row.block, reading)
        named = mentions_in(reading, block, 0, len(text)) if block is not None else ()
        yield Above("caption", nth, block, text, tuple(named))
    first = table.rows[0].block
    for number in range(first - 1, max(-1, first - 1 - BLOCKS_ABOVE), -1):
        block = reading.layout.blocks[number]
        if block.kind != "row":
            yield Above("above", first - number, block, block.text, tuple(mentions_in(reading, block)))


class RowSight:
    """The rows of one table as the network sees them."""

    def __init__(self, reading: Reading, table: Table, prominence: Prominence) -> None:
        self._reading, self._table, self._prominence = reading, table, prominence
        self._above: dict[str | None, tuple[tuple[Look, ...], dict[Spot, int]]] = {}

    def row(self, row: Row, named: Sequence[Mention]) -> RowPlaces:
        """The places of a row whose names are ``named``."""
        if row.group not in self._above:
            self._above[row.group] = self._seen(self._parts_above(row))
        block = self._reading.layout.blocks[row.block]
        return RowPlaces(*self._seen([("row", block, block.text, named)]), *self._above[row.group])

    def _parts_above(self, row: Row) -> list[_Part]:
        """What stands above a row, the farthest first, each block once."""
        parts: list[_Part] = []
        told: set[int] = set()
        for part in texts_above(self._reading, self._table, row):
            if part.kind == "caption" and part.block is not None:
                told.add(part.block.number)
            if part.kind == "caption" or (part.block is not None and part.block.number not in told):
                block = part.block or self._reading.layout.blocks[row.block]
                parts.append((part.kind, block, part.text, part.named))
        return parts[::-1]

    def _seen(self, parts: Sequence[_Part]) -> tuple[tuple[Look, ...], dict[Spot, int]]:
        looks: list[Look] = [] if parts else [("", ("part=none",))]
        at: dict[Spot, int] = {}
        for kind, block, text, named in parts:
            looks.append(("", (f"part={kind}",)))
            elements = list(self._elements(block, text, named))
            for spot, look in elements[-WORDS:]:
                if spot is not None:
                    at[spot] = len(looks)
                looks.append(look)
        return tuple(looks), at

    def _elements(self, block: Block, text: str, named: Sequence[Mention]) -> Iterator[tuple[Spot | None, Look]]:
        here = 0
        for one in sorted(named, key=lambda one: one.start):
            if one.start < here:
                continue
            yield from ((None, look) for look in _looks(text[here : one.start]))
            group = Group(LETTERS[one.label], (one,))
            yield (block.number, one.start), look_of(group, one.genitive, block, self._prominence)
            here = one.end
        yield from ((None, look) for look in _looks(text[here:]))


class RowPlaces:
    """Where the names of a row stand, and those above it."""

    def __init__(
        self, row: tuple[Look, ...], at: dict[Spot, int], above: tuple[Look, ...], at_above: dict[Spot, int]
    ) -> None:
        self._places = {spot: Place(above, nth) for spot, nth in at_above.items()}
        self._places |= {spot: Place(row, nth) for spot, nth in at.items()}
        self._begins, self._begins_above = Place(row, 0), Place(above, 0)

    def of(self, end: End, other: End) -> Placed:
        """The places of a name of the row and of another end."""
        return Placed(self._place(end) or self._begins, self._place(other), self._begins_above)

    def _place(self, end: End) -> Place | None:
        if not isinstance(end.mention, Mention):
            return None
        return self._places.get((end.block.number, end.mention.start))


def _looks(text: str) -> Iterator[Look]:
    for found in _TOKEN.finditer(text):
        token = found[0]
        if not token[0].isdigit():
            yield token.casefold(), ()
        elif _YEAR.fullmatch(token):
            yield "", ("figure=year",)
        else:
            digits = sum(map(str.isdigit, token))
            yield "", ("figure=number", f"digits={min(digits, 7)}", *(("figure=decimal",) if "," in token else ()))
