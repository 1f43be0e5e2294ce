"""Fit what confidence is made of: ``python training/relations/confidence.py`` writes ``resolve/confidence.yaml``.

Ridge-penalised logistic regression of whether a relation is in the gold on how sure rules and scorer were, on how
plainly the document speaks, and on its traits, over documents of our own that are fresh. Prints figures
cross-validated by document.
``--dry-run`` writes nothing. Nothing under ``held-out`` is read. The scorers must not have learned from the set that
is to be fresh: train them ``--without`` it, fit, and train them again.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from examples import EVALUATION
from numpy.typing import NDArray

from nysta.extract.document import Metadata
from nysta.extract.language import load
from nysta.extract.pipeline import understand
from nysta.extract.readers import read
from nysta.extract.resolve.confidence import log_odds
from nysta.extract.resolve.relations import Weighed
from nysta.graph.evaluation.certainty import certainty
from nysta.graph.evaluation.documents import DocumentGraph, NamedEntity, read_graphs
from nysta.graph.evaluation.forms import forms_of
from nysta.graph.evaluation.pairing import pair
from nysta.graph.evaluation.relations import NOT_ASKED, asked, fact

ROOT = Path(__file__).resolve().parents[2]
SETS = {
    name: (EVALUATION / name / "texts", EVALUATION / name / "gold")
    for name in ("tuning-7", "tuning-16", "tuning-20", "tuning-21")
}
# A trait must be seen on so many facts to weigh; how strongly the weights of traits are drawn to 0, and that of how
# plainly a document speaks.
SEEN, RIDGE = 12, 30.0
RIDGE_OF_DOCUMENT = 300.0
# All are fresh: nobody who writes rules has read them, and the scorers that the fit was made with had learned from none
# of them (``train.py --without tuning-16 tuning-20 tuning-21``; the packaged ones have since, but not from tuning-7).
# With documents beside them that rules were made on it came out too sure. Left for telling no more: traits for each
# rule, type, place, distance and modality.
OUT = ROOT / "extract/resolve/confidence.yaml"
HEAD = """\
# What a relation's confidence is made of. Fitted by training/relations/confidence.py to our own documents; not by hand.
#
# The log-odds that a relation is right = base + rules × the log-odds that rules and scorer give it (more where several
# places say it) + document × how much those of the whole document lie above the usual + the weights of its traits.
#
# name     how well the name at an end is known: listed in a gazetteer, used often, shaped like a name, guessed by the
#          model alone; -once: it stands only there
# read     by a rule alone, by the trained scorer alone, or by both; scorer: how sure the scorer was
# rival    of the same two names something else is said too: another type, or the reverse
"""


@dataclass(frozen=True)
class Example:
    """A fact that was found: what its confidence is made of, whether it is right, its document and set."""

    certainty: float
    plainness: float
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
            best: dict[tuple[str, str, str], Weighed] = {}
            for one in sorted(found.weighed, key=lambda one: one.certainty):
                said = one.relation
                own = fact(said.type, pairing.stands_for[said.source], pairing.stands_for[said.target])
                if said.modality not in NOT_ASKED and own not in wanted.neutral:
                    best[own] = one
            for own, one in sorted(best.items(), key=lambda pair: pair[0]):
                yield Example(one.certainty, one.plainness, one.traits, own in wanted.facts, f"{name}/{stem}", name)


def traits_seen(data: list[Example]) -> list[str]:
    """The traits that enough facts have and enough lack."""
    counts = Counter(trait for one in data for trait in one.traits)
    return sorted(trait for trait, times in counts.items() if SEEN <= times <= len(data) - SEEN)


def rows_of(data: list[Example], traits: list[str]) -> NDArray[np.float64]:
    """The examples as rows: a constant, the log-odds, the document's plainness, the traits."""
    return np.array(
        [
            [1.0, log_odds(one.certainty), one.plainness, *(float(trait in one.traits) for trait in traits)]
            for one in data
        ]
    )


def fit(data: list[Example], traits: list[str]) -> NDArray[np.float64]:
    """The weights of a ridge-penalised logistic regression (Newton's method), in the order of ``rows_of``."""
    rows, right = rows_of(data, traits), np.array([float(one.right) for one in data])
    penalties = np.array([0.0, 0.1, RIDGE_OF_DOCUMENT, *(RIDGE for _ in traits)])
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
        traits = traits_seen(seen)
        odds[at] = rows_of([data[i] for i in at], traits) @ fit(seen, traits)
    return 1 / (1 + np.exp(-odds))


def main() -> None:
    """Fit, report and write the weights."""
    data = list(examples())
    sure = crossed(data)
    for name in (*SETS, None):
        marks = [(float(p), one.right) for p, one in zip(sure, data, strict=True) if name in (one.set, None)]
        kept, below = ([right for p, right in marks if (p >= 0.5) is over] for over in (True, False))
        right = f"right {sum(kept)} of {len(kept)} from 0.5 on, {sum(below)} of {len(below)} below"
        print(name or "all", json.dumps(certainty(marks)), right)
    traits = traits_seen(data)
    base, rules, document, *others = fit(data, traits)
    told = [f"  {name}: {weight:.2f}" for name, weight in zip(traits, others, strict=True)]
    numbers = [f"base: {base:.3f}", f"rules: {rules:.3f}", f"document: {document:.3f}", "traits:"]
    text = "\n".join([HEAD, *numbers, *told]) + "\n"
    if "--dry-run" not in sys.argv:
        OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
