"""Train the relation scorers: ``python training/relations/train.py`` writes ``scorer.npz`` (two names of a sentence),
``distant.npz`` (a name and what stands before its sentence), ``rows.npz`` (the names of a table's row),
``modality.npz`` (whether what is said holds) and ``network.npz`` (beside the first three), all in
``extract/relations/scorers``.

Multinomial logistic regression over the features of ``pairs.py``, ``distant_pairs.py`` and ``row_pairs.py``; the
confidence of each is calibrated on cross-validated readings of documents. Prints the cross-validated figures. Needs
scikit-learn (the ``train`` extra); users never need it.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from crossing import FOLDS, Crossed, fold_of
from examples import EVALUATION, Example, Marked, documents, examples, phrases
from layer import fitted_layer, layer_odds
from network_training import learn_network
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nysta.extract.language import load
from nysta.extract.language.word_vectors import WordVectors
from nysta.extract.relations.scorers.joint import SCORERS
from nysta.extract.relations.weights import NONE, Layer, together

ROOT = Path(__file__).resolve().parents[2]
SETS = (
    *("tuning", "tuning-2", "tuning-3", "tuning-4", "tuning-5", "tuning-6"),
    *("tuning-8", "tuning-9", "tuning-10", "tuning-11", "tuning-12", "tuning-13", "tuning-14", "tuning-15"),
    *("tuning-16", "tuning-17", "tuning-18", "tuning-19", "tuning-20", "tuning-21"),
)
# A feature must be seen in so many documents or passages to count; what is in one alone is that document's own. The
# strength of regularisation was chosen by cross-validation.
SEEN = {"scorer": 2, "distant": 3, "rows": 2, "modality": 2}
STRENGTH = {"scorer": 0.5, "distant": 0.1, "rows": 0.3, "modality": 0.5}
# What has a layer over the same features beside it (for rows it was right more often, and read three captions wrongly).
LAYERED = ("modality",)
# A pair of a phrase bank counts so much beside one of a document: there nearly every name is related to another. With
# this weight documents that were not learned from are read best (average precision .55 against .52 with the same).
PHRASE = {"scorer": 0.5, "distant": 0.25, "rows": 1.0, "modality": 0.5}


def marked(without: Collection[str] = ()) -> Iterator[Marked]:
    """All that is learned from but the sets ``without``, in a fixed order."""
    for name in (one for one in SETS if one not in without):
        yield from documents(EVALUATION / name / "texts", EVALUATION / name / "gold")
    yield from documents(ROOT / "corpus", ROOT / "corpus/gold")
    for file in sorted((EVALUATION / "phrases").glob("*.jsonl")):
        yield from phrases(file)


def main() -> None:
    """Read all examples, train the four scorers and the network; ``--without SET …`` for a fit of confidence on sets
    that are fresh."""
    arguments = ArgumentParser()
    arguments.add_argument("--without", nargs="*", default=(), choices=SETS)
    without = arguments.parse_args().without
    nlp = load()
    found = [examples(one, nlp) for one in marked(without)]
    crossed = {name: train(name, [some[name] for some in found]) for name in STRENGTH}
    learn_network(found, {task: crossed[name] for task, name in SCORERS.items()}, WordVectors(nlp.vocab))


def train(name: str, found: Sequence[Sequence[Example]]) -> Crossed:
    """Train, calibrate, report and write the weights of one scorer; ``found`` are the examples by document. Gives its
    cross-validated readings."""
    data = [one for some in found for one in some]
    counts = Counter(feature for some in found for feature in {it for one in some for it in one.features})
    vocabulary = {it: n for n, it in enumerate(sorted(it for it, seen in counts.items() if seen >= SEEN[name]))}
    rows = [(n, vocabulary[it]) for n, one in enumerate(data) for it in sorted(one.features) if it in vocabulary]
    matrix = csr_matrix(
        (np.ones(len(rows), dtype=np.float32), tuple(zip(*rows, strict=True))), shape=(len(data), len(vocabulary))
    )
    labels = np.array([one.label for one in data])
    weights = np.array([PHRASE[name] if one.phrase else 1.0 for one in data])
    if name == "rows":  # many rows of one table tell little more than a few
        sizes = np.array([len(some) ** -0.5 for some in found for _ in some])
        weights *= sizes / sizes.mean()
    classes, fold = sorted(set(labels.tolist())), fold_of(found)
    crossed = Crossed(
        np.zeros((len(data), len(classes))), classes, labels, np.array([not one.phrase for one in data]), fold
    )
    goals = np.searchsorted(classes, labels)
    layers = name in LAYERED and _Layers(matrix, goals, len(classes), weights)
    beside = np.zeros_like(crossed.odds)
    for one in range(FOLDS):
        model = _fitted(name, matrix[fold != one], labels[fold != one], weights[fold != one])
        known = [classes.index(kind) for kind in model.classes_]
        crossed.odds[np.ix_(fold == one, known)] = model.predict_proba(matrix[fold == one])
        if layers:
            beside[fold == one] = layer_odds(layers.fitted(fold != one), matrix[fold == one])
    documents = crossed.of(range(FOLDS))
    related = (documents.labels != NONE).sum()
    print(f"{name}: {len(data)} pairs, {len(documents.labels)} of documents, {related} of them related")
    print(f"  {len(vocabulary)} features, average precision {documents.precision:.3f}")
    if layers:
        alone = crossed.told(beside).of(range(FOLDS))
        documents = documents.told(together(documents.odds, alone.odds))
        print(f"  of the layer {alone.precision:.3f}, of both {documents.precision:.3f}")
    documents.report()
    model = _fitted(name, matrix, labels, weights)
    layer = layers.fitted(np.ones(len(data), dtype=bool)) if layers else None
    np.savez_compressed(
        ROOT / "extract" / "relations" / "scorers" / f"{name}.npz",
        features=np.array(list(vocabulary)),
        classes=model.classes_.astype(str),
        weights=model.coef_.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        calibration=np.array(documents.line()),
        **({} if layer is None else _kept(layer)),
    )
    return crossed


class _Layers:
    """The layers that learn from some of the pairs of a scorer."""

    def __init__(self, matrix: csr_matrix, labels: np.ndarray, classes: int, weights: np.ndarray) -> None:
        self._features = [matrix.indices[start:end] for start, end in pairwise(matrix.indptr)]
        self._most, self._labels, self._classes, self._weights = matrix.shape[1], labels, classes, weights

    def fitted(self, learned: np.ndarray) -> Layer:
        """The layer that has learned from the pairs marked in ``learned``."""
        features = [some for some, one in zip(self._features, learned, strict=True) if one]
        return fitted_layer(features, self._most, self._labels[learned], self._classes, self._weights[learned])


def _kept(layer: Layer) -> dict[str, np.ndarray]:
    return {
        "inner": layer.inner.astype(np.float16),
        "outer": layer.outer.astype(np.float16),
        "outer_bias": layer.bias.astype(np.float32),
    }


def _fitted(name: str, matrix: csr_matrix, labels: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH[name], max_iter=300, tol=1e-3).fit(matrix, labels, sample_weight=weights)


if __name__ == "__main__":
    main()
