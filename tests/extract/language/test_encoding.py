"""Sentences encoded alone get the vectors that spaCy's encoder gives them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from nysta.extract.language.encoding import ROWS, encode_sentences_alone


def encoder(nlp: Language, name: str) -> Any:
    model: Any = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    return next(node for node in model.walk() if node.name == "encode_sentences_alone")


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_the_vectors_are_those_of_the_trained_encoder(nlp: Language, name: str) -> None:
    chance = np.random.default_rng(7)
    lengths = [1, 0, 2, 3, ROWS + 5, *chance.integers(1, 40, 100)]
    sentences = [chance.normal(size=(int(length), 128)).astype("float32") for length in lengths]
    ours = encoder(nlp, name)
    found, expected = ours.predict(sentences), ours.layers[0].predict(sentences)
    assert [one.shape for one in found] == [one.shape for one in sentences]
    for mine, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-4)


def test_it_only_reads(nlp: Language) -> None:
    with pytest.raises(NotImplementedError, match="only reads"):
        encoder(nlp, "tok2vec")([np.zeros((2, 128), dtype="float32")], is_train=True)


def test_other_encoders_are_left_alone() -> None:
    nlp = spacy.blank("sv")
    embed = {"@architectures": "spacy.CharacterEmbed.v2", "width": 32, "rows": 50, "nM": 8, "nC": 4}
    embed |= {"include_static_vectors": False, "feature": "NORM"}
    encode = {"@architectures": "spacy.MishWindowEncoder.v2", "width": 32, "depth": 2, "window_size": 1}
    whole = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": whole})
    nlp.initialize()
    before = [node.name for node in nlp.get_pipe("tok2vec").model.walk()]  # type: ignore[attr-defined]
    encode_sentences_alone(nlp)
    assert [node.name for node in nlp.get_pipe("tok2vec").model.walk()] == before  # type: ignore[attr-defined]
