"""Kill it anywhere: after whatever fault, the same command again ends with exactly the graph of an undisturbed run.

Each fault is a real one: SIGKILL for the run, for a worker and for Neo4j, a file system that is full or read-only.
``make faults`` does each of them ``$NYSTA_FAULT_ROUNDS`` times at different moments, ``make test`` once, without the
tidy restart of Neo4j.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from nysta.extract.graph_file import read_graph_file
from nysta.graph.stores import open_store

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the faults are made by means of Linux"),
    pytest.mark.timeout(1800),
]

CHECKOUT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("NYSTA_FAULT_ROUNDS") or 1)
DOCUMENTS, WORDS = 12, 120
SECONDS = 240  # that anything here may take
PASSWORD = "nysta-faults"
PAGE = 4096  # bytes that a file takes at least, in memory as on most disks


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

    def started(self, **more: str) -> subprocess.Popen[str]:
        log = (self.root.parent / f"{self.root.name}.log").open("a")
        return subprocess.Popen(self.command, env=environment(**more), stdout=subprocess.DEVNULL, stderr=log, text=True)

    def run(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command, env=environment(), capture_output=True, text=True, timeout=SECONDS, check=False
        )

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


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "in"
    script = [sys.executable, str(CHECKOUT / "dev" / "corpus.py"), str(folder)]
    subprocess.run([*script, "--documents", str(DOCUMENTS), "--words", str(WORDS)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A workspace that nothing happened to."""
    place = Place(tmp_path_factory.mktemp("undisturbed") / "data", documents)
    ran = place.run()
    assert ran.returncode == 0, ran.stderr
    return place


@pytest.fixture(scope="module")
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


def until(true, process: subprocess.Popen[str]) -> None:
    """Wait for a moment of a run; the run must not be over by then."""
    deadline = time.monotonic() + SECONDS
    while not true():
        assert process.poll() is None, "the run was over too soon"
        assert time.monotonic() < deadline
        time.sleep(0.005)


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


def runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def ends_as(undisturbed: dict[str, Any], place: Place) -> None:
    """The same command again, and everything is as it would have been."""
    ran = place.run()
    assert ran.returncode == 0, ran.stderr
    assert place.holds() == undisturbed


