"""Train the network of relations; ``train.py`` calls this, which writes ``network.npz`` beside the scorers.

Adam over a document at a time (of a phrase bank sixty passages), with a rate that rises and falls; some of the words,
and some of what each layer says, are hidden from it. One thread and a fixed seed give the same weights again.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from crossing import FOLDS, Crossed
from examples import Example
from thinc.api import Adam, Model, fix_random_seed, use_ops

from nysta.extract.language.ops import NystaOps
from nysta.extract.language.word_vectors import WordVectors
from nysta.extract.relations.scorers.joint import PROBE, SCORERS, given, parameters
from nysta.extract.relations.scorers.network import TASKS, looks, network
from nysta.extract.relations.scorers.network_input import Batch, Pairs, batch
from nysta.extract.relations.weights import softmax, together

OUT = Path(__file__).resolve().parents[2] / "extract" / "relations" / "scorers" / "network.npz"
# The folds that are read by a network that has not learned from them, for the figures and to calibrate confidence.
CROSSED = (0, 1)


@dataclass(frozen=True)
class Settings:
    """The size of a network and how it is trained; chosen on one or two folds (``training/README.md``)."""

    # numbers for each word, of each LSTM, and of the layer that tells
    width: int = 96
    hidden: int = 64
    told: int = 96
    passes: int = 10
    rate: float = 2e-3
    decay: float = 1e-4
    # what is hidden from it at a time: of what layers say, of words and of the features of pairs
    dropout: float = 0.4
    words_unseen: float = 0.15
    features_unseen: float = 0.3
    # in how many documents or passages a word must be seen to be learned by itself, and a feature of a pair to count
    common: int = 8
    seen: Mapping[str, int] = field(default_factory=lambda: {"within": 25, "beyond": 60, "rows": 25})
    # what a pair of a phrase bank counts beside one of a document, and so many of these one step
    phrase: Mapping[str, float] = field(default_factory=lambda: {"within": 0.5, "beyond": 0.25, "rows": 1.0})
    divisor: Mapping[str, float] = field(default_factory=lambda: {"within": 60.0, "beyond": 120.0, "rows": 5.0})
    # passages of a step
    together: int = 60
    seed: int = 0


Document = Mapping[str, Sequence[Example]]


@dataclass(frozen=True)
class Trained:
    """A network with its numbering of words and features."""

    looks: Model[Any, Any]
    network: Model[Any, Any]
    numbers: Mapping[str, Mapping[str, int]]
    classes: Mapping[str, Sequence[str]]

    def batch(self, documents: Iterable[Document]) -> Batch:
        """Documents as one batch."""
        found: dict[str, list[Any]] = {task: [] for task in TASKS}
        for one in documents:
            for task in TASKS:
                found[task] += [(it.places, (it.features,)) for it in one[SCORERS[task]]]
        return batch(found, self.numbers)


def numbered(documents: Sequence[Document], settings: Settings) -> dict[str, dict[str, int]]:
    """The words and features that are seen in enough documents, numbered from 1."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("looks", *TASKS)}
    for one in documents:
        seen: dict[str, set[str]] = {name: set() for name in counts}
        sentences = {}
        for task in TASKS:
            for it in one[SCORERS[task]]:
                seen[task] |= it.features
                sentences |= {id(place.looks): place.looks for place in it.places if place is not None}
        for word, features in {look for sentence in sentences.values() for look in sentence}:
            seen["looks"] |= {f"word={word}", *features}
        for name, some in seen.items():
            counts[name].update(some)
    least = {"looks": settings.common, **settings.seen}
    return {
        name: {it: n for n, it in enumerate(sorted(it for it, times in some.items() if times >= least[name]), 1)}
        for name, some in counts.items()
    }


