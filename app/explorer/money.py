"""The money that somebody asks for: its flows, from the store, and who can be chosen to give, get or pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from nysta.app.explorer.flows import Money, compared_of, flows_of
from nysta.app.explorer.queries import names_of
from nysta.graph.model import Edge, GraphStore, shown_name
from nysta.graph.store_rows import ENTITY_LABELS, edge_of_row

PAIRS = 200  # the largest flows that are looked at; the rest is counted
_ENTITY = "|".join(ENTITY_LABELS)


@dataclass(frozen=True, slots=True)
class MoneyChoice:
    """Which money is asked for. An id that is None chooses nothing; ``without`` neither gives nor gets.

    ``basis`` "" takes outcome before budget.
    """

    funder: str | None = None
    recipient: str | None = None
    programme: str | None = None
    without: str | None = None
    years: tuple[int, int] | None = None
    basis: str = ""
    min_confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that can be chosen."""

    id: str
    name: str


def money(store: GraphStore, choice: MoneyChoice, *, pairs: int = PAIRS) -> Money:
    """What the graph says of the money that ``choice`` asks for: the ``pairs`` largest flows."""
    chosen, values = condition(store, choice)
    of_basis = "r.basis = $basis" if choice.basis else "r.counts = true"
    stated_flows = f"MATCH (a:{_ENTITY})-[r:FUNDS]->(b:{_ENTITY}) WHERE {chosen} AND {of_basis} "
    rows = store.query(
        f"{stated_flows}RETURN a.id AS source, b.id AS target, sum(r.amount_sek) AS kronor "
        f"ORDER BY kronor DESC, source, target LIMIT {int(pairs)}",
        values,
    ).rows
    wanted = {(row["source"], row["target"]) for row in rows}
    if not wanted:
        return Money((), (), {}, {}, 0)
    ends = {"sources": sorted({a for a, _ in wanted}), "targets": sorted({b for _, b in wanted})}
    found = store.query(
        f"MATCH (a:{_ENTITY})-[r:FUNDS]->(b:{_ENTITY}) WHERE {chosen} AND a.id IN $sources AND b.id IN $targets "
        "RETURN r.key AS key, type(r) AS relation, a.id AS source, b.id AS target, labels(a) AS source_labels, "
        "labels(b) AS target_labels, properties(r) AS properties, a.name AS source_name, b.name AS target_name, "
        "a.whose AS source_whose, b.whose AS target_whose, "
        "a.kind AS source_kind, b.kind AS target_kind ORDER BY key",
        values | ends,
    ).rows
    # Counted by the store: an answer of it has a limit of rows.
    counted = store.query(f"{stated_flows}WITH DISTINCT a.id AS source, b.id AS target RETURN count(*) AS n", values)
    names: dict[str, str] = {}
    kinds: dict[str, tuple[str, str | None]] = {}
    stated: list[Edge] = []
    for row in found:
        if (row["source"], row["target"]) not in wanted:
            continue
        stated.append(edge_of_row(row))
        for end in ("source", "target"):
            names[row[end]] = shown_name(row[f"{end}_name"] or row[end], row[f"{end}_whose"])
            kinds[row[end]] = (row[f"{end}_labels"][0], row[f"{end}_kind"])
    return Money(flows_of(stated, choice.basis), compared_of(stated), names, kinds, int(counted.rows[0]["n"]))


def funders(store: GraphStore, *, limit: int = 500) -> tuple[Named, ...]:
    """Those who give, the largest first."""
    return _named(
        store,
        f"MATCH (a:{_ENTITY})-[r:FUNDS]->() WHERE r.counts = true",
        limit,
    )


def recipients(store: GraphStore, *, limit: int = 500) -> tuple[Named, ...]:
    """Those who get, the largest first."""
    return _named(
        store,
        f"MATCH ()-[r:FUNDS]->(a:{_ENTITY}) WHERE r.counts = true",
        limit,
    )


def programmes(store: GraphStore, *, limit: int = 500) -> tuple[Named, ...]:
    """Programmes and projects that money goes to or through, or to what is a part of them."""
    found: dict[str, Named] = {}
    for arrow in ("(a)-[r:FUNDS]-()", "(a)<-[:PART_OF]-()-[r:FUNDS]-()"):
        query = f"MATCH {arrow.replace('(a)', '(a:Programme|Project)')} WHERE r.amount_sek IS NOT NULL "
        for each in _named(store, query, limit):
            found.setdefault(each.id, each)
    return tuple(found.values())


def _named(store: GraphStore, query: str, limit: int) -> tuple[Named, ...]:
    rows = store.query(
        f"{query} RETURN a.id AS id, sum(r.amount_sek) AS size ORDER BY size DESC, id LIMIT {int(limit)}"
    ).rows
    names = names_of(store, [row["id"] for row in rows])
    return tuple(Named(row["id"], names[row["id"]]) for row in rows if row["id"] in names)


def condition(store: GraphStore, choice: MoneyChoice) -> tuple[str, dict[str, object]]:
    """What relations ``r`` from ``a`` to ``b`` must satisfy in Cypher, and the values in it; the basis is left out."""
    conditions = ["r.amount_sek IS NOT NULL", "r.confidence >= $confidence"]
    values: dict[str, object] = {"confidence": choice.min_confidence, "basis": choice.basis}
    if choice.funder:
        conditions.append("a.id = $funder")
        values["funder"] = choice.funder
    if choice.recipient:
        conditions.append("b.id = $recipient")
        values["recipient"] = choice.recipient
    if choice.programme:
        conditions.append("(a.id IN $programme OR b.id IN $programme)")
        values["programme"] = _with_parts(store, choice.programme)
    if choice.without:
        conditions.append("a.id <> $without AND b.id <> $without")
        values["without"] = choice.without
    if choice.years:
        conditions.append("r.year <= $last AND coalesce(r.year_to, r.year) >= $first")
        values |= {"first": choice.years[0], "last": choice.years[1]}
    return " AND ".join(conditions), values


def _with_parts(store: GraphStore, programme: str) -> list[str]:
    rows = store.query(
        f"MATCH (part:{_ENTITY})-[:PART_OF*1..3]->(p:{_ENTITY}) WHERE p.id = $id RETURN DISTINCT part.id AS id",
        {"id": programme},
    ).rows
    return [programme, *sorted(row["id"] for row in rows)]
