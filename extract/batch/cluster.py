"""Readers on a Ray cluster: many machines, or the processes of this one. Only the run itself writes.

``$RAY_ADDRESS`` says where the cluster is; without it Ray is started on this machine for the time of the run.
"""

from __future__ import annotations

import logging
import os
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nysta.extract.batch.engines import TRIES, Engine, EngineError, Findings, largest_first
from nysta.extract.batch.memory import resident_megabytes
from nysta.extract.batch.outcome import Limits
from nysta.extract.batch.reading import Answer, Task, failed, read_task, ready_to_read
from nysta.extract.identity import extractor

_STORE_BYTES = 200_000_000  # of Ray's shared memory on this machine; findings pass through it one by one
_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "OPENBLAS_NUM_THREADS": "1"}


def ray_engine(workers: int, model: str | None, limits: Limits) -> Engine:
    """Reads tasks with ``workers`` actors, each of one core, which load the model once.

    An actor has one document at a time, and the next only when what it found has been taken in: however slow the run's
    disk is, no more than ``workers`` findings wait.

    Raises:
        EngineError: Ray is not installed.
    """
    os.environ.update(RAY_USAGE_STATS_ENABLED="0")  # read when Ray is imported
    try:
        import ray
    except ImportError as error:
        raise EngineError("the engine ray needs Ray\n  fix:   pip install 'nysta[ray]'") from error

    def read(tasks: Sequence[Task]) -> Findings:
        if not tasks:
            return
        own = not ray.is_initialized()
        if own:
            _start(workers)
        crew = _Crew(model, limits, tasks)
        try:
            yield from crew.findings(min(workers, len(tasks)))
        finally:
            crew.dismiss()
            if own:
                ray.shutdown()

    return read


def _start(workers: int) -> None:
    import ray

    address = os.environ.get("RAY_ADDRESS")
    here: dict[str, Any] = {} if address else {"num_cpus": workers, "object_store_memory": _STORE_BYTES}
    try:
        ray.init(
            address=address or "local",
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level=logging.ERROR,
            runtime_env={"env_vars": _ENVIRONMENT},
            **here,
        )
    except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
        raise EngineError(
            f"Ray cannot be started or reached at {address or 'this machine'}: {str(error).partition(chr(10))[0]}\n"
            "  fix:   correct $RAY_ADDRESS, or unset it to use this machine alone"
        ) from error


@dataclass(slots=True)
class _Seat:
    """An actor and what it is busy with; without a task it loads the model."""

    actor: Any
    task: Task | None
    began: float
    read: int = 0


class _Crew:
    """The actors of one run, and the tasks that wait for them."""

    def __init__(self, model: str | None, limits: Limits, tasks: Sequence[Task]) -> None:
        import ray

        self._actor: Any = ray.remote(num_cpus=1)(_Reader)
        self._model, self._limits = model, limits
        self._waiting = deque(largest_first(tasks))
        self._falls: Counter[int] = Counter()
        self._busy: dict[Any, _Seat] = {}  # by what is being waited for

    def findings(self, actors: int) -> Findings:
        """Read all tasks."""
        import ray

        for _ in range(actors):
            self._hire()
        while self._busy:
            promised, _ = ray.wait(list(self._busy), num_returns=1, timeout=self._seconds_to_deadline())
            if promised:
                yield from self._heard(promised[0])
            else:
                yield from self._late()

    def dismiss(self) -> None:
        """Let all actors go, whatever they do."""
        import ray

        for seat in self._busy.values():
            ray.kill(seat.actor)
        self._busy.clear()

    def _hire(self) -> None:
        actor = self._actor.remote(self._model, self._limits)
        self._busy[actor.ready.remote()] = _Seat(actor, None, time.monotonic())

    def _heard(self, promise: Any) -> Findings:
        """What an actor has to say, and its next task."""
        import ray

        seat = self._busy.pop(promise)
        try:
            said = ray.get(promise)
        except ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from error
        except ray.exceptions.RayActorError as error:
            if seat.task is None:
                raise _cannot_start(error) from error
            yield from self._fallen(seat.task, seat.began)
            if self._waiting:
                self._hire()
            return
        spent = False
        if isinstance(said, Answer):
            seat.read += 1
            spent = self._limits.spent(seat.read, said.grown)
            yield said.finding
        elif said != extractor():
            raise EngineError(
                f"a node of the cluster has other rules ({said}) than this machine ({extractor()})\n"
                "  fix:   install the same version of Nysta on all nodes"
            )
        if self._waiting and not spent:
            task = self._waiting.popleft()
            self._busy[seat.actor.read.remote(task)] = _Seat(seat.actor, task, time.monotonic(), seat.read)
            return
        ray.kill(seat.actor)
        if self._waiting:
            self._hire()

    def _fallen(self, task: Task, began: float) -> Findings:
        self._falls[task.number] += 1
        if self._falls[task.number] < TRIES:
            self._waiting.appendleft(task)
        else:
            why = "its Ray actor died over it, twice (out of memory, or a fault in a library)"
            yield failed(task, f"{task.source.name}: {why}", time.monotonic() - began)

    def _late(self) -> Findings:
        """The documents that have passed their time fail, and their actors go with them."""
        import ray

        for promise, seat in list(self._busy.items()):
            seconds = time.monotonic() - seat.began
            if seat.task is not None and seconds >= self._limits.seconds:
                del self._busy[promise]
                ray.kill(seat.actor)
                yield failed(seat.task, self._limits.passed(seat.task.source.name), seconds)
                if self._waiting:
                    self._hire()

    def _seconds_to_deadline(self) -> float | None:
        ends = [one.began + self._limits.seconds for one in self._busy.values() if one.task is not None]
        return max(0.0, min(ends) - time.monotonic()) if ends else None


def _cannot_start(error: Exception) -> EngineError:
    cause = getattr(error, "cause", None)
    return EngineError(
        f"a Ray actor could not start: {str(cause or error).partition(chr(10))[0]}\n"
        "  fix:   see that Nysta and the model are installed on all nodes with memory enough (docs/scale.md)"
    )


class _Reader:
    """What each actor is."""

    def __init__(self, model: str | None, limits: Limits) -> None:
        self._model = model
        self._base = ready_to_read(model, limits)

    def ready(self) -> str:
        """The rules that are installed here."""
        return extractor()

    def read(self, task: Task) -> Answer:
        """Read one document."""
        return Answer(read_task(task, self._model), resident_megabytes() - self._base)
