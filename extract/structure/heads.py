"""Table heads: what a line above figures says of their columns, years and basis."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.structure.blocks import Basis, Column

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@cache
def words() -> dict[str, Any]:
    """The vocabulary of ``tables.yaml``."""
    text = files("nysta.extract.structure").joinpath("tables.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def _tokens() -> re.Pattern[str]:
    kinds = {**words()["basis"], "other": words()["other_columns"]}
    spelled = {kind: "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) for kind, forms in kinds.items()}
    parts = [f"(?P<{kind}>(?<!\\w)(?:{forms})(?!\\w))" for kind, forms in spelled.items()]
    year = r"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d)(?:[-–]\d\d(?:-\d\d)?)?)"
    date = r"(?P<date>\b\d{2}[01]\d[0-3]\d\b|\b\d\d-\d\d-\d\d\b)"
    return re.compile("|".join([*parts, year, date]), re.IGNORECASE)


def basis_of(text: str) -> Basis | None:
    """Whether a text speaks of a budget or of an outcome; None when of neither or of both."""
    found = {kind for kind in ("budget", "outcome") for one in _tokens().finditer(text) if one.lastgroup == kind}
    return next(iter(found)) if len(found) == 1 else None  # type: ignore[return-value]


def year_of(text: str) -> int | None:
    """The one year a text names; None when it names none or several."""
    years = {int(found) for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def years_of(text: str) -> list[int]:
    """All years in the order of the text."""
    return [int(found) for found in _YEAR.findall(text)]


def read_head(text: str) -> tuple[Column, ...] | None:
    """The columns that a head line names, None when the line is no head.

    A head is made of years, words for budget and outcome, and words for other columns; it holds no
    other figures. A kind word before a year ("Budget 2024") or after it ("2024 budget") belongs to it.
    """
    bare = re.sub(r"\(.*?\)", " ", text)
    found = list(_tokens().finditer(bare))
    if not found or re.search(r"\d", _tokens().sub(" ", bare)):
        return None
    rest = re.sub(r"\W+", " ", _tokens().sub(" ", bare)).split()
    if len(rest) > 6:
        return None
    columns: list[Column] = []
    pending: tuple[str, str] | None = None
    years_first = found[0].lastgroup in ("year", "date")
    for one in found:
        kind, word = one.lastgroup or "", one[0]
        if kind == "date":
            columns.append(Column(word, _century(word)))
        elif kind == "year":
            year = int(word[:4])
            if pending:
                columns.append(_column(pending, year, f"{pending[1]} {word}"))
                pending = None
            else:
                columns.append(Column(word, year))
        elif years_first and columns and columns[-1].year and columns[-1].text.isdigit() and kind != "other":
            columns[-1] = _column((kind, word), columns[-1].year, f"{columns[-1].text} {word}")
        else:
            if pending:
                columns.append(_column(pending, None, pending[1]))
            pending = (kind, word)
    if pending:
        columns.append(_column(pending, None, pending[1]))
    return tuple(columns)


def _century(date: str) -> int:
    return 2000 + int(date[:2])


def _column(kind: tuple[str, str], year: int | None, text: str) -> Column:
    basis: Basis | None = kind[0] if kind[0] in ("budget", "outcome") else None  # type: ignore[assignment]
    return Column(text, year, basis) if kind[0] != "other" else Column(text)


def stack(upper: tuple[Column, ...], lower: tuple[Column, ...]) -> tuple[Column, ...] | None:
    """Two head lines over the same columns as one ("Budget Utfall" over "2024 2023"), None if they don't fit."""
    if len(upper) != len(lower):
        return None
    return tuple(
        replace(a, text=f"{a.text} {b.text}", year=a.year or b.year, basis=a.basis or b.basis)
        for a, b in zip(upper, lower, strict=True)
    )
