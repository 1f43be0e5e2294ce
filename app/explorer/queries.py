"""What the explorer asks the store, apart from the ego network: plain Cypher in, frozen values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, GraphStore, SearchHit, shown_name
from nysta.graph.store_rows import CLAIM, ENTITY_LABELS, RELATION_TYPES, edge_of_row, fetch_nodes

# The columns that `edge_of_row` reads.
_EDGE = (
    "r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
    "labels(b) AS target_labels, properties(r) AS properties"
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity in a list of the largest: ``value`` is kronor, over ``years``, or a number of relations."""

    id: str
    name: str
    kind: str
    value: int
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Kronor of one year, summed over what counts (DESIGN §1), apart by basis ("" where none is stated)."""

    year: int
    basis: str
    amount_sek: int


@dataclass(frozen=True)
class Overview:
    """What is in the graph."""

    counts: dict[str, int]
    money: tuple[YearMoney, ...] = ()
    funders: tuple[Ranked, ...] = ()
    owners: tuple[Ranked, ...] = ()
    coordinators: tuple[Ranked, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents."""
        return self.counts.get("Document", 0)

    @property
    def entities(self) -> int:
        """How many organisations, programmes and projects."""
        return sum(self.counts.get(label, 0) for label in ENTITY_LABELS)

    @property
    def relations(self) -> int:
        """How many relations that hold or are planned."""
        return sum(self.counts.get(relation, 0) for relation in RELATION_TYPES)

    @property
    def claims(self) -> int:
        """How many claims (negated, ended, proposed, rejected)."""
        return self.counts.get("CLAIM", 0)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document and what it gave."""

    id: str
    title: str
    issuer: str
    year: int | None
    path: str
    pages: int | None
    words: int | None
    url: str
    relations: int
    passages: int


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """How a document is named beside a quote."""

    id: str
    title: str
    path: str
    url: str
    year: int | None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search: entities first, then passages."""

    entities: tuple[SearchHit, ...] = ()
    passages: tuple[SearchHit, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not self.entities and not self.passages


def overview(store: GraphStore, *, top: int = 8) -> Overview:
    """What is in the graph, with the ``top`` largest funders, owners and coordinators."""
    counts = store.counts()
    if not any(counts.values()):
        return Overview(counts)
    money = store.query(
        "MATCH ()-[r:FUNDS]->() WHERE r.counts = true AND r.year IS NOT NULL AND r.amount_sek IS NOT NULL "
        "RETURN r.year AS year, coalesce(r.basis, '') AS basis, sum(r.amount_sek) AS kronor "
        "ORDER BY year, basis"
    ).rows
    return Overview(
        counts=counts,
        money=tuple(YearMoney(int(row["year"]), row["basis"], int(row["kronor"])) for row in money),
        funders=_ranked(store, "FUNDS", "sum(r.amount_sek)", "r.counts = true AND r.amount_sek > 0", top),
        owners=_ranked(store, "OWNS", "count(DISTINCT b.id)", "true", top),
        coordinators=_ranked(store, "COORDINATES", "count(DISTINCT b.id)", "true", top),
    )


def _ranked(store: GraphStore, relation: str, measure: str, condition: str, top: int) -> tuple[Ranked, ...]:
    rows = store.query(
        f"MATCH (a)-[r:{relation}]->(b) WHERE {condition} RETURN a.id AS id, {measure} AS value, "
        "min(r.year) AS first, max(coalesce(r.year_to, r.year)) AS last "
        "ORDER BY value DESC, id LIMIT $top",
        {"top": top},
    ).rows
    nodes = {node.id: node for node in fetch_nodes(store, [row["id"] for row in rows])}
    return tuple(
        Ranked(
            node.id,
            node.shown_name,
            str(node.properties.get("kind") or ""),
            int(row["value"]),
            None if row["first"] is None else (int(row["first"]), int(row["last"])),
        )
        for row in rows
        if (node := nodes.get(row["id"]))
    )


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


def documents(store: GraphStore) -> tuple[DocumentRow, ...]:
    """Every document, by title, with how many passages and relations it gave."""
    rows = store.query(
        "MATCH (d:Document) RETURN d.id AS id, d.title AS title, d.issuer AS issuer, d.year AS year, "
        "d.path AS path, d.pages AS pages, d.words AS words, d.url AS url ORDER BY d.title, d.id"
    ).rows
    passages = {
        row["id"]: int(row["n"])
        for row in store.query("MATCH (p:Passage)-[:FROM]->(d:Document) RETURN d.id AS id, count(p) AS n").rows
    }
    relations: Counter[str] = Counter()
    for kind in RELATION_TYPES:  # one after the other: a large graph takes room while it is counted
        counted = store.query(
            f"MATCH ()-[r:{kind}]->() UNWIND r.documents AS document RETURN document AS id, count(*) AS n"
        ).rows
        relations.update({row["id"]: int(row["n"]) for row in counted})
    names = names_of(store, [row["issuer"] for row in rows if row["issuer"]])
    return tuple(
        DocumentRow(
            id=row["id"],
            title=row["title"] or row["path"] or row["id"],
            issuer=names.get(row["issuer"] or "", row["issuer"] or ""),
            year=row["year"],
            path=row["path"] or "",
            pages=row["pages"],
            words=row["words"],
            url=row["url"] or "",
            relations=relations[row["id"]],
            passages=passages.get(row["id"], 0),
        )
        for row in rows
    )


def sources(store: GraphStore, ids: Iterable[str]) -> dict[str, DocumentSource]:
    """The documents with these ids, by id."""
    wanted = sorted(set(ids))
    rows = store.query(
        "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.title AS title, d.path AS path, "
        "d.url AS url, d.year AS year, d.sha256 AS sha256",
        {"ids": wanted},
    ).rows
    return {
        row["id"]: DocumentSource(
            row["id"],
            row["title"] or row["path"] or row["id"],
            row["path"] or "",
            row["url"] or "",
            row["year"],
            row["sha256"] or "",
        )
        for row in rows
    }


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
