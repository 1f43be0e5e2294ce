"""Which documents a run finds: in folders, behind links, and at addresses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from nysta.extract.batch import Limits, extract_paths
from nysta.extract.batch.sources import find_sources

OWNS = "Tjärnö Energi AB ägs av Ale kommun.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    (inbox / "ale").mkdir(parents=True)
    (inbox / "ale" / "ägare.txt").write_text(OWNS, encoding="utf-8")
    return inbox


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(OWNS, encoding="utf-8")
    (folder / "ut.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "ale" / "ägare.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    (folder / "mapp").symlink_to(tmp_path)
    outcomes = {one.name: one for one in extract_paths([folder], tmp_path / "g")}
    assert {name: one.state for name, one in outcomes.items() if name != "mapp"} == {
        "ale/ägare.txt": "done",
        "in.txt": "done",
        "ring.txt": "failed",
        "ut.txt": "failed",
    }
    assert "outside the folder" in (outcomes["ut.txt"].message or "")


def test_two_documents_of_one_name_do_not_replace_each_other(folder: Path, tmp_path: Path) -> None:
    (folder / "borås").mkdir()
    (folder / "borås" / "ägare.txt").write_text(OWNS.replace("Ale", "Borås"), encoding="utf-8")
    outcomes = list(extract_paths([folder / "ale", folder / "borås"], tmp_path / "g"))
    assert [one.state for one in outcomes] == ["done", "failed"]
    assert outcomes[1].name == str(folder / "borås" / "ägare.txt")
    assert "give the folder that holds both" in (outcomes[1].message or "")
    assert len(list((tmp_path / "g").iterdir())) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are any bytes on Linux only")
def test_names_of_odd_bytes(folder: Path, tmp_path: Path) -> None:
    (folder / "rad\nbrytning.txt").write_text(OWNS, encoding="utf-8")
    (folder / ("å" * 125 + "x.txt")).write_text(OWNS, encoding="utf-8")
    with open(os.fsencode(folder) + b"/latin-\xe5.txt", "wb") as file:
        file.write(OWNS.encode())
    outcomes = list(extract_paths([folder], tmp_path / "g", limits=Limits(), manifest=tmp_path / "manifest.sqlite"))
    assert sorted(one.state for one in outcomes) == ["done", "done", "done", "failed"]
    (failed,) = [one for one in outcomes if one.state == "failed"]
    assert failed.message == "latin-\\xe5.txt: its name is not in UTF-8; rename the file"


def test_documents_at_an_address_give_the_same_graph_files(folder: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (pip install 'nysta[ray]')")
    store = fsspec.filesystem("memory")
    store.pipe("/arkiv/ale/ägare.txt", OWNS.encode())
    store.pipe("/arkiv/metadata.csv", "path,title\nale/ägare.txt,Ägare\n".encode())
    (folder / "metadata.csv").write_text("path,title\nale/ägare.txt,Ägare\n", encoding="utf-8")
    list(extract_paths([folder], tmp_path / "here"))
    options = {"manifest": tmp_path / "manifest.sqlite"}
    (one,) = extract_paths(["memory://arkiv"], tmp_path / "there", **options)
    assert (one.name, one.state) == ("ale/ägare.txt", "done")
    (same,) = (tmp_path / "here").glob("*.json")
    assert one.graph is not None
    assert one.graph.name == same.name
    assert one.graph.read_bytes() == same.read_bytes()
    assert [each.state for each in extract_paths(["memory://arkiv"], tmp_path / "there", **options)] == ["unchanged"]
    store.pipe("/arkiv/ale/ägare.txt", OWNS.replace("Ale", "Borås").encode())
    assert [each.state for each in extract_paths(["memory://arkiv"], tmp_path / "there", **options)] == ["done"]
    with pytest.raises(FileNotFoundError, match="nowhere"):
        find_sources(["memory://nowhere"])
