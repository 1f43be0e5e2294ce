"""Measures of the network: who is central, who belongs together, who ties groups, where the money goes.

All are the same for the same graph, whatever the order of its files: sampling and communities have
a fixed seed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from nysta.graph.model import MergedGraph, shown_name
from nysta.graph.network import money_network, to_networkx

if TYPE_CHECKING:
    import networkx

    from nysta.graph.stores.base import CypherStore

_SEED = 20
_WORK = 20_000_000  # nodes and ties looked at for betweenness (half a minute); beyond, it is estimated from a sample
_FEWEST = 50  # nodes of such a sample
_DAMPING = 0.85
_DECIMALS = 6
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of one entity; what each means stands in the ontology."""

    id: str
    name: str
    kind: str
    degree: int
    pagerank: float
    betweenness: float
    community: int
    communities_tied: int
    money_in: int
    money_out: int
    money_rank: float


MEASURES = tuple(field.name for field in fields(Measures) if field.name not in ("id", "name", "kind"))


def analyse(graph: MergedGraph, *, year: int | None = None) -> tuple[Measures, ...]:
    """The measures of every entity that has a relation, by ``pagerank``, highest first.

    ``year`` restricts the money to that year.
    """
    network = to_networkx(graph)
    network.remove_nodes_from([node for node in network if network.degree(node) == 0])
    ties = _ties(network)
    rank = pagerank(ties, "weight")
    between = _betweenness(ties)
    community = _communities(ties)
    money = money_network(network, year)
    flow = pagerank(money, "amount_sek") if money.number_of_edges() else {}
    found = []
    for own, stated in network.nodes(data=True):
        around = {community[other] for other in ties[own]}
        found.append(
            Measures(
                id=own,
                name=shown_name(stated.get("name") or own, stated.get("whose")),
                kind=str(stated.get("kind") or ""),
                degree=len(ties[own]),
                pagerank=round(rank[own], _DECIMALS),
                betweenness=round(between[own], _DECIMALS),
                community=community[own],
                communities_tied=len(around | {community[own]}),
                money_in=sum(amount for *_, amount in money.in_edges(own, data="amount_sek")),
                money_out=sum(amount for *_, amount in money.out_edges(own, data="amount_sek")),
                money_rank=round(flow.get(own, 0.0), _DECIMALS),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.pagerank, each.id)))


def _ties(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Who is tied to whom, whatever the type and direction; ``weight`` is how many relations they have."""
    import networkx

    weights: dict[tuple[str, str], int] = defaultdict(int)
    for source, target in network.edges():
        if source != target:
            weights[min(source, target), max(source, target)] += 1
    ties = networkx.Graph()
    ties.add_nodes_from(sorted(network))
    ties.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    return ties


def pagerank(network: networkx.Graph, weight: str, *, rounds: int = 100) -> dict[str, float]:
    """How much of a walk that follows edges by their ``weight`` is spent at each node; the sum is 1.

    networkx has the same and needs SciPy for it.
    """
    nodes = list(network)
    share = 1 / len(nodes) if nodes else 0.0
    rank = dict.fromkeys(nodes, share)
    total = {node: sum(stated[weight] for stated in network[node].values()) for node in nodes}
    for _ in range(rounds):
        stuck = sum(rank[node] for node in nodes if not total[node])
        new = dict.fromkeys(nodes, (1 - _DAMPING) * share + _DAMPING * stuck * share)
        for node in nodes:
            for other, stated in network[node].items():
                new[other] += _DAMPING * rank[node] * stated[weight] / total[node]
        if sum(abs(new[node] - rank[node]) for node in nodes) < 1e-9:
            return new
        rank = new
    return rank


def _betweenness(ties: networkx.Graph) -> Mapping[str, float]:
    import networkx

    sample = max(_FEWEST, _WORK // (len(ties) + ties.number_of_edges() + 1))
    sample = None if sample >= len(ties) else sample
    found: Mapping[str, float] = networkx.betweenness_centrality(ties, k=sample, seed=_SEED)
    return found


def _communities(ties: networkx.Graph) -> dict[str, int]:
    """Groups with more ties inside than out (Louvain), numbered by size from 1."""
    import networkx

    groups = networkx.community.louvain_communities(ties, weight="weight", seed=_SEED)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {node: number for number, group in enumerate(ordered, 1) for node in group}


def write_measures(measures: tuple[Measures, ...], store: CypherStore) -> int:
    """Write the measures to the entities of ``store`` as properties; how many entities got them.

    They stay until the next load, which makes the store hold the merged graph and nothing else.

    Raises:
        StoreError: the store is read-only, held by another process, or out of reach.
    """
    rows: list[dict[str, Any]] = [
        {"id": each.id, "props": {name: value for name, value in asdict(each).items() if name in MEASURES}}
        for each in measures
    ]
    written = 0
    for start in range(0, len(rows), _BATCH):
        answer = store.write(
            "UNWIND $rows AS row MATCH (n:Organisation|Programme|Project) WHERE n.id = row.id "
            "SET n += row.props RETURN count(n) AS n",
            {"rows": rows[start : start + _BATCH]},
        )
        written += int(answer.rows[0]["n"])
    return written
