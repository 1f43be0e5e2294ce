"""Train the layer beside a linear model over features: Adam over batches of pairs, with half of the features hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from thinc.api import Adam, Linear, fix_random_seed, use_ops

from nysta.extract.language.ops import NystaOps
from nysta.extract.relations.scorers.network import bag
from nysta.extract.relations.scorers.network_input import table
from nysta.extract.relations.weights import Layer, softmax

# Units, passes over all pairs, pairs at a time, the rate at first (it falls to nothing), how many features and units
# are hidden at a time: chosen on two folds of the rows of tables.
UNITS, PASSES, TOGETHER, RATE = 64, 14, 128, 2e-3
FEATURES_UNSEEN, UNITS_UNSEEN = 0.5, 0.4
# What a pair weighs in a step.
SHARE_OF_STEP = 1 / 60


def fitted_layer(features: Sequence[Sequence[int]], most: int, labels: Any, classes: int, weights: Any) -> Layer:
    """A layer that has learned from pairs, each with the numbers of its features, from 0 to ``most`` - 1, the number of
    its class, and its weight."""
    fix_random_seed(0)
    with use_ops(NystaOps.name):
        inner, outer = bag(most + 1, UNITS), Linear(classes, UNITS)
    inner.initialize()
    outer.initialize()
    optimizer = Adam(RATE, L2=1e-4, L2_is_weight_decay=True, grad_clip=5.0)
    numbers = table([[number + 1 for number in some] for some in features])
    order, step = np.arange(len(numbers)), 0
    steps = PASSES * (len(order) // TOGETHER + 1)
    for _ in range(PASSES):
        np.random.shuffle(order)
        for start in range(0, len(order), TOGETHER):
            some = order[start : start + TOGETHER]
            optimizer.learn_rate = RATE * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-6
            step += 1
            seen = np.where(np.random.random(numbers[some].shape) < FEATURES_UNSEEN, 0, numbers[some])
            units, back_units = inner(seen, is_train=True)
            shown = (units > 0) * (np.random.random(units.shape) >= UNITS_UNSEEN) / (1 - UNITS_UNSEEN)
            logits, back_logits = outer((units * shown).astype("float32"), is_train=True)
            gradient = softmax(logits)
            gradient[np.arange(len(some)), labels[some]] -= 1
            d_logits = (gradient * weights[some][:, None] * SHARE_OF_STEP).astype("float32")
            back_units((back_logits(d_logits) * shown).astype("float32"))
            inner.finish_update(optimizer)
            outer.finish_update(optimizer)
    return Layer(inner.get_param("E")[1:].T, outer.get_param("W"), outer.get_param("b"))


def layer_odds(layer: Layer, matrix: Any) -> Any:
    """How likely each class is for each pair, a row of a sparse matrix of features."""
    return layer.odds(matrix @ layer.inner.T.astype(np.float64))
