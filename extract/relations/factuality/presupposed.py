"""Presupposed: what a phrase of nouns takes for granted ("statens innehav i X", "nämnden vid Y", "regionens
kollektivtrafiknämnd"), and so holds whatever the sentence around it proposes, plans or denies."""

from __future__ import annotations

import re

from nysta.extract.graph_file import Modality, RelationType
from nysta.extract.relations.factuality.modality import clause_around
from nysta.extract.relations.statement import LEARNED, Found

_NAME = r"⟦[OGJ]\d+⟧"
_PHRASES: dict[RelationType, re.Pattern[str]] = {
    "OWNS": re.compile(
        rf"{_NAME}s (?:(?:nuvarande|samlade|direkta|indirekta|kvarvarande) )?(?:aktier|andel|andelar|ägarandel"
        rf"|ägarandelar|innehav|aktieinnehav|ägande|(?:hel|del)ägda \w*bolag"
        rf"|(?:\w+ )?dotter(?:bolag|företag)) (?:i )?(?:\w+bolaget )?{_NAME}"
    ),
    "PART_OF": re.compile(rf"{_NAME} (?:vid|på|inom|hos|i) {_NAME}"),
    "COORDINATES": re.compile(rf"{_NAME}s (?:(?:\w+)?(?:program|programmet|projekt|projektet|satsning) )?{_NAME}"),
}
# Words with which something comes to be, moves or comes to an end: then the phrase may tell of that alone.
_BECOMES = re.compile(
    r"\b(?:ny|nya|nytt|ett|en|bli|blir|egen|eget|framtida)\b(?= ⟦|$)"
    r"|\b(?:inrätta|bilda|skapa|starta|etabler|upprätta|tillsätt|flytta|överför|förs över|inordna|inlem|avskaffa"
    r"|lägg(?:s|a) ne[dr]|avveckla|slås? samman|slå ihop|samlokalisera|förvärv|köp|ansök|lansera|inled|planera)\w*",
    re.IGNORECASE,
)

# Who has left an office: "var han chef för ⟦O1⟧ vid ⟦O2⟧" tells of him that it is over, and not of the bodies.
_OFFICE = re.compile(
    r"\b(?:han|hon|\w*chef|\w*direktör|rektor|prefekt|dekan|ledamot|ordförande|föreståndare|professor|lektor|forskare|vd|VD"
    r"|anställning|tjänst)\b"
)
_OVER = re.compile(r"\b(?:upphör\w*|nedlagd?a?|lades ne[dr]|lagts ne[dr]|avveckla\w*|stängde?s|tidigare enhet\w*)\b")

# A body named by whose it is.
_WHOSE = re.compile(r"⟦O\d+⟧s (?:[a-zåäö-]+ ){0,2}⟦O\d+⟧(?:s(?!\w))?")
# What makes, moves or ends a body: then its being somebody's is what the sentence is about.
_MADE = re.compile(
    r"\b(?:inrätta\w*|bilda\w*|skapa\w*|tillsätt\w*|tillsatt\w*|starta\w*|inför\w*|etablera\w*"
    r"|nya?|nytt|(?:blir?|blev|blivit) (?:en|ett|del)"
    r"|\w*överför\w*|flytta\w*|inordna\w*|\w*organiser\w*|slås?|slogs|avveckl\w*|upphör\w*|lägg\w*|tillhör\w*|hör\w*"
    r"|föreslagna?|tänkta?|eventuell\w*|planera\w*|blivande|kommande|utgör\w*|är|inte (?:någon|en|ett)|ingen|inget)\b",
    re.IGNORECASE,
)


def is_presupposed(kind: RelationType, text: str, start: int, end: int, modality: Modality) -> bool:
    """Whether ``text[start:end]`` of a masked sentence, in which a statement of this ``kind`` was found, is a phrase of
    nouns that takes it for granted, so that it holds though its sentence was read as of this ``modality``."""
    if modality == "asserted" or kind not in _PHRASES or _PHRASES[kind].fullmatch(text[start:end].strip(" ,")) is None:
        return False
    first, last = clause_around(text, start, end)
    if modality == "ended" and (_OFFICE.search(text, first, last) is None or _OVER.search(text, first, last)):
        return False
    return _BECOMES.search(text, first, last) is None


def holds_anyway(found: Found, modality: Modality, text: str) -> bool:
    """Whether what a pattern ``found`` in a masked text only names a body by whose it is, so that what the sentence
    denies, proposes or plans ("avslogs inte av regionens revisorer") is something else."""
    return (
        found.type == "PART_OF"
        and modality in ("negated", "proposed", "planned")
        and not found.rule.endswith(LEARNED)
        and _WHOSE.fullmatch(text[found.start : found.end].strip()) is not None
        and _MADE.search(text) is None
    )
