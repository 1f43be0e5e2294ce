"""Reads Word documents: headings and lists by style, tables as they are.

Each paragraph is one line followed by an empty one; list items and table rows are lines without.
Tracked insertions are read, deletions are not. Page headers and footers, comments and the
contents of drawings other than text boxes are left out. Macros (.docm) are neither run nor read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from nysta.extract.document import SourceText
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_COLUMNS
from nysta.extract.readers.office_archive import ARCHIVE_ERRORS, check_archive
from nysta.extract.readers.text_builder import TextBuilder, clean
from nysta.extract.readers.titles import meaningful_title

# A document with macros is one like any other to python-docx once it is told so.
PartFactory.part_type_for["application/vnd.ms-word.document.macroEnabled.main+xml"] = DocumentPart

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _R, _T = (_W + tag for tag in ("p", "tbl", "tr", "tc", "r", "t"))
_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])\b", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)|punktlista|numrerad lista|punkter|lista", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll)\s*[1-9]$|table of figures", re.IGNORECASE)
# Text that is no longer there, or stands there twice (the older form of a drawing).
_LEFT_OUT = {_W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sectPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_TEXT_BOX = _W + "txbxContent"
_CHARACTERS = {
    _W + "tab": " ",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}


def read_docx(data: bytes, *, name: str, sha256: str) -> SourceText:
    """The text of a Word document, with headings, list items and table rows as hints.

    Raises:
        UnreadableDocument: the file is damaged, unsafe or holds no text.
    """
    check_archive(data, name)
    try:
        document = Package.open(io.BytesIO(data)).main_document_part.document
        styles = _Styles(document.styles.element)
        title = meaningful_title(document.core_properties.title)
        builder = TextBuilder(name)
        _Walk(builder, styles).blocks(document.element.body)
        _footnotes(document, builder, styles)
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, *ARCHIVE_ERRORS) as error:
        raise UnreadableDocument(
            name, f"is no sound Word document ({error})", "open it in Word and save it anew as .docx"
        ) from error
    if builder.empty:
        raise UnreadableDocument(name, "holds no text", "if its pages are pictures, run OCR and save the result")
    builder.title = title or builder.title
    return builder.source_text(sha256)


class _Styles:
    """What the paragraph styles say: heading levels and lists, inherited from parent styles."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(_W + "styleId"): style for style in element.iter(_W + "style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(_W + "type") == "paragraph" and style.get(_W + "default") in ("1", "true")
            ),
            None,
        )
        self.of = lru_cache(maxsize=1000)(self._of)

    def _of(self, style_id: str | None) -> tuple[str, int, bool]:
        """(name, heading level or 0, is a list) of a style."""
        chain, seen = [], set[str]()
        key = style_id if style_id in self._styles else self._default
        while key and key in self._styles and key not in seen:
            seen.add(key)
            chain.append(self._styles[key])
            key = _value(self._styles[key].find(_W + "basedOn"))
        names = [_value(style.find(_W + "name")) or "" for style in chain]
        name = names[0] if names else ""
        level = 0
        for style, style_name in zip(chain, names, strict=True):
            if found := _HEADING.match(style_name):
                level = int(found[1])
            elif style_name.lower() in ("title", "titel", "rubrik"):
                level = 1
            else:
                level = _outline_level(style.find(_W + "pPr"))
            if level:
                break
        listed = any(_LIST.match(n) or _numbered(s.find(_W + "pPr")) for s, n in zip(chain, names, strict=True))
        return name, level, listed


