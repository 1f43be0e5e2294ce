"""The name with which a list item begins where only its place in the list gives it away."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.reading import Sentence
from nysta.extract.relations.parties import is_name, unknown

# The longest name of an item, in words: of a project, of anything else, of a unit that looks like no name.
MOST_WORDS, MOST_PARTY_WORDS, MOST_UNIT_WORDS = 8, 6, 5

# Where an item's name ends and what it says of it begins.
_END = re.compile(r"\s+[–—-]\s|\s*[(:;]|,\s|\.\s|\.?$|\s+\d{1,3}(?:,\d+)?\s?%|\s+\d{1,2} (?:ledam|plats|repres)")
_CODED = re.compile(r"(?:AP|WP|Arbetspaket|Delprojekt)\s?\d{1,2}(?:\.\d)?[:.]?\s+(?=[A-ZÅÄÖ])")
_BEFORE = re.compile(
    rf"(?:{_CODED.pattern})?(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?\s+(?=[A-ZÅÄÖ]))?(?:[Pp]rojekt(?:et)?\s+(?=[A-ZÅÄÖ]))?"
)
_SMALL = frozenset(
    {"i", "på", "för", "av", "och", "vid", "&", "of", "the", "till", "med", "utan", "mot", "om", "en", "ett"}
)


def name_begin(text: str) -> int:
    """Where an item's name begins: after its number and the word that says what it is ("Projekt Bryggan" → 8)."""
    found = _BEFORE.match(text)
    return found.end() if found is not None else 0


def name_end(text: str) -> int:
    """Where the name ends with which an item begins ("Bryggan – leds av …" → 7)."""
    found = _END.search(text)
    return found.start() if found is not None else len(text)


def item_name(sentence: Sentence, what: str, counted: bool = False) -> Mention | None:
    """The item's name as a ``what`` ("project", "party", "unit"); None where it is none or a known name says it.

    ``counted`` tells that what stands above counts the units, so that an item is one whatever it is called.
    """
    begin = name_begin(sentence.text)
    end = begin + name_end(sentence.text[begin:])
    text = sentence.text[begin:end].strip(' "”“»')
    start = sentence.text.find(text, begin)
    words = text.split()
    coded = _CODED.match(sentence.text) is not None  # "AP1 Myren som minns": surely a name
    person = not coded and any(a < end and start < b for a, b in sentence.persons)
    if not words or not re.match(r"[A-ZÅÄÖÉ]", text) or person:
        return None
    inside = [one for one in sentence.mentions if one.origin != "anaphor" and one.start < end]
    whole = any(one.start <= start + 1 and one.end >= start + len(text) - 1 for one in inside)
    if what == "project":
        if any(one.label in ("PRJ", "PRG") for one in inside) and whole:
            return None
        if (
            len(words) > MOST_WORDS
            or (not coded and _is_clause(sentence, end))
            or any(one.start == start and _is_body(one) for one in inside)
        ):
            return None
        return unknown(text, start, "project") if is_name(text, "project") else None
    if whole or len(words) > MOST_PARTY_WORDS or len(inside) > 1 or _is_clause(sentence, end):
        return None
    if any(one.origin in ("gazetteer", "abbreviation", "short") for one in inside):
        return None  # "Region Skåne kulturförvaltning": what is known of it is enough
    proper = sum(word[0].isupper() for word in words) + sum(word in _SMALL for word in words) == len(words)
    formed = kind_by_form(text) is not None and (len(words) > 1 or what == "unit")
    alone = counted and end >= len(sentence.text.rstrip(" .")) and len(words) <= MOST_UNIT_WORDS
    if not alone and not (is_name(text, "party") and ((proper and len(words) > 1) or formed)):
        return None
    found = unknown(text, start, "party")
    unit = what == "unit" and found.kind == "övrigt"
    return Mention(found.start, found.end, found.name, "ORG", "enhet" if unit else found.kind, "rule")


def _is_body(one: Mention) -> bool:
    """Whether a mention is surely an organisation, and no project that was taken for one."""
    return one.label == "ORG" and (
        one.origin == "gazetteer" or one.kind not in ("övrigt", "förening", "samverkansorgan", "enhet")
    )


def _is_clause(sentence: Sentence, end: int) -> bool:
    """Whether the words before ``end`` hold a verb: a task or a sentence, and no name."""
    words = [word for word in sentence.words if word.start - sentence.start < end]
    return any(word.finite for word in words) or bool(words and words[0].pos in ("VERB", "AUX"))
