"""The names a document defines: abbreviations and short forms, good for that document only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from nysta.extract.language.definition_words import QUOTE, definition_words
from nysta.extract.language.forms import acronym_of, normalise, small_words
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import suffix_kinds

_IN_BRACKETS = re.compile(
    rf"\s*\((?:{definition_words('from_here_alone')})?\s*(?:{definition_words('called', 'shortened')}|även)?\s*"
    rf"{QUOTE}?(?P<short>[A-ZÅÄÖ][\w&-]{{1,14}}(?:\s[A-ZÅÄÖ]\w+)?){QUOTE}?\s*\)"
)
_SHORT_FIRST = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÅÄÖ]{2,6})\s*(?:,|\(|–|=|:)\s*(?P<long>[A-Za-zÅÄÖåäö][\wåäö-]+(?:\s[\wåäö-]+){0,6})"
)
_CALLED = re.compile(
    rf"(?:,[^,.]{{0,60}})?,?\s(?:{definition_words('from_here')})\s(?:{definition_words('called', 'shortened')})\s"
    rf"{QUOTE}?(?P<short>[A-ZÅÄÖ][\w&-]{{1,24}})"
)
_SAID_BESIDE = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:som\s)?"
    rf"(?:(?:{definition_words('everyday', 'from_here_alone', 'shortened')})"
    rf"|(?:{definition_words('also')})\s(?:{definition_words('called', 'known_as')}))\s{QUOTE}?"
    r"(?P<short>[A-ZÅÄÖ][\w&-]{1,24})"
)
_AFTER_COMMA = re.compile(r",\s(?P<short>[A-ZÅÄÖ]{3,6}|[A-ZÅÄÖ]{2}[\wåäö]{1,4}[A-ZÅÄÖ])(?=[,.)\s])")
_LETTERS = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,5}(?![\w-])")
_ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&-]*[A-ZÅÄÖ0-9][\wåäö]*|[A-ZÅÄÖ]{2,}")


def definitions(text: str, mentions: Sequence[Mention]) -> Iterable[tuple[Mention, str]]:
    """(mention, short form) pairs that ``text`` defines: "Long name (LN)" and "LN, long name"."""
    for mention in mentions:
        after = mention.end + (1 if text[mention.end : mention.end + 1] == "s" and mention.genitive else 0)
        found = _IN_BRACKETS.match(text, after)
        if found and _fits(found["short"], mention.name):
            yield mention, found["short"]
        called = _CALLED.match(text, after)
        if called:
            yield mention, called["short"]
        said = _SAID_BESIDE.match(text, after)
        if said and _fits(said["short"], mention.name):
            yield mention, said["short"]
        beside = _AFTER_COMMA.match(text, after)
        if beside and acronym_of(beside["short"], mention.name):
            yield mention, beside["short"]
    for found in _SHORT_FIRST.finditer(text):
        for mention in mentions:
            if mention.start == found.start("long") and acronym_of(found["short"], mention.name):
                yield mention, found["short"]


def _fits(short: str, name: str) -> bool:
    if short.casefold() == name.casefold() or short in ("S", "M", "C", "L", "V", "MP", "KD", "SD"):
        return False
    known = load_gazetteer().find(short)
    if known is not None and (short.istitle() if known[1] == "short" else not acronym_of(short, name)):
        return False  # "Strandbostäder AB (Motala)": where it is; "Naturvårdsverket (LONA)": what it pays with
    return acronym_of(short, name) or (len(short) >= 3 and " " in name) or _ACRONYM.fullmatch(short) is not None


def unexplained(
    texts: Iterable[str], names: Iterable[Mention], known: Callable[[str], bool]
) -> Iterable[tuple[Mention, str]]:
    """(mention, abbreviation) pairs for abbreviations that the document uses without defining them, where exactly
    one name of the document fits ("RUN" beside regionutvecklingsnämnden). ``known`` tells those that need none."""
    named = list(names)
    own = {one.name for one in named if one.name.isupper() and (one.announced or one.label != "ORG")}
    shorts = {short for text in texts if not text.isupper() for short in _LETTERS.findall(text)} - own
    # what the gazetteer knows it knows with its abbreviations: "GR" is not Göteborgs Stad
    candidates = {normalise(one.name): one for one in named if one.entry is None and not one.name.isupper()}
    for short in sorted(shorts):
        fits = _fullest(
            [one for one in candidates.values() if acronym_of(short, one.name) and _heads_agree(short, one.name)]
        )
        # "FOKUSOMRÅDE: MARK FÖR NÄRINGSLIV" is no abbreviation of anything
        if len(fits) == 1 and not known(short) and short.casefold() not in small_words():
            yield fits[0], short


def _fullest(names: list[Mention]) -> list[Mention]:
    """The names but those that only begin another: "Närvårdssamverkan" beside "Närvårdssamverkan Södra Älvsborg"."""
    forms = [normalise(one.name) for one in names]
    return [
        one for one, form in zip(names, forms, strict=True) if not any(other.startswith(f"{form} ") for other in forms)
    ]


def _heads_agree(short: str, name: str) -> bool:
    """Whether the abbreviation of a one-word compound ends in the first letter of its head: RUN, …nämnden."""
    if " " in name:
        return True
    heads = (*(suffix for suffix, _ in suffix_kinds()), "regionen")
    head = next((suffix for suffix in heads if name.casefold().endswith(suffix)), "")
    return head[:1] == short[-1].casefold()


class Glossary:
    """Short form → the mention whose name it stands for, first definition first."""

    def __init__(self) -> None:
        self._long: dict[str, Mention] = {}
        self._seen: dict[str, int] = defaultdict(int)

    def define(self, short: str, mention: Mention) -> None:
        """Take up a definition; the first one of a short form stands."""
        self._long.setdefault(short, mention)

    def count(self, mention: Mention) -> None:
        """Note one occurrence of a name."""
        self._seen[mention.name] += 1

    @property
    def short_forms(self) -> Mapping[str, Mention]:
        """All definitions."""
        return self._long

    def long_of(self, short: str) -> Mention | None:
        """The mention that a short form stands for in this document."""
        return self._long.get(short)
