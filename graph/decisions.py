"""Judgements made ready for the merge: entity decisions before it, relation decisions in it."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nysta.graph.identity import EntityDecisions, Identities
from nysta.graph.judgements import Judgement, RelationRef
from nysta.graph.keys import ordered_ends, relation_key
from nysta.graph.statements import Statement


def entity_decisions(judgements: Iterable[Judgement]) -> EntityDecisions:
    """What ``judgements`` (in order of time) say about entities; a later one takes back an earlier one."""
    same: dict[frozenset[str], tuple[str, str]] = {}
    different: dict[frozenset[str], tuple[str, str]] = {}
    split: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    for judgement in judgements:
        entity, into = judgement.entity, judgement.into
        if entity is None:
            continue
        if judgement.action == "merge" and into:
            pair = frozenset((entity, into))
            different.pop(pair, None)
            same[pair] = (entity, into)
            for key in [key for key, own in split.items() if {key[0], own} == pair]:
                del split[key]
        elif judgement.action == "split" and judgement.documents:
            for document in judgement.documents:
                split[entity, document] = into or split_id(entity, judgement.documents)
                pair = frozenset((entity, split[entity, document]))
                same.pop(pair, None)
                different[pair] = (entity, split[entity, document])
        elif judgement.action == "split" and into:
            pair = frozenset((entity, into))
            same.pop(pair, None)
            different[pair] = (entity, into)
        elif judgement.action == "rename" and judgement.name:
            names[entity] = judgement.name
    return EntityDecisions(tuple(same.values()), tuple(different.values()), split, names)


def split_id(entity: str, documents: Sequence[str]) -> str:
    """The id of the part of ``entity`` that ``documents`` speak of."""
    digest = hashlib.sha256("\x1f".join(sorted(documents)).encode("utf-8")).hexdigest()
    return f"{entity}~{digest[:6]}"


def squashed(quote: str) -> str:
    """A quote without case, white space and end-of-line hyphens, to find it again after a new reading."""
    return re.sub(r"\s+|(?<=\w)[-\u00ad](?=\s)", "", quote).casefold()


@dataclass(frozen=True)
class RelationDecision:
    """The last word on one relation, and the quotes that were judged (squashed; empty: none was kept)."""

    judgement: Judgement
    key: str
    source: str
    target: str
    quotes: frozenset[str]

    def meets(self, quotes: Iterable[str]) -> bool:
        """Whether a quote that was judged is still among ``quotes``; a judgement without one always holds."""
        return not self.quotes or not self.quotes.isdisjoint(squashed(quote) for quote in quotes)


def followed(
    decided: Mapping[str, RelationDecision], stated: Mapping[str, Sequence[Statement]]
) -> dict[str, RelationDecision]:
    """``decided`` by the keys that the relations have now, among those that the documents state.

    A better reading may give a relation another purpose, basis or year, and so another key. The
    decision follows it when the very sentence that was judged now states one relation of the same
    type, ends and amount, and nobody decided on that one. Another amount is another fact.
    """
    found = dict(decided)
    lost = {key: each for key, each in decided.items() if key not in stated and each.quotes and each.judgement.relation}
    if not lost:
        return found
    keys: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for key, group in stated.items():
        for each in group if key not in decided else ():
            what = (each.relation.type, each.source, each.target, each.relation.amount_sek)
            for evidence in each.relation.evidence:
                keys[(*what, squashed(evidence.quote))].add(key)
    for key, decision in sorted(lost.items()):
        relation = decision.judgement.relation
        assert relation is not None
        what = (relation.type, decision.source, decision.target, relation.amount_sek)
        now = {each for quote in decision.quotes for each in keys[(*what, quote)]}
        if len(now) == 1:
            found[now.pop()] = found.pop(key)
    return found


def _published(identities: Identities, relation: RelationRef) -> tuple[str, str]:
    source = identities.of(relation.source) or relation.source
    target = identities.of(relation.target) or relation.target
    return ordered_ends(relation.type, source, target)


def relation_decisions(judgements: Iterable[Judgement], identities: Identities) -> dict[str, RelationDecision]:
    """The last confirm, reject or add on each relation, by its present key."""
    found: dict[str, RelationDecision] = {}
    for judgement in judgements:
        relation = judgement.relation
        if relation is None or judgement.action not in ("confirm", "reject", "add"):
            continue
        source, target = _published(identities, relation)
        key = relation_key(relation, source, target)
        quotes = frozenset(squashed(each.quote) for each in judgement.evidence if each.quote)
        found[key] = RelationDecision(judgement, key, source, target, quotes)
    return found
