"""Word vectors once for each different word: half of the cost of a ``tok2vec`` does not look at the words around.

Documents say the same words over and over. The embedding layer of a ``tok2vec`` (hashes, vectors, the layer that
mixes them) sees each word alone, so it is asked once for each word, and its answers are kept and handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, PREFIX, SHAPE, SUFFIX, intify_attr  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

# Words whose vectors are kept, some four megabytes for each embedding; when they become more, all are asked for anew,
# in a hundredth of the time that the documents took that had them.
KEPT = 6_000
# Words are embedded so many at a time, or twice or three times as many.
ROWS = 128
# The layers by which an embedding of spaCy's ``MultiHashEmbed`` begins.
_MULTI_HASH = "extract_features>>"
# What such an embedding can look at in a token; a word and its norm decide all of them.
_ATTRIBUTES = {ORTH, NORM, PREFIX, SUFFIX, SHAPE}


def embed_words_once(nlp: Language) -> None:
    """Make every ``tok2vec`` of ``nlp`` that embeds by ``MultiHashEmbed`` do so once a word; for reading only."""
    for node, embed in layers_called(nlp, "embed"):
        if embed.name.startswith(_MULTI_HASH) and _looks_at(embed) <= _ATTRIBUTES:
            node.layers[node.layers.index(embed)] = _once(embed)


def layers_called(nlp: Language, name: str) -> Iterator[tuple[Model[Any, Any], Model[Any, Any]]]:
    """The layers that the networks of ``nlp`` refer to by ``name``, each behind the network that does."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if node.has_ref(name):
                yield node, node.get_ref(name)


def _looks_at(embed: Model[Any, Any]) -> set[int]:
    columns = (node.attrs["columns"] for node in embed.walk() if node.name == "extract_features")
    return {intify_attr(one) for column in columns for one in column}


_Word = bytes  # the numbers of its form and its norm: as one value they are found in half the time of a pair


class _Known:
    """The vectors of the words that have been asked for, each in a row of its own."""

    def __init__(self) -> None:
        self.rows: dict[_Word, int] = {}
        self.vectors: Any = np.empty((0, 0), dtype="float32")

    def add(self, words: Collection[_Word], vectors: Any) -> None:
        """Keep the vectors of words that it has none of; room for more is made twice as large each time."""
        used = len(self.rows)
        if used + len(words) > len(self.vectors):
            grown = np.empty((max(2 * used, used + len(words)), vectors.shape[1]), dtype=vectors.dtype)
            if used:
                grown[:used] = self.vectors[:used]
            self.vectors = grown
        self.vectors[used : used + len(words)] = vectors
        self.rows |= {word: used + at for at, word in enumerate(words)}


_BYTES = 16  # two numbers of 64 bits


def _once(embed: Model[Any, Any]) -> Model[Any, Any]:
    return Model("embed_words_once", _forward, layers=[embed], attrs={"known": _Known()})


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    if is_train:
        raise NotImplementedError("this pipeline only reads; to train the model, load it with spacy.load")
    (embed,) = model.layers
    known: _Known = model.attrs["known"]
    told = [doc.to_array([ORTH, NORM]) for doc in docs]
    said: list[_Word] = np.concatenate(told).view(f"V{_BYTES}").ravel().tolist()
    if not said:
        nothing: list[Any] = embed.predict(docs)
        return nothing, _untrained
    new = [word for word in dict.fromkeys(said) if word not in known.rows]
    if len(known.rows) + len(new) > KEPT:
        known.rows.clear()
        new = list(dict.fromkeys(said))
    if new:
        known.add(new, _embedded(embed, docs[0].vocab, new))
    rows = np.fromiter(map(known.rows.__getitem__, said), dtype=np.int64, count=len(said))
    return np.split(known.vectors[rows], np.cumsum([len(one) for one in told])[:-1]), _untrained


def _embedded(embed: Model[Any, Any], vocab: Vocab, words: list[_Word]) -> Any:
    """The vectors of words: for a word the same bits in whatever company, or a document's graph would rest on which was
    read before it. A product of matrices may round otherwise by the number of rows, so that is a whole multiple."""
    filled = [*words, *[words[-1]] * (-len(words) % ROWS)]
    numbers: Any = np.frombuffer(b"".join(filled), dtype="uint64").reshape(-1, 2)
    forms: Any = numbers[:, 0].tolist()  # numbers do as well as words
    norms: Any = numbers[:, 1:].copy()
    (vectors,) = embed.predict([Doc(vocab, words=forms).from_array([NORM], norms)])
    return vectors[: len(words)]


def _untrained(_: Any) -> Any:
    raise NotImplementedError("this pipeline only reads")
