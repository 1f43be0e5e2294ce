"""Relations: what is asked for, what was predicted, and whether its attributes are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nysta.graph.evaluation.documents import DocumentGraph
from nysta.graph.evaluation.pairing import Pairing
from nysta.graph.keys import UNDIRECTED

Relation = Mapping[str, Any]
Fact = tuple[str, str, str]  # type, source, target; the ends sorted where there is no direction

NOT_ASKED = frozenset({"proposed", "negated", "ended"})
_FALSE_IF_ASSERTED = frozenset({"negated", "ended"})
ATTRIBUTES = ("share", "role", "basis", "modality")


def fact(kind: str, source: str, target: str) -> Fact:
    """A relation as it is counted: once, however many statements there are."""
    if kind in UNDIRECTED and target < source:
        source, target = target, source
    return (kind, source, target)


def modality(relation: Relation) -> str:
    """What the relation is said to be; asserted where nothing is said."""
    return relation.get("modality") or "asserted"


@dataclass(frozen=True)
class Asked:
    """What the gold of one document asks for.

    ``neutral`` is neither asked for nor punished; ``prose`` is what more than a table states;
    ``places`` sorts the facts by where the gold says they stand; ``stated`` has all relations by fact.
    """

    facts: frozenset[Fact]
    neutral: frozenset[Fact]
    prose: frozenset[Fact]
    places: dict[str, set[Fact]]
    stated: dict[Fact, list[Relation]]


def asked(gold: DocumentGraph) -> Asked:
    """The facts that the gold asks for."""
    facts: set[Fact] = set()
    neutral: set[Fact] = set()
    prose: set[Fact] = set()
    places: dict[str, set[Fact]] = defaultdict(set)
    stated: dict[Fact, list[Relation]] = defaultdict(list)
    for relation in gold.relations:
        own = fact(relation["type"], relation["source"], relation["target"])
        stated[own].append(relation)
        if modality(relation) not in NOT_ASKED:
            facts.add(own)
            places[relation.get("difficulty") or "sentence"].add(own)
            if relation.get("difficulty") != "table":
                prose.add(own)
        elif modality(relation) not in _FALSE_IF_ASSERTED:
            neutral.add(own)
    neutral |= {fact(each["type"], each["source"], each["target"]) for each in gold.doubtful if "type" in each}
    return Asked(frozenset(facts), frozenset(neutral - facts), frozenset(prose), dict(places), dict(stated))


@dataclass(frozen=True)
class Predicted:
    """What was predicted for one document, in terms of gold entities.

    ``facts`` are those said to hold; ``from_tables`` those a table rule gave; ``by_fact`` has every
    predicted relation, whatever its modality.
    """

    facts: frozenset[Fact]
    from_tables: frozenset[Fact]
    by_fact: dict[Fact, list[Relation]]


def predicted_facts(relations: Sequence[Relation], pairing: Pairing) -> Predicted:
    """The facts that ``relations`` state; their ends must be known to ``pairing``."""
    facts: set[Fact] = set()
    from_tables: set[Fact] = set()
    by_fact: dict[Fact, list[Relation]] = defaultdict(list)
    for relation in relations:
        ends = pairing.stands_for[relation["source"]], pairing.stands_for[relation["target"]]
        own = fact(relation["type"], *ends)
        by_fact[own].append(relation)
        if modality(relation) in NOT_ASKED:
            continue
        facts.add(own)
        if str(relation.get("rule") or "").startswith("table/"):
            from_tables.add(own)
    return Predicted(frozenset(facts), frozenset(from_tables), dict(by_fact))


def attribute_marks(gold: Sequence[Relation], predicted: Sequence[Relation]) -> dict[str, bool]:
    """Whether each attribute that the gold states of one fact was predicted."""
    marks = {}
    for name in ATTRIBUTES:
        values = {each.get(name) for each in gold} - {None}
        if values:
            default = "asserted" if name == "modality" else None
            marks[name] = any((each.get(name) or default) in values for each in predicted)
    return marks
