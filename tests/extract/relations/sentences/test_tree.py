"""The way through a sentence's tree from one name to another."""

from __future__ import annotations

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Word
from nysta.extract.relations.sentences.tree import way_features

# "Projektet finansieras av Vinnova och drivs av Mora"
PROJECT, FUNDS, BY, VINNOVA, AND, RUNS, BY_TOO, MORA = 0, 10, 22, 25, 33, 37, 43, 46
WORDS = (
    Word(PROJECT, "projekt", "NOUN", head=FUNDS, dep="nsubj:pass"),
    Word(FUNDS, "finansiera", "VERB", True, True, FUNDS, "ROOT"),
    Word(BY, "av", "ADP", head=VINNOVA, dep="case"),
    Word(VINNOVA, "Vinnova", "PROPN", head=FUNDS, dep="obl:agent"),
    Word(AND, "och", "CCONJ", head=RUNS, dep="cc"),
    Word(RUNS, "driva", "VERB", True, True, FUNDS, "conj"),
    Word(BY_TOO, "av", "ADP", head=MORA, dep="case"),
    Word(MORA, "Mora", "PROPN", head=RUNS, dep="obl:agent"),
)


def name(start: int, end: int) -> Mention:
    return Mention(start, end, "x", "ORG", "övrigt", "model")


def test_the_way_turns_at_the_verb_and_tells_the_prepositions() -> None:
    found = set(way_features(WORDS, name(PROJECT, 9), name(VINNOVA, 32)))
    assert {"turn=finansiera-s", "turn=finansiera-s/nsubj:pass/obl:agent:av", "way=nsubj:pass/obl:agent"} <= found


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    found = set(way_features(WORDS, name(PROJECT, 9), name(MORA, 50)))
    assert "turn=driva-s/nsubj:pass/obl:agent:av" in found
    assert "turn=finansiera-s" not in found


def test_without_a_tree_there_is_no_way() -> None:
    bare = tuple(Word(word.start, word.lemma, word.pos) for word in WORDS)
    assert list(way_features(bare, name(PROJECT, 9), name(MORA, 50))) == []


def test_a_name_outside_the_words_has_no_way() -> None:
    assert list(way_features(WORDS, name(PROJECT, 9), name(90, 99))) == []
