"""An evaluation as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nysta.graph.evaluation.beyond import ErrorGroup
from nysta.graph.evaluation.measure import Evaluation
from nysta.graph.evaluation.pairing import UNKNOWN
from nysta.graph.evaluation.tally import Figure


def report_lines(evaluation: Evaluation) -> list[str]:
    """The notes, then one line for each measure."""
    return [*evaluation.notes, *figure_lines(evaluation.scores)]


def figure_lines(scores: Mapping[str, Figure]) -> Iterator[str]:
    """One line for each measure."""
    for name, figure in scores.items():
        if "precision" in figure:
            said = (
                f"P {figure['precision']:.3f}  R {figure['recall']:.3f}  F1 {figure['f1']:.3f}   "
                f"tp {figure['tp']} fp {figure['fp']} fn {figure['fn']}"
            )
        else:
            said = "  ".join(f"{part} {value}" for part, value in figure.items())
        yield f"{name:32} {said}"


def error_lines(groups: Sequence[ErrorGroup], most: int) -> Iterator[str]:
    """Each group with its number, and its first ``most`` cases below it, each with line, ends and words."""
    if any(f" {UNKNOWN}" in case for group in groups for case in group.cases[:most]):
        yield f"(a name after {UNKNOWN} is of an entity that the gold does not have)"
    for group in groups:
        yield f"{group.name} ({len(group.cases)})"
        yield from (f"    {case}" for case in group.cases[:most])
