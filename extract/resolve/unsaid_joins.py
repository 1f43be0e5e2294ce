"""Unsaid joins: names that mean one entity though the document never says so: initials that fit one of its names
alone, and what the gazetteer knows under another label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from nysta.extract.language.forms import acronym_of, normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mentions import Mention

# Initials alone: fewer letters fit too many names.
_INITIALS = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}[A-ZÅÄÖ]")
FEWEST_LETTERS = 3
# What a name goes on with behind what its initials stand for: "regionala utvecklingsstrategin för Västra Götaland".
_GOES_ON = re.compile(r"\s(?:för|i|på|vid|av|inom|\d{4})\b.*$")


def unsaid_joins(by_form: Mapping[str, Mention], defined: Set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys of ``by_form``, the mentions of a document by the keys of their clusters: of a name that is unknown
    or only initials, and of what it means. What the document defines (``defined``, normal forms) is known."""
    ids = {one.entry.id: key for key, one in by_form.items() if one.entry is not None}
    longer = [(key, one) for key, one in by_form.items() if one.label != "PRJ" and not one.name.isupper()]
    for key, one in by_form.items():
        if one.entry is not None:
            continue
        known = load_gazetteer().find(one.name)
        if known is not None and known[1] != "short" and known[0].id in ids:
            yield key, ids[known[0].id]
            continue
        if not _may_be_initials(one) or normalise(one.name) in defined:
            continue
        fits = {other for other, long in longer if other != key and _stands_for(one.name, long.name)}
        if len(fits) == 1:
            yield key, fits.pop()


def _may_be_initials(one: Mention) -> bool:
    return (
        len(one.name) >= FEWEST_LETTERS
        and one.label in ("ORG", "PRG")
        and one.kind != "parti"
        and _INITIALS.fullmatch(one.name) is not None
    )


def _stands_for(short: str, name: str) -> bool:
    """Whether initials stand for a name, or for all of it before it goes on with where or for what it is."""
    return acronym_of(short, name) or acronym_of(short, _GOES_ON.sub("", name))
