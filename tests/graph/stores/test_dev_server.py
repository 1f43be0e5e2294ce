"""``dev/neo4j.py`` says in one line what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "dev" / "neo4j.py"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False, env=environment
    )


def program(folder: Path, name: str, says: str, code: int = 0) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{says}' >&2\nexit {code}\n")
    file.chmod(0o755)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is all of PATH."""
    return tmp_path


def test_without_java(folder: Path) -> None:
    done = run("start", "--port", "1", PATH=str(folder), NYSTA_NEO4J_HOME=str(folder / "home"))
    assert done.returncode == 2
    assert done.stderr.startswith("no Neo4j: java is missing")
    assert done.stderr.count("\n") == 1


def test_with_an_old_java(folder: Path) -> None:
    program(folder, "java", 'openjdk version "11.0.2" 2019-01-15')
    done = run("start", "--port", "1", PATH=str(folder), NYSTA_NEO4J_HOME=str(folder / "home"))
    assert done.returncode == 2
    assert "needs 17 or 21" in done.stderr


def test_without_maven(folder: Path) -> None:
    program(folder, "java", 'openjdk version "17.0.2" 2022-01-18')
    done = run("start", "--port", "1", PATH=str(folder), NYSTA_NEO4J_HOME=str(folder / "home"))
    assert done.returncode == 2
    assert done.stderr.startswith("no Neo4j: mvn is missing")


def test_status_of_a_server_that_does_not_run(folder: Path) -> None:
    done = run("status", "--port", "1", PATH=str(folder), NYSTA_NEO4J_HOME=str(folder / "home"))
    assert (done.returncode, done.stdout) == (1, "bolt://127.0.0.1:1 does not run\n")
