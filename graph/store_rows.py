"""What a store's rows say, as nodes and edges: the entities with these ids, the relation that a row holds.

No Streamlit here. The ego network, the explorer's views and the cookbook's pages ask with these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nysta.graph.model import Edge, GraphStore, Node, Value
from nysta.graph.ontology import ontology

ENTITY_LABELS = tuple(name for name, label in ontology().labels.items() if label.entity)
RELATION_TYPES = tuple(
    name for name, relation in ontology().relations.items() if not (relation.claim or relation.provenance)
)
CLAIM = "CLAIM"

_SHOWN = ("name", "kind", "aliases", "identifiers", "whose")


def fetch_nodes(store: GraphStore, ids: Iterable[str]) -> tuple[Node, ...]:
    """The entities with these ids, in the order of the ids; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Node] = {}
    for label in ENTITY_LABELS:
        rows = store.query(
            f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name, n.kind AS kind, "
            "n.aliases AS aliases, n.identifiers AS identifiers, n.whose AS whose",
            {"ids": wanted},
            max_rows=max(1, len(wanted)),
        ).rows
        for row in rows:
            properties = {key: row[key] for key in _SHOWN if row[key]}
            found[row["id"]] = Node(id=row["id"], label=label, properties=properties)
    return tuple(found[node_id] for node_id in wanted if node_id in found)


def present_ids(store: GraphStore, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The entities of ``ids`` by the ids that they have now (a former id is followed), and the ids of none."""
    known = {node.id for node in fetch_nodes(store, ids)}
    present: list[str] = []
    unknown: list[str] = []
    for node_id in ids:
        if node_id in known:
            present.append(node_id)
            continue
        now = _successor(store, node_id)
        if now is None:
            unknown.append(node_id)
        else:
            present.append(now)
    return tuple(dict.fromkeys(present)), tuple(unknown)


def _successor(store: GraphStore, former_id: str) -> str | None:
    for label in ENTITY_LABELS:
        rows = store.query(
            f"MATCH (n:{label}) WHERE $former IN coalesce(n.former_ids, []) RETURN n.id AS id",
            {"former": former_id},
            max_rows=1,
        ).rows
        if rows:
            return str(rows[0]["id"])
    return None


def relation_type(edge: Edge) -> str:
    """The relation an edge speaks of: a claim's own ``type`` property, else the edge's type."""
    return str(edge.properties.get("type", edge.type)) if edge.type == CLAIM else edge.type


def edge_of_row(row: Mapping[str, Any]) -> Edge:
    """An edge from a row with key, relation, source, target, their labels and properties."""
    properties = {k: v for k, v in dict(row["properties"]).items() if k != "key" and v is not None}
    if row["relation"] != CLAIM:
        properties.pop("type", None)  # kglite tells every relation's type among its properties
    return Edge(
        key=str(row["key"]),
        type=str(row["relation"]),
        source=str(row["source"]),
        target=str(row["target"]),
        source_label=str(row["source_labels"][0]),
        target_label=str(row["target_labels"][0]),
        properties=properties,
    )


def edge_years(properties: Mapping[str, Value]) -> tuple[int, int] | None:
    """The years a relation speaks of: the money's, else the first to the last year it is stated for."""
    first = properties.get("year", properties.get("first_year"))
    last = properties.get("year_to") or properties.get("year") or properties.get("last_year") or first
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    return first, max(first, last)
