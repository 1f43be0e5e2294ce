"""A baseline: what an extraction would give that takes two names in one passage and a cue word for a relation."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import combinations

import yaml

from nysta.graph.evaluation.documents import DocumentGraph
from nysta.graph.evaluation.pairing import Pairing
from nysta.graph.evaluation.relations import Fact, fact


def baseline_facts(predicted: DocumentGraph, pairing: Pairing) -> frozenset[Fact]:
    """The facts of the baseline: in each passage any two of the entities that extraction found there, the first as
    source, for each type of which a cue begins one of its words."""
    found = set()
    for text, named in predicted.passages:
        kinds = [kind for kind, cues in _cues().items() if cues.search(text)]
        ends = dict.fromkeys(pairing.stands_for[each] for each in named)
        found |= {fact(kind, source, target) for source, target in combinations(ends, 2) for kind in kinds}
    return frozenset(found)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = yaml.safe_load(files("nysta.graph.evaluation").joinpath("baseline.yaml").read_text(encoding="utf-8"))
    return {kind: re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, cues))})") for kind, cues in raw.items()}
