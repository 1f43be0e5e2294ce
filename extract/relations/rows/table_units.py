"""In which unit the amounts of a table stand that does not say so itself: what is written above or below it, what the
table before had, what the document says of all its amounts or writes them in."""

from __future__ import annotations

import re
from collections import Counter

from nysta.extract.language.amounts import find_unit
from nysta.extract.language.reading import Reading
from nysta.extract.relations.rows.row_money import CERTAINLY_KRONOR, all_round, in_decimals, largest_figure
from nysta.extract.relations.rows.table_sense import paragraph_above, said_above, table_cues
from nysta.extract.structure import Table

# The longest line below a table that can be its unit, in characters.
LONGEST_UNIT_LINE = 40
# The unit of amounts with one decimal, in kronor.
MILLION = 1_000_000
# Round figures as large as this are kronor, whatever unit the document states for all amounts.
SURELY_KRONOR = 1_000_000
# So many amounts in thousands of kronor in a document's sentences, and so many times those in kronor, tell that its
# tables are in thousands too.
FEWEST_TOLD, TIMES = 5, 3
# No table of thousands of kronor of those who give and take has a larger figure.
MOST_THOUSANDS = 1_000_000
# A heading's unit in brackets: "BUDGET 2026 (tkr)".
_IN_BRACKETS = re.compile(r"\([^()]*\)\s*$")
_THOUSANDS = re.compile(r"\d\s?(?:tkr|kkr|tusen kronor)\b", re.IGNORECASE)
_KRONOR = re.compile(r"\d\s?(?:kr|kronor)\b", re.IGNORECASE)

# A line that says nothing but a unit: "(tkr)", "Alla belopp anges i mnkr".
_UNIT_ALONE = re.compile(
    r"\W*(?:(?:alla|samtliga)\s+)?(?:(?:belopp\w*|siffror(?:na)?|summor(?:na)?|tal(?:en)?|tabellen|enhet:?)\s+)?(?:\w+\s+)?"
    r"(?:i\s+)?[^\W\d_]+(?:\s+kronor)?(?:\s\([^\W\d_]+\))?\W*",
    re.IGNORECASE,
)


class Units:
    """The units of a document's tables, asked for in reading order: a table may have that of the one before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._carried: int | None = None
        self._told_by = 0  # the largest figure of the table that stated the unit
        self._stated = _factor_of_document(reading)
        self._guessed = _factor_of_decimals(reading)
        self._written = _factor_of_sentences(reading)

    def of(self, table: Table) -> int | None:
        """How many kronor one of a table's figures is worth; None where nothing tells."""
        reading = self._reading
        own = table.factor or _factor_above(reading, table) or _factor_below(reading, table)
        largest = largest_figure(table)
        if own is not None:
            self._carried, self._told_by = own, largest
            return own
        larger = self._carried != 1 and largest >= CERTAINLY_KRONOR * 10 > self._told_by
        rounded = all_round(table)
        other = None if larger or rounded else self._carried
        if other is None and not (rounded and largest >= SURELY_KRONOR):
            other = self._stated
        if (other or 1) == 1 and in_decimals(table):
            return self._guessed
        if other is None and not rounded and largest < MOST_THOUSANDS:
            return _factor_of_heading(reading, table) or self._written
        return other


def _factor_above(reading: Reading, table: Table) -> int | None:
    for text in (table.title, *table.head, *said_above(reading, table), *reversed(table.section.headings)):
        if text and (unit := find_unit(text)):
            return unit.factor
    for said in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", paragraph_above(reading, table) or ""):
        unit = find_unit(said)
        if unit is not None and (_UNIT_ALONE.fullmatch(said) or table_cues()["unit_of_table"].match(said)):
            return unit.factor
    return None


def _factor_below(reading: Reading, table: Table) -> int | None:
    """The unit that a line right below a table states alone: "(tkr)"."""
    after = table.rows[-1].block + 1
    text = reading.layout.blocks[after].text if after < len(reading.layout.blocks) else ""
    unit = find_unit(text) if len(text) <= LONGEST_UNIT_LINE and _UNIT_ALONE.fullmatch(text) else None
    return unit.factor if unit is not None else None


def _factor_of_document(reading: Reading) -> int | None:
    """The unit that a sentence states for all amounts ("Belopp anges i tkr om inget annat sägs")."""
    for block in reading.layout.blocks:
        if block.kind == "row":
            continue  # a table's own head
        if table_cues()["all_amounts"].search(block.text) and (unit := find_unit(block.text)):
            return unit.factor
    return None


def _factor_of_decimals(reading: Reading) -> int:
    """The unit of a table in decimals that states none: that of most tables that do, in thousands at least, else
    millions."""
    told = Counter(table.factor for table in reading.layout.tables if (table.factor or 0) > 1)
    return next((factor for factor, _ in told.most_common(1) if factor is not None), MILLION)


def _factor_of_heading(reading: Reading, table: Table) -> int | None:
    """The unit that the nearest heading above a table which has one states in brackets, whatever stands between."""
    for block in reversed(reading.layout.blocks[: table.rows[0].block]):
        found = _IN_BRACKETS.search(block.text) if block.kind == "heading" else None
        if found is not None and (unit := find_unit(found[0])) is not None:
            return unit.factor
    return None


def _factor_of_sentences(reading: Reading) -> int | None:
    """Thousands of kronor, where a document's sentences write nearly all amounts so: "400 tkr"."""
    texts = [block.text for block in reading.layout.blocks if block.kind != "row"]
    thousands = sum(len(_THOUSANDS.findall(text)) for text in texts)
    kronor = sum(len(_KRONOR.findall(text)) for text in texts)
    return 1000 if thousands >= FEWEST_TOLD and thousands >= TIMES * kronor else None
