"""Leads: what introduces a list, as features of its items for the trained scorers.

"Programmet rymmer tre projekt:" says of all items below it what none of them says itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from nysta.extract.language.reading import Sentence
from nysta.extract.relations.scorers.pairs import FIGURES
from nysta.extract.relations.sentences.clauses import clauses_of
from nysta.extract.relations.sentences.elements import Element
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.stems import stem
from nysta.extract.structure import Block

# How many words of a lead, the last ones, are looked at, and how many beside a name of it.
WORDS, BESIDE = 20, 3


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that introduces a list: the stems of its words, and where in them each of its names stands."""

    sentence: Sentence
    stems: tuple[str, ...]
    places: dict[int, int]
    features: frozenset[str]

    @staticmethod
    def of(sentence: Sentence) -> Lead:
        """What ``sentence`` says to the items below it."""
        elements = [one for clause in clauses_of(mask(sentence)) for one in clause.elements]
        stems = tuple(stem_of(one) for one in elements)
        places = {
            id(mention): at
            for at, one in enumerate(elements)
            if one.group is not None
            for mention in one.group.mentions
        }
        last = stems[-WORDS:]
        features = {f"lead:{one}" for one in last} | {f"lead:{a}_{b}" for a, b in pairwise(last)}
        return Lead(sentence, stems, places, frozenset(features))

    def beside(self, mention: object) -> set[str]:
        """The words of the lead beside one of its names."""
        at = self.places.get(id(mention))
        if at is None:
            return set()
        before, after = self.stems[max(0, at - BESIDE) : at], self.stems[at + 1 : at + 1 + BESIDE]
        return {f"T.lead.before:{one}" for one in before} | {f"T.lead.after:{one}" for one in after}


def introduces(before: Sentence, block: Block) -> bool:
    """Whether the paragraph that ``before`` ends introduces the list that ``block`` is an item of."""
    return block.kind == "item" and block.intro is not None and before.block.text == block.intro


def stem_of(one: Element) -> str:
    """The stem of an element; a name or value is its letter, figures are one."""
    if one.group is not None:
        return f"<{one.group.letter}>"
    return "<n>" if FIGURES.fullmatch(one.text) else stem(one.text)
