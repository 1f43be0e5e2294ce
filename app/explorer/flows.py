"""Flows of money: what is paid by whom to whom, year by year, and budget against outcome.

What may be added up is decided by the merge (``counts``, DESIGN §1); nothing here sums a chain end to end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from nysta.graph.keys import normalised_purpose
from nysta.graph.model import Edge
from nysta.graph.money import Flow as Stated
from nysta.graph.money import counting

_TELLING = 0.5  # of the money of each of two years: less is not called a change of the whole
_DOMINANT = 0.8  # of all the money: beside more, bands are too thin to see

Period = tuple[int, int] | None  # first and last year; None where no year is stated


@dataclass(frozen=True)
class Flow:
    """All that one gives to another, in whole kronor by period; ``edges`` are the relations that are summed."""

    source: str
    target: str
    edges: tuple[Edge, ...]

    @property
    def id(self) -> str:
        """The flow's name in links: ``source|target``."""
        return f"{self.source}|{self.target}"

    @property
    def amount_sek(self) -> int:
        """The sum over all periods."""
        return sum(_kronor(edge) for edge in self.edges)

    def by_period(self) -> dict[Period, int]:
        """The sum of each period."""
        sums: dict[Period, int] = defaultdict(int)
        for edge in self.edges:
            sums[period(edge)] += _kronor(edge)
        return dict(sums)

    def last_change(self) -> tuple[int, int, int] | None:
        """The latest year that has an amount as the year before it has one: that year, and the two sums in kronor."""
        sums = self.by_period()
        years = [when[0] for when in sums if when and when[0] == when[1] and (when[0] - 1, when[0] - 1) in sums]
        if not years:
            return None
        year = max(years)
        return year, sums[year - 1, year - 1], sums[year, year]


@dataclass(frozen=True, slots=True)
class Compared:
    """Budget and outcome of one flow in one year for one purpose."""

    source: str
    target: str
    year: int
    purpose: str
    budget: Edge
    outcome: Edge

    @property
    def difference(self) -> int:
        """Outcome minus budget, in kronor."""
        return _kronor(self.outcome) - _kronor(self.budget)


@dataclass(frozen=True, slots=True)
class Comparable:
    """Two years beside each other: how many ``flows`` have both, and their sums in kronor.

    ``share`` is how much of the money of the two years that is, of the one of which it is least (0–1).
    """

    before: int
    after: int
    flows: int
    sum_before: int
    sum_after: int
    share: float = 1.0

    @property
    def telling(self) -> bool:
        """Whether the change of these flows tells anything of the years as a whole."""
        return self.flows > 0 and self.share >= _TELLING


@dataclass(frozen=True)
class Money:
    """The answer to a choice: ``flows`` largest first, ``names`` of their ends, how many pairs there are in all."""

    flows: tuple[Flow, ...]
    compared: tuple[Compared, ...]
    names: dict[str, str]
    kinds: dict[str, tuple[str, str | None]]
    pairs: int

    def flow(self, flow_id: str | None) -> Flow | None:
        """The flow with this id."""
        return next((flow for flow in self.flows if flow.id == flow_id), None)

    def by_period(self) -> dict[Period, int]:
        """The sum of all flows in each period, by time; what has no year comes last."""
        sums: dict[Period, int] = defaultdict(int)
        for flow in self.flows:
            for when, amount in flow.by_period().items():
                sums[when] += amount
        return {when: sums[when] for when in sorted(sums, key=in_time)}

    def comparable(self, before: int, after: int) -> Comparable:
        """The sums of two years over the flows that have an amount in both: others say nothing of a change."""
        sums = [flow.by_period() for flow in self.flows]
        both = [each for each in sums if (before, before) in each and (after, after) in each]
        held = [sum(each[year, year] for each in both) for year in (before, after)]
        whole = [sum(each.get((year, year), 0) for each in sums) for year in (before, after)]
        share = min(part / all_ if all_ > 0 else 0.0 for part, all_ in zip(held, whole, strict=True))
        return Comparable(before, after, len(both), held[0], held[1], share)

    def dominant(self) -> tuple[str, float] | None:
        """Whoever has so much of the money that the rest cannot be seen beside it, and the share (0–1).

        One who gives, of several; where only one gives, one who gets.
        """
        whole = sum(flow.amount_sek for flow in self.flows if flow.amount_sek > 0)
        for ends in ([flow.source for flow in self.flows], [flow.target for flow in self.flows]):
            sums: dict[str, int] = defaultdict(int)
            for end, flow in zip(ends, self.flows, strict=True):
                sums[end] += max(0, flow.amount_sek)
            if len(sums) < 2:
                continue
            largest = max(sorted(sums), key=lambda own: sums[own])
            return (largest, sums[largest] / whole) if whole and sums[largest] > _DOMINANT * whole else None
        return None

    def best_comparison(self) -> Comparable | None:
        """The two years after each other that most flows have amounts in, the latest of several."""
        years = [when[0] for when in self.by_period() if when and when[0] == when[1]]
        found = [self.comparable(before, after) for before, after in pairwise(years) if after == before + 1]
        return max((each for each in found if each.flows), key=lambda each: (each.flows, each.after), default=None)


