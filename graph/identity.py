"""Which entities of different documents are one, and under which id they are published.

Two entities are one when they share the id, or the label and a name that two documents mean the
same thing by (``names.binds``). Abbreviations and generic words ("GR", "styrelsen") never join
anything, an issuer's own bodies (``organisation/<issuer>/<slug>``) only join with bodies of the
same issuer, and two entities of the gazetteer are never one. What people decided goes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from nysta.extract.graph_file import Entity, GraphFile
from nysta.graph.names import binds, has_legal_form, name_key, slug, without_genitive


@dataclass(frozen=True)
class EntityDecisions:
    """What people decided about entities; ids are those of graph files, or published earlier.

    ``same``: (id, id it is merged into). ``different``: pairs that must stay two. ``split``: the
    id that an entity has in one document, by (id, document id). ``names``: published names.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    split: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


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


@dataclass
class _Group:
    """Entities that count as one so far."""

    ids: set[str]
    label: str
    scope: str
    documents: set[str]
    anchors: set[str]
    kinds: set[str]

    def absorb(self, other: _Group) -> None:
        self.ids |= other.ids
        self.documents |= other.documents
        self.anchors |= other.anchors
        self.kinds |= other.kinds


# A name of the one kind is never a short form of the other ("Borås" the kommun, "Borås" the club);
# kinds that are not listed here are too often guessed to hold two names apart.
_APART = frozenset({"kommun", "region", "kommunalförbund", "myndighet", "departement", "nämnd", "universitet", "parti"})


def _scope(entity_id: str) -> str:
    """The issuer's prefix of ``organisation/<issuer>/<slug>``, empty for an id that has none."""
    parts = entity_id.split("/")
    return parts[1] if len(parts) > 2 else ""


def _anchored(entity_id: str, entity: Entity) -> bool:
    """Whether the id is the gazetteer's: it has identifiers, or is not made from a name in the document."""
    if _scope(entity_id):
        return False
    made = {slug(form) for form in (entity.name, *entity.aliases)}
    return bool(entity.identifiers) or entity_id.split("/", 1)[-1] not in made


class _Resolution:
    """Union-find over ids; every step runs in sorted order, so the order of the files does not matter."""

    def __init__(self, files: Sequence[GraphFile], decisions: EntityDecisions) -> None:
        self.decisions = decisions
        self.parent: dict[str, str] = {}
        self.groups: dict[str, _Group] = {}
        self.members: dict[str, list[tuple[GraphFile, Entity]]] = defaultdict(list)
        self.apart = {frozenset(pair) for pair in decisions.different}
        for file in files:
            for entity in file.entities:
                own = decisions.split.get((entity.id, file.id), entity.id)
                self.members[own].append((file, entity))
        for own in sorted(self.members):
            uses = self.members[own]
            self.parent[own] = own
            self.groups[own] = _Group(
                ids={own},
                label=uses[0][1].label,
                scope=_scope(own),
                documents={file.id for file, _ in uses},
                anchors={own} if any(_anchored(own, entity) for _, entity in uses) else set(),
                kinds={entity.kind for _, entity in uses},
            )

    def root(self, own: str) -> str:
        while self.parent[own] != own:
            self.parent[own] = self.parent[self.parent[own]]
            own = self.parent[own]
        return own

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        self.parent[second] = first
        self.groups[first].absorb(self.groups.pop(second))

    def may_join(self, one: str, other: str, *, by_name: bool) -> bool:
        """Whether nothing speaks against it; ``by_name``: each calls itself by the name in question."""
        a, b = self.groups[self.root(one)], self.groups[self.root(other)]
        if a is b or a.label != b.label or len(a.anchors | b.anchors) > 1:
            return False
        if self.apart and any(frozenset((x, y)) in self.apart for x in a.ids for y in b.ids):
            return False
        if by_name:
            return True
        told_apart = a.documents & b.documents  # one document that names both means two
        return not told_apart and not (a.kinds != b.kinds and a.kinds & _APART and b.kinds & _APART)

    def _by_key(self, scopes: dict[str, str], names_only: bool) -> dict[tuple[str, str, str], list[str]]:
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for own, uses in self.members.items():
            scope = scopes.get(_scope(own), _scope(own))
            for _, entity in uses:
                for form in (entity.name,) if names_only else (entity.name, *entity.aliases):
                    if binds(form) or (names_only and scope and len(name_key(form)) > 2):
                        found[entity.label, scope, name_key(form)].add(own)
        for label, scope, key in sorted(found):
            shorter = without_genitive(key)
            if shorter and (label, scope, shorter) in found:
                found[label, scope, shorter] |= found[label, scope, key]
        return {key: sorted(ids) for key, ids in sorted(found.items())}

    def join_names(self, scopes: dict[str, str]) -> None:
        """Join entities that call themselves the same."""
        for ids in self._by_key(scopes, names_only=True).values():
            self._join_unless_ambiguous(ids, by_name=True)

    def join_aliases(self, scopes: dict[str, str]) -> None:
        """Join an entity with one that another document knows by the same alias."""
        for ids in self._by_key(scopes, names_only=False).values():
            self._join_unless_ambiguous(ids, by_name=False)

    def _join_unless_ambiguous(self, ids: Sequence[str], *, by_name: bool) -> None:
        roots = sorted({self.root(own) for own in ids})
        anchored = {anchor for root in roots for anchor in self.groups[root].anchors}
        if len(anchored) > 1:
            return  # the name alone does not tell which of the known ones is meant
        if not by_name and any(
            self.groups[one].documents & self.groups[other].documents
            for n, one in enumerate(roots)
            for other in roots[n + 1 :]
        ):
            return
        for other in roots[1:]:
            if self.may_join(roots[0], other, by_name=by_name):
                self.join(roots[0], other)

    def join_decided(self) -> None:
        """Join what a person said is one; ids that no document uses any more are left out."""
        for gone, into in self.decisions.same:
            if gone in self.parent and into in self.parent and frozenset((gone, into)) not in self.apart:
                self.join(gone, into)


