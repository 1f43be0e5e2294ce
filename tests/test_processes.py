"""How ``conftest.py`` spreads tests over processes, seen on tests that write down where and when they ran."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
# Each test of it lasts long enough to meet those of the other process.
NOTING = """
import os, time
from pathlib import Path
import pytest

@pytest.fixture(autouse=True)
def noted(request):
    began = time.monotonic()
    yield
    time.sleep(0.05)
    with open(Path(__file__).with_name("ran"), "a") as file:
        file.write(f"{request.node.nodeid} {os.getpid()} {began} {time.monotonic()}\\n")

@pytest.mark.parametrize("n", range(3))
@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_store(kind, n): pass

@pytest.mark.alone
def test_measuring(): pass

def test_other(): pass
"""


class Ran(NamedTuple):
    """A test: in which process, from when to when (seconds)."""

    name: str
    process: str
    began: float
    ended: float


Done = tuple[subprocess.CompletedProcess[str], list[Ran]]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """A run of four such files in two processes, one test of them failing; and what was written down."""
    folder = tmp_path_factory.mktemp("spread")
    for name in "abcd":
        (folder / f"test_{name}.py").write_text(NOTING, encoding="utf-8")
    with (folder / "test_c.py").open("a", encoding="utf-8") as file:
        file.write("\ndef test_failing(): assert False\n")
    shutil.copy(CONFTEST, folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = alone\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n2", "-p", "no:cacheprovider", str(folder)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    rows = [line.rsplit(" ", 3) for line in (folder / "ran").read_text(encoding="utf-8").splitlines()]
    return run, [Ran(name, process, float(began), float(ended)) for name, process, began, ended in rows]


def test_one_failure_fails_the_run_and_every_test_counts(done: Done) -> None:
    run, ran = done
    assert run.returncode == 1
    assert "1 failed, 32 passed" in run.stdout
    assert re.search(r"^FAILED \S*test_c.py::test_failing\b", run.stdout, re.MULTILINE)
    assert len(ran) == len(set(ran)) == 33


def test_what_shares_neo4j_stays_in_one_process_and_files_are_not_divided(done: Done) -> None:
    _, ran = done
    assert len({each.process for each in ran}) == 2
    assert len({each.process for each in ran if "[neo4j" in each.name}) == 1
    for name in "abcd":
        of_file = [each for each in ran if f"test_{name}.py" in each.name]
        assert len({each.process for each in of_file if not re.search(r"neo4j|measuring", each.name)}) == 1


def test_no_other_test_runs_beside_one_that_measures(done: Done) -> None:
    _, ran = done
    measuring = [each for each in ran if "measuring" in each.name]
    assert len(measuring) == 4
    for one in measuring:
        assert not [each for each in ran if each != one and each.began < one.ended and one.began < each.ended]
