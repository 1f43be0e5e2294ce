"""Builds a ``SourceText`` line by line, so that every hint lies on the characters it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.document import Hint, HintKind, Skip, SourceText
from nysta.extract.readers.limits import MAX_CHARACTERS

# Control characters, line separators and lone surrogates have no place in a line of text: they
# would break line counting or the writing of the text as UTF-8. Soft hyphens (U+00AD) stay.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\n]+")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?!(?:och|eller|samt|respektive)\b)(?=[a-zåäöéü])")


def clean(text: str) -> str:
    """``text`` on one line: runs of blanks are one space, control characters a space.

    No-break spaces stay, since they group the digits of amounts.
    """
    return _BLANKS.sub(" ", _NOT_TEXT.sub(" ", text)).strip(" ")


def one_line(cell: str) -> str:
    """The text of a table cell on one line; words broken at a line's end are joined."""
    return clean(_BROKEN_WORD.sub("", cell.replace("\r", "")))


class TextBuilder:
    """Collects the text of one document with its hints, pages and skips.

    Text beyond ``MAX_CHARACTERS`` is left out and said to be so in ``skipped``.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.title: str | None = None
        self._parts: list[str] = []
        self._length = 0
        self._blank = True
        self._page_starts: list[int] = []
        self._hints: list[Hint] = []
        self._skipped: list[Skip] = []
        self._tables = 0
        self.full = False

    @property
    def page(self) -> int | None:
        """The 1-based page being written, None before the first."""
        return len(self._page_starts) or None

    @property
    def empty(self) -> bool:
        """True until the first line with text."""
        return self._length == 0

    def start_page(self) -> None:
        """The next character is the first of a new page."""
        self._page_starts.append(self._length)
        self._blank = True

    def new_table(self) -> int:
        """The number of a table that begins."""
        self._tables += 1
        return self._tables

    def gap(self) -> None:
        """An empty line, unless there is one already."""
        if not self._blank and not self.full:
            self._parts.append("\n")
            self._length += 1
            self._blank = True

    def line(self, text: str, kind: HintKind | None = None, level: int = 0) -> tuple[int, int]:
        """Add one line; gives its offsets (an empty stretch where nothing was written)."""
        text = clean(text)
        start = self._length
        if not text or not self._has_room(len(text)):
            return start, start
        self._write(text)
        if kind:
            self._hints.append(Hint(kind, start, start + len(text), level=level))
        return start, start + len(text)

    def row(self, cells: Sequence[str], table: int, *, furniture: bool = False) -> None:
        """Add a table row: its cells on one line, joined by tabs. An empty row is left out."""
        texts = [one_line(cell) for cell in cells]
        length = sum(map(len, texts)) + len(texts) - 1
        if not any(texts) or not self._has_room(length):
            return
        start, offsets = self._length, []
        at = start
        for text in texts:
            offsets.append((at, at + len(text)))
            at += len(text) + 1
        self._write("\t".join(texts))
        if furniture:
            self._hints.append(Hint("furniture", start, start + length))
        else:
            self._hints.append(Hint("row", start, start + length, cells=tuple(offsets), table=table))

    def hint(self, kind: HintKind, start: int, end: int, level: int = 0) -> None:
        """A hint on lines that have been written already."""
        if end > start:
            self._hints.append(Hint(kind, start, end, level=level))

    def skip(self, what: str, *, page: int | None = None, line: int | None = None) -> None:
        """Something was left out."""
        self._skipped.append(Skip(what, page=page, line=line))

    def source_text(self, sha256: str) -> SourceText:
        """The document as read."""
        return SourceText(
            name=self.name,
            sha256=sha256,
            text="".join(self._parts),
            page_starts=tuple(self._page_starts),
            hints=tuple(sorted(self._hints, key=lambda hint: (hint.start, hint.end))),
            title=self.title,
            skipped=tuple(self._skipped),
        )

    def _write(self, text: str) -> None:
        self._parts += (text, "\n")
        self._length += len(text) + 1
        self._blank = False

    def _has_room(self, length: int) -> bool:
        if not self.full and self._length + length >= MAX_CHARACTERS:
            self.full = True
            self.skip(f"text beyond {MAX_CHARACTERS} characters was not read", page=self.page)
        return not self.full
