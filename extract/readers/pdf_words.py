"""The words of a PDF page with their places, from the characters that pdfium finds.

Coordinates are points from the upper left corner of the page as it is read: a page whose text
runs along its side (a landscape table) is turned upright first.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from nysta.extract.readers.limits import MAX_PAGE_CHARACTERS

# pdfium gives U+0002 for a hyphen that ends a line, Word's symbol font gives its bullets in the
# private area; ligatures are spelt out, so that a name is found whatever its font.
_READ_AS: Final = {
    "\x02": "-",
    "\ufffe": "-",
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\uf0d8": "•",
    "\uf0fc": "•",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_BREAKS_WORD: Final = frozenset(" \t\r\n\u2002\u2003\u3000")
_BOLD: Final = ("bold", "black", "heavy", "demi", "-bd")


@dataclass(slots=True)
class Word:
    """One word: its text, its extent, the height of its baseline and where in the stream it stands."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    order: int


@dataclass(frozen=True, slots=True)
class Turn:
    """How page coordinates become reading coordinates: quarter turns of the page's box."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in PDF coordinates, as (from the left, from the top)."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
        return x, self.height - y

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) of the page as it is read."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class PageWords:
    """All words of a page.

    ``sideways`` is the text that runs in other directions than the rest, ``unmapped`` how many of
    the ``characters`` have no letter to their shape.
    """

    words: list[Word]
    turn: Turn
    sideways: list[str]
    characters: int
    unmapped: int


@dataclass(slots=True)
class _Character:
    text: str
    quarters: int
    index: int
    made_up: bool


def page_words(page: pdfium.PdfPage) -> PageWords | None:
    """The words of ``page``; None where it has more characters than are read.

    Raises:
        pypdfium2.PdfiumError: the page's text cannot be loaded.
    """
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MAX_PAGE_CHARACTERS:
            return None
        characters = [_character(textpage.raw, index) for index in range(count)]
        seen = [c for c in characters if not c.made_up and not c.text.isspace()]
        unmapped = sum(c.text == "\ufffd" for c in seen)
        quarters = Counter(c.quarters for c in seen).most_common(1)[0][0] if seen else 0
        left, bottom, right, top = page.get_bbox()
        turn = Turn(quarters, left, bottom, right - left, top - bottom)
        sideways = _sideways(characters, quarters)
        words = _Words(textpage.raw, turn).gather(c for c in characters if c.quarters in (quarters, -1))
        return PageWords(words, turn, sideways, len(seen), unmapped)
    finally:
        textpage.close()


def _character(textpage: Any, index: int) -> _Character:
    code = raw.FPDFText_GetUnicode(textpage, index)
    made_up = raw.FPDFText_IsGenerated(textpage, index) == 1
    if made_up or code in (9, 10, 13, 32):
        return _Character(" ", -1, index, made_up)
    angle = raw.FPDFText_GetCharAngle(textpage, index)
    # pdfium measures clockwise; anything slanted counts as a direction of its own.
    turns = (-angle / (math.pi / 2)) % 4
    quarters = round(turns) % 4 if abs(turns - round(turns)) < 0.06 else 4
    readable = code != 0 and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF
    text = chr(code) if readable else "\ufffd"
    return _Character(_READ_AS.get(text, text), quarters, index, made_up)


def _sideways(characters: list[_Character], upright: int) -> list[str]:
    """Text in other directions, a line for each stretch of it."""
    lines: list[str] = []
    direction = upright
    for character in characters:
        if character.quarters == -1:
            if direction != upright and lines:
                lines[-1] += " "
            continue
        if character.quarters != upright:
            if character.quarters != direction:
                lines.append("")
            lines[-1] += character.text
        direction = character.quarters
    return [unicodedata.normalize("NFC", line).strip() for line in lines]


class _Words:
    """Puts characters together to words."""

    def __init__(self, textpage: Any, turn: Turn) -> None:
        self.textpage = textpage
        self.turn = turn
        self.words: list[Word] = []
        self.word: Word | None = None
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def gather(self, characters: Any) -> list[Word]:
        """The words of the characters, in the order of the page's stream."""
        for character in characters:
            if character.text in _BREAKS_WORD:
                self._end_word()
            else:
                self._add(character)
        self._end_word()
        return self.words

    def _end_word(self) -> None:
        if self.word is not None:
            self.word.text = unicodedata.normalize("NFC", self.word.text)
            if self.word.text.strip("\u00a0\u00ad\u200b\ufeff"):
                self.words.append(self.word)
            self.word = None

    def _add(self, character: _Character) -> None:
        place = self._place(character.index)
        if place is None:
            return
        x0, x1, y = place
        word = self.word
        if word is not None:
            reach = max(word.size, 1.0)
            if abs(y - word.y) > 0.2 * reach or not -0.6 * reach < x0 - word.x1 < 0.6 * reach:
                self._end_word()
        if self.word is None:
            size, bold = self._style(character.index)
            self.word = Word("", x0, x1, y, size, bold, len(self.words))
        self.word.text += character.text
        self.word.x0 = min(self.word.x0, x0)
        self.word.x1 = max(self.word.x1, x1)

    def _place(self, index: int) -> tuple[float, float, float] | None:
        """(left, right, baseline) of a character, None where it lies off the page."""
        loose = raw.FPDFText_GetLooseCharBox(self.textpage, index, self._rect)
        origin = raw.FPDFText_GetCharOrigin(self.textpage, index, self._x, self._y)
        if not loose or not origin:
            return None
        box = self._rect
        corners = self.turn.point(box.left, box.bottom), self.turn.point(box.right, box.top)
        x0, x1 = sorted((corners[0][0], corners[1][0]))
        y = self.turn.point(self._x.value, self._y.value)[1]
        width, height = self.turn.size
        if not all(map(math.isfinite, (x0, x1, y))):
            return None
        inside = -5 <= y <= height + 5 and x1 >= -5 and x0 <= width + 5
        return (x0, x1, y) if inside else None

    def _style(self, index: int) -> tuple[float, bool]:
        """(size in points as drawn, whether bold) of a character."""
        size = raw.FPDFText_GetFontSize(self.textpage, index)
        if raw.FPDFText_GetMatrix(self.textpage, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        if not math.isfinite(size) or not 0.5 <= size <= 500:
            size = 10.0
        length = raw.FPDFText_GetFontInfo(self.textpage, index, self._font, 128, self._flags)
        name = self._font.value.lower() if 0 < length <= 128 else b""
        return size, any(mark.encode() in name for mark in _BOLD)
