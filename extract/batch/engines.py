"""The engines: from tasks to findings, in this process, in worker processes, or on a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Literal

from nysta.extract.batch.outcome import Limits
from nysta.extract.batch.reading import Finding, Task, read_task

# A worker may fall for reasons of its own (killed from outside, the system short of memory): its document is tried once
# more. The second fall is the document's.
TRIES = 2


class EngineError(Exception):
    """An engine that cannot be had; the message says how to get it."""

    exit_code = 3


EngineName = Literal["local", "ray"]
Findings = Generator[Finding, None, None]
"""Findings in the order in which they are made. Closing it ends the workers."""
Engine = Callable[[Sequence[Task]], Findings]


def chosen_engine(name: EngineName, workers: int, model: str | None, limits: Limits | None) -> Engine:
    """The engine ``name`` with so many workers; in this process for one local worker without ``limits``.

    Raises:
        EngineError: it is not installed.
    """
    if name == "ray":
        from nysta.extract.batch.cluster import ray_engine

        return ray_engine(workers, model, limits or Limits())
    if workers <= 1 and limits is None:
        return lambda tasks: (read_task(task, model) for task in tasks)
    from nysta.extract.batch.workers import worker_engine

    return worker_engine(workers, model, limits or Limits())


def largest_first(tasks: Sequence[Task]) -> list[Task]:
    """So that no worker is left with the longest document when all others are done."""
    return sorted(tasks, key=lambda task: (-task.source.size, task.number))
