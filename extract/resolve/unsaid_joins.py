"""Unsaid joins: names that mean one entity though the document never says so: initials that fit one of its names
alone, and what the gazetteer knows under another label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from nysta.extract.language.forms import acronym_of, normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention

# Initials alone: fewer letters fit too many names.
_INITIALS = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}[A-ZÅÄÖ]")
FEWEST_LETTERS = 3
# How many letters each word of a name may give its initials.
MOST_A_WORD = 2
# A body by a word of its name and the initials of the rest: "Central BUN" for Centrala barn- och utbildningsnämnden.
_LED_INITIALS = re.compile(r"(?P<lead>[A-ZÅÄÖ][a-zåäö]{3,})\s(?P<short>[A-ZÅÄÖ]{2,5})")
# What a name goes on with behind what its initials stand for: "regionala biblioteksplanen för Dalarna".
_GOES_ON = re.compile(r"\s(?:för|i|på|vid|av|inom|\d{4})\b.*$")


class UnsaidJoins:
    """What the names of one document mean by what else it names."""

    def __init__(self, by_form: Mapping[str, Mention], defined: Set[str]) -> None:
        """``by_form`` are the document's mentions by the keys of their clusters, ``defined`` the normal forms that it
        defines itself."""
        self._by_form, self._defined = by_form, defined
        self._ids = {one.entry.id: key for key, one in by_form.items() if one.entry is not None}
        self._longer = [(key, one) for key, one in by_form.items() if one.label != "PRJ" and not one.name.isupper()]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The keys of the names that mean another's entity, each with that one's."""
        for key, one in self._by_form.items():
            if (meant := self.of(one)) is not None and meant != key:
                yield key, meant

    def of(self, one: Mention) -> str | None:
        """The key of what a name means that is unknown or only initials; None where nothing or several fit."""
        if one.entry is not None:
            return None
        known = load_gazetteer().knows(one.name)
        if known is not None and known.id in self._ids:
            return self._ids[known.id]
        if not _may_be_initials(one) or normalise(one.name) in self._defined:
            return None
        fits = {
            key: long
            for key, long in self._longer
            if long.name != one.name and _stands_for(one.name, long.name) and not _announced_as_other(one, long)
        }
        if len(fits) > 1 and one.kind == "nämnd":  # a board's initials may fit its office and a plan, too
            fits = {key: long for key, long in fits.items() if long.kind == one.kind}
        return next(iter(fits)) if len(fits) == 1 else None


def _may_be_initials(one: Mention) -> bool:
    alone = len(one.name) >= FEWEST_LETTERS and _INITIALS.fullmatch(one.name) is not None
    return (
        (alone or _LED_INITIALS.fullmatch(one.name) is not None) and one.label in ("ORG", "PRG") and one.kind != "parti"
    )


def _announced_as_other(one: Mention, long: Mention) -> bool:
    """Whether a noun before initials tells something else than the long name is: "studieförbundet DNB" is no board."""
    return one.announced and one.kind != long.kind and "övrigt" not in (one.kind, long.kind)


def _few_enough(short: str, name: str) -> bool:
    """Whether so many letters may be a name's initials: those of more are found in any two long words."""
    return len(short) <= max(FEWEST_LETTERS, MOST_A_WORD * len(re.findall(r"[\w-]+", name)))


def _stands_for(short: str, name: str) -> bool:
    """Whether initials stand for a name, or for all of it before it goes on with where or for what it is."""
    led = _LED_INITIALS.fullmatch(short)
    if led is None:
        return any(_few_enough(short, one) and acronym_of(short, one) for one in (name, _GOES_ON.sub("", name)))
    first, _, rest = name.partition(" ")
    same = first.casefold() in (f"{led['lead'].casefold()}{ending}" for ending in ("", "a", "e", "t"))
    return same and bool(rest) and (acronym_of(led["short"], rest) or acronym_of(led["short"], rest.split()[-1]))
