"""The process that reads documents for the page: a job comes in on standard input, one line of JSON goes out a step.

Run as ``python -m nysta.app.explorer.reading_process``; :mod:`nysta.app.explorer.reading` starts it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self, get_args

from nysta.app.places import reload_store
from nysta.extract.batch import extract_paths
from nysta.graph.workspace import Workspace

Stage = Literal["reading", "loading", "done", "failed", "stopped"]


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

    def to_json(self) -> str:
        """One line."""
        fields = asdict(self) | {"workspace": str(self.workspace), "paths": [str(path) for path in self.paths]}
        return json.dumps(fields)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The job that :meth:`to_json` wrote."""
        fields = json.loads(text)
        fields["workspace"] = Path(fields["workspace"])
        fields["paths"] = tuple(Path(path) for path in fields["paths"])
        fields["include"] = tuple(fields["include"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one document: its name, the state of :class:`nysta.extract.batch.Outcome`, and why it failed."""

    name: str
    state: str
    message: str


def told_by(line: str) -> Told | tuple[Stage, str] | None:
    """An outcome, or a stage with what went wrong; None for a line that some library printed."""
    try:
        found: Any = json.loads(line)
    except ValueError:
        return None
    match found:
        case {"name": str(name), "state": str(state), "message": str(message)}:
            return Told(name, state, message)
        case {"stage": stage, "fault": str(fault)} if stage in get_args(Stage):
            return stage, fault
    return None


def steps(job: Job) -> Iterator[Told | tuple[Stage, str]]:
    """Read, merge and load; what was done, step by step. What goes wrong is the last of them."""
    workspace = Workspace(job.workspace)
    try:
        with workspace.writing():
            for outcome in extract_paths(
                job.paths, workspace.graphs, texts=workspace.text, include=job.include, force=job.force
            ):
                yield Told(outcome.name, outcome.state, outcome.message or "")
            yield "loading", ""
            reload_store(workspace, job.store, told=True)
        yield "done", ""
    except Exception as error:  # the border of the process: whatever it was, somebody at the page must hear of it
        yield "failed", str(error) or type(error).__name__


def main() -> None:
    """Do the job on standard input."""
    for step in steps(Job.from_json(sys.stdin.read())):
        said = asdict(step) if isinstance(step, Told) else {"stage": step[0], "fault": step[1]}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
