"""Readings cross-validated by document: what a scorer says of documents that it has not learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from examples import Example
from sklearn.linear_model import LogisticRegression

from nysta.extract.relations.weights import NONE

FOLDS = 5
"""A document is read by what has learned from those of the other folds; its fold is its number by this."""


@dataclass(frozen=True)
class Crossed:
    """How likely each class is for each pair of all documents, what is right, whether the pair counts (those of phrase
    banks don't), and its fold."""

    odds: Any
    classes: Sequence[str]
    labels: Any
    counts: Any
    fold: Any

    def of(self, folds: Sequence[int]) -> Crossed:
        """The pairs of these folds that count."""
        kept = self.counts & np.isin(self.fold, folds)
        return Crossed(self.odds[kept], self.classes, self.labels[kept], self.counts[kept], self.fold[kept])

    def told(self, odds: Any) -> Crossed:
        """The same pairs as something else reads them."""
        return replace(self, odds=odds)

    def _best(self) -> tuple[Any, Any]:
        """Whether the likeliest relation of each pair is right, and how likely it is."""
        relations = np.flatnonzero(np.array(self.classes) != NONE)
        best = relations[self.odds[:, relations].argmax(axis=1)]
        likely = np.clip(self.odds[np.arange(len(best)), best], 1e-6, 1 - 1e-6)
        return np.array(self.classes)[best] == self.labels, likely

    @property
    def precision(self) -> float:
        """Average precision: the mean, over all relations, of the precision down to where one is found."""
        right, likely = self._best()
        right = right[np.argsort(-likely, kind="stable")]
        precision = np.cumsum(right) / np.arange(1, len(right) + 1)
        return float((precision * right).sum() / (self.labels != NONE).sum())

    def line(self) -> tuple[float, float]:
        """The line through the log-odds that makes of them how often such readings are right."""
        right, likely = self._best()
        line = LogisticRegression(C=1e6).fit(np.log(likely / (1 - likely))[:, None], right)
        return float(line.coef_[0, 0]), float(line.intercept_[0])

    def report(self) -> None:
        """Print precision and recall by confidence."""
        right, likely = self._best()
        slope, shift = self.line()
        sure = 1 / (1 + np.exp(-(slope * np.log(likely / (1 - likely)) + shift)))
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept = sure >= least
            recall = (right & kept).sum() / (self.labels != NONE).sum()
            print(f"  confidence >= {least}: precision {right[kept].mean():.3f} recall {recall:.3f}")


def fold_of(found: Sequence[Sequence[Example]]) -> Any:
    """The fold of each pair, by that of its document."""
    return np.array([n % FOLDS for n, some in enumerate(found) for _ in some])
