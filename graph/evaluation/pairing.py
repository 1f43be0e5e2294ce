"""Which gold entity a predicted entity stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from nysta.graph.evaluation.documents import DocumentGraph

UNKNOWN = "?"  # begins what stands for no gold entity


@dataclass(frozen=True)
class Pairing:
    """``stands_for``: gold id (or ``?name``) by predicted id; ``names`` for both.

    ``found`` counts the gold entities that a predicted entity of the right label stands for;
    ``split`` tells of each gold entity that was met whether more than one stands for it.
    """

    stands_for: dict[str, str]
    names: dict[str, str]
    found: int
    split: tuple[bool, ...]


def pair(gold: DocumentGraph, predicted: DocumentGraph) -> Pairing:
    """Give each predicted entity the gold entity it shares most forms with; the name weighs double."""
    by_form: dict[str, set[str]] = defaultdict(set)
    for entity in gold.entities:
        for form in entity.forms:
            by_form[form].add(entity.id)
    labels = {entity.id: entity.label for entity in gold.entities}
    names = {entity.id: str(entity.name) for entity in gold.entities}
    stands_for: dict[str, str] = {}
    found: set[str] = set()
    for entity in predicted.entities:
        votes = Counter(own for form in entity.forms for own in by_form.get(form, ()))
        by_name = {own for form in entity.own_forms for own in by_form.get(form, ())}
        ranked = sorted(votes, key=lambda own: (-votes[own] - 2 * (own in by_name), labels[own] != entity.label, own))
        best = ranked[0] if ranked else None
        stands_for[entity.id] = best or f"{UNKNOWN}{entity.name}"
        names.setdefault(stands_for[entity.id], f"{UNKNOWN}{entity.name}")
        if best and labels[best] == entity.label:
            found.add(best)
    met = Counter(own for own in stands_for.values() if not own.startswith(UNKNOWN))
    return Pairing(stands_for, names, len(found), tuple(count > 1 for count in met.values()))
