"""Evidence: whether a quote stands in the text where it says, near the line of the gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nysta.graph.evaluation.documents import DocumentGraph, EvaluationError
from nysta.graph.evaluation.forms import squashed
from nysta.graph.evaluation.relations import Relation

NEAR = 3  # lines


def read_text(texts: Path, gold: DocumentGraph, predicted: DocumentGraph) -> str:
    """The text as read of a document: under its own name, else under the id of its graph file.

    Raises:
        EvaluationError: ``texts`` has neither.
    """
    candidates = [texts / gold.document]
    if predicted.id:
        candidates.append(texts / f"{predicted.id}.txt")
    for path in candidates:
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    raise EvaluationError(
        f"no text of {gold.document}: {' and '.join(map(str, candidates))} do not exist\n"
        "  fix:   give --texts the folder of the texts as read"
    )


def evidence_of(relation: Relation) -> list[Mapping[str, Any]]:
    """The evidence of a relation, whether the file holds one piece or a list."""
    found = relation.get("evidence") or []
    return found if isinstance(found, list) else [found]


def stands(quotes: Iterable[Mapping[str, Any]], text: str, lines: set[int]) -> bool:
    """Whether one of ``quotes`` is in ``text`` at its offsets, near one of ``lines``."""
    return any(_stands(quote, text, lines) for quote in quotes)


def _stands(quote: Mapping[str, Any], text: str, lines: set[int]) -> bool:
    start, end = quote.get("start"), quote.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        return False
    if squashed(text[start:end]) != squashed(quote.get("quote")):
        return False
    at = quote.get("line") or -99
    return any(abs(at - line) <= NEAR for line in lines)
