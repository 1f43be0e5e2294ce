"""Shares that do not stand in an owner's own words: in a bracket of its cell, in the heading, in the sentence after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.language.values import Share
from nysta.extract.relations.mask import mask
from nysta.extract.relations.portions import share_beside
from nysta.extract.relations.statement import End, Statement

# A percent right behind an owner: in a bracket, or bare where a head or title tells its unit.
_PERCENT = re.compile(r"\s?\(\s?(\d{1,3}(?:,\d+)?)(?:\s?%|\s?procent)?\s?\)")
_BARE = re.compile(r",?\s(\d{1,3}(?:,\d+)?)(?=,\s|;|\s{2,}|\s?$)", re.MULTILINE)
_IN_PERCENT = re.compile(r"\bprocent\b|%|\b(?:ägar)?andel", re.IGNORECASE)
_WHOLLY = re.compile(r"\bhelägda\b(?! och)", re.IGNORECASE)
# "Kommunens andel är 12 procent": what the sentence behind an owner's tells of its part.
_PART = re.compile(
    r"(?:\w+s\s|\w+ns\s)?(?:\w+\s)?(?:ägar|aktie)?(?:andel(?:en)?|innehav(?:et)?|ägande(?:t)?|aktiepost(?:en)?)\s"
    r"(?:i bolaget\s)?(?:är|var|uppgår till|uppgick till|utgör|motsvarar|omfattar)\s",
    re.IGNORECASE,
)


def with_told_shares(said: Iterable[Statement], reading: Reading) -> Iterator[Statement]:
    """``said`` with the shares of owners that stand beside what states the owning."""
    behind: dict[int, float] | None = None
    for one in said:
        if one.type == "OWNS" and one.share is None:
            if behind is None:
                behind = _told_behind(reading.sentences)
            share = _beside(one) or (None if _is_with(one) else behind.get(one.start)) or _next_to(one, reading)
            one = replace(one, share=share) if share is not None else one
        yield one


def _beside(said: Statement) -> float | None:
    if said.rule.startswith("heading/"):
        block = said.target.block
        return 100.0 if _WHOLLY.search(block.intro or block.section.title or "") is not None else None
    if not said.rule.startswith("table/"):
        return None
    found = _behind(said, said.source) or (
        _behind(said, said.target)
        if said.source.block is not said.target.block or said.source.mention == "issuer"
        else None
    )
    share = float(found[1].replace(",", ".")) if found is not None else 0.0
    return share if 0 < share <= 100 else None


def _behind(said: Statement, end: End) -> re.Match[str] | None:
    """The percent right behind an end in a row: of an owner, or of what an owner outside of the row owns."""
    if not isinstance(end.mention, Mention):
        return None
    text, at = end.block.text, end.mention.end
    if (found := _PERCENT.match(text, at)) is None and _IN_PERCENT.search(said.context or "") is not None:
        found = _BARE.match(text, at)
    return found


def _is_with(said: Statement) -> bool:
    """Whether an owner is one with whom somebody else owns: "samägs med A. Kommunens andel är 60 procent"."""
    owner = said.source.mention
    return isinstance(owner, Mention) and said.source.block.text.endswith("med ", 0, owner.start)


def _next_to(said: Statement, reading: Reading) -> float | None:
    """The percent right beside an owner of several: "tre ägare: A 50 procent, B med 30 procent och C 20 procent"."""
    owner = said.source.mention
    if not isinstance(owner, Mention) or said.rule.startswith("table/"):
        return None
    for sentence in reading.in_block(said.source.block.number):
        if owner in sentence.mentions and any(isinstance(one, Share) for one in sentence.values):
            return share_beside(mask(sentence), owner)
    return None


def _told_behind(sentences: Iterable[Sentence]) -> dict[int, float]:
    """The percent that the sentence behind tells of the part of an owner, by where the owner's sentence begins."""
    found: dict[int, float] = {}
    before: Sentence | None = None
    for sentence in sentences:
        shares = [one for one in sentence.values if isinstance(one, Share)]
        same = before is not None and before.block is sentence.block
        if same and before is not None and len(shares) == 1 and _PART.match(sentence.text) is not None:
            found[before.block.source_span(before.start, before.end)[0]] = shares[0].percent
        before = sentence
    return found
