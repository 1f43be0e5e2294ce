"""Reading documents from the page: one run at a time, in a process of its own, and how far it has come.

A process of its own keeps the page quick for everybody meanwhile, gives the memory of the language
model back afterwards, and can be stopped. Whoever opens the page sees the run that goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from nysta.app.places import reload_store
from nysta.extract.batch import Outcome, extract_paths
from nysta.graph.workspace import Workspace

Stage = Literal["reading", "loading", "done", "failed", "stopped"]
_GOING = ("reading", "loading")


class RunningError(Exception):
    """A run is going on in this process already."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read.

    ``paths`` are files, or one folder with ``include`` for files below it; ``total`` is how many
    documents that makes. ``force`` reads also what has not changed.
    """

    workspace: Path
    store: str
    paths: tuple[Path, ...]
    total: int
    include: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; ``fault`` says in the program's words why it failed."""

    stage: Stage
    total: int
    outcomes: tuple[Outcome, ...] = ()
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
        # Not a fork: the page has threads, and a copy of their locks would never open again.
        context = get_context("spawn")
        hears, tells = context.Pipe(duplex=False)
        self._process = context.Process(target=_read, args=(job, tells), daemon=True)
        self._process.start()
        tells.close()
        threading.Thread(target=self._listen, args=(hears,), daemon=True).start()

    def stop(self) -> None:
        self._process.terminate()

    def _listen(self, hears: Connection) -> None:
        while True:
            try:
                told = hears.recv()
            except (EOFError, OSError):
                break
            if isinstance(told, Outcome):
                self.progress = replace(self.progress, outcomes=(*self.progress.outcomes, told))
            else:
                stage, fault = told
                self.progress = replace(self.progress, stage=stage, fault=fault)
        self._process.join()
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


def _read(job: Job, tells: Connection) -> None:
    """What the process does: read, merge, load, and tell of each step."""
    workspace = Workspace(job.workspace)
    try:
        with workspace.writing():
            for outcome in extract_paths(
                job.paths, workspace.graphs, texts=workspace.text, include=job.include, force=job.force
            ):
                tells.send(outcome)
            tells.send(("loading", ""))
            reload_store(workspace, job.store)
        tells.send(("done", ""))
    except Exception as error:  # the border of the process: whatever it was, somebody at the page must hear of it
        tells.send(("failed", str(error) or type(error).__name__))
    finally:
        tells.close()
