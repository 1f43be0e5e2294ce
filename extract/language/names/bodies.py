"""Bodies named by whose they are: "regionens kulturnämnd", "Uppsala kommuns utbildningsförvaltning"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nysta.extract.language.forms import nominative
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.bodies_for import end_of_body_for
from nysta.extract.language.names.name_rules import generic_words, kind_by_form, lexicon, suffix_kinds

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body: where its own words stand, and its name in full."""

    start: int
    end: int
    name: str
    kind: str


# Between an owner and its body: the s that the owner's mention leaves out, its initials in brackets, and a blank.
_GAP = re.compile(r"(?::?s)?(?:\s\([^()]{2,12}\))?\s")


# Between two owners of one body: "kommunens och polisens samordningsgrupp".
_JOINT = re.compile(r"(?::?s)?\s(?:och|samt)\s")
# What is the same in the plural.
_ALIKE = ("råd", "team")
# Where the next of several bodies of one owner begins: "kanslistab och juristgrupp".
_NEXT_BODY = re.compile(r"(?:,|\s(?:och|samt))\s")


# A body that only what it is for tells from others behind its owner: "SKR:s beredning för socialtjänst".
_FOR_SOMETHING = ("nämnd", "utskott", "beredning", "delegation", "avdelning", "enhet", "kommitté", "sekretariat")


@cache
def _body() -> re.Pattern[str]:
    heads = "|".join([*lexicon()["owned_bodies"], *lexicon()["owned_groups"]])
    regional = r"(?:(?!hela\s|alla\s)[a-zåäö]{3,}[al]a\s)?"  # "regionala utvecklingsnämnd"
    short = r"(?:[A-ZÅÄÖ]{2,5}[\s-])?"  # "MR kompetensteam", "HR-stab"
    whole = "|".join(lexicon()["owned_words"])
    body = rf"{short}(?:[a-zåäö]{{3,}}-\s(?:och|samt)\s)?[a-zåäö]{{3,}}(?:{heads})|{whole}"
    return re.compile(rf"(?P<body>{regional}(?:{body}))(?![\w-])")


def _names_nobody(body: str, *, owner_named: bool = True) -> bool:
    """Whether what stands behind a genitive is a role or a public and no body: "projektets styrgrupp", "regionens
    målgrupp", but "Kustrådets styrgrupp"."""
    if owner_named and body in lexicon()["owned_words"]:
        return False
    return body in generic_words() or body.split()[-1].endswith(tuple(lexicon()["no_owned_groups"]))


def owned_bodies(text: str, mentions: Sequence[Mention]) -> Iterator[NamedBody]:
    """The bodies right behind the genitives among the ``mentions`` of ``text``: what they are called without their
    owner is no name by its form, and is one there; that of several owners is named by them."""
    for owner in mentions:
        gap = _GAP.match(text, owner.end) if owner.genitive else None
        found = _body().match(text, gap.end()) if gap is not None else None
        before = any(text[one.end : owner.start] == ", " for one in mentions)
        named = owner.origin != "anaphor"
        if found is None and gap is not None and (body := _body_for(text, gap.end())) is not None:
            yield from [] if any(one.start < body.end and body.start < one.end for one in mentions) else [body]
        while found is not None and not _names_nobody(found["body"], owner_named=named):
            if before or any(text[found.end() : one.start] == ", " for one in mentions if one.start > found.end()):
                break  # "Sältalabbet, bolagets analysenhet": what the one named beside it is
            if found["body"].endswith(_ALIKE) and text.startswith(" för ", found.end()):
                break  # "regionens yrkesråd för handel och bygg" may be many
            if not any(one.start < found.end() and found.start() < one.end for one in mentions):
                others = (one for one in mentions if one.genitive and _JOINT.fullmatch(text[one.end : owner.start]))
                whole = found["body"] in lexicon()["owned_words"]  # no name by itself: "Kustrådets styrgrupp"
                begin = next((one.start for one in others), owner.start if whole else found.start())
                kind = kind_by_form(found["body"]) or "enhet"
                yield NamedBody(found.start(), found.end(), text[begin : found.end()], kind)
            further = _NEXT_BODY.match(text, found.end())
            found = _body().match(text, further.end()) if further is not None else None


def _body_for(text: str, at: int) -> NamedBody | None:
    """The body at ``at`` that is told from others of its sort by what it is for."""
    end = end_of_body_for(text, at, _FOR_SOMETHING) if text.startswith(_FOR_SOMETHING, at) else at
    if end == at or text.startswith((" av ", " för "), end):  # "kommitté för avskaffande av diskriminering" goes on
        return None
    return NamedBody(at, end, text[at:end], kind_by_form(text[at:end].split()[0]) or "enhet")


@cache
def _owned() -> re.Pattern[str]:
    bodies, groups = "|".join(lexicon()["owned_bodies"]), "|".join(lexicon()["owned_groups"])
    regional = r"(?:[a-zåäö]{3,}[al]a\s)?"
    heads = rf"[a-zåäö]*(?:{bodies})|[a-zåäö]{{3,}}(?:{groups})"
    purpose = rf"(?:{'|'.join(_FOR_SOMETHING)})\sför\s.+"
    return re.compile(rf"(?P<owner>.+?s)\s(?P<body>{regional}(?:[a-zåäö]+-\s(?:och|samt)\s)?(?:{heads})|{purpose})")


