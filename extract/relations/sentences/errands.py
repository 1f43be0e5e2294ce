"""Errands: what one charges another with is done by the one charged, "A ger B i uppdrag att betala C två miljoner".

In money that passes A is no party then, however near it stands to the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from nysta.extract.relations.sentences.clauses import Clause, Phrase, fill
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.task_words import task_cues

ELSEWHERE = -1
"""The place of a subject that a clause takes from the words which charge it with a task."""

# Words that name nobody.
_PLAIN = r"(?:[^\s⟦⟧.;:]+\s)"
_NAME = re.compile(r"⟦O(?P<n>\d+)⟧(?!s\s)")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """How a task is given, in masked text, out of the words of ``tasks.yaml``.

    charges: "A uppdrar åt B att", "uppdrar A till B att". gives: "A ger B i uppdrag att", "ger A B i uppdrag att",
    "A ger myndigheten i uppdrag att". is_charged: "B får i uppdrag att", "har B av A fått i uppdrag att", "B ges i
    uppdrag av A att".
    """
    words = {name: cue.pattern for name, cue in task_cues().items()}
    task, asks = words["task"], words["asks"]
    built = {
        "charges": rf"(?<!\w)(?:{words['verbs_charge']})\s{_PLAIN}{{0,3}}?(?:⟦O(?P<giver>\d+)⟧\s)?{_PLAIN}{{0,2}}?"
        rf"(?:åt|till)\s{_PLAIN}{{0,3}}?(?:⟦O(?P<charged>\d+)⟧(?!s\s))?{asks}",
        "gives": rf"(?<!\w)(?:{words['verbs_give']})\s{_PLAIN}{{0,3}}?(?:⟦O(?P<first>\d+)⟧(?!s\s)\s"
        rf"(?P<after>{_PLAIN}{{0,3}}?))?(?:⟦O(?P<second>\d+)⟧(?!s\s)\s{_PLAIN}{{0,3}}?)?{task}{asks}",
        "is_charged": rf"(?:⟦O(?P<before>\d+)⟧\s{_PLAIN}{{0,4}}?)?(?<!\w)(?:{words['verbs_get']})\s{_PLAIN}{{0,2}}?"
        rf"(?:⟦O(?P<inside>\d+)⟧\s{_PLAIN}{{0,3}}?)?(?:(?:av|från)\s⟦O(?P<giver>\d+)⟧\s{_PLAIN}{{0,3}}?)?{task}{asks}",
    }
    return {name: re.compile(cue, re.IGNORECASE) for name, cue in built.items()}


@dataclass(frozen=True, slots=True)
class Errand:
    """A task in a masked sentence: where it begins and where "att" opens what it asks for, the numbers of the giver and
    of the one charged; None for who is not named."""

    start: int
    that: int
    giver: int | None
    charged: int | None


@lru_cache(maxsize=4)  # rules, frames and scorers ask for the same sentence one after the other
def errands_of(masked: Masked) -> tuple[Errand, ...]:
    """The tasks that a masked sentence gives, in order."""
    text = masked.text
    found = [*_charging(text), *_giving(text), *_charged(text)]
    return tuple(sorted({one.that: one for one in reversed(found)}.values(), key=lambda one: one.that))


def gives_only(masked: Masked, source: int | None, target: int | None) -> bool:
    """Whether of two names, by their numbers, the first gives a task that asks for something to be done to the second:
    "⟦O0⟧ ger ⟦O1⟧ i uppdrag att betala ⟦M2⟧ till ⟦O3⟧"."""
    return source is not None and any(
        one.giver == source != one.charged and masked.text.find(f"{target}⟧", one.that) > one.that
        for one in errands_of(masked)
    )


def done_by_the_charged(masked: Masked, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses of a masked sentence, in which what a task asks for is done by the one charged, and not by the
    giver; one in which a task is both given and told is parted."""
    told: Errand | None = None
    for clause in clauses:
        start, end = clause.span
        errand = next((one for one in errands_of(masked) if start <= one.that < end), None)
        if errand is not None:
            told = errand
            if ahead := [one for one in clause.elements if one.start < errand.that]:
                given = Clause(ahead, clause.opening, before=clause.before, subject=clause.subject)
                yield replace(given, objects=_before(clause.objects, errand), phrases=_before(clause.phrases, errand))
            asked = Clause([one for one in clause.elements if one.start >= errand.that], "that")
            fill(asked, [])
            yield _done_by(masked, errand, asked)
        elif told is not None and clause.opening == "joined" and _goes_on(clause):
            yield _done_by(masked, told, clause)
        else:
            told = told if clause.opening in ("relative", "where", "whose") else None
            yield clause


def _before(phrases: Sequence[Phrase], errand: Errand) -> list[Phrase]:
    return [one for one in phrases if one.start < errand.that]


def _goes_on(clause: Clause) -> bool:
    """Whether a joined clause asks for more: "att utreda frågan och betala …", not "… och beviljar …" nor "har gett A
    i uppdrag att … och betalat …"."""
    return bool(clause.verbs) and not clause.verbs[0].is_finite and not clause.verbs[0].text.endswith("t")


def _done_by(masked: Masked, errand: Errand, clause: Clause) -> Clause:
    """The clause with the one charged as its subject; with none where he is not named."""
    if errand.charged is None:
        return replace(clause, subject=None)
    return replace(clause, subject=Phrase(masked.groups[errand.charged], ELSEWHERE, errand.start))


def _charging(text: str) -> Iterator[Errand]:
    for found in _cues()["charges"].finditer(text):
        giver = _number(found["giver"] or found["by"])
        giver = _subject(text, found.start()) if giver is None else giver
        yield Errand(found.start(), found.start("that"), giver, _number(found["charged"]))


def _giving(text: str) -> Iterator[Errand]:
    for found in _cues()["gives"].finditer(text):
        first, second, ahead = _number(found["first"]), _number(found["second"]), _subject(text, found.start())
        if second is None and (
            ahead is not None or (first is not None and task_cues()["adverbs"].fullmatch(found["after"]))
        ):
            giver, charged = ahead, first
        else:
            giver, charged = first, second
        yield Errand(found.start(), found.start("that"), giver, charged)


def _charged(text: str) -> Iterator[Errand]:
    for found in _cues()["is_charged"].finditer(text):
        charged = _number(found["inside"] or found["before"])
        yield Errand(found.start(), found.start("that"), _number(found["giver"] or found["by"]), charged)


def _number(said: str | None) -> int | None:
    return int(said) if said is not None else None


def _subject(text: str, verb: int) -> int | None:
    """The last name before a verb in its clause that no preposition leads."""
    begin = max(text.rfind(mark, 0, verb) for mark in (" . ", " ; ", " : ", " som ", " medan ")) + 1
    names = [
        one
        for one in _NAME.finditer(text, max(begin, 0), verb)
        if not task_cues()["no_subject"].search(text[: one.start()])
    ]
    return int(names[-1]["n"]) if names else None