@pytest.mark.parametrize("number", range(ROUNDS))
def test_kill_the_run_while_it_reads(shared: Place, undisturbed: dict[str, Any], number: int) -> None:
    wanted = 1 + random.Random(number).randrange(DOCUMENTS - 3)
    process = shared.started()
    until(lambda: len(shared.graph_files()) >= wanted, process)
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
    status = subprocess.run(
        nysta("status", "--workspace", str(shared.root)), env=environment(), capture_output=True, text=True, check=True
    )
    assert "killed: run again to go on" in status.stdout
    ends_as(undisturbed, shared)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_kill_the_run_while_it_loads(unloaded: Place, undisturbed: dict[str, Any], number: int) -> None:
    place = unloaded
    log = place.root.parent / "data.log"
    process = place.started()
    until(lambda: log.exists() and "documents read" in log.read_text(), process)
    time.sleep(0.02 + 0.03 * number)  # merging and loading take some tenths of a second
    process.kill()
    process.wait()
    assert "store loaded" not in log.read_text() or number, "the round came too late to mean anything"
    ends_as(undisturbed, place)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_kill_a_worker(shared: Place, undisturbed: dict[str, Any], number: int) -> None:
    process = shared.started()
    until(lambda: len(shared.graph_files()) > number % (DOCUMENTS // 2), process)
    os.kill(workers_of(process.pid)[number % 2 - 1], signal.SIGKILL)
    assert process.wait(SECONDS) == 0, "its document is tried once more"
    assert shared.holds() == undisturbed


def mounted(script: str, place: Place) -> subprocess.CompletedProcess[str]:
    """Run a shell script in a mount namespace of its own, where file systems come and go unseen by others.

    In it ``$NYSTA`` is the command, its workspace the folder ``$DATA``.
    """
    unshare = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    allowed = shutil.which("unshare") and subprocess.run(
        [*unshare, "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"], capture_output=True, check=False
    )
    if not allowed or allowed.returncode:
        pytest.skip("this user may not mount file systems, not even in a namespace of its own (unshare)")
    place.root.mkdir()
    words = " ".join(f"'{word}'" for word in place.command)
    return subprocess.run(
        [*unshare, "bash", "-c", f'set -u; nysta() {{ {words} >/dev/null; }}; DATA="{place.root}"\n{script}'],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_full_disk(place: Place, whole: Place, undisturbed: dict[str, Any], number: int) -> None:
    pages = sum(path.stat().st_size // PAGE + 1 for path in whole.root.rglob("*"))
    kilobytes = round(pages * PAGE / 1024 * (0.4 + 0.5 * number / ROUNDS))
    done = mounted(
        f"""
        mount -t tmpfs -o size={kilobytes}k none "$DATA"
        nysta; echo "full: $?"
        for file in "$DATA"/graphs/*.json; do python3 -m json.tool "$file" >/dev/null || echo "broken: $file"; done
        mount -o remount,size=64m "$DATA"
        nysta; echo "roomy: $?"
        cp -a "$DATA" "$DATA.kept"
        """,
        place,
    )
    assert done.stdout.split("\n")[:-1] == ["full: 3", "roomy: 0"], done.stdout + done.stderr
    assert re.search("No space left on device|disk is full", done.stderr), done.stderr
    assert "fix:" in done.stderr
    assert Place(place.root.with_name("data.kept"), place.documents).holds() == undisturbed


def test_a_folder_that_turns_read_only(place: Place, undisturbed: dict[str, Any]) -> None:
    done = mounted(
        """
        mount -t tmpfs -o size=64m none "$DATA"
        mount -o remount,ro "$DATA"
        nysta; echo "from the start: $?"
        mount -o remount,rw "$DATA"
        nysta & run=$!
        until ls "$DATA"/graphs/*.json >/dev/null 2>&1; do sleep 0.01; done
        mount --bind "$DATA" "$DATA"  # over it, for the run holds its lock open for writing below
        until mount -o remount,bind,ro "$DATA" 2>/dev/null; do sleep 0.001; done
        wait $run; echo "half way: $?"
        umount "$DATA"
        nysta; echo "writable: $?"
        cp -a "$DATA" "$DATA.kept"
        """,
        place,
    )
    assert done.stdout.split("\n")[:-1] == ["from the start: 3", "half way: 3", "writable: 0"], (
        done.stdout + done.stderr
    )
    assert "Read-only file system" in done.stderr
    assert Place(place.root.with_name("data.kept"), place.documents).holds() == undisturbed


class Neo4j:
    """A server of our own, to be killed."""

    def __init__(self, port: str) -> None:
        self.port = port
        self.home = Path(os.environ.get("NYSTA_NEO4J_HOME") or CHECKOUT / ".neo4j")
        self.environment = {
            **os.environ,
            "NYSTA_NEO4J_PASSWORD": PASSWORD,
            "NYSTA_NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1",
        }

    def __call__(self, command: str, *options: str) -> subprocess.CompletedProcess[str]:
        script = [sys.executable, str(CHECKOUT / "dev" / "neo4j.py"), command, "--port", self.port, *options]
        return subprocess.run(script, env=self.environment, capture_output=True, text=True, check=False)

    def process(self) -> int:
        return int((self.home / f"port-{self.port}" / "pid").read_text())


@pytest.fixture(scope="module", autouse=True)
def password() -> Iterator[None]:
    """The password of the server started here, for this module alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NYSTA_NEO4J_PASSWORD", PASSWORD)
        yield


@pytest.fixture(scope="module")
def neo4j() -> Iterator[Neo4j]:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = Neo4j(str(taken.getsockname()[1]))
    started = server("start", "--fresh")
    if started.returncode == 2 and os.environ.get("CI", "").lower() not in ("1", "true"):
        pytest.skip(f"no Neo4j to be killed: {started.stderr.strip()}")
    assert started.returncode == 0, started.stderr
    yield server
    server("kill")


@pytest.mark.parametrize("number", range(ROUNDS))
@pytest.mark.parametrize("fault", ["killed", "restarted"] if ROUNDS > 1 else ["killed"])
def test_neo4j_goes_in_the_middle_of_a_load(
    unloaded: Place, undisturbed: dict[str, Any], neo4j: Neo4j, fault: str, number: int
) -> None:
    store = f"bolt://127.0.0.1:{neo4j.port}"
    with open_store(store, force=True) as database:
        database.write("MATCH (n) DETACH DELETE n")
    into_server = Place(unloaded.root, unloaded.documents, store)
    log = unloaded.root.parent / "data.log"
    process = into_server.started(NYSTA_NEO4J_PATIENCE="5" if fault == "killed" else "60")
    until(lambda: log.exists() and "documents read" in log.read_text(), process)
    with open_store(store, read_only=True) as database:
        until(lambda: database.read("MATCH (n:Passage) RETURN count(n) AS n", {}, 1, 30).rows[0]["n"] > 0, process)
    os.kill(neo4j.process(), signal.SIGKILL if fault == "killed" else signal.SIGTERM)
    if fault == "killed":  # and does not come back while the run waits for it
        assert process.wait(SECONDS) == 3, log.read_text()
        assert "Neo4j cannot be reached" in log.read_text()
        assert neo4j("start").returncode == 0
    else:
        deadline = time.monotonic() + SECONDS
        while runs(neo4j.process()):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert neo4j("start").returncode == 0
        assert process.wait(SECONDS) in (0, 3), log.read_text()
    ran = into_server.run()
    assert ran.returncode == 0, ran.stderr
    held = into_server.holds()
    assert {name: held[name] for name in held if "/" in name} == {
        name: undisturbed[name] for name in undisturbed if "/" in name
    }
    assert comparable(held) == comparable(undisturbed)


def comparable(held: dict[str, Any]) -> dict[str, Any]:
    """Nodes and relations of either store, without the order that the server gives them."""
    return {
        "nodes": {row["n"]["id"]: row["n"]["properties"] for row in held["nodes"]},
        "relations": sorted(
            (row["t"], row["a"], row["b"], row["k"] or "", repr(sorted(row["p"].items()))) for row in held["relations"]
        ),
    }
