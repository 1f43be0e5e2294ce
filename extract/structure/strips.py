"""Strips of white space that run down through the lines of a table, and the columns that stand between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nysta.extract.document import SourceText
from nysta.extract.structure.lines import ONLY_NUMBERS, Line

# The strip of white space between two columns, in characters.
STRIP = 2
# The longest line that may be one of a table, in characters.
LONGEST_LINE = 220

_PIECE = re.compile(r"\S+(?:\s\S+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line without wider gaps: where they stand in the line and in its text, and what they are."""

    left: int
    right: int
    start: int
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure of the table, which a year above a column is not."""
        return ONLY_NUMBERS.fullmatch(self.text) is not None and _YEAR.fullmatch(self.text) is None


Pieces = tuple[Piece, ...]


def pieces_of(line: Line, source: SourceText) -> Pieces:
    """The pieces of a line; none for one that is too long for a table, or parts its words by other means."""
    if len(line.text) > LONGEST_LINE or "\t" in line.text or "...." in line.text:
        return ()
    left = line.start - source.line_starts[line.number - 1]
    return tuple(Piece(left + one.start(), left + one.end(), one.start(), one[0]) for one in _PIECE.finditer(line.text))


def strip_columns(body: Sequence[Pieces]) -> list[tuple[int, int]]:
    """The stretches between the strips of white space that run through all lines."""
    taken: set[int] = set()
    for pieces in body:
        for one in pieces:
            taken.update(range(one.left, one.right))
    found: list[tuple[int, int]] = []
    for at in sorted(taken):
        if found and at - found[-1][1] < STRIP:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def column_of(strips: Sequence[tuple[int, int]], piece: Piece) -> int:
    """The column that a piece stands in; the name of a group begins in its first one."""
    return next((at for at, (_, right) in enumerate(strips) if piece.left < right), len(strips) - 1)


def columns_below(strips: Sequence[tuple[int, int]], piece: Piece) -> list[int]:
    """The columns below a piece of the head: all that it reaches over, else the nearest."""
    under = [at for at, (left, right) in enumerate(strips) if piece.left < right and left < piece.right]
    if under:
        return under
    away = [min(abs(left - piece.right), abs(piece.left - right)) for left, right in strips]
    return [away.index(min(away))]
