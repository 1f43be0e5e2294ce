"""Lines of the source, each with what it looks like: furniture, heading, list item, table row or prose."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.document import SourceText
from nysta.extract.lexicons import load_yaml
from nysta.extract.structure.heads import read_head
from nysta.extract.structure.overlong import pieces

LineKind = Literal[
    "furniture",
    "heading",
    "item",
    "head",
    "row",
    "numbers",
    "label",
    "cell",
    "field",
    "note",
    "more",
    "persons",
    "prose",
]

# A line counts as short, and so as a possible heading, below this share of its neighbours' width.
SHORT = 0.62
# The longest line, in characters, that can be a heading or page furniture.
LONGEST_HEADING = 110
# The longest line, in characters, that opens an annex ("Bilaga 1 till § 22").
SHORT_ANNEX = 60
# The longest line, in characters, that can be a name with its amount.
LONGEST_PRICED = 80

# What a cell of figures looks like, and a line of nothing else.
_NUMBER = r"(?:[-–−+±]?\s?\d{1,3}(?:[ \u00a0\u2009.]\d{3})+(?:,\d+)?|[-–−+±]?\d+(?:,\d+)?)(?:\s?%)?"
_BRACKETED = rf"\((?:{_NUMBER}|[-–−])\)"  # another year's figure
# Atomic: "1 000" may be read as one figure or two, and a long line of them in twice as many ways with each.
_FIGURE = rf"(?>{_NUMBER}(?!\d)|[-–−])"
_CELLS = re.compile(rf"(?P<label>.*?[^\W\d_].*?)[\s:]+(?P<cells>{_FIGURE}(?:\s+(?:{_FIGURE}|{_BRACKETED}))*+)")
# A name with one amount in its own unit: "Föreningen Framtid, 120 000 kr".
_PRICED = re.compile(
    r"(?P<label>(?:\d{1,3}[.)]\s+)?(?:[^.!?]*?[^\W\d_][^.!?]*?|[^!?]*?[^\W\d_][^!?]*?(?=\s{3})))"
    r"(?:\s*[:,–-])?(?:\s*\.{3,}\s*|\s+)"
    rf"(?P<cells>{_NUMBER})\s?(?:tkr|kkr|mnkr|mkr|kronor|kr)\.?",
    re.IGNORECASE,
)
# An item of a list that ends in the one share that is owned: "• Tjärnö Energi AB – 34 %".
_KRONOR = re.compile(r"(?<=\d):-(?!\w)")
_SHARE_ITEM = re.compile(r"[^\w\s(]\s*[^\W\d_][^\d]*\s\d{1,3}(?:,\d+)?\s?%")
ONLY_NUMBERS = re.compile(rf"{_FIGURE}(?:\s+{_FIGURE})*+")
_UNITS = ("kr", "kronor", "kr.")
_ROW_ENDS = frozenset("0123456789%-–−)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FUNCTION_WORD = re.compile(
    r"(?:\b(?:är|av|under|till|från|den|det|att|som|för|har|i|på|om|med|per|år|sedan|nr|punkt|bilaga|sida|kap|kl)|§)\.?$"
)


@dataclass(frozen=True, slots=True)
class Weave:
    """Where a line stands in a table whose columns are drawn with blanks.

    Of which table and which of its rows it is a part, how many columns there are, and its own parts: the number of
    the column, and the offsets of the words in the line's text.
    """

    table: int
    row: int
    columns: int
    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. ``gap`` counts the blank lines before it; ``label_end`` is the offset
    within ``text`` where a row's figures begin; ``level`` is set where the format or a number tells it;
    ``weave`` where the line is a part of a row of a table whose columns are drawn with blanks."""

    number: int
    start: int
    text: str
    gap: int
    kind: LineKind = "prose"
    level: int = 0
    label_end: int = 0
    hinted: bool = False
    weave: Weave | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@cache
def cues() -> dict[str, Any]:
    """The regular expressions of ``cues.yaml``, compiled."""
    raw = load_yaml(files("nysta.extract.structure").joinpath("cues.yaml").read_text(encoding="utf-8"))
    return {
        key: [re.compile(one, re.IGNORECASE) for one in value] if isinstance(value, list) else re.compile(value)
        for key, value in raw.items()
    }


def split_lines(source: SourceText) -> list[Line]:
    """All lines that hold more than white space, not classified yet."""
    lines, gap = [], 0
    rows = {source.line_of(hint.start) for hint in source.hints if hint.kind == "row"}
    for number, start in enumerate(source.line_starts, 1):
        end = source.line_starts[number] - 1 if number < len(source.line_starts) else len(source.text)
        raw = source.text[start:end]
        if raw.count("|") >= 2 or " | " in raw:
            raw = raw.replace("|", " ")  # borders drawn in text; the length stays
        raw = _KRONOR.sub("kr", raw)  # "50 000:-"; the length stays
        text = raw.strip("\f \t\u00a0\r\ufeff")
        if not text:
            gap += 1
            continue
        begin = start + raw.index(text)
        for at, stop in pieces(text, number in rows):
            piece = text[at:stop].strip()
            if not piece:
                continue
            lines.append(Line(number, begin + text.index(piece, at), piece, gap))
            gap = 0
    return lines


