"""One edge out of all that is stated of one relation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nysta.graph.decisions import RelationDecision
from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, Value
from nysta.graph.money import Flow, conflicting, counting
from nysta.graph.passages import PassageIndex
from nysta.graph.statements import HOLDS, Statement

_STATUS = {"confirm": "confirmed", "reject": "rejected", "add": "added", None: "extracted"}


def relation_edge(group: Sequence[Statement], places: Mapping[str, PassageIndex], action: str | None) -> Edge:
    """The edge of ``group`` (statements of one key): a relation if it holds, else a ``CLAIM``.

    The latest document's modality, share and role stand; the other statements stay as evidence.
    A proposal never takes back what an earlier document states. ``action`` is what a person decided.
    """
    by_age = sorted(group, key=lambda each: each.age)
    stands = _standing(by_age)
    agreeing = [each for each in group if each.relation.modality == stands.relation.modality]
    clearest = min(agreeing, key=lambda each: each.clearness)
    in_order = sorted(group, key=lambda each: (each not in agreeing, *each.clearness))
    evidence = [quote for each in in_order for quote in _evidence(each, places[each.file.id])]
    years = [year for each in group for year in each.years]
    status = _STATUS[action]
    holds = stands.relation.modality in HOLDS or action in ("confirm", "add")
    relation_type = stands.relation.type
    properties: dict[str, Value] = {
        "confidence": round(max(each.relation.confidence for each in agreeing), 3),
        "modality": stands.relation.modality,
        "status": status,
        "rule": clearest.relation.rule,
        "role": _latest(by_age, "role"),
        "documents": sorted({each.file.id for each in group}),
        "passages": list(dict.fromkeys(each.passage for each in evidence if each.passage)),
        "evidence": list(dict.fromkeys(each.to_json() for each in evidence)),
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
    }
    if relation_type == "FUNDS":
        first = by_age[-1].relation
        properties |= {
            "amount_sek": first.amount_sek,
            "amount_text": _latest(by_age, "amount_text"),
            "year": first.year,
            "year_to": _latest(by_age, "year_to"),
            "basis": first.basis,
            "purpose": clearest.relation.purpose or _latest(by_age, "purpose"),
        }
    if relation_type == "OWNS":
        properties["share"] = _latest(by_age, "share")
    is_claim = not holds or action == "reject"
    if is_claim:
        properties["type"] = relation_type
    return Edge(
        stands.key,
        "CLAIM" if is_claim else relation_type,
        stands.source,
        stands.target,
        stands.source_label,
        stands.target_label,
        _stated(properties),
    )


def _standing(by_age: Sequence[Statement]) -> Statement:
    holding = [each for each in by_age if each.relation.modality in HOLDS]
    if not holding:
        return by_age[-1]
    return next(each for each in reversed(by_age) if each.relation.modality != "proposed")


def _latest(by_age: Sequence[Statement], name: str) -> Any:
    """What the latest statement that says anything of ``name`` says."""
    values = (getattr(each.relation, name) for each in reversed(by_age))
    return next((value for value in values if value is not None), None)


def _stated(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}


def _evidence(statement: Statement, places: PassageIndex) -> list[EdgeEvidence]:
    return [
        EdgeEvidence(
            quote=quote.quote,
            document=statement.file.id,
            file=statement.file.document,
            line=quote.line,
            page=quote.page,
            start=quote.start,
            end=quote.end,
            passage=places.at(quote.start, quote.end),
            context=quote.context,
            modality=statement.relation.modality,
        )
        for quote in statement.relation.evidence
    ]


def added_edge(decision: RelationDecision, source_label: str, target_label: str, present: Collection[str]) -> Edge:
    """The edge that a person added (``status`` added); it holds unless they said otherwise.

    ``present`` are the ids of the documents that the graph has; others are not named.
    """
    judgement, relation = decision.judgement, decision.judgement.relation
    if relation is None:  # the model does not let it happen
        raise ValueError("a judgement that adds a relation names none")
    quotes = [
        EdgeEvidence(each.quote, each.document, line=each.line, page=each.page, who=judgement.who)
        for each in judgement.evidence
        if each.quote and (each.document in present or not each.document)
    ] or [EdgeEvidence(judgement.why, who=judgement.who)]
    properties: dict[str, Value] = {
        "confidence": 1.0,
        "modality": relation.modality,
        "status": "added",
        "rule": "judgement/added",
        "role": relation.role,
        "documents": sorted({each.document for each in judgement.evidence if each.document in present}),
        "passages": [],
        "evidence": [each.to_json() for each in quotes],
        "first_year": relation.year,
        "last_year": relation.year_to or relation.year,
    }
    if relation.type == "FUNDS":
        properties |= {
            "amount_sek": relation.amount_sek,
            "amount_text": relation.amount_text,
            "year": relation.year,
            "year_to": relation.year_to,
            "basis": relation.basis,
            "purpose": relation.purpose,
        }
    if relation.type == "OWNS":
        properties["share"] = relation.share
    holds = relation.modality in HOLDS
    if not holds:
        properties["type"] = relation.type
    edge_type = relation.type if holds else "CLAIM"
    ends = (decision.source, decision.target, source_label, target_label)
    return Edge(decision.key, edge_type, *ends, _stated(properties))


def with_money(edges: Sequence[Edge], years: Mapping[str, int | None]) -> list[Edge]:
    """``edges`` with ``counts`` and ``conflict`` set on every FUNDS edge.

    ``years`` tells the year of each document by its id.
    """
    flows = [_flow(edge, years) for edge in edges if edge.type == "FUNDS" and "amount_sek" in edge.properties]
    counts, conflict = counting(flows), conflicting(flows)
    return [
        replace(
            edge,
            properties={**edge.properties, "counts": edge.key in counts, "conflict": edge.key in conflict},
        )
        if edge.type == "FUNDS"
        else edge
        for edge in edges
    ]


def _flow(edge: Edge, years: Mapping[str, int | None]) -> Flow:
    found: Mapping[str, Any] = edge.properties
    return Flow(
        key=edge.key,
        source=edge.source,
        target=edge.target,
        amount_sek=found["amount_sek"],
        amount_text=found.get("amount_text"),
        year=found.get("year"),
        year_to=found.get("year_to"),
        basis=found.get("basis"),
        purpose=found.get("purpose"),
        modality=found["modality"],
        confidence=found["confidence"],
        documents=tuple(found["documents"]),
        latest=max(((years.get(each) or 0, each) for each in found["documents"]), default=(0, "")),
    )
