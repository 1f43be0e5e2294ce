"""What the explorer asks the store of single names, passages and relations: plain Cypher in, frozen values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, GraphStore, SearchHit, shown_name
from nysta.graph.store_rows import CLAIM, ENTITY_LABELS, RELATION_TYPES, edge_of_row

# The columns that `edge_of_row` reads.
_EDGE = (
    "r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
    "labels(b) AS target_labels, properties(r) AS properties"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search: entities first, then passages."""

    entities: tuple[SearchHit, ...] = ()
    passages: tuple[SearchHit, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not self.entities and not self.passages


def find(store: GraphStore, text: str, *, limit: int = 40) -> Found:
    """Entities and passages for what somebody typed; nothing for fewer than two letters."""
    wanted = text.strip()
    if len(wanted) < 2:
        return Found()
    hits = store.search(wanted, limit=limit)
    return Found(
        entities=tuple(hit for hit in hits if hit.label in ENTITY_LABELS),
        passages=tuple(hit for hit in hits if hit.label == "Passage"),
    )


def is_passage(own: str) -> bool:
    """Whether an id is a passage's (``<document id>#<start>-<end>``, DESIGN §1)."""
    return "#" in own


def year_range(store: GraphStore) -> tuple[int, int] | None:
    """The first and last year that any relation speaks of, None where none is dated."""
    row = store.query(
        f"MATCH ()-[r:{'|'.join(RELATION_TYPES)}]->() "
        "RETURN min(coalesce(r.year, r.first_year)) AS first, "
        "max(coalesce(r.year_to, r.year, r.last_year)) AS last"
    ).rows
    if not row or row[0]["first"] is None or row[0]["last"] is None:
        return None
    return int(row[0]["first"]), int(row[0]["last"])


def relation(store: GraphStore, key: str) -> Edge | None:
    """The relation or claim with this key."""
    rows = store.query(
        f"MATCH (a)-[r:{'|'.join((*RELATION_TYPES, CLAIM))}]->(b) WHERE r.key = $key RETURN {_EDGE}",
        {"key": key},
        max_rows=1,
    ).rows
    return edge_of_row(rows[0]) if rows else None


def relations(store: GraphStore, keys: Iterable[str]) -> tuple[Edge, ...]:
    """The relations and claims with these keys."""
    rows = store.query(
        f"MATCH (a)-[r:{'|'.join((*RELATION_TYPES, CLAIM))}]->(b) WHERE r.key IN $keys RETURN {_EDGE} ORDER BY key",
        {"keys": sorted(set(keys))},
    ).rows
    return tuple(edge_of_row(row) for row in rows)


def relations_of_document(store: GraphStore, document: str, *, most: int = 2_000) -> tuple[Edge, ...]:
    """The relations and claims that a document states, by key; at most ``most``."""
    rows = store.query(
        f"MATCH (a)-[r:{'|'.join((*RELATION_TYPES, CLAIM))}]->(b) WHERE $document IN r.documents "
        f"RETURN {_EDGE} ORDER BY key",
        {"document": document},
        max_rows=most,
    ).rows
    return tuple(edge_of_row(row) for row in rows)


def relations_of_entity(store: GraphStore, entity: str, *, most: int) -> tuple[Edge, ...]:
    """Relations of an entity, the surest first; at most ``most``."""
    rows = store.query(
        f"MATCH (x:{'|'.join(ENTITY_LABELS)} {{id: $entity}})-[r:{'|'.join(RELATION_TYPES)}]-() "
        "WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b "
        f"RETURN {_EDGE} ORDER BY r.confidence DESC, key LIMIT $most",
        {"entity": entity, "most": most},
    ).rows
    return tuple(edge_of_row(row) for row in rows)


def others_between(store: GraphStore, edge: Edge) -> tuple[Edge, ...]:
    """What else is stated of the two ends of ``edge`` by the same type of relation, also as a claim."""
    kind = edge.properties.get("type", edge.type)
    rows = store.query(
        f"MATCH (a:{'|'.join(ENTITY_LABELS)})-[r:{kind}|{CLAIM}]->(b) WHERE a.id IN $ends AND b.id IN $ends "
        f"AND (type(r) <> '{CLAIM}' OR r.type = $kind) RETURN {_EDGE} ORDER BY key",
        {"ends": [edge.source, edge.target], "kind": kind},
    ).rows
    return tuple(found for row in rows if (found := edge_of_row(row)).key != edge.key)


def passage(store: GraphStore, own: str) -> EdgeEvidence | None:
    """A passage as a quote with its place; None for an unknown id."""
    rows = store.query(
        "MATCH (p:Passage)-[:FROM]->(d:Document) WHERE p.id = $id "
        "RETURN p.text AS text, p.line AS line, p.page AS page, p.section AS section, d.id AS document",
        {"id": own},
        max_rows=1,
    ).rows
    if not rows:
        return None
    row = rows[0]
    start, _, end = own.rpartition("#")[2].partition("-")
    return EdgeEvidence(
        quote=row["text"],
        document=row["document"],
        line=row["line"],
        page=row["page"],
        start=int(start),
        end=int(end),
        passage=own,
        context=row["section"],
    )


def ties_of(store: GraphStore, entity: str) -> frozenset[tuple[str, bool]]:
    """Which types of relations an entity has, each with whether it leads away from it; money only where it counts."""
    named = f"(n:{'|'.join(ENTITY_LABELS)} {{id: $id}})"
    types = "|".join(RELATION_TYPES)
    found: set[tuple[str, bool]] = set()
    for outwards, arrow in ((True, f"{named}-[r:{types}]->()"), (False, f"{named}<-[r:{types}]-()")):
        rows = store.query(
            f"MATCH {arrow} WHERE type(r) <> 'FUNDS' OR r.counts = true RETURN DISTINCT type(r) AS relation",
            {"id": entity},
        ).rows
        found |= {(row["relation"], outwards) for row in rows}
    return frozenset(found)


def names_of(store: GraphStore, ids: Sequence[str]) -> dict[str, str]:
    """The names of entities by their ids, told apart from others of the same name."""
    names: dict[str, str] = {}
    for label in ENTITY_LABELS:
        rows = store.query(
            f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name, n.whose AS whose",
            {"ids": sorted(set(ids))},
            max_rows=max(1, len(ids)),
        ).rows
        names.update({row["id"]: shown_name(row["name"], row["whose"]) for row in rows})
    return names
