"""Word vectors by the words' text, whatever stage asks: floret vectors know every word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.vocab import Vocab


class WordVectors:
    """The vectors of a pipeline's vocabulary, ``width`` numbers each (0: it has none)."""

    def __init__(self, vocab: Vocab) -> None:
        self._vectors: Any = vocab.vectors
        self.width: int = self._vectors.shape[1] if self._vectors.shape[0] else 0

    def __call__(self, words: Sequence[str]) -> Any:
        """A row for each word, of length 1; nothing but zeros for "" and for words that have no vector."""
        if not words:
            return np.zeros((0, self.width), dtype="float32")
        found = np.asarray(self._vectors.get_batch(list(words)), dtype="float32")
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
