"""Watching a run: a bar on a terminal, lines in a log, or nothing but the failures."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from nysta.app.output import say

if TYPE_CHECKING:
    from nysta.extract.batch import Progress

_LOG_SECONDS = 10.0  # between two lines that tell how far the run has come


class LogFormat(StrEnum):
    """How a run tells on standard error what happens."""

    TEXT = "text"
    JSON = "json"


def log(event: str, *, level: str = "info", **told: Any) -> None:
    """One line of a structured log: an object with ``time`` (UTC), ``level``, ``event`` and what is told of it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    say(json.dumps({"time": now, "level": level, "event": event, **told}, ensure_ascii=False))


@contextmanager
def watching(log_format: LogFormat) -> Iterator[Callable[[Progress], None]]:
    """What is to be told of each document as soon as its outcome is known."""
    if log_format is LogFormat.JSON:
        yield _Logged()
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _say_failure


def _say_failure(progress: Progress) -> None:
    outcome = progress.outcome
    if outcome.state == "failed":
        say(f"failed: {outcome.name}: {(outcome.message or '').removeprefix(f'{outcome.name}: ')}")


class _Logged:
    """Logs each document that was read or failed, and from time to time how far the run has come."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        outcome = progress.outcome
        if outcome.state in ("done", "failed"):
            log(
                "document",
                level="error" if outcome.state == "failed" else "info",
                document=outcome.name,
                id=outcome.id,
                state=outcome.state,
                seconds=round(outcome.seconds, 3),
                words=outcome.words,
                entities=outcome.entities,
                relations=outcome.relations,
                skipped=outcome.skipped,
                message=outcome.message,
            )
        if time.monotonic() - self._told > _LOG_SECONDS:
            self._told = time.monotonic()
            left = progress.seconds_left
            log(
                "progress",
                documents=progress.documents,
                of_documents=progress.of_documents,
                documents_per_second=round(progress.rate, 2),
                seconds_left=None if left is None else round(left),
            )


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    from nysta.app.output import console

    columns = (BarColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=console(error=True), transient=True) as bar:
        task = bar.add_task("looking at the documents", total=None)

        def watch(progress: Progress) -> None:
            _say_failure(progress)
            # by bytes: the largest come first, so a count of documents would promise too little time, then too much
            bar.update(task, description=in_words(progress), completed=progress.read_bytes, total=progress.of_bytes)

        yield watch


def in_words(progress: Progress) -> str:
    """How far a run has come: "12 of 400 documents, 1.4 a second, 4:37 left"."""
    said = f"{progress.documents} of {progress.of_documents} documents, {progress.rate:.1f} a second"
    left = progress.seconds_left
    return said if left is None else f"{said}, {as_clock(left)} left"


def as_clock(seconds: float) -> str:
    """Seconds as people read them: 4:37, 2:04:37."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
