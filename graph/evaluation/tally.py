"""Hits, false ones and missed ones, and the figures made of them."""

from __future__ import annotations

from collections.abc import Hashable, Set
from dataclasses import dataclass

Figure = dict[str, float | int]


@dataclass
class Tally:
    """Counts over documents."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def compare(self, gold: Set[Hashable], predicted: Set[Hashable], neutral: Set[Hashable] = frozenset()) -> None:
        """Add one document; what is ``neutral`` is neither asked for nor punished."""
        self.count(len(gold & predicted), len(predicted - gold - neutral), len(gold - predicted))

    def count(self, hits: int, false: int, missed: int) -> None:
        """Add counts."""
        self.hits += hits
        self.false += false
        self.missed += missed

    def figures(self) -> Figure:
        """Precision, recall and F1 (0–1, four decimals) with the counts; 0 where nothing was there."""
        found, wanted = self.hits + self.false, self.hits + self.missed
        precision = self.hits / found if found else 0.0
        recall = self.hits / wanted if wanted else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both, 4) if both else 0.0,
            "tp": self.hits,
            "fp": self.false,
            "fn": self.missed,
        }


def share(marks: list[bool]) -> Figure:
    """How many of ``marks`` are right (0–1, four decimals), and of how many."""
    return {"share": round(sum(marks) / len(marks), 4) if marks else 0.0, "of": len(marks)}
