"""Confidence: in step with what it is made of, and explained by weights that anybody can read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.relations.statement import LIKELY, End, Statement
from nysta.extract.resolve.confidence import calibrated, plainness, rivals, traits_of_reading, weights
from nysta.extract.structure import Block, Section

BLOCK = Block(0, "paragraph", "Ale äger Tjärn.", tuple(range(15)), Section())
SAID = Statement("OWNS", End(BLOCK, "issuer"), End(BLOCK, "topic"), 0, 15, "sentence/owns/a", 0.8)
shares = st.floats(0, 1)
few_traits = st.sets(st.sampled_from(sorted(weights().traits)))


@given(shares, shares, st.floats(-1, 1), few_traits)
def test_what_is_surer_stays_surer(one: float, other: float, plain: float, traits: set[str]) -> None:
    less, more = sorted((one, other))
    assert 0 < calibrated(less, plain, traits) <= calibrated(more, plain, traits) < 1


@given(st.floats(0, 0.49), st.floats(-1, 1), few_traits)
def test_what_rules_find_unlikely_is_not_made_likely(certainty: float, plain: float, traits: set[str]) -> None:
    assert calibrated(certainty, plain, traits) < LIKELY


def test_a_plain_document_is_believed_more() -> None:
    plain, dark = plainness([0.9] * 20), plainness([0.6] * 20)
    assert plain > 0 > dark
    assert calibrated(0.8, plain) > calibrated(0.8) > calibrated(0.8, dark)


def test_a_single_sentence_says_little_of_its_document() -> None:
    assert abs(plainness([0.6])) < abs(plainness([0.6] * 20))
    assert plainness([]) == 0


def test_who_read_a_fact() -> None:
    learned = replace(SAID, rule="sentence/owns/learned", confidence=0.9)
    assert traits_of_reading([SAID]) == {"read/rule"}
    assert traits_of_reading([learned]) == {"read/scorer", "scorer/sure"}
    assert traits_of_reading([SAID, replace(learned, confidence=0.7)]) == {"read/both", "scorer/likely"}


def test_rivals_are_other_types_and_the_reverse() -> None:
    own = ("OWNS", "a")
    assert rivals(own, {own}) == frozenset()
    assert rivals(own, {own, ("FUNDS", "a"), ("OWNS", "b")}) == {"rival/type", "rival/reverse"}