def resolve(files: Iterable[GraphFile], decisions: EntityDecisions | None = None) -> Identities:
    """The entities of all ``files`` (sorted by id), each once."""
    decisions = decisions or EntityDecisions()
    ordered = sorted(files, key=lambda file: file.id)
    if decisions.split:
        decisions = _split_by_own_ids(ordered, decisions)
    return _resolved(ordered, decisions)


def _split_by_own_ids(files: Sequence[GraphFile], decisions: EntityDecisions) -> EntityDecisions:
    """A split names the published id; a document may know the entity by another one, found here."""
    whole = _resolved(files, replace(decisions, split={}, different=()))
    split = {
        (entity.id, file.id): part
        for file in files
        for entity in file.entities
        if (part := _part(decisions.split, {entity.id, whole.of(entity.id)}, file.id))
    }
    return replace(decisions, split=split)


def _part(split: dict[tuple[str, str], str], ids: set[str | None], document: str) -> str | None:
    return next((part for (own, where), part in split.items() if where == document and own in ids), None)


def _resolved(ordered: Sequence[GraphFile], decisions: EntityDecisions) -> Identities:
    resolution = _Resolution(ordered, decisions)
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


def _issuer_scopes(files: Sequence[GraphFile], resolution: _Resolution) -> dict[str, str]:
    """Prefixes that different documents use for one and the same issuer, mapped to one of them."""
    prefixes: dict[str, set[str]] = defaultdict(set)
    for file in files:
        own = {_scope(entity.id) for entity in file.entities} - {""}
        if file.issuer and len(own) == 1:  # more than one: which is the issuer's is not told
            prefixes[resolution.root(_decided(resolution, file.issuer, file.id))] |= own
    shared = {prefix: min(found) for _, found in sorted(prefixes.items()) for prefix in found if len(found) > 1}
    return shared


def _decided(resolution: _Resolution, entity_id: str, document: str) -> str:
    """The id that ``entity_id`` has after people split it."""
    return resolution.decisions.split.get((entity_id, document), entity_id)


def _published(group: _Group, resolution: _Resolution, preferred: set[str], decisions: EntityDecisions) -> MergedEntity:
    uses = sorted(
        ((file, entity, own) for own in group.ids for file, entity in resolution.members[own]),
        key=lambda use: (use[0].id, use[2]),
    )
    seen = list(dict.fromkeys(own for _, _, own in uses))
    chosen = next((own for own in seen if own in preferred), None)
    chosen = chosen or next((own for own in seen if own in group.anchors), seen[0])
    anchored = [entity for _, entity, own in uses if own in group.anchors]
    forms = Counter(entity.name for entity in anchored or (entity for _, entity, _ in uses))
    name = min(forms, key=lambda form: (form[:-1] in forms, -forms[form], has_legal_form(form), -len(form), form))
    for own in (*seen, chosen):
        name = decisions.names.get(own, name)
    kinds = Counter(entity.kind for entity in anchored or (entity for _, entity, _ in uses))
    kind = min(kinds, key=lambda each: (each == "övrigt", -kinds[each], each))
    every_form = {form for _, entity, _ in uses for form in (entity.name, *entity.aliases)}
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
