"""Mentions: the places in a text where an organisation, a programme or a project is named or meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nysta.extract.language.forms import nominative
from nysta.extract.language.gazetteer import GazetteerEntry, load_gazetteer
from nysta.extract.language.name_rules import Label, kind_by_form, lexicon, programme_kind, rule_names

Origin = Literal["gazetteer", "abbreviation", "short", "rule", "model", "glossary", "anaphor"]

# How much an origin is trusted when two mentions of the same length overlap.
_TRUST: dict[Origin, int] = {
    "gazetteer": 6,
    "glossary": 5,
    "rule": 4,
    "abbreviation": 4,
    "model": 3,
    "short": 2,
    "anaphor": 1,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One named (or meant) entity; ``start``/``end`` are offsets into the block's text, genitive s left out.

    ``name`` is the nominative surface. ``entry`` is the gazetteer's entity where it knows the name.
    ``announced`` tells that a word before it said what it is ("projektet", "kommunerna").
    """

    start: int
    end: int
    name: str
    label: Label
    kind: str
    origin: Origin
    entry: GazetteerEntry | None = None
    genitive: bool = False
    announced: bool = False


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that the trained model found; offsets into the text."""

    start: int
    end: int
    label: str


def named_mentions(text: str, found_by_model: Iterable[ModelName] = (), known: Iterable[Mention] = ()) -> list[Mention]:
    """The names in ``text``: gazetteer, form, model and ``known`` ones; overlaps resolved, in reading order."""
    candidates = [
        *_from_gazetteer(text),
        *_from_rules(text),
        *(one for name in found_by_model for one in _from_model(text, name)),
        *known,
    ]
    return _longest(candidates)


def anaphors(text: str, taken: Sequence[Mention]) -> list[Mention]:
    """Definite nouns that stand for something named before ("förbundet"), outside the ``taken`` mentions."""
    out = []
    for found in _anaphor_pattern().finditer(text):
        start, end = found.span("noun")
        if any(start < one.end and one.start < end for one in taken) or _announces(text, found.end(), taken):
            continue
        label, kinds = _anaphor_kinds()[found["noun"].casefold()]
        out.append(Mention(start, end, found["noun"], label, kinds[0], "anaphor", genitive=bool(found["s"])))
    return out


def _announces(text: str, end: int, taken: Sequence[Mention]) -> bool:
    """Whether a name follows at once, so that the noun says what it is: "projektet Digital bygd"."""
    gap = re.compile(r"\s[\"”“»’']?").match(text, end)
    return gap is not None and any(one.start == gap.end() for one in taken)


@cache
def _anaphor_kinds() -> dict[str, tuple[Label, tuple[str, ...]]]:
    table: dict[str, tuple[Label, tuple[str, ...]]] = {}
    for label, nouns in lexicon()["anaphors"].items():
        for noun, kinds in nouns.items():
            table[noun] = (label, tuple(kinds))
    return table


def anaphor_kinds(noun: str) -> tuple[str, ...]:
    """The kinds of entities that a definite noun can stand for; empty when it is none."""
    found = _anaphor_kinds().get(noun.casefold())
    return found[1] if found else ()


@cache
def _anaphor_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _anaphor_kinds()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?i:(?P<noun>{nouns}))(?P<s>s?)(?![\w-])")


def _from_gazetteer(text: str) -> Iterable[Mention]:
    origins: dict[str, Origin] = {"full": "gazetteer", "short": "short", "abbreviation": "abbreviation"}
    labels: dict[str, Label] = {"Organisation": "ORG", "Programme": "PRG", "Project": "PRJ"}
    for match in load_gazetteer().scan(text):
        surface = text[match.start : match.end]
        name = nominative(surface) if match.genitive else surface
        end = match.end
        if match.genitive:
            end -= 2 if surface.endswith((":s", ":S", "’s", "'s")) else 1
            name = surface[: end - match.start]
        entry = match.entry
        label = labels[entry.label]
        if surface.isupper() and len(surface) > 12:
            name = entry.name
        yield Mention(match.start, end, name, label, entry.kind, origins[match.strength], entry, match.genitive)


def _from_rules(text: str) -> Iterable[Mention]:
    for found in rule_names(text):
        yield _trim(text, found.start, found.end, found.label, found.kind, "rule", found.rule == "announced")


def _from_model(text: str, found: ModelName) -> Iterable[Mention]:
    labels: dict[str, Label] = {"ORG": "ORG", "PRG": "PRG", "PRJ": "PRJ"}
    surface = text[found.start : found.end]
    if found.label not in labels or not re.search(r"[^\W\d_]{2}", surface) or "\n" in surface:
        return
    if surface in lexicon()["never"] or surface.casefold() in _generic() or not re.search(r"[A-ZÅÄÖ]", surface):
        return
    label = labels[found.label]
    kind = kind_by_form(surface) or "övrigt"
    if label != "ORG":
        kind = "projekt" if label == "PRJ" else programme_kind(surface)
    yield _trim(text, found.start, found.end, label, kind, "model", False)


@cache
def _generic() -> frozenset[str]:
    return frozenset([*lexicon()["generic_words"], *_anaphor_kinds()])


def _trim(text: str, start: int, end: int, label: Label, kind: str, origin: Origin, announced: bool) -> Mention:
    """A mention without quotation marks and closing punctuation, its genitive s told apart."""
    while start < end and text[start] in " \"”“»«'’(–-,.":
        start += 1
    while end > start and text[end - 1] in " \"”“»«'’,.;:–-":
        end -= 1
    surface = text[start:end]
    name = nominative(surface)
    genitive = name != surface
    if not genitive:
        tail = re.match(r":?s(?![\w-])", text[end:])
        genitive = tail is not None
    elif surface.startswith(name):
        end = start + len(name)
    return Mention(start, end, name, label, kind, origin, genitive=genitive, announced=announced)


def _longest(candidates: Sequence[Mention]) -> list[Mention]:
    """The longest, then the most trusted of overlapping mentions, in reading order."""
    ranked = sorted(candidates, key=lambda one: (one.start - one.end, -_TRUST[one.origin], one.start))
    taken: list[Mention] = []
    for one in ranked:
        if one.end > one.start and not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
