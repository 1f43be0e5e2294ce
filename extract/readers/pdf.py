"""Reads PDF files: every page by pdfium, in reading order, with tables as rows.

Running heads and feet stay in the text and are marked as furniture. What is set larger than the
running text, or in bold on a line of its own, is marked as a heading.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from nysta.extract.document import SourceText
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_PAGE_CHARACTERS, MAX_PAGES
from nysta.extract.readers.pdf_columns import AlignedTable, aligned_tables, is_contents
from nysta.extract.readers.pdf_furniture import mark_furniture
from nysta.extract.readers.pdf_layout import Line, Region, RuledTable, lines_of, reading_order
from nysta.extract.readers.pdf_tables import ruled_tables
from nysta.extract.readers.pdf_text_tables import text_tables
from nysta.extract.readers.pdf_values import has_leaders
from nysta.extract.readers.pdf_words import page_words
from nysta.extract.readers.text_builder import TextBuilder, one_line
from nysta.extract.readers.titles import meaningful_title

_LOCK = threading.Lock()
"""pdfium may be used by one thread at a time."""

_LONGEST_HEADING: Final = 160
_DAMAGED = "download it again or print it to a new PDF"


@dataclass(slots=True)
class _Page:
    regions: list[Region] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    height: float = 0.0

    @property
    def parts(self) -> list[Line | RuledTable]:
        return [part for region in self.regions for part in region.parts]


def read_pdf(data: bytes, *, name: str, sha256: str) -> SourceText:
    """The text of a PDF, page by page, with table rows, headings and furniture as hints.

    Raises:
        UnreadableDocument: the file is damaged, cut short, locked by a password or has no text.
    """
    tail = data[-2048:].rstrip(b"\0 \r\n\t")
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableDocument(name, "is cut short: the end of the PDF is missing", _DAMAGED)
    builder = TextBuilder(name)
    with _LOCK:
        document = _open(data, name)
        try:
            pages = [_read_page(document, number, builder) for number in range(min(len(document), MAX_PAGES))]
            if len(document) > MAX_PAGES:
                builder.skip(f"pages {MAX_PAGES + 1} to {len(document)} were not read")
            builder.title = meaningful_title(document.get_metadata_value("Title"))
        finally:
            document.close()
    mark_furniture([page.parts for page in pages], [page.height for page in pages])
    typography = _Typography(pages)
    for page in pages:
        builder.start_page()
        _write_page(page, builder, typography)
    if builder.empty:
        raise UnreadableDocument(
            name,
            f"has no text layer on any of its {len(pages)} pages (a scan?)",
            "run OCR on it, for example with ocrmypdf, and give the result",
        )
    return builder.source_text(sha256)


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableDocument(
                name, "is protected by a password", "save a copy without password and give that"
            ) from error
        raise UnreadableDocument(name, f"is no sound PDF ({error})", _DAMAGED) from error
    if pages < 1:
        document.close()
        raise UnreadableDocument(name, "is a PDF without pages", _DAMAGED)
    return document


def _read_page(document: pdfium.PdfDocument, number: int, builder: TextBuilder) -> _Page:
    """The layout of one page (0-based); what cannot be read is said in the builder's skips."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        builder.skip("page is damaged and could not be loaded", page=number + 1)
        return _Page()
    try:
        found = page_words(page)
        if found is None:
            builder.skip(f"page has more than {MAX_PAGE_CHARACTERS} characters", page=number + 1)
            return _Page()
        if not found.words and not found.sideways:
            builder.skip("page has no text layer", page=number + 1)
            return _Page()
        if found.unmapped > 0.3 * found.characters:
            builder.skip("page's fonts do not tell their letters; run OCR on it", page=number + 1)
            return _Page()
        tables, words, trouble = ruled_tables(page, found.turn, found.words)
        if trouble:
            builder.skip(f"page {trouble}", page=number + 1)
        regions = reading_order(lines_of(words), tables)
        return _Page(regions, found.sideways, found.turn.size[1])
    except pdfium.PdfiumError as error:
        builder.skip(f"page could not be read ({error})", page=number + 1)
        return _Page()
    finally:
        page.close()


