"""A folder of documents: one outcome for each file, whatever is in it."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from nysta.extract.batch import Outcome, extract_paths, plan_paths
from nysta.extract.graph_file import read_graph_file

OWNS = "Tjärnö Energi AB ägs av Ale kommun.\n"
FUNDS = "Region Halland finansierar projektet Digital bygd med 2 mnkr per år 2023–2025.\n"


def pdf(*lines: str, encrypt: StandardEncryption | None = None) -> bytes:
    into = io.BytesIO()
    page = Canvas(into, encrypt=encrypt)
    for n, line in enumerate(lines):
        page.drawString(60, 700 - 20 * n, line)
    page.save()
    return into.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    (inbox / "ale").mkdir(parents=True)
    (inbox / "ale" / "ägare.txt").write_text(OWNS, encoding="utf-8")
    (inbox / "stöd.txt").write_text(FUNDS, encoding="utf-8")
    return inbox


def states(outcomes: list[Outcome]) -> dict[str, str]:
    return {one.name: one.state for one in outcomes}


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_document_has_a_graph_file_and_its_text(folder: Path, tmp_path: Path) -> None:
    outcomes = list(extract_paths([folder], tmp_path / "g", texts=tmp_path / "t"))
    assert [(one.name, one.state, one.message) for one in outcomes] == [
        ("ale/ägare.txt", "done", None),
        ("stöd.txt", "done", None),
    ]
    for one in outcomes:
        assert one.graph is not None
        graph = read_graph_file(one.graph)
        assert (graph.id, graph.path) == (one.id, one.name)
        assert one.graph == tmp_path / "g" / f"{graph.id}.json"
        assert (tmp_path / "t" / f"{graph.id}.txt").read_text(encoding="utf-8") == (folder / one.name).read_text(
            encoding="utf-8"
        )


def test_two_runs_and_any_number_of_workers_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name, workers in (("once", 1), ("again", 1), ("two", 2)):
        list(extract_paths([folder], tmp_path / name, texts=tmp_path / f"{name}-t", workers=workers))
    first = all_bytes(tmp_path / "once")
    assert len(first) == 2
    assert all_bytes(tmp_path / "again") == first
    assert all_bytes(tmp_path / "two") == first
    assert all_bytes(tmp_path / "two-t") == all_bytes(tmp_path / "once-t")


BAD = {
    "tom.txt": b"",
    "brus.txt": bytes(range(256)) * 40,
    "brus.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "avbruten.pdf": pdf("Region Halland finansierar projektet Digital bygd.")[:500],
    "låst.pdf": pdf("Region Halland finansierar projektet Digital bygd.", encrypt=StandardEncryption("lösen")),
    "egentligen-pdf.docx": pdf("Region Halland finansierar projektet Digital bygd."),
    "egentligen-text.xlsx": OWNS.encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_fails_with_one_line_and_the_others_are_done(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).write_bytes(BAD[name])
    outcomes = list(extract_paths([folder], tmp_path / "g"))
    assert states(outcomes) == {name: "failed", "ale/ägare.txt": "done", "stöd.txt": "done"}
    (failed,) = [one for one in outcomes if one.state == "failed"]
    assert failed.message is not None
    assert len(failed.message.splitlines()) == 1
    assert name in failed.message
    assert failed.graph is None
    assert len(list((tmp_path / "g").iterdir())) == 2


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_fails_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    (folder / "stöd.txt").chmod(0)
    outcomes = list(extract_paths([folder], tmp_path / "g"))
    assert states(outcomes) == {"ale/ägare.txt": "done", "stöd.txt": "failed"}


def test_a_link_to_nowhere_fails_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    (folder / "borta.txt").symlink_to(tmp_path / "nowhere")
    outcomes = list(extract_paths([folder], tmp_path / "g"))
    assert "leads nowhere" in (outcomes[1].message or "")
    assert states(outcomes) == {"ale/ägare.txt": "done", "borta.txt": "failed", "stöd.txt": "done"}


def test_a_file_of_another_kind_is_told_apart_from_a_failure(folder: Path, tmp_path: Path) -> None:
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".dold.txt").write_text(OWNS, encoding="utf-8")
    outcomes = list(extract_paths([folder], tmp_path / "g"))
    assert states(outcomes) == {"ale/ägare.txt": "done", "bild.png": "unsupported", "stöd.txt": "done"}
    assert plan_paths([folder]) == [
        ("ale/ägare.txt", "would be read"),
        ("bild.png", "unsupported"),
        ("stöd.txt", "would be read"),
    ]


def test_lock_files_of_word_are_no_documents(folder: Path, tmp_path: Path) -> None:
    (folder / "~$plan.docx").write_bytes(b"\x05Astrid" + bytes(155))
    told = {one.name: one for one in extract_paths([folder], tmp_path / "g")}["~$plan.docx"]
    assert told.state == "unsupported"
    assert "lock file" in (told.message or "")


def test_what_has_not_changed_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "g"
    list(extract_paths([folder], out))
    stamps = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    again = list(extract_paths([folder], out))
    assert set(states(again).values()) == {"unchanged"}
    assert all(one.graph in stamps for one in again)
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == stamps
    assert set(states(list(extract_paths([folder], out, force=True))).values()) == {"done"}


def test_a_changed_file_replaces_its_older_graph_file_and_text(folder: Path, tmp_path: Path) -> None:
    out, texts = tmp_path / "g", tmp_path / "t"
    list(extract_paths([folder], out, texts=texts))
    (folder / "stöd.txt").write_text(FUNDS.replace("Halland", "Skåne"), encoding="utf-8")
    outcomes = list(extract_paths([folder], out, texts=texts))
    assert states(outcomes) == {"ale/ägare.txt": "unchanged", "stöd.txt": "done"}
    graphs = [read_graph_file(path) for path in out.iterdir()]
    assert sorted(one.path for one in graphs) == ["ale/ägare.txt", "stöd.txt"]
    assert {path.stem for path in texts.iterdir()} == {one.id for one in graphs}
    assert any(entity.name == "Region Skåne" for one in graphs for entity in one.entities)


def test_a_file_of_the_same_name_in_another_folder_is_another_document(folder: Path, tmp_path: Path) -> None:
    (folder / "borås").mkdir()
    (folder / "borås" / "ägare.txt").write_text(OWNS, encoding="utf-8")
    outcomes = list(extract_paths([folder], tmp_path / "g"))
    assert len({one.id for one in outcomes}) == 3
    assert len(list((tmp_path / "g").iterdir())) == 3


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"not json"])
def test_a_spoilt_graph_file_is_made_anew(folder: Path, tmp_path: Path, spoilt: bytes) -> None:
    out = tmp_path / "g"
    first = all_bytes(out) if list(extract_paths([folder], out)) else {}
    (out / sorted(first)[0]).write_bytes(spoilt)
    assert sorted(states(list(extract_paths([folder], out))).values()) == ["done", "unchanged"]
    assert all_bytes(out) == first


def test_a_spoilt_graph_file_does_not_stop_its_changed_document(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "g"
    (old,) = [one.graph for one in extract_paths([folder / "stöd.txt"], out)]
    assert old is not None
    old.write_bytes(b"not json")
    (folder / "stöd.txt").write_text(FUNDS.replace("Halland", "Skåne"), encoding="utf-8")
    assert states(list(extract_paths([folder / "stöd.txt"], out))) == {"stöd.txt": "done"}


def test_metadata_csv_overrides_what_is_detected(folder: Path, tmp_path: Path) -> None:
    rows = "path,title,issuer,year,url\nstöd.txt,Stöd till bygden,Region Halland,2022,https://example.se/stod\n"
    (folder / "metadata.csv").write_text(rows, encoding="utf-8-sig")
    outcomes = {one.name: one for one in extract_paths([folder], tmp_path / "g")}
    assert set(outcomes) == {"ale/ägare.txt", "stöd.txt"}
    graph = json.loads((tmp_path / "g" / f"{outcomes['stöd.txt'].id}.json").read_text(encoding="utf-8"))
    assert graph["title"] == "Stöd till bygden"
    assert graph["year"] == 2022
    assert graph["url"] == "https://example.se/stod"
    assert graph["issuer"] == next(one["id"] for one in graph["entities"] if one["name"] == "Region Halland")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_metadata_csv_may_come_from_a_swedish_excel(folder: Path, tmp_path: Path, encoding: str) -> None:
    rows = "path;title;issuer;year;url\r\nstöd.txt;Stöd, råd och hjälp;;2021;\r\n"
    (folder / "metadata.csv").write_bytes(rows.encode(encoding))
    (one,) = list(extract_paths([folder], tmp_path / "g", include=["stöd.txt"]))
    assert one.graph is not None
    graph = read_graph_file(one.graph)
    assert (graph.title, graph.year) == ("Stöd, råd och hjälp", 2021)


def test_changed_metadata_is_taken_up(folder: Path, tmp_path: Path) -> None:
    list(extract_paths([folder], tmp_path / "g"))
    (folder / "metadata.csv").write_text("path,title,issuer,year,url\nstöd.txt,Stöd till bygden,,,\n", encoding="utf-8")
    outcomes = {one.name: one for one in extract_paths([folder], tmp_path / "g")}
    assert outcomes["stöd.txt"].graph is not None
    assert read_graph_file(outcomes["stöd.txt"].graph).title == "Stöd till bygden"
    assert outcomes["ale/ägare.txt"].state == "unchanged"


def test_include_and_exclude_choose_by_path(folder: Path) -> None:
    assert plan_paths([folder], include=["ale/*"]) == [("ale/ägare.txt", "would be read")]
    assert plan_paths([folder], exclude=["ale/*"]) == [("stöd.txt", "would be read")]


def test_a_file_given_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    outcomes = list(extract_paths([folder / "stöd.txt", folder / "stöd.txt"], tmp_path / "g"))
    assert [one.name for one in outcomes] == ["stöd.txt"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(extract_paths([tmp_path / "nowhere"], tmp_path / "g"))


def test_a_model_that_is_not_there_is_no_fault_of_the_documents(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no_such_model"):
        list(extract_paths([folder], tmp_path / "g", model="no_such_model"))
