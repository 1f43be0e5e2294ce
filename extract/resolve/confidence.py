"""Confidence: how often a relation like this one proves right, by a few things that can be named.

A logistic model; its weights are in ``confidence.yaml``, fitted by ``training/relations/confidence.py``. Of what else
was tried (place, type, rule, distance, crowded sentences, ends told by a pronoun) nothing told more on documents that
the fit had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import LEARNED, LIKELY, Statement
from nysta.extract.resolve.cluster import Cluster

# From how many mentions on a name is used often.
OFTEN = 4
# How sure the trained scorer is of what it reads itself.
SCORER_SURE, SCORER_LIKELY = 0.85, 0.6
# The log-odds of a usual relation, and as how many of those a document's own are counted with, so that one of a
# single sentence is taken for a usual one.
USUAL, USUAL_ONES = 1.4, 8
# The model weighs what rules and scorer find, and leaves to them what is likely: that stays at LIKELY, unless the model
# is rather sure that it is wrong (below TORN), and what they find unlikely stays below it.
TORN, UNLIKELY = 0.3, 0.499
# The trait of what the scorer alone reads.
GUESSED = "read/scorer"
# So many likely relations in a hundred words are usual: our tuning sets have 2.5 to 6. Where there are fewer (the real
# documents have 0.2 to 1.2), names mostly stand side by side without any, and what the scorer alone reads, having
# learned where they rarely do, is less likely by as much, by FEWEST log-odds at most. Of what it read in the real
# documents with a confidence below .7, two of three were wrong.
USUAL_DENSITY, FEWEST = 2.2, -1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """``base``; ``rules`` and ``document``, each for a unit of log-odds; and one weight for each trait."""

    base: float
    rules: float
    document: float
    traits: dict[str, float]


@cache
def weights() -> Weights:
    """The contents of ``confidence.yaml``."""
    table = load_yaml(files("nysta.extract.resolve").joinpath("confidence.yaml").read_text(encoding="utf-8"))
    return Weights(table["base"], table["rules"], table["document"], table["traits"])


def calibrated(
    certainty: float, plainness: float = 0.0, traits: Set[str] = frozenset(), sparseness: float = 0.0
) -> float:
    """The share (0–1) of relations with these ``traits``, in documents so plain and so sparse, that prove right where
    rules and scorer are so sure."""
    fitted = weights()
    told = sum(fitted.traits.get(one, 0.0) for one in sorted(traits))
    guessed = GUESSED in traits
    told += sparseness if guessed else 0.0
    odds = fitted.base + fitted.rules * log_odds(certainty) + fitted.document * plainness + told
    right = 1 / (1 + exp(-odds))
    if certainty < LIKELY:
        return min(right, UNLIKELY)
    torn = LIKELY > right >= TORN and not (guessed and sparseness < 0)
    return LIKELY if torn else right


def log_odds(certainty: float) -> float:
    """The log-odds of how sure rules and scorer are (0–1), kept within ±7."""
    sure = min(max(certainty, 0.001), 0.999)
    return log(sure / (1 - sure))


def plainness(certainties: Sequence[float]) -> float:
    """How plainly a document says what it says: the mean log-odds of its relations, above or below the usual."""
    said = sum(log_odds(one) for one in certainties)
    return (said + USUAL_ONES * USUAL) / (len(certainties) + USUAL_ONES) - USUAL


def sparseness(likely: int, words: int) -> float:
    """By how many log-odds (0 or less) a relation is less likely in a document of so many words with so many likely
    relations than in a usual one."""
    density = 100 * max(likely, 0.1) / max(words, 1)
    return min(0.0, max(FEWEST, log(density / USUAL_DENSITY)))


def traits_of_ends(source: Cluster, target: Cluster) -> frozenset[str]:
    """How well the names at both ends are known, each as "name/…"."""
    return frozenset(f"name/{_standing(one)}" for one in (source, target))


def _standing(cluster: Cluster) -> str:
    """Known to a gazetteer, used often, or told by its shape or by the model alone, where it may stand once."""
    if cluster.entry is not None:
        return "listed"
    if len(cluster.places) >= OFTEN:
        return "often"
    guessed = all(mention.origin == "model" for _, mention in cluster.places)
    return ("guessed" if guessed else "shaped") + ("-once" if len(cluster.places) < 2 else "")


def traits_of_reading(said: Sequence[Statement]) -> frozenset[str]:
    """Who read a fact: a rule, the trained scorer, or both, and how sure the scorer was."""
    scored = max((one.confidence for one in said if one.rule.endswith(LEARNED)), default=None)
    if scored is None:
        return frozenset({"read/rule"})
    ruled = any(not one.rule.endswith(LEARNED) for one in said)
    sure = "sure" if scored > SCORER_SURE else "likely" if scored > SCORER_LIKELY else "unsure"
    return frozenset({"read/both" if ruled else GUESSED, f"scorer/{sure}"})


def rivals(own: tuple[str, str], others: Set[tuple[str, str]]) -> frozenset[str]:
    """What else is said of the same two: ``own`` and ``others`` are (type, id of the source)."""
    kinds = {"reverse" if kind == own[0] else "type" for kind, _ in others - {own}}
    return frozenset(f"rival/{kind}" for kind in kinds)
