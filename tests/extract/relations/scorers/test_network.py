"""The network of relations: gradients that are what they say, and pairs that read the same in any company."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from thinc.api import Model, fix_random_seed, use_ops

from nysta.extract.language.ops import NystaOps
from nysta.extract.relations.scorers.network import TASKS, looks, network
from nysta.extract.relations.scorers.network_input import Batch, batch
from nysta.extract.relations.scorers.sight import Place, Placed

VECTOR, WIDTH, CLASSES = 6, 5, 3
NUMBERS = {"within": {"far=1": 1, "far=2": 2}, "beyond": {"T.rank=0": 1}, "rows": {"cells=2": 1}}


def sentence(*words: str) -> tuple[Any, ...]:
    return tuple((word, ("pos=X",)) for word in words)


ONE, OTHER, THIRD = sentence("a", "", "b", "", "c"), sentence("", "d"), sentence("b", "", "", "e", "f", "", "g")
ABOVE = sentence("", "a", "", "g")
ASKED: dict[str, Any] = {
    "within": [
        (Placed(Place(ONE, 1), Place(ONE, 3)), (frozenset({"far=1", "unknown"}),)),
        (Placed(Place(THIRD, 1), Place(THIRD, 2)), (frozenset({"far=2"}),)),
        (Placed(Place(THIRD, 1), Place(THIRD, 5)), (frozenset(),)),
    ],
    "beyond": [
        (Placed(Place(OTHER, 0), Place(ONE, 3)), (frozenset({"T.rank=0"}),)),
        (Placed(Place(THIRD, 2), None), (frozenset(),)),
    ],
    "rows": [
        (Placed(Place(OTHER, 0), Place(ABOVE, 2), Place(ABOVE, 0)), (frozenset({"cells=2"}),)),
        (Placed(Place(THIRD, 1), Place(THIRD, 3), Place(ABOVE, 0)), (frozenset(),)),
        (Placed(Place(THIRD, 1), None, Place(ABOVE, 0)), (frozenset(),)),
    ],
}


def models(dtype: str = "float64") -> tuple[Model[Any, Any], Model[Any, Any]]:
    fix_random_seed(3)
    sizes = {task: len(NUMBERS[task]) + 1 for task in TASKS}
    with use_ops(NystaOps.name):
        made = looks(VECTOR, 4, WIDTH), network(WIDTH, 4, 7, dict.fromkeys(TASKS, CLASSES), sizes)
    for one in made:
        one.initialize()
        for layer in one.walk():
            for name in layer.param_names:
                layer.set_param(name, np.random.normal(scale=0.5, size=layer.get_param(name).shape).astype(dtype))
            if layer.name == "bag":
                layer.get_param("E")[0] = 0
    return made


def given(one: Batch) -> tuple[Any, Any]:
    rng = np.random.default_rng(0)
    known = {word: rng.normal(size=VECTOR) for word in "abcdefg"}
    vectors = np.array([known.get(word, np.zeros(VECTOR)) for word, _ in one.looks])
    return vectors, np.array([[1 + at % 3] for at in range(len(one.looks))], dtype="int32")


def test_gradients_are_what_small_steps_give() -> None:
    first, rest = models()
    one = batch(ASKED, NUMBERS)
    vectors, features = given(one)

    def told() -> dict[str, Any]:
        return rest.predict((first.predict((vectors, features)), one))

    weights = {task: np.random.default_rng(1).normal(size=some.shape) for task, some in told().items()}
    rows, back_rows = first((vectors, features), is_train=True)
    _, back = rest((rows, one), is_train=True)
    back_rows(back(weights))
    for layer in (*first.walk(), *rest.walk()):
        for name in layer.param_names:
            parameter, gradient = layer.get_param(name), layer.get_grad(name)
            places = np.ndindex(parameter.shape)
            for place in [it for it in places if layer.name != "bag" or it[0] > 0][::5]:  # 0 stands for no feature
                kept, step, losses = parameter[place], 1e-5, []
                for moved in (kept + step, kept - step):
                    parameter[place] = moved
                    losses.append(sum(float((some * weights[task]).sum()) for task, some in told().items()))
                parameter[place] = kept
                slope = (losses[0] - losses[1]) / (2 * step)
                assert slope == pytest.approx(gradient[place], rel=1e-3, abs=1e-4), (layer.name, name, place)


def test_what_pairs_have_in_common_is_looked_up_once() -> None:
    places = Placed(Place(ONE, 1), Place(ONE, 3))
    near, far, unknown = frozenset({"far=1"}), frozenset({"far=2"}), frozenset({"unknown"})
    one = batch({"within": [(places, (near, far)), (places, (near, unknown)), (places, (far, near))]}, NUMBERS)
    pairs = one.pairs["within"]
    assert [[pairs.parts[part].tolist() for part in parts] for parts in pairs.parts_of] == [
        [[1], [2]],
        [[1], [0]],
        [[2], [1]],
    ]
    assert len(pairs.parts) == 3
    assert "beyond" not in one.pairs
