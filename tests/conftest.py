"""What all tests may use: a real Neo4j.

It comes from ``$NYSTA_TEST_NEO4J_URI`` (a throw-away database: the tests empty it), else from
``dev/neo4j.py`` on a free port, so that two test runs do not meet. Without Java or Maven its tests are
skipped, with ``CI=true`` they fail.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "dev" / "neo4j.py"
PASSWORD = "nysta-test"


def free_port() -> str:
    """A port on loopback that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
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
