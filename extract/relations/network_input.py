"""What a network of relations is given: sentences and pairs as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nysta.extract.relations.sight import Look, Place, Placed


@dataclass(frozen=True)
class Pairs:
    """Pairs of places, by number: an element among those of all sentences (``second`` -1 for none), its sentence, and
    the features of the pair, 0 for none. Of a row ``second_in`` is what stands above it, wherever the second is."""

    first: Any
    second: Any
    first_in: Any
    second_in: Any
    features: Any


@dataclass(frozen=True)
class Batch:
    """Looks that differ, each sentence as the numbers of its looks, and the pairs of each task."""

    looks: Sequence[Look]
    sentences: Sequence[Any]
    pairs: Mapping[str, Pairs]


def batch(
    asked: Mapping[str, Sequence[tuple[Placed, Iterable[str]]]], numbers: Mapping[str, Mapping[str, int]]
) -> Batch:
    """The batch of pairs by task, each with its places, the first of which is known, and its features, of which those
    count that have a number for the task."""
    nths: dict[int, int] = {}
    starts: list[int] = []
    sentences: list[tuple[Look, ...]] = []
    at = 0

    def placed(place: Place) -> tuple[int, int]:
        nonlocal at
        nth = nths.setdefault(id(place.looks), len(sentences))
        if nth == len(sentences):
            sentences.append(place.looks)
            starts.append(at)
            at += len(place.looks)
        return starts[nth] + place.at, nth

    pairs: dict[str, Pairs] = {}
    for task, some in asked.items():
        firsts = [placed(ends.first) for ends, _ in some if ends.first is not None]
        seconds = [(-1, 0) if ends.second is None else placed(ends.second) for ends, _ in some]
        above = [None if ends.above is None else placed(ends.above)[1] for ends, _ in some]
        seconds = [(at, nth if over is None else over) for (at, nth), over in zip(seconds, above, strict=True)]
        rows = [sorted(number for it in features if (number := numbers[task].get(it))) for _, features in some]
        (first, first_in), (second, second_in) = (
            np.array(ends, dtype="int32").reshape(-1, 2).T.copy() for ends in (firsts, seconds)
        )
        pairs[task] = Pairs(first, second, first_in, second_in, table(rows))
    looks: dict[Look, int] = {}
    told = [np.array([looks.setdefault(one, len(looks)) for one in sentence]) for sentence in sentences]
    return Batch(list(looks), told, pairs)


def table(rows: Sequence[Sequence[int]]) -> Any:
    """Rows of numbers side by side, filled up with 0."""
    filled = np.zeros((len(rows), max(map(len, rows), default=0)), dtype="int32")
    for row, numbers in zip(filled, rows, strict=True):
        row[: len(numbers)] = numbers
    return filled
