"""The one function in front: what is refused, and with which words."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile

import docx
import openpyxl
import pytest
from reportlab.pdfgen import canvas

from nysta.extract.readers import SUPPORTED, UnreadableDocument, read, read_bytes


def word_file() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("Regionen äger bolaget.")
    document.save(out)
    return out.getvalue()


def workbook_file() -> bytes:
    workbook, out = openpyxl.Workbook(), io.BytesIO()
    workbook.active.append(["Kommun", 2024])
    workbook.save(out)
    return out.getvalue()


def pdf_file() -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.drawString(72, 700, "Regionen äger bolaget.")
    page.save()
    return out.getvalue()


HTML = b"<!doctype html><title>T</title><p>Regionen"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MADE = {
    ".txt": b"Regionen",
    ".pdf": pdf_file(),
    ".docx": word_file(),
    ".html": HTML,
    ".htm": HTML,
    ".xlsx": workbook_file(),
    ".docm": word_file(),
    ".xlsm": workbook_file(),
}


def test_every_supported_ending_is_read_whatever_its_case(tmp_path):
    assert set(MADE) == set(SUPPORTED)
    for ending, data in MADE.items():
        path = tmp_path / f"handling{ending.upper()}"
        path.write_bytes(data)
        source = read(path, name=f"mapp/handling{ending}")
        assert source.name == f"mapp/handling{ending}"
        assert source.sha256 == hashlib.sha256(data).hexdigest()
        assert source.text.strip()


@pytest.mark.parametrize("ending", SUPPORTED)
@pytest.mark.parametrize("other", SUPPORTED)
def test_a_wrong_ending_is_named(ending, other):
    if SUPPORTED[ending] == SUPPORTED[other] or (ending in (".html", ".htm") and other == ".txt"):
        return
    with pytest.raises(UnreadableDocument, match=r"^a: is not what .* says but .*; (rename|download)"):
        read_bytes(MADE[other], name="a", ending=ending)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"", "empty"),
        ("a.txt", b"", "empty"),
        ("bild.pdf", PNG, "an image; run OCR"),
        ("brus.txt", os.urandom(4000), "binary"),
        ("brus.pdf", os.urandom(4000), "binary"),
        ("brev.docx", OLD, "old Office file .*; open it in Word or Excel"),
        ("brev.doc", OLD, r"\.doc are not read; open it in Word"),
        ("kalkyl.xls", OLD, r"\.xls are not read; open it in Word or Excel"),
        ("las.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("brev.txt", b"{\\rtf1\\ansi Hej}", "RTF document; open it in Word"),
        ("data.csv", b"a;b", r"\.csv are not read; supported are \.txt"),
        ("utan", b"a", "ending in nothing"),
        ("sida.html", PNG, "an image"),
        ("tom.html", b"<!doctype html><html><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_what_is_no_document_gives_one_clear_line(name, data, words):
    with pytest.raises(UnreadableDocument, match=words) as caught:
        read_bytes(data, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_a_zip_of_another_kind():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(UnreadableDocument, match="zip archive of another kind; unpack"):
        read_bytes(out.getvalue(), name="a.docx")


def test_paths_that_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableDocument, match="does not exist"):
        read(tmp_path / "saknas.txt", name="saknas.txt")
    with pytest.raises(UnreadableDocument, match="is a folder"):
        read(tmp_path, name="mapp")
    os.mkfifo(tmp_path / "kö.txt")
    with pytest.raises(UnreadableDocument, match="no regular file"):
        read(tmp_path / "kö.txt", name="kö.txt")
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(tmp_path / ("å" * 200 + ".txt"), name="lång.txt")
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read(tmp_path / "a\0.txt", name="nul.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "hemlig.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableDocument, match="permission denied"):
        read(path, name="hemlig.txt")


def test_permission_is_named_also_where_the_system_tells_it_otherwise(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "hemlig.txt"
    path.write_text("x")
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(UnreadableDocument, match="permission denied"):
        read(path, name="hemlig.txt")


def test_a_file_beyond_the_bound_is_not_loaded(tmp_path):
    path = tmp_path / "stor.txt"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(UnreadableDocument, match="is 300 MB, more than the 200 MB"):
        read(path, name="stor.txt")


def bomb(name: str, payload: bytes) -> bytes:
    """A Word file with one part exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MADE[".docx"])) as source, zipfile.ZipFile(out, "w", 8) as target:
        for part in source.namelist():
            target.writestr(part, payload if part == name else source.read(part))
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UnreadableDocument, match=r"unpacks to 2[0-9][0-9] MB"):
        read_bytes(bomb("word/document.xml", bytes(250_000_000)), name="bomb.docx")
    with pytest.raises(UnreadableDocument, match=r"unpacks to 3[0-9] MB"):
        read_bytes(bomb("word/document.xml", bytes(30_000_000)), name="bomb.docx")


def test_xml_entities_are_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(UnreadableDocument, match="declares XML entities"):
        read_bytes(bomb("word/document.xml", laughs), name="skratt.docx")


@pytest.mark.parametrize("padding", [1, 5_000, 1_048_570])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused_wherever_and_however_they_are_written(padding, encoding):
    secret = f'<!--{" " * padding}--><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    with pytest.raises(UnreadableDocument, match="declares XML entities"):
        read_bytes(bomb("word/document.xml", secret.encode(encoding)), name="utifrån.docx")


def test_a_pdf_behind_a_password():
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=StandardEncryption("hemligt", ownerPassword="ägare"))
    page.drawString(72, 700, "Regionen äger bolaget.")
    page.save()
    with pytest.raises(UnreadableDocument, match="protected by a password; save a copy without"):
        read_bytes(out.getvalue(), name="låst.pdf")


def test_a_scan_is_named_with_a_hint_to_ocr():
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.rect(72, 600, 100, 100, fill=1)
    page.save()
    with pytest.raises(UnreadableDocument, match=r"no text layer .* run OCR"):
        read_bytes(out.getvalue(), name="skannad.pdf")


def test_nesting_without_end_is_read_or_named():
    page = b"<!doctype html><p>Regionen</p>" + b"<div>" * 100_000 + b"djupt"
    assert read_bytes(page, name="djup.html").text.startswith("Regionen")
    word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    deep = word + "<w:tbl><w:tr><w:tc>" * 50_000
    with pytest.raises(UnreadableDocument, match="Word document"):
        read_bytes(bomb("word/document.xml", deep.encode()), name="djup.docx")


@pytest.mark.parametrize("name", ["två\nrader.txt", "å" * 120 + ".txt"])
def test_odd_names_are_read_and_stay_on_one_line_in_errors(tmp_path, name):
    path = tmp_path / name
    path.write_text("Regionen", encoding="utf-8")
    assert read(path, name=name).text == "Regionen"
    path.write_bytes(b"")
    with pytest.raises(UnreadableDocument) as caught:
        read(path, name=name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_file_cut_short(ending, share):
    data = MADE[ending]
    with pytest.raises(UnreadableDocument, match=r"cut short|damaged|not what"):
        read_bytes(data[: int(len(data) * share)], name=f"kort{ending}")


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_flipped_byte_in_a_packed_part_is_noticed(ending):
    data = bytearray(MADE[ending])
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        part = max(archive.infolist(), key=lambda info: info.compress_size)
    data[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 0xFF
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes(bytes(data), name=f"skadad{ending}")
