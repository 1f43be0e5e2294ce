"""The measures over all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nysta.graph.evaluation.documents import DocumentGraph
from nysta.graph.evaluation.flows import compare_flows
from nysta.graph.evaluation.pairing import Pairing, pair
from nysta.graph.evaluation.quotes import evidence_of, read_text, stands
from nysta.graph.evaluation.relations import Asked, Fact, Predicted, Relation, asked, attribute_marks, predicted_facts
from nysta.graph.evaluation.tally import Figure, Tally, share

MACRO_LEAST = 10  # gold relations of a type, for it to count in the mean over types


@dataclass(frozen=True)
class Evaluation:
    """Figures by measure, in the order of print, and notes on what was missed or false."""

    scores: dict[str, Figure]
    notes: tuple[str, ...]


def evaluate(
    gold: Mapping[str, DocumentGraph],
    predicted: Mapping[str, DocumentGraph],
    *,
    errors: int = 0,
    texts: Path | None = None,
    min_confidence: float = 0.5,
) -> Evaluation:
    """Measure ``predicted`` against ``gold``, both by the stem of the document's name.

    ``errors`` is how many missed and false relations of each document to name; ``texts`` is the
    folder of the texts as read, without which evidence is not measured.

    Raises:
        EvaluationError: ``texts`` lacks a document.
    """
    measures = _Measures(errors, texts, min_confidence)
    for stem, graph in sorted(gold.items()):
        measures.add(stem, graph, predicted.get(stem) or DocumentGraph(graph.document))
    return measures.evaluation()


def usable(predicted: DocumentGraph, min_confidence: float) -> tuple[Relation, ...]:
    """The predicted relations that are sure enough and name entities of their own graph at both ends."""
    known = {entity.id for entity in predicted.entities}
    return tuple(
        each
        for each in predicted.relations
        if {each["source"], each["target"]} <= known
        and (each.get("confidence") is None or each["confidence"] >= min_confidence)
    )


class _Measures:
    def __init__(self, errors: int, texts: Path | None, min_confidence: float) -> None:
        self._errors = errors
        self._texts = texts
        self._min_confidence = min_confidence
        self._tallies: dict[str, Tally] = defaultdict(Tally)
        self._marks: dict[str, list[bool]] = defaultdict(list)
        self._notes: list[str] = []

    def add(self, stem: str, gold: DocumentGraph, predicted: DocumentGraph) -> None:
        """Measure one document."""
        predicted = self._usable(stem, predicted)
        pairing = pair(gold, predicted)
        self._marks["split"] += pairing.split
        self._tallies["entities"].count(
            pairing.found, len(predicted.entities) - pairing.found, len(gold.entities) - pairing.found
        )
        wanted = asked(gold)
        got = predicted_facts(predicted.relations, pairing)
        self._relations(stem, wanted, got)
        text = read_text(self._texts, gold, predicted) if self._texts else None
        self._hits(wanted, got, text)
        flows = compare_flows(gold.relations, predicted.relations, pairing.stands_for.__getitem__)
        self._tallies["flows"].count(*flows)
        self._note(stem, wanted, got, pairing)

    def _usable(self, stem: str, predicted: DocumentGraph) -> DocumentGraph:
        """The predicted graph without relations that are too unsure or name an unknown entity."""
        known = {entity.id for entity in predicted.entities}
        dangling = [each for each in predicted.relations if not {each["source"], each["target"]} <= known]
        self._notes += [
            f"{stem} invalid relation names an unknown entity: {each['source']} {each['type']} {each['target']}"
            for each in dangling[: max(self._errors, 1)]
        ]
        kept = usable(predicted, self._min_confidence)
        return DocumentGraph(predicted.document, predicted.entities, kept, id=predicted.id)

    def _relations(self, stem: str, wanted: Asked, got: Predicted) -> None:
        want, neutral = wanted.facts, wanted.neutral
        only_tables = want - wanted.prose
        self._tallies["relations"].compare(want, got.facts, neutral)
        self._tallies["relations-prose"].compare(
            wanted.prose, got.facts - only_tables, neutral | (got.from_tables - want)
        )
        for place, facts in wanted.places.items():  # what was predicted does not tell its place: recall only
            self._tallies[f"recall/{place}"].compare(facts, got.facts & facts)
        for kind in {each[0] for each in want | got.facts}:
            self._tallies[f"relations/{kind}"].compare(_of(want, kind), _of(got.facts, kind), neutral)
        self._tallies["pairs"].compare(_pairs(want), _pairs(got.facts), _pairs(neutral))
        self._tallies[f"document/{stem}"].compare(want, got.facts, neutral)

    def _hits(self, wanted: Asked, got: Predicted, text: str | None) -> None:
        for own in wanted.facts & got.facts:
            stated, found = wanted.stated[own], got.by_fact[own]
            for name, right in attribute_marks(stated, found).items():
                self._marks[f"attributes/{name}"].append(right)
            if text is not None:
                lines = {each["line"] for each in stated if each.get("line")}
                quotes = [quote for each in found for quote in evidence_of(each)]
                self._marks["evidence"].append(stands(quotes, text, lines))

    def _note(self, stem: str, wanted: Asked, got: Predicted, pairing: Pairing) -> None:
        for what, facts in (
            ("missed ", wanted.facts - got.facts),
            ("false  ", got.facts - wanted.facts - wanted.neutral),
        ):
            for kind, source, target in sorted(facts, key=str)[: self._errors]:
                ends = [pairing.names.get(end, end) for end in (source, target)]
                self._notes.append(f"{stem} {what} {ends[0]} -{kind}-> {ends[1]}")

    def evaluation(self) -> Evaluation:
        """The figures: counts by name, then the mean over types, then the shares by name."""
        scores = {name: tally.figures() for name, tally in sorted(self._tallies.items())}
        macro = [
            figure["f1"]
            for name, figure in scores.items()
            if name.startswith("relations/") and figure["tp"] + figure["fn"] >= MACRO_LEAST
        ]
        mean = round(sum(macro) / len(macro), 4) if macro else 0.0
        scores["relations-macro"] = {"f1": mean, "types": len(macro)}
        scores |= {name: share(marks) for name, marks in sorted(self._marks.items())}
        return Evaluation(scores, tuple(self._notes))


def _of(facts: Iterable[Fact], kind: str) -> frozenset[Fact]:
    return frozenset(each for each in facts if each[0] == kind)


def _pairs(facts: Iterable[Fact]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(each[1:])) for each in facts)
