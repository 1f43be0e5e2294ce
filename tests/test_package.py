"""The wheel, as somebody gets it who has no checkout: complete, and unmoved by files of the same names beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDERS = ("extract", "graph", "app")
SAMPLE = CHECKOUT / "corpus" / "06_samverkansavtal_inlandsnoden.txt"
# What an analyst may well have in the folder where she works; each would break us if we imported it.
BESIDE = ("graph.py", "app.py", "extract.py", "nysta.py", "queries.py", "evidence.py")


def sources() -> set[str]:
    """Every file of the three folders that must be in the wheel, as a path inside it."""
    return {
        f"nysta/{path.relative_to(CHECKOUT).as_posix()}"
        for folder in FOLDERS
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".md" and path.name[0] != "."
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that no earlier build leaves anything in it; no network is needed."""
    copy = tmp_path_factory.mktemp("source") / "nysta"
    copy.mkdir()
    for name in FOLDERS:
        shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, copy)
    target = copy.parent / "wheel"
    command = [sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index", "--quiet"]
    done = subprocess.run(
        [*command, "--wheel-dir", str(target), str(copy)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python's ``bin/NAME`` of a clean environment that has the wheel; what it needs is borrowed from here."""
    place = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    python = place / "venv" / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*command, "--no-compile", str(wheel)], check=True, capture_output=True)
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(own, "borrowed.pth").write_text("".join(f"{path}\n" for path in sorted(borrowed)), encoding="utf-8")
    work = place / "work"
    work.mkdir()
    for name in BESIDE:
        (work / name).write_text(f"raise SystemExit('the analyst’s own {name} was imported')\n", encoding="utf-8")
    shutil.copy(SAMPLE, work)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NYSTA_", "PYTHON"))}

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python.with_name(program)), *arguments],
            cwd=work,
            env=kept,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def test_every_file_of_the_sources_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert sources() - packed == set(), (
        "list the folder under [tool.setuptools] packages, or the ending as package-data"
    )
    assert {name for name in packed if name.startswith("nysta/") and not name.endswith(".md")} - sources() == set()


def test_the_wheel_holds_both_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name for name in archive.namelist() if "/licenses/" in name]
        assert any("MIT" in archive.read(name).decode() for name in licences)
        assert any("CC BY-SA 4.0" in archive.read(name).decode() for name in licences)


def test_the_program_is_the_wheels(installed: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    where = installed("python", "-I", "-c", "import nysta.extract; print(nysta.extract.__file__)")
    assert "clean" in where.stdout, where.stderr
    assert str(CHECKOUT) not in where.stdout


def test_it_runs_in_a_folder_with_modules_of_the_same_names(
    installed: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    helped = installed("nysta", "--help")
    assert helped.returncode == 0, helped.stderr
    assert "nysta run" in helped.stdout
    ran = installed("nysta", "run", SAMPLE.name, "--output", "json")
    assert ran.returncode == 0, ran.stderr
    summary = json.loads(ran.stdout)
    assert summary["run"]["done"] == 1
    asked = installed(
        "nysta", "query", "MATCH (a)-[r]->(b) WHERE r.key IS NOT NULL RETURN a.name, type(r), b.name", "-o", "csv"
    )
    assert asked.returncode == 0, asked.stderr
    assert len(asked.stdout.splitlines()) > 5


def test_the_explorer_shows_its_first_page_there(
    installed: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    script = (
        "from importlib.resources import files; from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file(str(files('nysta.app.explorer') / 'main.py'), default_timeout=60).run()\n"
        "print([each.message for each in page.exception])"
    )
    shown = installed("python", "-P", "-c", script)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.strip().splitlines()[-1] == "[]", shown.stdout
