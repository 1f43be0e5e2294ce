"""Flows of money: FUNDS with an amount."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nysta.graph.evaluation.relations import NOT_ASKED, Relation, modality

Flow = tuple[str, str, int | None, float]  # source, target, year, kronor

TOLERANCE = 0.005  # of the gold's amount


def compare_flows(
    gold: Sequence[Relation], predicted: Sequence[Relation], stands_for: Callable[[str], str]
) -> tuple[int, int, int]:
    """Hits, false and missed flows of one document.

    A flow is right when source, target, year (any, where the gold has none) and the amount within
    0.5 % agree. A predicted budget does not count where the gold has an outcome for the same
    source, target and year.
    """
    outcomes = {
        (each["source"], each["target"], each.get("year"))
        for each in gold
        if each["type"] == "FUNDS" and each.get("basis") == "outcome"
    }
    budgets = {_flow(each, str) for each in gold if each.get("basis") == "budget" and each.get("amount_sek")}
    wanted = sorted({_flow(each, str) for each in gold if _has_amount(each)}, key=str)
    found: set[Flow] = set()
    for each in filter(_has_amount, predicted):
        flow = _flow(each, stands_for)
        if each.get("basis") != "budget" or flow[:3] not in outcomes or flow in budgets:
            found.add(flow)
    left = sorted(found, key=str)
    for flow in wanted:
        hit = next((each for each in left if _same(flow, each)), None)
        if hit is not None:
            left.remove(hit)
    hits = len(found) - len(left)
    return hits, len(left), len(wanted) - hits


def _has_amount(relation: Relation) -> bool:
    return relation["type"] == "FUNDS" and bool(relation.get("amount_sek")) and modality(relation) not in NOT_ASKED


def _flow(relation: Relation, name: Callable[[str], str]) -> Flow:
    ends = name(relation["source"]), name(relation["target"])
    return (*ends, relation.get("year"), float(relation["amount_sek"]))


def _same(gold: Flow, predicted: Flow) -> bool:
    return (
        gold[:2] == predicted[:2]
        and gold[2] in (None, predicted[2])
        and abs(predicted[3] - gold[3]) <= TOLERANCE * gold[3]
    )
