"""An evaluation as lines of text."""

from __future__ import annotations

from nysta.graph.evaluation.measure import Evaluation


def report_lines(evaluation: Evaluation) -> list[str]:
    """The notes, then one line for each measure."""
    lines = list(evaluation.notes)
    for name, figure in evaluation.scores.items():
        if "precision" in figure:
            said = (
                f"P {figure['precision']:.3f}  R {figure['recall']:.3f}  F1 {figure['f1']:.3f}   "
                f"tp {figure['tp']} fp {figure['fp']} fn {figure['fn']}"
            )
        else:
            said = "  ".join(f"{part} {value}" for part, value in figure.items())
        lines.append(f"{name:32} {said}")
    return lines
