"""Clusters → entities with stable ids, nominative names and aliases."""

from __future__ import annotations

import re

from nysta.extract.graph_file import Entity, EntityLabel, Mention
from nysta.extract.language.forms import slug
from nysta.extract.language.names.bodies import definite_body
from nysta.extract.language.names.unit_names import is_office
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cell_names import cell_names
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.owned_names import headed_names, owned_names

_LABELS: dict[str, EntityLabel] = {"ORG": "Organisation", "PRG": "Programme", "PRJ": "Project"}
_OWN = frozenset({"nämnd", "enhet"})


def entity_id(cluster: Cluster, parent: str | None) -> str:
    """The gazetteer's id, else label/slug; an issuer's own bodies and bare abbreviations carry ``parent``'s id tail."""
    if cluster.entry is not None:
        return cluster.entry.id
    name = slug(entity_name(cluster)) or "namnlös"
    label = _LABELS[cluster.label].lower()
    own = cluster.label == "ORG" and (cluster.kind in _OWN or re.fullmatch(r"[A-ZÅÄÖ]{2,5}", cluster.name))
    if own and parent is not None:
        return f"{label}/{parent.split('/', 1)[1]}/{name}"
    return f"{label}/{name}"


def entity_name(cluster: Cluster) -> str:
    """A cluster's name with a capital and, where it is only written behind its owner's, in its own form:
    "kulturnämnden" within a sentence is Kulturnämnden, and so is "regionens kulturnämnd"."""
    name = cluster.name
    if not name.islower():  # "avdelning för IT-stöd"
        return name[0].upper() + name[1:] if cluster.kind in _OWN else name
    name = name if is_office(name) else definite_body(name) or name
    return name[0].upper() + name[1:]


def to_entity(cluster: Cluster, identifier: str, reading: Reading) -> Entity:
    """The graph file's entity for ``cluster``."""
    name, source = entity_name(cluster), reading.layout.source
    called = (owned_names(reading, cluster), headed_names(cluster), cell_names(reading, cluster))
    aliases = sorted({*cluster.names, *(one for names in called for one in names)} - {name})
    mentions = []
    for block, mention in cluster.places:
        if mention.end > len(block.offsets):
            continue
        start, end = block.source_span(mention.start, mention.end)
        mentions.append(
            Mention(
                text=mention.name,
                line=source.line_of(start),
                page=source.page_of(start),
                start=start,
                end=end,
            )
        )
    return Entity(
        id=identifier,
        label=_LABELS[cluster.label],
        kind=cluster.kind,
        name=name,
        aliases=aliases,
        identifiers=list(cluster.entry.identifiers) if cluster.entry else [],
        mentions=mentions,
    )
