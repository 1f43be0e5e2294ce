"""The amounts of a row: which of its figures are money, in which unit, of which column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nysta.extract.graph_file import Basis
from nysta.extract.language.amounts import Unit, find_unit, parse_amount, unit_named
from nysta.extract.language.values import Share, find_values
from nysta.extract.relations.statement import Amount, End
from nysta.extract.structure import Cell, Column, Row, Table
from nysta.extract.structure.headwords import words
from nysta.extract.structure.summed import adds_up

# Figures without a unit are kronor where the table has one that is at least as large.
CERTAINLY_KRONOR = 10_000
# So many figures tell by being round, multiples of so much.
FEWEST_ROUND, ROUND = 4, 500
# No row of a table is of more kronor.
MOST = 10**12

_TOTAL = re.compile(r"(?:totalt?|summa)\b", re.IGNORECASE)
# So many times the middle figure of its table is one that has run together from several ("116 116 116 464").
RUN_TOGETHER = 10**5
# The unit that a row's own name states: "Mora kommun, tusental kronor".
_UNIT_OF_ROW = re.compile(
    r"[,(]\s?(?:i\s)?(?P<unit>tkr|kkr|mnkr|mkr|(?:tusental|tusen|miljoner)\skronor|kronor|kr)\)?$", re.IGNORECASE
)
# Heads of what was paid in a part of a year.
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\b|\btertial|\bkvartal|\bhalvår|\bdelår|\d\s?mån",
    re.IGNORECASE,
)
_ONE_DECIMAL = re.compile(r"\d,\d(?!\d)")


@dataclass(frozen=True, slots=True)
class TableMoney:
    """What is known of the money of all rows of a table; ``largest`` is its largest figure as it stands, ``year`` what
    "under året" means in the document, ``board`` the one whose report it stands in,
    ``proposed`` the year whose grants are only proposed."""

    factor: int | None
    basis: Basis | None
    largest: int
    year: int | None = None
    board: End | None = None
    proposed: int | None = None


def largest_figure(table: Table) -> int:
    """The largest figure of a table as it stands, 0 without figures; figures that have run together are none."""
    figures = sorted(parse_amount(cell.text, Unit("", 1)) or 0 for row in table.rows for cell in row.cells)
    usual = next((one for one in figures[len(figures) // 2 :] if one > 0), 0)
    while len(figures) > 1 and figures[-1] > RUN_TOGETHER * usual > 0:
        figures.pop()
    return max(figures, default=0)


def all_round(table: Table) -> bool:
    """Whether all figures of a table are whole thousands or halves of them, as kronor that are granted are and
    thousands of kronor are not: "100 000", "12 500"."""
    figures = [parse_amount(cell.text, Unit("", 1)) or 0 for row in table.rows for cell in row.cells]
    told = [one for one in figures if one]
    return len(told) >= FEWEST_ROUND and min(told) >= CERTAINLY_KRONOR / 2 and not any(one % ROUND for one in told)


def _whole(pairs: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
    """The last column alone where it adds up the others, the parts of one amount: "Fast | Rörlig | Totalt 2024"."""
    if len(pairs) < 3 or any(column.year for column, _ in pairs[:-1]):
        return pairs
    plain = all(column.role is None and column.basis is None and not column.year for column, _ in pairs)
    if not _TOTAL.match(pairs[-1][0].text) and not (plain and adds_up([cell.text for _, cell in pairs])):
        return pairs
    *parts, total = [parse_amount(cell.text, Unit("", 1000)) or 0 for _, cell in pairs]
    column, cell = pairs[-1]
    named = "" if column.text.casefold() in words()["other_columns"] else column.text
    return (
        [(replace(column, role="amount", text=named), cell)] if total > 0 and abs(sum(parts) - total) < 1000 else pairs
    )


def has_unit(cell: str) -> bool:
    """Whether a cell states the unit of its own figure: "6,5 mkr"."""
    found = re.search(r"\d\s?(?P<unit>[^\W\d_][^\d]*)$", cell.strip())
    return found is not None and unit_named(found["unit"]) is not None


def in_decimals(table: Table) -> bool:
    """Whether the money of a table has a decimal, as no kronor have ("48 286,0", but not "1 200,50")."""
    figures = [
        cell.text
        for row in table.rows
        for column, cell in zip(columns_of(table, row), row.cells, strict=False)
        if _holds_money(column, cell) and not has_unit(cell.text)
    ]
    decimals = sum(_ONE_DECIMAL.search(text) is not None for text in figures)
    return len(figures) >= 2 and decimals > len(figures) / 2


def is_money_column(column: Column) -> bool:
    """Whether the figures of a column can be money that is paid."""
    return column.role not in ("share", "asked", "other")


def is_whole_budget(column: Column) -> bool:
    """Whether a column holds what a project costs in all, of no one year and no one payer."""
    return column.basis == "budget" and column.year is None and "budget" in column.text.casefold()


def _is_forecast(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column is a forecast beside what was decided for the same year."""
    if "prognos" not in column.text.casefold():
        return False
    others = [one for one in columns if one is not column and "prognos" not in one.text.casefold()]
    return any(one.year == column.year and (one.basis == "budget" or one.role == "amount") for one in others)


