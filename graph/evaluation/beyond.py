"""What the scorer beside the gold does not tell: certainty, intervals, a baseline, and the errors with their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nysta.graph.evaluation.baseline import baseline_facts
from nysta.graph.evaluation.bootstrap import f1_interval
from nysta.graph.evaluation.certainty import certainty
from nysta.graph.evaluation.documents import DocumentGraph
from nysta.graph.evaluation.measure import usable
from nysta.graph.evaluation.pairing import Pairing, pair
from nysta.graph.evaluation.quotes import evidence_of
from nysta.graph.evaluation.relations import NOT_ASKED, Asked, Relation, asked, fact, modality, predicted_facts
from nysta.graph.evaluation.tally import Figure, Tally, share


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Errors of one sort: "missed FUNDS table" or "false OWNS sentence/owns/active"; ``cases`` are
    "document:line  source → target  “words”"."""

    name: str
    cases: tuple[str, ...]


def beyond(
    gold: Mapping[str, DocumentGraph], predicted: Mapping[str, DocumentGraph], *, min_confidence: float = 0.5
) -> dict[str, Figure]:
    """Further figures by name.

    ``relations/interval``: F1 over draws of documents. ``relations/baseline``: two names and a cue in one passage.
    ``confidence``: calibration error and ROC-AUC over all relations in the files, whatever their confidence.
    ``not-asserted``: the share of negated, ended and proposed relations of the gold that are given as holding.
    """
    documents: list[Tally] = []
    baseline = Tally()
    sure: list[tuple[float, bool]] = []
    denied: list[bool] = []
    for graph, found, pairing, wanted in _paired(gold, predicted):
        got = predicted_facts(usable(found, min_confidence), pairing)
        tally = Tally()
        tally.compare(wanted.facts, got.facts, wanted.neutral)
        documents.append(tally)
        baseline.compare(wanted.facts, baseline_facts(found, pairing), wanted.neutral)
        sure += _certainties(usable(found, 0.0), pairing, wanted)
        stated = {fact(r["type"], r["source"], r["target"]) for r in graph.relations if modality(r) in NOT_ASKED}
        denied += [each in got.facts for each in sorted(stated - wanted.facts)]
    return {
        "relations/interval": f1_interval(documents),
        "relations/baseline": baseline.figures(),
        "confidence": certainty(sure),
        "not-asserted": share(denied),
    }


def error_groups(
    gold: Mapping[str, DocumentGraph], predicted: Mapping[str, DocumentGraph], *, min_confidence: float = 0.5
) -> list[ErrorGroup]:
    """All missed and false relations, grouped by type and place or rule, the largest group first."""
    cases: dict[str, list[str]] = defaultdict(list)
    for graph, found, pairing, wanted in _paired(gold, predicted):
        got = predicted_facts(usable(found, min_confidence), pairing)
        for own in sorted(wanted.facts - got.facts):
            stated = next(each for each in wanted.stated[own] if modality(each) not in NOT_ASKED)
            name = f"missed {own[0]} {stated.get('difficulty') or 'sentence'}"
            cases[name].append(_case(graph, own, pairing, stated.get("line"), stated.get("quote")))
        for own in sorted(got.facts - wanted.facts - wanted.neutral):
            given = got.by_fact[own][0]
            words = next(iter(evidence_of(given)), {})
            name = f"false {own[0]} {given.get('rule') or '-'}"
            cases[name].append(_case(graph, own, pairing, words.get("line"), words.get("quote")))
    return [ErrorGroup(name, tuple(held)) for name, held in sorted(cases.items(), key=lambda one: (-len(one[1]), one))]


def _paired(
    gold: Mapping[str, DocumentGraph], predicted: Mapping[str, DocumentGraph]
) -> Iterator[tuple[DocumentGraph, DocumentGraph, Pairing, Asked]]:
    for stem, graph in sorted(gold.items()):
        found = predicted.get(stem) or DocumentGraph(graph.document)
        yield graph, found, pair(graph, found), asked(graph)


def _certainties(relations: tuple[Relation, ...], pairing: Pairing, wanted: Asked) -> list[tuple[float, bool]]:
    """The highest confidence of each fact that is given as holding, and whether the gold asks for it."""
    got = predicted_facts(relations, pairing)
    return [
        (
            max(float(one.get("confidence") or 1.0) for one in got.by_fact[own] if modality(one) not in NOT_ASKED),
            own in wanted.facts,
        )
        for own in sorted(got.facts - wanted.neutral)
    ]


def _case(graph: DocumentGraph, own: tuple[str, str, str], pairing: Pairing, line: object, quote: object) -> str:
    source, target = (pairing.names.get(end, end) for end in own[1:])
    return f"{graph.document}:{line or '-'}  {source} → {target}  “{' '.join(str(quote or '').split())}”"
