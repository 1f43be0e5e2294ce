"""What all tests share: how they are spread over processes, and a real Neo4j.

``make tests`` runs them in several processes (pytest-xdist), the tests of one file in one process, so that what a
module or a session makes is made as seldom as can be. Apart from that

- the tests on Neo4j stay together: they empty the one database that there is;
- the folder ``tests/app/faults`` stays together: it compares all with one undisturbed run;
- tests marked ``alone`` come last, and no other test runs beside them: they measure time.

Neo4j comes from ``$NYSTA_TEST_NEO4J_URI`` (a throw-away database: the tests empty it), else from
``dev/neo4j.py`` on a free port, so that two test runs do not meet. Without Java or Maven its tests are
skipped, with ``CI=true`` they fail.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from xdist.scheduler import LoadFileScheduling

MOST_PROCESSES = 4  # more would wait for the longest group
GIGABYTES = 3  # of the machine's memory for each process, with the model, the browser and the workers it starts
HERE = Path(__file__).parent
FAULTS = HERE / "app" / "faults"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as nysta does; threads of two processes stand in each other's way
SCRIPT = Path(__file__).resolve().parents[1] / "dev" / "neo4j.py"
PASSWORD = "nysta-test"


def free_port() -> str:
    """A port on loopback that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes ``-n auto`` means: what this machine has cores and memory for; 0 is this process itself."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    most = min(cores, memory // GIGABYTES, MOST_PROCESSES)
    return most if most > 1 else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Bring the tests into the order of their groups, and tell the process that hands them out which has which."""
    groups = {item: group for item in items if (group := group_of(item))}
    items.sort(key=lambda item: rank_of(item, groups.get(item)))
    if shared := shared_folder(config):
        told = shared / f"groups-{os.getpid()}"
        told.write_text(json.dumps({item.nodeid: group for item, group in groups.items()}), encoding="utf-8")
        told.replace(shared / "groups")


def group_of(item: pytest.Item) -> str | None:
    """The tests that must not run in two processes, or not beside others; None: those of the test's file."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    if "neo4j_uri" in getattr(item, "fixturenames", ()) or any(each == "neo4j" for each in parameters):
        return "neo4j"
    if FAULTS in item.path.parents:
        return "faults"
    return "alone" if item.get_closest_marker("alone") else None


def rank_of(item: pytest.Item, group: str | None) -> int:
    """What takes long as a whole comes first, so that no process is left with it at the end: groups, then the files
    of this folder, which try out the package and the README."""
    if group:
        return 3 if group == "alone" else 0
    return 1 if item.path.parent == HERE else 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    """Hands out groups, and files of tests without one, in their order.

    Not xdist's own ``--dist loadgroup``: it writes groups into the tests' names, which pytest 9.2 does not let it.
    """
    from xdist.scheduler import LoadFileScheduling

    class GroupsAndFiles(LoadFileScheduling):
        groups: dict[str, str] | None = None

        def _split_scope(self, nodeid: str) -> str:
            if self.groups is None:
                self.groups = json.loads((Path(config.shared.name) / "groups").read_text(encoding="utf-8"))
            return self.groups.get(nodeid) or super()._split_scope(nodeid)

    config.option.loadscopereorder = False
    return GroupsAndFiles(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give all processes a folder that they share."""
    config = node.config
    if not hasattr(config, "shared"):
        config.shared = tempfile.TemporaryDirectory(prefix="nysta-tests-")
        config.add_cleanup(config.shared.cleanup)
    node.workerinput["shared"] = config.shared.name


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test beside those of other processes, or alone. To wait for that counts in no test's time."""
    with ExitStack() as held:
        if shared := shared_folder(item.config):
            # Who waits to be alone keeps the gate, so that no other test begins meanwhile.
            gate, running = (held.enter_context((shared / name).open("w")) for name in ("gate", "running"))
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(running, fcntl.LOCK_EX if item.get_closest_marker("alone") else fcntl.LOCK_SH)
            fcntl.flock(gate, fcntl.LOCK_UN)
        return (yield)


def shared_folder(config: pytest.Config) -> Path | None:
    """The folder that the processes share; None where there is one process only."""
    folder = getattr(config, "workerinput", {}).get("shared")
    return Path(folder) if folder else None


@pytest.fixture(scope="session")
def neo4j_alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Sees to it that only one process has to do with Neo4j."""
    with ExitStack() as held:
        if shared := shared_folder(request.config):
            lock = held.enter_context((shared / "neo4j").open("w"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pytest.fail("another process has tests on Neo4j: group_of in tests/conftest.py must know this one too")
        yield


@pytest.fixture(scope="session")
def neo4j_uri(neo4j_alone: None) -> Iterator[str]:
    """The address of a real Neo4j that holds nothing but what these tests put in."""
    given = os.environ.get("NYSTA_TEST_NEO4J_URI")
    if given:
        from nysta.graph.stores import open_store

        with open_store(given, read_only=True) as store:
            foreign = store.query("MATCH (n) WHERE n.nysta IS NULL RETURN count(n) AS n").rows[0]["n"]
        if foreign:
            pytest.fail(f"{given} holds {foreign} nodes of others; the tests would empty it")
        yield given
        return
    before = os.environ.get("NYSTA_NEO4J_PASSWORD")
    os.environ["NYSTA_NEO4J_PASSWORD"] = PASSWORD
    port = free_port()
    # A quick start counts more here than speed later.
    environment = {"NYSTA_NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1", **os.environ}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "start", "--port", port, "--fresh"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        why = f"no Neo4j for the store tests: {done.stderr.strip()}"
        if done.returncode == 2 and os.environ.get("CI", "").lower() not in ("1", "true"):
            pytest.skip(why)
        pytest.fail(why)
    yield done.stdout.strip()
    subprocess.run([sys.executable, str(SCRIPT), "kill", "--port", port], capture_output=True, check=False)
    if before is None:
        del os.environ["NYSTA_NEO4J_PASSWORD"]
    else:
        os.environ["NYSTA_NEO4J_PASSWORD"] = before
