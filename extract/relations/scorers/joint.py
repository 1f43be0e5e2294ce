"""What the linear scorers and the network of relations read together: each sees what the other misses.

Both weigh the same pairs of names; a mean of their log-odds is more often right than either's. The network needs the
word vectors that it learned with: with another pipeline (``--model``) the linear scorers read alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, use_ops

from nysta.extract.language.mention import Mention
from nysta.extract.language.ops import NystaOps
from nysta.extract.language.word_vectors import WordVectors
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.distant_pairs import Distant
from nysta.extract.relations.scorers.network import TASKS, looks, network
from nysta.extract.relations.scorers.network_input import Asked, batch, table
from nysta.extract.relations.scorers.pairs import Pair
from nysta.extract.relations.scorers.row_pairs import RowPair
from nysta.extract.relations.scorers.sight import Look, Placed, Sight
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.weights import Weighing, likeliest, load_scorer, softmax, together

SCORERS = {"within": "scorer", "beyond": "distant", "rows": "rows"}
"""The linear scorer that reads the same pairs."""
# The word whose vector tells whether vectors are those that the network learned with.
PROBE = "kommunerna"
# The looks whose numbers are kept, some five megabytes; when they become more, all are asked for anew.
KEPT = 6_000

# So many pairs of rows are read at a time.
PORTION = 400

Readings = list[Weighing]


@dataclass(frozen=True)
class Network:
    """A trained network: what looks are to it, what it tells of pairs, how words and features are numbered, and the
    lines that calibrate what it and a linear scorer read together."""

    looks: Model[Any, Any]
    pairs: Model[Any, Any]
    numbers: Mapping[str, Mapping[str, int]]
    classes: Mapping[str, tuple[str, ...]]
    calibration: Mapping[str, tuple[float, float]]
    probe: NDArray[np.float32]
    _known: dict[Look, NDArray[np.float64]] = field(default_factory=dict)

    def fits(self, vectors: WordVectors) -> bool:
        """Whether ``vectors`` are those that the network learned with."""
        return vectors.width == len(self.probe) and np.allclose(vectors([PROBE])[0], self.probe, atol=1e-2)

    def odds(self, asked: Asked, vectors: WordVectors) -> dict[str, Any]:
        """How likely each class is for each pair, by task. The sums are wide enough that it doesn't matter to a
        confidence of three decimals which pairs share a batch."""
        one = batch(asked, self.numbers)
        if not one.sentences:
            return {}
        return {
            task: softmax(told) for task, told in self.pairs.predict((self._looked(one.looks, vectors), one)).items()
        }

    def forget(self) -> None:
        """Ask anew for what looks are to the network."""
        self._known.clear()

    def _looked(self, some: Sequence[Look], vectors: WordVectors) -> NDArray[np.float64]:
        new = [one for one in some if one not in self._known]
        if len(self._known) + len(new) > KEPT:
            self.forget()
            new = list(some)
        if new:
            self._known.update(zip(new, self.looks.predict(given(new, vectors, self.numbers)), strict=True))
        return np.array([self._known[one] for one in some])


def given(some: Sequence[Look], vectors: WordVectors, numbers: Mapping[str, Mapping[str, int]]) -> tuple[Any, Any]:
    """What a network is told of looks: the vectors of their words, and the numbers of their features."""
    known = numbers["looks"]
    rows = [[number for it in (f"word={word}", *features) if (number := known.get(it))] for word, features in some]
    return vectors([word for word, _ in some]), table(rows)


class Joint:
    """The pairs of one document weighed by linear scorers and network, whose sentences are taken in order."""

    def __init__(self, vectors: WordVectors | None, prominence: Prominence) -> None:
        """``vectors`` None, or others than the network learned with, leaves the linear scorers alone."""
        self._vectors = vectors if vectors is not None and load_network().fits(vectors) else None
        self._sight = Sight(prominence)

    def take(self, masked: Masked) -> None:
        """Take in a sentence that names somebody."""
        if self._vectors is not None:
            self._sight.take(masked)

    def readings(
        self, within: Sequence[Sequence[Pair]], beyond: Sequence[Sequence[Distant]]
    ) -> tuple[list[Readings], list[Readings]]:
        """The readings of the pairs of several sentences, which have been taken in: of two names
        of a sentence, and of a name with what only the text before its sentence names."""
        pairs = [one for some in within for one in some]
        far = [one for some in beyond for one in some]
        place = self._sight.place
        topics = [it.topic.end.mention for it in far]
        places = [
            Placed(place(it.group.mentions[0]), place(about) if isinstance(about, Mention) else None)
            for it, about in zip(far, topics, strict=True)
        ]
        told = self._told(
            {
                "within": [
                    (Placed(place(it.first.mentions[0]), place(it.second.mentions[0])), (it.features,)) for it in pairs
                ],
                "beyond": [(one, it.parts) for one, it in zip(places, far, strict=True)],
            }
        )
        return _parted(told["within"], within), _parted(told["beyond"], beyond)

    def rows(self, pairs: Sequence[RowPair]) -> Readings:
        """The readings of the pairs of a table's rows."""
        told: Readings = []
        for start in range(0, len(pairs), PORTION):
            some = pairs[start : start + PORTION]
            told += self._told({"rows": [(it.places, it.parts) for it in some]})["rows"]
        return told

    def _told(self, asked: Asked) -> dict[str, Readings]:
        """By task the readings of pairs."""
        linear = {
            task: load_scorer(SCORERS[task]).odds([parts for _, parts in some]) if some else None
            for task, some in asked.items()
        }
        seen = self._seen(asked)
        return {task: _told(task, odds, *seen.get(task, ([], None))) for task, odds in linear.items()}

    def _seen(self, asked: Asked) -> dict[str, tuple[list[int], Any]]:
        """For each task the numbers of the pairs that the network sees, and what it reads of them."""
        if self._vectors is None:
            return {}
        at = {task: [n for n, (ends, _) in enumerate(some) if _is_seen(task, ends)] for task, some in asked.items()}
        odds = load_network().odds({task: [asked[task][n] for n in some] for task, some in at.items()}, self._vectors)
        return {task: (at[task], odds[task]) for task in odds}


