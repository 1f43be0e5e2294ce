"""Which years the documents of each issuer speak of, so that a missing document is not taken for a change.

Money is covered in the years for which an issuer states amounts (a yearly report tells of two), all else in the
years of its documents: a list of members stands for the year it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.store_rows import relation_type


@dataclass(frozen=True)
class Coverage:
    """The issuers of documents by the documents' ids, and the years covered, as (issuer, year)."""

    issuers: Mapping[str, str]
    money: frozenset[tuple[str, int]]
    documents: frozenset[tuple[str, int]]

    def has(self, edge: Edge, year: int) -> bool:
        """Whether one of those who state ``edge`` has a source for ``year``; what a person added needs none."""
        stated_in = edge.properties.get("documents")
        if not isinstance(stated_in, list) or not stated_in:
            return True
        covered = self.money if relation_type(edge) == "FUNDS" else self.documents
        return any((self.issuers.get(document, document), year) in covered for document in stated_in)


def coverage(documents: Iterable[Node], money: Iterable[tuple[str, int]]) -> Coverage:
    """The coverage of ``documents``; ``money`` are a document's id and a year that it states an amount for."""
    issuers: dict[str, str] = {}
    of_documents: set[tuple[str, int]] = set()
    for node in documents:
        issuers[node.id] = str(node.properties.get("issuer") or node.id)
        year = node.properties.get("year")
        if isinstance(year, int):
            of_documents.add((issuers[node.id], year))
    return Coverage(
        issuers,
        frozenset((issuers.get(document, document), year) for document, year in money),
        frozenset(of_documents),
    )


def coverage_of(graph: MergedGraph) -> Coverage:
    """The coverage of all documents of ``graph``."""
    stated = [edge.properties for edge in graph.edges if edge.type == "FUNDS"]
    return coverage(
        (node for node in graph.nodes if node.label == "Document"),
        (
            (document, year)
            for said in stated
            if isinstance(year := said.get("year"), int)
            for document in _texts(said.get("documents"))
        ),
    )


def _texts(value: object) -> list[str]:
    return value if isinstance(value, list) else []
