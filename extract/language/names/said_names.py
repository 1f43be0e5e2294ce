"""Names that a sentence says to be something: "Garnet, ett projekt", "nätverket kallas Bron", "bolagets firma är …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nysta.extract.language.definition_words import statute_names
from nysta.extract.language.gazetteer import load_gazetteer

# What stands between a name and the noun that says what it is: "ett", "namnet på det nya", "kommunens största".
_ONE = r"(?:namnet på\s)?(?:ett|en|det|den|vårt|vår)\s"
_OWNED = r"(?:[a-zåäö]{4,}s|[A-ZÅÄÖ][\wåäö]+s)\s"
_ADJECTIVES = r"(?:[\w-]+\s){0,3}?"
# What follows such a noun behind somebody's genitive, and shows that it tells what the name is.
_GOES_ON = r"(?=,?\s(?:som|för|om|där|med|kring|på|till|mot)\b|[.,])"
_CALLED = (
    r"(?:heter|hette|kallas|kallades|kallat|kallad|benämns|benämnt|benämnd|döpt till|döptes till|bär namnet|fick namnet"
    r"|(?:som\s)?(?:har\s)?fått namnet|går under namnet|med namnet|under namnet|vid namn|av namnet)"
)
# One of these is in whatever _CALLED matches; _BEFORE_NAME before a name that nothing calls so: "en arena för gruvor,
# Stollen", "ett av våra projekt är Stollen".
_CALLED_SIGNS = ("heter", "hette", "kalla", "benämn", "döpt", "namn")
_BEFORE_NAME = re.compile(r"(?<!\w)(?:en|ett)\s(?:av\s|[^,.]*,\s[A-ZÅÄÖ])", re.IGNORECASE)
# This is in whatever tells by "är" or behind a comma what a name is.
_PREDICATED_SIGN = re.compile(
    r"(?:,|\s(?:är|var|blev))\s(?:(?:sedan|namnet|ett|en|det|den|vårt|vår)\s|[a-zåäöA-ZÅÄÖ][\wåäö]+s\s)"
)
# Words that end a name in small letters.
_VERBS = (
    r"(?:är|var|blev|blir|har|hade|får|fick|finns|fanns|ska|kan|kom|går|gick|ger|gav|står|stod|bör|vill|i|på|till|från"
    r"|med|inom|under|hos|vid|av|som|att|\w+(?:ade|ades|ats|erar|eras|te|ds|ns)|\w+(?<!n)(?<!t)as)\b"
)
# A name in small words but the first, which a comma ends: "Källornas röster, arkivets projekt om …".
_FIRST = r"(?!(?:De|Den|Det|En|Ett|Dessa|Detta|Andra|Några|Alla|Vår|Våra|Vårt|I|På|Av|För|Med|Till|Från)\s)"
_SMALL_WORDS = rf"{_FIRST}[A-ZÅÄÖ][a-zåäö]+(?:\s(?!{_VERBS})[a-zåäö]+){{1,4}}"
_PLACED = re.compile(
    r"(?:mottagning|central|skola|bibliotek|sjukhus|muse|kontor|avdelning|enhet|gård|anläggning|verk|hus|fabrik|kyrka|hamn)"
    r"\w{0,3}\s(?:i|på|från|vid)\s$"
)
# What is said of a plain word at the beginning of a sentence that shows it to be a name there.
_SURELY = re.compile(rf"(?:\s\([^()]*\))?(?:\s(?:är|var|blev)\snamnet\s|,\s(?:det|den|{_OWNED}))")


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name at ``start``–``end`` of a text, the ending of the ``noun`` that says what it is, and how."""

    start: int
    end: int
    noun: str
    rule: str


