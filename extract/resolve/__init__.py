"""Resolve: statements between mentions → entities and relations between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from nysta.extract.graph_file import Entity, Relation
from nysta.extract.language.reading import Reading
from nysta.extract.relations.ends import fits
from nysta.extract.relations.roles import role_of_owners
from nysta.extract.relations.statement import LEARNED, LIKELY, Statement
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.confidence import traits_of_ends
from nysta.extract.resolve.endings import with_endings
from nysta.extract.resolve.entities import entity_id, to_entity
from nysta.extract.resolve.further_places import with_membership_told
from nysta.extract.resolve.inner_names import inner_names
from nysta.extract.resolve.passing_names import is_passing
from nysta.extract.resolve.relations import Resolved, Weighed, weighed
from nysta.extract.resolve.resolver import Resolver
from nysta.extract.resolve.shares import with_the_rest

__all__ = ["Resolution", "Resolver", "resolve"]


_ASSOCIATIONS = frozenset({"förening", "kommunalförbund"})
# Kinds that own and are not owned.
_OWNERS_ONLY = frozenset({"kommun", "region"})
# Kinds that take fees of those, rules that tell the payer by a caption, and what such a fee is called.
_TAKING_FEES = frozenset({"kommunalförbund", "förening", "bolag", "stiftelse", "samverkansorgan", "enhet"})
_BY_CAPTION = ("table/contribution", "list/amounts")
_FEE = re.compile(r"\b\w*avgift(?:er(?:na)?|en)?\b|\b(?:medlems|kommun|drift|förbunds|ägar)bidrag", re.IGNORECASE)
# How sure the scorer must be that a body is part of something else than the issuer, whose very word says otherwise.
SURELY_ELSEWHERE = 0.8
# What others belong to as members, and those who are nobody's part.
_JOINED = _ASSOCIATIONS | {"samverkansorgan"}
_ON_THEIR_OWN = frozenset({"kommun", "region", "kommunalförbund", "förening", "stiftelse", "universitet"})


@dataclass(frozen=True)
class Resolution:
    """The entities of a document, the id of its issuer, and its relations with what their confidence was made of."""

    issuer: str | None
    entities: tuple[Entity, ...]
    weighed: tuple[Weighed, ...]

    @property
    def relations(self) -> list[Relation]:
        """The relations alone."""
        return [one.relation for one in self.weighed]


def resolve(reading: Reading, resolver: Resolver, statements: Iterable[Statement]) -> Resolution:
    """Decide which mentions are one entity, what definite nouns mean, and give every entity its id; ``resolver`` is the
    document's."""
    clusters, issuer = resolver.clusters, resolver.issuer
    ends = _with_ends(resolver, statements)
    elsewhere = {a.key for said, a, b in ends if a is not None and b is not issuer and _is_part_elsewhere(said, a, b)}
    ends += _with_ends(resolver, resolver.own_statements(elsewhere))
    linked = [(_as_member(said, a, b), a, b) for said, a, b in ends if a is not None and b is not None and a is not b]
    linked = [_payer_first(*_owner_first(_in_role(said, b), a, b)) for said, a, b in linked]
    wholes = {(a.key, b.key) for said, a, b in linked if said.type == "PART_OF" and said.confidence >= LIKELY}
    linked = [one for one in linked if _can_be(*one) and not _with_its_own(*one, wholes)]
    linked = list(with_membership_told(with_the_rest(with_endings(linked, reading, resolver), reading), reading))
    ids = _ids(clusters, linked, issuer)
    resolved = [Resolved(said, ids[a.key], ids[b.key], traits_of_ends(a, b)) for said, a, b in linked]
    found = weighed(resolved, reading.layout.source)
    used = {
        end for one in found if one.relation.confidence >= LIKELY for end in (one.relation.source, one.relation.target)
    }
    used |= {ids[issuer.key]} if issuer else set()
    inner = inner_names(clusters, (one for one in clusters if ids[one.key] in used))
    kept = [one for one in clusters if ids[one.key] in used or not (is_passing(one) or one.key in inner)]
    entities = _merge_same_id(kept, ids, reading)
    there = {one.id for one in entities}
    found = [one for one in found if there.issuperset((one.relation.source, one.relation.target))]
    return Resolution(ids[issuer.key] if issuer else None, tuple(entities), tuple(found))


def _with_ends(resolver: Resolver, said: Iterable[Statement]) -> list[tuple[Statement, Cluster | None, Cluster | None]]:
    return [(one, resolver.source_of(one), resolver.target_of(one)) for one in said]