def fresh(
    documents: Sequence[Document], classes: Mapping[str, Sequence[str]], width: int, settings: Settings
) -> Trained:
    """A network that has learned nothing yet."""
    numbers = numbered(documents, settings)
    with use_ops(NystaOps.name):
        first = looks(width, len(numbers["looks"]) + 1, settings.width)
        rest = network(
            settings.width,
            settings.hidden,
            settings.told,
            {task: len(classes[task]) for task in TASKS},
            {task: len(numbers[task]) + 1 for task in TASKS},
        )
    first.initialize()
    rest.initialize()
    return Trained(first, rest, numbers, classes)


def train(
    documents: Sequence[Document],
    classes: Mapping[str, Sequence[str]],
    vectors: WordVectors,
    settings: Settings,
) -> Trained:
    """A network that has learned from ``documents``."""
    fix_random_seed(settings.seed)
    made = fresh(documents, classes, vectors.width, settings)
    whole = [[one] for one in documents if not _is_phrase(one)]
    phrases = [one for one in documents if _is_phrase(one)]
    groups = [*whole, *(phrases[n : n + settings.together] for n in range(0, len(phrases), settings.together))]
    groups = [some for some in groups if any(one[SCORERS[task]] for one in some for task in TASKS)]
    prepared = [_prepared(made, some, vectors, settings) for some in groups]
    optimizer = Adam(settings.rate, L2=settings.decay, L2_is_weight_decay=True, grad_clip=5.0)
    steps, step = settings.passes * len(groups), 0
    total = 0.0
    for _ in range(settings.passes):
        order = list(range(len(groups)))
        random.shuffle(order)
        total = 0.0
        for at in order:
            optimizer.learn_rate = settings.rate * _pace(step / steps)
            total += _learn(made, *prepared[at], settings, optimizer)
            step += 1
    print(f"  loss of the last pass: {total / len(groups):.3f}", flush=True)
    return made


def _pace(done: float) -> float:
    """The learning rate: it rises for the first part of the steps, then falls to nothing (cosine)."""
    rise = 0.15
    if done < rise:
        return 0.04 + 0.96 * done / rise
    return 0.5 * (1 + float(np.cos(np.pi * (done - rise) / (1 - rise)))) + 1e-4


def _is_phrase(one: Document) -> bool:
    return any(it.phrase for task in TASKS for it in one[SCORERS[task]])


def _prepared(made: Trained, some: Sequence[Document], vectors: WordVectors, settings: Settings) -> tuple[Any, ...]:
    one = made.batch(some)
    goals, weights = {}, {}
    for task in TASKS:
        examples = [it for document in some for it in document[SCORERS[task]]]
        numbers = {kind: n for n, kind in enumerate(made.classes[task])}
        goals[task] = np.array([numbers[it.label] for it in examples], dtype=int)
        # many rows of one table tell little more than a few, as in train.py
        counts = [
            1.0 if task != "rows" else len(document[SCORERS[task]]) ** -0.5
            for document in some
            for _ in document[SCORERS[task]]
        ]
        phrase = [settings.phrase[task] if it.phrase else 1.0 for it in examples]
        weights[task] = np.array(counts, dtype="float32") * np.array(phrase, dtype="float32") / settings.divisor[task]
    return one, given(one.looks, vectors, made.numbers), goals, weights


def _learn(
    made: Trained, one: Batch, given: tuple[Any, Any], goals: Any, weights: Any, settings: Settings, optimizer: Any
) -> float:
    vectors, features = given
    made.network.attrs["dropout_rate"] = settings.dropout
    unseen = np.random.random(len(vectors)) < settings.words_unseen
    rare = unseen | (np.random.random(len(vectors)) < 2 * settings.words_unseen)
    is_word = np.array([bool(word) for word, _ in one.looks])
    vectors = np.where((unseen & is_word)[:, None], 0, vectors).astype("float32")
    features = np.array(features)
    if features.shape[1]:
        features[:, 0][rare & is_word] = 0
    one = replace(one, pairs={task: _some_unseen(some, settings) for task, some in one.pairs.items()})
    rows, back_rows = made.looks((vectors, features), is_train=True)
    logits, back = made.network((rows, one), is_train=True)
    total, gradients = 0.0, {}
    for task, told in logits.items():
        odds = softmax(told)
        goal = np.zeros_like(odds)
        goal[np.arange(len(odds)), goals[task]] = 1
        total -= float((weights[task] * np.log(odds[np.arange(len(odds)), goals[task]] + 1e-9)).sum())
        gradients[task] = ((odds - goal) * weights[task][:, None]).astype("float32")
    back_rows(back(gradients))
    made.looks.finish_update(optimizer)
    made.network.finish_update(optimizer)
    return total


