"""Linear scorers and network together: the network joins in where its word vectors are at hand, and only there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from nysta.extract.language.reading import Reading
from nysta.extract.language.word_vectors import WordVectors
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.distant import pairs_beyond
from nysta.extract.relations.scorers.distant_pairs import Before, Distant
from nysta.extract.relations.scorers.joint import SCORERS, Joint, load_network
from nysta.extract.relations.scorers.pairs import Pair, pairs_of
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.weights import NONE, SHARE, load_scorer, together

TEXT = (
    "Projektet Digital bygd startade i maj. Ale kommun driver det tillsammans med Region Halland.\n\n"
    "På norsk sida medverkar Kungsbacka kommun. Ale kommun äger Tjärnö Energi AB, som Region Halland stöder. "
    "Det går bra.\n\nFalu kommun är medlem i Älvbygdens kommunalförbund."
)
Asked = tuple[list[list[Pair]], list[list[Distant]]]


@pytest.fixture(scope="module")
def taken(
    reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]
) -> Callable[[WordVectors | None], tuple[Joint, Asked]]:
    """Word vectors → the text above taken in, and the pairs of its sentences."""
    reading = reading_of(TEXT)
    prominence = prominence_of(reading)

    def take(vectors: WordVectors | None) -> tuple[Joint, Asked]:
        joint, before = Joint(vectors, prominence), Before()
        within, beyond = [], []
        for sentence in reading.sentences:
            masked = mask(sentence)
            joint.take(masked)
            within.append(list(pairs_of(masked, prominence)))
            beyond.append(pairs_beyond(masked, before, prominence))
            before.take(sentence)
        return joint, (within, beyond)

    return take


Taken = Callable[[WordVectors | None], tuple[Joint, Asked]]


def of_scorers(asked: Asked) -> tuple[list[Any], list[Any]]:
    within, beyond = asked
    return (
        [load_scorer().readings([(one.features,) for one in some]) for some in within],
        [load_scorer("distant").readings([one.parts for one in some]) for some in beyond],
    )


def test_the_packaged_network_knows_the_packaged_vectors_types_and_scorers(nlp: Language) -> None:
    assert load_network().fits(WordVectors(nlp.vocab))
    for task, scorer in SCORERS.items():
        assert load_network().classes[task] == load_scorer(scorer).classes
        assert NONE in load_network().classes[task]


def test_both_read_otherwise_than_the_scorers_alone(taken: Taken, nlp: Language) -> None:
    joint, asked = taken(WordVectors(nlp.vocab))
    readings = joint.readings(*asked)
    for told, alone, pairs in zip(readings, of_scorers(asked), asked, strict=True):
        assert [len(some) for some in told] == [len(some) for some in pairs]
        assert sum(map(len, told)) > 0
        assert told != alone
    assert all(0 <= told.sure <= 1 for several in readings for some in several for told in some)


def vectors_of(width: int, seed: int = 0) -> WordVectors:
    other = spacy.blank("sv")
    if width:
        other.vocab.set_vector("kommunerna", np.random.default_rng(seed).normal(size=width).astype("float32"))
    return WordVectors(other.vocab)


@pytest.mark.parametrize("width", [0, 300, 100], ids=["none", "wider", "of other words"])
def test_with_other_vectors_the_scorers_read_alone(taken: Taken, width: int) -> None:
    vectors = vectors_of(width)
    assert vectors.width == width
    for joint, asked in (taken(vectors), taken(None)):
        assert joint.readings(*asked) == of_scorers(asked)


def test_readings_do_not_hang_on_the_company(taken: Taken, nlp: Language) -> None:
    joint, (within, beyond) = taken(WordVectors(nlp.vocab))
    together = joint.readings(within, beyond)
    alone: tuple[list[Any], list[Any]] = ([], [])
    for some, far in zip(within, beyond, strict=True):
        for told, (one,) in zip(alone, joint.readings([some], [far]), strict=True):
            told.append(one)
    for one, other in zip(together, alone, strict=True):
        assert rounded(one) == rounded(other)


def test_what_was_read_before_changes_nothing(taken: Taken, nlp: Language) -> None:
    network, vectors = load_network(), WordVectors(nlp.vocab)
    joint, asked = taken(vectors)
    network.forget()
    fresh = joint.readings(*asked)
    network.forget()
    (first, *rest), (far, *others) = asked
    joint.readings(rest, others)
    joint.readings([first], [far])
    assert joint.readings(*asked) == fresh


def rounded(several: list[Any]) -> list[Any]:
    return [[(told.kind, round(told.sure, 6)) for told in some] for some in several]


def test_nothing_to_read_is_read_as_nothing(taken: Taken, nlp: Language) -> None:
    joint, _ = taken(WordVectors(nlp.vocab))
    assert joint.readings([], []) == ([], [])
    assert joint.readings([[], []], [[], []]) == ([[], []], [[], []])


def test_together_is_between() -> None:
    linear, network = np.array([[0.5, 0.4, 0.1]]), np.array([[0.1, 0.8, 0.1]])
    (both,) = together(linear, network)
    assert both.sum() == pytest.approx(1)
    assert both.argmax() == 1
    of_linear, of_network = np.log(0.4 / 0.5), np.log(0.8 / 0.1)
    assert np.log(both[1] / both[0]) == pytest.approx((1 - SHARE) * of_linear + SHARE * of_network)


def test_word_vectors_have_length_one_and_know_every_word(nlp: Language) -> None:
    vectors = WordVectors(nlp.vocab)
    told = vectors(["kommun", "", "kvastmakeriförbundet"])
    np.testing.assert_allclose(np.linalg.norm(told, axis=1), [1, 0, 1], atol=1e-5)
    assert vectors([]).shape == (0, vectors.width)
