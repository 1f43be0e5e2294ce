"""What is in the graph as a whole: how much of each, the money of each year, the largest."""

from __future__ import annotations

from dataclasses import dataclass

from nysta.graph.model import GraphStore
from nysta.graph.store_rows import ENTITY_LABELS, RELATION_TYPES, fetch_nodes


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity in a list of the largest: ``value`` is kronor, over ``years``, or a number of relations."""

    id: str
    name: str
    kind: str
    value: int
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Kronor of one year, summed over what counts (DESIGN §1), apart by basis ("" where none is stated)."""

    year: int
    basis: str
    amount_sek: int


@dataclass(frozen=True)
class Overview:
    """What is in the graph."""

    counts: dict[str, int]
    money: tuple[YearMoney, ...] = ()
    funders: tuple[Ranked, ...] = ()
    owners: tuple[Ranked, ...] = ()
    coordinators: tuple[Ranked, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents."""
        return self.counts.get("Document", 0)

    @property
    def entities(self) -> int:
        """How many organisations, programmes and projects."""
        return sum(self.counts.get(label, 0) for label in ENTITY_LABELS)

    @property
    def relations(self) -> int:
        """How many relations that hold or are planned."""
        return sum(self.counts.get(relation, 0) for relation in RELATION_TYPES)

    @property
    def claims(self) -> int:
        """How many claims (negated, ended, proposed, rejected)."""
        return self.counts.get("CLAIM", 0)


def overview(store: GraphStore, *, top: int = 8) -> Overview:
    """What is in the graph, with the ``top`` largest funders, owners and coordinators."""
    counts = store.counts()
    if not any(counts.values()):
        return Overview(counts)
    money = store.query(
        "MATCH ()-[r:FUNDS]->() WHERE r.counts = true AND r.year IS NOT NULL AND r.amount_sek IS NOT NULL "
        "RETURN r.year AS year, coalesce(r.basis, '') AS basis, sum(r.amount_sek) AS kronor "
        "ORDER BY year, basis"
    ).rows
    return Overview(
        counts=counts,
        money=tuple(YearMoney(int(row["year"]), row["basis"], int(row["kronor"])) for row in money),
        funders=_ranked(store, "FUNDS", "sum(r.amount_sek)", "r.counts = true AND r.amount_sek > 0", top),
        owners=_ranked(store, "OWNS", "count(DISTINCT b.id)", "true", top),
        coordinators=_ranked(store, "COORDINATES", "count(DISTINCT b.id)", "true", top),
    )


def _ranked(store: GraphStore, relation: str, measure: str, condition: str, top: int) -> tuple[Ranked, ...]:
    rows = store.query(
        f"MATCH (a)-[r:{relation}]->(b) WHERE {condition} RETURN a.id AS id, {measure} AS value, "
        "min(r.year) AS first, max(coalesce(r.year_to, r.year)) AS last "
        "ORDER BY value DESC, id LIMIT $top",
        {"top": top},
    ).rows
    nodes = {node.id: node for node in fetch_nodes(store, [row["id"] for row in rows])}
    return tuple(
        Ranked(
            node.id,
            node.shown_name,
            str(node.properties.get("kind") or ""),
            int(row["value"]),
            None if row["first"] is None else (int(row["first"]), int(row["last"])),
        )
        for row in rows
        if (node := nodes.get(row["id"]))
    )
