"""The scorer: what a trained linear model reads out of the words around two names.

It finds statements that no pattern or frame words exactly. The weights (``scorer.npz``) come from
``training/relations``: sentences of our own with the relations they state; the model card has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from nysta.extract.graph_file import RelationType
from nysta.extract.relations.mask import Group, Masked
from nysta.extract.relations.match import state
from nysta.extract.relations.pairs import Pair, pairs_of
from nysta.extract.relations.statement import Found, Statement
from nysta.extract.relations.statement import Pair as Ends

# Below this confidence a reading is not worth writing down.
LEAST = 0.3
NONE = "none"
# Types of which a reading less sure than UNSURE proved wrong four times in five in documents that it has not learned
# from (tests/evaluation/tuning-3), and what is then left of its confidence.
DOUBTED: frozenset[RelationType] = frozenset({"COLLABORATES_WITH", "OWNS", "COMMISSIONS"})
UNSURE, LEFT = 0.65, 0.6
_ACTS: frozenset[RelationType] = frozenset(
    {"COORDINATES", "COMMISSIONS", "PARTICIPATES_IN", "MEMBER_OF", "COLLABORATES_WITH"}
)
# How the rule of a statement that the scorer read ends.
LEARNED = "/learned"
# How many words before the first name a cue may stand.
BEFORE = 5


@cache
def _cues() -> dict[str, Any]:
    """The contents of ``learned.yaml``, compiled: a pattern for each type's cues, and one for bodies."""
    table: dict[str, Any] = yaml.safe_load(
        files("nysta.extract.relations").joinpath("learned.yaml").read_text(encoding="utf-8")
    )
    words = {**table["cues"], "bodies": table["bodies"]}
    return {key: re.compile(rf"(?<![\w⟦])(?:{'|'.join(one)})(?!\w)", re.IGNORECASE) for key, one in words.items()}


@dataclass(frozen=True)
class Scorer:
    """A multinomial linear model over the features of pairs, with the line that calibrates its confidence."""

    features: dict[str, int]
    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: float
    shift: float

    def readings(self, pair: Pair) -> Iterator[tuple[str, float]]:
        """(class, confidence) of the likeliest relation of a pair; a class is a type with ">" or "<" for its
        direction. Nothing when the model is sure of none."""
        # in one order, since that of a set differs from run to run and the last digit of a sum with it
        known = sorted(self.features[one] for one in pair.features if one in self.features)
        logits = self.bias + self.weights[:, known].sum(axis=1)
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        ranked = [n for n in np.argsort(-odds, kind="stable") if self.classes[n] != NONE]
        best = ranked[0]
        likely = float(np.clip(odds[best], 1e-6, 1 - 1e-6))
        logit = float(np.log(likely / (1 - likely)))
        yield self.classes[best], float(1 / (1 + np.exp(-(self.slope * logit + self.shift))))


@cache
def load_scorer() -> Scorer | None:
    """The packaged scorer; None where it has not been trained yet."""
    resource = files("nysta.extract.relations").joinpath("scorer.npz")
    if not resource.is_file():
        return None
    with as_file(resource) as path, np.load(path, allow_pickle=False) as data:
        return Scorer(
            {str(name): n for n, name in enumerate(data["features"])},
            tuple(map(str, data["classes"])),
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            float(data["calibration"][0]),
            float(data["calibration"][1]),
        )


def score_pairs(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """Statements that the scorer reads out of ``masked``, each with the scorer's confidence."""
    scorer = load_scorer()
    if scorer is None:
        return
    for pair in pairs_of(masked):
        for kind, confidence in scorer.readings(pair):
            if confidence < LEAST:
                continue
            relation: RelationType = kind[:-1]  # type: ignore[assignment]
            source, target = (pair.first, pair.second) if kind.endswith(">") else (pair.second, pair.first)
            acting = (source, target) if relation == "COLLABORATES_WITH" else (source,) if relation in _ACTS else ()
            if any(_is_owner_alone(masked, pair, one) for one in acting) or not _has_cue(masked, pair, relation):
                continue
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


def _has_cue(masked: Masked, pair: Pair, relation: RelationType) -> bool:
    """Whether a word that can tell of this type stands around the two names; for a type without cues any may."""
    before = masked.text[: pair.start].split(" ")[-BEFORE:]
    said = " ".join((*before, masked.text[pair.start :]))
    return relation not in _cues() or _cues()[relation].search(said) is not None


def _ends(source: Group, target: Group) -> list[Ends]:
    return [(one, other) for one in source.mentions for other in target.mentions if one.name != other.name]
