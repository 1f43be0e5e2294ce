"""Rows that add up the rows below them: names of groups with the sum of the group."""

from __future__ import annotations

from nysta.extract.language.amounts import Unit, parse_amount
from nysta.extract.structure import Row, Table

# A group has at least so many rows, of which one may be zero.
LEAST = 2


def subtotals(table: Table) -> frozenset[int]:
    """The places of rows whose last figure is the exact sum of those of two or more rows right below."""
    figures = [_last(row) for row in table.rows]
    found = set()
    for at, total in enumerate(figures):
        if total <= 0 or at in found:
            continue
        sum_below = 0
        for below in range(at + 1, len(figures)):
            sum_below += figures[below]
            if sum_below >= total:
                if sum_below == total and _group(figures, at, below):
                    found.add(at)
                break
    return frozenset(found)


def _group(figures: list[int], at: int, end: int) -> bool:
    rest = figures[end + 1 :]
    return end - at >= LEAST or (end - at == 1 and bool(rest) and rest[0] == 0)


def _last(row: Row) -> int:
    return (parse_amount(row.cells[-1].text, Unit("", 1000)) or 0) if row.cells else 0
