"""Neo4j that goes in the middle of a load: killed, or restarted tidily."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nysta.graph.stores import open_store

pytestmark = pytest.mark.timeout(1800)

CHECKOUT = Path(__file__).resolve().parents[3]
SECONDS = 240  # that anything here may take


class Neo4j:
    """A server of our own, to be killed."""

    def __init__(self, port: str, password: str) -> None:
        self.port = port
        self.home = Path(os.environ.get("NYSTA_NEO4J_HOME") or CHECKOUT / ".neo4j")
        self.environment = {
            **os.environ,
            "NYSTA_NEO4J_PASSWORD": password,
            "NYSTA_NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1",
        }

    def __call__(self, command: str, *options: str) -> subprocess.CompletedProcess[str]:
        script = [sys.executable, str(CHECKOUT / "dev" / "neo4j.py"), command, "--port", self.port, *options]
        return subprocess.run(script, env=self.environment, capture_output=True, text=True, check=False)

    def process(self) -> int:
        return int((self.home / f"port-{self.port}" / "pid").read_text())


@pytest.fixture(scope="module")
def neo4j(password: str) -> Iterator[Neo4j]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = Neo4j(str(taken.getsockname()[1]), password)
    started = server("start", "--fresh")
    if started.returncode == 2 and os.environ.get("CI", "").lower() not in ("1", "true"):
        pytest.skip(f"no Neo4j to be killed: {started.stderr.strip()}")
    assert started.returncode == 0, started.stderr
    yield server
    server("kill")


def test_neo4j_goes_in_the_middle_of_a_load(
    unloaded: Any, undisturbed: dict[str, Any], neo4j: Neo4j, fault: str, number: int, runs: Callable[[int], bool]
) -> None:
    store = f"bolt://127.0.0.1:{neo4j.port}"
    with open_store(store, force=True) as database:
        database.write("MATCH (n) DETACH DELETE n")
    into_server = replace(unloaded, store=store)
    log = unloaded.log
    process = into_server.started(NYSTA_NEO4J_PATIENCE="5" if fault == "killed" else "60")
    into_server.until(lambda: log.exists() and "documents read" in log.read_text(), process)
    with open_store(store, read_only=True) as database:
        into_server.until(
            lambda: database.read("MATCH (n:Passage) RETURN count(n) AS n", {}, 1, 30).rows[0]["n"] > 0, process
        )
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
