"""The graph as a networkx graph, for analysis and for an analyst's own notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: MergedGraph, *, claims: bool = False) -> networkx.MultiDiGraph:
    """Entities and the relations between them, keyed by the relation's key, with all properties.

    A node's ``label`` and an edge's ``relation`` tell its label and type. Documents and passages are
    left out. ``claims`` adds what does not hold, as ``CLAIM``.
    """
    import networkx

    known = ontology()
    network = networkx.MultiDiGraph()
    for node in graph.nodes:
        if node.label in known.entity_labels:
            network.add_node(node.id, **{"label": node.label, **node.properties})
    wanted = {*known.statement_types, *(("CLAIM",) if claims else ())}
    for edge in graph.edges:
        if edge.type in wanted:
            network.add_edge(edge.source, edge.target, key=edge.key, **{"relation": edge.type, **edge.properties})
    return network


def money_network(network: networkx.MultiDiGraph, year: int | None = None) -> networkx.DiGraph:
    """Who gives how many kronor to whom: ``amount_sek`` over what counts, one edge a pair.

    ``year`` keeps that year alone; an amount for several years belongs to its first.
    """
    import networkx

    money = networkx.DiGraph()
    money.add_nodes_from(network)
    for source, target, stated in network.edges(data=True):
        amount = stated.get("amount_sek")
        if stated["relation"] != "FUNDS" or not _counts(stated, year) or not isinstance(amount, int):
            continue
        before = money.edges[source, target]["amount_sek"] if money.has_edge(source, target) else 0
        money.add_edge(source, target, amount_sek=before + amount)
    return money


def _counts(stated: dict[str, Any], year: int | None) -> bool:
    return stated.get("counts") is True and (year is None or stated.get("year") == year)
