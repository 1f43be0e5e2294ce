"""The documents of the graph: what each gave, and how it is named beside a quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nysta.app.explorer.queries import names_of
from nysta.graph.model import GraphStore
from nysta.graph.store_rows import RELATION_TYPES


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
