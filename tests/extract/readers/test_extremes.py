"""Files at the far end of what an archive holds: macros, thousands of pages, pages as large as a county."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest

from nysta.extract.readers import read_bytes

SAID = "Region Halland äger bolaget."


def with_macros(data: bytes, main: str, kind: str) -> bytes:
    """An Office file as Word and Excel save one that holds macros."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                assert main.encode() in part
                binary = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                part = part.replace(main.encode(), kind.encode()).replace(b"</Types>", binary)
            target.writestr(name, part)
        folder = "word" if "word" in kind else "xl"
        target.writestr(f"{folder}/vbaProject.bin", b'\xd0\xcf\x11\xe0 Sub AutoOpen(): Kill "C:\\*.*": End Sub')
    return out.getvalue()


def test_macros_of_word_are_neither_run_nor_read() -> None:
    out, document = io.BytesIO(), docx.Document()
    document.add_paragraph(SAID)
    document.save(out)
    data = with_macros(
        out.getvalue(),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert read_bytes(data, name="avtal.docm").text.strip() == SAID


def test_macros_of_excel_are_neither_run_nor_read() -> None:
    out, workbook = io.BytesIO(), openpyxl.Workbook()
    workbook.active.append([SAID])
    workbook.save(out)
    data = with_macros(
        out.getvalue(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    text = read_bytes(data, name="bidrag.xlsm").text
    assert SAID in text
    assert "AutoOpen" not in text


def pdf(pages: int, size: str) -> bytes:
    """A PDF written by hand, whose pages all show the same words."""
    words = f"BT /F1 12 Tf 72 72 Td ({SAID}) Tj ET".encode("latin-1")
    kids = " ".join(f"{n} 0 R" for n in range(5, 5 + pages))
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        *[page] * pages,
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, each))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def test_ten_thousand_pages() -> None:
    source = read_bytes(pdf(10_000, "595 842"), name="arkiv.pdf")
    assert source.pages == 3_000
    assert source.text.count(SAID) == 3_000
    assert [skip.what for skip in source.skipped] == ["pages 3001 to 10000 were not read"]


@pytest.mark.parametrize("size", ["14400 14400", "10000000 10000000"])
def test_a_page_as_large_as_a_county(size: str) -> None:
    assert read_bytes(pdf(1, size), name="karta.pdf").text.strip() == SAID
