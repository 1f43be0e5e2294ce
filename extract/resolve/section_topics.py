"""Section topics: of whom a section speaks, by the heading right above it or by what its sentences begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from nysta.extract.language.anaphors import says_what
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.main_entities import board_called_after
from nysta.extract.resolve.section_heads import begins_with, heading_above
from nysta.extract.resolve.sentence_places import is_subject
from nysta.extract.structure import Block

# How many words may stand before the company that a sentence begins with: "I Grinden Väst AB ingår …".
BEFORE_COMPANY = 1
# How often a text speaks of a group of companies, at least, where each section may be about another of them.
OFTEN = 3
# Nouns for organisations whose names often do not say what they are.
_SAY_WHAT = frozenset({"föreningen", "stiftelsen", "mottagningen", "klubben"})
# A heading that begins the rules which somebody is given, and what follows it before they begin or numbers them.
_RULES_OF = re.compile(
    r"(?:\W|\d)*(?:ägardirektiv|bolagsordning|förbundsordning|stadgar)(?:en|na)?\s(?:för|till)\s", re.IGNORECASE
)
_OF_THE_RULES = re.compile(r"\W*(?:§|\d|antagen|antagna|antagits|fastställd|gäller|beslutad|reviderad)", re.IGNORECASE)
# In so many blocks such rules are looked for above a noun.
RULES_REACH = 40
_GROUP = re.compile(r"\b(?:dotter(?:dotter)?(?:bolag|företag)|moderbolag|koncern)\w*", re.IGNORECASE)


class SectionTopics:
    """Of which company or board the sections of a document speak."""

    def __init__(self, reading: Reading, clusters: Clusters) -> None:
        self._reading = reading
        self._clusters = clusters

    @cached_property
    def of_group(self) -> bool:
        """Whether the document is about a group of companies, in which "bolaget" means the one spoken of."""
        return len(_GROUP.findall(self._reading.layout.source.text)) >= OFTEN

    def company(self, block: Block, anaphor: Mention, here: bool = False) -> Cluster | None:
        """The company that the last sentence before ``anaphor`` begins with that begins with one, up to the heading, or
        ``here``, in the ``block``, alone."""
        above = self._up_to_heading(block, anaphor.start)
        begun = _openings((one for one in above if not here or one.block is block), anaphor)
        named = (self._clusters.of(one) for one in begun if not says_what(one.name))
        return next((one for one in named if one is not None and one.kind == anaphor.kind), None)

    def board(self, block: Block) -> Cluster | None:
        """The board whose name says what the block's section is about: Kulturnämnden below "Tema 2: Kultur"."""
        heading = heading_above(self._reading, block)
        title = heading.text if heading is not None else ""
        return board_called_after(title, (one for one in self._clusters if one.kind == "nämnd"))

    def governed(self, block: Block, anaphor: Mention) -> Cluster | None:
        """Who is given the rules that a block is one of, where the ``anaphor`` may mean it: "bolaget" below
        "ÄGARDIREKTIV FÖR ALE VATTEN AB"; None outside such rules."""
        for number in range(block.number, max(-1, block.number - RULES_REACH - 1), -1):
            above = self._reading.layout.blocks[number]
            if above.attachment != block.attachment:
                return None
            if (rules := _RULES_OF.match(above.text)) is not None and above.kind == "heading":
                named = (
                    one for it in self._reading.in_block(number) for one in it.mentions if one.start >= rules.end()
                )
                meant = self._clusters.of(first) if (first := next(named, None)) is not None else None
                return meant if meant is not None and meant.kind == anaphor.kind else None
            if above.kind == "heading" and _OF_THE_RULES.match(above.text) is None:
                return None
        return None

    def is_object(self, found: Cluster, block: Block, before: Iterable[Mention]) -> bool:
        """Whether the last of the mentions ``before`` in a ``block`` that name ``found`` has it as what something is
        done with, so that the text does not go on to speak of it: "Nämnden samverkar med socialnämnden"."""
        named = [one for one in before if self._clusters.of(one) is found]
        sentences = self._reading.in_block(block.number)
        own = next((one for one in sentences if named and one.start <= named[-1].start < one.end), None)
        return own is not None and not is_subject(named[-1], own)

    def untold(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The one organisation of the sentence before of which nothing tells what it is, where the next sentence begins
        with a noun for such: "Stödet går till Folkbildning Skog. Föreningen har …"."""
        before = [one for one in self._reading.in_block(block.number) if one.end <= anaphor.start]
        own = next((one for one in self._reading.in_block(block.number) if one.start == anaphor.start), None)
        if own is None or not before or anaphor.name.casefold() not in _SAY_WHAT:
            return None
        named = [self._clusters.of(one) for one in before[-1].mentions if one.origin != "anaphor" and one.entry is None]
        untold = {id(one): one for one in named if one is not None and one.label == "ORG" and one.kind == "övrigt"}
        return next(iter(untold.values())) if len(untold) == 1 else None

    def _up_to_heading(self, block: Block, start: int) -> Iterator[Sentence]:
        """The sentences of a section before ``start`` of its ``block``, the last one first, the own one included."""
        heading = heading_above(self._reading, block, reach=block.number)
        for number in range(block.number, heading.number if heading is not None else -1, -1):
            for one in reversed(self._reading.in_block(number)):
                if number != block.number or one.start <= start:
                    yield one


def _openings(sentences: Iterable[Sentence], anaphor: Mention) -> Iterator[Mention]:
    """The names with which the ``sentences`` begin, the first one's own only before the ``anaphor``."""
    for position, sentence in enumerate(sentences):
        first = next((one for one in sentence.mentions if one.origin != "anaphor"), None)
        if first is None or (position == 0 and first.end > anaphor.start):
            continue
        if begins_with(sentence, first, BEFORE_COMPANY):
            yield first
