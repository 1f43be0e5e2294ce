"""Kill it anywhere: after whatever fault, the same command again ends with exactly the graph of an undisturbed run.

Each fault is a real one: SIGKILL for the run, for a worker and for Neo4j, a file system that is full or read-only.
``make faults`` does each of them ``$NYSTA_FAULT_ROUNDS`` times at different moments, ``make test`` once, without the
tidy restart of Neo4j.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from nysta.graph.stores import open_store

CHECKOUT = Path(__file__).resolve().parents[3]
ROUNDS = int(os.environ.get("NYSTA_FAULT_ROUNDS") or 1)
DOCUMENTS, WORDS = 12, 120
SECONDS = 240  # that anything here may take
PASSWORD = "nysta-faults"


def nysta(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "nysta.app.cli", *arguments]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NYSTA_")}
    return {**kept, "NYSTA_NEO4J_PASSWORD": PASSWORD, **more}


@dataclass(frozen=True)
class Place:
    """A workspace, and the command that fills it from the documents."""

    root: Path
    documents: Path
    store: str = ""
    workers: int = 1  # each costs seconds to start; two where one of them is to be killed

    @property
    def command(self) -> list[str]:
        where = ["--workers", str(self.workers), "--workspace", str(self.root)]
        run = ["run", str(self.documents), *where, "--log-format", "json"]
        return nysta(*run, *(["--store", self.store] if self.store else []))

    @property
    def uri(self) -> str:
        return self.store or f"embedded:{self.root / 'nysta.kgl'}"

    @property
    def log(self) -> Path:
        """What a run that was started says."""
        return self.root.parent / f"{self.root.name}.log"

    def started(self, **more: str) -> subprocess.Popen[str]:
        log = self.log.open("a")
        return subprocess.Popen(self.command, env=environment(**more), stdout=subprocess.DEVNULL, stderr=log, text=True)

    def run(self) -> subprocess.CompletedProcess[str]:
        return self.ran(self.command)

    def status(self) -> str:
        done = self.ran(nysta("status", "--workspace", str(self.root)))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ran(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Any command, in the same environment."""
        return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=SECONDS, check=False)

    def until(self, true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
        """Wait for a moment of a run; the run must not be over by then."""
        deadline = time.monotonic() + SECONDS
        while not true():
            assert process.poll() is None, "the run was over too soon"
            assert time.monotonic() < deadline
            time.sleep(0.005)

    def graph_files(self) -> list[Path]:
        return sorted((self.root / "graphs").glob("*.json"))

    def holds(self) -> dict[str, Any]:
        """The bytes of all graph files and texts, and all that is in the store."""
        folders = {name: self.root / name for name in ("graphs", "text")}
        files = {
            f"{name}/{path.name}": path.read_bytes()
            for name, each in folders.items()
            for path in sorted(each.iterdir())
        }
        return {**files, **contents(self.uri)}

    def ends_as(self, undisturbed: dict[str, Any]) -> None:
        """The same command again, and everything is as it would have been."""
        ran = self.run()
        assert ran.returncode == 0, ran.stderr
        assert self.holds() == undisturbed


def contents(uri: str) -> dict[str, Any]:
    """Every node and every relation of a store, with all their properties."""
    with open_store(uri, read_only=True) as store:
        nodes = store.read("MATCH (n) WHERE n.id IS NOT NULL RETURN n ORDER BY n.id", {}, 10**6, 60).rows
        relations = store.read(
            "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL RETURN a.id AS a, type(r) AS t, b.id AS b, r.key AS k, "
            "properties(r) AS p ORDER BY t, a, b, k",
            {},
            10**6,
            60,
        ).rows
    return {"nodes": list(nodes), "relations": list(relations)}


@pytest.fixture(scope="session", autouse=True)
def linux() -> None:
    """The faults are made by means of Linux."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the faults are made by means of Linux")


@pytest.fixture(params=range(ROUNDS))
def number(request: pytest.FixtureRequest) -> int:
    """Of the round."""
    return request.param


@pytest.fixture
def rounds() -> int:
    """How many there are."""
    return ROUNDS


@pytest.fixture(params=["killed", "restarted"] if ROUNDS > 1 else ["killed"])
def fault(request: pytest.FixtureRequest) -> str:
    """What happens to Neo4j."""
    return request.param


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "in"
    script = [sys.executable, str(CHECKOUT / "dev" / "corpus.py"), str(folder)]
    subprocess.run([*script, "--documents", str(DOCUMENTS), "--words", str(WORDS)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A workspace that nothing happened to."""
    place = Place(tmp_path_factory.mktemp("undisturbed") / "data", documents)
    ran = place.run()
    assert ran.returncode == 0, ran.stderr
    return place


@pytest.fixture(scope="session")
def undisturbed(whole: Place) -> dict[str, Any]:
    """What it holds."""
    held = whole.holds()
    assert len(whole.graph_files()) == DOCUMENTS
    assert len(held["relations"]) > 50
    return held


@pytest.fixture
def place(documents: Path, tmp_path: Path) -> Place:
    """A workspace still to be made."""
    return Place(tmp_path / "data", documents)


@pytest.fixture
def shared(place: Place) -> Place:
    """The same, made by two workers."""
    return replace(place, workers=2)


@pytest.fixture
def unloaded(whole: Place, place: Place) -> Place:
    """One whose documents have been read, and nothing of it loaded."""
    place.root.mkdir()
    for name in ("graphs", "text"):
        shutil.copytree(whole.root / name, place.root / name)
    shutil.copy2(whole.root / "manifest.sqlite", place.root)
    return place


@pytest.fixture(scope="module")
def password() -> Iterator[str]:
    """The password of the server that is to go, in the environment of whoever asks for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NYSTA_NEO4J_PASSWORD", PASSWORD)
        yield PASSWORD


@pytest.fixture(scope="session")
def runs() -> Callable[[int], bool]:
    """Whether a process runs."""

    def look(process: int) -> bool:
        try:
            return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
        except OSError:
            return False

    return look
