"""What the README says can be typed: its examples are run, and what it shows of their output is what comes out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from nysta.graph import connect
from nysta.graph.cookbook import list_queries, parameter_values, unknown_names

CHECKOUT = Path(__file__).resolve().parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
MORE = "…"  # stands for lines of output that are not shown
# What nobody has decided yet, documents that contradict each other, money that goes round.
NOT_IN_THE_SAMPLES = {"judged", "conflicts", "money-circles"}


@dataclass(frozen=True)
class Example:
    """A command of the README and the lines of output shown below it."""

    command: str
    shown: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.command.split())[:60]


def examples(text: str) -> list[Example]:
    """The commands after ``$`` in ``console`` blocks; a quotation that stays open goes on in the next line."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        command, shown = "", []
        for line in block.splitlines():
            if line.startswith("$ ") or not whole(command):
                if whole(command) and command:
                    found.append(Example(command, tuple(shown)))
                    command, shown = "", []
                command = f"{command}\n{line}" if command else line.removeprefix("$ ")
            elif line.strip() not in ("", MORE):
                shown.append(line)
        found.append(Example(command, tuple(shown)))
    return found


def whole(command: str) -> bool:
    """Whether every quotation of ``command`` is closed."""
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="module")
def after_the_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as ``make demo`` leaves it: the sample documents, and the graph of them."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(CHECKOUT / "corpus", folder / "corpus")
    done = in_shell("nysta run corpus", folder)
    assert done.returncode == 0, done.stderr
    return folder


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``command`` as typed; ``nysta`` is the one under test."""
    program = f'nysta() {{ "{sys.executable}" -m nysta.app.cli "$@"; }}; set -o pipefail; {command}'
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NYSTA_")}
    return subprocess.run(
        ["bash", "-c", program], cwd=folder, env=kept, capture_output=True, text=True, check=False, timeout=120
    )


def test_examples_over_several_lines_are_found_whole() -> None:
    block = '```console\n$ nysta query "\n  MATCH (n)"\nname\n…\n$ nysta status\n```\n'
    assert examples(block) == [Example('nysta query "\n  MATCH (n)"', ("name",)), Example("nysta status", ())]


def test_each_of_the_three_readers_has_an_example() -> None:
    assert len(examples(README)) >= 6
    assert all(example.command.startswith("nysta ") for example in examples(README))


@pytest.mark.parametrize("example", examples(README), ids=str)
def test_example(example: Example, after_the_demo: Path) -> None:
    done = in_shell(example.command, after_the_demo)
    assert done.returncode == 0, done.stderr
    printed = [" ".join(line.split()) for line in done.stdout.splitlines()]
    missing = [line for line in example.shown if " ".join(line.split()) not in printed]
    assert not missing, f"the README shows what does not come out; it prints now:\n{done.stdout}"


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))
def test_python_example(code: str, after_the_demo: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=after_the_demo, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "Mora kommun" in done.stdout


def test_the_cookbooks_own_examples_find_something_in_the_samples(after_the_demo: Path) -> None:
    """Whoever copies a line of ``nysta query --list`` after ``make demo`` sees what the question gives."""
    nothing = set()
    with connect(f"embedded:{after_the_demo}/nysta-data/nysta.kgl") as graph:
        for query in list_queries():
            program, command, name, *options = shlex.split(query.example)
            assert (program, command, name) == ("nysta", "query", query.name)
            assert options[::2] == ["-p"] * (len(options) // 2)
            given = parameter_values(query, options[1::2])
            if not graph.query(name, **given).rows:
                nothing.add(name)
            for each, parameter in query.parameters.items():
                if parameter.type == "name" and parameter.example is not None:
                    assert given[each] == parameter.example
                    assert not unknown_names(graph.store, query, {each: parameter.example}), f"{name}: {each}"
    assert nothing <= NOT_IN_THE_SAMPLES


def test_every_command_named_exists() -> None:
    """``nysta …`` in running text and tables too, and each target of make."""
    helped = in_shell("nysta --help", CHECKOUT).stdout
    for name in set(re.findall(r"`?nysta ([a-z]+)\b", README)):
        assert re.search(rf"\b{name}\b", helped), f"there is no command nysta {name}"
    targets = set(
        re.findall(r"^([a-z0-9-]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert set(re.findall(r"(?:^|`)make ([a-z0-9-]+)", README, flags=re.MULTILINE)) <= targets


def test_every_path_named_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    paths = re.findall(r"`((?:extract|graph|app|tests|corpus|training|dev)/[\w./-]*)`", README)
    missing = [name for name in (*links, *paths) if not (CHECKOUT / name).exists()]
    assert not missing
