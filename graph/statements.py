"""Statements: what each document says of each relation, with the published ids of its ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nysta.extract.graph_file import GraphFile, Relation
from nysta.graph.identity import Identities
from nysta.graph.keys import ordered_ends, relation_key

HOLDS = frozenset({"asserted", "planned"})
# Of two things that one document says, the one that keeps the graph from saying what is untrue.
_STRENGTH = {"proposed": 0, "negated": 1, "planned": 2, "asserted": 3, "ended": 4}


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation of one document between published ids."""

    key: str
    source: str
    target: str
    source_label: str
    target_label: str
    relation: Relation
    file: GraphFile

    @property
    def years(self) -> tuple[int, ...]:
        """The years it speaks of, else the document's; empty where neither is known."""
        stated = (self.relation.year, self.relation.year_to)
        return tuple(year for year in stated if year) or ((self.file.year,) if self.file.year else ())

    @property
    def age(self) -> tuple[int, str, int, int, float]:
        """Sorts the latest statement last: by the document's year, then within the document by strength."""
        relation = self.relation
        return (
            self.file.year or 0,
            self.file.id,
            relation.year or 0 if relation.type != "FUNDS" else 0,
            _STRENGTH[relation.modality],
            relation.confidence,
        )

    @property
    def clearness(self) -> tuple[float, str, int]:
        """Sorts the clearest statement first."""
        return (-self.relation.confidence, self.file.id, self.relation.evidence[0].start)


def statements(files: Iterable[GraphFile], identities: Identities) -> list[Statement]:
    """The statements of ``files``.

    A relation whose two ends turned out to be one entity says nothing and is left out.
    """
    found = []
    for file in files:
        for relation in file.relations:
            source = identities.of(relation.source, file.id)
            target = identities.of(relation.target, file.id)
            if source is None or target is None or source == target:
                continue
            source, target = ordered_ends(relation.type, source, target)
            key = relation_key(relation, source, target)
            labels = (identities.entities[source].label, identities.entities[target].label)
            found.append(Statement(key, source, target, *labels, relation, file))
    return found
