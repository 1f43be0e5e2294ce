"""Uploads: names never leave the folder, nothing is overwritten unasked, refusals say why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer import uploads
from nysta.app.explorer.uploads import UploadRefusedError, keep_upload, safe_name, unread

TEXT = "Borås Stad är medlem i förbundet.".encode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\system.txt", "system.txt"),
        ("/abs/olut/rapport.PDF", "rapport.pdf"),
        ("Årsredovisning 2023.pdf", "Årsredovisning 2023.pdf"),
        ("A\u030arsbudget.txt", "Årsbudget.txt"),
        (".htaccess.txt", "htaccess.txt"),
        (".txt", "dokument.txt"),
        ("...txt", "dokument.txt"),
        ("con.txt", "dokument-con.txt"),
        ("rad\nbrytning\x00.txt", "rad-brytning-.txt".replace("-.txt", ".txt")),
        ("\u202etxt.exe.txt", "txt.exe.txt"),
        ('"onclick=x" {y} **z**.txt', "onclick=x- {y} -z.txt"),
        ("utan-ändelse", "utan-ändelse"),
        ("å" * 300 + ".txt", "å" * 120 + ".txt"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@given(st.text(max_size=80), st.sampled_from(["", ".txt", ".pdf", "/..", "\\x.txt"]))
def test_no_name_leaves_its_folder(name: str, ending: str) -> None:
    kept = safe_name(name + ending)
    folder = Path("/uploads")
    assert (folder / kept).resolve().parent == folder
    assert not kept.startswith(".")
    assert len(kept.encode()) <= 255 or len(name) > 60
    assert safe_name(kept) == kept


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    first = keep_upload(tmp_path, "rapport.txt", TEXT)
    other = keep_upload(tmp_path, "mapp/rapport.txt", TEXT + b"!")
    again = keep_upload(tmp_path, "RAPPORT.TXT".replace("RAPPORT", "rapport"), TEXT + b"!")
    assert [each.path.name for each in (first, other, again)] == ["rapport.txt", "rapport (2).txt", "rapport (2).txt"]
    assert [each.state for each in (first, other, again)] == ["new", "new", "there"]
    assert first.path.read_bytes() == TEXT


def test_a_file_is_replaced_only_when_that_was_asked_for(tmp_path: Path) -> None:
    keep_upload(tmp_path, "rapport.txt", TEXT)
    kept = keep_upload(tmp_path, "rapport.txt", b"ny", same="replace")
    assert (kept.path.name, kept.state, kept.path.read_bytes()) == ("rapport.txt", "replaced", b"ny")
    assert keep_upload(tmp_path, "rapport.txt", b"ny", same="replace").state == "there"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.txt"]


@pytest.mark.parametrize("same", ["both", "replace"])
def test_a_link_in_the_folder_is_never_followed(tmp_path: Path, same: uploads.Same) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "rapport.txt").symlink_to(outside)
    keep_upload(folder, "rapport.txt", TEXT, same=same)
    assert outside.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("bild.png", b"x", "kind"), ("metadata.csv", b"x", "kind"), ("rapport", b"x", "kind"), ("tom.txt", b"", "empty")],
)
def test_what_is_refused_is_not_written(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(UploadRefusedError) as refused:
        keep_upload(tmp_path / "uploads", name, content)
    assert refused.value.reason == reason
    assert not (tmp_path / "uploads").exists()


def test_too_large(tmp_path: Path) -> None:
    limit = uploads.LIMIT_MB * 1024 * 1024
    with pytest.raises(UploadRefusedError) as refused:
        keep_upload(tmp_path, "stor.txt", bytes(limit + 1))
    assert refused.value.reason == "size"
    assert keep_upload(tmp_path, "stor.txt", bytes(limit)).state == "new"


def test_files_that_no_run_has_read(tmp_path: Path) -> None:
    assert unread(tmp_path / "none", []) == ()
    for name in ("a.txt", "b.txt", ".b.txt.new", "metadata.csv"):
        (tmp_path / name).write_bytes(TEXT)
    assert [path.name for path in unread(tmp_path, ["a.txt"])] == ["b.txt"]