def _is_part_elsewhere(said: Statement, part: Cluster, whole: Cluster | None) -> bool:
    """Whether a statement on whose a body is leaves none to the issuer: a board has only organisations above it."""
    least = SURELY_ELSEWHERE if said.rule.endswith(LEARNED) else LIKELY
    stated = said.type == "PART_OF" and said.confidence >= least and said.modality in ("asserted", "planned")
    return stated and whole is not None and (part.kind != "nämnd" or whole.kind not in ("nämnd", "enhet", "övrigt"))


def _in_role(said: Statement, target: Cluster) -> Statement:
    """A statement on the owners of a body that nobody can own, with what those are called."""
    if said.type != "OWNS" or said.role is not None or said.share is not None:
        return said
    return replace(said, role=role_of_owners(target.kind))


def _can_be(said: Statement, source: Cluster, target: Cluster) -> bool:
    """Whether what a noun or nothing at all proved to mean can be what a statement says: nobody takes part in a kommun,
    which "där" or "oss" may mean. A board may be huvudman for a school."""
    ends = (("source", source), ("target", target))
    as_huvudman = said.type == "OWNS" and said.role is not None
    return as_huvudman or all(one.label != "ORG" or fits(said.type, end, one.kind) for end, one in ends)


def _with_its_own(said: Statement, source: Cluster, target: Cluster, wholes: Set[tuple[str, str]]) -> bool:
    """Whether a statement has a body work with what it is a part of: together they are one."""
    own = (source.key, target.key) in wholes or (target.key, source.key) in wholes
    return said.type == "COLLABORATES_WITH" and own


def _owner_first(said: Statement, source: Cluster, target: Cluster) -> tuple[Statement, Cluster, Cluster]:
    """The share of a table whose words don't tell owners from owned: a kommun or region has no owners."""
    if said.rule != "table/ownership" or target.kind not in _OWNERS_ONLY or source.kind in _OWNERS_ONLY:
        return said, source, target
    return replace(said, source=said.target, target=said.source), target, source


def _payer_first(said: Statement, source: Cluster, target: Cluster) -> tuple[Statement, Cluster, Cluster]:
    """A fee of a table or list whose words don't tell who pays: a federation takes those of kommuner."""
    fee = said.rule in _BY_CAPTION and _FEE.search(said.context or "") is not None
    if not fee or target.kind not in _OWNERS_ONLY or source.kind not in _TAKING_FEES:
        return said, source, target
    return replace(said, source=said.target, target=said.source), target, source


def _as_member(said: Statement, source: Cluster, target: Cluster) -> Statement:
    """To be with what a text speaks of is, where that turns out to be an association, to be its member; and so it is
    for an organisation of its own to belong to one ("Föreningen tillhör Riksförbundet X")."""
    joins = said.type == "PARTICIPATES_IN" and said.target.mention == "topic" and target.kind in _ASSOCIATIONS
    belongs = said.rule.endswith("part-of/belongs") and target.kind in _JOINED and source.kind in _ON_THEIR_OWN
    if not (joins or belongs):
        return said
    rule = said.rule.replace("participates-in", "member-of").replace("part-of", "member-of")
    return replace(said, type="MEMBER_OF", rule=rule)


def _ids(
    clusters: Clusters, linked: Sequence[tuple[Statement, Cluster, Cluster]], issuer: Cluster | None
) -> dict[str, str]:
    """An id for every cluster; a body's is prefixed by the organisation it is said to be part of, else the issuer."""
    parents: dict[str, Cluster] = {}
    for said, part, whole in linked:
        if said.type == "PART_OF" and said.modality in ("asserted", "planned"):
            parents.setdefault(part.key, whole)
    plain = {one.key: entity_id(one, None) for one in clusters}
    own = plain[issuer.key] if issuer else None
    ids = {}
    for one in clusters:
        parent = parents.get(one.key)
        above = plain[parent.key] if parent is not None and parent.kind not in ("nämnd", "enhet") else own
        ids[one.key] = entity_id(one, above if one is not issuer else None)
    return ids


def _merge_same_id(clusters: Sequence[Cluster], ids: dict[str, str], reading: Reading) -> list[Entity]:
    found: dict[str, Entity] = {}
    for cluster in clusters:
        entity = to_entity(cluster, ids[cluster.key], reading)
        twin = found.get(entity.id)
        if twin is not None:
            aliases = {*twin.aliases, *entity.aliases, entity.name} - {twin.name}
            entity = twin.model_copy(update={"aliases": sorted(aliases), "mentions": twin.mentions + entity.mentions})
        found[entity.id] = entity
    return [found[key] for key in sorted(found)]