def _some_unseen(pairs: Pairs, settings: Settings) -> Pairs:
    """Pairs of which each by itself has some of its features left out."""
    apart = pairs.parts[pairs.parts_of].reshape(len(pairs.parts_of), -1)
    left = np.where(np.random.random(apart.shape) < settings.features_unseen, 0, apart)
    return replace(pairs, parts=left, parts_of=np.arange(len(left))[:, None])


def odds(made: Trained, documents: Sequence[Document], vectors: WordVectors) -> dict[str, Any]:
    """How likely each class is for each pair of ``documents``, by task."""
    found: dict[str, list[Any]] = {task: [] for task in TASKS}
    for document in documents:
        one = made.batch([document])
        if not one.sentences:
            continue
        logits = made.network.predict((made.looks.predict(given(one.looks, vectors, made.numbers)), one))
        for task, told in logits.items():
            found[task].append(softmax(told))
    return {
        task: np.concatenate(some) if some else np.zeros((0, len(made.classes[task]))) for task, some in found.items()
    }


def learn_network(found: Sequence[Document], linear: Mapping[str, Crossed], vectors: WordVectors) -> None:
    """Train, calibrate, report and write the network that reads what the scorers of two names do, whose cross-validated
    readings ``linear`` holds by task."""
    settings, classes = Settings(), {task: one.classes for task, one in linear.items()}
    began = time.process_time()
    read = {task: np.zeros_like(one.odds) for task, one in linear.items()}
    for fold in CROSSED:
        print(f"network without fold {fold}")
        made = train([one for n, one in enumerate(found) if n % FOLDS != fold], classes, vectors, settings)
        told = odds(made, [one for n, one in enumerate(found) if n % FOLDS == fold], vectors)
        for task, some in told.items():
            read[task][linear[task].fold == fold] = some
    lines = {}
    for task, one in linear.items():
        alone, network_alone = one.of(CROSSED), one.told(read[task]).of(CROSSED)
        both = alone.told(together(alone.odds, network_alone.odds))
        lines[task] = both.line()
        figures = f"linear {alone.precision:.3f}, network {network_alone.precision:.3f}, both {both.precision:.3f}"
        print(f"{task} of {len(alone.labels)} pairs, average precision: {figures}")
        both.report()
    print("network of all")
    made = train(found, classes, vectors, settings)
    save(made, vectors, settings, lines)
    print(f"{OUT.stat().st_size / 1e6:.2f} MB, {(time.process_time() - began) / 60:.1f} CPU minutes")


def save(made: Trained, vectors: WordVectors, settings: Settings, lines: Mapping[str, tuple[float, float]]) -> None:
    """Write a network, its numbers rounded to half their width."""
    np.savez_compressed(
        OUT,
        sizes=np.array([settings.width, settings.hidden, settings.told]),
        probe=vectors([PROBE])[0],
        **{f"looks.{name}": one.astype("float16") for name, one in parameters(made.looks).items()},
        **{f"pairs.{name}": one.astype("float16") for name, one in parameters(made.network).items()},
        **{f"numbers.{name}": np.array(list(known)) for name, known in made.numbers.items()},
        **{f"classes.{task}": np.array(list(kinds)) for task, kinds in made.classes.items()},
        **{f"calibration.{task}": np.array(line) for task, line in lines.items()},
    )
