"""What no match of a pattern is without: stretches of letters, so that most patterns need not be searched for at all.

A need is a set of such stems, one of which is in whatever matches. Whether a text fulfils it is told word by word:
words recur, so most are looked up and not looked through. That is a twentieth of the time of the regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

Need = frozenset[str]
"""Stems in lower case without white space, one of which is in whatever matches."""

SHORTEST = 2
# Words whose stems are remembered: those of some long documents.
REMEMBERED = 50_000

# The pieces of a pattern's notation: brackets, a word with forms, a place, an escape, a class, a quantifier, a letter.
_PIECE = re.compile(
    r"\(\?P?<\w+>|\(\?(?:<?[=!]|i?:)|\(|<[\wåäö-]+>|\{[A-Z]\w*(?::[A-Z]+)?\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\.\.\.?(?=\s|$)|(?:[?*+]|\{\d+(?:,\d*)?\})\??|.",
    re.DOTALL,
)
_ASSERTIONS = ("(?=", "(?!", "(?<=", "(?<!")
_MAY_BE_MISSING = ("?", "*", "{0")


def needs_of(pattern: str, inside: Callable[[str], Need | None]) -> frozenset[Need]:
    """The needs of all matches of ``pattern``, a regular expression in which ``<word>`` and ``{place}`` stand for what
    ``inside`` says that one of is in each of them; None for nothing that is sure."""
    needs, _ = _sequence(_PIECE.findall(pattern), 0, inside)
    return frozenset(needs)


def _sequence(pieces: Sequence[str], at: int, inside: Callable[[str], Need | None]) -> tuple[list[Need], int]:
    """The needs of what begins at a piece, and the piece behind it: a closing bracket or the end."""
    branches: list[list[Need]] = [[]]
    run = ""
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        needs: list[Need] = []
        if piece == "|":
            run = _close(run, branches[-1])
            branches.append([])
        elif piece.startswith("("):
            needs, at = _sequence(pieces, at + 1, inside)
            needs = [] if piece in _ASSERTIONS else needs
        elif len(piece) > 2 and piece[0] in "<{" and (need := inside(piece)) is not None:
            needs = [need]
        at += 1
        repeated = pieces[at] if at < len(pieces) and pieces[at][0] in "?*+{" and _quantifies(pieces[at]) else ""
        missing = repeated.startswith(_MAY_BE_MISSING)
        if _is_letter(piece) and not missing:
            run += piece.casefold()
        if not _is_letter(piece) or repeated:
            run = _close(run, branches[-1])
            branches[-1] += [] if missing else needs
        at += bool(repeated)
    _close(run, branches[-1])
    if len(branches) == 1:
        return branches[0], at
    best = [max(needs, key=_tells, default=None) for needs in branches]
    sure = [need for need in best if need is not None]
    return ([frozenset().union(*sure)] if len(sure) == len(best) else []), at


def _quantifies(piece: str) -> bool:
    return piece[0] != "{" or piece[1:2].isdigit()


def _is_letter(piece: str) -> bool:
    return len(piece) == 1 and (piece.isalnum() or piece in "-⟦⟧&")


def _close(run: str, needs: list[Need]) -> str:
    if len(run) >= SHORTEST:
        needs.append(frozenset({run}))
    return ""


def _tells(need: Need) -> tuple[int, int]:
    """How much a need tells: long stems are in few texts, many are in more."""
    return min(map(len, need)), -len(need)


class Needs:
    """The needs of many patterns, numbered: a pattern's is a mask with a bit for each of its needs."""

    def __init__(self, needs: Iterator[Need]) -> None:
        self._bits: dict[Need, int] = {}
        self._stems: dict[str, int] = {}
        for need in needs:
            if need not in self._bits:
                bit = self._bits[need] = 1 << len(self._bits)
                for stem in need:
                    self._stems[stem] = self._stems.get(stem, 0) | bit
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._of_word = lru_cache(maxsize=REMEMBERED)(self._look_through)

    def mask(self, needs: frozenset[Need]) -> int:
        """The mask of needs that have a number."""
        return sum(self._bits[need] for need in needs)

    def met(self, text: str) -> int:
        """The mask of all needs that ``text`` fulfils."""
        found = 0
        for word in text.casefold().split():
            found |= self._of_word(word)
        return found

    def _look_through(self, word: str) -> int:
        found = 0
        for start in range(len(word)):
            for length in self._lengths:
                found |= self._stems.get(word[start : start + length], 0)
        return found
