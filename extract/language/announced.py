"""Announced mentions: what a noun beside a name says that it is: "nätverket Scen Halland", "Garnet är ett projekt"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import Label, announcers, kind_by_form, lexicon

QUOTES = "\"”“»’'"
"""What may stand around a name."""


@cache
def announcers_beside() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[Label, str]]]:
    """Expressions for the noun right before a name and for the noun of "är ett …" or ", ett …" after it, and what each
    ending tells."""
    told = announcers()
    nouns = "|".join(sorted(told, key=len, reverse=True))
    before = re.compile(rf"(?<!\w)\w*?(?P<noun>(?i:{nouns}))\s[\"”“»’']?$")
    after = re.compile(
        rf"s?[\"”“»’']?(?:\s\([^()]*\))?(?:\s,?\s?är|,(?:\ssom\s(?:är|var))?)\s(?:ett|en)\s"
        rf"(?:[\w-]+ ){{0,3}}?\w*?(?P<noun>{nouns})(?!\w)"
    )
    return before, after, told


@cache
def _nouns() -> tuple[str, ...]:
    return tuple(announcers())


def _ends_in_a_noun(near: str) -> bool:
    """Whether an announcing noun may stand right before what follows ``near``: a quick look at its last word."""
    return near.rstrip().rstrip(QUOTES).rstrip().casefold().endswith(_nouns())


@cache
def _led() -> re.Pattern[str]:
    """Who leads, plans or reports what can only be a project: "projektledare för Källa för Öland"."""
    words = "|".join(lexicon()["said_of_projects"])
    return re.compile(rf"(?<!\w)(?i:{words})\s[\"”“»’']?$")


# Right before its name, the part of somebody in a project: "projektägare Fibernät Norr" is no project.
_IN_PART = re.compile(
    r"(?<!\w)(?i:projektägare|huvudman|huvudsökande|medsökande|sökande|bidragsmottagare|stödmottagare|koordinator"
    r"|samverkanspart|medfinansiär|finansiär)\s?:?\s$"
)
# What a name between commas is said to be: "en förstudie, Grunt vatten, under ledning av".
_BETWEEN_COMMAS = re.compile(r"(?<!\w)(?:ett|en)\s(?:[\w-]+\s){0,2}?\w*?(?P<noun>[a-zåäö]+),\s$")
# Kinds that a name has when nothing in it tells what it is.
_UNDECIDED = ("övrigt", "projekt", "program", "satsning")


def as_announced(text: str, one: Mention) -> Mention:
    """The mention with the label and kind that a noun beside it tells ("nätverket Scen Halland")."""
    before, after, told = announcers_beside()
    near = text[max(0, one.start - 40) : one.start]
    if one.label != "ORG" and one.entry is None and _IN_PART.search(near):
        return replace(one, label="ORG", kind=kind_by_form(one.name) or "övrigt", announced=True)
    found = (before.search(near) if _ends_in_a_noun(near) else None) or after.match(text, one.end)
    if found is None and text[one.end : one.end + 1] in (",", "."):
        beside = _BETWEEN_COMMAS.search(near)
        noun = next((noun for noun in told if beside is not None and beside["noun"].endswith(noun)), None)
        found = beside if noun is not None and one.entry is None and beside is not None else None
        if found is not None and noun is not None:
            label, kind = told[noun]
            return replace(one, label=label, kind=kind, announced=True)
    if found is None and one.entry is None and one.kind in _UNDECIDED and _led().search(near):
        return replace(one, label="PRJ", kind="projekt", announced=True)
    if found is None or (one.entry is not None and one.origin != "short" and one.entry.label == "Organisation"):
        return one
    label, kind = told[found["noun"].casefold()]
    if label == one.label and one.origin == "rule" and one.kind not in ("övrigt", kind):
        return replace(one, announced=True)
    entry = one.entry if one.label == label else None
    return replace(one, label=label, kind=kind, entry=entry, announced=True)
