"""Rows that add up rows below them: names of groups with the sum of the group."""

from __future__ import annotations

from collections.abc import Sequence

from nysta.extract.language.amounts import Unit, parse_amount
from nysta.extract.structure import Row, Table
from nysta.extract.structure.grid import is_sum

# A group has at least so many rows, of which one may be zero, and ends within so many.
LEAST, MOST = 2, 200
# Figures are compared as whole numbers of thousandths.
SCALE = 1000

_Figures = tuple[int, ...]


def subtotals(table: Table) -> dict[int, int]:
    """The places of rows whose figures are the sums of those of two or more rows right below, each with the place of
    the last of them.

    A row below that is a sum itself counts once, for all its rows. Where two columns or more agree, figures may be
    off by what was rounded; one column alone must be exact.
    """
    figures = [_figures(row) for row in table.rows]
    rounding = SCALE if all(one % SCALE == 0 for row in figures for one in row) else SCALE // 10
    found: dict[int, int] = {}
    for at in range(len(figures) - 1, -1, -1):
        end = _end_of_group(table.rows, figures, at, found, rounding)
        if end is not None:
            found[at] = end
    return found


def _end_of_group(
    rows: Sequence[Row], figures: Sequence[_Figures], at: int, inner: dict[int, int], rounding: int
) -> int | None:
    total = figures[at]
    if not total or total[-1] <= 0:
        return None
    sums = [0] * len(total)
    count, below = 0, at + 1
    while below < min(len(figures), at + MOST) and not is_sum(rows[below].label):
        if len(figures[below]) != len(total):
            return None
        sums = [a + b for a, b in zip(sums, figures[below], strict=True)]
        count += 1
        end = inner.get(below, below)
        slack = rounding * (count // 2) if len(total) >= 2 and count >= LEAST else 0
        if all(abs(a - b) <= slack for a, b in zip(sums, total, strict=True)):
            rest = figures[end + 1 :]
            return end if count >= LEAST or (bool(rest) and rest[0][-1:] == (0,)) else None
        below = end + 1
    return None


def _figures(row: Row) -> _Figures:
    return tuple(parse_amount(cell.text, Unit("", SCALE)) or 0 for cell in row.cells)
