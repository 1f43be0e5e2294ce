"""Fit how sure a rule's reading is beside the scorers': ``python training/relations/judgement.py`` writes
``extract/relations/judgement.yaml``.

Logistic regression of whether a rule's statement is in the gold on what scorers and network think of its two names
(``extract/relations/judgement.py``). The scorers must not have learned from the documents: train them ``--without``
the sets of ``FRESH``, fit, and train them again. Prints figures cross-validated by document; ``--dry-run`` writes
nothing. Needs scikit-learn (the ``train`` extra); users never need it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from examples import EVALUATION, Marked, documents, states
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from nysta.extract.language import load
from nysta.extract.language.reading import read
from nysta.extract.relations.judgement import Traits, traits_of, traits_of_rows
from nysta.extract.relations.own_project import document_project
from nysta.extract.relations.pairs import Pair
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.prose import prose_statements
from nysta.extract.relations.row_pairs import RowPair
from nysta.extract.relations.statement import Statement
from nysta.extract.relations.tables import table_statements
from nysta.extract.relations.weights import Weighing
from nysta.extract.resolve import Resolver
from nysta.extract.structure import analyse
from nysta.extract.title import find_title

FRESH = ("tuning-14", "tuning-15")
OUT = Path(__file__).resolve().parents[2] / "extract/relations/judgement.yaml"


@dataclass(frozen=True)
class Example:
    """A rule's statement: what its confidence is made of, whether it is right, its document."""

    traits: dict[str, float]
    right: bool
    document: str


class Listener:
    """Judges that leave statements as they are, and keep what their confidence would be made of."""

    def __init__(self) -> None:
        self.heard: list[tuple[Statement, Traits]] = []

    def sentence(
        self, ruled: Sequence[Statement], pairs: Sequence[Pair], readings: Sequence[Weighing]
    ) -> list[Statement]:
        """Hear what rules read in a sentence."""
        return self._hear(ruled, traits_of(ruled, pairs, readings))

    def rows(
        self,
        ruled: Sequence[Statement],
        pairs: Sequence[RowPair],
        readings: Sequence[Weighing],
        prominence: Prominence,
    ) -> list[Statement]:
        """Hear what rules read in a table's rows."""
        return self._hear(ruled, traits_of_rows(ruled, pairs, readings, prominence))

    def _hear(self, ruled: Sequence[Statement], traits: Sequence[Traits | None]) -> list[Statement]:
        self.heard += [(said, of_it) for said, of_it in zip(ruled, traits, strict=True) if of_it is not None]
        return list(ruled)


def examples(marked: Marked, nlp: object) -> Iterator[tuple[str, Example]]:
    """What rules read in a document, of which scorers have a say; a row's money once, whatever its years."""
    reading = read(analyse(marked.source), nlp)
    title = find_title(reading.layout)
    resolver, listener = Resolver(reading, title), Listener()
    prominence, project = resolver.prominence(), document_project(reading, title or "")
    deque(prose_statements(reading, prominence, listener.sentence), 0)
    deque(table_statements(reading, None, project, prominence, judge=listener.rows), 0)
    once = {(it.type, it.start, it.source.name, it.target.name): (it, traits) for it, traits in listener.heard}
    for said, (kind, traits) in once.values():
        ends = resolver.source_of(said), resolver.target_of(said)
        names = [(one.name, *one.names) for one in ends if one is not None]
        right = states(marked, said.type, *names) if len(names) == 2 else None
        if right is not None:
            yield kind, Example(traits, right, marked.source.name)


def fit(data: Sequence[Example]) -> dict[str, float]:
    """The base and the weight of each trait; prints how well they tell which statements are right."""
    names = list(data[0].traits)
    rows = np.array([[one.traits[name] for name in names] for one in data])
    right = np.array([one.right for one in data])
    model = LogisticRegression(C=1.0)
    groups = [one.document for one in data]
    odds = cross_val_predict(model, rows, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    kept = right[odds >= 0.5]
    print(f"{len(data)} statements, {right.mean():.3f} right; of {len(kept)} from 0.5 on {kept.mean():.3f}; ", end="")
    print(f"AUC {roc_auc_score(right, odds):.3f}, log loss {log_loss(right, odds):.3f}")
    model.fit(rows, right)
    return {"base": float(model.intercept_[0]), **dict(zip(names, map(float, model.coef_[0]), strict=True))}


def main() -> None:
    """Fit, report and write the lines below the comment that the file begins with."""
    nlp = load()
    data: dict[str, list[Example]] = {"sentence": [], "row": []}
    for name in FRESH:
        for marked in documents(EVALUATION / name / "texts", EVALUATION / name / "gold"):
            for kind, one in examples(marked, nlp):
                data[kind].append(one)
    lines = []
    for kind, some in data.items():
        print(kind, end=": ")
        line = fit(some)
        lines.append(f"{kind}: {{{', '.join(f'{name}: {weight:.2f}' for name, weight in line.items())}}}")
    head = [line for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    if "--dry-run" not in sys.argv:
        OUT.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
