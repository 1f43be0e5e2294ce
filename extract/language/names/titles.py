"""Titles: what the word before it or a number behind it shows to be a document's or a work's title, which names no
organisation, programme or project: "propositionen Stärkt krisberedskap (prop. 2007/08:92)" (titles.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml

# How far before a name the word for a document may begin, in characters.
REACH = 60

# What is carried out, and has a number as it was written down: "En samlad strategi mot våld (skr. 2016/17:10)".
_IS_DONE = re.compile(r"strategi|plan|program|agenda|satsning", re.IGNORECASE)


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The word for a document right before its title, and its number right behind."""
    raw = load_yaml(files("nysta.extract.language.names").joinpath("titles.yaml").read_text(encoding="utf-8"))
    works = "|".join(raw["works"])
    return (
        re.compile(rf"(?<![\wåäö-])\w*(?:{works})(?:,|\s\([^()]*\))?\s[\"”“»’']?$", re.IGNORECASE),
        re.compile(rf"(?:\s[–-]\s[^.;:()]{{1,60}})?[\"”“«’']?\s?\((?:{'|'.join(raw['series'])})\s?(?:20|19)?\d"),
    )


def is_title(text: str, start: int, end: int) -> bool:
    """Whether what was taken for a name at ``text[start:end]`` is the title of a document or a work."""
    before, behind = _cues()
    if _IS_DONE.search(text[start:end]) is not None:
        return False
    if before.search(text, max(0, start - REACH), start) is not None:
        return True
    return behind.match(text, end) is not None
