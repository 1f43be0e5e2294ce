"""Corrections of title, issuer and year: the rows of metadata.csv, as the extraction reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.corrections import METADATA, Correction, changed, correct, correction_of

FOUND = Correction("Årsredovisning", "Borås Stad", "2023")


def test_a_correction_is_found_again_and_others_stay(tmp_path: Path) -> None:
    correct(tmp_path, "a.txt", Correction(title='Med "citat", komma; och\nrad', year="2024"))
    correct(tmp_path, "b.txt", Correction(issuer="GR"))
    correct(tmp_path, "b.txt", Correction(issuer="Borås Stad", url="https://example.org"))
    assert correction_of(tmp_path, "a.txt") == Correction(title='Med "citat", komma; och rad', year="2024")
    assert correction_of(tmp_path, "b.txt") == Correction(issuer="Borås Stad", url="https://example.org")
    assert correction_of(tmp_path, "c.txt") == Correction()


def test_the_last_correction_taken_out_takes_the_file(tmp_path: Path) -> None:
    correct(tmp_path, "a.txt", FOUND)
    correct(tmp_path, "a.txt", None)
    assert not (tmp_path / METADATA).exists()
    correct(tmp_path, "a.txt", None)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_excel_keeps_its_separator_and_further_columns(tmp_path: Path) -> None:
    (tmp_path / METADATA).write_bytes("path;title;anm\na.txt;Årsbok;läst\n".encode("cp1252"))
    correct(tmp_path, "b.txt", Correction(title="Ny"))
    lines = (tmp_path / METADATA).read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["path;title;anm;issuer;year;url", "a.txt;Årsbok;läst;;;", "b.txt;Ny;;;;"]


def test_only_what_somebody_changed_in_the_form_is_said() -> None:
    assert changed(Correction(), FOUND, Correction("Årsredovisning", "Borås Stad", "2024")) == Correction(year="2024")
    before = Correction(title="Årsredovisning")
    assert changed(before, FOUND, Correction("", "Borås Stad", "2023")) == Correction()
    assert changed(before, FOUND, FOUND) == before


@given(st.text(min_size=1, max_size=30).filter(lambda text: text.strip() == text and "\x00" not in text))
def test_any_title_comes_through_on_one_line(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("metadata")
    try:
        title.encode()
    except UnicodeEncodeError:
        return  # half of a surrogate pair is no text
    correct(folder, "a.txt", Correction(title=title))
    assert correction_of(folder, "a.txt").title == " ".join(title.split())


def test_the_extraction_reads_what_was_written(tmp_path: Path) -> None:
    from nysta.extract.batch import extract_paths
    from nysta.extract.graph_file import read_graph_file

    (tmp_path / "a.txt").write_text("Styrelseprotokoll\n\nFörbundet äger Gryning Vård AB.\n", encoding="utf-8")
    correct(tmp_path, "a.txt", Correction("Rätt titel", "Borås Stad", "2019", "https://example.org/a"))
    [done] = extract_paths([tmp_path / "a.txt"], tmp_path / "graphs")
    assert done.graph is not None
    file = read_graph_file(done.graph)
    assert (file.title, file.year, file.url) == ("Rätt titel", 2019, "https://example.org/a")
    assert file.issuer == "organisation/kommun-1490"
