"""How good extracted graphs are, measured against gold graphs, document by document.

``evaluate`` compares two sets of graphs; the modules below it hold one idea each: when two names
are the same (``forms``), how a graph is read (``documents``), how hits are counted (``tally``), which
gold entity a predicted one stands for (``pairing``), the measures on relations, money and evidence (``measure``),
and what goes beyond those of the scorer (``beyond``: ``certainty``, ``bootstrap``, ``baseline``, the errors).
"""

from nysta.graph.evaluation.beyond import ErrorGroup, beyond, error_groups
from nysta.graph.evaluation.documents import EvaluationError, read_graphs
from nysta.graph.evaluation.measure import Evaluation, evaluate
from nysta.graph.evaluation.report import error_lines, figure_lines, report_lines

__all__ = [
    "ErrorGroup",
    "Evaluation",
    "EvaluationError",
    "beyond",
    "error_groups",
    "error_lines",
    "evaluate",
    "figure_lines",
    "read_graphs",
    "report_lines",
]
