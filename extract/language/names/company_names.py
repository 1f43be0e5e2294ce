"""Names that their last words make a company's or another body's: "Tjärnö Energi AB", "Tjärnö Science Park"
(company_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from nysta.extract.language.forms import CAPITALISED
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.lexicons import load_yaml


@cache
def legal_forms() -> tuple[str, ...]:
    """The legal forms that end or begin a name, as they are written there."""
    return tuple(_words()["legal_forms"])


@cache
def clubs() -> frozenset[str]:
    """What ends a sports club's name."""
    return frozenset(_words()["clubs"])


@cache
def _words() -> dict[str, list[str]]:
    text = files("nysta.extract.language.names").joinpath("company_names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = load_yaml(text)
    return loaded


@cache
def _legal() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, legal_forms()))
    body = rf"{CAPITALISED}(?:\s+(?:(?:i|för|of|and)\s+)?(?!(?:{forms})(?!\w))(?:{CAPITALISED}|&)){{0,5}}"
    # two cells of a row: "AB Stången" and "Ale Stadshus AB"
    before = rf"AB\s+{CAPITALISED}(?=(?:\s+{CAPITALISED}){{1,3}}\s+AB(?!\w))"
    return re.compile(
        rf"(?<![\w-])(?:(?!AB\s){body}\s+(?:{forms})|{before}|AB\s+{CAPITALISED}(?:\s+{CAPITALISED}){{0,3}})"
        r"(?:\s\(publ\))?(?![\w-])"
    )


@cache
def _tails() -> re.Pattern[str]:
    tails = "|".join(map(re.escape, _words()["name_tails"]))
    word = rf"(?!(?:AB|HB|KB)\b){CAPITALISED}"
    return re.compile(
        rf"(?<![\w-])(?<!AB\s){word}(?:\s+{word}){{0,3}}\s+(?:{tails})(?:\s+{CAPITALISED})?(?![\w-])|"
        rf"(?<![\w-])(?:Business Region|Science Park|Science City)\s+{CAPITALISED}(?![\w-])"
    )


@cache
def _of_two() -> re.Pattern[str]:
    """A company that its place and two trades name: "Hamnstads Vatten och Energi AB"."""
    return re.compile(
        rf"(?<![\w-])(?P<place>{CAPITALISED})\s{CAPITALISED}\soch\s(?!AB\s){CAPITALISED}\s(?:AB|Aktiebolag)(?![\w-])"
    )


@cache
def _of_trades() -> re.Pattern[str]:
    """A company that two trades name, whatever stands before them: "Hälsinge Vatten och Miljö AB"."""
    trade = f"(?:{'|'.join(_words()['trades'])})"
    return re.compile(
        rf"(?<![\w-])(?!AB\s){CAPITALISED}\s(?:{CAPITALISED}\s)?{trade}\s(?:och|&)\s{trade}(?:\si\s{CAPITALISED})?\s(?:AB|Aktiebolag)"
        r"(?![\w-])"
    )


@cache
def _clubs() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<place>{CAPITALISED})\s(?:{'|'.join(sorted(clubs()))})(?![\w-])")


def _is_place(word: str) -> bool:
    """Whether a word, or what its genitive is of, is a kommun's or region's short name."""
    known = load_gazetteer().find(word) or load_gazetteer().find(word.removesuffix("s"))
    return known is not None and known[1] == "short"


@cache
def _tail_signs() -> tuple[str, ...]:
    return ("Business Region", "Science Park", "Science City", *_words()["name_tails"])


def company_names(text: str) -> Iterator[tuple[int, int]]:
    """Where such names begin and end in ``text``, in no particular order; they may overlap."""
    if "AB" in text or "Aktiebolag" in text:
        yield from (found.span() for found in _of_two().finditer(text) if _is_place(found["place"]))
        yield from (found.span() for found in _of_trades().finditer(text))
    if any(map(text.__contains__, clubs())):
        yield from (found.span() for found in _clubs().finditer(text) if _is_place(found["place"]))
    for pattern, signs in ((_legal(), legal_forms()), (_tails(), _tail_signs())):
        for found in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            yield found.span()
