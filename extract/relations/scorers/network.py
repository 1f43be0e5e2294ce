"""The network of relations: two LSTMs over the words of sentences, and what they tell of two names, in NumPy.

A linear model weighs what stands around two names, each thing by itself. The network reads the sentence: a word counts
by what it means (its vector) and by what stands before and after it. What the LSTMs say at the two names and the most
they say anywhere between them and in the sentence go, with features of the pair, to a layer that tells the relation.
For a name and what only the text before its sentence names it is the most in that sentence instead of between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from thinc.api import Linear, Model, get_current_ops

from nysta.extract.language.context import both_ways
from nysta.extract.relations.scorers.network_input import Batch, Pairs

Backprop = Callable[[Any], Any]
TASKS = ("within", "beyond", "rows")


def bag(size: int, width: int) -> Model[Any, Any]:
    """A layer that gives for each row of numbers of features the sum of what these stand for; 0 stands for nothing."""
    return Model("bag", _bag, init=_fresh_bag, dims={"nV": size, "nO": width}, params={"E": None})


def _fresh_bag(model: Model[Any, Any], **_: Any) -> None:
    rows: Any = np.random.normal(scale=0.05, size=(model.get_dim("nV"), model.get_dim("nO"))).astype("float32")
    rows[0] = 0
    model.set_param("E", rows)


def _bag(model: Model[Any, Any], numbers: Any, is_train: bool) -> tuple[Any, Backprop]:
    table: Any = model.get_param("E")
    rows: Any = np.zeros((len(numbers), table.shape[1]), dtype=table.dtype)
    for column in numbers.T:  # all at once would be many times the memory, and take twice as long
        rows += table.take(column, axis=0)

    def backprop(d_rows: Any) -> Any:
        gradient: Any = np.zeros_like(table)
        for column in range(numbers.shape[1]):
            _add(gradient, numbers[:, column], d_rows)
        gradient[0] = 0
        model.inc_grad("E", gradient)
        return None

    return rows, backprop


Looks = tuple[Any, Any]
"""The vectors of looks, and the numbers of their features (0 for none)."""


def looks(vector: int, features: int, width: int) -> Model[Looks, Any]:
    """What looks are to the network, ``width`` numbers each, by their vectors and features."""
    return Model("looks", _looks, init=_fresh, layers=[Linear(width, vector), bag(features, width)])


def _looks(model: Model[Looks, Any], given: Looks, is_train: bool) -> tuple[Any, Backprop]:
    (of_vectors, back_vectors), (of_features, back_features) = (
        layer(one, is_train) for layer, one in zip(model.layers, given, strict=True)
    )
    rows = np.maximum(of_vectors + of_features, 0)

    def backprop(d_rows: Any) -> None:
        d_rows = d_rows * (rows > 0)
        back_vectors(d_rows)
        back_features(d_rows)

    return rows, backprop


def network(
    width: int, hidden: int, told: int, classes: Mapping[str, int], features: Mapping[str, int]
) -> Model[tuple[Any, Batch], dict[str, Any]]:
    """A network over looks of ``width`` numbers with LSTMs of ``hidden`` each way; for each task so many classes, told
    by a layer of ``told`` out of what the LSTMs say and so many features of pairs. It gives the logits of the pairs."""
    said = width + 2 * hidden
    layers: list[Model[Any, Any]] = [both_ways(width, hidden)]
    for task in TASKS:
        layers += [Linear(told, 4 * said), bag(features[task], told), Linear(classes[task], told)]
    return Model("network", _network, init=_fresh, layers=layers, attrs={"dropout_rate": 0.0})


def _fresh(model: Model[Any, Any], **_: Any) -> None:
    for layer in model.layers:
        layer.initialize()


def _network(model: Model[Any, Any], given: tuple[Any, Batch], is_train: bool) -> tuple[dict[str, Any], Backprop]:
    looked, batch = given
    context = model.layers[0]
    order = np.concatenate(batch.sentences)
    ends = np.cumsum([len(one) for one in batch.sentences])
    rows, back_dropped = _dropped(model, looked[order], is_train)
    said, back_context = context(np.split(rows, ends[:-1]), is_train)
    words, back_said = _dropped(model, np.concatenate(said), is_train)
    whole, back_whole = most(words, ends - np.diff(ends, prepend=0), ends)
    logits: dict[str, Any] = {}
    backs: dict[str, Backprop] = {}
    for nth, task in enumerate(TASKS):
        if task in batch.pairs:
            head = model.layers[1 + 3 * nth : 4 + 3 * nth]
            logits[task], backs[task] = _told(model, head, task, words, whole, batch.pairs[task], is_train)

    def backprop(d_logits: dict[str, Any]) -> Any:
        d_words, d_whole = np.zeros_like(words), np.zeros_like(whole)
        for task, d_task in d_logits.items():
            backs[task]((d_task, d_words, d_whole))
        d_words += back_whole(d_whole)
        d_said = np.split(back_said(d_words), ends[:-1])
        d_rows = back_dropped(np.concatenate(back_context(d_said)))
        d_looked = np.zeros_like(looked)
        _add(d_looked, order, d_rows)
        return d_looked

    return logits, backprop


def _told(
    model: Model[Any, Any],
    head: Sequence[Model[Any, Any]],
    task: str,
    words: Any,
    whole: Any,
    pairs: Pairs,
    is_train: bool,
) -> tuple[Any, Backprop]:
    """The logits of pairs; its way back adds to the gradients of words and of whole sentences."""
    of_said, of_features, last = head
    placed = (pairs.second >= 0)[:, None]
    told_of = placed if task == "beyond" else np.ones_like(placed)  # a row's pair has what stands above it
    between, back_between = (
        most(words, pairs.first, pairs.second + 1) if task == "within" else (whole[pairs.second_in] * told_of, None)
    )
    rows = np.hstack([words[pairs.first], words[pairs.second] * placed, between, whole[pairs.first_in]])
    told, back_told = of_said(rows, is_train)
    of_parts, back_parts = of_features(pairs.parts, is_train)
    added = of_parts[pairs.parts_of].sum(axis=1)
    inner, back_inner = _dropped(model, np.maximum(told + added, 0), is_train)
    logits, back_last = last(inner, is_train)

    def backprop(gradients: tuple[Any, Any, Any]) -> None:
        d_logits, d_words, d_whole = gradients
        d_inner = back_inner(back_last(d_logits)) * (told + added > 0)
        d_parts = np.zeros_like(of_parts)
        for part in pairs.parts_of.T:
            _add(d_parts, part, d_inner)
        back_parts(d_parts)
        first, second, middle, sentence = np.split(back_told(d_inner), 4, axis=1)
        _add(d_words, pairs.first, first)
        _add(d_words, np.maximum(pairs.second, 0), second * placed)
        _add(d_whole, pairs.first_in, sentence)
        if back_between is not None:
            d_words += back_between(middle)
        else:
            _add(d_whole, np.maximum(pairs.second_in, 0), middle * told_of)

    return logits, backprop


def most(rows: Any, starts: Any, stops: Any) -> tuple[Any, Backprop]:
    """For each stretch of ``rows`` the most of each column."""
    lengths = stops - starts
    begins = np.cumsum(lengths) - lengths
    inside = np.arange(lengths.sum()) + np.repeat(starts - begins, lengths)
    stretched = rows[inside]
    found = np.maximum.reduceat(stretched, begins, axis=0)

    def backprop(d_found: Any) -> Any:
        d_rows = np.zeros_like(rows)
        d_stretched = np.where(stretched == np.repeat(found, lengths, axis=0), np.repeat(d_found, lengths, axis=0), 0)
        _add(d_rows, inside, d_stretched)
        return d_rows

    return found, backprop


def _add(table: Any, numbers: Any, rows: Any) -> None:
    """Add ``rows`` to those of ``table`` that have these numbers; several to one where it is asked for often."""
    places: Any = np.ascontiguousarray(numbers, dtype="int32")
    added: Any = np.ascontiguousarray(rows)
    get_current_ops().scatter_add(table, places, added)


def _dropped(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Backprop]:
    rate = model.attrs["dropout_rate"]
    if not is_train or not rate:
        return rows, lambda d_rows: d_rows
    mask = (np.random.random(rows.shape) >= rate).astype(rows.dtype) / (1 - rate)
    return rows * mask, lambda d_rows: d_rows * mask
