"""What is worth deciding: unsure relations and proposed merges, first those whose answer changes most.

A wrong relation between two well-connected bodies, or one of much money, misleads more readers than
one at the edge of the network. What counts how much is data: ``questions.yaml``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from nysta.graph.model import Edge, MergedGraph
from nysta.graph.ontology import ontology
from nysta.graph.proposals import Proposal


class _Weights(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    base: float
    money: float
    relations: float
    chains: float


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    below: float = Field(ge=0, le=1)
    large: int = Field(ge=0)
    below_large: float = Field(ge=0, le=1)
    merge_unsure: float = Field(ge=0, le=1)
    weights: _Weights
    chains: frozenset[str]
    chain_steps: int
    chain_ends: int


@dataclass(frozen=True, slots=True)
class Stake:
    """What a decision would change.

    ``kronor`` are those that count (DESIGN §1). ``relations`` are those of the less connected of the
    two ends: so many others are reached through it. ``chains`` are the pairs of ends further away
    that it ties together, by ownership, money or being a part.
    """

    kronor: int = 0
    relations: int = 0
    chains: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A relation that is unsure, or two entities that may be one; exactly one of ``edge`` and ``proposal`` is there.

    ``answered`` tells that somebody has decided. A higher ``weight`` is asked first.
    """

    id: str
    stake: Stake
    weight: float
    edge: Edge | None = None
    proposal: Proposal | None = None
    answered: bool = False


@cache
def settings() -> _Settings:
    """The settings of ``questions.yaml``."""
    source = files("nysta.graph").joinpath("questions.yaml")
    return _Settings.model_validate(yaml.safe_load(source.read_text(encoding="utf-8")))


def questions(
    graph: MergedGraph, proposals: Iterable[Proposal] = (), *, below: float | None = None
) -> tuple[Question, ...]:
    """The questions about ``graph``, the weightiest first.

    Args:
        graph: with the judgements applied.
        proposals: pairs of its entities that may be one.
        below: relations less sure than this (0–1) are asked about; else what ``questions.yaml`` says, which asks
            more of much money.
    """
    limit = settings().below if below is None else below
    large_limit = max(limit, settings().below_large) if below is None else below
    network = _Network(graph)
    found = [
        _about_relation(edge, network)
        for edge in network.stated
        if _confidence(edge) < (large_limit if _kronor(edge) >= settings().large else limit)
        and edge.properties["status"] != "added"
    ]
    found += [_about_merge(each, network) for each in proposals]
    return _varied(sorted(found, key=lambda each: (-each.weight, each.id)))


def _varied(ordered: Iterable[Question]) -> tuple[Question, ...]:
    """``ordered`` with what one passage states of the same two several times (a row's years) farther apart.

    Whoever has answered the first knows of the others, and would else answer it again and again: the second weighs
    half, the third a third.
    """
    met: Counter[tuple[str, ...]] = Counter()
    found = []
    for each in ordered:
        weight = each.weight
        if each.edge is not None:
            passages = each.edge.properties.get("passages")
            stated = (
                each.edge.type,
                each.edge.source,
                each.edge.target,
                *(passages if isinstance(passages, list) else ()),
            )
            met[stated] += 1
            weight = round(weight / met[stated], 4)
        found.append(replace(each, weight=weight))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.id)))


def _about_relation(edge: Edge, network: _Network) -> Question:
    kind = str(edge.properties.get("type", edge.type))
    chains = 0
    if kind in settings().chains:
        above, below = network.reach(kind, edge.source, up=True), network.reach(kind, edge.target, up=False)
        chains = (len(above) + 1) * (len(below) + 1) - 1
    stake = Stake(
        kronor=_kronor(edge),
        relations=min(network.degree[edge.source], network.degree[edge.target]),
        chains=chains,
    )
    answered = edge.properties["status"] in ("confirmed", "rejected")
    return Question(edge.key, stake, _weight(stake, 1 - _confidence(edge)), edge=edge, answered=answered)


def _about_merge(proposal: Proposal, network: _Network) -> Question:
    one, other = proposal.entity.id, proposal.other.id
    chains = 0
    for kind in settings().chains:
        up = [network.reach(kind, own, up=True) for own in (one, other)]
        down = [network.reach(kind, own, up=False) for own in (one, other)]
        chains += len(up[0]) * len(down[1]) + len(up[1]) * len(down[0])
    stake = Stake(
        kronor=min(network.kronor[one], network.kronor[other]),
        relations=min(network.degree[one], network.degree[other]),
        chains=chains,
    )
    first, second = sorted((one, other))
    return Question(f"{first}|{second}", stake, _weight(stake, settings().merge_unsure), proposal=proposal)


def _weight(stake: Stake, unsure: float) -> float:
    weights = settings().weights
    change = (
        weights.base
        + weights.money * math.log10(1 + stake.kronor)
        + weights.relations * math.log2(1 + stake.relations)
        + weights.chains * math.log2(1 + stake.chains)
    )
    return round(unsure * change, 4)


def _confidence(edge: Edge) -> float:
    value = edge.properties.get("confidence", 0.0)
    return float(value) if isinstance(value, int | float) else 0.0


def _kronor(edge: Edge) -> int:
    amount = edge.properties.get("amount_sek")
    return abs(amount) if isinstance(amount, int) and edge.properties.get("counts") is True else 0


class _Network:
    """The relations of a graph by their ends."""

    def __init__(self, graph: MergedGraph) -> None:
        provenance = {name for name, each in ontology().relations.items() if each.provenance}
        self.stated = [edge for edge in graph.edges if edge.type not in provenance]
        self.degree: dict[str, int] = defaultdict(int)
        self.kronor: dict[str, int] = defaultdict(int)
        self._up: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._down: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for edge in self.stated:
            for end in {edge.source, edge.target}:
                self.degree[end] += 1
                self.kronor[end] += _kronor(edge)
            if edge.type in settings().chains:
                self._up[edge.type][edge.target].add(edge.source)
                self._down[edge.type][edge.source].add(edge.target)

    def reach(self, kind: str, start: str, *, up: bool) -> set[str]:
        """Who is above or below ``start`` along relations of one type, within the limits of the settings."""
        steps: Mapping[str, set[str]] = (self._up if up else self._down)[kind]
        found: set[str] = set()
        edge_of = {start}
        for _ in range(settings().chain_steps):
            edge_of = {each for own in edge_of for each in steps.get(own, ())} - found - {start}
            found |= edge_of
            if not edge_of or len(found) >= settings().chain_ends:
                break
        return found
