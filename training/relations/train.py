"""Train the relation scorer: ``python training/relations/train.py`` writes ``extract/relations/scorer.npz``.

Multinomial logistic regression over the features of ``pairs.py``; its confidence is calibrated on cross-validated
readings. Prints the cross-validated figures. Needs scikit-learn (the ``train`` extra); users never need it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from examples import Example, document_examples, phrase_examples
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from nysta.extract.language import load
from nysta.extract.relations.scorer import NONE

ROOT = Path(__file__).resolve().parents[2]
EVALUATION = ROOT / "tests" / "evaluation"
# A feature must be seen so often to count; the strength of regularisation was chosen by cross-validation.
SEEN, STRENGTH = 2, 0.5


def examples() -> list[Example]:
    """All examples, in a fixed order; pairs of one document or passage share a group."""
    nlp = load()
    found: list[Example] = []
    group = 0
    for texts, gold in (
        (EVALUATION / "tuning/texts", EVALUATION / "tuning/gold"),
        (EVALUATION / "tuning-2/texts", EVALUATION / "tuning-2/gold"),
        (ROOT / "corpus", ROOT / "corpus/gold"),
    ):
        for pair, label in document_examples(texts, gold, nlp):
            group += 1
            found.append(Example(pair, label, group // 8))
    for file in sorted((EVALUATION / "phrases").glob("*.jsonl")):
        for pairs in phrase_examples(file, nlp):
            group += 8
            found += [Example(pair, label, group // 8) for pair, label in pairs]
    return found


def main() -> None:
    """Train, calibrate, report and write the weights."""
    data = examples()
    counts = Counter(feature for one in data for feature in one.pair.features)
    vocabulary = {name: n for n, name in enumerate(sorted(name for name, seen in counts.items() if seen >= SEEN))}
    rows = [
        (n, vocabulary[name]) for n, one in enumerate(data) for name in sorted(one.pair.features) if name in vocabulary
    ]
    matrix = csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=(len(data), len(vocabulary)))
    labels = np.array([one.label for one in data])
    groups = np.array([one.passage for one in data])
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    odds = cross_val_predict(model, matrix, labels, groups=groups, cv=GroupKFold(5), method="predict_proba")
    classes = np.unique(labels)
    relations = [n for n, name in enumerate(classes) if name != NONE]
    best = np.array([relations[n] for n in odds[:, relations].argmax(axis=1)])
    likely = np.clip(odds[np.arange(len(data)), best], 1e-6, 1 - 1e-6)
    right = classes[best] == labels
    logit = np.log(likely / (1 - likely))[:, None]
    line = LogisticRegression(C=1e6).fit(logit, right)
    slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
    sure = 1 / (1 + np.exp(-(slope * logit[:, 0] + shift)))
    wanted = (labels != NONE).sum()
    print(f"{len(data)} pairs, {wanted} related, {len(vocabulary)} features; cross-validated:")
    for least in (0.4, 0.5, 0.6, 0.7):
        kept = sure >= least
        print(f"  confidence >= {least}: precision {right[kept].mean():.3f} recall {(right & kept).sum() / wanted:.3f}")
    model.fit(matrix, labels)
    np.savez_compressed(
        ROOT / "extract/relations/scorer.npz",
        features=np.array(list(vocabulary)),
        classes=model.classes_.astype(str),
        weights=model.coef_.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        calibration=np.array([slope, shift]),
    )


if __name__ == "__main__":
    main()
