"""Names by their form: what a compound, a legal form or an announcing word makes a name, and of what kind
(names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.language.forms import CAPITALISED, NAME, acronym_of
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.announced_names import Sort, announced_names
from nysta.extract.language.names.bodies_for import bodies_for
from nysta.extract.language.names.company_names import clubs, company_names
from nysta.extract.language.names.compounds import QUARTERS, compound_words
from nysta.extract.language.names.listed_names import listed_names
from nysta.extract.language.names.plan_names import plan_names
from nysta.extract.language.names.said_names import said_names
from nysta.extract.language.names.unit_names import unit_names
from nysta.extract.lexicons import load_yaml

Label = Literal["ORG", "PRG", "PRJ"]

_SORTS: dict[Label, Sort] = {"PRJ": "project", "PRG": "programme", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class RuleName:
    """A name found by its form; offsets into the text, ``kind`` as in the graph file."""

    start: int
    end: int
    label: Label
    kind: str
    rule: str


@cache
def lexicon() -> dict[str, Any]:
    """The contents of ``names.yaml``."""
    text = files("nysta.extract.language.names").joinpath("names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@cache
def suffix_kinds() -> tuple[tuple[str, str], ...]:
    """(suffix, kind) pairs, longest suffix first."""
    pairs = [(one, kind) for kind, forms in lexicon()["organisation_suffixes"].items() for one in forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=10_000)
def kind_by_form(name: str) -> str | None:
    """The kind of organisation that the form of a name tells, None when it tells nothing."""
    low = name.casefold()
    words = low.split()
    if words and ({"ab", "hb", "kb", "aktiebolag"} & {words[0], words[-1], *words[1:2]} or "(publ)" in low):
        return "bolag"
    if re.fullmatch(r"region \d{1,2}", low):
        return "samverkansorgan"  # "Region 7": kommuner that work together; a year behind a region's name is none
    if low.startswith("region ") and not words[-1].endswith((*lexicon()["owned_bodies"], *lexicon()["owned_groups"])):
        return "region"
    if words and words[-1] in ("kommun", "stad"):
        return "kommun"
    if len(words) > 1 and name.split()[-1] in clubs():
        return "förening"
    head = re.split(r"\s+(?:för|i|på|vid|av)\s+", low)[0].split()
    for candidate in (head[-1:], words[-1:], words[:1]):
        if not candidate or not candidate[0].endswith(_endings()):
            continue  # most words: one question instead of two hundred
        for suffix, kind in suffix_kinds():
            if candidate[0].endswith(suffix):
                return kind
    return "nämnd" if name.split()[-1:] and name.split()[-1] in board_initials() else None


def programme_kind(name: str) -> str:
    """The kind of programme by a word in its name; ``program`` when none tells."""
    low = name.casefold()
    for kind, marks in lexicon()["programme_kinds"].items():
        if any(re.search(rf"{mark}(?!\w)|^{mark}", low) for mark in marks):
            return str(kind)
    return "program"


@cache
def board_initials() -> frozenset[str]:
    """The initials that kommuner and regioner call their boards by."""
    return frozenset(lexicon()["board_initials"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(suffix for suffix, _ in suffix_kinds())


@cache
def _lands() -> tuple[str, ...]:
    return tuple(lexicon()["lands"])


@cache
def _never() -> frozenset[str]:
    return frozenset(lexicon()["never"])


def rule_names(text: str) -> Iterator[RuleName]:
    """All names in ``text`` that their form gives away, in no particular order; they may overlap."""
    never, quantifiers = _never(), tuple(f"{one} " for one in lexicon()["quantifiers"])
    for found in (
        *_compounds(text),
        *_bodies_for(text),
        *_companies(text),
        *_announced(text),
        *_listed(text),
        *_plans(text),
        *_units(text),
        *_defined(text),
        *_said(text),
    ):
        several = found.rule != "announced" and text.startswith(quantifiers, found.start)
        if text[found.start : found.end] not in never and not several:
            yield found


def _compounds(text: str) -> Iterator[RuleName]:
    generic = generic_words()
    for found in compound_words(text, _endings(), _lands()):
        word, lead, first = found.word, found.lead, found.first
        low, end = word.casefold(), found.start + len(word)
        suffix, kind = next((one, kind) for one, kind in suffix_kinds() if low.endswith(one))
        bare = low == suffix or low in generic
        definite = suffix.endswith(("en", "et", "an", "n")) and suffix != "direktionen"
        definite = definite or (suffix == "fullmäktige" and not bare)  # has no other form
        owner = bool(lead) and _BEFORE_OWNER.sub("", lead).split()[0].endswith("s")
        if low.endswith("området") or (suffix == "samverkan" and word[0].islower()):
            continue
        where = _where().match(text, end) if word[0].isupper() and not found.genitive else None
        if bare and where is None and not (lead and not definite) and suffix not in ("direktionen", "fullmäktige"):
            continue
        if not word[0].isupper() and not (definite or lead):
            continue
        if low.endswith("gruppen") and not (word[0].isupper() or low.endswith(_CHIEFS)):
            continue
        if word[0].islower() and _NAME_FOLLOWS.match(text, end + found.genitive):
            continue
        start = found.start - len(first)
        if lead and (not owner or not definite):
            start -= len(lead)
        yield RuleName(start, where.end() if where else end, "ORG", kind, "compound")


@cache
def generic_words() -> frozenset[str]:
    """The compounds that name nobody by themselves, as they stand in names.yaml."""
    return frozenset(lexicon()["generic_words"])


# What stands before the name of whose a body is: "Region Hallands", "Norra Smålands".
_BEFORE_OWNER = re.compile(rf"^(?:Region|{QUARTERS}(?=\s+\S+s\b))\s+")
# Of groups with a small letter, those that chiefs meet in have a name: "kommunchefsgruppen".
_CHIEFS = ("chefsgruppen", "direktörsgruppen")
# A lower-case compound before a name only says what it is: "trafikbolaget Norrtåg".
_NAME_FOLLOWS = re.compile(rf"\s[\"”“»]?{CAPITALISED}")


@cache
def _where() -> re.Pattern[str]:
    """The part of the country in a unit's name: "Räddningstjänsten Östra Götaland", "Energikontoret Öst"."""
    quarters = "|".join(lexicon()["quarters"])
    places = "|".join(
        sorted(
            (re.escape(one) for entry in load_gazetteer().entries for one in entry.short if one[0].isupper()),
            key=len,
            reverse=True,
        )
    )
    return re.compile(rf"\s(?:(?:{quarters})(?:\s(?:{places}|{CAPITALISED}))?|(?:{places}))(?:\slän)?(?![\w-])")