def owner_in(name: str) -> str | None:
    """Whose body a ``name`` says it to be, nominative ("Uppsala universitets innovationskontor"); None without one."""
    found = _owned().fullmatch(name)
    if found is None or _names_nobody(found["body"]):
        return None
    owner = nominative(found["owner"])
    return owner if owner != found["owner"] else owner.removesuffix(":s").removesuffix("s")


_TWO_OWNERS = re.compile(r"(?P<first>.+?s)\s(?:och|samt)\s(?P<second>.+s)")


def owners_in(name: str) -> tuple[str, ...]:
    """The two whose common body a ``name`` says it to be, nominative ("Stadens och Tullens beredskapsgrupp"); none
    where it does not."""
    found = _owned().fullmatch(name)
    two = _TWO_OWNERS.fullmatch(found["owner"]) if found is not None else None
    if two is None:
        return ()
    return tuple(nominative(one) if nominative(one) != one else one.removesuffix("s") for one in two.groups())


def means_somebody(noun: str) -> bool:
    """Whether a definite noun may stand for an organisation: "staden", "förbundet"."""
    return noun.casefold() in lexicon()["anaphors"]["ORG"]


def is_of_a_known(name: str) -> bool:
    """Whether a name is a body's with its owner, whom the gazetteer names or a definite noun means: "Region Gotlands
    socialförvaltning", "Stadens pensionärsråd"; not "Gotlands tillväxtråd", which is called so."""
    owner = owner_in(name)
    if owner is None:
        return False
    known = load_gazetteer().find(owner)
    place = known is not None and known[1] == "short" and known[0].kind in ("kommun", "region")
    placed = place and name.endswith(tuple(lexicon()["owned_groups"]))
    return owner.casefold() in lexicon()["anaphors"]["ORG"] or (known is not None and not placed)


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


# Units of some kind, before the list of what they are called: "avdelningarna Stab, Barn och unga samt Vuxna".
_UNITS = r"(?:\w{3,})?(?:avdelningarna|enheterna|sektorerna|sektionerna|verksamhetsområdena|resultatområdena)"
_UNIT = r"[A-ZÅÄÖ][\wåäö-]*(?:,\s[a-zåäö]\w+)?(?:-?\s(?:(?:och|samt|för|i)\s[a-zåäö]|&\s\w)[\wåäö-]+)?"
_LISTED = re.compile(rf"(?<![\w-]){_UNITS}:?\s(?P<names>{_UNIT}(?:,\s{_UNIT})*,?\s(?P<last>och|samt)\s{_UNIT})")
_PART = re.compile(r",\s(?=[A-ZÅÄÖ])")


def bodies_of_plurals(text: str) -> Iterator[NamedBody]:
    """The bodies of "socialnämnderna Norr, Söder och Väster", each with the name it has by itself, and those of
    "avdelningarna Stab, Barn och unga samt Vuxna"."""
    for several in _SEVERAL.finditer(text):
        head = several["stem"] + _SINGULAR[several["head"]]
        kind = "nämnd" if head.endswith(("nämnden", "styrelsen")) else "enhet"
        for number, one in enumerate(re.finditer(_QUARTER, several["names"])):
            start, end = several.start("names") + one.start(), several.start("names") + one.end()
            yield NamedBody(start if number else several.start(), end, f"{head} {one[0]}", kind)
    for several in _LISTED.finditer(text):
        for start, end in _items(several):
            yield NamedBody(start, end, text[start:end], "enhet")


def _items(listed: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the names of a list stand; one may hold a comma or "och", and goes on in lower case then."""
    at, text = listed.start("names"), listed["names"]
    last = max(found.start() for found in re.finditer(rf",?\s{listed['last']}\s(?=[A-ZÅÄÖ])", text))
    limits = [0, *(found.end() for found in _PART.finditer(text, 0, last)), len(text)]
    for begin, end in pairwise(limits):
        for one in re.split(rf",?\s{listed['last']}\s(?=[A-ZÅÄÖ])", text[begin:end]):
            start = text.index(one, begin)
            yield at + start, at + start + len(one.rstrip(", "))


# Of groups, those that there is one of and that are spoken of in the definite: "FN:s säkerhetsråd" is the Säkerhetsråd.
_CALLED_DEFINITE = ("råd", "kommitté")


@cache
def _definite_ending() -> dict[str, str]:
    """The definite form of each word for a body ("nämnd": "nämnden"), as the suffixes of organisations have it."""
    known = {suffix for suffix, _ in suffix_kinds()}
    heads = [*lexicon()["owned_bodies"], *_CALLED_DEFINITE]
    return {head: form for head in heads for form in (f"{head}en", f"{head}et", f"{head}n") if form in known}


def definite_body(name: str) -> str | None:
    """What a body is called without its owner: "kulturnämnden" for "kulturnämnd", "tillväxtrådet" for "tillväxtråd";
    None where it is no such form."""
    if name.endswith(_CALLED_DEFINITE) and owner_in(name) is not None:
        return None
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
