"""Statements about mentions → relations between entities, each once, with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nysta.extract.document import SourceText
from nysta.extract.graph_file import Relation
from nysta.extract.relations.statement import LEARNED, LIKELY, Statement
from nysta.extract.resolve.confidence import calibrated, plainness, rivals, sparseness, traits_of_reading
from nysta.extract.resolve.evidence import evidence

# A second and third piece of evidence each take away this share of what is left to certainty.
MORE_EVIDENCE = 0.25
_FEWEST_CONFIDENCE = 0.2
# A rule that takes the payer from the sentences before is no surer than a reading that sees him.
_UNSAID_PAYER = "/allotted"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement whose ends are entities' ids, with the traits of those (``confidence.traits_of_ends``)."""

    statement: Statement
    source: str
    target: str
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A relation, with what its confidence is made of (``confidence.calibrated``)."""

    relation: Relation
    certainty: float
    plainness: float
    traits: frozenset[str]


def to_relations(resolved: Iterable[Resolved], source: SourceText) -> list[Relation]:
    """One relation for each distinct fact, in a stable order; those below confidence 0.2 are left out."""
    return [one.relation for one in weighed(resolved, source)]


def weighed(resolved: Iterable[Resolved], source: SourceText) -> list[Weighed]:
    """As ``to_relations``, each with what its confidence was made of."""
    groups: dict[tuple[object, ...], list[Resolved]] = {}
    for one in resolved:
        if one.source == one.target:
            continue
        groups.setdefault(_key(one), []).append(one)
    sure = [group for group in _without_repeats(groups) if _certainty(group) >= _FEWEST_CONFIDENCE]
    plain = plainness([_certainty(group) for group in sure])
    likely = {(group[0].statement.type, *_ends(group[0])) for group in sure if _certainty(group) >= LIKELY}
    sparse = sparseness(len(likely), len(source.text.split()))
    said: dict[frozenset[str], set[tuple[str, str]]] = {}
    for group in sure:
        first, second = _ends(group[0])
        said.setdefault(frozenset((first, second)), set()).add((group[0].statement.type, first))
    found = []
    for group in sure:
        first, second = _ends(group[0])
        others = rivals((group[0].statement.type, first), said[frozenset((first, second))])
        found.append(_weighed(group, source, plain, sparse, others))
    return sorted(found, key=_order)


def _order(one: Weighed) -> tuple[object, ...]:
    r = one.relation
    return r.evidence[0].start, r.type, r.source, r.target, r.year or 0, r.amount_sek or 0, r.modality


def _ends(one: Resolved) -> tuple[str, str]:
    if one.statement.type == "COLLABORATES_WITH":
        first, second = sorted((one.source, one.target))
        return first, second
    return one.source, one.target


def _key(one: Resolved) -> tuple[object, ...]:
    said = one.statement
    amount = said.amount.kronor if said.amount else None
    return (
        said.type,
        *_ends(one),
        said.modality,
        said.year,
        said.year_to,
        amount,
        said.basis if amount else None,
    )


def _without_repeats(groups: dict[tuple[object, ...], list[Resolved]]) -> list[list[Resolved]]:
    """Drop a flow without amount where the same words state the flow with its amount, and one that the scorer alone is
    sure of where a rule is of the same money, whichever way it says it to pass."""
    with_amount = {
        (group[0].source, group[0].target, one.statement.start)
        for group in groups.values()
        for one in group
        if one.statement.type == "FUNDS" and one.statement.amount
    }
    surest = {key: max(group, key=lambda one: one.statement.confidence) for key, group in groups.items()}
    ruled = {
        (one.source, one.target, one.statement.amount.kronor)
        for one in surest.values()
        if one.statement.amount
        and one.statement.confidence >= LIKELY
        and not one.statement.rule.endswith((LEARNED, _UNSAID_PAYER))
    }
    kept = []
    for key, group in groups.items():
        first, best = group[0].statement, surest[key]
        money = (best.source, best.target, first.amount.kronor) if first.amount is not None else None
        if best.statement.rule.endswith(LEARNED) and (money in ruled or _turned(money) in ruled):
            continue
        if first.type == "FUNDS" and first.amount is None:
            group = [o for o in group if (o.source, o.target, o.statement.start) not in with_amount]
        if group:
            kept.append(group)
    return kept


def _turned(money: tuple[str, str, int | None] | None) -> tuple[str, str, int | None] | None:
    """The same money, paid the other way."""
    return None if money is None else (money[1], money[0], money[2])


def _certainty(group: Sequence[Resolved]) -> float:
    """How sure rules and scorer are of a fact: as its surest statement, more with each further place that says it."""
    places = {(one.statement.start, one.statement.end) for one in group}
    doubt = 1 - max(one.statement.confidence for one in group)
    return 1 - doubt * (1 - MORE_EVIDENCE) ** min(2, len(places) - 1)


def _is_learned(one: Statement) -> bool:
    return one.rule.endswith(LEARNED)


def _weighed(
    group: Sequence[Resolved], source: SourceText, plain: float, sparse: float, others: frozenset[str]
) -> Weighed:
    ranked = sorted(group, key=lambda one: (-one.statement.confidence, one.statement.start))
    best = ranked[0].statement
    places: dict[tuple[int, int], Statement] = {}
    for one in ranked:
        places.setdefault((one.statement.start, one.statement.end), one.statement)
    first, second = _ends(ranked[0])
    said = [one.statement for one in ranked]
    certainty = _certainty(group)
    traits = ranked[0].traits | traits_of_reading([one.statement for one in ranked]) | others
    relation = Relation(
        type=best.type,
        source=first,
        target=second,
        amount_sek=best.amount.kronor if best.amount else None,
        amount_text=best.amount.text if best.amount else None,
        year=best.year,
        year_to=best.year_to,
        basis=best.basis if best.amount else None,
        purpose=next((one.purpose for one in said if one.purpose), None),
        # of several shares in a sentence ("40 % av kapitalet och 51 % av rösterna") a rule knows which is meant
        share=next((one.share for one in sorted(said, key=_is_learned) if one.share is not None), None),
        role=next((one.role for one in said if one.role), None),
        modality=best.modality,
        confidence=round(max(_FEWEST_CONFIDENCE, calibrated(certainty, plain, traits, sparse)), 3),
        rule=best.rule,
        evidence=[evidence(one, source) for one in places.values()],
    )
    return Weighed(relation, certainty, plain, traits)
