"""The plain values that travel between the readers and the structure stage."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

HintKind = Literal["heading", "item", "row", "furniture"]


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not read or not used, and why; nothing is dropped silently.

    ``page`` and ``line`` are 1-based, None where they do not apply.
    """

    what: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file format itself says of one stretch of the text.

    A DOCX heading style, an HTML ``<li>``, a row of a native or ruled table.
    ``start``/``end`` are character offsets into ``SourceText.text``.
    ``level`` is the heading level (1 = highest). For a row, ``cells`` holds the offsets of each
    cell (an empty cell has start == end) and ``table`` the number of the table in the document.
    """

    kind: HintKind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    table: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What metadata.csv says of a document; None leaves it to detection."""

    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True)
class SourceText:
    """A document as read: its text, where its pages start, and what its format knows.

    ``name`` is the path relative to the input folder with ``/`` between the parts, ``text`` has
    ``\\n`` line ends only, ``page_starts`` are the offsets of the first character of page 1, 2, …
    (empty where the format has no pages).
    """

    name: str
    sha256: str
    text: str
    page_starts: tuple[int, ...] = ()
    hints: tuple[Hint, ...] = ()
    title: str | None = None
    skipped: tuple[Skip, ...] = field(default=())

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the first character of every line."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    @property
    def pages(self) -> int | None:
        """How many pages, None where the format has none."""
        return len(self.page_starts) or None

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the character at ``offset``."""
        return bisect_right(self.line_starts, offset)

    def page_of(self, offset: int) -> int | None:
        """The 1-based page that holds the character at ``offset``, None without pages."""
        return max(1, bisect_right(self.page_starts, offset)) if self.page_starts else None
