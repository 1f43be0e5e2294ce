"""Reads web pages: the main content with its headings, lists and tables.

Navigation, page heads and feet, side matter, scripts, forms' controls and hidden parts are left
out. Nothing is fetched, and no external entity is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from nysta.extract.document import SourceText
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_COLUMNS, MAX_TREE_BYTES
from nysta.extract.readers.text_builder import TextBuilder
from nysta.extract.readers.titles import meaningful_title
from nysta.extract.readers.txt import decode

_LEFT_OUT: Final = frozenset(
    """script style noscript template svg math canvas iframe object embed audio video picture map nav aside
    head button select option datalist input textarea dialog menu link meta""".split()  # noqa: SIM905
)
_BLOCKS: Final = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure footer form
    header hr legend main ol p pre section summary ul table caption thead tbody tfoot tr td th li
    h1 h2 h3 h4 h5 h6""".split()  # noqa: SIM905
)
_ROLES_LEFT_OUT: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alert"}
)
# Class names and ids, whole words only: "sidebar" is one, "has-sidebar" may be the whole page's.
_SIDE_MATTER = re.compile(
    r"(?:^|\s)(?:cookie\S*|breadcrumbs?|brodsmul\w*|skip-?link\S*|sidebar|sidofalt|visually-hidden|sr-only)(?:\s|$)",
    re.IGNORECASE,
)
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_MAX_DEPTH: Final = 400


def read_html(data: bytes, *, name: str, sha256: str) -> SourceText:
    """The main text of a web page, with headings, list items and table rows as hints.

    Raises:
        UnreadableDocument: the page is too large or holds no text.
    """
    if len(data) > MAX_TREE_BYTES:
        raise UnreadableDocument(name, f"is a page of {len(data) // 1_000_000} MB", "split it into smaller ones")
    root = _parse(_decode(data), name)
    builder = TextBuilder(name)
    walk = _Walk(builder)
    for main in _main_parts(root):
        walk.block(main, 0)
        walk.end_paragraph()
    if builder.empty:
        raise UnreadableDocument(
            name,
            "holds no text outside menus and scripts",
            "save the page as the browser shows it, or as PDF",
        )
    title = next((element for element in root.iter("title") if not _in_svg(element)), None)
    builder.title = meaningful_title("".join(title.itertext())) if title is not None else None
    return builder.source_text(sha256)


