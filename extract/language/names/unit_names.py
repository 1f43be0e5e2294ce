"""Units, teams and networks that no capital gives away: by what sets them up, whose they are, a bare noun before them
(unit_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.language.forms import CAPITALISED
from nysta.extract.language.names.announced_names import end_of_name
from nysta.extract.language.names.plan_names import end_of_purpose
from nysta.extract.lexicons import load_yaml, shortest

_ADJECTIVE = r"(?:[a-zåäö]+(?:al|ell|isk|ig|sam|ad|ande|bar|t|a|ny)\s){0,2}"
# An inflected adjective before a noun is no part of the name: "en ny central stödfunktion".
_NEW = r"(?:(?:ny|nytt|egen|eget|särskild|särskilt|permanent|tillfällig)\s)?"
# Where a unit is, is no part of its name: "område Samhälle på kontoret".
_WHERE = re.compile(r"\s(?:på|i|hos|vid)\s")
_IS = re.compile(r"\b(?:är|utgör|blir|var)\s$")
_FOCUS = re.compile(r"\smed\sinriktning(?:\s(?:mot|på))?(?=\s[a-zåäö])")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name at ``start``–``end`` of a text, and the ``kind`` of organisation that it names."""

    start: int
    end: int
    kind: str


@cache
def _words() -> dict[str, Any]:
    text = files("nysta.extract.language.names").joinpath("unit_names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


def _any(key: str) -> str:
    return "|".join(sorted(_words()[key], key=len, reverse=True))


@cache
def _signs(key: str) -> tuple[str, ...]:
    """What one of is in whatever one of the words of ``key`` is in."""
    return shortest(_words()[key])


def _may_hold(text: str, key: str) -> bool:
    """Whether a text holds one of the words of ``key``; most hold none, and their expression need not be tried."""
    return any(map(text.__contains__, _signs(key)))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w-])(?i:{_any('prepositions')})|,)\s(?P<noun>{_any('bare')})\s(?=[A-ZÅÄÖ])")


@cache
def _definite() -> re.Pattern[str]:
    subject = rf"(?!\w*(?:{_any('no_subjects')})\b)[a-zåäö]{{3,}}"
    return re.compile(
        rf"(?:(?<![\w-])(?i:{_any('introduced')})|[,:])\s(?P<name>(?:{_any('definite')})\s{subject}\s(?:och|&)\s[a-zåäö]{{3,}})(?![\w-])"
    )


@cache
def _set_up() -> re.Pattern[str]:
    noun = rf"(?P<name>{_ADJECTIVE}[a-zåäö]{{3,}}(?:{_any('set_up')}))"
    return re.compile(
        rf"(?<![\w-])(?:(?:en|ett|En|Ett)\s{_NEW}{noun}(?![\w-])(?P<after>)"
        rf"|(?P<before>{_any('set_up_verbs')})\s(?:en|ett)\s{_NEW}{noun.replace('<name>', '<behind>')}(?![\w-]))"
    )


@cache
def _is_set_up() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:har|hade)\s)?(?:[a-zåäö]+\s)?(?:{_any('set_up_verbs')})\b")


@cache
def _team() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?i:det|den)|[\wåäöÅÄÖ]+s)\s(?P<name>(?:{_any('of_one')})\s[a-zåäö]{{3,}}(?:{_any('teams')}))(?![\w-])"
    )


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any('groups')})\s(?=[A-ZÅÄÖ][a-zåäö])")


@cache
def _network() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?!(?:Dess|Deras|Årets)\s)[A-ZÅÄÖ][\wåäö]*(?::s|s)|(?:länsstyrelsens|regionens|förbundets))\s(?P<name>{_any('networks')})(?![\w-])"
    )


@cache
def _owned() -> re.Pattern[str]:
    name = rf"(?P<name>{CAPITALISED}(?:\s(?:(?:och|&)\s)?{CAPITALISED})*)"
    return re.compile(rf"(?<![\w-])(?i:{_any('owners')})\s{name}\s(?:{_any('acts')})\b")


@cache
def _faculty() -> re.Pattern[str]:
    """A university's department by its subject, whatever its letters: "statsvetenskapliga institutionen"."""
    return re.compile(
        r"(?<![\w-])(?:[\wåäöÅÄÖ]+-\s(?:och|samt)\s)?[\wåäöÅÄÖ]{3,}(?:liga|iska|ella)\s(?:institutionen|fakulteten)(?![\w-])"
    )


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<name>(?i:{_any('boards')})\s(?:{_any('offices')}))(?![\w-])")


def is_office(name: str) -> bool:
    """Whether a name is an office's by whose it is alone: "kommunstyrelsens förvaltning"."""
    return _office().fullmatch(name) is not None


def unit_names(text: str) -> Iterator[UnitName]:
    """The units, teams and networks in ``text`` that its words show to be somebody's one, in no particular order."""
    for found in _bare().finditer(text) if _may_hold(text, "bare") else ():
        name = _WHERE.split(text[found.end() : end_of_name(text, found.end())])[0]
        end = found.end() + len(name)
        if (
            name
        ):  # capitals alone may be a place, and one word is hardly a name: "område Västra Gärdet", "område Samhälle"
            led = all(word[0].isupper() for word in name.split())
            yield UnitName(found.start("noun") if led else found.end(), end, "enhet")
    for found in _definite().finditer(text) if _may_hold(text, "definite") else ():
        yield UnitName(*found.span("name"), "enhet")
    for found in _set_up().finditer(text) if _may_hold(text, "set_up_verbs") else ():
        group = "name" if found["name"] else "behind"
        end = end_of_purpose(text, found.end(group))
        purposed = end > found.end(group)
        if purposed and (group == "behind" or _is_set_up().match(text, end)):
            yield UnitName(found.start(group), end, "enhet")
    for found in _team().finditer(text) if _may_hold(text, "teams") else ():
        yield UnitName(*found.span("name"), "enhet")
    for found in _owned().finditer(text):
        yield UnitName(*found.span("name"), "enhet")
    for found in _office().finditer(text):
        if _IS.search(text, 0, found.start()) is not None:
            continue  # "Servicekontoret är kommunstyrelsens förvaltning" tells whose it is
        yield UnitName(*found.span("name"), "enhet")
    for found in _faculty().finditer(text) if "tionen" in text or "fakult" in text else ():
        yield UnitName(*found.span(), "enhet")
    for found in _group().finditer(text) if _may_hold(text, "groups") else ():
        yield UnitName(found.start(), end_of_name(text, found.end()), "samverkansorgan")
    for found in _network().finditer(text) if _may_hold(text, "networks") else ():
        focus = _FOCUS.match(text, found.end())
        end = end_of_purpose(text, found.end() if focus is None else focus.end(), led=focus is not None)
        if end > (found.end() if focus is None else focus.end()):
            yield UnitName(found.start("name"), end, "samverkansorgan")
