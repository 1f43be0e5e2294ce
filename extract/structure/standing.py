"""Whether a table without a head is read by the head that the tables above it left in force."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.language.values import split_amounts
from nysta.extract.structure.blocks import Block, Column
from nysta.extract.structure.marks import AMOUNT_FIRST

# A row: its name, its figures, and a word that may follow them.
FIGURES = re.compile(
    r"(?P<label>[\W\d_]*[^\W\d_].*?)(?P<gap>(?:[\s:]|\.{3,}|[–—-](?=\s\d[\d\s]*(?:tkr|kkr|mnkr|mkr|kronor|kr)\.?$))+)(?P<cells>[-–−+±(]?\s?\d[\d\s.,%()\u00a0\u2009\-–−+±]*(?:(?:tkr|kkr|mnkr|mkr|kronor|kr)\.?)?"
    r"|[-–−](?:\s+[-–−\d][\d\s.,%\-–−]*)?)(?P<tail>\s+[A-ZÅÄÖ][^\d]{1,40})?",
    re.IGNORECASE | re.DOTALL,
)
_ONE_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+")
# The share of rows that must fit the columns of an earlier table to be read by its head.
STANDS = 0.6


def fits(run: Sequence[Block], standing: tuple[Column, ...]) -> bool:
    """Whether most rows of a run have as many figures as the head in force."""
    wanted = len(standing)
    notes = any(one.role == "other" for one in standing)
    if any(AMOUNT_FIRST.fullmatch(block.text) for block in run):
        return False
    rows = [found["cells"] for block in run if block.kind == "row" and (found := FIGURES.fullmatch(block.text))]
    if all(one.role == "share" for one in standing) and any(_ONE_NUMBER.fullmatch(cells.strip()) for cells in rows):
        return False  # no share is of more than three figures
    if wanted > 1 and rows and all(_ONE_NUMBER.fullmatch(cells.strip()) for cells in rows):
        return False  # each figure is one amount: "2 400"
    fit = sum(
        split_amounts(cells, wanted) is not None or (notes and split_amounts(cells, wanted - 1) is not None)
        for cells in rows
    )
    return not rows or fit >= STANDS * len(rows)
