"""The vocabulary of table heads (``tables.yaml``): a head's text → tokens, and what a text says of basis and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from nysta.extract.language.amounts import spelling, written_units
from nysta.extract.lexicons import load_yaml
from nysta.extract.structure.blocks import Basis

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
OF_YEAR = r"(?:[A-ZÅÄÖ][^\W\d_]+\s(?:[\w–-]+\s)?)?(?:19|20)\d\d(?:,\s\w+)?"
"""What a row of a year is called, as an expression to build others of: "2021", "Avgift 2024", "Utfall 2023, helår"."""
_DIGIT = re.compile(r"\d")
_SHORT_YEAR = re.compile(r"[-–’'](\d\d)(?!\d)")
_SHORT_YEARS = re.compile(r"(?:[-–’']\d\d(?:\s+|$)){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """One known word, year or unit of a head, or a word that no head has (``words``)."""

    kind: str  # name, figure, budget, outcome, year, unit, words
    text: str
    role: str | None = None
    year: int | None = None


@cache
def words() -> dict[str, Any]:
    """The vocabulary of ``tables.yaml``."""
    text = files("nysta.extract.structure").joinpath("tables.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def loose() -> dict[str, re.Pattern[str]]:
    """The patterns of words that tell the role of a head's cell, in the order in which they are asked."""
    told = {**words()["loose"], "not_loose": words()["not_loose"]}
    return {role: re.compile(pattern, re.IGNORECASE) for role, pattern in told.items()}


@cache
def _phrases() -> dict[str, tuple[str, str | None]]:
    """Each known head in lower case, with its kind and role."""
    known: dict[str, tuple[str, str | None]] = {}
    for role, forms in words()["names"].items():
        known |= dict.fromkeys(forms, ("name", role))
    for role, forms in words()["figures"].items():
        known |= dict.fromkeys(forms, ("figure", role))
    for basis, forms in words()["basis"].items():
        known |= dict.fromkeys(forms, (basis, None))
    return known


@cache
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(one) for one in sorted(_phrases(), key=len, reverse=True))
    units = "|".join(spelling(written) for written, unit, _, _ in written_units() if unit is not None)
    return re.compile(
        rf"(?P<unit>(?:belopp\s+)?(?:\bi\s+)?(?<!\w)(?:{units})(?![\w/])|\([^()]*\)|(?:belopp\s+)?\bi\s+tusental\s+kronor)"
        r"|(?P<date>\b\d{2}[01]\d[0-3]\d\b|\b\d\d-\d\d-\d\d\b)"
        r"|(?P<year>(?<![\d-])(?:19|20)\d\d(?!\d)(?:\s?[-–/]\s?\d\d(?:\d\d)?(?!\d))?(?:-\d\d-\d\d)?)"
        r"|(?P<seat>(?<!\w)(?:ledamot|ledamöter|representanter?|ersättare|platser|närvaro)\s(?:i|av)\s[\w-]+)"
        rf"|(?P<phrase>(?<!\w)(?:{phrases})(?!\w))"
        r"|(?P<junk>[\s,;:/|*·.]+)|(?P<words>\S+)",
        re.IGNORECASE,
    )


def basis_of(text: str) -> Basis | None:
    """Whether a text speaks of a budget or of an outcome; None when of neither or of both."""
    found = {kind for kind, pattern in _basis_words().items() if pattern.search(text)}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _basis_words() -> dict[Basis, re.Pattern[str]]:
    return {
        basis: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
        for basis, forms in words()["basis"].items()
    }


def year_of(text: str) -> int | None:
    """The one year a text names; None when it names none or several."""
    years = {int(found) for found in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def written_out(text: str) -> str:
    """A line of nothing but years in two digits with them in four: "-21  -22  -23"."""
    years = [int(one) for one in _SHORT_YEAR.findall(text)] if _SHORT_YEARS.fullmatch(text) else []
    steps = {later - sooner for sooner, later in pairwise(years)}
    return _SHORT_YEAR.sub(r"20\1", text) if steps in ({1}, {-1}) else text


def years_of(text: str) -> list[int]:
    """All years in the order of the text."""
    return [int(found) for found in YEAR.findall(text)]


@cache
def last_words() -> frozenset[str]:
    """The words in which a head can end, in lower case."""
    units = {written.split()[-1].casefold() for written, unit, _, _ in written_units() if unit is not None}
    return frozenset({one.split()[-1].rstrip(".") for one in _phrases()} | units)


@cache
def _beginnings() -> tuple[str, ...]:
    """The phrases by which columns can begin: of a budget, of an outcome, of numbers of notes and accounts."""
    return tuple(one for one, (kind, _) in _phrases().items() if kind in ("budget", "outcome")) + tuple(
        words()["numbers"]
    )


def may_begin_columns(text: str) -> bool:
    """Whether a year or a phrase may stand in ``text`` by which columns can begin behind a title."""
    low = text.casefold()
    return _DIGIT.search(text) is not None or any(map(low.__contains__, _beginnings()))


def known_tokens(text: str) -> list[Token]:
    """The tokens of a head up to the first word that no head has, which is the last of them: most texts begin with
    such a word, and nobody asks what stands behind it."""
    found: list[Token] = []
    for token in tokens_of(text):
        found.append(token)
        if token.kind == "words":
            break
    return found


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a head, left to right; punctuation is left out."""
    for found in _pattern().finditer(text):
        kind, word = found.lastgroup or "", found[0]
        if kind == "junk":
            continue
        if kind == "date":
            yield Token("year", word, None, 2000 + int(word[:2]))
        elif kind == "year":
            yield Token("year", word, None, int(word[:4]))
        elif kind == "seat":
            yield Token("name", word, "seat")
        elif kind == "phrase":
            known, role = _phrases()[" ".join(word.casefold().split())]
            yield Token(known, word, role)
        else:
            yield Token(kind, word)
