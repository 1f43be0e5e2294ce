"""Excel: a sheet for each relation type that openpyxl opens again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nysta.graph.export import ExportError, excel_file, export
from nysta.graph.model import MergedGraph


@pytest.fixture(scope="module")
def book(exported: MergedGraph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook, read again."""
    path = tmp_path_factory.mktemp("excel") / "graph.xlsx"
    assert export(exported, path) == (path,)
    return openpyxl.load_workbook(path)


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_a_sheet_for_each_type_that_there_is(book: Any) -> None:
    assert book.sheetnames == [
        "FUNDS", "OWNS", "COORDINATES", "MEMBER_OF", "PARTICIPATES_IN", "COLLABORATES_WITH", "PART_OF",
        "COMMISSIONS", "CLAIM", "Entities", "Documents",
    ]  # fmt: skip


def test_headers_stay_and_filter(book: Any) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        assert sheet["A1"].font.bold


def test_amounts_are_numbers_and_the_unused_is_left_out(book: Any) -> None:
    first = rows(book["FUNDS"])[0]
    assert (first["source_name"], first["target_name"], first["amount_sek"]) == (
        "Norrdalsregionen",
        "Åby kommun",
        7_500_000,
    )
    assert "share" not in first
    assert "amount_sek" not in rows(book["OWNS"])[0]
    assert rows(book["CLAIM"])[0]["type"] == "OWNS"


def test_cells_are_no_formulas(exported: MergedGraph, book: Any) -> None:
    for sheet in book:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)
    assert {"Dalavård | =cmd", "NR"} <= {row["aliases"] for row in rows(book["Entities"])}


def test_too_many_rows_are_told(exported: MergedGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_file, "_ROWS", 3)
    with pytest.raises(ExportError, match="--as csv"):
        export(exported, tmp_path / "graph.xlsx")