def classify_alone(line: Line) -> Line:
    """What a line looks like by itself: head, numbered heading, figures, item or row."""
    if line.kind == "furniture":
        return line
    if read_head(line.text) is not None:
        return replace(line, kind="head")
    priced = _priced(line.text)
    if priced is None and cues()["numbered_heading"].fullmatch(line.text) and len(line.text) <= LONGEST_HEADING:
        return line
    ends_in_figure = line.text[-1] in _ROW_ENDS
    if ends_in_figure and ONLY_NUMBERS.fullmatch(line.text):
        return replace(line, kind="numbers")
    if _SHARE_ITEM.fullmatch(line.text):
        return replace(line, kind="item")
    found = _CELLS.fullmatch(line.text) if ends_in_figure else priced
    if found is None and cues()["bullets"].match(line.text):
        return replace(line, kind="item")
    if found is not None and cues()["caption"].fullmatch(line.text) is None:
        label, cells = found["label"], found["cells"]
        lone_year = _YEAR.fullmatch(cells.strip()) is not None
        apart = found.start("cells") - found.end("label") >= 3
        prose = not apart and _FUNCTION_WORD.search(label.casefold()) is not None
        if not lone_year and not prose and len(label) <= 90:
            return replace(line, kind="row", label_end=found.start("cells"))
    return replace(line, kind=_prose_kind(line.text))


def _prose_kind(text: str) -> LineKind:
    """What a line is that only seemed to be a row: "• Nordiska museinätverket, sedan 2021" is an item."""
    return "item" if cues()["bullets"].match(text) else "prose"


def _priced(text: str) -> re.Match[str] | None:
    """A name with one amount in its own unit; an item of a list of bullets is none."""
    if not text.endswith(_UNITS) or len(text) > LONGEST_PRICED:
        return None
    bullet = cues()["bullets"].match(text) is not None and not text[0].isdigit()
    return None if bullet else _PRICED.fullmatch(text)


def apply_hints(lines: list[Line], source: SourceText) -> list[Line]:
    """What the format itself says of a line overrides what it looks like."""
    said = {source.line_of(hint.start): hint for hint in source.hints if hint.kind != "furniture"}
    if not said:
        return lines
    kinds: dict[str, LineKind] = {"heading": "heading", "item": "item", "row": "row"}
    out = []
    for line in lines:
        hint = said.get(line.number)
        if hint is not None and line.kind != "furniture":
            line = replace(line, kind=kinds[hint.kind], level=hint.level, hinted=True)
        out.append(line)
    return out


def keep_real_rows(lines: list[Line], cells: Container[int]) -> list[Line]:
    """A row needs company: another row within three lines, else it is prose that ends in a figure."""
    rowlike = [line.kind in ("row", "numbers", "head") for line in lines]
    out = []
    for at, line in enumerate(lines):
        if line.kind in ("row", "numbers") and not line.hinted and at not in cells:
            near = [n for n in range(max(0, at - 3), min(len(lines), at + 4)) if n != at and rowlike[n]]
            if not near or (line.kind == "row" and _reads_on(lines, at)):
                line = replace(line, kind=_prose_kind(line.text), label_end=0)
        out.append(line)
    return out


def _reads_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the middle of a sentence: the next one goes on in lower case."""
    if at + 1 >= len(lines) or lines[at + 1].kind != "prose":
        return False
    here, after = lines[at].text, lines[at + 1].text
    return after[0].islower() and len(here) > 60 and len(after) > 40


def mark_headings(lines: list[Line]) -> list[Line]:
    """Short lines that open a section become ``heading``."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        if line.kind == "prose" and not line.hinted and _is_heading(lines, at, out[-1] if out else None):
            line = replace(line, kind="heading", level=_level(line.text))
        out.append(line)
    return out


def _is_heading(lines: Sequence[Line], at: int, before: Line | None) -> bool:
    line, text = lines[at], lines[at].text
    after = lines[at + 1] if at + 1 < len(lines) else None
    if len(text) > LONGEST_HEADING or not re.search(r"[^\W\d_]{2}", text):
        return False
    if cues()["caption"].fullmatch(text) or (cues()["annex"].fullmatch(text) and len(text) < SHORT_ANNEX):
        return True
    if cues()["numbered_heading"].fullmatch(text):
        return not text.endswith((",", ";")) and not (
            after and after.text[0].islower() and not is_broken_heading(line, after, lines[at + 2 : at + 3])
        )
    if not (text[0].isupper() or text[0].isdigit() or text[0] in '”"') or text.endswith((".", ",", ";", ":", "-", "!")):
        return False
    if after is not None and after.kind == "prose" and after.text[0].islower():
        return False
    if before is not None and before.kind in ("prose", "item") and not _closes(before.text) and line.gap == 0:
        return False
    width = _width(lines, at)
    if text.isupper() and len(text.split()) <= 12:
        return True
    return len(text) <= SHORT * width and len(text.split()) <= 10


def is_broken_heading(line: Line, after: Line, then: Sequence[Line]) -> bool:
    """Whether ``after`` ends a heading with a number of several parts that was too long for its line: the few words
    of it are no sentence's end, and what comes then begins anew."""
    return (
        re.match(r"\d{1,2}(?:\.\d{1,2})+\.?\s", line.text) is not None
        and after.gap == 0
        and after.kind == "prose"
        and after.text[0].islower()
        and len(after.text) <= SHORT_ANNEX
        and not after.text.endswith((".", ",", ";", ":", "-"))
        and all(one.gap > 0 or not one.text[0].islower() for one in then)
    )


def _closes(text: str) -> bool:
    return text.endswith((".", ":", "!", "?", "”", ")")) or len(text) < 40


def _width(lines: Sequence[Line], at: int) -> int:
    near = [len(lines[n].text) for n in range(max(0, at - 6), min(len(lines), at + 7)) if lines[n].kind == "prose"]
    return max([60, *near])


def _level(text: str) -> int:
    if found := re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", text):
        return found[1].count(".") + 1
    if text.isupper() or text.startswith("§"):
        return 2
    return 3
