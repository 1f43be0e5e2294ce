"""Which years the documents of each issuer speak of, so that a missing document is not taken for a change.

Money is covered in the years for which an issuer states amounts (a yearly report tells of two), and not only one or two
in passing; all else in the years of its documents: a list of members stands for the year it was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.store_rows import relation_type

# A year has a source where an issuer states at least this part of the amounts that it states for its fullest year.
FULL_ENOUGH = 0.1


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


def coverage(documents: Iterable[Node], money: Iterable[tuple[str, int, int]]) -> Coverage:
    """The coverage of ``documents``; ``money`` are a document's id, a year and how many amounts it states for it, for
    all years."""
    issuers: dict[str, str] = {}
    of_documents: set[tuple[str, int]] = set()
    for node in documents:
        issuers[node.id] = str(node.properties.get("issuer") or node.id)
        year = node.properties.get("year")
        if isinstance(year, int):
            of_documents.add((issuers[node.id], year))
    amounts = Counter[tuple[str, int]]()
    for document, year, number in money:
        amounts[issuers.get(document, document), year] += number
    fullest: dict[str, int] = {}
    for (issuer, _), number in amounts.items():
        fullest[issuer] = max(number, fullest.get(issuer, 0))
    full = frozenset(own for own, number in amounts.items() if number >= FULL_ENOUGH * fullest[own[0]])
    return Coverage(issuers, full, frozenset(of_documents))


def coverage_of(graph: MergedGraph) -> Coverage:
    """The coverage of all documents of ``graph``."""
    stated = [edge.properties for edge in graph.edges if edge.type == "FUNDS"]
    return coverage(
        (node for node in graph.nodes if node.label == "Document"),
        (
            (document, year, 1)
            for said in stated
            if isinstance(year := said.get("year"), int)
            for document in _texts(said.get("documents"))
        ),
    )


def _texts(value: object) -> list[str]:
    return value if isinstance(value, list) else []
