"""What the words of a sentence know of each other: two LSTMs, one from its beginning and one from its end, in NumPy.

spaCy's convolutions let a word see four words to either side. Whether "Mat som binder samman" is a project, its verb
tells, and that may stand farther off. Sentences of a batch go through together, word by word: the rows of the first
words of all, then those of the second words, with the longest sentence first, so that those still going are always
the first rows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, chain, glorot_uniform_init

_GATES = 4  # how much to take in, to keep and to tell, and what is taken in
# What a fresh network keeps of what it read before: most.
_KEEP_AT_FIRST = 1.0

_KINDS = ("W", "U", "b")

_Backprop = Callable[[Any], Any]


@registry.architectures("nysta.SentenceContext.v1")  # type: ignore[untyped-decorator]
def sentence_context(local: Model[list[Doc], list[Any]], hidden: int) -> Model[list[Doc], list[Any]]:
    """The vectors of ``local`` for each word, and beside them ``hidden`` numbers from the words before it and as many
    from those after it."""
    width = local.get_dim("nO")
    model: Model[list[Doc], list[Any]] = chain(local, both_ways(width, hidden))
    model.set_dim("nO", width + 2 * hidden)
    return model


def both_ways(width: int, hidden: int) -> Model[list[Any], list[Any]]:
    """A layer over the vectors of sentences (arrays of ``width`` columns) that adds ``2 * hidden`` columns to each."""
    return Model(
        "both_ways",
        _forward,
        init=_init,
        dims={"nI": width, "nH": hidden, "nO": width + 2 * hidden},
        params={f"{kind}_{way}": None for way in _WAYS for kind in _KINDS},
        attrs={"dropout_rate": 0.0},
    )


# The order in which each of the two reads the steps of a batch.
_WAYS: dict[str, Callable[[list[slice]], list[slice]]] = {"on": list, "back": lambda steps: steps[::-1]}


def _init(model: Model[Any, Any], **_: Any) -> None:
    width, hidden = model.get_dim("nI"), model.get_dim("nH")
    for way in _WAYS:
        model.set_param(f"W_{way}", glorot_uniform_init(model.ops, (width, _GATES * hidden)))
        squares = [np.linalg.qr(np.random.normal(size=(hidden, hidden)))[0] for _ in range(_GATES)]
        onwards: Any = np.hstack(squares).astype("float32")
        model.set_param(f"U_{way}", onwards)
        bias: Any = np.zeros(_GATES * hidden, dtype="float32")
        bias[hidden : 2 * hidden] = _KEEP_AT_FIRST
        model.set_param(f"b_{way}", bias)


def _forward(model: Model[Any, Any], sentences: list[Any], is_train: bool) -> tuple[list[Any], _Backprop]:
    order, steps = _by_step([len(sentence) for sentence in sentences])
    if not steps:
        nothing = [np.zeros((0, model.get_dim("nO")), dtype="float32") for _ in sentences]
        return nothing, lambda _: [np.zeros((0, model.get_dim("nI")), dtype="float32") for _ in sentences]
    words = np.concatenate([sentence for sentence in sentences if len(sentence)])
    rows = words[order]
    told = [_one_way(model, way, rows, steps, is_train) for way in _WAYS]
    hidden = np.hstack([states for states, _ in told])
    mask: Any = 1.0
    if is_train and model.attrs["dropout_rate"]:
        mask = model.ops.get_dropout_mask(hidden.shape, model.attrs["dropout_rate"])
    width, size = model.get_dim("nI"), model.get_dim("nH")
    out = np.empty((len(words), width + 2 * size), dtype=words.dtype)
    out[:, :width] = words
    out[order, width:] = hidden * mask
    ends = np.cumsum([len(sentence) for sentence in sentences])[:-1]

    def backprop(d_sentences: list[Any]) -> list[Any]:
        d_out = np.concatenate([one for one in d_sentences if len(one)])
        d_words = np.array(d_out[:, :width])
        d_hidden = d_out[order, width:] * mask
        for at, (_, back) in enumerate(told):
            d_words[order] += back(d_hidden[:, at * size : (at + 1) * size])
        return np.split(d_words, ends)

    return np.split(out, ends), backprop


def _by_step(lengths: list[int]) -> tuple[Any, list[slice]]:
    """Which word (of all, sentence after sentence) stands in which row, and the rows of each step."""
    starts = np.cumsum([0, *lengths[:-1]])
    longest_first = np.argsort([-length for length in lengths], kind="stable")
    starts, ordered = starts[longest_first], np.asarray(lengths)[longest_first]
    rows, steps, used = [], list[slice](), 0
    for step in range(int(ordered[0]) if len(ordered) else 0):
        going = int(np.count_nonzero(ordered > step))
        rows.append(starts[:going] + step)
        steps.append(slice(used, used + going))
        used += going
    return (np.concatenate(rows) if rows else np.zeros(0, dtype=int)), steps


def _one_way(model: Model[Any, Any], way: str, rows: Any, steps: list[slice], is_train: bool) -> tuple[Any, _Backprop]:
    """The states after each row, read in one of the two orders, and what hands their gradient on."""
    size = model.get_dim("nH")
    inwards, onwards, bias = _parameters(model, way)
    steps = _WAYS[way](steps)
    gates: Any = model.ops.gemm(rows, inwards)
    gates += bias
    # the logistic function of three gates by tanh of a half, which cannot overflow: all four are one call
    halved = np.ones(_GATES * size, dtype=rows.dtype)
    halved[: 3 * size] = 0.5
    gates *= halved
    onwards = onwards * halved
    states = np.empty((len(rows), size), dtype=rows.dtype)
    kept, before = (np.empty((len(rows), 2 * size), dtype=rows.dtype) if is_train else None for _ in range(2))
    # a sentence that is over keeps its row here, one that has not begun has zeros
    most = max(step.stop - step.start for step in steps)
    state, cell = (np.zeros((most, size), dtype=rows.dtype) for _ in range(2))
    told = np.empty((most, _GATES * size), dtype=rows.dtype)
    for step in steps:
        going = step.stop - step.start
        now, here, inner = gates[step], state[:going], cell[:going]
        if before is not None:
            before[step, :size], before[step, size:] = here, inner
        now += np.matmul(here, onwards, out=told[:going])
        np.tanh(now, out=now)
        logistic = now[:, : 3 * size]
        logistic *= 0.5
        logistic += 0.5
        take, keep, tell, new = (now[:, at : at + size] for at in range(0, _GATES * size, size))
        inner *= keep
        inner += take * new
        said = np.tanh(inner)
        np.multiply(tell, said, out=here)
        states[step] = here
        if kept is not None:
            kept[step, :size] = said
    return states, partial(_back, model, way, rows, steps, gates, before, kept)


def _back(
    model: Model[Any, Any], way: str, rows: Any, steps: list[slice], gates: Any, before: Any, kept: Any, d_states: Any
) -> Any:
    """The gradient of ``rows``; that of the parameters is added to the model's."""
    size = model.get_dim("nH")
    inwards, onwards, _ = _parameters(model, way)
    d_gates = np.empty_like(gates)
    most = max(step.stop - step.start for step in steps)
    d_state, d_cell = (np.zeros((most, size), dtype=rows.dtype) for _ in range(2))
    for step in reversed(steps):
        going = step.stop - step.start
        take, keep, tell, new = np.split(gates[step], _GATES, axis=1)
        said = kept[step, :size]
        d_now = d_state[:going] + d_states[step]
        d_inner = d_cell[:going] + d_now * tell * (1 - said * said)
        d_step = d_gates[step]
        d_step[:, :size] = d_inner * new * take * (1 - take)
        d_step[:, size : 2 * size] = d_inner * before[step, size:] * keep * (1 - keep)
        d_step[:, 2 * size : 3 * size] = d_now * said * tell * (1 - tell)
        d_step[:, 3 * size :] = d_inner * take * (1 - new * new)
        d_cell[:going] = d_inner * keep
        d_state[:going] = d_step @ onwards.T
    model.inc_grad(f"W_{way}", rows.T @ d_gates)
    model.inc_grad(f"U_{way}", before[:, :size].T @ d_gates)
    model.inc_grad(f"b_{way}", d_gates.sum(axis=0))
    return d_gates @ inwards.T


def _parameters(model: Model[Any, Any], way: str) -> tuple[Any, ...]:
    """From a word's vector to its gates, from the state before it to them, and what they begin with."""
    return tuple(model.get_param(f"{kind}_{way}") for kind in _KINDS)
