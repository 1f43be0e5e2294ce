"""Shares that do not stand in an owner's own words: in a bracket of its cell, in the heading, in the sentence after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.language.values import Share
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.relations.sentences.portions import share_beside
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
# "Kommunen äger samtliga aktier": what the sentence behind tells of all of it.
_ALL = re.compile(
    r"(?:[A-ZÅÄÖ]\w*(?:en|et|n)|[A-ZÅÄÖ][^.,;]{2,60}?)\s(?:äger|innehar|har)\s(?:\w+\s)?"
    r"(?:(?:samtliga|alla)\s(?:\w+\s)?(?:aktier|andelar)\w*|hela\s(?:bolaget|aktiekapitalet|aktiestocken))"
    r"(?:\si\s(?:bolaget|företaget|dotterbolaget|det))?\s?(?:[.,;]|och\b|$)"
)
# How many sentences behind the one that names an owner may tell its share.
NEXT = 2
# What an owner named again has, behind its placeholder: "s andel är ⟦P1⟧", " har ⟦P1⟧ av rösterna", " 49".
_ITS = re.compile(
    r"(?:(?:s| äger| har| innehar| med| till)(?: [a-zåäö]+){0,4}?)? "
    r"(?:⟦P(?P<share>\d+)⟧|(?P<bare>\d{1,2}(?:,\d+)?)(?= [.,;]| och | samt |$))"
)
_OF_COMPANY = re.compile(r"⟦P\d+⟧ (?:av|i) (?:aktier\w* i |andelar\w* i )?⟦O\d+⟧")
# The percent of a cell right before its owner ("99 % Bromölla kommun"), or right behind what an owner outside owns.
_AHEAD = re.compile(r"(?<![\d,])(\d{1,3}(?:,\d+)?)\s?%\s+$")
_CELL = re.compile(r"\s+(\d{1,3}(?:,\d+)?)\s?%")


def with_told_shares(said: Iterable[Statement], reading: Reading) -> Iterator[Statement]:
    """``said`` with the shares of owners that stand beside what states the owning."""
    behind: dict[int, float] | None = None
    for one in said:
        if one.type == "OWNS" and one.share is None:
            if behind is None:
                behind = _told_behind(reading.sentences)
            share = _beside(one) or (None if _is_with(one) else behind.get(one.start)) or _next_to(one, reading)
            share = share or _named_again(one, reading)
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
    found = found or _in_cell(said)
    share = float(found[1].replace(",", ".")) if found is not None else 0.0
    return share if 0 < share <= 100 else None


def _in_cell(said: Statement) -> re.Match[str] | None:
    """The percent of a row of several that stands beside its owner, or beside what an owner outside of it owns."""
    owner, company = said.source, said.target
    if isinstance(owner.mention, Mention) and owner.block is company.block:
        return _AHEAD.search(owner.block.text[: owner.mention.start])
    return _CELL.match(company.block.text, company.mention.end) if isinstance(company.mention, Mention) else None


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
            masked = mask(sentence)
            return share_beside(masked, owner) or _bare_behind(masked, owner)
    return None


def _bare_behind(masked: Masked, owner: Mention) -> float | None:
    """The figure right behind an owner where the sentence has told others in percent: "A äger 34 procent, B 33"."""
    for number, group in enumerate(masked.groups):
        if len(group.mentions) == 1 and group.mentions[0] is owner:
            found = re.search(rf"⟦P\d+⟧.*⟦O{number}⟧ (\d{{1,2}}(?:,\d+)?)(?= [.,;]| och | samt |$)", masked.text)
            return float(found[1].replace(",", ".")) if found is not None else None
    return None


def _named_again(said: Statement, reading: Reading) -> float | None:
    """The percent that one of the next sentences of the paragraph tells beside an owner's name: "A och B äger X. A har
    51 procent av rösterna och B 49"."""
    owner = said.source.mention
    if not isinstance(owner, Mention) or not said.rule.startswith("sentence/"):
        return None
    sentences = reading.in_block(said.source.block.number)
    at = next((n for n, one in enumerate(sentences) if owner in one.mentions), len(sentences))
    for sentence in sentences[at + 1 : at + 1 + NEXT]:
        if not any(isinstance(one, Share) for one in sentence.values):
            continue
        masked = mask(sentence)
        if _OF_COMPANY.search(masked.text) is not None:
            return None
        for number, group in enumerate(masked.groups):
            if [one.name.casefold() for one in group.mentions] != [owner.name.casefold()]:
                continue
            sign = f"⟦O{number}⟧"
            found = _ITS.match(masked.text, masked.text.find(sign) + len(sign)) if sign in masked.text else None
            value = masked.groups[int(found["share"])].value if found is not None and found["share"] else None
            if found is not None:
                return value.percent if isinstance(value, Share) else float(found["bare"].replace(",", "."))
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
        elif same and before is not None and not shares and _ALL.match(sentence.text) is not None:
            found[before.block.source_span(before.start, before.end)[0]] = 100.0
        before = sentence
    return found
