"""Mentions: the places in a text where an organisation, a programme or a project is named or meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nysta.extract.language.announced import QUOTES, announcers_beside, as_announced
from nysta.extract.language.forms import legal_form, nominative
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import LABELS, ORIGINS, Mention, ModelName, Origin
from nysta.extract.language.names.bodies import bodies_of_plurals, is_of_a_known, owned_bodies
from nysta.extract.language.names.branches import branch
from nysta.extract.language.names.located_names import located_names
from nysta.extract.language.names.name_limits import goes_too_far, misread, name_limits
from nysta.extract.language.names.name_rules import (
    Label,
    kind_by_form,
    label_by_form,
    lexicon,
    programme_kind,
    rule_names,
    suffix_kinds,
)
from nysta.extract.language.names.named_after import with_first_name
from nysta.extract.language.names.no_names import before_the_next, names_nobody, without_what_follows

# How much an origin is trusted when two mentions of the same length overlap.
_TRUST: dict[Origin, int] = {
    "gazetteer": 7,
    "rule": 6,
    "glossary": 5,
    "abbreviation": 4,
    "model": 3,
    "short": 2,
    "anaphor": 1,
}


# A longer word in capitals is a heading's, not an abbreviation.
LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Untaught:
    """The names of a text that need no trained model: ``listed`` by the gazetteer, or given away by their form."""

    listed: list[Mention]
    by_rule: list[Mention]

    @staticmethod
    def of(text: str) -> Untaught:
        listed = [one for one in _from_gazetteer(text) if not names_nobody(text, one)]
        by_rule = (one for one in _from_rules(text) if not names_nobody(text, one))
        return Untaught(listed, [one for one in by_rule if not _joins(text, one, listed)])

    def certain(self) -> Iterator[Mention]:
        """Those whose limits and sense leave a model nothing to say."""
        yield from (one for one in self.listed if one.origin != "short")
        yield from (one for one in self.by_rule if not one.announced)


def named_mentions(
    text: str, found_by_model: Iterable[ModelName] = (), untaught: Untaught | None = None
) -> list[Mention]:
    """The names in ``text``: gazetteer, form and model ones; overlaps resolved, in reading order. ``untaught`` are
    those of ``text`` where they have been looked for before."""
    untaught = untaught or Untaught.of(text)
    listed = untaught.listed
    guessed = (without_what_follows(one, listed) for name in found_by_model for one in _from_model(text, name))
    by_model = [one for one in guessed if not (names_nobody(text, one) or _joins(text, one, listed))]
    by_model = [before_the_next(text, one, listed) for one in by_model]
    by_model = [one for one in by_model if not goes_too_far(one, untaught.by_rule)]
    by_rule = [one for one in untaught.by_rule if not misread(text, one, by_model)]
    if by_model:  # "Kommunledningskontorets IT" ends within what is called "IT grupp"
        bodies = list(owned_bodies(text, [*listed, *by_rule]))
        by_model = [one for one in by_model if not any(body.start < one.end < body.end for body in bodies)]
    by_model = [_told_by_rule(one, by_rule) for one in by_model]
    several = [Mention(o.start, o.end, o.name, "ORG", o.kind, "rule") for o in bodies_of_plurals(text)]
    by_model = [one for one in by_model if not any(it.start < one.end and one.start < it.end for it in several)]
    found = resolved(text, [*several, *listed, *by_rule, *by_model])
    return [with_first_name(text, one, found) for one in found]


def _told_by_rule(one: Mention, by_rule: Sequence[Mention]) -> Mention:
    """A name that only the model reads whole, with the label that the words before its first part tell: "en ny arena
    för hållbarhet, Stollen – navet för gruvarv"."""
    first = next((it for it in by_rule if it.announced and it.start == one.start and it.end < one.end), None)
    if first is None or one.entry is not None or first.label == one.label:
        return one
    return replace(one, label=first.label, kind=first.kind, announced=True)


