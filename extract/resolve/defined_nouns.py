"""Nouns that a document itself defines: "Norrköping Airport AB (”NAB” eller ”Bolaget”)", "nedan kallat Förbundet",
"Föreningens namn är Norrsken"."""

from __future__ import annotations

import re

from nysta.extract.language.anaphors import anaphor_kinds
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading

# How far behind a name its definition may begin, in characters: after another bracket, or words between commas.
NEAR = 60

_DEFINED = re.compile(
    r"(?:\((?:[^()]{0,40}?[\s(])?|,\s(?:[^,.()]{0,40}\s)?)"
    r"(?:nedan|härefter|här|i det följande|fortsättningsvis|[”\"“]|eller)"
    r"[^().]{0,40}?[”\"“\s](?P<noun>[A-ZÅÄÖa-zåäö][a-zåäö]{4,20}(?:et|en|an))[”\"“]?(?=[),.\s]|$)"
)
# Statutes say what the organisation is called of which they speak.
_NAMED = re.compile(
    r"(?<!\w)(?P<noun>(?:Kommunalf|F)örbundet|(?:Aktieb|B)olaget|Föreningen|Stiftelsen|Nätverket|Sällskapet|Organisationen)s\s"
    r"(?:firma|namn)\s(?:är|ska vara|skall vara|lyder)\s[”\"“]?"
)


def defined_nouns(reading: Reading) -> dict[str, tuple[int, Mention]]:
    """What such nouns stand for, in small letters: the number of the block that defines each first, and the name; the
    annexes of an agreement use its words."""
    found: dict[str, tuple[int, Mention]] = {}
    for block in reading.layout.blocks:
        for called in _NAMED.finditer(block.text):
            named = [one for sentence in reading.in_block(block.number) for one in sentence.mentions]
            name = next((one for one in named if one.start == called.end() and one.label == "ORG"), None)
            if name is not None:
                found.setdefault(called["noun"].casefold(), (block.number, name))
        if not any(mark in block.text for mark in ("”", '"', "“", "nedan", "härefter", "i det följande")):
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
