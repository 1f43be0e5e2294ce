"""Worker processes on this machine: each loads the model once, reads one document at a time, and may fall."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Literal

from nysta.extract.batch.engines import TRIES, Engine, Findings, largest_first
from nysta.extract.batch.memory import resident_megabytes
from nysta.extract.batch.outcome import Limits
from nysta.extract.batch.reading import Answer, Finding, Task, failed, read_task, ready_to_read

_END_SECONDS = 5.0


def worker_engine(workers: int, model: str | None, limits: Limits) -> Engine:
    """Reads tasks in ``workers`` processes, the largest first.

    A document that passes a limit, or takes its worker down, is a failed finding; another worker goes on.
    """

    def read(tasks: Sequence[Task]) -> Findings:
        waiting = deque(largest_first(tasks))
        falls: Counter[int] = Counter()
        pool: list[_Worker] = []
        try:
            while waiting or any(one.task for one in pool):
                while len(pool) < workers and sum(one.task is None for one in pool) < len(waiting):
                    pool.append(_Worker(model, limits))
                for one in pool:
                    if one.task is None and waiting:
                        one.give(waiting.popleft())
                for one in _stirring(pool):
                    task, heard = one.task, one.hear()
                    if isinstance(heard, Exception):
                        raise heard
                    if isinstance(heard, Finding):
                        yield heard
                    elif heard == "fallen" and task is not None:
                        falls[task.number] += 1
                        if falls[task.number] < TRIES:
                            waiting.appendleft(task)
                        else:
                            yield failed(task, f"{task.source.name}: {one.how_it_fell()}", one.seconds)
                    if one.spent:
                        one.end()
                        pool.remove(one)
        finally:
            for one in pool:
                one.end()

    return read


def _stirring(pool: Sequence[_Worker]) -> list[_Worker]:
    """The workers that have said something or have fallen, or whose document has passed its time."""
    busy = {one.connection: one for one in pool if one.task}
    until = min((one.deadline for one in busy.values() if one.deadline is not None), default=None)
    heard = wait(list(busy), None if until is None else max(0.0, until - time.monotonic()))
    now = time.monotonic()
    return [one for each, one in busy.items() if each in heard or (one.deadline is not None and one.deadline <= now)]


class _Worker:
    """One process, as the run sees it."""

    def __init__(self, model: str | None, limits: Limits) -> None:
        context = get_context("spawn")
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_work, args=(theirs, model, limits), daemon=True, name="nysta-reader"
        )
        self._process.start()
        theirs.close()  # so that its end is heard here
        self._limits = limits
        self._began = time.monotonic()
        self._read = 0
        self.task: Task | None = None
        self.deadline: float | None = None  # None while it loads the model
        self.spent = False

    @property
    def seconds(self) -> float:
        """Since its document was begun."""
        return time.monotonic() - self._began

    def give(self, task: Task) -> None:
        """Hand it a document."""
        self.task, self.deadline, self._began = task, None, time.monotonic()
        with suppress(OSError):  # it has fallen, which is heard next
            self.connection.send(task)

    def hear(self) -> Finding | Exception | Literal["began", "fallen"]:
        """What has become of it: a finding, a fault of the whole run, or that it has fallen."""
        task = self.task
        assert task is not None
        if not self.connection.poll():
            self.spent, self.task = True, None
            self._process.kill()
            return failed(task, self._limits.passed(task.source.name), self.seconds)
        try:
            said = self.connection.recv()
        except (EOFError, OSError):
            self.spent, self.task = True, None
            return "fallen"
        if said == "began":
            self._began = time.monotonic()
            self.deadline = self._began + self._limits.seconds
            return "began"
        self.task, self.deadline = None, None
        if isinstance(said, Answer):
            self._read += 1
            self.spent = self._limits.spent(self._read, said.grown)
            return said.finding
        assert isinstance(said, Exception)
        self.spent = True
        return said

    def how_it_fell(self) -> str:
        """In words, of a worker that has fallen twice over the same document."""
        self._process.join(_END_SECONDS)
        code = self._process.exitcode
        if code is not None and code < 0:
            try:
                name = signal.Signals(-code).name
            except ValueError:
                name = f"signal {-code}"
            return f"its worker process was ended by {name}, twice (out of memory, or a fault in a library)"
        return f"its worker process ended by itself, twice (exit code {code})"

    def end(self) -> None:
        """Let it go; at once if it is in the middle of something."""
        self.connection.close()
        if self.task is None and not self._process.is_alive():
            self._process.join()
            return
        self._process.kill()
        self._process.join(_END_SECONDS)


def _work(connection: Connection, model: str | None, limits: Limits) -> None:
    """What runs in the worker: tasks in, answers out, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        base = ready_to_read(model, limits)  # the model's time and memory are nobody's document
    except Exception as error:
        connection.send(error)
        return
    while True:
        try:
            task: Task = connection.recv()
        except (EOFError, OSError):
            return
        _ring_at(limits.seconds)
        connection.send("began")
        finding = read_task(task, model)
        _ring_at(0)
        connection.send(Answer(finding, resident_megabytes() - base))


def _end_with_parent() -> None:
    """A run that was killed takes its workers with it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _ring_at(seconds: float) -> None:
    """The system itself ends a worker whose run is gone and whose document will not end; 0 stops the clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _END_SECONDS if seconds else 0)
