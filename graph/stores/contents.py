"""What a store holds, read back as the plain graph."""

from __future__ import annotations

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.ontology import ontology
from nysta.graph.stores.base import OWN_LIMIT, CypherStore

_SECONDS = 300.0


def entities_and_relations(store: CypherStore) -> MergedGraph:
    """Entities, relations and claims; documents and passages are left out.

    Raises:
        StoreError: the store cannot be reached, or holds no graph yet.
    """
    known = ontology()
    nodes: list[Node] = []
    for label in known.entity_labels:
        rows = store.read(f"MATCH (n:{label}) RETURN n ORDER BY n.id", {}, OWN_LIMIT, _SECONDS).rows
        nodes += [Node(row["n"]["id"], label, row["n"]["properties"]) for row in rows]
    labels = {node.id: node.label for node in nodes}
    edges: list[Edge] = []
    for kind, relation in known.relations.items():
        if relation.provenance:
            continue
        rows = store.read(
            f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS source, b.id AS target, r.key AS key, "
            "properties(r) AS properties ORDER BY key",
            {},
            OWN_LIMIT,
            _SECONDS,
        ).rows
        for row in rows:
            if row["source"] in labels and row["target"] in labels:
                properties = {name: value for name, value in row["properties"].items() if name != "key"}
                ends = (row["source"], row["target"], labels[row["source"]], labels[row["target"]])
                edges.append(Edge(row["key"], kind, *ends, properties))
    return MergedGraph(tuple(nodes), tuple(edges))
