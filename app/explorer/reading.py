"""Reading documents from the page: one run at a time, in a process of its own, and how far it has come.

A process of its own keeps the page quick for everybody meanwhile, gives the memory of the language
model back afterwards, and can be stopped. Whoever opens the page sees the run that goes on.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nysta.app.explorer import reading_process
from nysta.app.explorer.reading_process import Job, Stage, Told, told_by

_GOING = ("reading", "loading")


class RunningError(Exception):
    """A run is going on in this process already."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; ``fault`` says in the program's words why it failed."""

    stage: Stage
    total: int
    outcomes: tuple[Told, ...] = ()
    fault: str = ""

    @property
    def going(self) -> bool:
        """Whether it still goes on."""
        return self.stage in _GOING

    @property
    def part(self) -> float:
        """How much is done, 0–1."""
        return min(1.0, len(self.outcomes) / self.total) if self.total else 1.0


class _Run:
    """One process that reads, and the thread that hears what it tells."""

    def __init__(self, job: Job) -> None:
        self.progress = Progress("reading", job.total)
        # A process of another program: multiprocessing would run Streamlit's script once more in it.
        # -P: a module of the user's in the current folder must not take the place of ours.
        command = [sys.executable, "-P", "-m", reading_process.__name__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as tells:
            tells.write(job.to_json())
        threading.Thread(target=self._listen, daemon=True).start()

    def stop(self) -> None:
        self._process.terminate()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as hears:
            for line in hears:
                told = told_by(line)
                if isinstance(told, Told):
                    self.progress = replace(self.progress, outcomes=(*self.progress.outcomes, told))
                elif told is not None:
                    stage, fault = told
                    self.progress = replace(self.progress, stage=stage, fault=fault)
        self._process.wait()
        if self.progress.going:
            self.progress = replace(self.progress, stage="stopped")


_lock = threading.Lock()
_latest: dict[Path, _Run] = {}


def begin(job: Job) -> None:
    """Start to read.

    Raises:
        RunningError: a run of this workspace goes on; :func:`progress` tells of it.
    """
    with _lock:
        latest = _latest.get(job.workspace)
        if latest is not None and latest.progress.going:
            raise RunningError
        _latest[job.workspace] = _Run(job)


def progress(workspace: Path) -> Progress | None:
    """How far the latest run that was started here has come; None before the first."""
    latest = _latest.get(workspace)
    return latest.progress if latest else None


def stop(workspace: Path) -> None:
    """End the run that goes on. What has been read so far is kept and loaded by the next run."""
    latest = _latest.get(workspace)
    if latest is not None:
        latest.stop()


def job_for(workspace: Path, store: str, root: Path, names: Sequence[str], *, force: bool = False) -> Job:
    """The job that reads the documents ``names``, paths relative to ``root``."""
    if all("/" not in name for name in names):
        return Job(workspace, store, tuple(root / name for name in names), len(names), force=force)
    # A document below its folder keeps its path, and so its id, only when the folder is given.
    return Job(workspace, store, (root,), len(names), tuple(_literal(name) for name in names), force)


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
