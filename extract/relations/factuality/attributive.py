"""Bodies named by whose they are: "regionens kollektivtrafiknämnd" is the region's, whatever a sentence says of it."""

from __future__ import annotations

import re

from nysta.extract.graph_file import Modality
from nysta.extract.relations.statement import Found

_WHOSE = re.compile(r"⟦O\d+⟧s (?:[a-zåäö-]+ ){0,2}⟦O\d+⟧(?:s(?!\w))?")
# What makes, moves or ends a body: then its being somebody's is what the sentence is about.
_MADE = re.compile(
    r"\b(?:inrätta\w*|bilda\w*|skapa\w*|tillsätt\w*|tillsatt\w*|starta\w*|inför\w*|etablera\w*"
    r"|nya?|nytt|(?:blir?|blev|blivit) (?:en|ett|del)"
    r"|\w*överför\w*|flytta\w*|inordna\w*|\w*organiser\w*|slås?|slogs|avveckl\w*|upphör\w*|lägg\w*|tillhör\w*|hör\w*"
    r"|föreslagna?|tänkta?|eventuell\w*|planera\w*|blivande|kommande|utgör\w*|är|inte (?:någon|en|ett)|ingen|inget)\b",
    re.IGNORECASE,
)


def holds_anyway(found: Found, modality: Modality, text: str) -> bool:
    """Whether what a pattern ``found`` in a masked text only names a body by whose it is, so that what the sentence
    denies, proposes or plans ("avslogs inte av regionens revisorer") is something else."""
    return (
        found.type == "PART_OF"
        and modality in ("negated", "proposed", "planned")
        and not found.rule.endswith("/learned")
        and _WHOSE.fullmatch(text[found.start : found.end].strip()) is not None
        and _MADE.search(text) is None
    )
