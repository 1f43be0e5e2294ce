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

# An application that is granted is one no more.
_GRANTS_APPLICATION = re.compile(
    r"\b(?:bevilja|bifall|bifoll|godkän)\w*\s.*\bansök(?:an|ningar\w*) om\b", re.IGNORECASE
)
_PROPOSES = re.compile(
    r"\b(?:föresl\w*|yrk\w*|bör|borde|skulle|önskar|vill|tillstyrk\w*|förutsättning|om)\b"
    r"(?! (?:\w+ )?(?:bidrag|medel|stöd|⟦M|att))",
    re.IGNORECASE,
)

# A task that is told in passing as one that somebody has, and words with which it is none after all.
_HAS_TASK = re.compile(
    r"\b(?:på uppdrag av|på ⟦O\d+⟧s uppdrag"
    r"|(?:fick|fått|gav|gett|givit|gavs|uppdrog|uppdragit)\b[^;.]*?\b(?:uppdrag\w*|åt))",
    re.IGNORECASE,
)
_PUT_FORWARD = re.compile(
    r"\b(?:bör|borde|skulle|ska|skall|kan|kunde|måste|behöver|vill|föreslå\w*|föreslog\w*|yrka\w*|förslag\w*|hemställ\w*"
    r"|rekommendera\w*|motion\w*|önska\w*|kräv\w*|begär\w*|ansök\w*|om(?= ⟦)|ifall|huruvida|avser|kommer)(?!\w)|\?",
    re.IGNORECASE,
)


def has_task(kind: RelationType, text: str, start: int, end: int, modality: Modality) -> bool:
    """Whether ``text[start:end]`` of a masked sentence tells of a task as one that was given, though something around
    it is looked into ("utreder ⟦O1⟧ frågan på uppdrag av ⟦O2⟧")."""
    if kind != "COMMISSIONS" or modality != "proposed":
        return False
    first, last = clause_around(text, start, end)
    told = _HAS_TASK.search(text, first, last)
    return told is not None and _PUT_FORWARD.search(text, first, told.start()) is None


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
    denies, proposes or plans ("avslogs inte av regionens revisorer") is something else; or is an application that is
    granted."""
    if modality == "proposed" and _GRANTS_APPLICATION.search(text, found.start, found.end) is not None:
        return _PROPOSES.search(text) is None
    return (
        found.type == "PART_OF"
        and modality in ("negated", "proposed", "planned")
        and not found.rule.endswith(LEARNED)
        and _WHOSE.fullmatch(text[found.start : found.end].strip()) is not None
        and _MADE.search(text) is None
    )
