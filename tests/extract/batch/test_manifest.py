"""The manifest: what has not changed is known at a glance, and nothing is lost with it."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from nysta.extract.batch import Outcome, extract_paths, plan_paths
from nysta.extract.batch.manifest import Manifest

OWNS = "Tjärnö Energi AB ägs av Ale kommun.\n"
LONG_AGO = 1_500_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name in ("a.txt", "b.txt"):
        (inbox / name).write_text(OWNS + name, encoding="utf-8")
        os.utime(inbox / name, (LONG_AGO, LONG_AGO))
    return inbox


@pytest.fixture
def run(folder: Path, tmp_path: Path):
    def once(**options) -> dict[str, Outcome]:
        found = extract_paths(
            [folder], tmp_path / "g", texts=tmp_path / "t", manifest=tmp_path / "manifest.sqlite", **options
        )
        return {one.name: one for one in found}

    return once


def states(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {name: one.state for name, one in outcomes.items()}


def test_a_record_holds_what_was_found(run, folder: Path, tmp_path: Path) -> None:
    outcome = run()["a.txt"]
    book = Manifest(tmp_path / "manifest.sqlite")
    record = book.record("a.txt")
    book.close()
    assert record is not None
    assert (record.id, record.state, record.error) == (outcome.id, "done", None)
    assert (record.words, record.entities, record.relations) == (
        outcome.words,
        outcome.entities,
        outcome.relations,
    )
    assert outcome.words == 9
    assert outcome.entities >= 2
    assert outcome.relations == 1
    assert record.size == (folder / "a.txt").stat().st_size
    assert record.seconds > 0
    assert record.sha256.startswith(str(outcome.id)[-8:])
    again = run()["a.txt"]
    assert (again.words, again.entities, again.relations) == (outcome.words, outcome.entities, outcome.relations)


def test_a_file_of_the_same_size_and_time_is_not_even_opened(run, folder: Path) -> None:
    run()
    content = (folder / "a.txt").read_bytes()
    (folder / "a.txt").write_bytes(content.replace(b"Ale", b"Ada"))
    os.utime(folder / "a.txt", (LONG_AGO, LONG_AGO))
    assert states(run()) == {"a.txt": "unchanged", "b.txt": "unchanged"}


def test_a_file_that_is_only_newer_is_known_by_its_bytes(run, folder: Path) -> None:
    run()
    os.utime(folder / "a.txt")
    assert states(run()) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    (folder / "a.txt").write_text(OWNS, encoding="utf-8")
    assert states(run()) == {"a.txt": "done", "b.txt": "unchanged"}


def test_a_file_written_just_now_is_looked_at_again(run, folder: Path) -> None:
    os.utime(folder / "a.txt")
    run()
    held = (folder / "a.txt").stat()
    (folder / "a.txt").write_bytes((folder / "a.txt").read_bytes().replace(b"Ale", b"Ada"))
    os.utime(folder / "a.txt", ns=(held.st_atime_ns, held.st_mtime_ns))  # the same tick of the clock
    assert states(run())["a.txt"] == "done"


@pytest.mark.parametrize("loss", ["gone", "empty", "damaged", "of another program"])
def test_a_lost_manifest_is_made_again_from_the_graph_files(run, tmp_path: Path, loss: str) -> None:
    first = run()
    path = tmp_path / "manifest.sqlite"
    if loss == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {"empty": b"", "damaged": path.read_bytes()[:5000] + b"x" * 5000}.get(loss, b"no database" * 99)
        )
    again = run()
    assert states(again) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert [one.relations for one in again.values()] == [one.relations for one in first.values()]
    assert states(run()) == {"a.txt": "unchanged", "b.txt": "unchanged"}


def test_what_the_manifest_says_is_held_against_the_folder(run, tmp_path: Path) -> None:
    first = run()
    graph = first["a.txt"].graph
    assert graph is not None
    whole = graph.read_bytes()
    graph.write_bytes(whole[:-20])
    assert states(run()) == {"a.txt": "done", "b.txt": "unchanged"}
    assert graph.read_bytes() == whole
    graph.unlink()
    assert states(run())["a.txt"] == "done"
    (tmp_path / "t" / f"{first['b.txt'].id}.txt").unlink()
    assert states(run())["b.txt"] == "done"
    shutil.copy2(graph, tmp_path / "copy")
    shutil.copy(tmp_path / "copy", graph)  # as a restored backup is: the same bytes, another time
    assert states(run())["a.txt"] == "unchanged"


def test_a_row_of_metadata_that_goes_is_taken_up(run, folder: Path) -> None:
    (folder / "metadata.csv").write_text("path,title\na.txt,Ägare\n", encoding="utf-8")
    run()
    (folder / "metadata.csv").unlink()
    assert states(run()) == {"a.txt": "done", "b.txt": "unchanged"}


def test_another_model_reads_anew(run, falling_model: str) -> None:
    run()
    assert states(run(model=falling_model)) == {"a.txt": "done", "b.txt": "done"}
    assert states(run(model=falling_model)) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert states(run()) == {"a.txt": "done", "b.txt": "done"}


def test_what_failed_is_tried_again(run, folder: Path) -> None:
    (folder / "tom.txt").write_bytes(b"")
    assert states(run())["tom.txt"] == "failed"
    assert states(run())["tom.txt"] == "failed"
    (folder / "tom.txt").write_text(OWNS, encoding="utf-8")
    assert states(run())["tom.txt"] == "done"


def test_the_plan_tells_what_has_not_changed_and_writes_nothing(run, folder: Path, tmp_path: Path) -> None:
    run()
    (folder / "c.txt").write_text(OWNS, encoding="utf-8")
    places = {"out": tmp_path / "g", "texts": tmp_path / "t", "manifest": tmp_path / "manifest.sqlite"}
    before = (tmp_path / "manifest.sqlite").read_bytes()
    waits = "would be read"
    assert plan_paths([folder], **places) == [("a.txt", "unchanged"), ("b.txt", "unchanged"), ("c.txt", waits)]
    assert plan_paths([folder], **places, force=True) == [("a.txt", waits), ("b.txt", waits), ("c.txt", waits)]
    assert (tmp_path / "manifest.sqlite").read_bytes() == before


def test_every_failure_is_noted_also_of_what_was_not_even_tried(run, folder: Path, tmp_path: Path) -> None:
    (folder / "tom.txt").write_bytes(b"")
    (folder / "borta.txt").symlink_to(tmp_path / "nowhere")
    run()
    with closing(Manifest(tmp_path / "manifest.sqlite")) as book:
        last = book.last_run()
        assert last is not None
        noted = {each.path: each.error or "" for each in book.failures(last.number)}
    assert last.failed == len(noted) == 2
    assert noted["borta.txt"] == "borta.txt: is a link that leads nowhere; remove it"


def test_runs_are_told(run, tmp_path: Path) -> None:
    run()
    run()
    book = Manifest(tmp_path / "manifest.sqlite")
    last = book.last_run()
    book.close()
    assert last is not None
    assert (last.number, last.state, last.documents, last.done, last.unchanged) == (2, "done", 2, 0, 2)
    assert not last.alive


def test_what_a_killed_run_left_half_written_is_swept_out(run, folder: Path, tmp_path: Path) -> None:
    run()
    left = tmp_path / "g" / ".a-txt-00000000.json.4194303"  # no process has so high a number
    left.write_bytes(b"{")
    own = tmp_path / "g" / f".b-txt-00000000.json.{os.getpid()}"
    own.write_bytes(b"{")
    run()
    assert not left.exists()
    assert own.exists(), "of a process that runs"
