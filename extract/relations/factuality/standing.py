"""How something stands: what a few words of a cell, a bracket, a field or an item's end make of what is said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement

_KINDS: tuple[Modality, ...] = ("negated", "ended", "proposed")
# The longest words that only tell how something stands, in characters.
LONGEST = 60
_BRACKET = re.compile(r"[\"”’]?\s?\(([^()]{3,90})\)")
# Where a cell, or the next piece of an item, begins.
_CELLS = re.compile(r"\s{2,}|\t|\s?\|\s?")
_PIECES = re.compile(r"\s[–—-]\s|[,;:(]\s?")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.relations.factuality").joinpath("standing.yaml").read_text(encoding="utf-8"))
    return {key: re.compile(told, re.IGNORECASE) for key, told in raw.items()}


@lru_cache(maxsize=2000)
def standing(words: str, year: int | None = None) -> Modality:
    """What a few ``words`` say of how something stands in a document of ``year``; "asserted" where they say nothing."""
    cues = _cues()
    if cues["going_on"].search(words) is not None and cues["negated"].search(words) is None:
        return "asserted"
    until = cues["until"].search(words)
    if until is not None and year is not None and int(until["year"]) < year:
        return "ended"
    return next((kind for kind in _KINDS if cues[kind].search(words) is not None), "asserted")


def with_standing(said: Iterable[Statement], reading: Reading, year: int | None) -> Iterator[Statement]:
    """``said`` in a document of ``year``, with what a status cell of its row, a bracket behind one of its names or the
    end of its list item makes of each statement."""
    for one in said:
        told = _told(one, reading, year) if one.modality in ("asserted", "planned") else "asserted"
        if told == "proposed" and one.type == "OWNS" and "vilande" in reading.layout.source.text[one.start : one.end]:
            told = "asserted"  # a company without business is owned all the same
        yield replace(one, modality=told) if told != "asserted" else one


def _told(said: Statement, reading: Reading, year: int | None) -> Modality:
    for end in (said.source, said.target):
        if isinstance(end.mention, Mention):
            note = _BRACKET.match(end.block.text, end.mention.end)
            if note is not None and (told := standing(note[1], year)) != "asserted":
                return told
    if said.rule.startswith("table/"):
        row = reading.layout.source.text[said.start : said.end]
        return _of_row(_without_names(row, said), year)
    if said.rule.startswith(("list/", "heading/")):
        return _of_item(said, year)
    return "asserted"


def _without_names(text: str, said: Statement) -> str:
    for end in (said.source, said.target):
        if isinstance(end.mention, Mention):
            text = text.replace(end.mention.name, "¤")
    return text


def _of_row(row: str, year: int | None) -> Modality:
    """How a row stands: by a cell that begins with such words; where the cells have run together, by such words with
    a capital, or at its end."""
    if "\n" in row.strip():
        row = " ".join(row.split("\n"))
    for cell in _CELLS.split(row):
        if len(cell) <= LONGEST and (told := _begins(cell.strip(" .–-"), year)) != "asserted":
            return told
    for kind in _KINDS:
        for found in _cues()[kind].finditer(row):
            last = re.fullmatch(r"[\s\d.,;)–-]*", row[found.end() :]) is not None
            if found.start() and (found[0][0].isupper() or last):
                return kind
    return "asserted"


def _begins(words: str, year: int | None) -> Modality:
    """How something stands by ``words`` that begin with it, or with what it is that so stands."""
    told = standing(words, year)
    if told not in _KINDS:
        return "asserted"
    found = _cues()[told].search(words) or _cues()["until"].search(words)
    return told if found is not None and len(words[: found.start()].split()) <= 2 else "asserted"


def _of_item(said: Statement, year: int | None) -> Modality:
    """How an item stands by the words behind its names: "Ale kommun – lämnade vid årsskiftet", "Bryggan (avbruten)"."""
    for end in (said.source, said.target):
        if end.block.kind == "item" and isinstance(end.mention, Mention):
            for piece in _PIECES.split(end.block.text[end.mention.end :])[1:]:
                words = piece.strip(" .)")
                if len(words) <= LONGEST and (told := _at_start(words, year)) != "asserted":
                    return told
    return "asserted"


def _at_start(words: str, year: int | None) -> Modality:
    told = standing(words, year)
    found = _cues()[told].match(words) or _cues()["until"].match(words) if told in _KINDS else None
    return told if found is not None else "asserted"
