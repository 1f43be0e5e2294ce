"""Reads Excel workbooks: each visible sheet is a heading followed by its rows.

An empty row ends a table. A row with one cell only, above a table, is a line of text (a caption,
a unit). Formulas give the values that were computed when the workbook was last saved. Macros (.xlsm) are neither
run nor read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from nysta.extract.document import SourceText
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_COLUMNS, MAX_ROWS
from nysta.extract.readers.office_archive import ARCHIVE_ERRORS, check_archive
from nysta.extract.readers.text_builder import TextBuilder
from nysta.extract.readers.titles import meaningful_title
from nysta.extract.readers.xlsx_values import shown

_NEVER_COMPUTED = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>|</c>)")
_WORKBOOK_ERRORS = (
    InvalidFileException,
    ParseError,
    etree.LxmlError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    AssertionError,
    *ARCHIVE_ERRORS,
)


def read_xlsx(data: bytes, *, name: str, sha256: str) -> SourceText:
    """The text of a workbook: sheet names as headings, rows as table rows.

    Raises:
        UnreadableDocument: the file is damaged, unsafe or holds no values.
    """
    check_archive(data, name)
    builder = TextBuilder(name)
    rows = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not concern the text
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in workbook.worksheets:
                if sheet.sheet_state != "visible":
                    builder.skip(f'the sheet "{sheet.title}" is hidden and was not read')
                    continue
                rows += _read_sheet(sheet, builder)
            builder.title = meaningful_title(workbook.properties.title)
            workbook.close()
    except _WORKBOOK_ERRORS as error:
        raise UnreadableDocument(
            name, f"is no sound Excel workbook ({error})", "open it in Excel and save it anew as .xlsx"
        ) from error
    missing = _formulas_without_values(data)
    if not rows:
        raise UnreadableDocument(
            name,
            "holds no values" + (f" ({missing} formulas were never computed)" if missing else ""),
            "open it in Excel or LibreOffice and save it again",
        )
    if missing:
        builder.skip(f"{missing} formulas have no computed value; save the workbook in Excel or LibreOffice")
    return builder.source_text(sha256)


def _read_sheet(sheet: Any, builder: TextBuilder) -> int:
    """Write one sheet; gives how many rows hold something."""
    wide = (sheet.max_column or 0) > MAX_COLUMNS
    sheet.reset_dimensions()  # the file's own word on its size is not always true
    builder.gap()
    builder.line(sheet.title, "heading", 1)
    builder.gap()
    table, written = 0, 0
    for number, cells in enumerate(_rows(sheet), start=1):
        if builder.full:
            break
        if number > MAX_ROWS:
            builder.skip(f'the sheet "{sheet.title}" has more than {MAX_ROWS} rows; the rest was not read')
            break
        wide = wide or len(cells) > MAX_COLUMNS
        cells = cells[:MAX_COLUMNS]
        filled = [cell for cell in cells if cell]
        if not filled:
            table = 0
            builder.gap()
            continue
        written += 1
        if len(filled) == 1 and not table:
            builder.line(filled[0])
        else:
            table = table or builder.new_table()
            builder.row(cells, table)
    if wide:
        builder.skip(f'the sheet "{sheet.title}" has more than {MAX_COLUMNS} columns; the rest was not read')
    return written


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The shown values of each row, up to the last filled cell. Any number of empty rows is one."""
    last: list[str] = []
    empty: object = None
    for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1):
        if row is empty and not last:
            continue  # openpyxl gives the same row again and again for a gap in the sheet
        cells = [shown(cell.value, getattr(cell, "number_format", None)) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            empty = row
        if cells or last:
            yield cells
        last = cells


def _formulas_without_values(data: bytes) -> int:
    """How many formula cells were written by a program that does not compute."""
    count = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if not part.startswith("xl/worksheets/"):
                continue
            with archive.open(part) as stream:
                rest = b""
                while block := stream.read(1 << 20):
                    block = rest + block
                    count += len(_NEVER_COMPUTED.findall(block))
                    # What may be the beginning of a match goes on in the next block.
                    at = block.rfind(b"</f>", len(block) - 100)
                    rest = block[at:] if at >= 0 and not _NEVER_COMPUTED.match(block, at) else b""
    return count