def _bodies_for(text: str) -> Iterator[RuleName]:
    for found in bodies_for(text, *_heads_for()):
        head = found.head.casefold()
        kind = next((k for s, k in suffix_kinds() if head.endswith(s)), "övrigt")
        yield RuleName(found.start, found.end, "ORG", kind, "body-for")


@cache
def _heads_for() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words that bodies for something are called by, the last parts of such words, and of those without a
    capital."""
    heads, named, small = (lexicon()[key] for key in ("organisation_heads_for", "named_heads_for", "small_heads_for"))
    return tuple(heads), tuple(named), tuple(small)


def _companies(text: str) -> Iterator[RuleName]:
    for start, end in company_names(text):
        yield RuleName(start, end, "ORG", kind_by_form(text[start:end]) or "övrigt", "legal-form")


def _announced(text: str) -> Iterator[RuleName]:
    located = tuple(lexicon()["located_bodies"])
    for label, sort in _SORTS.items():
        for found in announced_names(text, sort, located):
            name = text[found.start : found.end]
            if label == "ORG":
                kind = kind_by_form(name) or kind_by_form(found.trigger) or "övrigt"
            else:
                kind = "projekt" if label == "PRJ" else programme_kind(f"{found.trigger} {name}")
            yield RuleName(found.start, found.end, label, kind, "announced")


def _listed(text: str) -> Iterator[RuleName]:
    """Names listed behind a noun for several: "projekten Bryggan och Lådan"."""
    for found in listed_names(text):
        name, kind = text[found.start : found.end], found.kind
        if found.label == "ORG":  # "Kundcenter Öst" may be anything by its form; the noun before it tells more
            formed = kind_by_form(name)
            kind = kind if formed in (None, "övrigt") else str(formed)
        yield RuleName(found.start, found.end, found.label, kind, "announced")


def _defined(text: str) -> Iterator[RuleName]:
    """A long name that its abbreviation gives away: "Internationella skolan i Mora (ISM)", "… medlen, DRUM"."""
    for found in re.finditer(r"\s?[(,]\s?(?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5}[A-ZÅÄÖ])(?=[),.])", text):
        starts = [word.start() for word in re.finditer(r"(?<![\w-])[\wåäöÅÄÖ&-]+", text[: found.start()])][-8:]
        for start in reversed(starts):
            name = text[start : found.start()]
            if re.search(r"[.,;:()]", name):
                break
            capital, certain = name[0].isupper(), len(found["short"]) >= 4 and len(name.split()) <= 3
            if (capital or certain) and " " in name and acronym_of(found["short"], name):
                label = label_by_form(name) or ("ORG" if capital else None)
                if label is not None:
                    kind = programme_kind(name) if label == "PRG" else kind_by_form(name) or "övrigt"
                    yield RuleName(start, found.start(), label, kind, "defined")
                break


@cache
def announcers() -> dict[str, tuple[Label, str]]:
    """What each ending of an announcing noun tells of the name beside it: label and kind."""
    return {
        ending: (label, kind)
        for label, kinds in lexicon()["announcers"].items()
        for kind, endings in kinds.items()
        for ending in endings
    }


@cache
def _announcing_nouns() -> tuple[str, ...]:
    return tuple(sorted(announcers(), key=len, reverse=True))


def _said(text: str) -> Iterator[RuleName]:
    """Names that a sentence says to be a company, a foundation, a project …"""
    told = announcers()
    for found in said_names(text, _announcing_nouns(), NAME):
        yield RuleName(found.start, found.end, *told[found.noun], found.rule)


def label_by_form(name: str) -> Label | None:
    """The label that a name's last word shows ("Äldreomsorgslyftet" is a programme, "Vätternprojektet" a project); None
    when it shows none."""
    last = name.casefold().split()[-1] if name.split() else ""
    if name[:1].isupper() and re.fullmatch(r"\w{3,}projektet", last):
        return "PRJ"
    return "PRG" if last.endswith(tuple(lexicon()["programme_suffixes"])) else None


def _units(text: str) -> Iterator[RuleName]:
    for found in unit_names(text):
        yield RuleName(found.start, found.end, "ORG", found.kind, "unit")


def _plans(text: str) -> Iterator[RuleName]:
    for found in plan_names(text):
        yield RuleName(found.start, found.end, "PRG", programme_kind(found.head), "plan")