def _is_seen(task: str, ends: Placed) -> bool:
    """Whether the network can read a pair: a topic of the text before may stand nowhere, as the issuer does."""
    if ends.first is None or task != "within":
        return ends.first is not None
    return ends.second is not None and ends.first.looks is ends.second.looks and ends.first.at <= ends.second.at


def _told(task: str, linear: NDArray[np.float64] | None, at: Sequence[int], network: Any) -> Readings:
    if linear is None:
        return []
    scorer = load_scorer(SCORERS[task])
    told = likeliest(linear, scorer.classes, scorer.slope, scorer.shift)
    if len(at):
        net = load_network()
        odds = together(linear[at], network)
        for n, reading in zip(at, likeliest(odds, net.classes[task], *net.calibration[task]), strict=True):
            told[n] = reading
    return told


def _parted(readings: Readings, several: Sequence[Sequence[Any]]) -> list[Readings]:
    read = iter(readings)
    return [list(islice(read, len(some))) for some in several]


def parameters(model: Model[Any, Any]) -> dict[str, Any]:
    """The weights of a model and its layers, by number of the layer and name."""
    return {f"{n}.{name}": one.get_param(name) for n, one in enumerate(model.walk()) for name in one.param_names}


@cache
def load_network() -> Network:
    """The packaged network (``network.npz``), made by ``training/relations``."""
    resource = files("nysta.extract.relations.scorers").joinpath("network.npz")
    with as_file(resource) as path, np.load(path, allow_pickle=False) as data:
        numbers = {name: {str(it): n for n, it in enumerate(data[f"numbers.{name}"], 1)} for name in ("looks", *TASKS)}
        classes = {task: tuple(map(str, data[f"classes.{task}"])) for task in TASKS}
        width, hidden, said = (int(one) for one in data["sizes"])
        with use_ops(NystaOps.name):
            made = {
                "looks": looks(len(data["probe"]), len(numbers["looks"]) + 1, width),
                "pairs": network(
                    width,
                    hidden,
                    said,
                    {task: len(classes[task]) for task in TASKS},
                    {task: len(numbers[task]) + 1 for task in TASKS},
                ),
            }
        for kind, model in made.items():
            for n, layer in enumerate(model.walk()):
                for name in layer.param_names:
                    layer.set_param(name, data[f"{kind}.{n}.{name}"].astype("float64"))
        calibration = {
            task: (float(line[0]), float(line[1])) for task in TASKS for line in [data[f"calibration.{task}"]]
        }
        return Network(made["looks"], made["pairs"], numbers, classes, calibration, data["probe"])
