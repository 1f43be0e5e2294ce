"""Lemmas of known words, compounds and unknown words."""

from __future__ import annotations

from importlib.resources import files

import pytest
import spacy
import yaml
from spacy.lookups import Table
from spacy.tokens import Doc

from nysta.extract.language.components.lemma_table import TABLE, LemmaTable, genre_lemmas


def lemmatized(words: list[str], parts_of_speech: list[str], lemmas: list[str]) -> list[str]:
    table = Table()
    table.update({"länderna|NOUN": "land", "var|VERB": "vara", "drade|VERB": "dra"})
    doc = Doc(spacy.blank("sv").vocab, words=words, pos=parts_of_speech, lemmas=lemmas)
    return [token.lemma_ for token in LemmaTable(table)(doc)]


@pytest.mark.parametrize(
    ("word", "part_of_speech", "lemma"),
    [
        ("Länderna", "NOUN", "land"),
        ("industriländerna", "NOUN", "industriland"),
        ("Programmen", "NOUN", "program"),
        ("dotterbolagens", "NOUN", "dotterbolag"),
        ("drevs", "NOUN", "driva"),
        ("betalade", "VERB", "betala"),
        ("befordrade", "VERB", "before"),
        ("Länderna", "PROPN", "before"),
        ("xländerna", "NOUN", "before"),
        ("kontor", "NOUN", "before"),
    ],
)
def test_lemma_by_table(word: str, part_of_speech: str, lemma: str) -> None:
    assert lemmatized([word], [part_of_speech], ["before"]) == [lemma]


def test_a_model_without_a_table_keeps_its_lemmas() -> None:
    nlp = spacy.blank("sv")
    assert not nlp.vocab.lookups.has_table(TABLE)
    component = nlp.add_pipe("lemma_table")
    doc = component(Doc(nlp.vocab, words=["länderna"], pos=["NOUN"], lemmas=["länd"]))
    assert doc[0].lemma_ == "länd"


def test_no_form_of_the_genre_has_two_basic_forms() -> None:
    data = yaml.safe_load(files("nysta.extract.language").joinpath("lemmas.yaml").read_text(encoding="utf-8"))
    forms = [form for words in data.values() for forms in words.values() for form in forms]
    assert len(forms) == len(set(forms))
    assert genre_lemmas()["ägdes"] == "äga"
