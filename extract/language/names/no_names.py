"""No names: words in the form of a name that name no organisation, programme or project (no_names.yaml), and what
follows a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nysta.extract.language.forms import legal_form
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.names.persons_named import names_a_person
from nysta.extract.language.names.titles import is_title
from nysta.extract.language.names.world_places import is_place_of_the_world
from nysta.extract.lexicons import load_yaml

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention

# What a name and the place of a person's office are joined by: "oppositionsrådet i Region Skåne".
_PLACED = re.compile(r"\s(?:i|på|vid|för|från)\s")
# What only begins a compound is none: "Central" of "Central- och Östeuropa".
_BEGINS_A_COMPOUND = re.compile(r"-(?:,|\s(?:och|samt|eller|respektive)\s)")
# A name that goes on so is none of what its last word says: "Tillväxt i Skogsavtalet".
_WITHIN = ("i", "inom", "av", "om", "för", "till", "med", "enligt")
# Words that go on behind a name that the gazetteer knows, none of which has a capital or joins it to more.
_GOES_ON = re.compile(r"(?:\s(?!(?:och|samt|för|i|på|vid)\s)[a-zåäö]+)(?:\s[a-zåäö]+)*")


@cache
def _words() -> dict[str, Any]:
    raw: dict[str, Any] = load_yaml(
        files("nysta.extract.language.names").joinpath("no_names.yaml").read_text(encoding="utf-8")
    )
    return {
        "offices": re.compile(raw["offices"], re.IGNORECASE),
        "common": re.compile("|".join(raw["common"]), re.IGNORECASE),
        "things": re.compile("|".join(raw["things"]), re.IGNORECASE),
        "of_no_body": re.compile("|".join(raw["of_no_body"]), re.IGNORECASE),
        "of_somebody": re.compile(raw["of_somebody"]),
        "begins_a_sentence": re.compile(raw["begins_a_sentence"]),
        "in_small": re.compile(raw["common_in_small"]),
        "of_any_nation": frozenset(raw["of_any_nation"]),
        "another_nation": re.compile(raw["another_nation"], re.IGNORECASE),
    }


def names_nobody(text: str, one: Mention) -> bool:
    """Whether what was taken for a name in ``text`` is a country's, a document's title, an agreement's or a meeting's,
    or for an organisation's name a person's office, a common noun, or that of another country's body: "Moldavien",
    "promemorian Nya vägar", "Hamnavtalet", "statsrådet", "erfarenheten", "den norska staten"."""
    if one.entry is None and (_names_a_thing(text, one) or _BEGINS_A_COMPOUND.match(text, one.end) is not None):
        return True
    if names_a_person(text, one):
        return True
    if one.label != "ORG" or one.announced:
        return False
    if one.entry is not None:
        another = one.name.casefold() in _words()["of_any_nation"]
        return another and _words()["another_nation"].search(text, 0, one.start) is not None
    words = one.name.split()
    if not words:
        return False
    holders = (words[0], _PLACED.split(one.name, maxsplit=1)[0].split()[-1])  # "kommunalrådet Ek", "ansvarigt statsråd"
    if any(_words()["offices"].fullmatch(word) for word in holders):
        return True
    if (len(words) == 1 or words[-1].islower()) and _words()["common"].fullmatch(words[-1]):
        return True
    return _words()["in_small"].fullmatch(one.name) is not None


def _names_a_thing(text: str, one: Mention) -> bool:
    """Whether a supposed name is that of what neither acts nor is done: a place, a title, an agreement, a law."""
    words = one.name.split()
    if not words or is_place_of_the_world(one.name) or is_title(text, one.start, one.end):
        return True
    if not one.announced and any(_words()[key].fullmatch(one.name) for key in ("of_somebody", "begins_a_sentence")):
        return True
    if legal_form(one.name) is not None or (len(words) > 2 and words[-2] in _WITHIN):
        return False
    if _words()["things"].fullmatch(words[-1]) is not None:
        return True
    return one.label == "ORG" and _words()["of_no_body"].fullmatch(words[-1]) is not None


def without_what_follows(one: Mention, listed: Sequence[Mention]) -> Mention:
    """A name that only the model reads, without the words in small letters that go on behind one that the gazetteer
    knows: "Boverket delar ut". A body's own word stays: "Region Skåne kulturnämnd"."""
    known = next((it for it in listed if it.start == one.start and it.end < one.end and it.origin != "short"), None)
    if known is None or known.label != "ORG" or one.announced:
        return one
    behind = one.name[known.end - one.start :]
    if _GOES_ON.fullmatch(behind) is None or kind_by_form(behind.split()[-1]) is not None:
        return one
    return replace(known, genitive=False)


# What a unit and the body that it is in are joined by.
_AT = re.compile(r"s?\s(?:vid|på|inom|hos)\s$")


def before_the_next(text: str, one: Mention, listed: Sequence[Mention]) -> Mention:
    """A name that only the model reads, without the first words of a known one that it took in behind "vid":
    "Klimatcentrum vid Lunds" of "Klimatcentrum vid Lunds universitet"."""
    for known in listed:
        if known.origin == "gazetteer" and one.start < known.start < one.end < known.end + known.genitive:
            joined = _AT.search(text, one.start, known.start)
            if joined is not None and joined.start() > one.start:
                return replace(one, end=joined.start(), name=text[one.start : joined.start()], genitive=False)
    return one