def _decode(data: bytes) -> str:
    """The page's text, by byte order mark, as UTF-8, or by the charset that it declares."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            declared = _META_CHARSET.search(data[:4096])
            # Browsers read Latin-1 as Windows-1252, and so does decode().
            if declared and declared[1].lower() not in (b"utf-8", b"iso-8859-1", b"latin1", b"windows-1252"):
                try:
                    return data.decode(declared[1].decode("ascii"))
                except (LookupError, UnicodeDecodeError):
                    pass
    return decode(data).text


def _parse(text: str, name: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", " ").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument(name, f"is no sound HTML ({error})", "save the page again") from error
    if root is None:
        raise UnreadableDocument(name, "holds no HTML", "save the page again")
    return root


def _main_parts(root: Any) -> list[Any]:
    """Where the content is: <main>, else the articles, else the body."""
    mains = [e for e in root.iter("main") if not _is_left_out(e)]
    mains = mains or [e for e in root.iter() if e.get("role") == "main"]
    mains = mains or [e for e in root.iter("article") if not any(True for _ in e.iterancestors("article"))]
    mains = [e for e in mains if "".join(e.itertext()).strip()]
    if mains:
        return [e for e in mains if not any(a in mains for a in e.iterancestors())]
    body = root.find("body")
    return [root if body is None else body]


class _Walk:
    """Goes through the content in order; text gathers until a block begins or ends."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.pending: list[str] = []
        self.item = False

    def end_paragraph(self) -> None:
        """Write what has gathered, as a list item or as a paragraph."""
        text = "".join(self.pending)
        self.pending.clear()
        lines = [line for part in text.split("\n") if (line := _BLANKS.sub(" ", part).strip())]
        for number, line in enumerate(lines):
            self.builder.line(line, "item" if self.item and number == 0 else None)
        if lines and not self.item:
            self.builder.gap()
        if lines:
            self.item = False

    def block(self, element: Any, depth: int) -> None:
        """Write ``element`` and what is in it, without the text that follows it."""
        tag = element.tag
        if _is_left_out(element) or depth > _MAX_DEPTH or self.builder.full:
            if depth > _MAX_DEPTH:
                self.builder.skip(f"elements nested deeper than {_MAX_DEPTH} were not read")
            return
        if tag == "br":
            self.pending.append("\n")
        elif tag == "table":
            self.end_paragraph()
            self.table(element, depth)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.end_paragraph()
            self.builder.gap()
            self.builder.line(_text_of(element), "heading", int(tag[1]))
            self.builder.gap()
        elif tag in _BLOCKS:
            self.end_paragraph()
            # A paragraph in a list item is the item's text.
            self.item = tag == "li" or (self.item and tag in ("p", "div"))
            self.children(element, depth)
            self.end_paragraph()
            self.item = False
            if tag in ("ul", "ol", "dl"):
                self.builder.gap()
        else:
            self.children(element, depth)

    def children(self, element: Any, depth: int) -> None:
        """Write the text and the elements in ``element``."""
        self.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.block(child, depth + 1)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        if text:
            self.pending.append(_BLANKS.sub(" ", text))

    def table(self, element: Any, depth: int) -> None:
        """A data table as rows; a table that only lays out the page as what is in it."""
        rows = [cells for row in _rows(element) if (cells := list(row.iterchildren("td", "th")))]
        nested = any(True for _ in element.iterdescendants("table"))
        if nested or max(map(len, rows), default=0) < 2:
            self.children(element, depth)
            self.end_paragraph()
            return
        for caption in element.iterchildren("caption"):
            self.builder.gap()
            self.builder.line(_text_of(caption))
        self.builder.gap()
        number = self.builder.new_table()
        for texts in _grid(rows):
            self.builder.row(texts, number)
        self.builder.gap()


def _grid(rows: list[list[Any]]) -> Iterator[list[str]]:
    """The cells' texts by column; the places a merged cell covers are empty."""
    covered: dict[int, int] = {}  # column → rows that a cell above still covers
    for row in rows:
        texts: list[str] = []
        waiting = list(reversed(row))
        above, covered = covered, {column: n - 1 for column, n in covered.items() if n > 1}
        while (waiting or any(c >= len(texts) for c in above)) and len(texts) < MAX_COLUMNS:
            if len(texts) in above or not waiting:
                texts.append("")
                continue
            cell = waiting.pop()
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(texts), len(texts) + width):
                if height > 1:
                    covered[column] = height - 1
            texts += [_text_of(cell), *[""] * (width - 1)]
        yield texts[:MAX_COLUMNS]


def _span(cell: Any, which: str) -> int:
    value = (cell.get(which) or "").strip()
    return max(1, min(int(value), MAX_COLUMNS)) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _text_of(element: Any) -> str:
    """All text in ``element`` that is shown, on one line."""
    parts: list[str] = []
    waiting: list[Any] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if _is_left_out(item):
            continue
        if item is not element and (item.tag in _BLOCKS or item.tag == "br"):
            parts.append(" ")
            waiting.append(" ")
        for child in reversed(item):
            if child.tail:
                waiting.append(child.tail)
            if isinstance(child.tag, str):
                waiting.append(child)
        if item.text:
            parts.append(item.text)
    return _BLANKS.sub(" ", "".join(parts)).strip()


def _is_left_out(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:
        return True
    if tag in ("header", "footer") and not any(True for _ in element.iterancestors("main", "article")):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if (element.get("role") or "").lower() in _ROLES_LEFT_OUT:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag != "body" and tag != "html" and _SIDE_MATTER.search(marks):
        return True
    return tag in ("ul", "ol") and _is_menu(element)


def _is_menu(element: Any) -> bool:
    """Whether a list is a menu outside the content proper: short links and next to nothing else."""
    if any(True for _ in element.iterancestors("main", "article")):
        return False
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    whole = len("".join("".join(element.itertext()).split()))
    return linked >= 0.8 * whole and linked / len(links) < 40


def _in_svg(element: Any) -> bool:
    return any(a.tag == "svg" for a in element.iterancestors())
