"""What a network of relations is given: sentences and pairs as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from nysta.extract.relations.scorers.sight import Look, Place, Placed
from nysta.extract.relations.weights import numbered


@dataclass(frozen=True)
class Pairs:
    """Pairs of places, by number: an element among those of all sentences (``second`` -1 for none), its sentence, and
    the parts that a pair's features come in. Of a row ``second_in`` is what stands above it, wherever the second is.
    ``parts`` are the features of each part that differs, 0 for none."""

    first: Any
    second: Any
    first_in: Any
    second_in: Any
    parts_of: Any
    parts: Any


@dataclass(frozen=True)
class Batch:
    """Looks that differ, each sentence as the numbers of its looks, and the pairs of each task."""

    looks: Sequence[Look]
    sentences: Sequence[Any]
    pairs: Mapping[str, Pairs]


Asked = Mapping[str, Sequence[tuple[Placed, Sequence[frozenset[str]]]]]
"""Pairs by task, each with its places, the first of which is known, and its features, in as many parts as every other's
of the task has."""


def batch(asked: Asked, numbers: Mapping[str, Mapping[str, int]]) -> Batch:
    """The batch of pairs; of their features those count that have a number for the task. What several pairs have in
    common is looked up once."""
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
        if not some:
            continue
        firsts = [placed(ends.first) for ends, _ in some if ends.first is not None]
        seconds = [(-1, 0) if ends.second is None else placed(ends.second) for ends, _ in some]
        above = [None if ends.above is None else placed(ends.above)[1] for ends, _ in some]
        seconds = [(at, nth if over is None else over) for (at, nth), over in zip(seconds, above, strict=True)]
        parts: dict[frozenset[str], int] = {}
        parts_of = np.array([[parts.setdefault(part, len(parts)) for part in several] for _, several in some])
        (first, first_in), (second, second_in) = (np.array(ends, dtype="int32").T.copy() for ends in (firsts, seconds))
        pairs[task] = Pairs(first, second, first_in, second_in, parts_of, _filled(*numbered(parts, numbers[task])))
    looks: dict[Look, int] = {}
    told = [np.array([looks.setdefault(one, len(looks)) for one in sentence]) for sentence in sentences]
    return Batch(list(looks), told, pairs)


def table(rows: Sequence[Sequence[int]]) -> Any:
    """Rows of numbers side by side, filled up with 0."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return _filled(list(chain.from_iterable(rows)), lengths)


def _filled(numbers: Any, lengths: Any) -> Any:
    """Rows of so many of the ``numbers`` each."""
    filled = np.zeros((len(lengths), max(lengths, default=0)), dtype="int32")
    filled[np.arange(filled.shape[1]) < np.asarray(lengths)[:, None]] = numbers
    return filled
