"""What rules read, judged by the trained scorers: how sure it is once they have weighed the same two names.

A rule knows its words and not what else the sentence says; the caption of a table tells it that money passes, and often
not from whom or to whom. What scorers and network think of the same two names tells better than the rule itself how
sure its reading is. The lines are fitted by ``training/relations/judgement.py`` to documents that the scorers had not
learned from (tuning 14 and 15), and written down in ``judgement.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, log
from statistics import median

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.pairs import Pair
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.row_pairs import RowPair
from nysta.extract.relations.ruled_features import is_at
from nysta.extract.relations.statement import LIKELY, Statement
from nysta.extract.relations.topics import OF_TOPIC
from nysta.extract.relations.weights import Weighing

# What of a rule's confidence is left where its two names are no pair that the scorers weigh.
UNSUPPORTED = 0.8
# The confidence of what a rule that is not believed alone says alone.
DOUBTED = 0.4
# Odds nearer to none and all than this are taken as this.
_LEAST = 1e-3


Traits = tuple[str, dict[str, float]]
"""What the confidence in a rule's statement is made of: the line that it follows (``judgement.yaml``), and by name what
is put in there."""
Judge = Callable[[Sequence[Statement], Sequence[Pair], Sequence[Weighing]], list[Statement]]
"""What rules read in a sentence, as sure as what is thought of its pairs makes it (``judged``)."""
RowJudge = Callable[[Sequence[Statement], Sequence[RowPair], Sequence[Weighing], Prominence], list[Statement]]
"""What rules read in a table's rows, as sure as what is thought of their pairs makes it (``judged_rows``)."""


def judged(ruled: Sequence[Statement], pairs: Sequence[Pair], readings: Sequence[Weighing]) -> list[Statement]:
    """What rules read in a sentence, each as sure as what is thought of its two names makes it, and less sure where
    they are no pair."""
    return [
        _alone(said) if traits is None else replace(said, confidence=_confidence(traits))
        for said, traits in zip(ruled, traits_of(ruled, pairs, readings), strict=True)
    ]


def traits_of(ruled: Sequence[Statement], pairs: Sequence[Pair], readings: Sequence[Weighing]) -> list[Traits | None]:
    """What the confidence in each statement is made of: the rule's own confidence, and how unlikely it is thought;
    that it is thought likely makes no rule surer."""
    told = {
        ends: (reading, forward)
        for pair, reading in zip(pairs, readings, strict=True)
        for one in pair.first.mentions
        for other in pair.second.mentions
        for ends, forward in (((id(one), id(other)), True), ((id(other), id(one)), False))
    }
    return [_traits(said, told.get((id(said.source.mention), id(said.target.mention)))) for said in ruled]


def _traits(said: Statement, told: tuple[Weighing, bool] | None) -> Traits | None:
    if told is None:
        return None
    odds = _log_odds(told[0].likelihood(said.type, told[1]))
    return "sentence", {"unlikely": min(odds, 0.0), "rule": _log_odds(said.confidence)}


def _alone(said: Statement) -> Statement:
    """What a rule says alone: what two names are said to be is no less likely than not if it was more; what is said of
    a name and something left unsaid, by a rule that is believed alone, as sure as it was."""
    if said.rule.partition("/")[2] in _doubted():
        return replace(said, confidence=min(said.confidence, DOUBTED))
    if said.rule.endswith(OF_TOPIC) or isinstance(said.source.mention, str) or isinstance(said.target.mention, str):
        return said
    least = min(said.confidence, LIKELY)
    return replace(said, confidence=round(max(least, said.confidence * UNSUPPORTED), 3))


def judged_rows(
    ruled: Sequence[Statement], pairs: Sequence[RowPair], readings: Sequence[Weighing], prominence: Prominence
) -> list[Statement]:
    """What rules read in a table's rows, money as sure as what is thought of the rows' pairs makes it; as it is where
    its names are no pair."""
    traits = traits_of_rows(ruled, pairs, readings, prominence)
    return [
        said if of_it is None else replace(said, confidence=_confidence(of_it))
        for said, of_it in zip(ruled, traits, strict=True)
    ]


def traits_of_rows(
    ruled: Sequence[Statement], pairs: Sequence[RowPair], readings: Sequence[Weighing], prominence: Prominence
) -> list[Traits | None]:
    """What the confidence in each statement is made of: what is thought of money passing as it says, in its row or most
    rows of the table; and how much more is thought of money passing between the same name and somebody else outside of
    the row, either way."""
    odds = [_odds_of_row(one, pairs, readings, prominence) for one in ruled]
    by_row = {one.start: it[0] for one, it in zip(ruled, odds, strict=True) if it is not None}
    usual = median(by_row.values()) if by_row else 0.0
    return [("row", {"own": max(it[0], usual), "rival": it[1] - it[0]}) if it is not None else None for it in odds]


def _odds_of_row(
    said: Statement, pairs: Sequence[RowPair], readings: Sequence[Weighing], prominence: Prominence
) -> tuple[float, float] | None:
    """The log-odds that money passes as a statement says, and the highest that it passes between the same name of the
    row and anybody outside of it."""
    if said.type != "FUNDS":
        return None
    for end, other, forward in ((said.source, said.target, True), (said.target, said.source, False)):
        of_name = [
            (pair, told)
            for pair, told in zip(pairs, readings, strict=True)
            if pair.other.place != "row" and is_at(pair, end)
        ]
        same = [told for pair, told in of_name if prominence.same(pair.other.end, other)]
        if same:
            best = max(told.likelihood(said.type, way) for _, told in of_name for way in (True, False))
            return _log_odds(max(told.likelihood(said.type, forward) for told in same)), _log_odds(best)
    return None


def _confidence(traits: Traits) -> float:
    line = _lines()[traits[0]]
    return round(1 / (1 + exp(-(line["base"] + sum(line[name] * value for name, value in traits[1].items())))), 3)


def _log_odds(likely: float) -> float:
    kept = min(max(likely, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


@cache
def _lines() -> dict[str, dict[str, float]]:
    text = files("nysta.extract.relations").joinpath("judgement.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, float]] = load_yaml(text)
    return loaded


@cache
def _doubted() -> frozenset[str]:
    """The rules of ``alone.yaml``, which are not believed alone."""
    text = files("nysta.extract.relations").joinpath("alone.yaml").read_text(encoding="utf-8")
    return frozenset(load_yaml(text)["doubted"])
