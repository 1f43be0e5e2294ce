"""Confidence: how often a relation like this one proves right, from what can be told of its statements and ends.

A logistic model over few, nameable traits; its weights are in ``confidence.yaml``, fitted by
``training/relations/confidence.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

import yaml

from nysta.extract.language.mentions import Mention
from nysta.extract.relations.scorer import LEARNED
from nysta.extract.relations.statement import End, Statement
from nysta.extract.resolve.clusters import Cluster

# From how many mentions on a name is used often, and how far apart, in characters, two names stand far.
OFTEN, FAR, NEAR = 4, 100, 30
# A sentence of so many characters says more than one thing.
LONG = 220


@dataclass(frozen=True, slots=True)
class Weights:
    """``base`` and ``rules`` (for each unit of log-odds that rules and scorer give), and one weight for each trait."""

    base: float
    rules: float
    traits: dict[str, float]


@cache
def weights() -> Weights:
    """The contents of ``confidence.yaml``."""
    table = yaml.safe_load(files("nysta.extract.resolve").joinpath("confidence.yaml").read_text(encoding="utf-8"))
    return Weights(table["base"], table["rules"], table["traits"])


def log_odds(certainty: float) -> float:
    """The log-odds of how sure rules and scorer are (0–1), kept within ±7."""
    sure = min(max(certainty, 0.001), 0.999)
    return log(sure / (1 - sure))


def calibrated(certainty: float, traits: Iterable[str] = ()) -> float:
    """The share of relations with these ``traits`` that prove right where rules and scorer are so sure (0–1)."""
    fitted = weights()
    told = sum(fitted.traits.get(one, 0.0) for one in sorted(traits))
    return 1 / (1 + exp(-(fitted.base + fitted.rules * log_odds(certainty) + told)))


def traits_of(said: Statement, source: Cluster, target: Cluster) -> frozenset[str]:
    """What a statement and its two ends tell of how sure it is, each as "family/value"."""
    place = said.rule.split("/")[0]
    found = {f"place/{place}", f"type/{said.type}", f"{said.type}/to-{target.label}"}
    found.add(f"rule/{'/'.join(said.rule.split('/')[1:])}")
    if said.modality == "planned":
        found.add("modality/planned")
    if said.type == "FUNDS":
        found.add("money/amount" if said.amount else "money/none")
    found |= {f"end/{_through(one)}" for one in (said.source, said.target)}
    for cluster in (source, target):
        found.add(f"name/{_standing(cluster)}")
    if place == "sentence" and said.end - said.start > LONG:
        found.add("words/long")
    return frozenset(found) | _distance(said)


def together(group: Sequence[tuple[Statement, Set[str]]]) -> frozenset[str]:
    """The traits of a fact that ``group`` states, the surest statement first."""
    learned = {said.rule.endswith(LEARNED) for said, _ in group}
    found = set(group[0][1])
    found.add("read/both" if len(learned) == 2 else "read/scorer" if True in learned else "read/rule")
    if len({(said.start, said.end) for said, _ in group}) > 1:
        found.add("said/again")
    return frozenset(found)


def _through(end: End) -> str:
    """How an end is told: by its name, by a definite noun, or not at all."""
    if isinstance(end.mention, Mention):
        return "anaphor" if end.mention.origin == "anaphor" else "short" if end.mention.origin == "short" else "named"
    return end.mention


def _standing(cluster: Cluster) -> str:
    """How well a name is known: to a gazetteer, used often, or guessed by the model where it stands once."""
    if cluster.entry is not None:
        return "listed"
    if len(cluster.places) >= OFTEN:
        return "often"
    guessed = all(one.origin == "model" for _, one in cluster.places)
    return ("guessed" if guessed else "shaped") + ("-once" if len(cluster.places) < 2 else "")


def _distance(said: Statement) -> frozenset[str]:
    one, other = said.source, said.target
    if not (isinstance(one.mention, Mention) and isinstance(other.mention, Mention)) or one.block is not other.block:
        return frozenset()
    gap = max(one.mention.start, other.mention.start) - min(one.mention.end, other.mention.end)
    return frozenset({"words/far"} if gap > FAR else {"words/near"} if gap < NEAR else ())
