"""The merge: many graph files and what people decided become one graph (DESIGN §1).

``merge`` is a function of its arguments alone: the order of the files does not matter, and the same
files give the same graph down to the last byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from nysta.extract.graph_file import GraphFile
from nysta.graph.decisions import RelationDecision, entity_decisions, followed, relation_decisions
from nysta.graph.edges import added_edge, relation_edge, with_money
from nysta.graph.identity import Identities, MergedEntity, resolve
from nysta.graph.judgements import Judgement, not_withdrawn
from nysta.graph.keys import link_key
from nysta.graph.model import Edge, MergedGraph, Node, Value
from nysta.graph.naming import wholes_of_namesakes
from nysta.graph.passages import PassageIndex
from nysta.graph.statements import Statement, statements

MIN_CONFIDENCE = 0.5


class MergeError(Exception):
    """Graph files that cannot be one graph; the message names them."""

    exit_code = 2


def merge(
    graph_files: Iterable[GraphFile],
    judgements: Sequence[Judgement] = (),
    *,
    min_confidence: float = MIN_CONFIDENCE,
) -> MergedGraph:
    """One graph out of ``graph_files``, with ``judgements`` applied.

    Relations below ``min_confidence`` (0–1) are left out unless a person confirmed them. Nodes come
    as entities, documents, passages, edges as relations and claims, ``FROM``, ``MENTIONED_IN``,
    each sorted by id or key.

    Raises:
        MergeError: two different graph files have one document id.
    """
    return merge_judged(graph_files, judgements, min_confidence=min_confidence)[0]


def merge_judged(
    graph_files: Iterable[GraphFile],
    judgements: Sequence[Judgement] = (),
    *,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[MergedGraph, tuple[Judgement, ...]]:
    """As ``merge``, with the judgements that are open again: what they judged is not stated any more."""
    files = _each_once(graph_files)
    ordered = not_withdrawn(judgements)
    identities = resolve(files, entity_decisions(ordered))
    decided = relation_decisions(ordered, identities)
    places = {file.id: PassageIndex(file) for file in files}

    entities = dict(identities.entities)
    edges, reopened = _relations(statements(files, identities), decided, places, min_confidence)
    edges += _added(decided, edges, entities, {file.id for file in files})
    edges = with_money(edges, {file.id: file.year for file in files})
    edges.sort(key=lambda edge: (edge.type, edge.key))

    documents = [_document(file, identities) for file in files]
    passages = [node for file in files for node in places[file.id].nodes()]
    links = _links(files, identities, places)
    names = {own: each.name for own, each in entities.items()}
    kinds = {own: each.kind for own, each in entities.items()}
    whose = wholes_of_namesakes(names, edges, kinds)
    nodes = [_entity(entities[own], whose.get(own)) for own in sorted(entities)]
    return MergedGraph((*nodes, *documents, *passages), (*edges, *links)), reopened


def _each_once(graph_files: Iterable[GraphFile]) -> list[GraphFile]:
    by_id: dict[str, GraphFile] = {}
    for file in graph_files:
        other = by_id.setdefault(file.id, file)
        if other != file:
            raise MergeError(
                f"two graph files have the document id {file.id} ({other.path}, {file.path}) and differ; "
                "remove one of them (nysta remove) or extract the folder anew"
            )
    return [by_id[own] for own in sorted(by_id)]


def _relations(
    found: Iterable[Statement],
    decided: dict[str, RelationDecision],
    places: dict[str, PassageIndex],
    min_confidence: float,
) -> tuple[list[Edge], tuple[Judgement, ...]]:
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        by_key[statement.key].append(statement)
    decided = followed(decided, by_key)
    edges, met = [], set()
    for key, group in sorted(by_key.items()):
        decision = decided.get(key)
        quotes = [quote.quote for each in group for quote in each.relation.evidence]
        if decision and decision.meets(quotes):
            met.add(key)
        else:
            decision = None
        action = decision.judgement.action if decision else None
        kept = [each for each in group if each.relation.confidence >= min_confidence]
        if action in ("confirm", "add"):
            kept = kept or group
        if kept:
            edges.append(relation_edge(kept, places, action))
    reopened = tuple(
        decision.judgement
        for key, decision in sorted(decided.items())
        if key not in met and decision.judgement.action != "add"
    )
    return edges, reopened


def _added(
    decided: dict[str, RelationDecision],
    edges: Sequence[Edge],
    entities: dict[str, MergedEntity],
    documents: Collection[str],
) -> list[Edge]:
    """The edges that people added and no document states, with the entities that they need."""
    present = {edge.key for edge in edges}
    found = []
    for key, decision in sorted(decided.items()):
        if decision.judgement.action != "add" or key in present:
            continue
        for new in decision.judgement.entities:
            entities.setdefault(new.id, MergedEntity(new.id, new.label, new.kind, new.name, (), (), (), (), 0))
        if decision.source in entities and decision.target in entities:
            labels = (entities[decision.source].label, entities[decision.target].label)
            found.append(added_edge(decision, *labels, documents))
    return found


def _entity(entity: MergedEntity, whose: str | None) -> Node:
    properties: dict[str, Value] = {
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "identifiers": list(entity.identifiers),
        "former_ids": list(entity.former_ids),
        "documents": list(entity.documents),
        "mentions": entity.mentions,
    }
    if whose:
        properties["whose"] = whose
    return Node(entity.id, entity.label, properties)


def _document(file: GraphFile, identities: Identities) -> Node:
    issuer = identities.of(file.issuer, file.id) if file.issuer else None
    stated: dict[str, Value] = {
        "title": file.title,
        "issuer": issuer,
        "year": file.year,
        "path": file.path,
        "file": file.document,
        "url": file.url,
        "sha256": file.sha256,
        "pages": file.pages,
        "words": file.words,
        "extractor": file.extractor,
    }
    return Node(file.id, "Document", {name: value for name, value in stated.items() if value is not None})


def _links(files: Sequence[GraphFile], identities: Identities, places: dict[str, PassageIndex]) -> tuple[Edge, ...]:
    found: dict[str, Edge] = {}
    for file in files:
        for passage in places[file.id].nodes():
            key = link_key("FROM", passage.id, file.id)
            found[key] = Edge(key, "FROM", passage.id, file.id, "Passage", "Document")
        for entity in file.entities:
            own = identities.of(entity.id, file.id)
            for mention in entity.mentions:
                place = places[file.id].at(mention.start, mention.end)
                if own and place:
                    key = link_key("MENTIONED_IN", own, place)
                    found[key] = Edge(key, "MENTIONED_IN", own, place, entity.label, "Passage")
    return tuple(sorted(found.values(), key=lambda edge: (edge.type, edge.key)))
