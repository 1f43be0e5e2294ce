"""Forms of names: capitals, nominative, the normal form for comparing, slugs and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml

CAPITALISED = r"[A-ZÅÄÖÉÜ][\w’'+-]*(?:[&/][A-ZÅÄÖ]\w*)?"
"""One word of a name, as an expression to build others of."""
_LINK = r"(?:&|för|i|på|av|vid|of|and|the|for|in)"
_NUMBER = r"\d{4}\s?[–-]\s?\d{2,4}|(?:\d{4}|\d{1,2}(?:\.\d)?)(?![\d.]|\s?\d|\s(?:kr|tkr|mnkr|mkr|%))"
NAME = rf"{CAPITALISED}(?:\s+(?:(?:{_LINK}\s+){{0,2}}{CAPITALISED}|{_NUMBER}|–\s+{CAPITALISED}))*"
"""A name in capitals, with small words and years inside it."""

# Names of which is remembered what is asked of each again and again.
KEPT = 5_000

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACE = re.compile(r"\s+")
_MARKED_GENITIVE = re.compile(r"(?<=\w)[:’'´]s$", re.IGNORECASE)
_CAPITALS_S = re.compile(r"(?:^|[\s\-/&])[A-ZÅÄÖ0-9&\-]*[A-ZÅÄÖ]{2,}s$")
_MINIMUM_DEFINITE = 7
_MINIMUM_STEM = 2
_SHORTEST_PART = 3  # of a compound, in letters: "när|vårds|samverkan"


@dataclass(frozen=True)
class _Rules:
    heads: tuple[str, ...]
    definite: tuple[str, ...]
    ends_in_s: tuple[str, ...]
    legal: re.Pattern[str]
    small: frozenset[str]


@cache
def _rules() -> _Rules:
    raw = load_yaml(files("nysta.extract.language").joinpath("forms.yaml").read_text(encoding="utf-8"))
    legal = "|".join(re.escape(one.rstrip(".")) for one in sorted(raw["legal"], key=len, reverse=True))
    return _Rules(
        tuple(raw["heads"]),
        tuple(raw["definite"]),
        tuple(raw["ends_in_s"]),
        re.compile(rf"(?:^|(?<=\s))(?:{legal})\.?(?=\s|$)"),
        frozenset(raw["small"]),
    )


def small_words() -> frozenset[str]:
    """The words that an abbreviation may skip ("för", "och"), lower case."""
    return _rules().small


@lru_cache(maxsize=KEPT)
def clean(name: str) -> str:
    """The name without soft hyphens and zero-width characters, with single spaces, composed letters."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", name)).split())


@lru_cache(maxsize=KEPT)
def normalise(name: str, *, legal_form: bool = True) -> str:
    """The name for comparing: case, whitespace, dashes and soft hyphens evened out.

    With ``legal_form=False`` the legal form goes too ("Gryning Vård AB" and "AB Gryning Vård" are equal);
    a name that is nothing but a legal form stays.
    """
    plain = _DASHES.sub("-", clean(name)).casefold()
    if legal_form:
        return plain
    without = _SPACE.sub(" ", _rules().legal.sub(" ", plain)).strip(" ,")
    return without or plain


@lru_cache(maxsize=KEPT)
def legal_form(name: str) -> str | None:
    """The legal form in a name, as written there ("AB", "ek. för."), or None: it stands first or last."""
    plain = clean(name)
    edges = [
        one.span() for one in _rules().legal.finditer(plain.lower()) if one.start() == 0 or one.end() == len(plain)
    ]
    return plain[slice(*edges[-1])] if edges else None


_ENDS_A_COMPANY = re.compile(r".*\S\s(?:AB|HB|KB|[Aa]ktiebolag)(?:\s\(publ\))?")


