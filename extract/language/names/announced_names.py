"""Names right behind a noun that announces them: "projektet Digital bygd", "nätverket Bron"
(announced_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.language.forms import NAME
from nysta.extract.lexicons import load_yaml

Sort = Literal["project", "programme", "organisation"]

_QUOTED = r"[\"”“»’](?P<quoted>[^\"”“»«’]{2,80})[\"”“«’]"
# Words whose form tells them from a name's: verbs in the past and passives, but not "klimat" and "kommunernas".
_VERBS = r"(?!klimat|mandat|format)\w+(?:ades|ade|ats|at|its|it|vt)|\w{3,}des|\w{2,}ttes|(?!\w+nas\b)\w{3,}as"
# What somebody gives to whom is named: "ger projektet Bryggan stöd med 2 mnkr".
_GIVEN = r"(?:stöd|bidrag|pengar|medel|finansiering)(?=\s(?:med|om|på)\s(?:\w+\s){0,2}\d)"
# With its capital the word is part of the name: "Stiftelsen Bygdens Minne", "Sparbanksstiftelsen Norra".
_CALLED_SO = re.compile(r"(?:Stiftelsen|Föreningen|[A-ZÅÄÖ]\w+(?:stiftelsen|föreningen|förbundet))")


@dataclass(frozen=True, slots=True)
class AnnouncedName:
    """A name at ``start``–``end`` of a text, and the ``trigger`` that announces it."""

    start: int
    end: int
    trigger: str


@cache
def _words() -> dict[str, Any]:
    text = files("nysta.extract.language.names").joinpath("announced_names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def _signs(sort: Sort) -> tuple[str, ...]:
    """One of these must be in a text for names to be looked for there."""
    also = ("compound_triggers", "owned_triggers") if sort == "organisation" else ()
    return tuple(word.casefold() for key in (f"{sort}_triggers", *also) for word in _words()[key])


@cache
def _never_begins() -> frozenset[str]:
    return frozenset(_words()["never_begins"])


@cache
def _announced(sort: Sort) -> re.Pattern[str]:
    """A name after a noun that announces it. It may end in small words ("Sápmi i ljud och bild") where a sign or
    one of ``after_name`` shows its end; a company's does not."""
    triggers = "|".join(sorted(map(re.escape, _words()[f"{sort}_triggers"]), key=len, reverse=True))
    prefix = r"[\w-]*"
    if sort == "organisation":
        compounds = "|".join(_words()["compound_triggers"])
        owned = "|".join(_words()["owned_triggers"])
        triggers = rf"{triggers}|[\w-]*(?:{compounds})|(?<=[a-zåäöA-ZÅÄÖ]s\s)(?:{owned})"
        prefix = ""
    return re.compile(
        rf"(?<![\w-])(?i:(?P<trigger>{prefix}(?:{triggers})))\s+(?:{_QUOTED}|(?P<name>{NAME}{_tail(sort)}))"
    )


def _tail(sort: Sort | None = None) -> str:
    """The small words that a name may end in, where a sign or one of ``after_name`` shows its end; a body's name ends
    before another body, too."""
    closers = "|".join(_words()["after_name"])
    if sort == "organisation":
        others = "|".join(_words()["other_bodies"])
        closers = rf"{closers}|(?:(?:och|samt)\s)?\w*(?:{others})"
    goes_on = rf"(?:(?:{closers})|{_VERBS}|{_GIVEN})\b"
    last = (
        r"\s(?:kan|är|vill|har|får|ska)(?=\s?[,.;:)]|\s(?:är|var|har|hade|ska|leds|drivs|ägs)\b)"  # "Laga det du kan"
    )
    words = rf"(?:\s(?!{goes_on})[a-zåäö][\wåäö-]*)"
    return rf"(?:(?<!\sAB){words}{{1,5}}?(?:{last}|(?=\s?[,.;:)]|\s(?:och\s)?{goes_on}|$)))?"


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_QUOTED}|{NAME}{_tail()}")


def end_of_name(text: str, at: int) -> int:
    """Where a name ends that begins right at ``at``, in quotation marks or with a capital; ``at`` where none does."""
    found = _alone().match(text, at)
    return found.end() if found is not None else at


@cache
def _verb() -> re.Pattern[str]:
    closers = "|".join(word for word in _words()["after_name"] if word not in _words()["inside_name"])
    return re.compile(rf"\s(?:(?:{closers})|{_VERBS})\b")


def runs_on(words: str) -> bool:
    """Whether some words that begin with a name go on with what is said of it: "Bryggan drivs av Ale kommun"."""
    return _verb().search(words) is not None


def announced_names(text: str, sort: Sort, located: tuple[str, ...]) -> Iterator[AnnouncedName]:
    """The names in ``text`` that a noun for a ``sort`` of things announces, in reading order.

    ``located`` are endings of nouns whose place comes behind the name: "mottagningen Kojan i Fors".
    """
    low = text.casefold()
    if not any(map(low.__contains__, _signs(sort))):
        return  # a tenth of the time of the expression, and most texts have none
    for found in _announced(sort).finditer(text):
        group = "quoted" if found["quoted"] else "name"
        name = found[group].rstrip(" ,.–-")
        start = found.start(group)
        if sort == "organisation":  # what follows in a row of a table
            name = re.split(r"\s{2,}|\s\d", name)[0]
            if found["trigger"].casefold().endswith(located):
                name = name.split(" i ")[0]
        if _CALLED_SO.fullmatch(found["trigger"]) and start == found.end("trigger") + 1:
            start = found.start("trigger")
            name = text[start : found.start(group) + len(name)]
        if len(name) >= 2 and name.split()[0] not in _never_begins():
            yield AnnouncedName(start, start + len(name), found["trigger"])


def end_of_announced(text: str, at: int, sort: Sort) -> int:
    """Where a name ends whose announcing noun begins right at ``at``; 0 where none does."""
    found = _announced(sort).match(text, at)
    return found.end() if found is not None else 0
