"""Excel workbooks: values as they are shown, sheets, rows."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from nysta.extract.readers import UnreadableDocument, read_bytes
from nysta.extract.readers.xlsx_values import shown


def read_workbook(workbook):
    out = io.BytesIO()
    workbook.save(out)
    return read_bytes(out.getvalue(), name="a.xlsx")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1250000, "General", "1250000"),
        (1250000, "#,##0", "1250000"),
        (1250000, '#,##0\\ "kr"', "1250000 kr"),
        (1250000, "#,##0,", "1250"),
        (1250000.0, "General", "1250000"),
        (-3.5, "General", "-3,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1234.565, "0.00", "1234,57"),
        (-0.2, "0", "0"),
        (0.54, "0%", "54 %"),
        (0.545, "0.0%", "54,5 %"),
        (1e22, "General", "10000000000000000000000"),
        (12, "[$€-2] #,##0;[Red]-0", "12 €"),
        (True, None, "SANT"),
        (None, None, ""),
        ("#N/A", None, ""),
        ("#DIV/0!", None, ""),
        (float("nan"), "0", ""),
        (dt.datetime(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),
        (dt.datetime(2024, 3, 1, 9, 30), None, "2024-03-01 09:30"),
        (dt.date(2024, 3, 1), None, "2024-03-01"),
        (dt.time(9, 30), None, "09:30"),
        (dt.timedelta(hours=30), None, "30:00"),
        ("Text", None, "Text"),
    ],
)
def test_values_as_shown(value, number_format, text):
    assert shown(value, number_format) == text


def test_sheets_rows_and_captions(rows, hinted):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Bidrag 2024"
    for row in (
        ["Bidrag till kommunerna, tkr"],
        [],
        ["Kommun", 2023, 2024],
        ["Habo", 1.5, None],
        ["Summa", 1.5, 2],
    ):
        sheet.append(row)
    sheet.append([])
    sheet.append(["A", "B"])
    workbook.create_sheet("Tomt")
    hidden = workbook.create_sheet("Underlag")
    hidden.append(["hemligt", 1])
    hidden.sheet_state = "hidden"
    workbook.properties.title = "Bidrag från regionen"
    source = read_workbook(workbook)
    assert source.text == (
        "Bidrag 2024\n\nBidrag till kommunerna, tkr\n\nKommun\t2023\t2024\nHabo\t1,5\nSumma\t1,5\t2\n\nA\tB\n\nTomt\n\n"
    )
    assert rows(source) == [["Kommun", "2023", "2024"], ["Habo", "1,5"], ["Summa", "1,5", "2"], ["A", "B"]]
    assert [hint.table for hint in source.hints if hint.kind == "row"] == [1, 1, 1, 2]
    assert hinted(source, "heading") == ["Bidrag 2024", "Tomt"]
    assert source.title == "Bidrag från regionen"
    assert [skip.what for skip in source.skipped] == ['the sheet "Underlag" is hidden and was not read']


def test_merged_cells_stand_once(rows):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["", "Utfall", ""], ["", 2023, 2022], ["Habo", 1, 2]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    source = read_workbook(workbook)
    assert "Utfall" in source.text
    assert source.text.count("Utfall") == 1
    assert rows(source) == [["", "2023", "2022"], ["Habo", "1", "2"]]


def test_line_breaks_in_cells(rows):
    workbook = openpyxl.Workbook()
    workbook.active.append(["Kultur-\nnämnden", "region- \noch kommun\tnivå"])
    assert rows(read_workbook(workbook)) == [["Kulturnämnden", "region- och kommun nivå"]]


def test_formulas_that_were_never_computed_are_counted():
    workbook = openpyxl.Workbook()
    workbook.active.append(["Summa", 1, 2, "=B1+C1"])
    source = read_workbook(workbook)
    assert source.text.endswith("Summa\t1\t2\n")
    assert "1 formulas have no computed value" in source.skipped[0].what
    workbook = openpyxl.Workbook()
    workbook.active.append(["=1+1"])
    with pytest.raises(UnreadableDocument, match=r"holds no values .1 formulas were never computed"):
        read_workbook(workbook)


def test_rows_and_columns_beyond_the_bounds(monkeypatch):
    monkeypatch.setattr("nysta.extract.readers.xlsx.MAX_ROWS", 3)
    monkeypatch.setattr("nysta.extract.readers.xlsx.MAX_COLUMNS", 2)
    workbook = openpyxl.Workbook()
    for number in range(5):
        workbook.active.append([f"rad {number}", 1, "bortom"])
    source = read_workbook(workbook)
    assert "rad 2\t1\n" in source.text
    assert "rad 3" not in source.text
    assert "bortom" not in source.text
    assert {skip.what for skip in source.skipped} == {
        'the sheet "Sheet" has more than 3 rows; the rest was not read',
        'the sheet "Sheet" has more than 2 columns; the rest was not read',
    }


def test_a_cell_far_down_costs_nothing():
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Början"
    workbook.active["B1"] = 1
    workbook.active["A1048576"] = "Slutet"
    assert "Början\t1" in read_workbook(workbook).text