def ends_in_legal_form(name: str) -> bool:
    """Whether a company's name ends in its legal form, so that what stands behind it is no more of it; not where that
    may go on: "AB Stadshus", "Förvaltnings AB Gryningen"."""
    first, second, *_ = [*name.split(), "", ""]
    goes_on = first == "AB" or (second in ("AB", "Aktiebolag") and first.endswith("s"))
    return not goes_on and _ENDS_A_COMPANY.fullmatch(name) is not None


def nominative(name: str, known: Container[str] = ()) -> str:
    """The name without its genitive s.

    ``known`` holds names in nominative (as written): a known name stays, and a name whose form without s is
    known loses it. Otherwise the s goes only where the language makes it certain: "GR:s", "VGRs",
    "Göteborgsregionens", "Räddningsförbunds". A place name or an unknown word ("Borås", "Volvos") stays.
    """
    name = clean(name)
    marked = _MARKED_GENITIVE.search(name)
    if marked:
        return name[: marked.start()]
    if not name.endswith(("s", "S")) or name in known:
        return name
    stem = name[:-1]
    return stem if stem in known or _certain_genitive(name) else name


def _certain_genitive(name: str) -> bool:
    rules = _rules()
    if _CAPITALS_S.search(name):
        return True
    last = re.split(r"[\s\-/]", name)[-1].casefold()
    if last.endswith(rules.ends_in_s) or last.endswith("ss"):
        return False
    stem = last[:-1]
    if len(last) >= _MINIMUM_DEFINITE and stem.endswith(rules.definite):
        return True
    return stem.endswith(rules.heads)


def slug(name: str) -> str:
    """The name as a part of an id: lower case, å ä ö kept, anything but letters and digits a hyphen."""
    return re.sub(r"[\W_]+", "-", clean(name).casefold()).strip("-")


def acronym_of(short: str, long: str) -> bool:
    """Whether the abbreviation ``short`` can stand for the name ``long``.

    Every word of the name must give its first letter, in order; small words may be skipped; more letters may
    come from inside a word where a part of it may begin, three letters on ("VGR", "Västra Götalandsregionen";
    "SLK", "stadsledningskontoret"; not "SÄS", "Sjuhärads kommunalförbund") or follow its first letter ("Brå"). A
    last word may be left out ("GR", "Göteborgsregionens kommunalförbund"), and the legal form be among the letters
    ("NKAB", "Norrköpings Kommunföretag AB").
    """
    letters, words = _letters_of(short), _words_of(long)
    form = _letters_of(legal_form(long) or "")
    if form and letters.endswith(form) and len(letters) > len(form) + 1:
        letters = letters.removesuffix(form)
    if len(letters) < _MINIMUM_STEM or not words or letters == "".join(words):
        return False
    return _matches(letters, words, first=True)


@lru_cache(maxsize=1000)
def _letters_of(short: str) -> str:
    return re.sub(r"[\W_]", "", short).casefold()


@lru_cache(maxsize=2000)
def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name; remembered, since each abbreviation of a document asks of each of its names."""
    return tuple(word for word in re.split(r"[\W_]+", normalise(name, legal_form=False)) if word)


def _matches(letters: str, words: tuple[str, ...], *, first: bool) -> bool:
    """Whether the letters can be taken from the words in order."""
    if not letters:
        return not first and (len(words) <= 1 or all(word in _rules().small for word in words))
    if not words:
        return False
    word, rest = words[0], words[1:]
    if word in _rules().small and _matches(letters, rest, first=first):
        return True
    if word[0] != letters[0]:
        return False
    return any(
        _inside(letters[1:count], word) and _matches(letters[count:], rest, first=False)
        for count in range(1, len(letters) + 1)
    )


def _inside(letters: str, word: str) -> bool:
    """Whether the letters follow each other inside the word, each at the beginning of what may be a part of it."""
    if word[1:].startswith(letters):
        return True  # "Brå", "HaV": the word's first letters
    at = 0
    for letter in letters:
        at = word.find(letter, at + _SHORTEST_PART)
        if at < 0:
            return False
    return len(word) - at >= _SHORTEST_PART
