"""Plain text: nothing is changed but line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.readers import UnreadableDocument, read, read_bytes

SAMPLES = sorted((Path(__file__).parents[3] / "corpus").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_text_is_what_python_reads(path, sound):
    source = sound(read(path, name=path.name))
    assert source.text == path.read_text(encoding="utf-8")


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\f\t")))
def test_any_text_comes_back_with_its_line_ends_translated(text):
    body = "Någonting " + text
    source = read_bytes(body.encode(), name="a.txt")
    assert source.text == body.replace("\r\n", "\n").replace("\r", "\n")


SENTENCE = "Göteborgs Stad äger Förvaltnings AB – till 100 %, “allt”.\r\nNästa rad"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    source = read_bytes(SENTENCE.encode(encoding), name="a.txt")
    assert source.text == SENTENCE.replace("\r\n", "\n")
    assert source.skipped == ()


def test_utf_16_big_endian_with_its_mark():
    data = b"\xfe\xff" + SENTENCE.encode("utf-16-be")
    assert read_bytes(data, name="a.txt").text == SENTENCE.replace("\r\n", "\n")


def test_latin_1_with_a_byte_that_windows_leaves_undefined():
    assert read_bytes("åäö\x81".encode("latin-1"), name="a.txt").text == "åäö\x81"


def test_a_stray_windows_byte_does_not_spoil_a_utf_8_text():
    data = "Håbo, Mörbylånga, Älvsborg och ".encode() + "Årjäng".encode("cp1252")
    source = read_bytes(data, name="a.txt")
    assert source.text == "Håbo, Mörbylånga, Älvsborg och Årjäng"
    assert "not UTF-8" in source.skipped[0].what


def test_form_feeds_start_pages_and_stay():
    source = read_bytes("ett\ntvå\n\ftre\n\fyra\n\f\n".encode(), name="a.txt")
    assert source.text == "ett\ntvå\n\ftre\n\fyra\n\f\n"
    assert source.pages == 3
    assert [source.page_of(source.text.index(word)) for word in ("två", "tre", "yra")] == [1, 2, 3]
    assert source.line_of(source.text.index("tre")) == 3


def test_no_form_feed_no_pages():
    assert read_bytes(b"en rad", name="a.txt").pages is None


@pytest.mark.parametrize("data", [b"   \n\n \t", "\ufeff \n".encode(), b"\xff\xfe"])
def test_blanks_alone_are_no_document(data):
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read_bytes(data, name="a.txt")


def test_ten_megabytes_on_one_line():
    body = "Kommunen äger bolaget. " * 450_000
    assert read_bytes(body.encode(), name="a.txt").text == body


def test_text_beyond_the_bound_is_said_to_be_left_out(monkeypatch):
    monkeypatch.setattr("nysta.extract.readers.txt.MAX_CHARACTERS", 10)
    source = read_bytes(b"0123456789abc", name="a.txt")
    assert source.text == "0123456789"
    assert "beyond 10 characters" in source.skipped[0].what
