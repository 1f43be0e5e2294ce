"""How good extracted graphs are, measured against gold graphs, document by document.

``evaluate`` compares two sets of graphs; the modules below it hold one idea each: when two names
are the same (``forms``), how a graph is read (``documents``), how hits are counted (``tally``), which
gold entity a predicted one stands for (``pairing``), and the measures on relations, money and evidence.
"""

from nysta.graph.evaluation.documents import EvaluationError, read_graphs
from nysta.graph.evaluation.measure import Evaluation, evaluate
from nysta.graph.evaluation.report import report_lines

__all__ = ["Evaluation", "EvaluationError", "evaluate", "read_graphs", "report_lines"]
