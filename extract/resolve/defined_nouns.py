"""Nouns that a document itself defines: "Norrköping Airport AB (”NAB” eller ”Bolaget”)", "nedan kallat Förbundet",
"Föreningens namn är Norrsken"."""

from __future__ import annotations

import re

from nysta.extract.language.anaphors import anaphor_kinds
from nysta.extract.language.definition_words import QUOTE, definition_words, statute_names
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading

# How far behind a name its definition may begin, in characters: after another bracket, or words between commas.
NEAR = 60

_DEFINED = re.compile(
    r"(?:\((?:[^()]{0,40}?[\s(])?|,\s(?:[^,.()]{0,40}\s)?)"
    rf"(?:{definition_words('from_here_alone')}|här|{QUOTE}|eller)"
    rf"[^().]{{0,40}}?[”\"“\s](?P<noun>[A-ZÅÄÖa-zåäö][a-zåäö]{{4,20}}(?:et|en|an)){QUOTE}?(?=[),.\s]|$)"
)
# One of these is in whatever _DEFINED matches, but for words that only a bracket or a comma makes a definition.
_SIGN = re.compile(rf"{definition_words('from_here_alone')}|[”\"“]")


def defined_nouns(reading: Reading) -> dict[str, tuple[int, Mention]]:
    """What such nouns stand for, in small letters: the number of the block that defines each first, and the name; the
    annexes of an agreement use its words."""
    found: dict[str, tuple[int, Mention]] = {}
    for block in reading.layout.blocks:
        for called in statute_names(block.text):
            named = [one for sentence in reading.in_block(block.number) for one in sentence.mentions]
            name = next((one for one in named if one.start == called.start and one.label == "ORG"), None)
            if name is not None:
                found.setdefault(called.noun, (block.number, name))
        if _SIGN.search(block.text) is None:
            continue
        named = [one for sentence in reading.in_block(block.number) for one in sentence.mentions]
        named = [one for one in named if one.origin != "anaphor" and one.label in ("ORG", "PRJ", "PRG")]
        for said in _DEFINED.finditer(block.text):
            noun = said["noun"].casefold()
            before = [one for one in named if one.end <= said.start() + 1 and said.start() - one.end <= NEAR]
            kinds = anaphor_kinds(noun)
            # "värdorganisationen" is whoever it is, but not "Bolaget, nedan kallat koncernen" the owner named before
            fits = [
                one
                for one in before
                if one.kind in kinds or (not kinds and "." not in block.text[one.end : said.start()])
            ]
            if fits:
                found.setdefault(noun, (block.number, fits[-1]))
    return found
