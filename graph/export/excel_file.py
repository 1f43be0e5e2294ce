"""Excel: one sheet for each relation type, and one each for claims, entities and documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nysta.graph.cells import safe_cell
from nysta.graph.export.format import ExportError, Format, xml_text
from nysta.graph.export.rows import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    RELATION_COLUMNS,
    Row,
    document_rows,
    entity_rows,
    relation_rows,
)
from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology

if TYPE_CHECKING:
    from openpyxl import Workbook

_ROWS = 1_048_576  # of a sheet, Excel's own limit
_CHARACTERS = 32_767  # of a cell
_NAMES = ("source_name", "target_name")
_WIDTHS = {"source_name": 34, "target_name": 34, "name": 40, "title": 50, "quote": 80, "purpose": 30, "aliases": 30}
_KRONOR = "#,##0"


def write_excel(graph: MergedGraph, path: Path) -> list[Path]:
    """Write a workbook; names come first, the header stays in sight, and every column can be filtered.

    Raises:
        ExportError: a sheet would have more rows than Excel takes.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    stated: dict[str, list[Row]] = {name: [] for name in (*ontology().statement_types, "CLAIM")}
    for row in relation_rows(graph):
        stated["CLAIM" if row["claim"] else row["type"]].append(row)
    for name, rows in stated.items():
        if rows:
            said = () if name == "CLAIM" else ("type",)
            _sheet(book, name, _used(rows, leave_out=said), rows)
    _sheet(book, "Entities", ENTITY_COLUMNS, list(entity_rows(graph)))
    _sheet(book, "Documents", DOCUMENT_COLUMNS, list(document_rows(graph)))
    book.save(path)
    return [path]


def _used(rows: Sequence[Row], leave_out: Sequence[str]) -> list[str]:
    """The columns that say something, the names of the ends first."""
    order = [*_NAMES, *(each for each in RELATION_COLUMNS if each not in _NAMES and each != "key"), "key"]
    return [name for name in order if name not in leave_out and any(row.get(name) is not None for row in rows)]


def _sheet(book: Workbook, title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    if len(rows) >= _ROWS:
        raise ExportError(f"{title} has {len(rows):,} rows, more than a sheet of Excel takes\n  fix:   choose --as csv")
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    for n, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(name, max(10, len(name) + 4))
    head = []
    for name in columns:
        cell = WriteOnlyCell(sheet, value=name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
        head.append(cell)
    sheet.append(head)
    for row in rows:
        cells = []
        for name in columns:
            cell = WriteOnlyCell(sheet, value=_value(row.get(name)))
            if name == "amount_sek":
                cell.number_format = _KRONOR
            cells.append(cell)
        sheet.append(cells)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    return safe_cell(xml_text(value))[:_CHARACTERS] if isinstance(value, str) else value


FORMAT = Format("xlsx", ("xlsx",), write_excel)
