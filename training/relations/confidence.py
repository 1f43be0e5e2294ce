"""Fit what confidence is made of: ``python training/relations/confidence.py`` writes ``resolve/confidence.yaml``.

Ridge-penalised logistic regression of whether a relation is in the gold on how sure rules and scorer were and on its
traits, over our own documents. Rules were written with some of the sets in sight, where they do better than elsewhere:
what a set of that kind has over the least known one (``tuning-3``) gets a weight of its own, which is not written.
Prints figures cross-validated by document. ``--dry-run`` writes nothing. Nothing under ``held-out`` is read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nysta.extract.document import Metadata
from nysta.extract.language import load
from nysta.extract.pipeline import understand
from nysta.extract.readers import read
from nysta.extract.resolve.confidence import log_odds
from nysta.graph.evaluation.certainty import certainty
from nysta.graph.evaluation.documents import DocumentGraph, NamedEntity, read_graphs
from nysta.graph.evaluation.forms import forms_of
from nysta.graph.evaluation.pairing import pair
from nysta.graph.evaluation.relations import NOT_ASKED, asked, fact

ROOT = Path(__file__).resolve().parents[2]
EVALUATION = ROOT / "tests" / "evaluation"
SETS = {
    "tuning-3": (EVALUATION / "tuning-3/texts", EVALUATION / "tuning-3/gold"),
    "tuning-2": (EVALUATION / "tuning-2/texts", EVALUATION / "tuning-2/gold"),
    "tuning": (EVALUATION / "tuning/texts", EVALUATION / "tuning/gold"),
    "corpus": (ROOT / "corpus", ROOT / "corpus/gold"),
}
LEAST_KNOWN = "tuning-3"
# A trait must be seen on so many facts to weigh; how strongly weights are drawn to 0, those of single rules more.
SEEN, RIDGE, RIDGE_OF_RULES = 12, 2.0, 8.0
OUT = ROOT / "extract/resolve/confidence.yaml"
HEAD = """\
# What a relation's confidence is made of. Fitted by training/relations/confidence.py to our own documents; not by hand.
#
# The log-odds that a relation is right = base + rules × the log-odds that rules and scorer give it (with
# more, where several places say it) + the weights of the traits that apply. What is not listed weighs 0.
#
# read     rule: a pattern, frame or table rule alone; scorer: the trained scorer alone; both
# place    what states it: sentence, list, heading, table          said     again: in several places
# end      how an end is told: named, short, anaphor ("bolaget"), topic (the sentence before), issuer (unsaid)
# name     how well the name at an end is known: listed in a gazetteer, used often, shaped like a name, guessed by the
#          model; -once: it stands only there                       words    far or near each other, in a long sentence
"""


@dataclass(frozen=True)
class Example:
    """A fact that was found: how sure, its traits, whether it is right, its document and set."""

    certainty: float
    traits: frozenset[str]
    right: bool
    document: str
    set: str


def examples() -> Iterator[Example]:
    """The facts found in every document that has a gold graph, each with its surest statement."""
    nlp = load()
    for name, (texts, gold) in SETS.items():
        for stem, graph in sorted(read_graphs(gold).items()):
            source = read(texts / graph.document, name=graph.document)
            found = understand(source, nlp, Metadata())[2]
            entities = [
                NamedEntity(one.id, one.label, one.name, forms_of([one.name, *one.aliases])) for one in found.entities
            ]
            pairing, wanted = pair(graph, DocumentGraph(graph.document, tuple(entities))), asked(graph)
            best: dict[tuple[str, str, str], tuple[float, frozenset[str]]] = {}
            for one in found.weighed:
                said = one.relation
                own = fact(said.type, pairing.stands_for[said.source], pairing.stands_for[said.target])
                if said.modality not in NOT_ASKED and own not in wanted.neutral:
                    best[own] = max(best.get(own, (0.0, frozenset())), (one.certainty, one.traits), key=lambda x: x[0])
            for own, (sure, traits) in sorted(best.items()):
                yield Example(sure, traits, own in wanted.facts, f"{name}/{stem}", name)


@dataclass(frozen=True)
class Design:
    """The columns: a constant, the log-odds, the traits, and what better known sets have over the least known."""

    traits: tuple[str, ...]
    sets: tuple[str, ...]

    def rows(self, data: list[Example], known: bool = True) -> NDArray[np.float64]:
        """The examples as rows; without ``known`` as if their set were the least known."""
        return np.array(
            [
                [1.0, log_odds(one.certainty)]
                + [float(trait in one.traits) for trait in self.traits]
                + [float(known and one.set == name) for name in self.sets]
                for one in data
            ]
        )

    @property
    def penalties(self) -> NDArray[np.float64]:
        """How strongly each column's weight is drawn to 0."""
        traits = [RIDGE_OF_RULES if one.startswith("rule/") else RIDGE for one in self.traits]
        return np.array([0.0, 0.1, *traits, *([0.1] * len(self.sets))])


def design(data: list[Example]) -> Design:
    """The columns for ``data``: traits that enough facts have and enough lack."""
    counts = Counter(trait for one in data for trait in one.traits)
    seen = sorted(trait for trait, times in counts.items() if SEEN <= times <= len(data) - SEEN)
    return Design(tuple(seen), tuple(name for name in SETS if name != LEAST_KNOWN))


def fit(rows: NDArray[np.float64], right: NDArray[np.float64], penalties: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a ridge-penalised logistic regression (Newton's method)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - odds) - penalties * weights
        bend = (rows * (odds * (1 - odds))[:, None]).T @ rows + np.diag(penalties + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def crossed(data: list[Example], folds: int = 5) -> NDArray[np.float64]:
    """The confidence of each example from the documents of the other folds."""
    documents = sorted({one.document for one in data})
    fold = {name: n % folds for n, name in enumerate(documents)}
    odds = np.zeros(len(data))
    for n in range(folds):
        seen = [one for one in data if fold[one.document] != n]
        at = [i for i, one in enumerate(data) if fold[one.document] == n]
        columns = design(seen)
        fitted = fit(columns.rows(seen), np.array([float(one.right) for one in seen]), columns.penalties)
        odds[at] = columns.rows([data[i] for i in at]) @ fitted
    return 1 / (1 + np.exp(-odds))


def main() -> None:
    """Fit, report and write the weights."""
    data = list(examples())
    sure = crossed(data)
    for name in SETS:
        marks = [(float(p), one.right) for p, one in zip(sure, data, strict=True) if one.set == name]
        kept = [right for p, right in marks if p >= 0.5]
        lost = sum(right for p, right in marks if p < 0.5)
        print(
            name,
            json.dumps(certainty(marks)),
            f"right {sum(kept)} of {len(kept)} kept; {lost} of {len(marks) - len(kept)} below 0.5",
        )
    columns = design(data)
    fitted = fit(columns.rows(data), np.array([float(one.right) for one in data]), columns.penalties)
    traits = [f"  {name}: {weight:.2f}" for name, weight in zip(columns.traits, fitted[2:], strict=False)]
    text = "\n".join([HEAD, f"base: {fitted[0]:.3f}", f"rules: {fitted[1]:.3f}", "traits:", *traits]) + "\n"
    print("sets", dict(zip(columns.sets, fitted[2 + len(columns.traits) :].round(2), strict=True)))
    if "--dry-run" not in sys.argv:
        OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