def in_time(when: Period) -> tuple[int, int]:
    """Sorts periods by time; a single year comes before a longer period that begins with it."""
    return when if when else (9999, 9999)


def period(edge: Edge) -> Period:
    """The years that an amount is for."""
    first, last = edge.properties.get("year"), edge.properties.get("year_to")
    if not isinstance(first, int):
        return None
    return first, last if isinstance(last, int) and last > first else first


def flows_of(edges: Iterable[Edge], basis: str) -> tuple[Flow, ...]:
    """The flows that these relations make, largest first: of one ``basis``, or, where it is "", of what counts."""
    edges = list(edges)
    if basis:
        of_basis = [edge for edge in edges if edge.properties.get("basis") == basis]
        summed = counting(_stated(edge) for edge in of_basis)
    else:
        summed = {edge.key for edge in edges if edge.properties.get("counts")}
    bundles: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.key in summed:
            bundles[edge.source, edge.target].append(edge)
    flows = [Flow(*ends, edges=tuple(bundle)) for ends, bundle in bundles.items()]
    return tuple(sorted(flows, key=lambda flow: (-flow.amount_sek, flow.id)))


def counted(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Those of ``edges`` that would count if they held: of several statements of the same money, one."""
    edges = list(edges)
    kept = counting(_stated(edge) for edge in edges)
    return tuple(edge for edge in edges if edge.key in kept)


def compared_of(edges: Iterable[Edge]) -> tuple[Compared, ...]:
    """Every flow of a year and purpose that has both a budget and an outcome."""
    groups: dict[tuple[str, str, int, str], dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        when, basis = period(edge), edge.properties.get("basis")
        if when and when[0] == when[1] and isinstance(basis, str):
            purpose = normalised_purpose(str(edge.properties.get("purpose") or ""))
            groups[edge.source, edge.target, when[0], purpose][basis].append(edge)
    found = []
    for (source, target, year, _), by_basis in groups.items():
        if by_basis.keys() >= {"budget", "outcome"}:
            budget, outcome = (_counting_one(by_basis[basis]) for basis in ("budget", "outcome"))
            purpose = str(outcome.properties.get("purpose") or "")
            found.append(Compared(source, target, year, purpose, budget, outcome))
    return tuple(sorted(found, key=lambda each: (-abs(each.difference), each.year, each.source, each.target)))


def _counting_one(edges: list[Edge]) -> Edge:
    chosen = counting(_stated(edge) for edge in edges)
    return next(edge for edge in edges if edge.key in chosen)


def _stated(edge: Edge) -> Stated:
    """An edge as the rule for counting sees it."""
    found = edge.properties
    year, last = found.get("year"), found.get("last_year")
    documents = found.get("documents")
    confidence = found.get("confidence")
    return Stated(
        key=edge.key,
        source=edge.source,
        target=edge.target,
        amount_sek=_kronor(edge),
        amount_text=None,
        year=year if isinstance(year, int) else None,
        year_to=found.get("year_to"),  # type: ignore[arg-type]
        basis=found.get("basis"),  # type: ignore[arg-type]
        purpose=found.get("purpose"),  # type: ignore[arg-type]
        modality=str(found.get("modality", "asserted")),
        confidence=float(confidence) if isinstance(confidence, int | float) else 0.0,
        documents=tuple(documents) if isinstance(documents, list) else (),
        latest=(
            last if isinstance(last, int) else 0,
            max(documents, default="") if isinstance(documents, list) else "",
        ),
    )


def _kronor(edge: Edge) -> int:
    amount = edge.properties.get("amount_sek")
    return amount if isinstance(amount, int) else 0
