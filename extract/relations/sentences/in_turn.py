"""Who is told to belong to what in turn: "X och Y drivs av A respektive B" says that A runs X, and B runs Y."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.relations.statement import End, Statement

_SIGN = "respektive"
_IN_TURN = re.compile(rf"\b{_SIGN}\b", re.IGNORECASE)


def in_turn(masked: Masked, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a sentence without those that join a name of one row with another than its own of a row as
    long, where "respektive" says that they belong to each other in turn."""
    text = masked.sentence.text
    if _SIGN not in text.casefold() or _IN_TURN.search(text) is None:
        yield from found
        return
    rows = [group for group in masked.groups if len(group.mentions) > 1]
    for one in found:
        ends = _row_of(rows, one.source), _row_of(rows, one.target)
        if not (ends[0] is not None and ends[1] is not None and _out_of_turn(masked, ends[0], ends[1])):
            yield one


def _out_of_turn(masked: Masked, source: tuple[Group, int], target: tuple[Group, int]) -> bool:
    """Whether two names stand in two rows that belong to each other in turn, but at different places."""
    (one, at), (other, to) = source, target
    as_long = one is not other and len(one.mentions) == len(other.mentions)
    return as_long and at != to and _said(masked, one, other)


def _row_of(rows: list[Group], end: End) -> tuple[Group, int] | None:
    """The row that a name stands in, and its place there."""
    return next(((row, n) for row in rows for n, one in enumerate(row.mentions) if one is end.mention), None)


def _said(masked: Masked, *rows: Group) -> bool:
    """Whether the last name of one of the rows is joined to the one before by "respektive"."""
    text = masked.sentence.block.text
    return any(_IN_TURN.search(text, row.mentions[-2].end, row.mentions[-1].start) is not None for row in rows)
