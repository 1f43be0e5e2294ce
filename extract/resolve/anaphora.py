"""Anaphors: what "förbundet", "bolaget", "projektet" stand for at their place in the document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from nysta.extract.language.anaphors import FIRST_PERSON, anaphor_kinds, calls, is_ours, says_what
from nysta.extract.language.descriptions import described_as
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.charged_nouns import CALLED, charged_before
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.defined_nouns import defined_nouns
from nysta.extract.resolve.fellow_arguments import acts_on
from nysta.extract.resolve.main_entities import counterpart_of, head_of_group, is_called, main_board, main_project
from nysta.extract.resolve.ministers import government, speaks_a_minister
from nysta.extract.resolve.section_heads import (
    REACH,
    begins_with,
    from_heading,
    heading_above,
    names_of_heading,
    opens_sentence,
    placed_in_section,
    up_to_heading,
)
from nysta.extract.resolve.section_topics import SectionTopics
from nysta.extract.structure import Block

# How many blocks back a definite noun may reach beyond a heading, unless the issuer is meant.
BEYOND_HEADING = 3
# How many blocks back a name may stand that a noun calls by a part of it.
CALLED_REACH = 2
# How many blocks back a task may have been given to whom "myndigheten" means.
TASK_REACH = 6
# The bodies that a section is about whose heading names them, whomever they work with in it.
_ACTING = frozenset({"nämnden", "förvaltningen", "avdelningen", "enheten", "kontoret"})
# Nouns that never mean a board of another word: "styrelsen" is no Arbetsutskottet, "rådet" no Kommunfullmäktige.
_ONLY_CALLED = {"styrelsen": "styrelse", "rådet": "råd"}


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
        self.named: dict[int, list[Mention]] = {}
        """The names of each block by its number."""
        for block, mention in reading.mentions():
            if mention.origin not in ("anaphor", "short"):
                self.named.setdefault(block.number, []).append(mention)
        self._defined = defined_nouns(reading)
        self._sections = SectionTopics(reading, clusters)

    @cached_property
    def main_project(self) -> Cluster | None:
        """The project that the document is about."""
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
        if anaphor.label == "ORG" and (governed := self._sections.governed(block, anaphor)) is not None:
            return governed
        speaking = [one for one in self._bodies if one.kind in kinds and is_called(anaphor.name, one)]
        if len(speaking) == 1:
            return self._opens_before(block, anaphor, kinds) or speaking[0]
        issuer = self._issuer
        if issuer is not None and issuer.kind in ("kommun", "region") and anaphor.name.casefold() == "koncernen":
            return head_of_group(self._clusters)
        issuer = issuer if self._may_be_issuer(anaphor, kinds) else None
        if issuer is not None and issuer.kind == "bolag" and self._sections.of_group:
            if anaphor.name.casefold() != "bolaget":
                return issuer
            opened = self._sections.company(block, anaphor, here=True)
            return opened or self._headed(block, anaphor, kinds) or self._sections.company(block, anaphor) or issuer
        here, settled = self._in_block(block, anaphor, kinds, issuer)
        if settled:
            return here
        return self._further_up(block, anaphor, kinds, here or self._sections.untold(block, anaphor))

    def _may_be_issuer(self, anaphor: Mention, kinds: tuple[str, ...]) -> bool:
        """Whether the issuer is what a noun calls its like, or calls by a part of its name."""
        one = self._issuer
        if one is None or anaphor.label != "ORG" or one.name.casefold() == "regeringen":
            return False
        return one.kind in kinds or calls(anaphor.name, one.name)

    def _in_block(
        self, block: Block, anaphor: Mention, kinds: tuple[str, ...], issuer: Cluster | None
    ) -> tuple[Cluster | None, bool]:
        """What the block or its heading names, else the ``issuer`` where the noun may mean it; and whether nothing
        farther up can be meant instead."""
        before = self._before(block.number, anaphor.start)
        mentions = self._just_before(block, anaphor) if issuer else before
        mentions = [one for one in mentions if not acts_on(block.text, one, anaphor)]
        headings = names_of_heading(self._reading, self.named, block)
        over = self._nearest(headings, anaphor, kinds) if anaphor.label == "ORG" else None
        if over is not None and (calls(anaphor.name, over.name) or not self._called_in(mentions, anaphor)):
            acting = [one for one in mentions if opens_sentence(self._reading, block, one)]
            return self._nearest(acting, anaphor, kinds) or over, True
        found = self._nearest(mentions, anaphor, kinds)
        is_object = found is not None and anaphor.label == "ORG" and self._sections.is_object(found, block, before)
        if found is None or (is_object and anaphor.name.casefold() in _ACTING):
            headed = self._headed(block, anaphor, kinds)
            if headed is not None and (found is None or headed.kind in kinds):
                return headed, True
        called = found is not None and calls(anaphor.name, found.name)
        if is_object and not called and (subject := self._opens_before(block, anaphor, kinds)) is not None:
            return subject, True
        found = found or issuer
        return found, found is issuer is not None

    def _further_up(
        self, block: Block, anaphor: Mention, kinds: tuple[str, ...], here: Cluster | None
    ) -> Cluster | None:
        """What the blocks above name: what the noun calls by its name, even if the block names another (``here``)."""
        if here is None and anaphor.label == "PRJ" and self.main_project is not None:
            return self.main_project
        if here is None and anaphor.name.casefold() == "nämnden" and self._main_board is None:
            here = self._sections.board(block)
        near = [*([here] if here is not None else []), *self._named_above(block, anaphor, kinds)]
        any_board = anaphor.kind == "nämnd" and anaphor.name.casefold() not in _ONLY_CALLED
        main = self._main_board if not near and any_board else None
        return next((one for one in near if calls(anaphor.name, one.name)), near[0] if near else main)

    def _named_above(self, block: Block, anaphor: Mention, kinds: tuple[str, ...]) -> list[Cluster]:
        """What the noun can mean of what each block above names, nearest first."""
        near = []
        below = block.kind == "heading"
        for number in range(block.number - 1, max(-1, block.number - REACH - 1), -1):
            above = self._reading.layout.blocks[number]
            if above.attachment != block.attachment or (below and block.number - number > BEYOND_HEADING):
                break
            below = below or above.kind == "heading"
            if (found := self._nearest(self.named.get(number, ()), anaphor, kinds)) is not None:
                near.append(found)
        return near

    def _apposed(self, block: Block, anaphor: Mention) -> Cluster | None:
        """What the text itself adds between commas: "i bolaget, Tjärnö Energi AB, är …"."""
        for one in self.named.get(block.number, ()):
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
        for number in up_to_heading(self._reading, block, TASK_REACH):
            before += reversed(self._reading.in_block(number))
        named = charged_before(anaphor, own, before) if own is not None else None
        return self._clusters.of(named) if named is not None else None

    def _called(self, block: Block, anaphor: Mention) -> Cluster | None:
        """The last thing named in the block, the one before or the heading that the noun calls by a part of its name
        ("slussen" after Dataslussen), or by what the document says that it is ("inkubatorn")."""
        described = described_as(anaphor.name, self._reading.described)
        headings = names_of_heading(self._reading, self.named, block)
        over = self._nearest(headings, anaphor, ())
        for number in from_heading(self._reading, block, CALLED_REACH):
            near = self._before(number, anaphor.start) if number == block.number else self.named.get(number, ())
            if over is not None and number == block.number:  # what the section is about, unless others act in it
                near = [one for one in near if opens_sentence(self._reading, block, one)]
            for mention in reversed(near):
                cluster = self._clusters.of(mention)
                names = (mention.name, cluster.name) if cluster is not None else ()
                if any(calls(anaphor.name, name) or name in described for name in names):
                    return cluster
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

    def _just_before(self, block: Block, anaphor: Mention) -> Sequence[Mention]:
        """What the sentence before begins with: only that can take the issuer's place."""
        before = [one for one in self._reading.in_block(block.number) if one.end <= anaphor.start]
        if not before:
            return []
        first = [one for one in before[-1].mentions if one.origin not in ("anaphor", "short")][:1]
        return [one for one in first if begins_with(before[-1], one, 0)]

    def _opens_before(self, block: Block, anaphor: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """What the sentence before begins with, of the right kind: the noun goes on to speak of that."""
        before = [one for one in self._reading.in_block(block.number) if one.end <= anaphor.start]
        first = next((one for one in before[-1].mentions if one.origin != "anaphor"), None) if before else None
        if first is None or not begins_with(before[-1], first):
            return None
        return self._nearest([first], anaphor, kinds)

    def _called_in(self, mentions: Sequence[Mention], anaphor: Mention) -> bool:
        """Whether the noun calls one of the ``mentions`` by a part of its name."""
        return any(calls(anaphor.name, one.name) for one in mentions)

    def _headed(self, block: Block, anaphor: Mention, kinds: tuple[str, ...]) -> Cluster | None:
        """What the heading right above the block's section names."""
        headed = placed_in_section(self._reading, self._clusters, self.named, block)
        if headed is not None and headed.label == anaphor.label and headed.label != "ORG":
            return headed
        heading = heading_above(self._reading, block)
        return self._nearest(self.named.get(heading.number, ()), anaphor, kinds) if heading is not None else None

    def _before(self, number: int, start: int) -> Sequence[Mention]:
        return [one for one in self.named.get(number, ()) if one.end <= start]

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
