"""The words by which a document defines words of its own: "nedan kallat Förbundet", "i dagligt tal SAMSAM"; and what
statutes say of names: "Föreningens namn är Norrsken".

Short forms are read by ``glossary``, nouns by ``descriptions`` and ``nysta.extract.resolve.defined_nouns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.lexicons import load_yaml

# A quotation mark before or behind the word that is defined.
QUOTE = "[\"”“»’']"


@dataclass(frozen=True, slots=True)
class StatuteName:
    """What statutes say the name is: of what ``noun`` (definite, small letters, as it stands), what that ``means``, and
    where the name begins and ends, in characters."""

    noun: str
    means: str
    start: int
    end: int


@cache
def definition_words(kind: str, *more: str) -> str:
    """The words of one kind (a key of ``definition_words.yaml``) and of ``more``, as alternatives of an expression."""
    words = [word for one in (kind, *more) for word in _table()[one]]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def statute_names(text: str) -> Iterator[StatuteName]:
    """The names that statutes give: "Stiftelsens namn är Skogens röster", "Bolagets firma ska vara …"."""
    if " namn " not in text and " firma " not in text:
        return
    for found in _statute().finditer(text):
        noun = found["noun"].casefold()
        yield StatuteName(found["word"].casefold(), _table()["named_in_statutes"][noun], *found.span("name"))


@cache
def _statute() -> re.Pattern[str]:
    nouns = "|".join(_table()["named_in_statutes"])
    return re.compile(
        rf"(?<!\w)(?P<word>(?i:\w*?(?P<noun>{nouns})))s\s(?:namn|firma)\s(?:är|lyder|ska(?:ll)?\svara)\s{QUOTE}?"
        rf"(?P<name>[A-ZÅÄÖ][^.,;:()\"”“»]{{2,70}}?)(?=[.,;()\"”“»]|$)"
    )


@cache
def _table() -> dict[str, Any]:
    text = files("nysta.extract.language").joinpath("definition_words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded
