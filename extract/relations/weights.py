"""Trained weights: linear models over what can be seen around two names, with confidences that can be used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from itertools import chain, repeat
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from nysta.extract.graph_file import RelationType

NONE = "none"
"""The class of pairs between which nothing is stated."""
# What a network's word counts beside the linear model's, chosen by cross-validation.
SHARE = 0.65


class Weighing(NamedTuple):
    """What trained weights tell of a pair: its likeliest class, the confidence in it, and how likely each class is."""

    kind: str
    sure: float
    classes: tuple[str, ...]
    odds: tuple[float, ...]

    def likelihood(self, relation: RelationType, forward: bool) -> float:
        """How likely ``relation`` is, from the first of the two to the second (``forward``) or back; types without
        direction are one class."""
        kind = f"{relation}{'>' if forward else '<'}"
        at = kind if kind in self.classes else f"{relation}>"
        return self.odds[self.classes.index(at)] if at in self.classes else 0.0


@dataclass(frozen=True)
class Layer:
    """A layer over features: what each adds to its units (``inner``, a row each), and what these tell of each class."""

    inner: NDArray[np.float32]
    outer: NDArray[np.float32]
    bias: NDArray[np.float32]

    def odds(self, units: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each class is, by what the features add to the units; what is below nothing counts as that."""
        return softmax(np.maximum(units, 0) @ self.outer.astype(np.float64).T + self.bias)


@dataclass(frozen=True)
class Scorer:
    """A multinomial linear model over the features of pairs, with the line that calibrates its confidence; beside it,
    where that was found to read better, a network of one layer over the same features."""

    features: dict[str, int]
    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: float
    shift: float
    layer: Layer | None = None

    @cached_property
    def _rows(self) -> NDArray[np.float64]:
        """What each feature adds to each class, and to each unit of the layer, side by side in memory; wide enough that
        the order of a sum doesn't matter to a confidence of three decimals."""
        added = self.weights if self.layer is None else np.vstack([self.weights, self.layer.inner])
        return np.ascontiguousarray(added.T, dtype=np.float64)

    def _sums(self, parts: Iterable[frozenset[str]]) -> NDArray[np.float64]:
        """What each of several sets of features adds to each class."""
        numbers, lengths = numbered(parts, self.features)
        added = self._rows.take(numbers, axis=0)
        sums = np.zeros((len(lengths), self._rows.shape[1]))
        some = lengths > 0
        if some.any():
            sums[some] = np.add.reduceat(added, (lengths.cumsum() - lengths)[some], axis=0)
        return sums

    def reading(self, features: Collection[str]) -> Weighing:
        """What it thinks of a pair with these features; a class is a type with ">" or "<" for its direction."""
        return self.readings([(frozenset(features),)])[0]

    def readings(self, pairs: Sequence[Sequence[frozenset[str]]]) -> list[Weighing]:
        """The readings of many pairs, whose features come in parts as in :meth:`odds`."""
        return likeliest(self.odds(pairs), self.classes, self.slope, self.shift) if pairs else []

    def odds(self, pairs: Sequence[Sequence[frozenset[str]]]) -> NDArray[np.float64]:
        """How likely each class is for each of many pairs. A pair's features come in as many parts as every other's,
        which share none: what several pairs have in common is looked up once, and all are weighed together, in a
        fraction of the time that one by one takes."""
        parts: dict[frozenset[str], int] = {}
        parts_of = [[parts.setdefault(part, len(parts)) for part in pair] for pair in pairs]
        linear, units = np.split(self._sums(parts)[parts_of].sum(axis=1), [len(self.classes)], axis=1)
        odds = softmax(self.bias + linear)
        return odds if self.layer is None else together(odds, self.layer.odds(units))


def numbered(
    parts: Iterable[Collection[str]], numbers: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the features of each of several sets, one set's after the other's, and how many each has; features
    without a number are left out. A set's are in ascending order, since its own differs from run to run and with it the
    last digit of a sum."""
    parts = list(parts)
    sizes = np.fromiter(map(len, parts), dtype=np.int64, count=len(parts))
    flat = np.fromiter(map(numbers.get, chain.from_iterable(parts), repeat(-1)), dtype=np.int64, count=sizes.sum())
    known = flat >= 0
    of_part = np.repeat(np.arange(len(parts)), sizes)[known]
    ordered = np.sort(of_part * (len(numbers) + 2) + flat[known])  # numbers from 0 or from 1
    return ordered % (len(numbers) + 2), np.bincount(of_part, minlength=len(parts))


def together(linear: NDArray[np.float64], network: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each class is by the mean of what both say of its logarithm, the network's counted ``SHARE``."""
    least = 1e-9
    return softmax((1 - SHARE) * np.log(linear + least) + SHARE * np.log(network + least))


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each class is, by the logits of a row."""
    odds: NDArray[np.float64] = np.exp(logits - logits.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return odds


def likeliest(odds: NDArray[np.float64], classes: tuple[str, ...], slope: float, shift: float) -> list[Weighing]:
    """The likeliest relation of each row; the confidence is calibrated by a line through its log-odds."""
    best = np.where(np.array([one == NONE for one in classes]), -1.0, odds).argmax(axis=1)
    likely = np.clip(odds[np.arange(len(odds)), best], 1e-6, 1 - 1e-6)
    sure = 1 / (1 + np.exp(-(slope * np.log(likely / (1 - likely)) + shift)))
    told = zip(best.tolist(), sure.tolist(), odds.tolist(), strict=True)
    return [Weighing(classes[one], confidence, classes, tuple(likely)) for one, confidence, likely in told]


def directed(kind: str) -> tuple[RelationType, bool]:
    """The type that a class of a relation scorer is, and whether its first name is the source: "FUNDS>" but not
    "FUNDS<"."""
    return cast(RelationType, kind[:-1]), kind.endswith(">")


@cache
def load_scorer(name: str = "scorer") -> Scorer:
    """The packaged model ``name``: "scorer" for two names of one sentence, "distant" for a name and what stands before
    its sentence."""
    resource = files("nysta.extract.relations.scorers").joinpath(f"{name}.npz")
    with as_file(resource) as path, np.load(path, allow_pickle=False) as data:
        return Scorer(
            {str(one): n for n, one in enumerate(data["features"])},
            tuple(map(str, data["classes"])),
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            float(data["calibration"][0]),
            float(data["calibration"][1]),
            Layer(*(data[name].astype(np.float32) for name in ("inner", "outer", "outer_bias")))
            if "inner" in data
            else None,
        )
