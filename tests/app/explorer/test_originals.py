"""The published file and the place in it."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from nysta.app.explorer.originals import Excerpt, excerpt, find_original, page_picture


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages; a table row stands on the second."""
    path = tmp_path_factory.mktemp("pdf") / "rapport.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    canvas.drawString(40, 550, "Försättsblad")
    canvas.showPage()
    canvas.drawString(40, 500, "Region Åland")
    canvas.drawString(200, 500, "61 500")
    canvas.drawString(300, 500, "60 874")
    canvas.drawString(40, 100, "Något annat")
    canvas.save()
    return path


def yellow(png: bytes) -> tuple[tuple[int, int], list[int]]:
    """The picture's size, and the rows that hold marked pixels."""
    picture = Image.open(BytesIO(png))
    rows = [
        y
        for y in range(picture.height)
        if any(picture.getpixel((x, y))[2] < 180 < picture.getpixel((x, y))[0] for x in range(0, picture.width, 3))
    ]  # type: ignore[index, operator]
    return picture.size, rows


def test_the_line_is_marked_and_stands_in_the_strip(report: Path) -> None:
    found = page_picture(report, 2, "Region Åland 61 500 60 874")
    assert found is not None
    assert found.marked
    (_, height), rows = yellow(found.png)
    assert rows
    assert max(rows) - min(rows) < 40
    whole = page_picture(report, 2, "Region Åland 61 500 60 874", whole=True)
    assert whole is not None
    assert yellow(whole.png)[0][1] == 960 > height


def test_words_that_are_not_on_the_page_leave_it_unmarked(report: Path) -> None:
    found = page_picture(report, 1, "Region Åland 61 500")
    assert found is not None
    assert not found.marked
    assert yellow(found.png)[1] == []


def test_a_row_that_only_begins_so_is_marked_too(report: Path) -> None:
    found = page_picture(report, 2, "Region Åland 61 500 60 874 99 999")
    assert found is not None
    assert found.marked


@pytest.mark.parametrize("page", [0, 3])
def test_there_is_no_picture_of_a_page_that_is_not_there(report: Path, page: int) -> None:
    assert page_picture(report, page, "x") is None


def test_what_is_no_pdf_gives_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"not a page")
    assert page_picture(path, 1, "x") is None


def test_only_the_same_file_is_the_original(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt").write_bytes(b"text")
    (tmp_path / "secret.txt").write_bytes(b"text")
    digest = hashlib.sha256(b"text").hexdigest()
    assert find_original("a.txt", digest, [tmp_path, inside]) == inside / "a.txt"
    assert find_original("a.txt", "0" * 64, [inside]) is None
    assert find_original("../secret.txt", digest, [inside]) is None
    assert find_original(str(tmp_path / "secret.txt"), digest, [inside]) is None


def test_an_excerpt_holds_whole_lines_around_the_words() -> None:
    text = "ett\ntvå\ntre fyra fem\nsex\nsju"
    assert excerpt(text, 12, 16, around=1) == Excerpt(2, "två\ntre ", "fyra", " fem\nsex")
    assert excerpt(text, 0, 3, around=9) == Excerpt(1, "", "ett", text[3:])
    assert excerpt(text, 5, 500) is None
    assert excerpt("", 0, 0) is None
