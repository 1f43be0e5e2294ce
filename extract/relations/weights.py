"""Trained weights: linear models over what can be seen around two names, with confidences that can be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import cast

import numpy as np
from numpy.typing import NDArray

from nysta.extract.graph_file import RelationType

NONE = "none"
"""The class of pairs between which nothing is stated."""


@dataclass(frozen=True)
class Scorer:
    """A multinomial linear model over the features of pairs, with the line that calibrates its confidence."""

    features: dict[str, int]
    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: float
    shift: float

    def reading(self, features: Iterable[str]) -> tuple[str, float]:
        """(class, confidence) of the likeliest relation of a pair with these features; a class is a type with ">" or
        "<" for its direction."""
        # in one order, since that of a set differs from run to run and the last digit of a sum with it
        known = sorted(self.features[one] for one in features if one in self.features)
        logits = self.bias + self.weights[:, known].sum(axis=1)
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        best = next(n for n in np.argsort(-odds, kind="stable") if self.classes[n] != NONE)
        likely = float(np.clip(odds[best], 1e-6, 1 - 1e-6))
        logit = float(np.log(likely / (1 - likely)))
        return self.classes[best], float(1 / (1 + np.exp(-(self.slope * logit + self.shift))))


def directed(kind: str) -> tuple[RelationType, bool]:
    """The type that a class of a relation scorer is, and whether its first name is the source: "FUNDS>" but not
    "FUNDS<"."""
    return cast(RelationType, kind[:-1]), kind.endswith(">")


@cache
def load_scorer(name: str = "scorer") -> Scorer:
    """The packaged model ``name``: "scorer" for two names of one sentence, "distant" for a name and what stands before
    its sentence."""
    resource = files("nysta.extract.relations").joinpath(f"{name}.npz")
    with as_file(resource) as path, np.load(path, allow_pickle=False) as data:
        return Scorer(
            {str(one): n for n, one in enumerate(data["features"])},
            tuple(map(str, data["classes"])),
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            float(data["calibration"][0]),
            float(data["calibration"][1]),
        )