class _Walk:
    """Goes through the body in order and writes what it finds."""

    def __init__(self, builder: TextBuilder, styles: _Styles) -> None:
        self.builder = builder
        self.styles = styles

    def blocks(self, parent: Any) -> None:
        for child in _block_children(parent):
            if self.builder.full:
                return
            if child.tag == _P:
                self.paragraph(child)
            else:
                self.table(child)

    def paragraph(self, element: Any) -> None:
        properties = element.find(_W + "pPr")
        style = _value(properties.find(_W + "pStyle")) if properties is not None else None
        name, level, listed = self.styles.of(style)
        level = _outline_level(properties) or level
        text = _text_of(element)
        if _CONTENTS.match(name):
            self.builder.line(text, "furniture")
        elif level:
            text = clean(text)
            self.builder.gap()
            self.builder.line(text, "heading", level)
            self.builder.gap()
            if self.builder.title is None and name.lower() in ("title", "titel"):
                self.builder.title = meaningful_title(text)
        elif listed or _numbered(properties):
            self.builder.line(text, "item")
        else:
            for line in text.split("\n"):
                self.builder.line(line)
            self.builder.gap()
        for box in _text_boxes(element):
            self.blocks(box)

    def table(self, element: Any) -> None:
        rows = [_cells(row) for row in _table_rows(element)]
        if max((len(row) for row in rows), default=0) < 2:
            # A frame around text: what stands in it is read as text.
            for row in rows:
                for cell in row:
                    if cell is not None:
                        self.blocks(cell)
            return
        self.builder.gap()
        number = self.builder.new_table()
        for row in rows:
            self.builder.row([_cell_text(cell) for cell in row[:MAX_COLUMNS]], number)
            if len(row) > MAX_COLUMNS:
                self.builder.skip(f"a table row has more than {MAX_COLUMNS} columns; the rest was not read")
        self.builder.gap()


def _footnotes(document: Any, builder: TextBuilder, styles: _Styles) -> None:
    """Footnotes and endnotes stand at the end, a line each."""
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(relation.target_part.blob, parser)
        builder.gap()
        for note in root:
            if note.get(_W + "type") in (None, "normal"):
                for paragraph in note.iter(_P):
                    builder.line(_text_of(paragraph))


def _block_children(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables directly in ``parent``, also those in content controls."""
    waiting = list(reversed(parent))
    while waiting:
        child = waiting.pop()
        if child.tag in (_P, _TBL):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            waiting.extend(reversed(child))


def _text_of(element: Any) -> str:
    """The text of a paragraph, without that of text boxes anchored in it."""
    parts: list[str] = []
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag in _LEFT_OUT or child.tag == _TEXT_BOX:
            continue
        if child.tag == _T:
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS and child.getparent().tag == _R:
            parts.append(_CHARACTERS[child.tag])
        else:
            waiting.extend(reversed(child))
    return "".join(parts)


def _text_boxes(element: Any) -> Iterator[Any]:
    for box in element.iter(_TEXT_BOX):
        if not any(a.tag in _LEFT_OUT for a in box.iterancestors()) and _outermost(box, element):
            yield box


def _outermost(box: Any, within: Any) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is within:
            return True
        if ancestor.tag == _TEXT_BOX:
            return False
    return True


def _table_rows(table: Any) -> Iterator[Any]:
    waiting = list(reversed(table))
    while waiting:
        child = waiting.pop()
        if child.tag == _TR:
            deleted = child.find(f"{_W}trPr/{_W}del")
            if deleted is None:
                yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins"):
            waiting.extend(reversed(child))


def _cells(row: Any) -> list[Any]:
    """The cells of a row by column; None where a merged cell goes on from the left or above."""
    cells: list[Any] = [None] * _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    waiting = list(reversed(row))
    while waiting:
        child = waiting.pop()
        if child.tag == _TC:
            properties = child.find(_W + "tcPr")
            merge = properties.find(_W + "vMerge") if properties is not None else None
            goes_on = merge is not None and merge.get(_W + "val", "continue") == "continue"
            span = _number(properties.find(_W + "gridSpan"), 1) if properties is not None else 1
            cells.append(None if goes_on else child)
            cells.extend([None] * (span - 1))
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", _W + "ins"):
            waiting.extend(reversed(child))
    return cells


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    return "\n".join(_text_of(paragraph) for paragraph in cell.iter(_P))


def _value(element: Any) -> str | None:
    return None if element is None else element.get(_W + "val")


def _number(element: Any, otherwise: int) -> int:
    value = _value(element) or ""
    return min(int(value), MAX_COLUMNS) if value.isdecimal() else otherwise


def _outline_level(properties: Any) -> int:
    level = _value(properties.find(_W + "outlineLvl")) if properties is not None else None
    return int(level) + 1 if level and level.isdecimal() and int(level) < 9 else 0


def _numbered(properties: Any) -> bool:
    number = _value(properties.find(f"{_W}numPr/{_W}numId")) if properties is not None else None
    return number not in (None, "0")
