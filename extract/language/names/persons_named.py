"""Persons whom a trained model takes for organisations: told by what they are before or behind their name
(persons_named.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nysta.extract.lexicons import load_yaml
from nysta.extract.persons import is_first_name

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention

# How far before a name what somebody is may begin, in characters.
REACH = 40
_NAME = re.compile(r"[^\W\d_][^\W\d_’'-]*[a-zà-ÿāčšžğışţ’'][^\W\d_’'-]*(?:[ -][^\W\d_][\w’'-]*){1,3}")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands right before a person's name, right behind it, and what his name may be taken to begin with."""
    text = files("nysta.extract.language.names").joinpath("persons_named.yaml").read_text(encoding="utf-8")
    raw = load_yaml(text)
    roles, titles = "|".join(raw["roles"]), "|".join(map(re.escape, raw["titles"]))
    return (
        re.compile(rf"(?:(?<!,\s)(?<![\w-])(?i:[\w-]*(?:{roles}))(?:s|n|en)?(?:\sför\s\w+)?,?|(?<!\w)(?:{titles}))\s$"),
        re.compile(rf",\s(?:(?:[a-zåäö-]+|[A-ZÅÄÖ]\w*s)\s){{0,3}}\w*(?:{roles})(?:n|en)?\b"),
        re.compile(rf"(?i:\w*(?:{roles}))(?:n|en)?\s|(?:{titles})\s"),
    )


def names_a_person(text: str, one: Mention) -> bool:
    """Whether a supposed organisation is a person: by a role right before his name ("generalsekreterare Ola Ek") or
    behind it ("Ola Ek, skolans rektor"), by a title, or where it is nothing but a first name."""
    if one.label != "ORG" or one.entry is not None or one.announced or one.origin != "model":
        return False
    before, behind, own = _cues()
    if own.match(one.name) is not None:
        return True
    if " " not in one.name:
        return one.name[1:].islower() and is_first_name(one.name)
    if _NAME.fullmatch(one.name) is None or not all(word[0].isupper() for word in one.name.split()):
        return False
    return (
        before.search(text, max(0, one.start - REACH), one.start) is not None or behind.match(text, one.end) is not None
    )
