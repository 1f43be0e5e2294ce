"""Tables without a head whose last column adds up the others: the parts of a fee, and what is to be paid."""

from __future__ import annotations

from collections.abc import Sequence

from nysta.extract.language.amounts import Unit, parse_amount, split_amounts
from nysta.extract.structure.blocks import Block, Column
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.heads import read_head
from nysta.extract.structure.standing import FIGURES

# The fewest rows that must add up, and the share of all rows.
FEWEST, SHARE = 2, 0.7
# The fewest and most columns of figures of such a table.
COLUMNS = range(3, 6)


def summed_columns(run: Sequence[Block]) -> tuple[Column, ...]:
    """The columns of figures of a run of blocks with no head that can be read, empty where no column adds up others."""
    rows = [block for block in run if block.kind == "row" and block.woven is None]
    if any(read_head(block.text) is not None for block in rows):
        return ()
    cells = [found["cells"] for block in rows if (found := FIGURES.fullmatch(block.text)) and not is_sum(block.text)]
    for count in COLUMNS:
        cut = [parts for one in cells if (parts := split_amounts(one, count)) is not None]
        alone = sum(_is_one_part(parts) for parts in cut)  # "5 000 – 5 000": a row with one part says nothing
        adding = sum(adds_up(parts) for parts in cut)
        if adding >= FEWEST and adding + alone >= SHARE * len(cells):
            return (*(Column("", role="other") for _ in range(count - 1)), Column("", role="amount"))
    return ()


def adds_up(cells: Sequence[str]) -> bool:
    """Whether the last figure is the sum of those before it, of which there are two at least."""
    *parts, total = _figures(cells)
    return total > 0 and sum(part > 0 for part in parts) >= 2 and sum(parts) == total


def _is_one_part(cells: Sequence[str]) -> bool:
    *parts, total = _figures(cells)
    return total > 0 and [part for part in parts if part] == [total]


def _figures(cells: Sequence[str]) -> list[int]:
    return [parse_amount(one, Unit("", 1000)) or 0 for one in cells]
