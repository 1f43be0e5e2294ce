"""The resolver: which entity a mention, a definite noun or something left unsaid means in one document."""

from __future__ import annotations

from collections.abc import Iterator

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import End, Statement
from nysta.extract.resolve.anaphora import Antecedents
from nysta.extract.resolve.clusters import Cluster, Clusters
from nysta.extract.resolve.issuer import find_issuer, find_speaking_body
from nysta.extract.structure import Block

# What a board does in its own name; to be a member or an owner is its organisation's.
_SPOKEN = frozenset({"FUNDS", "COMMISSIONS", "COLLABORATES_WITH", "COORDINATES"})
TITLE_PAGE = 0.7


class Resolver:
    """Clusters, issuer and antecedents of one document; ``issuer_name`` overrides what the document shows."""

    def __init__(self, reading: Reading, title: str | None = None, issuer_name: str | None = None) -> None:
        self.clusters = Clusters(reading)
        self.issuer = self._named(issuer_name) or find_issuer(reading, self.clusters, title)
        if self.issuer is not None:
            self.clusters.join_bodies_of(self.issuer)
        self._body = find_speaking_body(reading, self.clusters, self.issuer)
        self._speaker = self.clusters.of(self._body[1]) if self._body is not None else None
        self._antecedents = Antecedents(reading, self.clusters, self.issuer, self._speaker)

    def cluster_of(self, end: End, kind: RelationType) -> Cluster | None:
        """The entity at one end of a statement of type ``kind``; None when it cannot be told."""
        if end.mention == "issuer":
            return self._speaker if self._speaker is not None and kind in _SPOKEN else self.issuer
        if end.mention == "topic":
            told = self._antecedents.topic(end.block, end.at, end.kinds)
            fits = self.issuer is not None and self.issuer.kind in end.kinds
            return told or (self.issuer if fits else None)
        return self.cluster_of_mention(end.block, end.mention)

    def cluster_of_mention(self, block: Block, mention: Mention) -> Cluster | None:
        """The entity that a mention in ``block`` means; None for a definite noun that nothing explains."""
        if mention.origin == "anaphor":
            return self._antecedents.of(block, mention)
        return self.clusters.add(block, mention)

    def own_statements(self) -> Iterator[Statement]:
        """The title page's statement that the body in whose name the document speaks is part of its issuer."""
        if self._body is None or self.issuer is None:
            return
        block, mention = self._body
        start, end = block.source_span(0, len(block.text))
        source, target = End(block, mention), End(block, "issuer")
        yield Statement("PART_OF", source, target, start, end, "heading/part-of/title-page", TITLE_PAGE)

    def _named(self, name: str | None) -> Cluster | None:
        if not name:
            return None
        wanted = name.casefold()
        forms = ((one, {form.casefold() for form in (one.name, *one.names)}) for one in self.clusters)
        return next((one for one, known in forms if wanted in known), None) or self.clusters.imply(name)