class _Typography:
    """What a document's type tells: its running text, which lines are headings and on what level."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        letters: Counter[float] = Counter()
        bold_letters = 0
        for page in pages:
            for part in page.parts:
                if isinstance(part, Line) and not part.furniture:
                    letters[_rounded(part.size)] += len(part.text)
                    bold_letters += len(part.text) if part.bold else 0
        self.pages = len(pages)
        self.body = letters.most_common(1)[0][0] if letters else 10.0
        self.bold_counts = bold_letters < 0.3 * letters.total()
        larger = sorted((size for size in letters if size >= self.body * 1.12), reverse=True)
        # Sizes that differ by less than a tenth are one level.
        self.levels: dict[float, int] = {}
        level, last = 0, 0.0
        for size in larger:
            if not last or size < last * 0.92:
                level, last = level + 1, size
            self.levels[size] = min(level, 6)
        self.bold_level = min(level + 1, 6)

    def level(self, line: Line) -> int:
        """1 to 6, 0 where the line is no heading."""
        text = line.text
        if len(text) > _LONGEST_HEADING or sum(map(str.isalpha, text)) < 3 or text[-1] in ".,;:":
            return 0
        if has_leaders(text) or any(segment.amount for segment in line.segments[1:]):
            return 0
        if level := self.levels.get(_rounded(line.size), 0):
            return level
        as_large = line.size >= self.body * 0.95
        return self.bold_level if line.bold and as_large and self.bold_counts else 0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _write_page(page: _Page, builder: TextBuilder, typography: _Typography) -> None:
    for region in page.regions:
        builder.gap()
        stretch: list[Line] = []
        for part in region.parts:
            if isinstance(part, Line):
                stretch.append(part)
                continue
            _write_lines(stretch, builder, typography)
            stretch = []
            builder.gap()
            table = builder.new_table()
            for row in part.rows:
                builder.row(row, table, furniture=part.furniture)
            builder.gap()
        _write_lines(stretch, builder, typography)
    for text in page.sideways:
        builder.gap()
        builder.line(text)


def _write_lines(lines: Sequence[Line], builder: TextBuilder, typography: _Typography) -> None:
    tables = {table.start: table for table in _tables(lines, typography.pages)}
    pitch = _pitch(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if table := tables.get(at):
            _write_table(table, builder)
            at = table.end
            continue
        if at and (line.y - lines[at - 1].y > 1.35 * pitch * max(1.0, line.size / typography.body)):
            builder.gap()
        at += 1
        level = 0 if line.furniture else typography.level(line)
        if line.furniture:
            builder.line(line.text, "furniture")
        elif level:
            text = line.text
            while at < len(lines) and at not in tables and _goes_on(line, lines[at], typography, level):
                text += "\n" + lines[at].text
                line = lines[at]
                at += 1
            builder.gap()
            builder.line(one_line(text), "heading", level)
            builder.gap()
        else:
            builder.line(line.text)


def _tables(lines: Sequence[Line], pages: int) -> list[AlignedTable]:
    """Tables of amounts, and tables of words in what lies between them; not the list of contents."""
    found = aligned_tables(lines)
    bounds = [0, *(at for table in found for at in (table.start, table.end)), len(lines)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        for table in text_tables(lines[start:end]):
            found.append(AlignedTable(start + table.start, start + table.end, table.rows))
    return [table for table in found if not is_contents(table, pages)]


def _goes_on(line: Line, after: Line, typography: _Typography, level: int) -> bool:
    """Whether a heading goes on in the next line: the same type, close below, not a new number."""
    return (
        not after.furniture
        and typography.level(after) == level
        and abs(after.size - line.size) < 0.6
        and after.bold == line.bold
        and 0 < after.y - line.y < 1.45 * line.size
        and not after.text[:1].isdigit()
    )


def _write_table(table: AlignedTable, builder: TextBuilder) -> None:
    builder.gap()
    number = builder.new_table()
    for row in table.rows:
        builder.row(row, number)
    builder.gap()


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines of running text."""
    steps = [b.y - a.y for a, b in pairwise(lines) if 0 < b.y - a.y < 3 * b.size]
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] * 1.2 if sizes else 12.0
    common = Counter(round(step * 2) / 2 for step in steps).most_common(1)
    return max(common[0][0], usual * 0.8) if common else usual
