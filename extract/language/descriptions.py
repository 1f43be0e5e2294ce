"""Descriptions: the nouns by which a text says what a name is, and with which it means it later.

"inkubatorn Gnistan", "Gnistan, en inkubator som …", "Gnistan är en inkubator": then "inkubatorn" is Gnistan. So is
"värden" in an agreement that has "Gnistan AB, nedan värden".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from nysta.extract.language.definition_words import QUOTE, definition_words
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import lexicon

# The shortest noun that is taken for a description, in letters, and how many words may stand between article and noun.
SHORTEST, MOST_WORDS = 4, 4

_BEFORE = re.compile(rf"(?<![\w-])(?P<noun>[^\W\d_]{{4,}})\s{QUOTE}?$")
_BEHIND = re.compile(
    rf"{QUOTE}?(?:\s\([^()]*\))?(?:\s?[,–]\s|\s(?:är|var|blev|blir)\s"
    r"|\s(?:har|hade|bildades|startade|finns)\s[^.,;:()A-ZÅÄÖ]{1,40}\soch\s(?:är|var)\s)"
    r"(?P<article>ett|en|det|den|vårt|vår|(?:[a-zåäö]+\s)?[A-ZÅÄÖa-zåäö][a-zåäö]{3,}s(?:\sgemensamma|\segna|\segen|\seget)?)\s"
    r"(?P<words>[^\W\d_][\w-]*(?:\s[\w-]+){0,5})"
)
_DEFINED = re.compile(
    rf"[^().]{{0,60}}?(?:\(|,\s)(?:{definition_words('from_here_alone')})\s(?:(?:även\s)?(?:{definition_words('called')})\s)?"
    rf"{QUOTE}?(?P<noun>[^\W\d_]{{5,25}}(?:et|en|an)){QUOTE}?(?=[),.;\s]|$)"
)
_FINITE = re.compile(r"(?:en|et|an|ån)$")


def descriptions(texts: Iterable[tuple[str, Sequence[Mention]]]) -> dict[str, list[Mention]]:
    """The definite nouns by which a document calls what it has described with them: lower case → the names.

    ``texts`` are its blocks, each with the names in it.
    """
    found: dict[str, list[Mention]] = {}
    for text, mentions in texts:
        for one in mentions:
            if one.entry is not None or one.origin == "anaphor" or one.place:
                continue
            for noun in dict.fromkeys((*_announcing(text, one), *_apposed(text, one), *_defined(text, one, mentions))):
                found.setdefault(noun, []).append(one)
    return found


def _announcing(text: str, one: Mention) -> Iterator[str]:
    """ "kraftbolaget Strömbro Kraft AB", "regionens inkubator Gnistan"."""
    before = _BEFORE.search(text[: one.start])
    if before is not None and before["noun"].casefold() not in _no_nouns():
        noun = before["noun"].casefold()
        yield from [noun] if _FINITE.search(noun) else definite(noun)


def _apposed(text: str, one: Mention) -> Iterator[str]:
    """ "Småland Europa, ett kontor som …", "Gnistan är en inkubator"."""
    behind = _BEHIND.match(text, one.end)
    if behind is None:
        return
    words = []
    for word in behind["words"].casefold().split():
        if word in _ends_phrase():
            break
        words.append(word)
    if not 0 < len(words) <= MOST_WORDS or len(words[-1]) < SHORTEST:
        return
    noun = words[-1]
    yield from [noun] if behind["article"] in ("det", "den") else definite(noun)


def _defined(text: str, one: Mention, mentions: Sequence[Mention]) -> Iterator[str]:
    """ "Gnistan AB, aktiebolag, nedan värden", and nobody else between."""
    found = _DEFINED.match(text, one.end)
    if found is not None and not any(one.end <= other.start < found.start("noun") for other in mentions):
        yield found["noun"].casefold()


def definite(noun: str) -> Iterator[str]:
    """What may be the definite form of a noun: "inkubatorn" of "inkubator", "klustret" of "kluster"."""
    if noun.endswith(("a", "e", "å", "ö")):
        yield from (f"{noun}n", f"{noun}t")
        return
    yield from (f"{noun}et", f"{noun}en")
    if noun.endswith(("el", "er", "or")):
        yield from (f"{noun}n", f"{noun[:-2]}{noun[-1]}et")
    if noun.endswith("um"):
        yield f"{noun[:-2]}et"


def described_as(noun: str, described: Mapping[str, Sequence[Mention]]) -> frozenset[str]:
    """The names that a document has described with a definite noun."""
    return frozenset(one.name for one in described.get(noun.casefold(), ()))


@cache
def _ends_phrase() -> frozenset[str]:
    """Words at which a description's noun phrase ends: "en mötesplats | för alla"."""
    return frozenset(lexicon()["end_of_description"])


@cache
def _no_nouns() -> frozenset[str]:
    """Words before a name that do not say what it is."""
    return frozenset(lexicon()["no_description"])
