"""Past tenses told from participles that are spelled alike; and how the component scores itself."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language.components.preterites import Preterites

_PARTICIPLE = "Tense=Past|VerbForm=Part"


def tagged(words: list[str], tags: list[str]) -> Doc:
    morphs = [
        _PARTICIPLE if tag == "ADJ" else "Definite=Def" if tag == "NOUN" and word.endswith(("en", "et")) else ""
        for word, tag in zip(words, tags, strict=True)
    ]
    return Doc(spacy.blank("sv").vocab, words=words, pos=tags, morphs=morphs)


@pytest.mark.parametrize(
    ("words", "tags", "verb"),
    [
        (["I", "maj", "beviljade", "Vinnova", "medel"], ["ADP", "NOUN", "ADJ", "PROPN", "NOUN"], True),
        (["Nämnden", "beviljade", "medel", "."], ["NOUN", "ADJ", "NOUN", "PUNCT"], True),
        (["Vinnova", "finansierade", "projektet"], ["PROPN", "ADJ", "NOUN"], True),
        (["De", "beviljade", "medlen", "räcker"], ["DET", "ADJ", "NOUN", "VERB"], False),
        (["det", "av", "Vinnova", "finansierade", "projektet"], ["DET", "ADP", "PROPN", "ADJ", "NOUN"], False),
        (["med", "beviljade", "medel"], ["ADP", "ADJ", "NOUN"], False),
        (["Vinnovas", "beviljade", "medel"], ["PROPN", "ADJ", "NOUN"], False),
    ],
)
def test_what_stands_around_it_tells(words: list[str], tags: list[str], verb: bool) -> None:
    doc = Preterites()(tagged(words, tags))
    (token,) = [one for one in doc if one.text in ("beviljade", "finansierade")]
    assert (token.pos_ == "VERB") == verb
    assert (token.morph.get("VerbForm") == ["Fin"]) == verb


def test_the_score_is_that_of_parts_of_speech() -> None:
    words = ["Nämnden", "beviljade", "medel"]
    predicted = Preterites()(tagged(words, ["NOUN", "ADJ", "NOUN"]))
    reference = tagged(words, ["NOUN", "VERB", "NOUN"])
    assert Preterites().score([Example(predicted, reference)])["pos_acc"] == 1.0
