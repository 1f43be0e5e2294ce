"""FollowTheMoney: one entity of its ontology a line, for Aleph, OpenAleph and other tools of investigators.

Documents, bodies and projects are things; relations are ``Ownership``, ``Payment``, ``Membership``
and ``ProjectParticipant`` where FollowTheMoney lets the two ends have one, else ``UnknownLink``
with our relation type as ``role``. What does not hold (claims) is left out, as is an amount that
another one stands for (``counts``: a budget beside its outcome).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nysta.graph.evidence import read_evidence
from nysta.graph.export.format import Format, xml_text
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.ontology import ontology

_PUBLIC = frozenset(
    {"kommun", "region", "kommunalförbund", "myndighet", "departement", "nämnd", "universitet", "eu", "enhet"}
)
_SCHEMAS = {
    "OWNS": ("Ownership", "owner", "asset"),
    "FUNDS": ("Payment", "payer", "beneficiary"),
    "MEMBER_OF": ("Membership", "member", "organization"),
    "PARTICIPATES_IN": ("ProjectParticipant", "participant", "project"),
    "COORDINATES": ("ProjectParticipant", "participant", "project"),
}
# What the ends of each must be, in FollowTheMoney's own inheritance.
_ORGANISATIONS = frozenset({"Organization", "PublicBody", "Company"})
_TARGETS = {
    "Ownership": frozenset({"Company"}),
    "Payment": _ORGANISATIONS,
    "Membership": _ORGANISATIONS,
    "ProjectParticipant": frozenset({"Project"}),
}


def write_followthemoney(graph: MergedGraph, path: Path) -> list[Path]:
    """Write JSON lines, things before the links between them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in followthemoney_entities(graph):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return [path]


def followthemoney_entities(graph: MergedGraph) -> Iterator[dict[str, Any]]:
    """The entities, each ``{"id", "schema", "properties"}``."""
    owned = {edge.target for edge in graph.edges if edge.type == "OWNS"}
    schemas: dict[str, str] = {}
    titles: dict[str, str] = {}
    for node in graph.nodes:
        if node.label == "Document":
            titles[node.id] = str(node.properties.get("title") or "")
            yield _document(node)
        elif node.label in ontology().entity_labels:
            schemas[node.id] = _schema(node, owned)
            yield _thing(node, schemas[node.id])
    for edge in graph.edges:
        if edge.type in ontology().statement_types and edge.properties.get("counts") is not False:
            yield _link(edge, schemas, titles)


def own_id(our_id: str) -> str:
    """An id that FollowTheMoney takes: å in ours would be lost, so it is a hash of it."""
    return "nysta-" + hashlib.sha256(our_id.encode("utf-8")).hexdigest()[:24]


def _schema(node: Node, owned: set[str]) -> str:
    kind = node.properties.get("kind")
    if node.label != "Organisation":
        return "Project"  # it has none for programmes
    if kind in _PUBLIC:
        return "PublicBody"
    return "Company" if kind == "bolag" or (kind == "övrigt" and node.id in owned) else "Organization"


def _properties(**values: Any) -> dict[str, list[str]]:
    """FollowTheMoney's form: each property a list of texts, those that say nothing left out."""
    found = {}
    for name, value in values.items():
        texts = [
            " ".join(xml_text(str(each)).split()) for each in (value if isinstance(value, list | tuple) else [value])
        ]
        kept = [text for each, text in zip(_listed(value), texts, strict=True) if each is not None and text]
        if kept:
            found[name] = list(dict.fromkeys(kept))
    return found


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _document(node: Node) -> dict[str, Any]:
    stated = node.properties
    properties = _properties(
        fileName=stated.get("file") or stated.get("path") or node.id,
        title=stated.get("title"),
        date=stated.get("year"),
        sourceUrl=stated.get("url"),
        language="swe",
    )
    return {"id": own_id(node.id), "schema": "Document", "properties": properties}


def _thing(node: Node, schema: str) -> dict[str, Any]:
    identifiers = node.properties.get("identifiers")
    numbers = [
        str(each).partition(":")[2]
        for each in (identifiers if isinstance(identifiers, list) else [])
        if str(each).startswith("orgnr:")
    ]
    organisation = schema != "Project"
    # Only what is certainly Swedish gets a country: an EU fund is none of ours.
    swedish = node.properties.get("kind") in _PUBLIC - {"eu", "universitet", "enhet"}
    properties = _properties(
        name=node.properties.get("name") or node.id,
        alias=node.properties.get("aliases"),
        registrationNumber=numbers if organisation else None,
        country="se" if organisation and swedish else None,
        classification=node.properties.get("kind") if organisation else None,
        keywords=None if organisation else node.properties.get("kind"),
        notes=f"Nysta: {node.id}",
    )
    return {"id": own_id(node.id), "schema": schema, "properties": properties}


def _link(edge: Edge, schemas: dict[str, str], titles: dict[str, str]) -> dict[str, Any]:
    schema, source, target = _schema_of_link(edge, schemas)
    stated = edge.properties
    year, last = stated.get("year") or stated.get("first_year"), stated.get("year_to")
    documents = stated.get("documents")
    amount = stated.get("amount_sek")
    role = stated.get("role")
    common = {
        source: own_id(edge.source),
        target: own_id(edge.target),
        "description": [quote.quote for quote in read_evidence(stated)][:3],
        "recordId": edge.key,
        "proof": [own_id(each) for each in (documents if isinstance(documents, list) else []) if each in titles],
    }
    if schema == "Payment":
        properties = _properties(
            **common,
            amount=amount,
            currency="SEK" if amount is not None else None,
            date=year if not last else None,
            startDate=year if last else None,
            endDate=last,
            purpose=stated.get("purpose"),
            summary=_said(stated.get("basis"), stated.get("modality")),
        )
    else:
        kept = _said(f"{amount} SEK" if amount is not None else None, stated.get("purpose"), stated.get("basis"), role)
        properties = _properties(
            **common,
            role=edge.type if schema == "UnknownLink" else role or edge.type,
            percentage=stated.get("share") if schema == "Ownership" else None,
            date=year,
            status=stated.get("modality"),
            summary=kept if schema == "UnknownLink" else None,
        )
    return {"id": own_id(edge.key), "schema": schema, "properties": properties}


def _schema_of_link(edge: Edge, schemas: dict[str, str]) -> tuple[str, str, str]:
    source, target = schemas[edge.source], schemas[edge.target]
    kind = edge.type
    if kind == "MEMBER_OF" and target == "Project":
        kind = "PARTICIPATES_IN"
    if kind in _SCHEMAS and source in _ORGANISATIONS and target in _TARGETS[_SCHEMAS[kind][0]]:
        return _SCHEMAS[kind]
    return "UnknownLink", "subject", "object"


def _said(*parts: Any) -> str | None:
    return ", ".join(str(part) for part in parts if part) or None


FORMAT = Format("followthemoney", ("ftm",), write_followthemoney)
