"""Counted: words that mean several that a text named before, by their number: "de fyra", "samtliga tre kommuner", "de
båda föreningarna" (counted.yaml)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.lexicons import load_yaml

# How many "both" are.
BOTH = 2
# Behind a noun: which of them are meant, "de fyra kommunerna i norra Värmland".
_WHICH = re.compile(r"\s(?:i|som|på|vid|inom|längs|utan|med)\s")


@dataclass(frozen=True, slots=True)
class Counted:
    """Words at ``start``–``end`` of a text that mean so many, of some ``kinds`` where a noun tells them."""

    start: int
    end: int
    number: int
    kinds: frozenset[str] = frozenset()
    genitive: bool = False


@dataclass(frozen=True)
class _Cues:
    counted: re.Pattern[str]
    numbers: dict[str, int]
    both_alone: frozenset[str]
    kinds: dict[str, frozenset[str]]


@cache
def _cues() -> _Cues:
    text = files("nysta.extract.language").joinpath("counted.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = load_yaml(text)
    kinds: dict[str, frozenset[str]] = dict.fromkeys(raw["anybody"], frozenset())
    for kind, nouns in raw["nouns"].items():
        for noun in nouns:
            kinds[noun] = kinds.get(noun, frozenset()) | {kind}
    alone, with_noun = raw["both"]["alone"], raw["both"]["with_noun"]
    both = "|".join(sorted((*alone, *with_noun), key=len, reverse=True))
    counted = re.compile(
        rf"(?<![\w-])(?:(?:{'|'.join(raw['all'])})\s(?P<number>{'|'.join(raw['numbers'])})|(?P<both>{both}))"
        rf"(?![\w-])(?:\s(?P<noun>{'|'.join(sorted(kinds, key=len, reverse=True))})(?P<s>s)?(?![\w-]))?",
        re.IGNORECASE,
    )
    return _Cues(counted, raw["numbers"], frozenset(alone), kinds)


def counts(text: str) -> bool:
    """Whether a text may mean several by their number."""
    return _cues().counted.search(text) is not None


def counted(text: str, start: int, end: int, no_nouns: Container[int]) -> Iterator[Counted]:
    """The words in ``text[start:end]`` that mean several by their number, in reading order; without one of the nouns
    that tell whom only where they open the sentence or what it says of a name ("där samtliga tre är medlemmar"), and
    what follows is no noun of another kind, but one of the ``no_nouns`` (offsets of words)."""
    cues = _cues()
    for found in cues.counted.finditer(text, start, end):
        number = cues.numbers[found["number"].casefold()] if found["number"] else BOTH
        if found["noun"]:
            if _WHICH.match(text, found.end()):
                continue
            kinds = cues.kinds[found["noun"].casefold()]
            yield Counted(found.start(), found.end("noun"), number, kinds, found["s"] is not None)
            continue
        opens = found.start() == start or text.endswith((" där ", " vilken ", " vilket "), start, found.start())
        if not opens or (found["both"] and found["both"].casefold() not in cues.both_alone):
            continue
        follows = found.end() + 1 if text.startswith(" ", found.end()) else found.end()
        if follows in no_nouns or follows >= end:
            yield Counted(found.start(), found.end(), number)
