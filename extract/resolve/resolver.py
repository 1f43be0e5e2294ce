"""The resolver: which entity a mention, a definite noun or something left unsaid means in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.bodies import means_somebody, owner_in, owners_in
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.statement import ISSUER, End, Statement
from nysta.extract.resolve.anaphora import Antecedents
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.further_places import introduction_of_boards
from nysta.extract.resolve.governing import governing_sentence
from nysta.extract.resolve.issuer import find_issuer, find_speaking_body, standing_bodies
from nysta.extract.resolve.own_bodies import PLAIN, SUREST, governs, own_bodies
from nysta.extract.resolve.unsaid_topics import UnsaidTopics
from nysta.extract.structure import Block

# What a board does in its own name; to be a member or an owner is its organisation's.
_SPOKEN = frozenset({"FUNDS", "COMMISSIONS", "COLLABORATES_WITH", "COORDINATES"})
# The boards that lead a kommun or region, and what they do in their own name nevertheless.
_OF_LEADING = frozenset({"FUNDS", "COMMISSIONS"})
_LEADING = ("kommunstyrelsen", "regionstyrelsen", "kommunfullmäktige", "regionfullmäktige")
# Boards that spend in their own name what their organisation, not they, is given.
_SPENDING = frozenset({"direktionen", "styrelsen", "förbundsstyrelsen", "förbundsdirektionen", "bolagsstyrelsen"})
# What an organisation of some size but no kommun calls its one board.
_ONLY_BOARDS = frozenset({"styrelsen", "direktionen"})
_NUMBER = re.compile(r"^\d[\d.]*\s+")
TITLE_PAGE, OWNER_IN_NAME = 0.7, 0.75
MOST_EVIDENCE = 4


def _is_done_with(said: Statement) -> bool:
    """Whether a statement tells with whom something is done, but not who does it."""
    end = said.source
    return said.type == "COLLABORATES_WITH" and end.mention == "issuer" and end.block.kind == "paragraph" and end.at > 0


def _charges_its_like(said: Statement, issuer: Cluster | None) -> bool:
    """Whether an authority would charge another with a task, only because it issues a document that leaves unsaid who
    does: the government."""
    target = said.target.mention
    state = isinstance(target, Mention) and target.kind == "myndighet"
    return (
        said.type == "COMMISSIONS"
        and said.source.mention == "issuer"
        and state
        and issuer is not None
        and issuer.kind in ("myndighet", "universitet")
    )


class Resolver:
    """Clusters, issuer and antecedents of one document; ``issuer_name`` overrides what the document shows."""

    def __init__(self, reading: Reading, title: str | None = None, issuer_name: str | None = None) -> None:
        self._reading = reading
        self.clusters = Clusters(reading)
        self.clusters.join_general()
        self.issuer = self._named(issuer_name) or find_issuer(reading, self.clusters, title)
        if self.issuer is not None:
            self.clusters.join_bodies_of(self.issuer)
            self.clusters.join_general(self.issuer)
        self._body = find_speaking_body(reading, self.clusters, self.issuer)
        self._speaker = self.clusters.of(self._body[1]) if self._body is not None else None
        self._bodies: dict[str, Cluster] | None = None
        standing = standing_bodies(reading, self.clusters, self.issuer, "nämnd", "enhet")
        bodies = [one for _, mention in standing if (one := self.clusters.of(mention)) is not None]
        self._antecedents = Antecedents(reading, self.clusters, self.issuer, bodies)
        self._topics = UnsaidTopics(reading, self.clusters, self.issuer, self._antecedents)

    def source_of(self, said: Statement) -> Cluster | None:
        """The entity at the source of a statement; None when it cannot be told."""
        acting = self._topics.acting(said.source.block, said.source.at) if _is_done_with(said) else None
        found = acting or self._cluster_of(said.source, self._is_spoken(said))
        if _charges_its_like(said, found):
            return None
        return found or (self._own_board(said.source) if said.type == "COMMISSIONS" else None)

    def target_of(self, said: Statement) -> Cluster | None:
        """The entity at the target of a statement; None when it cannot be told."""
        spends = self._speaker is not None and self._speaker.name.casefold() in _SPENDING
        return self._cluster_of(said.target, self._is_spoken(said) and not (spends and said.type == "FUNDS"))

    def _is_spoken(self, said: Statement) -> bool:
        """Whether the board in whose name the document speaks does what is said, rather than its organisation: no board
        pays another, and the one that leads the organisation agrees with others in the organisation's name."""
        if said.type not in _SPOKEN or self._speaker is None:
            return said.type in _SPOKEN
        paid = said.target.mention
        if said.type == "FUNDS" and isinstance(paid, Mention) and paid.kind == "nämnd":
            return False
        leads = self._speaker.name.casefold().endswith(_LEADING)
        return not leads or said.type in _OF_LEADING

    def _cluster_of(self, end: End, spoken: bool) -> Cluster | None:
        if end.mention == "issuer":
            headed = self._heading_body(end.block) if spoken and end.block.kind == "item" else None
            return headed or (self._speaker if self._speaker is not None and spoken else self.issuer)
        if end.mention == "topic":
            told = self._topics.topic(end.block, end.at, end.kinds)
            fits = self.issuer is not None and (self.issuer.kind in end.kinds or ISSUER in end.kinds)
            return told or (self.issuer if fits else None)
        return self.cluster_of_mention(end.block, end.mention)

    def _heading_body(self, block: Block) -> Cluster | None:
        """The board, office or company whose name is the heading over a block: its items leave it unsaid."""
        title = _NUMBER.sub("", block.section.title or "").strip(" :").casefold()
        if self._bodies is None:
            bodies = (
                one for one in self.clusters if one.kind in ("nämnd", "enhet", "bolag") and one is not self.issuer
            )
            self._bodies = {name.casefold(): one for one in bodies for name in one.names}
        return self._bodies.get(title)

    def _own_board(self, end: End) -> Cluster | None:
        """The board that gives a task where the document calls it nothing else: "Styrelsen gav X i uppdrag"."""
        one = end.mention
        called = isinstance(one, Mention) and one.origin == "anaphor" and one.name.casefold() in _ONLY_BOARDS
        if not called or self.issuer is None or self.issuer.kind in ("kommun", "region"):
            return None
        assert isinstance(one, Mention)
        return self.clusters.add(end.block, replace(one, name=one.name.capitalize(), origin="rule"))

    def cluster_of_mention(self, block: Block, mention: Mention) -> Cluster | None:
        """The entity that a mention in ``block`` means; None for a definite noun that nothing explains."""
        if mention.origin == "anaphor":
            return self._antecedents.of(block, mention)
        return self.clusters.add(block, mention)

    def prominence(self) -> Prominence:
        """How much the document speaks of its entities, before anything that it states is known."""
        issuer = self.issuer
        key, kind = (issuer.key, issuer.kind) if issuer is not None else (None, None)
        return Prominence(self._reading, self._meant, key, kind)

    def _meant(self, end: End) -> str | None:
        """The key of what an end means, if the document names it as such."""
        if not isinstance(end.mention, Mention):
            found = self._cluster_of(end, spoken=False)
        elif end.mention.origin == "anaphor":
            found = self._antecedents.of(end.block, end.mention)
        else:
            found = self.clusters.of(end.mention)
        return found.key if found is not None else None

    def own_statements(self, elsewhere: Set[str]) -> Iterator[Statement]:
        """What nobody says in a sentence of its own: that a body is part of the issuer, as the title page shows of the
        one in whose name the document speaks, and its very word of others ("förbundskansliet"), unless a sentence says
        them to be part of something else (``elsewhere``, keys of clusters)."""
        if self.issuer is None:
            return
        if self._body is not None:
            yield self._part_of_issuer(*self._body, "heading/part-of/title-page", TITLE_PAGE)
        yield from self._named_by_owner()
        governing: set[str] = set()
        for one in own_bodies(self._reading, self.clusters, self.issuer, elsewhere, MOST_EVIDENCE):
            said = self._part_of_issuer(one.block, one.mention, "sentence/part-of/own-word", one.sure)
            yield replace(said, modality="ended") if one.over else said
            if (above := introduction_of_boards(self._reading, one.block)) is not None and not one.over:
                start, end = above.span
                yield replace(said, start=start, end=end, confidence=said.confidence - PLAIN)
            if not one.over and one.mention.name not in governing:
                governing.add(one.mention.name)
                yield from self._governs(said, one.mention.name)

    def _speaks_of_issuer(self, sentence: Sentence) -> bool:
        """Whether a sentence names nobody but the issuer and bodies without a name of their own."""
        named = (one for one in sentence.mentions if one.label == "ORG" and one.origin != "anaphor")
        return all(one.kind in ("nämnd", "enhet") or self.clusters.of(one) is self.issuer for one in named)

    def _governs(self, said: Statement, body: str) -> Iterator[Statement]:
        """That a ``body`` is part of the issuer, a second time where a sentence says that it governs it."""
        told = governing_sentence(self._reading, body, governs(), self._speaks_of_issuer)
        if told is not None:
            start, end = told.block.source_span(told.start, told.end)
            yield replace(said, start=start, end=end, confidence=SUREST)

    def _named_by_owner(self) -> Iterator[Statement]:
        """That a body is part of what its name says: "Uppsala universitets innovationskontor"; and that the two take
        part in it whose it is: "Stadens och Tullens beredskapsgrupp"."""
        forms = {form.casefold(): one for one in self.clusters for form in (one.name, *one.names) if one.label == "ORG"}
        for cluster in self.clusters:
            if cluster.label == "ORG" and cluster.entry is None and cluster.places:
                yield from self._joined_in_name(cluster, forms)
            owner = owner_in(cluster.name) if cluster.label == "ORG" and cluster.entry is None else None
            whole = forms.get(owner.casefold()) if owner is not None else None
            if whole is None or whole is cluster or not whole.places:
                continue
            for block, mention in cluster.places[:MOST_EVIDENCE]:
                ends = End(block, mention), End(*whole.places[0])
                yield Statement(
                    "PART_OF", *ends, *self._sentence(block, mention), "sentence/part-of/owner-in-name", OWNER_IN_NAME
                )

    def _joined_in_name(self, cluster: Cluster, forms: Mapping[str, Cluster]) -> Iterator[Statement]:
        """That those take part in a common body whose its name says it to be, named or meant by a noun for the
        issuer; ``forms`` are the names of all clusters, casefolded."""
        for owner in owners_in(cluster.name):
            whole = forms.get(owner.casefold())
            for block, mention in cluster.places[:MOST_EVIDENCE]:
                if whole is not None and whole.places:
                    source = End(*whole.places[0])
                elif means_somebody(owner):
                    source = End(block, "issuer")
                else:
                    continue
                span = self._sentence(block, mention)
                rule = "sentence/participates-in/owners-in-name"
                yield Statement("PARTICIPATES_IN", source, End(block, mention), *span, rule, OWNER_IN_NAME)

    def _part_of_issuer(self, block: Block, mention: Mention, rule: str, confidence: float) -> Statement:
        ends = End(block, mention), End(block, "issuer")
        return Statement("PART_OF", *ends, *self._sentence(block, mention), rule, confidence)

    def _sentence(self, block: Block, mention: Mention) -> tuple[int, int]:
        """The source offsets of the sentence or the row in which a mention stands."""
        limits = ((one.start, one.end) for one in self._reading.in_block(block.number))
        return block.source_span(*next((it for it in limits if it[0] <= mention.start < it[1]), (0, len(block.text))))

    def _named(self, name: str | None) -> Cluster | None:
        if not name:
            return None
        wanted = name.casefold()
        forms = ((one, {form.casefold() for form in (one.name, *one.names)}) for one in self.clusters)
        return next((one for one, known in forms if wanted in known), None) or self.clusters.imply(name)
