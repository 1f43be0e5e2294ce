"""Certainty: whether confidences say how often a relation is right, and whether they tell right from wrong."""

from __future__ import annotations

from collections.abc import Sequence

from nysta.graph.evaluation.tally import Figure

BINS = 10


def certainty(marks: Sequence[tuple[float, bool]]) -> Figure:
    """Figures of (confidence, whether it was right) pairs, four decimals.

    ``ece``: the expected calibration error, the mean distance between confidence and share of right ones over ten
    bins of equal width, weighted by their numbers (Guo et al. 2017). ``auc``: the chance that a right one has a
    higher confidence than a wrong one, ties counting half (area under the ROC curve); 0.5 without either kind.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for each in marks:
        bins[min(int(each[0] * BINS), BINS - 1)].append(each)
    gap = sum(abs(sum(sure for sure, _ in held) - sum(right for _, right in held)) for held in bins if held)
    return {"ece": round(gap / len(marks), 4) if marks else 0.0, "auc": round(_auc(marks), 4), "of": len(marks)}


def _auc(marks: Sequence[tuple[float, bool]]) -> float:
    right = [sure for sure, is_right in marks if is_right]
    wrong = [sure for sure, is_right in marks if not is_right]
    if not right or not wrong:
        return 0.5
    won = sum((one > other) + 0.5 * (one == other) for one in right for other in wrong)
    return won / (len(right) * len(wrong))
