"""The documents as they were published: where their files are, and a place in them made visible."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

_SCALE = 1.6  # pixels a point
_MARK = (255, 214, 0, 95)
_FEWEST = 12  # letters that must be found again, so that a mark is no accident
_AROUND = 5  # lines before and after
_STRIP = 150.0  # points above and below the marked words


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a text around a place: ``before``, the ``marked`` words, ``after``; ``first`` is 1-based."""

    first: int
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG; ``marked`` tells whether the words were found on it."""

    png: bytes
    marked: bool


def find_original(path: str, sha256: str, folders: Sequence[Path]) -> Path | None:
    """The file of a document in one of ``folders``: the same path and the same bytes, else None."""
    for folder in folders:
        found = (folder / path).resolve()
        if not found.is_relative_to(folder.resolve()) or not found.is_file():
            continue
        state = found.stat()
        if _digest(str(found), state.st_mtime_ns, state.st_size) == sha256:
            return found
    return None


@lru_cache(maxsize=256)
def _digest(path: str, changed: int, size: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def excerpt(text: str, start: int, end: int, *, around: int = _AROUND) -> Excerpt | None:
    """The lines around the words from ``start`` to ``end`` of ``text``; None where it does not reach so far."""
    if not 0 <= start < end <= len(text):
        return None
    begin, finish = start, end
    for _ in range(around + 1):
        begin = text.rfind("\n", 0, begin)
        if begin < 0:
            break
    for _ in range(around + 1):
        finish = text.find("\n", finish + 1)
        if finish < 0:
            finish = len(text)
            break
    begin += 1
    return Excerpt(text.count("\n", 0, begin) + 1, text[begin:start], text[start:end], text[end:finish])


def page_picture(path: Path, page: int, words: str, *, whole: bool = False) -> PagePicture | None:
    """Page ``page`` (1-based) of a PDF with the line that holds ``words`` marked; None without such a page.

    Unless ``whole``, only the strip around the marked words is shown, where they were found.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError):
        return None
    try:
        if not 1 <= page <= len(document):
            return None
        sheet = document[page - 1]
        text = sheet.get_textpage()
        places = _places(text, words)
        picture = sheet.render(scale=_SCALE).to_pil().convert("RGBA")
        height = sheet.get_height()
        layer = Image.new("RGBA", picture.size)
        brush = ImageDraw.Draw(layer)
        for left, bottom, right, top in places:
            box = (
                (left - 3) * _SCALE,
                (height - top - 2) * _SCALE,
                (right + 3) * _SCALE,
                (height - bottom + 2) * _SCALE,
            )
            brush.rectangle(box, fill=_MARK)
        shown = Image.alpha_composite(picture, layer).convert("RGB")
        if places and not whole:
            upper = height - max(top for *_, top in places) - _STRIP
            lower = height - min(bottom for _, bottom, *_ in places) + _STRIP
            shown = shown.crop((0, max(0, int(upper * _SCALE)), shown.width, min(shown.height, int(lower * _SCALE))))
        out = BytesIO()
        shown.save(out, "PNG")
        return PagePicture(out.getvalue(), bool(places))
    finally:
        document.close()


Box = tuple[float, float, float, float]


def _places(text: pypdfium2.PdfTextPage, words: str) -> list[Box]:
    """The boxes of the lines in which ``words`` stand: left, bottom, right, top in points."""
    letters = [(n, sign) for n, sign in enumerate(_signs(text)) if sign.isalnum()]
    page = "".join(sign for _, sign in letters).casefold()
    wanted = "".join(sign for sign in words if sign.isalnum()).casefold()
    if len(page) != len(letters) or not wanted:
        return []  # a letter that changes its length in small letters; not in Swedish
    # A row put together from cells may stand on the page only in parts: the longest beginning counts.
    for length in (len(wanted), *range(len(wanted) - 1, _FEWEST - 1, -1)):
        at = page.find(wanted[:length])
        if at >= 0:
            return _lines(text.get_charbox(letters[n][0]) for n in range(at, at + length))
    return []


def _signs(text: pypdfium2.PdfTextPage) -> Iterable[str]:
    count = text.count_chars()
    all_signs = text.get_text_range(0, count) if count else ""
    if len(all_signs) == count:
        return all_signs
    return [text.get_text_range(n, 1)[:1] or " " for n in range(count)]


def _lines(boxes: Iterable[Box]) -> list[Box]:
    lines: list[Box] = []
    for left, bottom, right, top in boxes:
        last = lines[-1] if lines else None
        if last and bottom < last[3] and top > last[1] and left >= last[0]:
            lines[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
        else:
            lines.append((left, bottom, right, top))
    return lines
