"""Many documents: which there are, which have changed, and one graph file for each."""

from nysta.extract.batch.outcome import Limits, Outcome, Progress, State
from nysta.extract.batch.run import extract_paths, plan_paths

__all__ = ["Limits", "Outcome", "Progress", "State", "extract_paths", "plan_paths"]
