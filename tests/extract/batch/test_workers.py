"""Worker processes: what a document may take, and what becomes of the others when one takes more."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from nysta.extract.batch import Limits, Progress, extract_paths
from nysta.extract.batch.manifest import Manifest
from nysta.extract.graph_file import read_graph_file

OWNS = "Tjärnö Energi AB ägs av Ale kommun.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for n in range(4):
        (inbox / f"{n}.txt").write_text(OWNS * (n + 1), encoding="utf-8")
    return inbox


def children() -> set[int]:
    """The worker processes of this one."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            held = status.read_text()
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if re.search(rf"^PPid:\t{os.getpid()}$", held, re.MULTILINE) and b"spawn_main" in command:
            found.add(int(status.parent.name))
    return found


@pytest.mark.alone
def test_a_document_that_takes_its_worker_down_fails_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, falling_model: str
) -> None:
    for name, word in (("hang", "Hängkommun"), ("dead", "Dödkommun"), ("hungry", "Ätkommun")):
        (folder / f"{name}.txt").write_text(
            OWNS + f"Sjö Energi AB och {word} äger Tjärnö Energi AB.\n", encoding="utf-8"
        )
    limits = Limits(seconds=6, megabytes=300)
    began = time.monotonic()
    outcomes = {
        one.name: one
        for one in extract_paths(
            [folder], tmp_path / "g", workers=2, model=falling_model, limits=limits, manifest=tmp_path / "m.sqlite"
        )
    }
    assert list(outcomes) == sorted(outcomes), "by name, whichever was done first"
    assert {name: one.state for name, one in outcomes.items() if name[0].isdigit()} == dict.fromkeys(
        ("0.txt", "1.txt", "2.txt", "3.txt"), "done"
    )
    said = {name: one.message or "" for name, one in outcomes.items() if one.state == "failed"}
    assert said.keys() >= {"hang.txt", "dead.txt"}
    assert "longer than 6 s" in said["hang.txt"]
    assert 6 <= outcomes["hang.txt"].seconds < 12
    assert "SIGKILL" in said["dead.txt"]
    if sys.platform == "linux":
        assert "memory" in said["hungry.txt"]
    assert all(name in message for name, message in said.items())
    assert time.monotonic() - began < 60
    assert len(list((tmp_path / "g").glob("*.json"))) == len(outcomes) - len(said)
    book = Manifest(tmp_path / "m.sqlite")
    run = book.last_run()
    assert run is not None
    assert (run.state, run.failed, run.done) == ("done", len(said), len(outcomes) - len(said))
    assert {each.path: each.error for each in book.failures(run.number)} == said
    book.close()
    assert not children()


def test_ten_megabytes_in_one_line_are_read_within_the_limits_and_what_was_not_is_named(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    year = "Under 20{} gick arbetet med cykelvägar och skolor vidare, och kostnaderna blev lägre än i planen. "
    text = OWNS.strip() + " " + "".join(year.format(n) for n in range(10, 110_000))
    (inbox / "rad.txt").write_text(text, encoding="utf-8")
    assert (inbox / "rad.txt").stat().st_size > 10_000_000
    (one,) = extract_paths([inbox], tmp_path / "g", limits=Limits())  # a worker with the limits of every run
    assert one.state == "done", one.message
    assert one.graph is not None
    graph = read_graph_file(one.graph)
    assert [each.type for each in graph.relations] == ["OWNS"]
    assert any(
        f"of a line of {len(text)} characters no more than the first 100000 were read" in s.what for s in graph.skipped
    )


def test_the_largest_is_read_first_and_outcomes_come_by_name(folder: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    outcomes = list(extract_paths([folder], tmp_path / "g", limits=Limits(), watch=seen.append))
    assert [one.name for one in outcomes] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert [each.outcome.name for each in seen] == ["3.txt", "2.txt", "1.txt", "0.txt"]
    assert [each.documents for each in seen] == [1, 2, 3, 4]
    last = seen[-1]
    assert (last.of_documents, last.read_bytes, last.seconds_left) == (4, last.of_bytes, 0.0)
    assert last.of_bytes == sum(path.stat().st_size for path in folder.iterdir())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="finds the workers in /proc")
def test_workers_are_replaced_after_so_many_documents(folder: Path, tmp_path: Path, falling_model: str) -> None:
    workers: set[int] = set()
    done = list(
        extract_paths(
            [folder],
            tmp_path / "g",
            model=falling_model,
            limits=Limits(documents=1),
            watch=lambda _: workers.update(children()),
        )
    )
    assert {one.state for one in done} == {"done"}
    assert len(workers) == 4


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="finds the workers in /proc")
def test_a_worker_killed_from_outside_costs_nothing(folder: Path, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if not killed:
            killed.extend(children())
            os.kill(killed[0], signal.SIGKILL)

    outcomes = list(extract_paths([folder], tmp_path / "g", limits=Limits(), watch=kill_one))
    assert len(killed) == 1
    assert [one.state for one in outcomes] == ["done"] * 4


def test_whoever_stops_listening_ends_the_workers(folder: Path, tmp_path: Path, falling_model: str) -> None:
    running = extract_paths(
        [folder], tmp_path / "g", workers=2, model=falling_model, limits=Limits(), manifest=tmp_path / "m.sqlite"
    )
    next(running)
    running.close()
    assert not children()
    book = Manifest(tmp_path / "m.sqlite")
    run = book.last_run()
    book.close()
    assert run is not None
    assert run.state == "stopped"


def test_a_model_that_is_not_there_is_no_fault_of_the_documents(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no_such_model"):
        list(extract_paths([folder], tmp_path / "g", model="no_such_model", limits=Limits()))
