"""Shared by the readers' tests: how to look at what was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.document import SourceText


def _sound(source: SourceText) -> SourceText:
    text = source.text
    assert "\r" not in text
    text.encode("utf-8")
    assert list(source.page_starts) == sorted(source.page_starts)
    assert all(0 <= start <= len(text) for start in source.page_starts)
    for hint in source.hints:
        assert 0 <= hint.start < hint.end <= len(text), hint
        assert "\n" not in text[hint.start : hint.end], hint
        if hint.kind == "row":
            assert hint.table >= 1
            cells = [text[start:end] for start, end in hint.cells]
            assert "\t".join(cells) == text[hint.start : hint.end]
            assert hint.cells[0][0] == hint.start
            assert hint.cells[-1][1] == hint.end
    return source


@pytest.fixture
def sound() -> Callable[[SourceText], SourceText]:
    """Checks the contract of a SourceText and gives it back."""
    return _sound


@pytest.fixture
def rows() -> Callable[[SourceText], list[list[str]]]:
    """All table rows of a document as lists of cells."""

    def of(source: SourceText) -> list[list[str]]:
        _sound(source)
        return [[source.text[a:b] for a, b in hint.cells] for hint in source.hints if hint.kind == "row"]

    return of


@pytest.fixture
def hinted() -> Callable[[SourceText, str], list[str]]:
    """The texts of all hints of one kind."""

    def of(source: SourceText, kind: str) -> list[str]:
        _sound(source)
        return [source.text[hint.start : hint.end] for hint in source.hints if hint.kind == kind]

    return of