def said_names(text: str, nouns: tuple[str, ...], name: str) -> Iterator[SaidName]:
    """The names of which ``text`` says that they are one of the ``nouns`` (endings of words), or are called so;
    ``name`` is the pattern of a name in capitals."""
    low = text.casefold()
    if not any(map(low.__contains__, nouns)):
        return  # most texts have none, and to look is a thirtieth of the time of the expressions
    for given in statute_names(text):
        yield SaidName(given.start, given.end, given.means, "announced")
    names_by_word = any(map(text.__contains__, _CALLED_SIGNS))
    predicated, called = _patterns(nouns, name, names_by_word)
    for found in predicated.finditer(text) if _PREDICATED_SIGN.search(text) is not None else ():
        group = next(one for one in ("name", "small", "within") if found[one])
        noun = next(found[one] for one in ("noun", "owned", "what") if found[one])
        start, end = found.span(group)
        if group == "within" and _PLACED.search(text[max(0, start - 60) : start]):
            continue  # "mottagningen i Ljusne, en enhet inom regionen"
        plain = " " not in found[group] and found[group][1:].islower()
        if group == "within" or not plain or _SURELY.match(text, end):
            yield SaidName(start, end, noun, "predicated")
    for found in called.finditer(text) if names_by_word or _BEFORE_NAME.search(text) is not None else ():
        said = found.groupdict()
        group = next(one for one in ("name", "behind", "beside", "one") if said.get(one))
        noun = said.get("noun") or said.get("before") or said["apposed"] or said["among"]
        if group in ("name", "behind") or load_gazetteer().find(found[group]) is None:
            yield SaidName(*found.span(group), noun.casefold(), "announced")


@cache
def _patterns(nouns: tuple[str, ...], name: str, names_by_word: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expressions for what a name is said to be, and for how something is called; the latter without what needs a
    word for "called" unless ``names_by_word``: to try that at each word is most of its time."""
    ending = "|".join(nouns)

    def noun(group: str) -> str:
        return rf"{_ADJECTIVES}(?!\w*[a-zåäö](?<!s)enhet)\w*?(?P<{group}>{ending})(?![\w-])"

    bracket = r"(?:\s\([^()]*\))?"
    predicated = re.compile(
        rf"(?:^|(?<=[.!?:]\s))(?:(?P<name>{name}){bracket}(?:\s(?:är|var|blev)\s(?:sedan\s\S+\s)?|,\s)|(?P<small>{_SMALL_WORDS}),\s)"
        rf"(?:{_ONE}{noun('noun')}|{_OWNED}{noun('owned')}{_GOES_ON})"
        rf"|(?<=[a-zåäö]\s)(?P<within>{name}){bracket},\s(?:ett|en|det|den)\s{noun('what')}"
    )
    named = (
        rf"(?:^|(?<=[.!?:]\s))(?P<name>{name})\s{_CALLED}"
        rf"\s(?:ett|en)\sav\s(?:[\w-]+\s){{0,4}}?\w*?(?P<noun>{ending})(?![\w-])|"
    )
    behind = (
        rf"|(?<!\w)\w*?(?P<before>(?i:{ending}))"
        rf"(?:\s(?!\w*?(?:{ending})\b)[a-zåäö][\w-]*){{0,6}}?,?\s(?:som\s)?{_CALLED}\s[\"”“»]?(?P<behind>{name})"
    )
    called = re.compile(
        f"{named if names_by_word else ''}"
        rf"(?<!\w)(?i:ett|en)\sav\s(?:[\w-]+\s){{0,3}}\w*?(?P<among>{ending})(?![\w-])[^.;:,]{{0,60}}?\s(?:är|var|heter|kallas)\s[\"”“»]?(?P<one>{name})(?=[\"”“»]?(?:[,.]|\s(?:som|där|med)\s|$))"
        rf"|(?<!\w)(?i:ett|en)\s{noun('apposed')}(?:\s(?:för|om|kring|mot)(?:\s[a-zåäö][\w-]*){{1,4}})?,\s(?P<beside>{name})(?=[,.]|\s(?:–|som|där)\s|$)"
        f"{behind if names_by_word else ''}"
    )
    return predicated, called