def resolved(text: str, candidates: Sequence[Mention]) -> list[Mention]:
    """The longest and most trusted of overlapping mentions of ``text``, with what words beside them tell."""
    return [as_announced(text, one) for one in _in_one(text, _longest(candidates))]


def _in_one(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Two supposed names side by side as the one that they are: "Boråsregionen Sjuhärads kommunalförbund"."""
    out: list[Mention] = []
    for one in mentions:
        last = out[-1] if out else None
        beside = last is not None and last.end + 1 == one.start and text[last.end] == " "
        two = last is not None and legal_form(last.name) and legal_form(one.name)  # cells of a row
        if last is not None and beside and not two and not last.genitive and _unlisted(last) and _unlisted(one):
            if last.name.casefold().endswith(tuple(lexicon()["leading_nouns"])):
                out[-1] = one  # "Näringslivsbolaget Vi i Härjedalen AB": what it is, and its name
                continue
            name = text[last.start : one.end]
            out[-1] = replace(one, start=last.start, name=name)
        else:
            out.append(one)
    return out


def _unlisted(one: Mention) -> bool:
    return one.label == "ORG" and one.entry is None and one.name[:1].isupper()


def _joins(text: str, one: Mention, listed: Sequence[Mention]) -> bool:
    """Whether a supposed name joins two by "och", one of which the gazetteer knows by itself."""
    for found in re.finditer(r"\s(?:och|samt)\s", text[one.start : one.end]):
        before, after = one.start + found.start(), one.start + found.end()
        if any(known.origin != "short" and before in (known.end, known.end + known.genitive) for known in listed):
            return True
        if any(known.origin != "short" and known.start == after for known in listed):
            return True
    return False


def _from_gazetteer(text: str) -> Iterable[Mention]:
    for match in load_gazetteer().scan(text):
        surface = text[match.start : match.end]
        name = nominative(surface) if match.genitive else surface
        end = match.end
        if match.genitive:
            end -= 2 if surface.endswith((":s", ":S", "’s", "'s")) else 1
            name = surface[: end - match.start]
        entry = match.entry
        label = LABELS[entry.label]
        if surface.isupper() and len(surface) > 12:
            name = entry.name
        if not match.genitive and (goes_on := branch(text, entry, match.end)) is not None:
            name = text[match.start : goes_on.end]
            yield Mention(match.start, goes_on.end, name, label, entry.kind, "rule", genitive=goes_on.genitive)
            continue
        yield Mention(match.start, end, name, label, entry.kind, ORIGINS[match.strength], entry, match.genitive)


def _from_rules(text: str) -> Iterable[Mention]:
    for found in (*rule_names(text), *located_names(text)):
        if found.rule == "compound" and is_of_a_known(text[found.start : found.end]):
            continue
        yield _trim(text, found.start, found.end, found.label, found.kind, "rule", found.rule == "announced")


_NEXT_COMPANY = re.compile(r"AB\s\S+(?=\s.+\sAB$)|(?!AB\s).+?\s(?:AB|HB|KB)(?=\s[A-ZÅÄÖ].*\s(?:AB|HB|KB)$)")


_OWNED = re.compile(r"(?P<owner>.+s)\s(?P<unit>[a-zåäö]+)")


@cache
def _bare_units() -> frozenset[str]:
    return frozenset([*(suffix for suffix, _ in suffix_kinds()), *_generic()])


def _from_model(text: str, found: ModelName) -> Iterable[Mention]:
    labels: dict[str, Label] = {"ORG": "ORG", "PRG": "PRG", "PRJ": "PRJ"}
    surface = text[found.start : found.end]
    if over := _NEXT_COMPANY.match(surface):  # two cells of a row read as one name
        surface = over[0]
    if (owned := _OWNED.fullmatch(surface)) and owned["unit"] in _bare_units():  # "ÄKF:s kansli" names ÄKF
        surface = owned["owner"]
    if is_of_a_known(surface):
        return
    end = found.start + len(surface)
    if found.label not in labels or not re.search(r"[^\W\d_]{2}", surface) or "\n" in surface:
        return
    words = surface.split()
    if surface.isupper() and len(surface) > LONGEST_ACRONYM and (found.label == "ORG" or text.isupper()):
        return  # a word of a heading
    if (len(words) == 1 and _generic() & {surface.casefold(), nominative(surface).casefold()}) or words[0] in lexicon()[
        "quantifiers"
    ]:
        return
    if found.label == "ORG" and words[-1].casefold().endswith(tuple(lexicon()["no_organisation_endings"])):
        return
    if words[-1] in lexicon()["plural_heads"]:
        return  # "Lindesbergs, Nora och Hällefors kommuner" is several
    if (words[-1] in lexicon()["quarters"] and len(words) == 1) or _between_places(surface):
        return
    if surface in lexicon()["never"] or not (re.search(r"[A-ZÅÄÖ]", surface) or _named_in_small(text, found, words)):
        return
    label = labels[found.label]
    if label == "ORG" and (known := load_gazetteer().find(surface)) is not None and known[0].label == "Organisation":
        one = _trim(text, found.start, end, label, known[0].kind, "short" if known[1] == "short" else "model", False)
        yield replace(one, entry=known[0])
        return
    body = _is_body_for().match(surface) or (len(words) > 1 and kind_by_form(words[0]) in _BODIES_BY_FIRST_WORD)
    english = lexicon()["english_heads"].get(words[-1].casefold()) if len(words) > 1 else None
    label = label_by_form(surface) or ("ORG" if body or english else label)
    kind = english or kind_by_form(surface) or "övrigt"
    if label != "ORG":
        kind = "projekt" if label == "PRJ" else programme_kind(surface)
    yield _trim(text, found.start, end, label, kind, "model", False)


# Kinds that the first word of a name tells: "Omsorgsbolaget Lugn".
_BODIES_BY_FIRST_WORD = ("bolag", "förening", "stiftelse", "enhet")


@cache
def _is_body_for() -> re.Pattern[str]:
    """ "Centrum mot hot", "Rådet för mat": a body by its first word, whatever it is for."""
    heads = "|".join(["center", *lexicon()["organisation_heads_for"]])
    return re.compile(rf"(?i:{heads})\s(?:för|mot|i|vid)\s")


def _between_places(surface: str) -> bool:
    """Whether a supposed name only says between which places something runs: "Göteborg-Borås"."""
    ends = re.split(r"\s?[-–]\s?", surface)
    return len(ends) > 1 and all((found := load_gazetteer().find(end)) and found[1] == "short" for end in ends)


# Kinds of organisations whose names of several words stand without a capital: "tekniska nämnden".
BODIES_IN_SMALL = ("nämnd", "enhet", "myndighet", "samverkansorgan")


def _named_in_small(text: str, found: ModelName, words: Sequence[str]) -> bool:
    """Whether a name without capitals is one: "tekniska nämnden", "projektet mat från trakten", in quotation marks."""
    if found.label == "ORG":
        return len(words) > 1 and kind_by_form(" ".join(words)) in BODIES_IN_SMALL
    before, _, _ = announcers_beside()
    quoted = text[found.start - 1 : found.start] in QUOTES and found.start > 0
    return quoted or before.search(text[max(0, found.start - 40) : found.start]) is not None


@cache
def _generic() -> frozenset[str]:
    anaphors = (noun for nouns in lexicon()["anaphors"].values() for noun in nouns)
    return frozenset([*lexicon()["generic_words"], *anaphors])


def _trim(text: str, start: int, end: int, label: Label, kind: str, origin: Origin, announced: bool) -> Mention:
    """A mention without what stands beside the name, its genitive s told apart."""
    start, end = name_limits(text, start, end, led=label == "ORG" or origin == "rule")
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
    ranked = sorted(
        candidates,
        key=lambda one: (one.start - one.end - one.genitive, -_TRUST[one.origin], one.start, not one.announced),
    )
    taken: list[Mention] = []
    for one in ranked:
        if one.end > one.start and not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
