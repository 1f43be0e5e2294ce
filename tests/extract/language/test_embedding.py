"""Words embedded once give what words embedded one by one give."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language import embedding as embedding_module
from nysta.extract.language.embedding import _Known, embed_words_once

TEXT = "Ale kommun äger bolaget, m.m. Bolaget äger t.ex. Ale kommun inte. ale KOMMUN"


def embedding(nlp: Language) -> object:
    return nlp.get_pipe("tok2vec").model.get_ref("embed")  # type: ignore[attr-defined]


def test_the_vectors_are_the_same(nlp: Language) -> None:
    pipe = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(text) for text in (TEXT, "", "Bolaget")]
    ours = pipe.model.layers[0].predict(docs)  # type: ignore[attr-defined]
    one_by_one = embedding(nlp).predict(docs)  # type: ignore[attr-defined]
    assert [len(one) for one in ours] == [len(doc) for doc in docs]
    for mine, theirs in zip(ours, one_by_one, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_a_word_has_the_same_vector_in_whatever_company(nlp: Language, name: str) -> None:
    model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    once = next(node for node in model.walk() if node.name == "embed_words_once")
    others = [f"ord{number}" for number in range(300)]
    found = []
    for before in ([], others[:1], others[:200], others):
        once.attrs["known"] = _Known()
        docs = [Doc(nlp.vocab, words=[*before, "bolaget"]), Doc(nlp.vocab, words=["bolaget", "äger"])]
        found += [once.predict(docs[:1])[0][-1], once.predict(docs)[1][0]]
    for vector in found[1:]:
        np.testing.assert_array_equal(vector, found[0])


def test_words_are_asked_for_anew_when_there_are_too_many(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding_module, "KEPT", 4)
    once = next(node for node in nlp.get_pipe("tok2vec").model.walk() if node.name == "embed_words_once")  # type: ignore[attr-defined]
    monkeypatch.setitem(once.attrs, "known", _Known())
    first, second = (Doc(nlp.vocab, words=words) for words in (["en", "två", "tre"], ["tre", "fyra", "fem"]))
    (before,) = once.predict([first])
    once.predict([second])
    assert len(once.attrs["known"].rows) == 3
    (after,) = once.predict([first])
    np.testing.assert_array_equal(before, after)


def test_both_trained_embeddings_of_our_model_are_asked_once(nlp: Language) -> None:
    for name in ("tok2vec", "ner"):
        model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        assert "embed_words_once" in [node.name for node in model.walk()], name


def test_a_pipeline_that_reads_says_that_it_cannot_be_trained() -> None:
    nlp = spacy.blank("sv")
    nlp.add_pipe("tok2vec")
    tagger = nlp.add_pipe("tagger", config={"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1",
                                                                  "width": 96}}})  # fmt: skip
    tagger.add_label("X")  # type: ignore[attr-defined]
    example = Example.from_dict(nlp.make_doc("ord"), {"tags": ["X"]})
    nlp.initialize(lambda: [example])
    embed_words_once(nlp)
    assert nlp("ord")[0].tag_ == "X"
    with pytest.raises(NotImplementedError, match=r"spacy\.load"):
        nlp.update([example])
