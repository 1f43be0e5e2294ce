"""What the network of relations sees: the words and names of sentences, and where the names of a pair stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from nysta.extract.language.mention import Mention
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.sentences.clauses import clauses_of
from nysta.extract.relations.sentences.elements import Element
from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.structure import Block

Look = tuple[str, tuple[str, ...]]
"""How an element of a masked sentence looks: what is written, in small letters, "" for a name or a value; and what else
is seen of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: its sentence, as one look for each element, and which of them it is."""

    looks: tuple[Look, ...]
    at: int


class Placed(NamedTuple):
    """Where the two ends of a pair stand, as far as they stand in a sentence or row; and of a row what stands above it,
    as the place of its beginning."""

    first: Place | None
    second: Place | None
    above: Place | None = None


NOWHERE = Placed(None, None)
"""The ends of a pair that the network doesn't see."""


class Sight:
    """The sentences of a document, taken in order, and where in them each mention stands."""

    def __init__(self, prominence: Prominence) -> None:
        self._prominence = prominence
        self._places: dict[int, tuple[Mention, Place]] = {}

    def take(self, masked: Masked) -> None:
        """Take in a sentence that names somebody."""
        elements = [one for clause in clauses_of(masked) for one in clause.elements]
        looks = tuple(self._look(masked.sentence.block, one) for one in elements)
        for at, one in enumerate(elements):
            for mention in one.group.mentions if one.group is not None else ():
                self._places[id(mention)] = mention, Place(looks, at)

    def place(self, mention: Mention) -> Place | None:
        """Where a mention stands; None where it stands in no sentence that was taken in, or in brackets."""
        known = self._places.get(id(mention))
        return None if known is None else known[1]

    def _look(self, block: Block, one: Element) -> Look:
        if one.group is None:
            word = one.word
            return one.text.casefold(), () if word is None else (f"pos={word.pos}",)
        return look_of(one.group, one.genitive, block, self._prominence)


def look_of(group: Group, genitive: bool, block: Block, prominence: Prominence) -> Look:
    """How names or a value look: what they are, and not what they are called."""
    seen = [f"letter={group.letter}"]
    if group.mentions:
        first = group.mentions[0]
        seen += [f"kind={first.label}.{first.kind}", f"origin={first.origin}", f"many={len(group.mentions) > 1}"]
        seen += sorted(prominence.standing(block, first))
    return "", (*seen, "genitive") if genitive else tuple(seen)
