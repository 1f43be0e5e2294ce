"""Bodies named by whose they are: "regionens kulturnämnd", "Uppsala kommuns utbildningsförvaltning"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nysta.extract.language.forms import nominative
from nysta.extract.language.name_rules import RuleName, kind_by_form, lexicon, suffix_kinds

if TYPE_CHECKING:
    from nysta.extract.language.mentions import Mention


# Between an owner and its body: the s that the owner's mention leaves out, and a blank.
_GAP = re.compile(r"(?::?s)?\s")


@cache
def _body() -> re.Pattern[str]:
    heads = "|".join([*lexicon()["owned_bodies"], *lexicon()["owned_councils"]])
    regional = r"(?:[a-zåäö]{3,}[al]a\s)?"  # "regionala utvecklingsnämnd"
    bare = "|".join(lexicon()["owned_words"])
    body = rf"(?:[a-zåäö]{{3,}}-\s(?:och|samt)\s)?[a-zåäö]{{3,}}(?:{heads})|{bare}"
    return re.compile(rf"(?P<body>{regional}(?:{body}))(?![\w-])")


def owned_bodies(text: str, mentions: Sequence[Mention]) -> Iterator[RuleName]:
    """The bodies right behind the genitives among the ``mentions`` of ``text``: what they are called without their
    owner is no name by its form, and is one there."""
    for owner in mentions:
        gap = _GAP.match(text, owner.end) if owner.genitive else None
        found = _body().match(text, gap.end()) if gap is not None else None
        if found is None or found["body"] in lexicon()["generic_words"]:
            continue
        if owner.origin == "anaphor" and found["body"] in lexicon()["owned_words"]:
            continue  # "projektets styrgrupp"
        if found["body"].endswith(tuple(lexicon()["owned_councils"])) and text.startswith(" för ", found.end()):
            continue  # "regionens yrkesråd för handel och bygg" may be many
        before = any(text[one.end : owner.start] == ", " for one in mentions)
        if before or any(text[found.end() : one.start] == ", " for one in mentions if one.start > found.end()):
            continue  # "Sältalabbet, bolagets analysenhet": what the one named beside it is
        if not any(one.start < found.end() and found.start() < one.end for one in mentions):
            kind = kind_by_form(found["body"]) or "enhet"
            yield RuleName(found.start(), found.end(), "ORG", kind, "owned")


@cache
def _owned() -> re.Pattern[str]:
    heads = "|".join(lexicon()["owned_bodies"])
    regional = r"(?:[a-zåäö]{3,}[al]a\s)?"
    return re.compile(rf"(?P<owner>.+?s)\s(?P<body>{regional}(?:[a-zåäö]+-\s(?:och|samt)\s)?[a-zåäö]*(?:{heads}))")


def owner_in(name: str) -> str | None:
    """Whose body a ``name`` says it to be, nominative ("Uppsala universitets innovationskontor"); None without one."""
    found = _owned().fullmatch(name)
    if found is None:
        return None
    owner = nominative(found["owner"])
    return owner if owner != found["owner"] else owner.removesuffix(":s").removesuffix("s")


_SINGULAR = {
    "nämnderna": "nämnden",
    "styrelserna": "styrelsen",
    "förvaltningarna": "förvaltningen",
    "kontoren": "kontoret",
}
_QUARTER = r"[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?"
_SEVERAL = re.compile(
    rf"(?<![\w-])(?P<stem>[A-ZÅÄÖa-zåäö][a-zåäö]{{2,}})(?P<head>{'|'.join(_SINGULAR)})\s"
    rf"(?P<names>{_QUARTER}(?:,\s{_QUARTER})*,?\s(?:och|samt)\s{_QUARTER})"
)


@dataclass(frozen=True, slots=True)
class OneOfSeveral:
    """A body that a plural names: where its own part stands, and its name in full."""

    start: int
    end: int
    name: str
    kind: str


def bodies_of_plurals(text: str) -> Iterator[OneOfSeveral]:
    """The bodies of "socialnämnderna Norr, Söder och Väster", each with the name it has by itself."""
    for several in _SEVERAL.finditer(text):
        head = several["stem"] + _SINGULAR[several["head"]]
        kind = "nämnd" if head.endswith(("nämnden", "styrelsen")) else "enhet"
        for number, one in enumerate(re.finditer(_QUARTER, several["names"])):
            start, end = several.start("names") + one.start(), several.start("names") + one.end()
            yield OneOfSeveral(start if number else several.start(), end, f"{head} {one[0]}", kind)


@cache
def _definite_ending() -> dict[str, str]:
    """The definite form of each word for a body ("nämnd": "nämnden"), as the suffixes of organisations have it."""
    known = {suffix for suffix, _ in suffix_kinds()}
    heads = lexicon()["owned_bodies"]
    return {head: form for head in heads for form in (f"{head}en", f"{head}et", f"{head}n") if form in known}


def definite_body(name: str) -> str | None:
    """What a body is called without its owner: "kulturnämnden" for "kulturnämnd"; None where it is no such form."""
    head = next((one for one in _definite_ending() if name.endswith(one)), None)
    return name.removesuffix(head) + _definite_ending()[head] if head is not None else None


@cache
def _for_one() -> re.Pattern[str]:
    heads = "|".join(lexicon()["organisation_heads_for"])
    joined = r"(?:,?\s(?:och|samt|eller|&)\s|-)"
    return re.compile(rf"(?<![\w-])(?i:{heads})\sför\s(?P<topic>[a-zåäö]{{4,}})(?![\w-]|{joined})")


_JOINED = re.compile(r"(?P<body>\S+\sför\s(?P<topic>[a-zåäö]{4,}))(?P<link>\s(?:och|samt)\s)(?P<next>.+)")
_GOES_ON = re.compile(r"s?\s(?:samt|och)\s")


def parted(texts: Sequence[str], named: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The mentions of each text with those cut that took in the first words of the next: "nämnden för stöd" and "hälsa
    samt vård- och omsorgsnämnden", where the texts speak of a body for the first topic alone; those words then begin
    the next one's name wherever they stand before it."""
    alone = frozenset(found["topic"] for text in texts for found in _for_one().finditer(text))
    begun: set[str] = set()
    cut = [_parted(text, mentions, alone, begun) for text, mentions in zip(texts, named, strict=True)]
    return [_begun(text, mentions, begun) for text, mentions in zip(texts, cut, strict=True)] if begun else cut


