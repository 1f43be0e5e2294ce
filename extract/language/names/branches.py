"""Branches: a nation-wide association or company with the part of the country that it works in is another than the
whole: "Coompanion Jämtland", "Ung Företagsamhet i Jönköpings län"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nysta.extract.language.gazetteer import GazetteerEntry, load_gazetteer
from nysta.extract.lexicons import load_yaml

KINDS = frozenset({"förening", "bolag"})
"""The kinds of whom there are branches; an authority's regions are offices of its own."""

_WORD = re.compile(r"[\s/-](?P<word>[A-ZÅÄÖ][a-zåäö]+)(?![\w-])")
# What makes the place another organisation beside this one: "ABF Mora kommun".
_ANOTHER = re.compile(r"\s(?:kommun|stad|region)\b")
_COUNTY, _WITHIN = " län", " i"
_BARE_COUNTY = re.compile(rf"{_COUNTY}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Branch:
    """Where the name of a branch ends in the text, its genitive s left out."""

    end: int
    genitive: bool


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    text = files("nysta.extract.language.names").joinpath("branches.yaml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in load_yaml(text).items()}


def branch(text: str, entry: GazetteerEntry, end: int) -> Branch | None:
    """The branch of ``entry`` whose name goes on behind ``end`` of the text; None where it is the whole itself."""
    if entry.kind not in KINDS:
        return None
    within = text.startswith(f"{_WITHIN} ", end)
    at = end + len(_WITHIN) if within else end
    found = list[Branch]()
    quarter = ""
    while (word := _WORD.match(text, at)) is not None:
        name, at = quarter + word["word"], word.end()
        quarter = ""
        if name.endswith("s") and (_is_place(name[:-1], within) or text.startswith(_COUNTY, at)):
            of_county = text.startswith(_COUNTY, at)
            found.append(Branch(at + len(_COUNTY) if of_county else at - 1, genitive=not of_county))
            break
        if _BARE_COUNTY.match(text, at) is not None and _is_place(name, False):  # "Kalmar län" has no s
            found.append(Branch(at + len(_COUNTY), genitive=False))
            break
        if _is_place(name, within) or _is_place(word["word"], within):
            found.append(Branch(at, genitive=False))
        elif word["word"] in _lexicon()["quarters"] and not found:
            quarter = f"{name} "
        else:
            break
    if found and _ANOTHER.match(text, found[-1].end) is not None:
        found.pop()
    return found[-1] if found else None


def _is_place(name: str, large: bool) -> bool:
    """Whether a name is a place's; ``large``: of more than a kommun, as "ABF i Mora" is where ABF does something."""
    if name in _lexicon()["places"]:
        return True
    found = load_gazetteer().find(name)
    return found is not None and (found[0].kind == "region" or (found[0].kind == "kommun" and not large))
