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

import numpy as np
from numpy.typing import NDArray

from nysta.extract.graph_file import RelationType
from nysta.extract.relations.mask import Group, Masked
from nysta.extract.relations.match import Found, state
from nysta.extract.relations.match import Pair as Ends
from nysta.extract.relations.pairs import Pair, pairs_of
from nysta.extract.relations.statement import Statement

# Below this confidence a reading is not worth writing down.
LEAST = 0.3
NONE = "none"
# Types of which a reading less sure than UNSURE proved wrong four times in five in documents that it has not learned
# from (tests/evaluation/tuning-3), and what is then left of its confidence.
DOUBTED: frozenset[RelationType] = frozenset({"COLLABORATES_WITH", "OWNS", "COMMISSIONS"})
UNSURE, LEFT = 0.65, 0.6
# Who acts in "kommunens arbetsmarknadsenhet håller i …" is not the kommun.
_ITS_BODY = re.compile(
    r"s\s(?:\w+\s)?\w*(?:enhet|förvaltning|nämnd|styrelse|direktion|kansli|avdelning|utskott|beredning|kontor|fullmäktige"
    r"|institution|grupp|bolag|skola|museum)\b",
    re.IGNORECASE,
)
_ACTS: frozenset[RelationType] = frozenset(
    {"COORDINATES", "COMMISSIONS", "PARTICIPATES_IN", "MEMBER_OF", "COLLABORATES_WITH"}
)
# How the rule of a statement that the scorer read ends.
LEARNED = "/learned"


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
        known = [self.features[one] for one in pair.features if one in self.features]
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
            if relation in _ACTS and _is_its_body(masked, pair, source):
                continue
            if relation in DOUBTED and confidence < UNSURE:
                confidence *= LEFT
            rule = f"{place}/{relation.lower().replace('_', '-')}{LEARNED}"
            found = Found(relation, rule, round(confidence, 3), pair.start, pair.end)
            yield from state(masked, found, _ends(source, target))


def _is_its_body(masked: Masked, pair: Pair, source: Group) -> bool:
    """Whether the source is only the owner of the body that acts ("kommunens arbetsmarknadsenhet")."""
    at = masked.text.find("⟧", pair.start) if source is pair.first else masked.text.rfind("⟧", 0, pair.end)
    return _ITS_BODY.match(masked.text, at + 1) is not None


def _ends(source: Group, target: Group) -> list[Ends]:
    return [(one, other) for one in source.mentions for other in target.mentions if one.name != other.name]
