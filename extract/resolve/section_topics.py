"""Section topics: of whom a section speaks, by the heading right above it or by what its sentences begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.sentence_places import is_subject
from nysta.extract.structure import Block

# How many words may stand before what a sentence begins with: "I Porten Mark AB ingår …".
OPENING = 1
# How often a text speaks of a group of companies, at least, where each section may be about another of them.
OFTEN = 3
_GROUP = re.compile(r"\b(?:dotter(?:dotter)?(?:bolag|företag)|moderbolag|koncern)\w*", re.IGNORECASE)


def speaks_of_group(reading: Reading) -> bool:
    """Whether a document is about a group of companies, in which "bolaget" means the one that was spoken of."""
    return len(_GROUP.findall(reading.layout.source.text)) >= OFTEN


def sentences_up_to_heading(reading: Reading, block: Block, start: int) -> Iterator[Sentence]:
    """The sentences of a section before ``start`` of its ``block``, the last one first, the own one included."""
    for number in range(block.number, -1, -1):
        if number != block.number and reading.layout.blocks[number].kind == "heading":
            return
        for one in reversed(reading.in_block(number)):
            if number != block.number or one.start <= start:
                yield one


def openings(sentences: Iterable[Sentence], anaphor: Mention) -> Iterator[Mention]:
    """The names with which the ``sentences`` begin, the first one's own only before the ``anaphor``."""
    for position, sentence in enumerate(sentences):
        first = next((one for one in sentence.mentions if one.origin != "anaphor"), None)
        if first is None or (position == 0 and first.end > anaphor.start):
            continue
        if len(sentence.block.text[sentence.start : first.start].split()) <= OPENING:
            yield first


def only_an_object(one: Mention, sentences: Iterable[Sentence]) -> bool:
    """Whether a name stands in its sentence as what something is done with, so that the text does not go on to speak of
    it: "Nämnden samverkar med socialnämnden"."""
    own = next((each for each in sentences if each.start <= one.start < each.end), None)
    return own is not None and not is_subject(one, own)
