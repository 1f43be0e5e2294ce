"""Joining: from the ids that documents use to groups of ids that mean one entity.

Two ids are joined when they share the label and a name that two documents mean the same thing by
(``names.binds``). Abbreviations and generic words ("GR", "styrelsen") never join anything, an
issuer's own bodies (``organisation/<issuer>/<slug>``) only join with bodies of the same issuer,
and two entities of the gazetteer are never one. What people decided goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nysta.extract.graph_file import Entity, GraphFile
from nysta.graph.names import binds, is_abbreviation, is_bare, is_generic, is_part_of, name_key, slug, without_genitive


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


@dataclass
class Group:
    """Entities that count as one so far."""

    ids: set[str]
    label: str
    scope: str
    documents: set[str]
    anchors: set[str]
    kinds: set[str]

    def absorb(self, other: Group) -> None:
        self.ids |= other.ids
        self.documents |= other.documents
        self.anchors |= other.anchors
        self.kinds |= other.kinds


# A name of the one kind is never a short form of the other ("Borås" the kommun, "Borås" the club);
# kinds that are not listed here are too often guessed to hold two names apart.
_APART = frozenset({"kommun", "region", "kommunalförbund", "myndighet", "departement", "nämnd", "universitet", "parti"})

VAGUE = "övrigt"  # the kind of what the document says nothing about but the name


def scope_of(entity_id: str) -> str:
    """The issuer's prefix of ``organisation/<issuer>/<slug>``, empty for an id that has none."""
    parts = entity_id.split("/")
    return parts[1] if len(parts) > 2 else ""


def _anchored(entity_id: str, entity: Entity) -> bool:
    """Whether the id is the gazetteer's: it has identifiers, or is not made from a name in the document."""
    if scope_of(entity_id):
        return False
    made = {slug(form) for form in (entity.name, *entity.aliases)}
    return bool(entity.identifiers) or entity_id.split("/", 1)[-1] not in made


def _tells_one_of_the_issuers(form: str, is_name: bool) -> bool:
    """Whether a name that every issuer may use tells which body of one issuer is meant."""
    return len(name_key(form)) > 2 and (is_name or not (is_bare(form) or is_abbreviation(form)))


def local_ids(files: Iterable[GraphFile]) -> dict[tuple[str, str], str]:
    """Ids for what a document calls by a word that every document uses ("styrelsen"), by (id, document).

    Extraction puts the issuer before such a name where it knows the issuer; where it did not, the id
    says no more than the word, and two documents mean two bodies by it.
    """
    found = {}
    for file in files:
        place = file.issuer.partition("/")[2] if file.issuer else file.id
        for entity in file.entities:
            label, _, tail = entity.id.partition("/")
            of_the_name = tail == slug(entity.name) and not entity.identifiers
            if of_the_name and is_generic(entity.name) and entity.kind not in _APART - {"nämnd"}:
                found[entity.id, file.id] = f"{label}/{place}/{tail}"
    return found


class Joining:
    """Union-find over ids; every step runs in sorted order, so the order of the files does not matter."""

    def __init__(self, files: Sequence[GraphFile], decisions: EntityDecisions) -> None:
        self.decisions = decisions
        self.parent: dict[str, str] = {}
        self.groups: dict[str, Group] = {}
        self.members: dict[str, list[tuple[GraphFile, Entity]]] = defaultdict(list)
        self.apart = {frozenset(pair) for pair in decisions.different}
        for file in files:
            for entity in file.entities:
                own = decisions.split.get((entity.id, file.id), entity.id)
                self.members[own].append((file, entity))
        for own in sorted(self.members):
            uses = self.members[own]
            self.parent[own] = own
            self.groups[own] = Group(
                ids={own},
                label=uses[0][1].label,
                scope=scope_of(own),
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
        if a.kinds == {VAGUE} or b.kinds == {VAGUE}:
            return True
        told_apart = a.documents & b.documents  # one document that names both means two
        return not told_apart and not (a.kinds != b.kinds and a.kinds & _APART and b.kinds & _APART)

    def _by_key(self, scopes: dict[str, str], names_only: bool) -> dict[tuple[str, str, str], list[str]]:
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for own, uses in self.members.items():
            scope = scopes.get(scope_of(own), scope_of(own))
            for _, entity in uses:
                for form in (entity.name,) if names_only else (entity.name, *entity.aliases):
                    if binds(form) or (scope and _tells_one_of_the_issuers(form, names_only)):
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
        for (_, _, key), ids in self._by_key(scopes, names_only=False).items():
            if sum(self._is_short_form(key, root) for root in {self.root(own) for own in ids}) < 2:
                self._join_unless_ambiguous(ids, by_name=False)

    def _is_short_form(self, key: str, root: str) -> bool:
        """Whether the group goes by ``key`` only for short: of two that do, each means itself by it.

        "Mora" is short for Mora kommun in one document, for Mora hockeyklubb in another.
        """
        names = {entity.name for own in self.groups[root].ids for _, entity in self.members[own]}
        return all(is_part_of(key, name) for name in names)

    def _join_unless_ambiguous(self, ids: Sequence[str], *, by_name: bool) -> None:
        roots = sorted({self.root(own) for own in ids})
        anchored = {anchor for root in roots for anchor in self.groups[root].anchors}
        if len(anchored) > 1:
            return  # the name alone does not tell which of the known ones is meant
        if not by_name:
            roots = self._known_first(roots)
            if not roots:
                return
        for other in roots[1:]:
            if self.may_join(roots[0], other, by_name=by_name):
                self.join(roots[0], other)

    def _known_first(self, roots: Sequence[str]) -> list[str]:
        """``roots`` with those first of which more than a bare name is known; none if these are too many.

        Two of them in one document are two. What the document knows nothing of but the name
        ("Borås" beside "Borås Stad", also called "Borås") is the one that goes by that name.
        """
        known = [root for root in roots if self.groups[root].anchors or self.groups[root].kinds != {VAGUE}]
        compared = known or roots
        for n, one in enumerate(compared):
            for other in compared[n + 1 :]:
                if self.groups[one].documents & self.groups[other].documents:
                    return []
        return [*known, *(root for root in roots if root not in known)]

    def join_decided(self) -> None:
        """Join what a person said is one; ids that no document uses any more are left out."""
        for gone, into in self.decisions.same:
            if gone in self.parent and into in self.parent and frozenset((gone, into)) not in self.apart:
                self.join(gone, into)
