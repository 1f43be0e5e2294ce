"""The units of a table: those of all its figures, those of its columns, and which columns hold figures at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from nysta.extract.language.values import find_unit
from nysta.extract.structure.blocks import Cell, Column
from nysta.extract.structure.headwords import tokens_of

# A cell or row of nothing but figures.
FIGURES_ALONE = re.compile(r"[\d\s.,%()\u00a0\u2009\-–−+±]+")
# Currencies whose amounts are no kronor.
_FOREIGN = frozenset({"eur", "euro", "keur", "meur", "nok", "dkk", "€"})


def units_of(text: str) -> list[str]:
    """The units of a line below a head that gives nothing but the units of its columns ("tkr % mnkr")."""
    found = [one.text.casefold() for one in tokens_of(text)]
    plain = all(one.kind == "unit" or one.text.casefold() in _FOREIGN | {"%", "sek"} for one in tokens_of(text))
    return found if plain else []


def in_units(columns: tuple[Column, ...], units: list[str]) -> tuple[Column, ...]:
    """The columns with those in other currencies told apart, where there is a unit for each."""
    if len(columns) != len(units):
        return columns
    return tuple(
        replace(one, role="other") if unit in _FOREIGN else one for one, unit in zip(columns, units, strict=True)
    )


def find_unit_of_title(text: str) -> int | None:
    """The factor of the unit that a title states, None when it states none."""
    unit = find_unit(text)
    return unit.factor if unit is not None else None


_UNIT = re.compile(r"(?<=\d)\s?(?:tkr|kkr|mnkr|mkr|kronor|kr)\.?$", re.IGNORECASE)


def numeric_columns(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    """The columns of a table whose cells are told apart below whose head most cells are figures."""
    filled: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for cells in rows[1:]:
        for at, cell in enumerate(cells):
            filled[at] += bool(cell.text)
            figures[at] += FIGURES_ALONE.fullmatch(_UNIT.sub("", cell.text)) is not None
    return frozenset(at for at in filled if figures[at] > filled[at] / 2)
