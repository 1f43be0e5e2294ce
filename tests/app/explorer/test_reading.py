"""Runs that the page starts: real processes that read real files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from nysta.app.explorer import reading
from nysta.app.explorer.reading import Progress, RunningError, job_for
from nysta.app.explorer.reading_process import Job, Told, told_by
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

TEXT = "Styrelseprotokoll 2024\n\nKustbygdens kommunalförbund äger 60 procent av Gryning Vård AB.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "uploads" / "år").mkdir(parents=True)
    (tmp_path / "uploads" / "protokoll.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "uploads" / "falsk.pdf").write_text("ingen pdf", encoding="utf-8")
    (tmp_path / "uploads" / "år" / "bilaga [1].txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def job(home: Path, *names: str, force: bool = False) -> Job:
    return job_for(home, f"embedded:{home / 'nysta.kgl'}", home / "uploads", names, force=force)


def ended(home: Path, seconds: float = 120) -> Progress:
    for _ in range(int(seconds * 10)):
        seen = reading.progress(home)
        assert seen is not None
        if not seen.going:
            return seen
        time.sleep(0.1)
    raise AssertionError("the run does not end")


def test_a_run_reads_loads_and_tells_of_each_file(home: Path) -> None:
    assert reading.progress(home) is None
    reading.begin(job(home, "protokoll.txt", "falsk.pdf"))
    with pytest.raises(RunningError):
        reading.begin(job(home, "protokoll.txt"))
    seen = ended(home)
    assert (seen.stage, seen.fault, seen.part) == ("done", "", 1.0)
    assert {each.name: each.state for each in seen.outcomes} == {"protokoll.txt": "done", "falsk.pdf": "failed"}
    assert "plain text" in next(each.message for each in seen.outcomes if each.state == "failed")
    assert open_store(f"embedded:{home / 'nysta.kgl'}").counts()["OWNS"] == 1
    assert not Workspace(home).busy()


def test_a_file_below_the_folder_keeps_its_path(home: Path) -> None:
    reading.begin(job(home, "år/bilaga [1].txt"))
    assert [(each.name, each.state) for each in ended(home).outcomes] == [("år/bilaga [1].txt", "done")]


def test_a_run_that_another_holds_up_says_so(home: Path) -> None:
    with Workspace(home).writing():
        reading.begin(job(home, "protokoll.txt"))
        seen = ended(home)
    assert seen.stage == "failed"
    assert "en körning pågår" in seen.fault


def test_a_stopped_run_lets_go_of_the_workspace(home: Path) -> None:
    reading.begin(job(home, "protokoll.txt"))
    reading.stop(home)
    assert ended(home).stage == "stopped"
    assert not Workspace(home).busy()


def test_what_libraries_print_is_not_taken_for_news() -> None:
    assert told_by("Downloading …") is None
    assert told_by('{"stage": "nonsense", "fault": ""}') is None
    assert told_by("3") is None
    assert told_by('{"stage": "loading", "fault": ""}') == ("loading", "")
    assert told_by('{"name": "a", "state": "done", "message": ""}') == Told("a", "done", "")


def test_a_job_travels_whole() -> None:
    sent = Job(Path("hem"), "embedded:x", (Path("a.txt"),), 1, ("å [1].txt",), True)
    assert Job.from_json(sent.to_json()) == sent
