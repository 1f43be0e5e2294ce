"""Prominence: how much a document speaks of something, by which its topics differ from what it merely mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Literal

from nysta.extract.language.forms import normalise
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block

# From how many mentions on more tell nothing more: in the document and in a section.
MANY, MANY_IN_SECTION = 8, 5
# How many characters a document's title and what stands around it take.
OPENING = 300
# What is mentioned at least so often, as a share of what is mentioned most, is what the document is about.
ABOUT = 0.6

Meant = Callable[[End], str | None]
"""The key of the entity that an end means, if that can be told."""


class Prominence:
    """How often each entity of a document is mentioned, in all of it and by section."""

    def __init__(self, reading: Reading, meant: Meant, issuer: str | None, issuer_kind: str | None = None) -> None:
        """``issuer`` is the key of the document's issuer, if that can be told, and ``issuer_kind`` its kind."""
        self._meant, self._issuer, self.issuer_kind = meant, issuer, issuer_kind
        self._opening = normalise(reading.layout.source.text[:OPENING])
        self._keys: dict[int, tuple[Mention, str | None]] = {}
        self._standings: dict[tuple[str, str | None], frozenset[str]] = {}
        self._counts, self._in_section = Counter[str](), Counter[tuple[str, str | None]]()
        self._opens: dict[str, bool] = {}
        for block, one in reading.mentions():
            key = self._key(block, one)
            if key is not None and not one.place:
                self._counts[key] += 1
                self._in_section[key, block.section.path] += 1
                self._opens[key] = self._opens.get(key, False) or normalise(one.name) in self._opening
        self._most = max(self._counts.values(), default=0)

    def standing(self, block: Block, one: Mention | Literal["issuer"]) -> frozenset[str]:
        """How often what is mentioned in ``block`` is, in the document and in the section of the block, whether it is
        among what is mentioned most, the issuer, and named where the document opens."""
        key = self._key(block, one) if isinstance(one, Mention) else self._issuer
        if key is None:
            return frozenset({"n=0"})
        if (key, block.section.path) not in self._standings:
            self._standings[key, block.section.path] = self._standing(key, block.section.path)
        return self._standings[key, block.section.path]

    def _standing(self, key: str, section: str | None) -> frozenset[str]:
        times, here = self._counts[key], self._in_section[key, section]
        seen = {f"n={min(times, MANY)}", f"section={min(here, MANY_IN_SECTION)}"}
        seen |= {"about"} if times and times >= ABOUT * self._most else set()
        seen |= {"issuer"} if key == self._issuer else set()
        seen |= {"opening"} if self._opens.get(key) else set()
        return frozenset(seen)

    def meant(self, end: End) -> str | None:
        """The key of what an end means, said or left unsaid, before anything that the document states is known."""
        return self._key(end.block, end.mention) if isinstance(end.mention, Mention) else self._meant(end)

    def same(self, one: End, other: End) -> bool:
        """Whether two ends are known to mean the same entity."""
        first, second = self.meant(one), self.meant(other)
        return first is not None and first == second

    def _key(self, block: Block, one: Mention) -> str | None:
        if id(one) not in self._keys:  # kept with its key, lest another gets its id
            self._keys[id(one)] = one, self._meant(End(block, one))
        return self._keys[id(one)][1]
