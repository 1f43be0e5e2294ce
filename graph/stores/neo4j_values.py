"""The driver's values as plain Python: nodes, relations and paths as dicts, with our ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nysta.graph.stores.values import edge_value, node_value, shown_keys, shown_map

if TYPE_CHECKING:
    import neo4j


def own_ids(
    transaction: neo4j.Transaction | neo4j.ManagedTransaction, values: Sequence[Sequence[Any]]
) -> dict[str, Any]:
    """Our ids of the ends of all relations in ``values``, by the server's; asked in the same transaction."""
    wanted: set[str] = set()
    for row in values:
        for value in row:
            _collect_ends(value, wanted)
    if not wanted:
        return {}
    result = transaction.run(
        "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id",
        {"ids": sorted(wanted)},
    )
    return {record["element"]: record["id"] for record in result}


def _collect_ends(value: Any, wanted: set[str]) -> None:
    from neo4j import graph

    if isinstance(value, graph.Relationship):
        wanted.update(node.element_id for node in value.nodes if node is not None)
    elif isinstance(value, graph.Path):
        for relationship in value.relationships:
            _collect_ends(relationship, wanted)
    elif isinstance(value, Mapping) and not isinstance(value, graph.Entity):
        for each in value.values():
            _collect_ends(each, wanted)
    elif isinstance(value, list | tuple):
        for each in value:
            _collect_ends(each, wanted)


def plain(value: Any, ids: Mapping[str, Any]) -> Any:
    """A value of the driver as plain Python: nodes, relations and paths as dicts, times as ISO text."""
    from neo4j import graph, spatial, time

    if isinstance(value, graph.Node):
        return node_value(sorted(value.labels), {k: plain(v, ids) for k, v in value.items()}, structural=False)
    if isinstance(value, graph.Relationship):
        source, target = (ids.get(node.element_id) if node is not None else None for node in value.nodes)
        return edge_value(value.type, source, target, {k: plain(v, ids) for k, v in value.items()})
    if isinstance(value, graph.Path):
        return {
            "nodes": [plain(node, ids) for node in value.nodes],
            "relationships": [plain(each, ids) for each in value.relationships],
        }
    if isinstance(value, dict):
        return shown_map({k: plain(v, ids) for k, v in value.items()})
    if isinstance(value, time.Date | time.Time | time.DateTime):
        return value.to_native().isoformat()
    if isinstance(value, time.Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, spatial.Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, list | tuple):
        return shown_keys([plain(each, ids) for each in value])
    return value
