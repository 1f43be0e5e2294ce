"""What the merge says of amounts: which edge of several counts, and which documents disagree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nysta.graph.keys import normalised_purpose

_NUMBER = re.compile(r"\d[\d\s.\u00a0\u202f]*(?:,\d+)?")
_BASIS = {"outcome": 0, None: 1, "budget": 2}


@dataclass(frozen=True, slots=True)
class Flow:
    """A FUNDS edge that holds and has an amount, as counting and comparing see it."""

    key: str
    source: str
    target: str
    amount_sek: int
    amount_text: str | None
    year: int | None
    year_to: int | None
    basis: str | None
    purpose: str | None
    modality: str
    confidence: float
    documents: tuple[str, ...]
    latest: tuple[int, str]


def unit_of(amount_sek: int, amount_text: str | None) -> int:
    """To how many kronor the amount is stated: "7 500" that means 7 500 000 kr is stated to 1 000.

    Without a readable text the zeros at the end tell, up to a million.
    """
    number = _NUMBER.search(amount_text or "")
    if number:
        whole, _, decimals = number.group().partition(",")
        digits = re.sub(r"\D", "", whole)
        value = float(f"{digits}.{decimals or 0}")
        if value:
            scale = abs(amount_sek) / value
            for unit in (1, 1_000, 1_000_000, 1_000_000_000):
                if abs(scale - unit) <= 0.01 * unit:
                    return max(1, int(unit / 10 ** len(decimals)))
    unit = 1
    while unit < 1_000_000 and amount_sek and amount_sek % (unit * 10) == 0:
        unit *= 10
    return unit


def counting(flows: Iterable[Flow]) -> set[str]:
    """The keys of the edges that ``sum`` may add up: one per source, target, year and purpose.

    Outcome goes before budget, asserted before planned, one year before a longer time, then the
    latest document, then the surest statement.
    """
    groups: dict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for flow in flows:
        groups[flow.source, flow.target, flow.year, normalised_purpose(flow.purpose)].append(flow)

    def rank(flow: Flow) -> tuple[object, ...]:
        year, document = flow.latest
        return (
            _BASIS[flow.basis],
            flow.modality != "asserted",
            flow.year_to is not None and flow.year_to != flow.year,
            -year,
            -flow.confidence,
            document,
            flow.key,
        )

    return {min(group, key=rank).key for group in groups.values()}


def conflicting(flows: Iterable[Flow]) -> set[str]:
    """The keys of edges on whose amount two documents disagree beyond the rounding of the coarser unit."""
    groups: dict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for flow in flows:
        purpose = normalised_purpose(flow.purpose)
        groups[flow.source, flow.target, flow.year, flow.year_to, flow.basis, purpose].append(flow)
    return {key for group in groups.values() if len(group) > 1 for key in _disagreeing(group)}


def _disagreeing(group: Sequence[Flow]) -> Iterable[str]:
    for n, one in enumerate(group):
        for other in group[n + 1 :]:
            if set(one.documents) & set(other.documents):
                continue  # one document that states both means two payments
            coarser = max(unit_of(one.amount_sek, one.amount_text), unit_of(other.amount_sek, other.amount_text))
            if abs(one.amount_sek - other.amount_sek) * 2 > coarser:
                yield one.key
                yield other.key
