"""Whose body a body is: the name that tells the Kulturnämnden of one issuer from that of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from nysta.extract.graph_file import GraphFile
from nysta.graph.identity import Identities
from nysta.graph.joining import scope_of


def issuer_names(files: Sequence[GraphFile], identities: Identities) -> dict[str, str]:
    """For each entity that is an issuer's own (``label/<issuer>/<slug>``), the issuer's name, by its id.

    Where the issuer itself is no entity, it is the issuer of the documents that have no other's bodies;
    where no issuer is known, the file of the one document that the body belongs to (a title may name a person).
    """
    names = {file.id: file.document for file in files}
    issuers: dict[str, set[str]] = defaultdict(set)
    for file in files:
        scopes = {scope_of(entity.id) for entity in file.entities} - {""}
        issuer = identities.of(file.issuer, file.id) if file.issuer else None
        if issuer in identities.entities and len(scopes) == 1:
            issuers[scopes.pop()].add(identities.entities[issuer].name)
    found = {}
    for own in identities.entities:
        scope = scope_of(own)
        owner = identities.of(f"organisation/{scope}") if scope else None
        if owner is not None and owner != own:
            found[own] = identities.entities[owner].name
        elif len(issuers[scope]) == 1:
            found[own] = next(iter(issuers[scope]))
        elif scope in names:
            found[own] = names[scope]
    return found
