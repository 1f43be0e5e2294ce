"""A document's title and year, as far as the document itself shows them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.lexicons import load_yaml
from nysta.extract.structure import Layout

# A title is looked for among so many of the first lines that are no row of a table.
FIRST_BLOCKS = 40
LONGEST_TITLE = 110
# The shortest title, and the shortest paragraph that begins the text below the title, in characters.
LEAST, PROSE = 8, 150
# A letterhead is within so many lines; so many headings tell what a document without a title is.
FIRST_LINES, FEWEST_HEADINGS = 10, 2
_SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|§\s?\d+)\s+")


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(files("nysta.extract").joinpath("title.yaml").read_text(encoding="utf-8"))
    return loaded


def find_title(layout: Layout) -> str | None:
    """The first short line that names a genre ("Årsredovisning 2023"), else a running head or a part of a letterhead
    that does, else the first heading above the text that is not one any document has ("Inledning") and no section's,
    else the genre that the headings show, with its year, else any heading."""
    genre = re.compile(_words()["genres"], re.IGNORECASE)
    common = re.compile(_words()["common_headings"], re.IGNORECASE)
    first = [block.text for block in layout.blocks[:FIRST_BLOCKS] if block.kind != "row"]
    short = [text for text in first if len(text) <= LONGEST_TITLE and not text.endswith((".", ",", ":"))]
    named = [text for text in short if genre.fullmatch(text)]
    lines = Counter(line.strip() for line in layout.source.text.splitlines() if len(line) <= LONGEST_TITLE)
    running = [line for line, times in lines.items() if times >= 2 and not line.endswith((".", ",", ":"))]
    often = [line for line in running if genre.fullmatch(line)]
    letterhead = [
        part.strip()
        for line in layout.source.text.splitlines()[:FIRST_LINES]
        for part in re.split(r"\s{3,}", line.strip())
        if genre.fullmatch(part.strip())
    ]
    plain = [
        block
        for block in layout.blocks[:FIRST_BLOCKS]
        if block.kind == "heading" and len(block.text) >= LEAST and not common.fullmatch(block.text)
    ]
    prose = next((block.number for block in layout.blocks if len(block.text) >= PROSE), len(layout.blocks))
    on_top = [block.text for block in plain if block.number < prose and not _SECTION.match(block.text)]
    told = next(iter([*named, *often, *letterhead, *on_top]), None) or _by_headings(layout)
    return told or next((block.text for block in plain), None)


def _by_headings(layout: Layout) -> str | None:
    """The genre that headings show which only such a document has, and the year of which it speaks most."""
    headings = [_SECTION.sub("", block.text).casefold().strip() for block in layout.blocks if block.kind == "heading"]
    for genre, told_by in _words()["told_by_headings"].items():
        if sum(any(one.startswith(word) for one in headings) for word in told_by) >= FEWEST_HEADINGS:
            year = find_year(layout, genre)
            return f"{genre} {year}" if year is not None else str(genre)
    return None


def find_year(layout: Layout, title: str) -> int | None:
    """The year the document is for: the title's first one, else the one that it names most."""
    if named := re.findall(r"(?<!\d)(20\d\d|19[5-9]\d)(?!\d)", title):
        return int(named[0])
    counts = Counter(int(year) for year in re.findall(r"(?<![\d-])(20\d\d)(?![\d-])", layout.source.text))
    return max(counts, key=lambda year: (counts[year], year)) if counts else None
