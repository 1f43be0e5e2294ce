"""No names: words in the form of an organisation's name that name none (no_names.yaml), and what follows a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.lexicons import load_yaml

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention

# What a name and the place of a person's office are joined by: "oppositionsrådet i Region Skåne".
_PLACED = re.compile(r"\s(?:i|på|vid|för|från)\s")
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
        "in_small": re.compile(raw["common_in_small"]),
        "of_any_nation": frozenset(raw["of_any_nation"]),
        "another_nation": re.compile(raw["another_nation"], re.IGNORECASE),
    }


def names_nobody(text: str, one: Mention) -> bool:
    """Whether what was taken for the name of an organisation in ``text`` is a person's office, a common noun, or a
    body of another country: "statsrådet", "erfarenheten", "den norska staten"."""
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
