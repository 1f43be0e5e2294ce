"""Rows: a name in a table's row and what the table is about, as features for the trained scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import is_name, mentions_in, unknown
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.row_sight import BLOCKS_ABOVE, RowPlaces, RowSight, texts_above
from nysta.extract.relations.scorers.sight import Placed
from nysta.extract.relations.statement import End
from nysta.extract.relations.stems import stem
from nysta.extract.structure import Row, Table
from nysta.extract.structure.grid import is_sum

# A row of more names is no row of a table.
MOST_NAMES = 6

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Other:
    """What a name of a row may be related to, and where it stands: "issuer", "row", "caption0" (the nearest) …"""

    end: End
    place: str


@dataclass(frozen=True, slots=True)
class RowPair:
    """A name of a row and what it may be related to. The features come in ``parts``: the table's, the row's, the name's
    and those that it has with the other; ``places`` are for the network."""

    row: Row
    end: End
    other: Other
    parts: tuple[frozenset[str], ...]
    places: Placed

    @property
    def features(self) -> frozenset[str]:
        """All features."""
        return frozenset().union(*self.parts)


def table_pairs(reading: Reading, table: Table, prominence: Prominence) -> Iterator[RowPair]:
    """The pairs of the names of a table's rows with what is named behind them in the row and with what the table may
    be about, row by row; sums are no rows."""
    rows = [row for row in table.rows if row.label and not is_sum(row.label)]
    names = [_names_of(reading, row) for row in rows]
    about = _table_features(reading, table, names) if rows else frozenset[str]()
    sight = RowSight(reading, table, prominence)
    for row, named in zip(rows, names, strict=True):
        if 0 < len(named) <= MOST_NAMES:
            yield from _pairs(reading, table, row, named, about, prominence, sight.row(row, named))


def _pairs(
    reading: Reading,
    table: Table,
    row: Row,
    named: Sequence[Mention],
    about: frozenset[str],
    prominence: Prominence,
    places: RowPlaces,
) -> Iterator[RowPair]:
    block = reading.layout.blocks[row.block]
    own = {one.name.casefold() for one in named}
    outside = [
        Other(End(block, "issuer"), "issuer"),
        *(one for one in _above(reading, table, row) if one.end.name.casefold() not in own),
    ]
    said = frozenset(_row_features(row, named))
    for at, one in enumerate(named):
        here = {f"kind={one.label}.{one.kind}", f"at={min(at, 3)}", f"origin={one.origin}", *_beside(block.text, one)}
        here |= {f"column:{stem}" for stem in _stems(_column_over(table, row, one))}
        here |= {f"N.{it}" for it in prominence.standing(block, one)}
        of_name = frozenset(here)
        for nth, other in enumerate((*outside, *(Other(End(block, it), "row") for it in named[at + 1 :]))):
            kinds = f"{one.label}.{one.kind}>{other.end.sort}"
            there = {f"other={other.place}", f"other.kind={other.end.sort}", f"kinds={kinds}", f"nth={min(nth, 4)}"}
            mention = other.end.mention
            if isinstance(mention, Mention):
                there |= {f"other.{it}" for it in prominence.standing(block, mention)}
                there |= {f"other.origin={mention.origin}"} | ({"other.genitive"} if mention.genitive else set())
                if other.place == "row":
                    there |= {f"other.column:{stem}" for stem in _stems(_column_over(table, row, mention))}
            crossed = {f"{other.place}|{it}" for it in (*here, kinds)}
            parts = about, said, of_name, frozenset(there | crossed)
            yield RowPair(row, End(block, one), other, parts, places.of(End(block, one), other.end))


def _names_of(reading: Reading, row: Row) -> list[Mention]:
    """The names of a row; its label where that holds none and looks like one."""
    block = reading.layout.blocks[row.block]
    named = [one for one in mentions_in(reading, block) if one.kind != "parti"]
    label = row.label.strip(" *–-:")
    at = block.text.find(label)
    if (
        at >= 0
        and not any(one.start < at + len(label) and at < one.end for one in named)
        and is_name(label, "recipient")
    ):
        named.insert(0, unknown(label, at, "recipient"))
    return named


def _table_features(reading: Reading, table: Table, names: Sequence[Sequence[Mention]]) -> frozenset[str]:
    """What is said above a table, and what its rows and columns are; headings are too much of one document."""
    seen = {"native"} if table.native else set()
    above = [text for text in (table.title, *table.head) if text]
    seen |= {f"caption:{stem}" for text in above for stem in _stems(text)}
    first = table.rows[0].block
    for number in range(max(0, first - BLOCKS_ABOVE), first):
        block = reading.layout.blocks[number]
        if block.kind != "row":
            last = re.split(r"(?<=[.!?])\s", block.text)[-1]
            seen |= {f"before:{stem}" for stem in _stems(last)}
    for column in table.columns:
        seen |= {f"figure:{stem}" for stem in _stems(column.text)}
        seen |= {f"figure.role={column.role}", f"figure.year={column.year is not None}"}
    for column in table.names:
        seen |= {f"words:{stem}" for stem in _stems(column.text)} | {f"words.role={column.role}"}
    seen |= {f"figures={min(len(table.columns), 4)}", f"names={min(len(table.names), 4)}", f"unit={table.factor}"}
    kinds = Counter(named[0].kind if named else "none" for named in names)
    kind, times = kinds.most_common(1)[0]
    seen |= {f"rows={kind}"} if times * 2 >= len(names) else {"rows=mixed"}
    shares = sum("%" in cell.text for row in table.rows for cell in row.cells)
    return frozenset(seen | ({"shares"} if shares * 3 >= len(table.rows) else set()))


def _row_features(row: Row, named: Sequence[Mention]) -> set[str]:
    seen = {f"cells={min(len(row.cells), 4)}", f"row.names={min(len(named), 3)}"}
    seen |= {f"label:{stem}" for stem in _stems(row.label)}
    seen |= {f"group:{stem}" for stem in _stems(row.group or "")}
    seen |= {"share"} if any("%" in cell.text for cell in row.cells) else set()
    return seen


def _beside(text: str, one: Mention) -> set[str]:
    """The words right before and behind a name in its row."""
    before, after = _WORD.findall(text[: one.start])[-2:], _WORD.findall(text[one.end :])[:2]
    sign = text[one.end : one.end + 2].strip()[:1]
    seen = {f"left:{stem(word)}" for word in before} | {f"right:{stem(word)}" for word in after}
    return seen | {f"sign={'0' if sign.isdigit() else sign}", f"begins={one.start == 0}"}


def _column_over(table: Table, row: Row, one: Mention) -> str:
    """The head of the column of words that a name stands in; "" where the columns cannot be told apart."""
    if len(row.texts) != len(table.names):
        return ""
    for column, cell in zip(table.names, row.texts, strict=True):
        if cell.text and one.name in cell.text:
            return column.text
    return ""


def _above(reading: Reading, table: Table, row: Row) -> Iterator[Other]:
    """What the captions of a row and the text above its table name, nearest first, each once."""
    seen: set[str] = set()
    for text in texts_above(reading, table, row):
        for one in text.named:
            if text.block is not None and one.kind != "parti" and one.name.casefold() not in seen:
                seen.add(one.name.casefold())
                nth = text.nth if text.kind == "caption" else min(text.nth, 2)
                yield Other(End(text.block, one), f"{text.kind}{nth}")


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text)}
