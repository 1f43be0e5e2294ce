"""Word vectors once for each different word: half of the cost of a ``tok2vec`` does not look at the words around.

A document says the same words over and over. The embedding layer of a ``tok2vec`` (hashes, vectors, the layer that
mixes them) sees each word alone, so it is asked once for each word of a batch and its answers are handed out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, PREFIX, SHAPE, SUFFIX, intify_attr  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

# The layers by which an embedding of spaCy's ``MultiHashEmbed`` begins.
_MULTI_HASH = "extract_features>>"
# What such an embedding can look at in a token; a word and its norm decide all of them.
_ATTRIBUTES = {ORTH, NORM, PREFIX, SUFFIX, SHAPE}


def embed_words_once(nlp: Language) -> None:
    """Make every ``tok2vec`` of ``nlp`` that embeds by ``MultiHashEmbed`` do so once a word; for reading only."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in list(model.walk()):
            if not node.has_ref("embed"):
                continue
            embed = node.get_ref("embed")
            if embed.name.startswith(_MULTI_HASH) and _looks_at(embed) <= _ATTRIBUTES:
                node.layers[node.layers.index(embed)] = _once(embed)


def _looks_at(embed: Model[Any, Any]) -> set[int]:
    columns = (node.attrs["columns"] for node in embed.walk() if node.name == "extract_features")
    return {intify_attr(one) for column in columns for one in column}


def _once(embed: Model[Any, Any]) -> Model[Any, Any]:
    return Model("embed_words_once", _forward, layers=[embed])


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    if is_train:
        raise NotImplementedError("this pipeline only reads; to train the model, load it with spacy.load")
    (embed,) = model.layers
    places: dict[tuple[int, int], int] = {}
    words: list[str] = []
    rows = []
    for doc in docs:
        keys = map(tuple, doc.to_array([ORTH, NORM]).tolist())
        row = []
        for at, key in enumerate(keys):
            place = places.get(key)
            if place is None:
                place = places[key] = len(words)
                words.append(doc[at].text)
            row.append(place)
        rows.append(row)
    if not words:
        vectors: list[Any] = embed.predict(docs)
        return vectors, _untrained
    once = Doc(docs[0].vocab, words=words)
    norms: Any = np.asarray([[norm] for _, norm in places], dtype="uint64")
    once.from_array([NORM], norms)
    (known,) = embed.predict([once])
    return [known[row] for row in rows], _untrained


def _untrained(_: Any) -> Any:
    raise NotImplementedError("this pipeline only reads")
