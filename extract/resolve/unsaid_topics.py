"""Unsaid topics: what a text speaks of where a sentence leaves its subject or what it is about unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from nysta.extract.language.anaphors import FIRST_PERSON
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.anaphora import Antecedents
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.section_heads import placed_in_section, up_to_heading
from nysta.extract.resolve.sentence_places import is_subject, pays
from nysta.extract.structure import Block

# How many blocks back the unsaid topic of a sentence may have been named.
TOPIC_REACH = 3
# What a text rather speaks of than of organisations, and what it does last: what is of no known kind.
_TIERS = (("projekt", "program", "satsning", "strategi", "plan", "medel"), ("övrigt",))
# What a sentence that names it can go on to speak of without a word: "i projektet X, som drivs av A och där B är part".
_IN_SENTENCE = (*_TIERS[0], "bolag", "kommunalförbund", "samverkansorgan")


class UnsaidTopics:
    """Finds the cluster that a sentence speaks of without a word; ``antecedents`` tells what its nouns mean."""

    def __init__(self, reading: Reading, clusters: Clusters, issuer: Cluster | None, antecedents: Antecedents) -> None:
        self._reading = reading
        self._clusters = clusters
        self._issuer = issuer
        self._antecedents = antecedents

    def acting(self, block: Block, start: int) -> Cluster | None:
        """Who acts in the text before ``start``: the last organisation of the block that does ("Ale kommun kartlägger
        vattnet. Arbetet sker i samarbete med …"), else the last board or unit up to the heading."""
        own = [one for one in reversed(self._reading.in_block(block.number)) if one.end <= start]
        above = (
            one
            for number in up_to_heading(self._reading, block, TOPIC_REACH)
            for one in reversed(self._reading.in_block(number))
        )
        for sentence in (*own, *above):
            for one in sentence.mentions:
                if one.label == "ORG" and not one.genitive and one.kind != "parti" and is_subject(one, sentence):
                    found = self._meant(sentence.block, one)
                    if found is not None and (sentence.block is block or found.kind in ("nämnd", "enhet")):
                        return found
        return None

    def topic(self, block: Block, start: int, kinds: Sequence[str]) -> Cluster | None:
        """What the text before ``start`` speaks of: a project or programme that its block names, else one of the
        heading, else an organisation of the block, else what the heading or a block between names."""
        activities, unknown = ([one for one in kinds if one in tier] for tier in _TIERS)
        bodies = [one for one in kinds if one not in (*activities, *unknown)]
        own = [one for one in reversed(self._reading.in_block(block.number)) if one.start <= start]
        headings, between = list[Sentence](), list[Sentence]()
        for number in up_to_heading(self._reading, block, TOPIC_REACH):
            heading = self._reading.layout.blocks[number].kind == "heading"
            (headings if heading else between).extend(self._reading.in_block(number)[::-1])
        headed = placed_in_section(self._reading, self._clusters, self._antecedents.named, block)
        for scope, wanted in (
            (own, activities),
            (headings, activities),
            (own, bodies),
            (own, unknown),
            (headings, bodies),
        ):
            for sentence in scope:
                if (found := self._named_in(sentence, wanted, (block, start))) is not None:
                    return found
            if scope is headings and headed is not None and headed.kind in wanted:
                return headed
        if "projekt" in kinds and self._antecedents.main_project is not None:
            return self._antecedents.main_project
        near = ((sentence, wanted) for wanted in (activities, bodies) for sentence in between)
        named = (self._named_in(sentence, wanted, (block, start)) for sentence, wanted in near)
        return next((one for one in named if one is not None), None)

    def _named_in(self, sentence: Sentence, kinds: Sequence[str], at: tuple[Block, int]) -> Cluster | None:
        """What a sentence names of the first of ``kinds``: the first one, in the sentence of ``at`` the last before."""
        block, start = at
        own = sentence.block is block and sentence.start <= start < sentence.end
        mentions = [one for one in reversed(sentence.mentions) if one.end <= start] if own else sentence.mentions
        mentions = [one for one in mentions if one.label != "PRG" or not pays(one, sentence)]
        kinds = [one for one in kinds if not own or one in _IN_SENTENCE]
        named = [self._meant(sentence.block, one) for one in mentions]
        fits = [one for one in named if one is not None and one.kind in kinds and one is not self._issuer]
        return min(fits, key=lambda one: kinds.index(one.kind), default=None)

    def _meant(self, block: Block, mention: Mention) -> Cluster | None:
        if mention.origin == "anaphor":
            return self._antecedents.of(block, mention) if mention.name != FIRST_PERSON else None
        return self._clusters.of(mention)
