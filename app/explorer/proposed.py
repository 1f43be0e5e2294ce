"""Money that documents only propose: it counts nowhere, and a year of it would else look like one without money."""

from __future__ import annotations

from collections import defaultdict

from nysta.app.explorer.flows import Period, counted, in_time, period
from nysta.app.explorer.money import MoneyChoice, condition
from nysta.graph.model import GraphStore
from nysta.graph.store_rows import ENTITY_LABELS, edge_of_row

_ENTITY = "|".join(ENTITY_LABELS)
_EVERY = 10_000_000  # rows: a sum of some of them would be a wrong one


def proposed(store: GraphStore, choice: MoneyChoice) -> dict[Period, int]:
    """Kronor that are proposed for what ``choice`` asks for, by period; each amount once.

    Left out is what somebody rejected, and where the same two have an amount that counts for the same year: there
    the proposal has been decided on.
    """
    where, values = condition(store, choice)
    basis = " AND r.basis = $basis" if choice.basis else ""
    rows = store.query(
        f"MATCH (a:{_ENTITY})-[r:CLAIM]->(b:{_ENTITY}) WHERE r.type = 'FUNDS' AND r.modality = 'proposed' "
        f"AND r.status <> 'rejected' AND {where}{basis} "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        f"labels(b) AS target_labels, properties(r) AS properties ORDER BY key",
        values,
        max_rows=_EVERY,
    ).rows
    edges = [edge_of_row(row) for row in rows]
    if not edges:
        return {}
    decided = {
        (row["source"], row["target"], row["year"])
        for row in store.query(
            f"MATCH (a:{_ENTITY})-[r:FUNDS]->(b:{_ENTITY}) WHERE r.counts = true AND a.id IN $sources "
            "AND b.id IN $targets RETURN DISTINCT a.id AS source, b.id AS target, r.year AS year",
            {"sources": sorted({edge.source for edge in edges}), "targets": sorted({edge.target for edge in edges})},
            max_rows=_EVERY,
        ).rows
    }
    sums: dict[Period, int] = defaultdict(int)
    for edge in counted(edges):
        if (edge.source, edge.target, edge.properties.get("year")) not in decided:
            sums[period(edge)] += int(edge.properties["amount_sek"])  # type: ignore[arg-type]
    return {when: sums[when] for when in sorted(sums, key=in_time)}
