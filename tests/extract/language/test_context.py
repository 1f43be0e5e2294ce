"""What a word gets from the words around it: the same alone as in company, and gradients that are what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import Model

from nysta.extract.language.context import both_ways

WIDTH, HIDDEN = 5, 3
LENGTHS = (3, 0, 6, 1, 4)


def layer() -> Model[list[Any], list[Any]]:
    model = both_ways(WIDTH, HIDDEN)
    model.initialize()
    return model


def sentences(lengths: tuple[int, ...] | list[int], seed: int = 0) -> list[Any]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=(length, WIDTH)).astype("float32") for length in lengths]


def test_a_word_keeps_its_own_vector_and_gets_more_beside_it() -> None:
    given_in = sentences(LENGTHS)
    told = layer().predict(given_in)
    assert [one.shape for one in told] == [(length, WIDTH + 2 * HIDDEN) for length in LENGTHS]
    for before, after in zip(given_in, told, strict=True):
        np.testing.assert_array_equal(after[:, :WIDTH], before)


def test_the_last_word_tells_the_first_and_the_first_the_last() -> None:
    model, (sentence,) = layer(), sentences((9,))
    (before,) = model.predict([sentence])
    for changed, sees, columns in ((8, 0, slice(WIDTH + HIDDEN, None)), (0, 8, slice(WIDTH, WIDTH + HIDDEN))):
        other = sentence.copy()
        other[changed] += 3
        (after,) = model.predict([other])
        assert np.abs(after[sees, columns] - before[sees, columns]).max() > 1e-6


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_a_sentence_reads_the_same_alone_as_in_company(lengths: list[int]) -> None:
    model, together = layer(), sentences(lengths)
    for alone, one in zip(together, model.predict(together), strict=True):
        np.testing.assert_allclose(model.predict([alone])[0], one, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("lengths", [(), (0,), (0, 0)])
def test_nothing_gives_nothing(lengths: tuple[int, ...]) -> None:
    told, back = layer()(sentences(lengths), is_train=True)
    assert [one.shape for one in told] == [(0, WIDTH + 2 * HIDDEN)] * len(lengths)
    assert [one.shape for one in back(told)] == [(0, WIDTH)] * len(lengths)


def test_gradients_are_what_small_steps_give() -> None:
    model, given_in = layer(), sentences(LENGTHS)
    told, back = model(given_in, is_train=True)
    weights = [np.random.default_rng(1).normal(size=one.shape).astype("float32") for one in told]

    def loss() -> float:
        return sum(
            float((one.astype("float64") * weight).sum())
            for one, weight in zip(model.predict(given_in), weights, strict=True)
        )

    def slope(array: Any, place: tuple[int, ...], step: float = 1e-2) -> float:
        kept = array[place]
        array[place] = kept + step
        above = loss()
        array[place] = kept - step
        below = loss()
        array[place] = kept
        return (above - below) / (2 * step)

    back_to_words = back(weights)
    for one, gradient in zip(given_in, back_to_words, strict=True):
        for place in np.ndindex(one.shape):
            assert slope(one, place) == pytest.approx(gradient[place], abs=1e-3)
    for name in model.param_names:
        parameter, gradient = model.get_param(name), model.get_grad(name)
        for place in list(np.ndindex(parameter.shape))[::3]:
            assert slope(parameter, place) == pytest.approx(gradient[place], abs=1e-3)


def test_training_drops_some_of_what_the_others_tell() -> None:
    model = layer()
    model.attrs["dropout_rate"] = 0.5
    (told,), _ = model(sentences((40,)), is_train=True)
    assert 0.3 < (told[:, WIDTH:] == 0).mean() < 0.7
    assert (model.predict(sentences((40,)))[0][:, WIDTH:] != 0).all()
