"""When two names are the same name: the comparison form, abbreviations, generic words.

The word lists are ``names.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

_EDGES = " .,;:!?\"'”“’»«()[]–—-"
_SAINT = re.compile(r"\bs:t(a?)(?=\s)")
_ABBREVIATION = re.compile(r"[^\W\d_][\w&./-]{0,7}")
_IN_BRACKETS = re.compile(r"(?<=\S)\s+\(([^\W\d_][\w&./-]{0,7})\)$")
_ENDINGS = ("", "s", "n", "t", "en", "et", "na")


@dataclass(frozen=True, slots=True)
class _Words:
    legal_form: re.Pattern[str]
    generic: frozenset[str]
    generic_endings: tuple[str, ...]
    generic_heads: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = yaml.safe_load(files("nysta.graph").joinpath("names.yaml").read_text(encoding="utf-8"))
    forms = "|".join(re.escape(form) for form in sorted(data["legal_forms"], key=len, reverse=True))
    return _Words(
        legal_form=re.compile(rf"(?:[\s,]+\(?(?:{forms})\)?\.?)+$|^(?:ab|aktiebolaget)\s+"),
        generic=frozenset(data["generic"]),
        generic_endings=tuple(data["generic_endings"]),
        generic_heads=tuple(data["generic_heads"]),
    )


def plain(text: str) -> str:
    """``text`` composed (NFC), white space folded, soft hyphens and outer punctuation gone; case kept."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return re.sub(r"\s+", " ", text).strip(_EDGES)


@lru_cache(maxsize=65_536)
def name_key(text: str) -> str:
    """The form under which names are compared: no case, no legal form ("AB"), no outer punctuation, "och" for "&".

    An abbreviation that a document gives in brackets after the name is no part of it.

    >>> name_key("Gryning Vård AB"), name_key("Samordningsförbundet Kusten (SOF)")
    ('gryning vård', 'samordningsförbundet kusten')
    """
    folded = _without_brackets(text).casefold()
    folded = re.sub(r"[:’']s$", "", folded)
    folded = _SAINT.sub(r"sankt\1", folded.replace(" & ", " och "))
    shorter = _words().legal_form.sub("", folded).strip(_EDGES)
    return shorter or folded


def _without_brackets(text: str) -> str:
    # Before ``plain``, which takes an outer bracket for punctuation.
    written = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    inside = _IN_BRACKETS.search(written)
    return plain(written[: inside.start()] if inside and is_abbreviation(inside[1]) else text)


def has_legal_form(text: str) -> bool:
    """Whether ``text`` says what form of company it is ("Gryning Vård AB")."""
    return _words().legal_form.search(plain(text).casefold()) is not None


def without_genitive(key: str) -> str | None:
    """``key`` without a final genitive s, None where there is none to take off."""
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else None


def nominative(form: str, forms: Collection[str]) -> str:
    """``form`` without its genitive s if that is how another of ``forms`` writes it."""
    return form[:-1] if form.endswith("s") and form[:-1] in forms else form


def is_abbreviation(text: str) -> bool:
    """Whether ``text`` is written as an abbreviation: one short word, half of it capitals ("GR", "VGR").

    >>> [is_abbreviation(name) for name in ("GR", "VGR", "Borås", "Gryning Vård")]
    [True, True, False, False]
    """
    text = plain(text)
    if not _ABBREVIATION.fullmatch(text):
        return False
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) <= 2 or (capitals >= 2 and 2 * capitals >= len(letters))


def is_generic(text: str) -> bool:
    """Whether ``text`` means another thing in every document.

    >>> [is_generic(name) for name in ("förbundet", "Tekniska nämnden", "Borås tekniska nämnd")]
    [True, True, False]
    """
    written, words = plain(text), _words()
    folded = written.casefold()
    if " " in written:
        return folded in words.generic or folded.endswith(words.generic_heads)
    return folded in words.generic or written.islower() or folded.endswith(words.generic_endings)


def is_bare(text: str) -> bool:
    """Whether ``text`` says a sort of body and no more ("nämnden"): "kulturnämnden" is one of an issuer's own."""
    folded, words = plain(text).casefold(), _words()
    return folded in words.generic or folded in words.generic_endings


def head_of(word: str) -> str | None:
    """What body a compound ends in, None where it names none.

    >>> head_of("sjukvårdsnämnden"), head_of("nämnden"), head_of("Borås")
    ('nämnden', None, None)
    """
    folded = word.casefold()
    ends = [end for end in _words().generic_endings if folded.endswith(end) and folded != end]
    return max(ends, key=len, default=None)


def is_part_of(form: str, name: str) -> bool:
    """Whether ``form`` only takes up words of the longer ``name``, also in another ending.

    >>> [is_part_of(form, "Mora vattenförbund") for form in ("Mora", "Vattenförbundet", "Mora vattenråd")]
    [True, True, False]
    """
    said, words = name_key(form).split(), name_key(name).split()
    return len(said) < len(words) and all(_is_form_of_one(word, words) for word in said)


def _is_form_of_one(word: str, words: Collection[str]) -> bool:
    return any(word == each + ending or each == word + ending for each in words for ending in _ENDINGS)


def binds(text: str) -> bool:
    """Whether two documents that use the name ``text`` mean the same by it."""
    return len(name_key(text)) > 2 and not is_abbreviation(text) and not is_generic(text)


def slug(text: str) -> str:
    """``text`` as part of an id: lower case, words joined by hyphens, å ä ö kept.

    >>> slug("Håbo kommun")
    'håbo-kommun'
    """
    return re.sub(r"[\W_]+", "-", plain(text).casefold()).strip("-")
