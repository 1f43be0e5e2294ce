"""Stacked heads: two head lines over the same columns as one."""

from __future__ import annotations

from dataclasses import replace

from nysta.extract.structure.blocks import Column


def stack(upper: tuple[Column, ...], lower: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """Two head lines over the same columns as one ("Budget Utfall" over "2024 2023"), None if they don't fit.

    The upper line may say something only of the columns that have a year below.
    """
    if len(upper) == len(lower):
        return tuple(_stacked(a, b) for a, b in zip(upper, lower, strict=True))
    dated = [column for column in lower if column.year is not None]
    if len(dated) != len(upper) or len(dated) < 2 or any(one.year for one in upper):
        return None
    above = iter(upper)
    return tuple(_stacked(next(above), one) if one.year is not None else one for one in lower)


def _stacked(a: Column, b: Column) -> Column:
    return replace(a, text=f"{a.text} {b.text}", year=a.year or b.year, basis=a.basis or b.basis, role=a.role or b.role)
