"""Anaphors: what "förbundet", "bolaget", "projektet" stand for at their place in the document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from nysta.extract.language.anaphors import FIRST_PERSON, anaphor_kinds, calls, is_ours, says_what
from nysta.extract.language.descriptions import described_as
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.placed_names import is_placed
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.charged_nouns import CALLED, charged_before
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.defined_nouns import defined_nouns
from nysta.extract.resolve.main_entities import counterpart_of, head_of_group, is_called, main_board, main_project
from nysta.extract.resolve.ministers import government, speaks_a_minister
from nysta.extract.resolve.section_topics import SectionTopics
from nysta.extract.resolve.sentence_places import is_subject, pays
from nysta.extract.structure import Block

# How many blocks back a definite noun may reach.
REACH = 8
# How many words may stand before what a sentence begins with: "Årsrapport från".
OPENING = 2
# How many blocks back it may reach beyond a heading, unless the issuer is meant.
BEYOND_HEADING = 3
# How many blocks back a name may stand that a noun calls by a part of it.
CALLED_REACH = 2
# How many blocks back the unsaid topic of a sentence may have been named.
TOPIC_REACH = 3
# How many blocks back a task may have been given to whom "myndigheten" means.
TASK_REACH = 6
# The bodies that a section is about whose heading names them, whomever they work with in it.
_ACTING = frozenset({"nämnden", "förvaltningen", "avdelningen", "enheten", "kontoret"})
# Nouns that never mean a board of another word: "styrelsen" is no Arbetsutskottet, "rådet" no Kommunfullmäktige.
_ONLY_CALLED = {"styrelsen": "styrelse", "rådet": "råd"}
# What a text rather speaks of than of organisations, and what it does last: what is of no known kind.
_TIERS = (("projekt", "program", "satsning", "strategi", "plan", "medel"), ("övrigt",))
# What a sentence that names it can go on to speak of without a word: "i projektet X, som drivs av A och där B är part".
_IN_SENTENCE = (*_TIERS[0], "bolag", "kommunalförbund", "samverkansorgan")


class Antecedents:
    """Finds the cluster that a definite noun stands for; ``bodies`` are the issuer's on the document's title page."""

    def __init__(
        self, reading: Reading, clusters: Clusters, issuer: Cluster | None, bodies: Sequence[Cluster] = ()
    ) -> None:
        self._reading = reading
        self._clusters = clusters
        self._issuer = issuer
        others = (counterpart_of(one, clusters) for one in bodies)
        self._bodies = [*bodies, *(one for one in others if one is not None and one not in bodies)]
        self._blocks: dict[int, list[Mention]] = {}
        for block, mention in reading.mentions():
            if mention.origin not in ("anaphor", "short"):
                self._blocks.setdefault(block.number, []).append(mention)
        self._defined = defined_nouns(reading)
        self._sections = SectionTopics(reading, clusters)
        self._kinds = {block.number: block.kind for block in reading.layout.blocks}
        self._attachments = {block.number: block.attachment for block in reading.layout.blocks}

    @cached_property
    def _main_project(self) -> Cluster | None:
        return main_project(self._clusters)

    @cached_property
    def _main_board(self) -> Cluster | None:
        return main_board(self._clusters)

    def of(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The cluster meant by ``anaphor`` in ``block``; None when nothing fitting was named before."""
        if anaphor.name == FIRST_PERSON:
            return (government(self._clusters) if speaks_a_minister(block.text) else None) or self._issuer
        if is_ours(block.text, anaphor):
            ours = [one for one in self._bodies if is_called(anaphor.name, one)]
            return ours[0] if len(ours) == 1 else self._issuer
        kinds = anaphor_kinds(anaphor.name)
        if kinds and (apposed := self._apposed(block, anaphor)) is not None:
            return apposed
        if (defined := self._defined.get(anaphor.name.casefold())) is not None:
            number, named = defined
            if number <= block.number and (meant := self._clusters.of(named)) is not None:
                return meant
        if not kinds:
            return self._called(block, anaphor)
        if (charged := self._charged(block, anaphor)) is not None:
            return charged
        speaking = [one for one in self._bodies if one.kind in kinds and is_called(anaphor.name, one)]
        if len(speaking) == 1:
            return self._opens_before(block, anaphor, kinds) or speaking[0]
        issuer = self._issuer
        if issuer is not None and issuer.kind in ("kommun", "region") and anaphor.name.casefold() == "koncernen":
            return head_of_group(self._clusters)
        if (
            issuer is None
            or (issuer.kind not in kinds and not calls(anaphor.name, issuer.name))
            or anaphor.label != "ORG"
            or issuer.name.casefold() == "regeringen"
        ):
            issuer = None
        if issuer is not None and issuer.kind == "bolag" and self._sections.of_group:
            if anaphor.name.casefold() != "bolaget":
                return issuer
            return self._headed(block, anaphor, kinds) or self._sections.company(block, anaphor) or issuer
        mentions = self._just_before(block, anaphor) if issuer else self._before(block.number, anaphor.start)
        found = self._nearest(mentions, anaphor, kinds)
        before = self._before(block.number, anaphor.start)
        is_object = found is not None and anaphor.label == "ORG" and self._sections.is_object(found, block, before)
        if found is None or (is_object and anaphor.name.casefold() in _ACTING):
            headed = self._headed(block, anaphor, kinds)
            if headed is not None and (found is None or headed.kind in kinds):
                return headed
        called = found is not None and calls(anaphor.name, found.name)
        if is_object and not called and (subject := self._opens_before(block, anaphor, kinds)) is not None:
            return subject
        found = found or issuer
        if found is issuer is not None:
            return found
        if found is None and anaphor.label == "PRJ" and self._main_project is not None:
            return self._main_project
        if found is None and anaphor.name.casefold() == "nämnden" and self._main_board is None:
            found = self._sections.board(block)
        near = [found] if found is not None else []
        below = self._kinds[block.number] == "heading"
        for number in range(block.number - 1, max(-1, block.number - REACH - 1), -1):
            if self._attachments[number] != block.attachment or (below and block.number - number > BEYOND_HEADING):
                break
            below = below or self._kinds[number] == "heading"
            if (found := self._nearest(self._blocks.get(number, ()), anaphor, kinds)) is not None:
                near.append(found)
        any_board = anaphor.kind == "nämnd" and anaphor.name.casefold() not in _ONLY_CALLED
        main = self._main_board if not near and any_board else None
        return next((one for one in near if calls(anaphor.name, one.name)), near[0] if near else main)

    def _apposed(self, block: Block, anaphor: Mention) -> Cluster | None:
        """What the text itself adds between commas: "i bolaget, Tjärnö Energi AB, är …"."""
        for one in self._blocks.get(block.number, ()):
            between = block.text[anaphor.end : one.start]
            if between in (", ", " – ") and block.text[one.end : one.end + 2] in (between, f"{between[0]} ", ".", " –"):
                return self._clusters.of(one) if one.label == anaphor.label and one.kind == anaphor.kind else None
        return None

    def _charged(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The authority that was charged last with a task, where the noun calls one by what it is."""
        if anaphor.kind not in CALLED:
            return None
        own = next((one for one in self._reading.in_block(block.number) if one.start <= anaphor.start < one.end), None)
        before = [one for one in reversed(self._reading.in_block(block.number)) if one.end <= anaphor.start]
        for number in self._above(block, TASK_REACH):
            before += reversed(self._reading.in_block(number))
        named = charged_before(anaphor, own, before) if own is not None else None
        return self._clusters.of(named) if named is not None else None

    def _called(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The last thing named in the block, the one before or the heading that the noun calls by a part of its name
        ("slussen" after Dataslussen), or by what the document says that it is ("inkubatorn")."""
        described = described_as(anaphor.name, self._reading.described)
        for number in range(block.number, max(-1, block.number - CALLED_REACH - 1), -1):
            near = self._before(number, anaphor.start) if number == block.number else self._blocks.get(number, ())
            for mention in reversed(near):
                cluster = self._clusters.of(mention)
                names = (mention.name, cluster.name) if cluster is not None else ()
                if any(calls(anaphor.name, name) or name in described for name in names):
                    return cluster
            if self._kinds[number] == "heading":
                break
        mine = self._issuer
        if mine is not None and any(calls(anaphor.name, one) for one in (mine.name, *mine.names)):
            return mine
        return self._called_alone(block, anaphor)

    def _called_alone(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The one organisation of the document, named anywhere before, that the noun calls by a word of its name and
        what it is: "fibernätsbolaget"."""
        if not says_what(anaphor.name):
            return None
        called = [one for one in self._clusters if one.label == "ORG" and calls(anaphor.name, one.name)]
        named = [one for one in called if any(place.number <= block.number for place, _ in one.places)]
        return named[0] if len(called) == 1 and named else None

    def _section_name(self, block: Block) -> Cluster | None:
        """What the heading of the block's section names, where its place gave the name away."""
        for number in range(block.number, max(-1, block.number - REACH - 1), -1):
            for mention in self._blocks.get(number, ()):
                if is_placed(mention) and (self._kinds[number] == "heading" or mention.start == 0):
                    return self._clusters.of(mention)
            if self._kinds[number] == "heading":
                return None
        return None

    def _just_before(self, block: Block, anaphor: Mention) -> Sequence[Mention]:
        """What the sentence before begins with: only that can take the issuer's place."""
        before = [one for one in self._reading.in_block(block.number) if one.end <= anaphor.start]
        if not before:
            return []
        first = [one for one in before[-1].mentions if one.origin not in ("anaphor", "short")][:1]
        return [one for one in first if one.start == before[-1].start]

    def _opens_before(self, block: Block, anaphor: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """What the sentence before begins with, of the right kind: the noun goes on to speak of that."""
        before = [one for one in self._reading.in_block(block.number) if one.end <= anaphor.start]
        first = next((one for one in before[-1].mentions if one.origin != "anaphor"), None) if before else None
        if first is None or len(block.text[before[-1].start : first.start].split()) > OPENING:
            return None
        return self._nearest([first], anaphor, kinds)

    def acting(self, block: Block, start: int) -> Cluster | None:
        """Who acts in the text before ``start``: the last organisation of the block that does ("Ale kommun kartlägger
        vattnet. Arbetet sker i samarbete med …"), else the last board or unit up to the heading."""
        own = [one for one in reversed(self._reading.in_block(block.number)) if one.end <= start]
        above = (one for number in self._above(block) for one in reversed(self._reading.in_block(number)))
        for sentence in (*own, *above):
            for one in sentence.mentions:
                if one.label == "ORG" and not one.genitive and one.kind != "parti" and is_subject(one, sentence):
                    found = self._meant(sentence.block, one)
                    if found is not None and (sentence.block is block or found.kind in ("nämnd", "enhet")):
                        return found
        return None

    def _headed(self, block: Block, anaphor: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """What the heading right above the block's section names."""
        headed = self._section_name(block)
        if headed is not None and headed.label == anaphor.label and headed.label != "ORG":
            return headed
        for number in range(block.number - 1, max(-1, block.number - REACH - 1), -1):
            if self._kinds[number] == "heading":
                return self._nearest(self._blocks.get(number, ()), anaphor, kinds)
        return None

    def topic(self, block: Block, start: int, kinds: Sequence[str]) -> Cluster | None:
        """What the text before ``start`` speaks of: a project or programme that its block names, else one of the
        heading, else an organisation of the block, else what the heading or a block between names."""
        activities, unknown = ([one for one in kinds if one in tier] for tier in _TIERS)
        bodies = [one for one in kinds if one not in (*activities, *unknown)]
        own = [one for one in reversed(self._reading.in_block(block.number)) if one.start <= start]
        headings, between = list[Sentence](), list[Sentence]()
        for number in self._above(block):
            (headings if self._kinds[number] == "heading" else between).extend(self._reading.in_block(number)[::-1])
        headed = self._section_name(block)
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
        if "projekt" in kinds and self._main_project is not None:
            return self._main_project
        near = ((sentence, wanted) for wanted in (activities, bodies) for sentence in between)
        named = (self._named_in(sentence, wanted, (block, start)) for sentence, wanted in near)
        return next((one for one in named if one is not None), None)

    def _above(self, block: Block, reach: int = TOPIC_REACH) -> list[int]:
        """The numbers of ``reach`` blocks above, nearest first, up to the next heading."""
        numbers = []
        for number in range(block.number - 1, max(-1, block.number - reach - 1), -1):
            numbers.append(number)
            if self._kinds[number] == "heading":
                break
        return numbers

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
            return self.of(block, mention) if mention.name != FIRST_PERSON else None
        return self._clusters.of(mention)

    def _before(self, number: int, start: int) -> Sequence[Mention]:
        return [one for one in self._blocks.get(number, ()) if one.end <= start]

    def _nearest(self, mentions: Sequence[Mention], anaphor: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """The last of ``mentions`` that the noun calls by a part of its name, else that the document says to be such a
        one ("Fotot är en enhet"), else the last of the right kind."""
        named = [self._clusters.of(mention) for mention in reversed(mentions)]
        part = _ONLY_CALLED.get(anaphor.name.casefold(), "")
        fits = [one for one in named if one is not None and one.label == anaphor.label]
        fits = [one for one in fits if one.kind != "nämnd" or part in one.name.casefold()]
        of_kind = [one for one in fits if one.kind in kinds or (anaphor.label != "ORG" and "medel" not in kinds)]
        described = described_as(anaphor.name, self._reading.described)
        by_name = (one for one in fits if calls(anaphor.name, one.name))
        as_said = (one for one in fits if not described.isdisjoint({one.name, *one.names}))
        return next(by_name, None) or next(as_said, None) or next(iter(of_kind), None)
