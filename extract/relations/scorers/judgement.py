"""What rules read, judged by the trained scorers, once they have weighed the same two names.

A rule knows its words and not what else the sentence says; the caption of a table tells it that money passes, and often
not from whom or to whom. In documents that neither had learned from, what scorers and network hold for unlikely was
right one time in ten, however sure the rule (training/README.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from statistics import median

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.pairs import Pair
from nysta.extract.relations.scorers.row_pairs import RowPair
from nysta.extract.relations.scorers.ruled_features import is_at
from nysta.extract.relations.statement import LIKELY, OF_SEVERAL, OF_TOPIC, Statement
from nysta.extract.relations.weights import Weighing

# Less likely than this to the scorers, a rule's reading of a sentence, or of money in a row, is not believed, and how
# sure it is then. Chosen by what tuning 7, 16 and the held-out sets gave as one sum, beside .05 and .2 for rows.
UNLIKELY, UNLIKELY_IN_ROWS = 0.05, 0.1
DISBELIEVED = 0.2
# More likely than this it is believed as it is; what is left of a rule's confidence below, and where its two names are
# no pair that the scorers weigh.
SUPPORTED, UNSUPPORTED = 0.3, 0.8
# What a payer may be to the one it pays besides that.
_BESIDES_PAYING = frozenset({"MEMBER_OF", "OWNS", "PARTICIPATES_IN"})
# The confidence of what a rule that is not believed alone says alone.
DOUBTED = 0.4


def judged(ruled: Sequence[Statement], pairs: Sequence[Pair], readings: Sequence[Weighing]) -> list[Statement]:
    """What rules read in a sentence, as far as the ``readings`` of its ``pairs`` let it be believed."""
    told = {
        ends: (reading, forward)
        for pair, reading in zip(pairs, readings, strict=True)
        for one in pair.first.mentions
        for other in pair.second.mentions
        for ends, forward in (((id(one), id(other)), True), ((id(other), id(one)), False))
    }
    return [_judged(said, told.get((id(said.source.mention), id(said.target.mention)))) for said in ruled]


def _judged(said: Statement, told: tuple[Weighing, bool] | None) -> Statement:
    if _rule(said) in _believed("own_words") or _rule(said) in _believed("outright"):
        return said
    if told is None:
        return _alone(said)
    likely = told[0].likelihood(said.type, told[1])
    if likely < UNLIKELY and not _pays_besides(said, *told):
        return replace(said, confidence=min(said.confidence, DISBELIEVED))
    if likely < SUPPORTED and _rule(said) in _believed("supported"):
        return replace(said, confidence=min(said.confidence, DOUBTED))
    return said if likely >= SUPPORTED else _less_sure(said)


def _pays_besides(said: Statement, reading: Weighing, forward: bool) -> bool:
    """Whether the scorers hold the two names for payer and paid, who may be member and association as well: of what two
    names are to each other they see one thing."""
    return said.type in _BESIDES_PAYING and reading.likelihood("FUNDS", forward) >= SUPPORTED


def _alone(said: Statement) -> Statement:
    """What a rule says alone: of two names it is less sure; what is said of a name and something left unsaid, by a rule
    that is believed alone, as sure as it was."""
    if _rule(said) in _believed("doubted"):
        return replace(said, confidence=min(said.confidence, DOUBTED))
    unsaid = isinstance(said.source.mention, str) or isinstance(said.target.mention, str)
    if unsaid or said.rule.endswith((OF_TOPIC, OF_SEVERAL)):
        return said
    return _less_sure(said)


def _less_sure(said: Statement) -> Statement:
    """A statement with less confidence, but no less likely than not if it was more."""
    least = min(said.confidence, LIKELY)
    return replace(said, confidence=round(max(least, said.confidence * UNSUPPORTED), 3))


def judged_rows(
    ruled: Sequence[Statement], pairs: Sequence[RowPair], readings: Sequence[Weighing], prominence: Prominence
) -> list[Statement]:
    """What rules read in a table's rows, as far as the ``readings`` of the rows' ``pairs`` let it be believed: money
    that is held for unlikely in its row and in most rows of the table is not."""
    of_rows: dict[int, list[tuple[RowPair, Weighing]]] = defaultdict(list)
    for pair, reading in zip(pairs, readings, strict=True):
        of_rows[pair.row.block].append((pair, reading))
    likely = [_likelihood_in_row(one, of_rows, prominence) for one in ruled]
    by_row = {one.start: it for one, it in zip(ruled, likely, strict=True) if it is not None}
    usual = median(by_row.values()) if by_row else 0.0
    return [
        said if it is None or max(it, usual) >= UNLIKELY_IN_ROWS else replace(said, confidence=DISBELIEVED)
        for said, it in zip(ruled, likely, strict=True)
    ]


def _likelihood_in_row(
    said: Statement, of_rows: Mapping[int, Sequence[tuple[RowPair, Weighing]]], prominence: Prominence
) -> float | None:
    """How likely it is that money passes as a statement says, by what is thought of the pairs of each block's row; None
    where that is not asked or its names are no pair."""
    if said.type != "FUNDS" or _rule(said) in _believed("own_words"):
        return None
    told = [
        reading.likelihood(said.type, forward)
        for end, other, forward in ((said.source, said.target, True), (said.target, said.source, False))
        for pair, reading in of_rows.get(end.block.number, ())
        if pair.other.place != "row" and is_at(pair, end) and prominence.same(pair.other.end, other)
    ]
    return max(told, default=None)


def _rule(said: Statement) -> str:
    """Type and id in the name of a statement's rule: "owns/company-of", in tables the id alone: "arrow"; of several
    who are meant by their number the same."""
    return said.rule.removesuffix(OF_SEVERAL).partition("/")[2]


@cache
def _believed(how: str) -> frozenset[str]:
    """The rules that ``alone.yaml`` lists under ``how``."""
    text = files("nysta.extract.relations.scorers").joinpath("alone.yaml").read_text(encoding="utf-8")
    return frozenset(load_yaml(text)[how])