def _parted(text: str, mentions: Sequence[Mention], alone: Set[str], begun: set[str]) -> list[Mention]:
    out: list[Mention] = []
    rest: tuple[int, int] | None = None
    for one in mentions:
        gap = _GOES_ON.match(text, rest[1]) if rest is not None else None
        if rest is not None and gap is not None and gap.end() == one.start:
            begun.add(text[rest[0] : one.start])
        rest = None
        found = _JOINED.fullmatch(one.name) if one.entry is None and one.origin == "rule" else None
        if found is not None and found["topic"] in alone:
            rest = (one.start + found.start("next"), one.start + found.end("next"))
            one = replace(one, end=one.start + found.end("body"), name=found["body"], genitive=False)
        out.append(one)
    return out


def _begun(text: str, mentions: Sequence[Mention], begun: Set[str]) -> list[Mention]:
    """The boards and offices with the words that begin their names elsewhere."""
    out: list[Mention] = []
    for one in mentions:
        before = next((words for words in begun if text[: one.start].casefold().endswith(words.casefold())), None)
        if before is not None and one.entry is None and one.kind in ("nämnd", "enhet"):
            start = one.start - len(before)
            out = [other for other in out if other.end <= start]
            one = replace(one, start=start, name=text[start : one.end])
        out.append(one)
    return out
