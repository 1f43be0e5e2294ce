"""The trained lemmatizer asked only for the words that the lemma table leaves, which are a minority.

spaCy's ``EditTreeLemmatizer`` looks for the best tree that can be applied to each word, one by one, and then leaves out
those that have a lemma. Here it guesses for the others alone. What it sets is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import LEMMA  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.tokens import Doc

# What spaCy takes for a word to which no tree can be applied; nobody asks of one that has a lemma.
_NO_TREE = -1


def lemmatize_what_is_left(nlp: Language) -> None:
    """Make every trained lemmatizer of ``nlp`` that keeps the lemmas it finds guess for words without one; for reading
    only."""
    for _, component in nlp.pipeline:
        if isinstance(component, EditTreeLemmatizer) and not component.overwrite:
            _guess_what_is_left(component)


def _guess_what_is_left(lemmatizer: EditTreeLemmatizer) -> None:
    trees, labels, tries = lemmatizer.trees, lemmatizer.cfg["labels"], lemmatizer.top_k

    def tree_of(word: str, scores: Any) -> int:
        """The best tree of a word, of the first few, that can be applied to it."""
        for _ in range(min(tries, len(labels))):
            best = int(scores.argmax())
            if trees.apply(labels[best], word) is not None:
                return int(labels[best])
            scores[best] = np.finfo(np.float32).min
        return _NO_TREE

    def predict(docs: Sequence[Doc]) -> list[Any]:
        scores = lemmatizer.model.predict(docs) if any(map(len, docs)) else [None] * len(docs)
        guesses: list[Any] = []
        for doc, of_words in zip(docs, scores, strict=True):
            guesses.append(np.full(len(doc), _NO_TREE))
            for at in np.flatnonzero(doc.to_array(LEMMA) == 0).tolist():
                guesses[-1][at] = tree_of(doc[at].text, of_words[at])
        return guesses

    lemmatizer.predict = predict  # type: ignore[assignment, method-assign]
