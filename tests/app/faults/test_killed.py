"""SIGKILL: for a run that reads, for one that loads, for a worker."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nysta.extract.graph_file import read_graph_file

pytestmark = pytest.mark.timeout(1800)

SECONDS = 240  # that a run may take


def documents_of(undisturbed: dict[str, Any]) -> int:
    return sum(name.startswith("graphs/") for name in undisturbed)


def workers_of(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            mine = re.search(rf"^PPid:\t{process}$", status.read_text(), re.MULTILINE)
            if mine and b"spawn_main" in status.with_name("cmdline").read_bytes():
                found.append(int(status.parent.name))
        except OSError:
            continue
    return found


def test_kill_the_run_while_it_reads(
    shared: Any, undisturbed: dict[str, Any], number: int, runs: Callable[[int], bool]
) -> None:
    wanted = 1 + random.Random(number).randrange(documents_of(undisturbed) - 3)
    process = shared.started()
    shared.until(lambda: len(shared.graph_files()) >= wanted, process)
    workers = workers_of(process.pid)
    assert workers
    process.kill()
    process.wait()
    for path in shared.graph_files():
        assert read_graph_file(path).id == path.stem, "whole or not at all"
    deadline = time.monotonic() + 10
    while any(runs(each) for each in workers):
        assert time.monotonic() < deadline, "a run that is killed takes its workers with it"
        time.sleep(0.05)
    assert "killed: run again to go on" in shared.status()
    shared.ends_as(undisturbed)


def test_kill_the_run_while_it_loads(unloaded: Any, undisturbed: dict[str, Any], number: int) -> None:
    log = unloaded.log
    process = unloaded.started()
    unloaded.until(lambda: log.exists() and "documents read" in log.read_text(), process)
    time.sleep(0.02 + 0.03 * number)  # merging and loading take some tenths of a second
    process.kill()
    process.wait()
    assert "store loaded" not in log.read_text() or number, "the round came too late to mean anything"
    unloaded.ends_as(undisturbed)


def test_kill_a_worker(shared: Any, undisturbed: dict[str, Any], number: int) -> None:
    process = shared.started()
    shared.until(lambda: len(shared.graph_files()) > number % (documents_of(undisturbed) // 2), process)
    os.kill(workers_of(process.pid)[number % 2 - 1], signal.SIGKILL)
    assert process.wait(SECONDS) == 0, "its document is tried once more"
    assert shared.holds() == undisturbed
