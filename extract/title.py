"""A document's title and year, as far as the document itself shows them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.structure import Layout

# A title is looked for among so many of the first lines that are no row of a table.
FIRST_BLOCKS = 40
LONGEST_TITLE = 110


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files("nysta.extract").joinpath("title.yaml").read_text(encoding="utf-8"))
    return loaded


def find_title(layout: Layout) -> str | None:
    """The first short line that names a genre ("Årsredovisning 2023"), else a running head that does, else the first
    heading that is not one any document has ("Inledning")."""
    genre = re.compile(_words()["genres"], re.IGNORECASE)
    common = re.compile(_words()["common_headings"], re.IGNORECASE)
    first = [block.text for block in layout.blocks[:FIRST_BLOCKS] if block.kind != "row"]
    short = [text for text in first if len(text) <= LONGEST_TITLE and not text.endswith((".", ",", ":"))]
    named = [text for text in short if genre.fullmatch(text)]
    running = Counter(
        line.strip()
        for line in layout.source.text.splitlines()
        if genre.fullmatch(line.strip()) and len(line) <= LONGEST_TITLE
    )
    often = [line for line, times in running.items() if times >= 2 and not line.endswith((".", ",", ":"))]
    headings = [
        block.text
        for block in layout.blocks[:FIRST_BLOCKS]
        if block.kind == "heading" and len(block.text) >= 8 and not common.fullmatch(block.text)
    ]
    return next(iter([*named, *often, *headings]), None)


def find_year(layout: Layout, title: str) -> int | None:
    """The year the document is for: the title's first one, else the one that it names most."""
    if named := re.findall(r"(?<!\d)(20\d\d|19[5-9]\d)(?!\d)", title):
        return int(named[0])
    counts = Counter(int(year) for year in re.findall(r"(?<![\d-])(20\d\d)(?![\d-])", layout.source.text))
    return max(counts, key=lambda year: (counts[year], year)) if counts else None
