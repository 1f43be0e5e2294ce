"""The trained scorer: its file, and that it reads what no rule words, with a confidence that can be used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.pairs import Pair, pairs_of
from nysta.extract.relations.scorers.scorer import LEAST, score_pairs
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.statement import LEARNED, Statement
from nysta.extract.relations.weights import NONE, Scorer, load_scorer, numbered

PairsOf = Callable[[str], list[Pair]]
TYPES = {
    "FUNDS",
    "OWNS",
    "COORDINATES",
    "MEMBER_OF",
    "PARTICIPATES_IN",
    "COLLABORATES_WITH",
    "PART_OF",
    "COMMISSIONS",
}


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    loaded = load_scorer()
    assert loaded is not None, "the package holds no trained scorer"
    return loaded


@pytest.fixture(scope="module")
def pairs_in(reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]) -> PairsOf:
    """A text → the pairs of its first sentence."""

    def pairs(text: str) -> list[Pair]:
        reading = reading_of(text)
        return list(pairs_of(mask(reading.sentences[0]), prominence_of(reading)))

    return pairs


@pytest.fixture(scope="module")
def scored(
    reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]
) -> Callable[[str], list[Statement]]:
    """A text → what the scorer reads in its first sentence."""

    def statements(text: str) -> list[Statement]:
        reading = reading_of(text)
        return list(score_pairs(mask(reading.sentences[0]), prominence_of(reading)))

    return statements


def test_the_weights_fit_the_features_and_the_types(scorer: Scorer) -> None:
    assert scorer.weights.shape == (len(scorer.classes), len(scorer.features))
    assert scorer.bias.shape == (len(scorer.classes),)
    assert np.isfinite(scorer.weights).all()
    assert NONE in scorer.classes
    assert {one[:-1] for one in scorer.classes if one != NONE} == TYPES
    assert all(one[-1] in "<>" for one in scorer.classes if one != NONE)


def test_the_pairs_of_several_sentences_are_read_as_those_of_each(pairs_in: PairsOf, scorer: Scorer) -> None:
    several = [
        [(pair.features,) for pair in pairs_in(text)]
        for text in (
            "Ale kommun är medlem i Älvbygdens kommunalförbund.",
            "Det går bra.",
            "Region Skåne äger Folktandvården Skåne AB tillsammans med Ale kommun.",
        )
    ]
    assert [len(pairs) for pairs in several] == [1, 0, 3]
    together = scorer.readings([pair for pairs in several for pair in pairs])
    assert together == [reading for pairs in several for reading in scorer.readings(pairs)]


def test_it_is_surer_of_a_clear_sentence_than_of_an_empty_one(pairs_in: PairsOf, scorer: Scorer) -> None:
    def most(text: str, kind: str) -> float:
        (pair,) = pairs_in(text)
        return max((told.sure for told in [scorer.reading(pair.features)] if told.kind[:-1] == kind), default=0.0)

    clear = most("Ale kommun är medlem i Älvbygdens kommunalförbund.", "MEMBER_OF")
    empty = most("Ale kommun ligger nära Älvbygdens kommunalförbund.", "MEMBER_OF")
    assert clear >= 0.5 > empty


def test_confidences_are_between_0_and_1(pairs_in: PairsOf, scorer: Scorer) -> None:
    pairs = pairs_in("Ale kommun, som äger Tjärnö Energi AB, driver projektet Digital bygd med Region Halland.")
    assert len(pairs) == 6
    readings = [scorer.reading(pair.features).sure for pair in pairs]
    assert readings
    assert all(0 <= sure <= 1 for sure in readings)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Ale kommun äger Tjärnö Energi AB.", ("Ale kommun", "OWNS", "Tjärnö Energi AB")),
        ("Tjärnö Energi AB ägs av Ale kommun.", ("Ale kommun", "OWNS", "Tjärnö Energi AB")),
    ],
)
def test_it_tells_the_direction(
    scored: Callable[[str], list[Statement]], text: str, edge: tuple[str, str, str]
) -> None:
    found = [one for one in scored(text) if one.confidence >= 0.5]
    assert [(name(one.source.mention), one.type, name(one.target.mention)) for one in found] == [edge]
    assert all(one.rule.endswith(LEARNED) and one.confidence >= LEAST for one in found)


def name(mention: Mention | str) -> str:
    return mention.name if isinstance(mention, Mention) else mention


@pytest.mark.parametrize("text", ["Ale kommun växer.", "Det regnar i dag.", "Mötet hölls 2024."])
def test_one_name_is_no_pair(scored: Callable[[str], list[Statement]], text: str) -> None:
    assert scored(text) == []


def test_coordinated_names_are_one_end(pairs_in: PairsOf) -> None:
    (pair,) = pairs_in("Ale kommun och Kungälvs kommun äger Tjärnö Energi AB.")
    assert [one.name for one in pair.first.mentions] == ["Ale kommun", "Kungälvs kommun"]


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefgh")), max_size=5),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 6), max_size=6),
)
def test_features_are_numbered_set_by_set_in_ascending_order(
    parts: list[frozenset[str]], numbers: dict[str, int]
) -> None:
    numbers = {feature: at for at, feature in enumerate(sorted(numbers, key=numbers.__getitem__), 1)}
    found, lengths = numbered(parts, numbers)
    apart = np.split(found, lengths.cumsum())[:-1] if parts else []
    assert [one.tolist() for one in apart] == [sorted(numbers[it] for it in part if it in numbers) for part in parts]
