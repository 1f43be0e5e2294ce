"""Which entities of different documents are one, and under which id they are published.

Two entities are one when they share the id, or when ``joining`` finds that their names mean the
same. The gazetteer's id is published, else the one that comes first in the order of the documents;
the others stay as ``former_ids``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nysta.extract.graph_file import Entity, GraphFile
from nysta.graph.joining import VAGUE, EntityDecisions, Group, Joining, local_ids, scope_of
from nysta.graph.names import has_legal_form, nominative

__all__ = ["EntityDecisions", "Identities", "MergedEntity", "resolve"]


@dataclass(frozen=True)
class MergedEntity:
    """An entity of the merged graph with every surface form that a document gives it."""

    id: str
    label: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    former_ids: tuple[str, ...]
    documents: tuple[str, ...]
    mentions: int


@dataclass(frozen=True)
class Identities:
    """The merged entities, and where an id of a document has gone."""

    entities: dict[str, MergedEntity]
    _published: dict[str, str]
    _split: dict[tuple[str, str], str]

    def of(self, entity_id: str, document: str | None = None) -> str | None:
        """The published id of ``entity_id`` (as ``document`` uses it), None for an unknown one."""
        return self._published.get(self._split.get((entity_id, document or ""), entity_id))


def resolve(files: Iterable[GraphFile], decisions: EntityDecisions | None = None) -> Identities:
    """The entities of all ``files`` (sorted by id), each once."""
    decisions = decisions or EntityDecisions()
    ordered = sorted(files, key=lambda file: file.id)
    local = local_ids(ordered)
    if decisions.split:
        decisions = _split_by_own_ids(ordered, decisions, local)
    return _resolved(ordered, replace(decisions, split={**local, **decisions.split}))


def _split_by_own_ids(
    files: Sequence[GraphFile], decisions: EntityDecisions, local: dict[tuple[str, str], str]
) -> EntityDecisions:
    """A split names the published id; a document may know the entity by another one, found here."""
    whole = _resolved(files, replace(decisions, split=local, different=()))
    wanted = _of_present_versions(decisions.split, files)
    split = {
        (entity.id, file.id): part
        for file in files
        for entity in file.entities
        if (part := _part(wanted, {entity.id, whole.of(entity.id, file.id)}, file.id))
    }
    return replace(decisions, split=split)


def _of_present_versions(split: dict[tuple[str, str], str], files: Sequence[GraphFile]) -> dict[tuple[str, str], str]:
    """``split`` with the ids that its documents have now: a document that changed has another checksum in its id."""
    present = {file.id for file in files}
    versions = {_without_checksum(own): own for own in sorted(present)}
    return {
        (entity, document if document in present else versions.get(_without_checksum(document), document)): part
        for (entity, document), part in split.items()
    }


def _without_checksum(document: str) -> str:
    return document.rpartition("-")[0]


def _part(split: dict[tuple[str, str], str], ids: set[str | None], document: str) -> str | None:
    return next((part for (own, where), part in split.items() if where == document and own in ids), None)


def _resolved(ordered: Sequence[GraphFile], decisions: EntityDecisions) -> Identities:
    resolution = Joining(ordered, decisions)
    resolution.join_decided()
    resolution.join_names({})
    resolution.join_aliases({})
    scopes = _issuer_scopes(ordered, resolution)
    if scopes:  # two prefixes of one issuer: its bodies are compared once more
        resolution.join_names(scopes)
        resolution.join_aliases(scopes)
    published: dict[str, str] = {}
    entities: dict[str, MergedEntity] = {}
    preferred = {into for _, into in decisions.same} - {gone for gone, _ in decisions.same}
    for root in sorted(resolution.groups):
        group = resolution.groups[root]
        entity = _published(group, resolution, preferred, decisions)
        entities[entity.id] = entity
        published.update(dict.fromkeys(group.ids, entity.id))
    for gone, into in decisions.same:
        if gone not in published and into in published:
            published[gone] = published[into]
    return Identities(dict(sorted(entities.items())), published, dict(decisions.split))


def _issuer_scopes(files: Sequence[GraphFile], resolution: Joining) -> dict[str, str]:
    """Prefixes that different documents use for one and the same issuer, mapped to one of them."""
    prefixes: dict[str, set[str]] = defaultdict(set)
    for file in files:
        own = {scope_of(entity.id) for entity in file.entities} - {""}
        if file.issuer and len(own) == 1:  # more than one: which is the issuer's is not told
            prefixes[resolution.root(_decided(resolution, file.issuer, file.id))] |= own
    shared = {prefix: min(found) for _, found in sorted(prefixes.items()) for prefix in found if len(found) > 1}
    return shared


def _decided(resolution: Joining, entity_id: str, document: str) -> str:
    """The id that ``entity_id`` has after people split it."""
    return resolution.decisions.split.get((entity_id, document), entity_id)


def _commonest_kind(uses: Sequence[tuple[GraphFile, Entity]]) -> str:
    """The kind that most documents give it, of equally many the one with more mentions; "övrigt" says nothing."""
    documents: dict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for file, entity in uses:
        documents[entity.kind].add(file.id)
        mentions[entity.kind] += len(entity.mentions)
    return min(documents, key=lambda each: (each == VAGUE, -len(documents[each]), -mentions[each], each))


def _published(group: Group, resolution: Joining, preferred: set[str], decisions: EntityDecisions) -> MergedEntity:
    uses = sorted(
        ((file, entity, own) for own in group.ids for file, entity in resolution.members[own]),
        key=lambda use: (use[0].id, use[2]),
    )
    seen = list(dict.fromkeys(own for _, _, own in uses))
    chosen = next((own for own in seen if own in preferred), None)
    chosen = chosen or next((own for own in seen if own in group.anchors), seen[0])
    anchored = [entity for _, entity, own in uses if own in group.anchors]
    every_form = {form for _, entity, _ in uses for form in (entity.name, *entity.aliases)}
    forms = Counter(nominative(entity.name, every_form) for entity in anchored or (entity for _, entity, _ in uses))
    name = min(forms, key=lambda form: (-forms[form], has_legal_form(form), -len(form), form))
    for own in (*seen, chosen):
        name = decisions.names.get(own, name)
    kind = _commonest_kind([(file, entity) for file, entity, own in uses if own in group.anchors or not group.anchors])
    former = {gone for gone, into in decisions.same if into in group.ids} | group.ids
    return MergedEntity(
        id=chosen,
        label=group.label,
        kind=kind,
        name=name,
        aliases=tuple(sorted(every_form - {name})),
        identifiers=tuple(sorted({each for _, entity, _ in uses for each in entity.identifiers})),
        former_ids=tuple(sorted(former - {chosen})),
        documents=tuple(sorted({file.id for file, _, _ in uses})),
        mentions=sum(len(entity.mentions) for _, entity, _ in uses),
    )
