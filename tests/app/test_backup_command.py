"""backup and restore: the same graph and the same decisions in another place, and nothing else let in."""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest

OWNERS = "MATCH (a)-[r:OWNS]->(b) RETURN r.key AS key, r.status AS status ORDER BY key"


@pytest.fixture
def packed(loaded, workspace, tmp_path):
    """A backup of a workspace with a decision in it."""
    key = loaded("query", OWNERS, "-o", "json").json[0]["key"]
    assert loaded("review", "confirm", key).code == 0
    (workspace / "text").mkdir(exist_ok=True)
    (workspace / "text" / "a.txt").write_text("Åsen", encoding="utf-8")
    with sqlite3.connect(workspace / "manifest.sqlite") as manifest:
        manifest.execute("CREATE TABLE IF NOT EXISTS runs (n)")
    path = tmp_path / "out" / "backup.tar.gz"
    assert loaded("backup", str(path), "-o", "json").rows["documents"] == 2
    return path


def test_a_restored_workspace_is_the_same(packed, loaded, workspace, tmp_path):
    other = tmp_path / "other"
    ran = loaded("restore", str(packed), "-w", str(other), "-o", "json")
    assert (ran.code, ran.rows["documents"], ran.rows["judgements"]) == (0, 2, 1)
    for path in sorted(workspace.rglob("*")):
        if path.is_file() and path.suffix in (".json", ".jsonl", ".txt"):
            assert (other / path.relative_to(workspace)).read_bytes() == path.read_bytes()
    assert loaded("query", OWNERS, "-o", "json", "-w", str(other)).json == loaded("query", OWNERS, "-o", "json").json
    with sqlite3.connect(other / "manifest.sqlite") as manifest:
        assert manifest.execute("SELECT count(*) FROM runs").fetchone() == (0,)


def test_a_workspace_that_holds_something_is_replaced_only_by_force(packed, loaded, workspace):
    loaded("review", "rename", "organisation/gryning-vård", "Nytt namn")
    assert loaded("restore", str(packed)).code == 2
    assert len(loaded("review", "list", "-o", "json").json) == 2
    assert loaded("restore", str(packed), "--force").code == 0
    assert len(loaded("review", "list", "-o", "json").json) == 1
    assert not list(workspace.parent.glob(".nysta-restore-*"))


@pytest.mark.parametrize("fails_at", range(1, 7))
def test_a_restore_that_breaks_off_leaves_the_workspace_as_it_was(packed, loaded, workspace, monkeypatch, fails_at):
    loaded("review", "rename", "organisation/gryning-vård", "Nytt namn")
    kept = ("graphs", "text", "uploads", "judgements.jsonl")
    names = [path for name in kept for path in sorted({workspace / name, *(workspace / name).rglob("*")})]
    before = {path: path.read_bytes() for path in names if path.is_file()}
    moves, replace = [], Path.replace

    def breaking(path, target):
        if path.parent == workspace or Path(target).parent == workspace:
            moves.append(path)
            if len(moves) == fails_at:
                raise OSError("the disk is gone")
        return replace(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", breaking)
        ran = loaded("restore", str(packed), "--force")
    assert (ran.code, "is as it was" in ran.err) == (3, True)
    assert {path: path.read_bytes() for path in before} == before
    assert len(loaded("review", "list", "-o", "json").json) == 2


def test_a_backup_does_not_lie_in_the_workspace(loaded, workspace):
    assert loaded("backup", str(workspace / "backup.tar.gz")).code == 2


@pytest.mark.parametrize("name", ["b.zip", "b.tar", "b"])
def test_a_backup_is_called_what_it_is(loaded, tmp_path, name):
    ran = loaded("backup", str(tmp_path / name))
    assert ran.code == 2
    assert "ends in .tar.gz" in ran.err
    assert not (tmp_path / name).exists()
    assert loaded("backup", str(tmp_path / "b.tgz")).code == 0


def test_nothing_to_pack(nysta, tmp_path):
    assert nysta("backup", str(tmp_path / "backup.tar.gz")).code == 2
    assert not (tmp_path / "backup.tar.gz").exists()


def archive(path, *members, about=None):
    with tarfile.open(path, "w:gz") as file:
        for name, content in (("nysta-backup.json", json.dumps(about or {"format": 1}).encode()), *members):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            file.addfile(member, io.BytesIO(content))
    return str(path)


@pytest.mark.parametrize(
    "member",
    [
        ("../out.txt", b"x"),
        ("graphs/../../out.txt", b"x"),
        ("/out.txt", b"x"),
        ("nysta.kgl", b"x"),
        ("graphs/a.json", b"{}"),
    ],
)
def test_what_no_backup_has_is_refused(nysta, workspace, tmp_path, member):
    assert nysta("restore", archive(tmp_path / "bad.tar.gz", member)).code == 3
    assert not (workspace / "graphs").exists()
    assert not (tmp_path / "out.txt").exists()


def test_a_damaged_or_newer_or_other_file_is_told(packed, nysta, tmp_path):
    (tmp_path / "cut.tar.gz").write_bytes(packed.read_bytes()[:-200])
    (tmp_path / "other.txt").write_text("hej")
    for path in (tmp_path / "cut.tar.gz", tmp_path / "other.txt", tmp_path / "none.tar.gz"):
        assert "cannot be read" in nysta("restore", str(path), "--force").err
    newer = archive(tmp_path / "newer.tar.gz", about={"format": 99})
    assert "newer Nysta" in nysta("restore", newer, "--force").err
