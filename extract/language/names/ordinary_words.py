"""Ordinary words that the trained model took for names: the document itself tells that they are none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from nysta.extract.language.forms import acronym_of
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form, label_by_form

# Kinds that a name has when nothing in it tells what it is.
_UNDECIDED = frozenset({"övrigt", "projekt", "program", "satsning"})
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,6}")
# What explains an abbreviation in brackets, before or inside them: at most so many words.
MOST_WORDS = 6
# So far from its brackets, in characters, what explains an abbreviation is looked for. To look through all of a long
# document for each of its abbreviations took a third of the time of its reading.
NEAR = 300
# An abbreviation used more often is what the document is about, and no term in passing.
SELDOM = 3


def ordinary_words(texts: Sequence[str], mentions: Iterable[Mention]) -> frozenset[str]:
    """What only the model takes for names among ``mentions`` and is none in this document: it writes the same words
    small too ("Kompetensutveckling"), or explains the abbreviation by what is no body ("allmäntjänstgöring (AT)")."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        told[one.name].append(one)
    text = "\n".join(texts)
    return frozenset(
        name
        for name, ones in told.items()
        if all(_only_guessed(one) for one in ones)
        and not _shows_what_it_is(name)
        and (is_written_small(name, text) or (len(ones) <= SELDOM and _stands_for_no_body(name, text)))
    )


def _only_guessed(one: Mention) -> bool:
    return one.origin == "model" and one.entry is None and not one.announced and one.kind in _UNDECIDED


def _shows_what_it_is(name: str) -> bool:
    forms = (name, f"{name}en", f"{name}et")  # "förvaltningens samverkansgrupp"
    return any(kind_by_form(form) is not None for form in forms) or label_by_form(name) is not None


def is_written_small(name: str, text: str) -> bool:
    """Whether the words of a name with one capital also stand in the running text without it."""
    small = name[0].lower() + name[1:]
    return small.islower() and _stands_alone(small, text)


def _stands_alone(words: str, text: str) -> bool:
    """Whether ``words`` stand in a text with no letter, digit or hyphen right beside them."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1])):
            return True
        at = text.find(words, at + 1)
    return False


def _goes_on(sign: str) -> bool:
    return sign in ("-", "_") or sign.isalnum()


@cache
def _explained(short: str) -> re.Pattern[str]:
    words = rf"(?:[a-zåäö][\wåäö-]*\s){{0,{MOST_WORDS - 1}}}[a-zåäö][\wåäö-]*"
    return re.compile(rf"(?P<before>{words})\s\({short}\)|(?<![\w-]){short}\s\((?P<inside>{words})\)")


def _explanations(short: str, text: str) -> Iterator[re.Match[str]]:
    for place in re.finditer(rf"\({short}\)|{short}\s\(", text):
        yield from _explained(short).finditer(text[max(0, place.start() - NEAR) : place.end() + NEAR])


def _stands_for_no_body(name: str, text: str) -> bool:
    """Whether the document explains an abbreviation by small words, and those name no organisation by their form."""
    if _ABBREVIATION.fullmatch(name) is None:
        return False
    found = False
    for one in _explanations(name, text):
        words = (one["before"] or one["inside"]).split()
        long = next(
            (" ".join(words[at:]) for at in reversed(range(len(words))) if acronym_of(name, " ".join(words[at:]))), None
        )
        if long is not None:
            if _shows_what_it_is(long):
                return False
            found = True
    return found
