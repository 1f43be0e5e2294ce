"""Names listed behind a noun for several: "delprojekten Nya vägar, Bryggan och Lådan på gården", "regionens egna museer
Kvarnen och Smedjan" (listed_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.language.forms import acronym_of
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.announced_names import end_of_name, runs_on
from nysta.extract.lexicons import load_yaml, shortest

# Where one name ends and the next begins: a comma, or "och" before a capital ("Barn och unga" is one name).
_LINK = re.compile(r",?\s(?:och|samt|respektive)\s(?=[\"”“»]?[A-ZÅÄÖ])|,\s(?=[\"”“»]?[A-ZÅÄÖ])")
# A name that another follows, and its abbreviation: no full stop inside it, and not a whole clause.
_INNER = re.compile(r"[\"”“»]?(?P<name>[A-ZÅÄÖ](?:[^,;:()\"”“«»\n.]|\.(?=\w)){1,50}?)[\"”“»«]?(?:\s\([\w ]{1,12}\))?")
_ABBREVIATED = re.compile(r"(?P<name>[A-ZÅÄÖ][^,;:().]{1,60}?)\s\((?P<short>\w{2,8})\)")
# What is said of the several before the colon: "tre avdelningar bildats: ", "fyra arbetslag som tar uppdrag: ".
_SAID_BETWEEN = r"\s[a-zåäö][^.:;!?()A-ZÅÄÖ\d]{1,60}(?=:\s)"
_QUOTES = '"”“»«'


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name at ``start``–``end`` of a text, with the label and kind that the noun before the list tells."""

    start: int
    end: int
    label: Literal["ORG", "PRG", "PRJ"]
    kind: str


@cache
def _words() -> dict[str, Any]:
    text = files("nysta.extract.language.names").joinpath("listed_names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def _told() -> dict[str, tuple[Literal["ORG", "PRG", "PRJ"], str]]:
    """What each noun tells of the names behind it: label and kind."""
    return {
        noun: (label, kind)
        for group in ("definite", "indefinite")
        for label, kinds in _words()[group].items()
        for kind, nouns in kinds.items()
        for noun in nouns
    }


@cache
def _signs() -> tuple[str, ...]:
    """What one of is in whatever one of the nouns is in."""
    return shortest(_told())


def _nouns(group: str) -> str:
    found = [noun for kinds in _words()[group].values() for nouns in kinds.values() for noun in nouns]
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def _head() -> re.Pattern[str]:
    counts, between = "|".join(_words()["counts"]), "|".join(_words()["between"])
    owned = rf"(?:[\wåäöÅÄÖ]{{3,}}s\s(?:(?:{between})\s){{0,2}}|(?:{counts})\s(?:(?:{between})\s)?)"
    return re.compile(
        rf"(?<![\w-])(?:(?i:[\w-]*?(?P<definite>{_nouns('definite')}))"
        rf"|(?i:{owned})[\w-]*?(?P<indefinite>{_nouns('indefinite')})(?:{_SAID_BETWEEN})?):?\s(?=[\"”“»]?[A-ZÅÄÖ])"
    )


def listed_names(text: str) -> Iterator[ListedName]:
    """The names in ``text`` of which a noun for several before them tells what they are, where at least two are listed;
    in reading order."""
    low = text.casefold()
    if not any(map(low.__contains__, _signs())) or _LINK.search(text) is None:
        return  # most texts, and to look is a fraction of the time of the expression
    for head in _head().finditer(text):
        names = list(_names(text, head.end()))
        if len(names) > 1:
            label, kind = _told()[(head["definite"] or head["indefinite"]).casefold()]
            yield from (ListedName(start, end, label, kind) for start, end in names)


def _names(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The limits of the names of a list that begins at ``at``. The last ends where a word shows it, or right before
    whoever the gazetteer knows: "projekten Bryggan och Lådan samt Ale kommun"."""
    while (inner := _followed(text, at)) is not None and not _known(text[inner.start : inner.end]):
        yield inner.start, inner.end
        at = inner.next
    end = _spelled(text, at) or end_of_name(text, at)
    quoted = text[at] in _QUOTES
    if inner is None and end > at and not _known(text[at:end]):
        yield at + quoted, end - quoted


def _spelled(text: str, at: int) -> int:
    """Where a name ends at ``at`` that its abbreviation behind it spells, "och" and all: "Lärande och Hälsa (LoH)"; 0
    where none does."""
    found = _ABBREVIATED.match(text, at)
    return found.end("name") if found is not None and acronym_of(found["short"], found["name"]) else 0


def _known(name: str) -> bool:
    """Whether the gazetteer knows whoever is named; the bare name of a place may be a school's there."""
    return load_gazetteer().knows(name) is not None


@dataclass(frozen=True, slots=True)
class _Followed:
    """A name at ``start``–``end`` that another follows, which begins at ``next``."""

    start: int
    end: int
    next: int


def _followed(text: str, at: int) -> _Followed | None:
    """The name that begins at ``at``, where another follows it; None for the last of a list."""
    link = _LINK.search(text, max(at, _spelled(text, at)))
    found = _INNER.fullmatch(text, at, link.start()) if link is not None else None
    if link is None or found is None or runs_on(found["name"]):
        return None
    return _Followed(found.start("name"), found.end("name"), link.end())
