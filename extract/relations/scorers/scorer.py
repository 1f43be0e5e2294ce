"""The scorer: what a trained linear model and a network read out of the words around two names.

It finds statements that no pattern or frame words exactly. The weights (``scorer.npz``, ``network.npz``) come from
``training/relations``: sentences of our own with the relations they state; the model card has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import RelationType
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.pairs import Pair, pairs_of
from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.statement import LEARNED, Found, Statement
from nysta.extract.relations.statement import Pair as Ends
from nysta.extract.relations.weights import Weighing, directed, load_scorer

# Below this confidence a reading is not worth writing down.
LEAST = 0.3
# Types of which a reading less sure than UNSURE proved wrong four times in five in documents that it has not learned
# from (tests/evaluation/tuning-3), and what is then left of its confidence.
DOUBTED: frozenset[RelationType] = frozenset({"COLLABORATES_WITH", "OWNS", "COMMISSIONS"})
UNSURE, LEFT = 0.65, 0.6
_ACTS: frozenset[RelationType] = frozenset(
    {"COORDINATES", "COMMISSIONS", "PARTICIPATES_IN", "MEMBER_OF", "COLLABORATES_WITH"}
)
# What sets two clauses against each other, in masked text.
BUT = " , men "
# How many words before the first name a cue may stand.
BEFORE = 5


@cache
def _cues() -> dict[str, Any]:
    """The contents of ``learned.yaml``, compiled: a pattern for each type's cues, and one for bodies."""
    table: dict[str, Any] = load_yaml(
        files("nysta.extract.relations.scorers").joinpath("learned.yaml").read_text(encoding="utf-8")
    )
    words = {**table["cues"], "bodies": table["bodies"]}
    return {key: re.compile(rf"(?<![\w⟦])(?:{'|'.join(one)})(?!\w)", re.IGNORECASE) for key, one in words.items()}


def score_pairs(masked: Masked, prominence: Prominence, place: str = "sentence") -> Iterator[Statement]:
    """Statements that the linear scorer alone reads out of ``masked``, each with its confidence."""
    pairs = list(pairs_of(masked, prominence))
    yield from learned_statements(masked, pairs, load_scorer().readings([(one.features,) for one in pairs]), place)


def learned_statements(
    masked: Masked, pairs: Sequence[Pair], readings: Sequence[Weighing], place: str = "sentence"
) -> Iterator[Statement]:
    """Statements of the ``pairs`` of ``masked``, of which these are the ``readings`` (``joint.py``)."""
    for pair, told in zip(pairs, readings, strict=True):
        confidence = told.sure
        if confidence < LEAST:
            continue
        relation, forward = directed(told.kind)
        source, target = (pair.first, pair.second) if forward else (pair.second, pair.first)
        acting = (source, target) if relation == "COLLABORATES_WITH" else (source,) if relation in _ACTS else ()
        if any(_is_owner_alone(masked, pair, one) for one in acting) or not has_cue(masked, pair.start, relation):
            continue
        if relation == "COLLABORATES_WITH" and BUT in masked.text[pair.start : pair.end]:
            continue  # "styrs av A, men B är nöjd": what one does is set against what the other does
        if relation in DOUBTED and confidence < UNSURE:
            confidence *= LEFT
        rule = f"{place}/{relation.lower().replace('_', '-')}{LEARNED}"
        found = Found(relation, rule, round(confidence, 3), pair.start, pair.end)
        yield from state(masked, found, _ends(source, target))


def _is_owner_alone(masked: Masked, pair: Pair, end: Group) -> bool:
    """Whether a name only tells whose body it is that acts: "kommunens arbetsmarknadsenhet", "⟦O0⟧s ⟦O1⟧"."""
    at = masked.text.find("⟧", pair.start) if end is pair.first else masked.text.rfind("⟧", 0, pair.end)
    found = re.match(r"⟧s\s(?P<name>⟦O)?(?:\w+\s)?", masked.text[at:])
    return found is not None and (
        found["name"] is not None
        or any(_cues()["bodies"].match(masked.text, at + start) for start in (len("⟧s "), found.end()))
    )


def has_cue(masked: Masked, start: int, relation: RelationType) -> bool:
    """Whether a word that can tell of this type stands shortly before ``start`` or after it; for a type without cues
    any may."""
    before = masked.text[:start].split(" ")[-BEFORE:]
    said = " ".join((*before, masked.text[start:]))
    return relation not in _cues() or _cues()[relation].search(said) is not None


def has_cue_in(text: str, relation: RelationType) -> bool:
    """Whether a word that can tell of this type stands in a text that is not masked."""
    return relation not in _cues() or _cues()[relation].search(text) is not None


def _ends(source: Group, target: Group) -> list[Ends]:
    return [(one, other) for one in source.mentions for other in target.mentions if one.name != other.name]
