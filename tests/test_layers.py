"""Imports go one way: a newcomer who reads a folder need know nothing of those that build on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
# The first knows nothing of those after it; nor do folders inside one.
LAYERS = [
    ("nysta", ("extract", "graph", "app")),
    ("nysta.extract", ("readers", "structure", "relations", "resolve", "batch")),  # structure asks language for words
    ("nysta.extract", ("readers", "language", "relations", "resolve", "batch")),
    ("nysta.extract.relations", ("factuality", "sentences", "rows", "lists", "scorers")),
]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


@pytest.mark.parametrize(("package", "layers"), LAYERS)
def test_no_layer_imports_a_later_one(package: str, layers: tuple[str, ...]) -> None:
    place = CHECKOUT.joinpath(*package.split(".")[1:])
    wrong = [
        f"{path.relative_to(CHECKOUT)} imports {name}"
        for at, layer in enumerate(layers)
        for path in sorted((place / layer).rglob("*.py"))
        for name in imported(path)
        for later in layers[at + 1 :]
        if name == f"{package}.{later}" or name.startswith(f"{package}.{later}.")
    ]
    assert not wrong


def test_the_extraction_knows_nothing_of_the_explorers_library() -> None:
    known = {
        name.partition(".")[0]
        for layer in ("extract", "graph")
        for path in (CHECKOUT / layer).rglob("*.py")
        for name in imported(path)
    }
    assert "spacy" in known
    assert not known & {"streamlit", "pyvis", "typer"}
