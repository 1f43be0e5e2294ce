"""Names that are almost what somebody typed: found by edit distance, all names at once.

A search for "götebrog" finds Göteborg. What was typed is compared with how each word of each name
begins, so that it works before the word is finished.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

_WIDTH = 18  # letters of a name that are compared
_SHORTEST_WORD = 3


def typed(text: str) -> str:
    """What somebody typed, ready to compare: composed letters (å is one sign), small, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def mistakes_allowed(text: str) -> int:
    """How many letters may be wrong: none in short texts, where everything resembles everything."""
    return 0 if len(text) < 4 else 1 if len(text) < 8 else 2


class Spelling:
    """The names of a graph, to be asked for what resembles a text.

    Args:
        names: pairs of an id and a name or alias.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        beginnings: dict[tuple[str, str], None] = {}
        for own, name in names:
            words = typed(name).split()
            for n, word in enumerate(words):
                if n == 0 or len(word) >= _SHORTEST_WORD:
                    beginnings[own, " ".join(words[n:])[:_WIDTH]] = None
        self._ids = [own for own, _ in beginnings]
        letters = np.zeros((_WIDTH, len(beginnings)), dtype=np.int32)
        for column, (_, beginning) in enumerate(beginnings):
            for row, letter in enumerate(beginning):
                letters[row, column] = ord(letter)
        self._letters = letters

    def near(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """The ids of at most ``limit`` names that resemble ``text``, the nearest first."""
        wanted = typed(text)[:_WIDTH]
        allowed = mistakes_allowed(wanted)
        if not allowed or not self._ids:
            return ()
        distance = self._distances(wanted)
        close = np.nonzero(distance <= allowed)[0]
        in_order = close[np.argsort(distance[close], kind="stable")]
        found: dict[str, None] = {}
        for n in in_order:
            found[self._ids[int(n)]] = None
            if len(found) == limit:
                break
        return tuple(found)

    def _distances(self, wanted: str) -> npt.NDArray[np.int8]:
        """For each beginning the fewest changes (a letter put in, left out, wrong, or swapped with the next)."""
        count = self._letters.shape[1]
        above = np.repeat(np.arange(_WIDTH + 1, dtype=np.int8)[:, None], count, axis=1)
        before_above = above
        for i, letter in enumerate(wanted, 1):
            row = np.empty_like(above)
            row[0] = i
            same = self._letters == ord(letter)
            for j in range(1, _WIDTH + 1):
                best = np.minimum(above[j] + 1, row[j - 1] + 1)
                np.minimum(best, above[j - 1] + ~same[j - 1], out=best)
                if i > 1 and j > 1:
                    swapped = same[j - 2] & (self._letters[j - 1] == ord(wanted[i - 2]))
                    best = np.where(swapped, np.minimum(best, before_above[j - 2] + 1), best)
                row[j] = best
            before_above, above = above, row
        nearest: npt.NDArray[np.int8] = above.min(axis=0)
        return nearest
