"""Proposals: what a document states that puts forward, for a party or a board, what nobody has decided yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement
from nysta.extract.title import find_year

# The first pages: title page, contents and preface, in blocks; the title page, in characters.
FIRST_BLOCKS, TITLE_PAGE = 80, 400
# What such a document decides where it is adopted; who is whose, and who owns whom, it only tells.
_DECISIONS = frozenset({"FUNDS", "COMMISSIONS"})
_PARTY = "⟦parti⟧"
# The year on the title page for which it budgets; no part of a date or of a file number.
_YEAR = re.compile(r"(?<![\d/-])20\d\d(?![\d/]|-\d)")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.relations.factuality").joinpath("proposals.yaml").read_text(encoding="utf-8"))
    return {
        key: re.compile("|".join(told) if isinstance(told, list) else told, re.IGNORECASE) for key, told in raw.items()
    }


def is_proposal(reading: Reading, title: str) -> bool:
    """Whether a document is a party's or a board's own draft of a budget, or a motion, by its first pages."""
    first = [one for one in reading.sentences if one.block.number < FIRST_BLOCKS]
    cues = _cues()
    if any(cues["decided"].search(one.text) for one in first):
        return False
    named = [_with_parties(one) for one in first if one.block.offsets[0] < TITLE_PAGE]
    if any(cues["titles"].fullmatch(one.strip(" .")) for one in [title, *named]):
        return True
    return any(cues["speaks"].search(_with_parties(one)) for one in first)


def _with_parties(sentence: Sentence) -> str:
    """A sentence with one sign for whatever party it names."""
    text = sentence.text
    for one in reversed(sentence.mentions):
        if one.kind == "parti":
            text = text[: one.start - sentence.start] + _PARTY + text[one.end - sentence.start :]
    return text


def as_proposed(said: Iterable[Statement], reading: Reading, title: str) -> Iterator[Statement]:
    """``said`` in a document that is a proposal: money for the year that it budgets for and tasks are proposed.

    What stands for other years is of budgets decided before, or of plans.
    """
    if not is_proposal(reading, title):
        yield from said
        return
    first = _YEAR.search(reading.layout.source.text[:TITLE_PAGE])
    year = int(first[0]) if first is not None else find_year(reading.layout, title)
    for one in said:
        of_the_year = one.year == year if one.year is not None else not _is_settled(one, reading)
        if one.type == "COMMISSIONS":
            of_the_year = not _is_settled(one, reading)
        proposes = one.type in _DECISIONS and one.modality == "asserted" and of_the_year
        yield replace(one, modality="proposed") if proposes else one


def _is_settled(said: Statement, reading: Reading) -> bool:
    """Whether a statement's words tell of what was decided before."""
    return _cues()["settled"].search(reading.layout.source.text[said.start : said.end]) is not None
