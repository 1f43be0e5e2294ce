"""Relations, entities and documents as flat rows, for the forms that are tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nysta.graph.evidence import read_evidence
from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology

RELATION_COLUMNS = (
    "key", "type", "source", "source_name", "target", "target_name", "amount_sek", "amount_text", "year",
    "year_to", "basis", "purpose", "counts", "conflict", "share", "role", "modality", "status", "confidence",
    "first_year", "last_year", "rule", "quote", "document", "page", "line", "documents",
)  # fmt: skip
ENTITY_COLUMNS = ("id", "label", "kind", "name", "whose", "aliases", "identifiers", "former_ids", "mentions")
DOCUMENT_COLUMNS = ("id", "title", "issuer", "year", "path", "url", "sha256", "pages", "words")

Row = dict[str, Any]


def relation_rows(graph: MergedGraph, *, claims: bool = True) -> Iterator[Row]:
    """One row a relation with its clearest quote; a claim has ``status`` or ``modality`` to tell why."""
    wanted = {*ontology().statement_types, *(("CLAIM",) if claims else ())}
    names = {node.id: node.shown_name for node in graph.nodes}
    for edge in graph.edges:
        if edge.type not in wanted:
            continue
        found: Row = {
            **edge.properties,
            "key": edge.key,
            "type": edge.properties.get("type", edge.type),
            "source": edge.source,
            "source_name": names.get(edge.source),
            "target": edge.target,
            "target_name": names.get(edge.target),
            "claim": edge.type == "CLAIM",
        }
        quote = next(iter(read_evidence(edge.properties)), None)
        if quote:
            found |= {
                "quote": quote.quote,
                "document": quote.document,
                "page": quote.page,
                "line": quote.line,
            }
        yield found


def entity_rows(graph: MergedGraph) -> Iterator[Row]:
    """One row an organisation, programme or project."""
    labels = set(ontology().entity_labels)
    for node in graph.nodes:
        if node.label in labels:
            yield {"id": node.id, "label": node.label, **node.properties}


def document_rows(graph: MergedGraph) -> Iterator[Row]:
    """One row a document."""
    for node in graph.nodes:
        if node.label == "Document":
            yield {"id": node.id, **node.properties}
