"""The names of plans, programmes and strategies: whose they are, what they are for, their years (plan_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.lexicons import load_yaml

# What a plan is for, in words; a longer phrase is a sentence that was not seen to end.
MOST_WORDS = 14

_YEARS = re.compile(r"\s+20\d\d(?:\s?[–-]\s?(?:20)?\d\d)?(?![\w-])")
_WORD = re.compile(r"\s+(?P<word>[\w][\w:’'/-]*)")
_LIST = re.compile(r",(?=(?:\s[\wåäö-]+){1,3}(?:,(?:\s[\wåäö-]+){1,3})*,?\s(?:och|samt)\s)")
_AND = ("och", "samt", "&")
_INTO_TAIL = re.compile(r"\s(?:för|mot|om)(?=\s)")
# "det nationella utvecklingsprogrammet Vägar in" is called Vägar in.
_OWN_NAME = re.compile(r"\s[\"”“»]?[A-ZÅÄÖ]")
# "Handlingsprogram Levande kust 2024–2028": an own name between what it is and its years.
_TITLED = re.compile(r"\s(?P<own>[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,4}?)(?=\s20\d\d(?:\s?[–-]\s?(?:20)?\d\d)?(?![\w-]))")
_VERB = re.compile(r"\w+(?:ades|ade|des|ats|its|tte|ckte)")
# Words with which a phrase cannot end, as its noun is still to come.
_OPEN = frozenset(
    {"och", "samt", "&", "för", "mot", "om", "av", "med", "till", "i", "på", "en", "ett", "den", "det", "de"}
)


@dataclass(frozen=True, slots=True)
class PlanName:
    """The name of a plan: offsets into the text; ``head`` is the word for it ("kulturplan")."""

    start: int
    end: int
    head: str


@cache
def _words() -> dict[str, Any]:
    text = files("nysta.extract.language.names").joinpath("plan_names.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = load_yaml(text)
    return {
        **raw,
        "ends": frozenset(raw["ends"]),
        "never": frozenset(raw["never"]),
        "only_one": frozenset(raw["only_one"]),
        "goes_on": {preposition: tuple(endings) for preposition, endings in raw["goes_on"].items()},
    }


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(sorted(_words()["heads"], key=len, reverse=True))
    of_one = "|".join(_words()["of_one"])
    no_owner = "|".join(_words()["no_owner"])
    cap = rf"(?!(?:{no_owner})\s)[A-ZÅÄÖÉ][\wåäöÅÄÖ’'-]*"
    adjective = r"[a-zåäö-]+(?:ande|ende|isk|iska|lig|liga|ell|ella|al|ala|ad|ade|samma|sam|ig|iga|pande)"
    of_somebody = (
        rf"(?:(?:{cap}\s){{0,2}}{cap}s|(?:{cap}\s){{1,2}}(?:kommuns|stads|läns))\s(?:(?:läns|kommuns|stads)\s)?"
    )
    owner = rf"(?P<owner>{of_somebody})(?P<kind>(?:{adjective}\s(?:och\s)?){{0,3}})"
    one = rf"(?P<one>{of_one})\s"
    return re.compile(
        rf"(?<![\w-])(?:{owner}|{one})?(?:[\wåäö]+-\s(?:och|samt)\s)?"
        rf"(?P<head>[\wåäöÅÄÖ-]*?(?i:{heads}))(?![\wåäö-])"
    )


def plan_names(text: str) -> Iterator[PlanName]:
    """The plans, programmes and strategies in ``text`` that are named by whose they are, by their being the one of
    their kind, or by their years."""
    low_text = text.casefold()
    if not any(map(low_text.__contains__, _words()["heads"])):
        return  # most texts, and the expression is looked for in fifty times the time
    for found in _head().finditer(text):
        head = found["head"]
        low = head.casefold()
        if low in _words()["never"]:
            continue
        compound = low not in _words()["heads"]
        stop = _titled(text, found) or _tail(text, found.end(), clause=found["owner"] is not None)
        years = _YEARS.match(text, stop)
        tailed = stop > found.end()
        if found["owner"]:
            named = compound or tailed or years is not None or bool(found["kind"])
        elif found["one"]:
            named = low.endswith(("n", "programmet")) and (
                tailed or (compound and found["one"] in _words()["only_one"] and not _OWN_NAME.match(text, found.end()))
            )
        else:
            named = years is not None and (compound or (tailed and head[0].isupper()))
        if named:
            yield PlanName(found.start(), years.end() if years is not None else stop, head)


def _titled(text: str, head: re.Match[str]) -> int:
    """Where the own name ends that stands between a plan's ``head`` with a capital and its years; 0 without one."""
    found = _TITLED.match(text, head.end()) if head["head"][0].isupper() and not head["owner"] else None
    if (
        found is None
        or head["head"].casefold().endswith(("n", "et"))
        or load_gazetteer().knows(found["own"]) is not None
    ):
        return 0
    words = found["own"].casefold().split()
    said = any(word in _words()["ends"] or _VERB.fullmatch(word) for word in words)
    return 0 if said or found["own"].split()[0] in _words()["no_owner"] else found.end()


def end_of_purpose(text: str, at: int, *, led: bool = False) -> int:
    """Where what something is for ends, that begins with "för", "mot" or "om" at ``at``, or right there where other
    words have ``led`` to it; ``at`` where nothing does."""
    return _tail(text, at, clause=False, led=led)


def _tail(text: str, at: int, *, clause: bool, led: bool = False) -> int:
    """Where what a plan is for ends, that begins with "för", "mot" or "om" at ``at``; ``at`` where nothing does. It may
    be a ``clause`` ("plan för att minska svinnet"), or be ``led`` to by other words."""
    into = _INTO_TAIL.match(text, at)
    if into is None and not led:
        return at
    stop, count, before = (at, 0, "för") if into is None else (into.end(), 0, into[0].strip())
    good = at  # the last place where the phrase may end
    while count < MOST_WORDS:
        if comma := _LIST.match(text, stop):
            stop, before = comma.end(), ","
        found = _WORD.match(text, stop)
        if found is None or _YEARS.match(text, stop):
            break
        word = found["word"]
        if word == "att" and not clause:
            return at
        if not _belongs(word, before, text, found.end()):
            break
        stop, before, count = found.end(), word, count + 1
        if word.casefold() not in _OPEN and word != "att":
            good = stop
    return good


def _belongs(word: str, before: str, text: str, end: int) -> bool:
    """Whether a word goes on with what a plan is for after the word ``before``."""
    low = word.casefold()
    if word[0].isupper():  # a name after a preposition or another name; else the next sentence or cell begins
        return before in ("för", "i", "mot", "om", "på", "av", "till", ",", *_AND) or before[:1].isupper()
    if low in _words()["ends"] or _VERB.fullmatch(low):
        return False
    if low in _AND:
        after = _WORD.match(text, end)
        stops = (*_words()["ends"], *_words()["goes_on"], *_words()["owners"], "att")
        return after is not None and after["word"].casefold() not in stops
    endings = _words()["goes_on"].get(low)
    return endings is None or before.casefold().endswith(endings)
