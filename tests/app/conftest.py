"""The command line as a user has it, with a workspace of its own and the real embedded store."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

GRAPHS = Path(__file__).parent / "graphs"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)

    @property
    def rows(self) -> dict[str, Any]:
        """Rows of two columns as a mapping."""
        return dict(tuple(row.values()) for row in self.json)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace; nothing of the user's own environment reaches the command."""
    monkeypatch.chdir(tmp_path)
    for name in ("NYSTA_STORE", "NYSTA_USER", "NYSTA_NEO4J_USER", "NYSTA_NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NYSTA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def nysta(workspace: Path) -> Callable[..., Ran]:
    """Run ``nysta`` with arguments, in the workspace."""
    from nysta.app.cli import app

    def run(*arguments: str) -> Ran:
        result = CliRunner().invoke(app, list(arguments))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def loaded(nysta: Callable[..., Ran]) -> Callable[..., Ran]:
    """``nysta`` after the two graph files have been loaded."""
    assert nysta("load", str(GRAPHS)).code == 0
    return nysta


@pytest.fixture(scope="session")
def graphs() -> Path:
    """The folder of two graph files that know of each other's company."""
    return GRAPHS