def _is_before_outcome(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column is what was decided or planned, by the outcome of no other year beside it."""
    outcomes = [one for one in columns if one.basis == "outcome"]
    return column.basis is None and column.role is None and any(one.year == column.year for one in outcomes)


def columns_of(table: Table, row: Row) -> tuple[Column, ...]:
    """The heads of the row's figures; a row without its note's number has none for that column."""
    columns, count = _with_years(table.columns), len(row.cells)
    if len(columns) == count:
        return columns
    if len(columns) - 1 == count:
        bare = tuple(one for one in columns if one.text.casefold() not in words()["numbers"])
        return bare if len(bare) == count else columns[:count]
    return columns if columns and len(columns) == count - 1 else tuple(Column("") for _ in row.cells)


@lru_cache(maxsize=500)
def _with_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of figures, those of some months of a year with the year of the one before: "Budget 2023 | Utfall
    jan–aug"."""
    told: list[Column] = []
    for column in columns:
        part = column.year is None and column.basis == "outcome" and _MONTHS.search(column.text) is not None
        told.append(replace(column, year=told[-1].year) if part and told else column)
    return tuple(told)


def amounts_of(table: Table, row: Row, factor: int | None, largest: int) -> Iterator[tuple[Column, Amount]]:
    """The amounts above zero of a row in kronor, each with its column; ``factor`` is the unit where no head has one,
    ``largest`` the table's :func:`largest_figure`."""
    if factor is not None and factor * largest > MOST:
        factor = 1  # the unit was another table's
    pairs = _whole(list(zip(columns_of(table, row), row.cells, strict=False)))
    granted = any(column.role == "amount" and "bevilj" in column.text.casefold() for column, _ in pairs)
    plain = factor is None and largest >= CERTAINLY_KRONOR
    used = any(column.basis == "outcome" for column, _ in pairs)
    priced = any(column.role == "amount" or find_unit(column.text) for column, _ in pairs)
    said = _UNIT_OF_ROW.search(row.label)
    unit = find_unit(said["unit"]) if said is not None else None
    for column, cell in pairs:
        if priced and _is_untold(column):
            continue  # "Poäng" beside "Beslutat stöd, kr"
        if not _holds_money(column, cell) or _is_forecast(column, table.columns):
            continue
        own = find_unit(column.text) or unit
        if (own.factor if own else factor or 1) == 1 and _ONE_DECIMAL.search(cell.text) and not has_unit(cell.text):
            continue  # no amount in kronor has one decimal
        kronor = parse_amount(cell.text, Unit("", (own.factor if own else None) or factor or 1))
        if kronor is None or kronor <= 0 or not (own or factor or plain or has_unit(cell.text)):
            continue
        if used and ((granted and column.role == "amount") or _is_before_outcome(column, table.columns)):
            column = replace(column, basis="budget")
        yield column, Amount(kronor, cell.text)


def _is_untold(column: Column) -> bool:
    """Whether a head has words that tell neither money nor a year nor a plan."""
    told = column.role or column.year or column.basis or find_unit(column.text)
    return bool(column.text) and not told


def _holds_money(column: Column, cell: Cell) -> bool:
    head = column.text.strip().casefold()
    if "%" in cell.text or not re.search(r"\d", cell.text) or re.search(r"[A-ZÅÄÖ]{2}", cell.text):
        return False
    if (
        head in words()["other_columns"]
        or head.startswith(tuple(words()["counted_columns"]))
        or column.role in ("share", "asked", "other", "party")
    ):
        return False
    return not re.fullmatch(r"(?:19|20)\d\d", cell.text) or bool(column.year)


# A head that tells a share better than "Kapital" beside it.
_TELLS_SHARE = re.compile(r"^(?!.*röst).*(?:andel|procent|%)", re.IGNORECASE)
# One of several percents in a cell.
_EACH_OF = re.compile(r"(?<![\d,])\d{1,2}(?:,\d+)?(?![\d,]?\d)")
# What was so, and all of it, in words.
_BEFORE = re.compile(r"\b(?:före|tidigare|innan|föregående|fg)\b", re.IGNORECASE)
_WHOLLY = re.compile(r"(?:helägt?|helägd|hela|samtliga aktier|ensam ägare)", re.IGNORECASE)
_IN_PERCENT = re.compile(r"\bprocent\b|%", re.IGNORECASE)


def share_of(table: Table, row: Row) -> float | None:
    """The share that a row states, in percent."""
    pairs = list(zip(columns_of(table, row), row.cells, strict=False))
    for column, cell in sorted(pairs, key=lambda one: _order_of_shares(one[0])):
        if "%" in cell.text or column.role == "share":
            share = _percent(cell.text)
            if 0 < share <= 100:
                return share
    return None


def shares_of(table: Table, row: Row) -> tuple[float, ...]:
    """The shares of a row's cell that shares a company out among several owners: "60 %, 40 %", "51/49"."""
    for column, cell in zip(columns_of(table, row), row.cells, strict=False):
        if "%" in cell.text or column.role == "share":
            told = tuple(float(one.replace(",", ".")) for one in _EACH_OF.findall(cell.text))
            if len(told) > 1 and abs(sum(told) - 100) < 1:
                return told
    return ()


def _order_of_shares(column: Column) -> tuple[bool, bool, int]:
    """In which order the columns of a table tell what somebody owns: a share before "Kapital" and votes, what is so now
    before what was so, the latest year first."""
    text = column.text
    return _BEFORE.search(text) is not None, _TELLS_SHARE.search(text) is None, -(column.year or 0)


def _percent(cell: str) -> float:
    """The percent of a cell: "34", "34,5 %", "1/3", "34 % (röster 51 %)", "hälften", "helägt"; 0 without."""
    number = re.fullmatch(r"(\d{1,3}(?:,\d+)?)(?:/(\d{1,2}))?\s?(?:%|procent)?", cell.strip())
    if number is not None:
        share = float(number[1].replace(",", "."))
        return round(100 * share / max(int(number[2]), 1), 2) if number[2] else share  # "1/3"
    if _WHOLLY.fullmatch(cell.strip()) is not None:
        return 100.0
    told = [one for one in find_values(cell) if isinstance(one, Share)]
    return told[0].percent if told else 0.0


def bare_share_of(table: Table, row: Row) -> float | None:
    """The one figure of a row whose table's title gives its unit as percent ("Ägarandelar i Ryd AB (procent)")."""
    if len(row.cells) != 1 or _IN_PERCENT.search(table.title or "") is None:
        return None
    number = re.fullmatch(r"\d{1,3}(?:,\d+)?", row.cells[0].text.strip())
    share = float(number[0].replace(",", ".")) if number else 0.0
    return share if 0 < share <= 100 else None
