"""Bootstrap: how far a figure would have moved with other documents of the same kind."""

from __future__ import annotations

import random
from collections.abc import Sequence

from nysta.graph.evaluation.tally import Figure, Tally

ROUNDS = 1000
COVERED = 0.95


def f1_interval(documents: Sequence[Tally]) -> Figure:
    """The 95 percent interval of F1 over 1 000 draws of as many documents with replacement (Efron 1979): ``low``,
    ``high``, four decimals. The draws are the same at every run."""
    chance = random.Random(0)
    drawn = sorted(_f1(chance.choices(documents, k=len(documents))) for _ in range(ROUNDS)) if documents else [0.0]
    edge = (1 - COVERED) / 2
    return {
        "low": drawn[int(edge * len(drawn))],
        "high": drawn[int((1 - edge) * len(drawn)) - (len(drawn) > 1)],
        "documents": len(documents),
    }


def _f1(documents: Sequence[Tally]) -> float:
    both = Tally()
    for each in documents:
        both.count(each.hits, each.false, each.missed)
    return float(both.figures()["f1"])
