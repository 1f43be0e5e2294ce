"""Years that a text tells by its own: "i år", "förra året", in a document for a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.reading import Reading
from nysta.extract.language.years import find_years
from nysta.extract.relations.statement import Statement

# Such words, with how far the year that they mean is from the document's own.
_TOLD = (
    (
        re.compile(
            r"\b(?:i år|(?:för|under) (?:verksamhets)?året|innevarande år)\b(?! (?:innan|före|efter))", re.IGNORECASE
        ),
        0,
    ),
    (re.compile(r"\b(?:i fjol|(?:förra|föregående) året?)\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:nästa|kommande) år\b", re.IGNORECASE), 1),
)


def dated(statements: Iterable[Statement], reading: Reading, year: int | None) -> Iterator[Statement]:
    """The statements, those of money without a year with the one told so; ``year`` is the document's."""
    for said in statements:
        if year is None or said.amount is None or said.year is not None:
            yield said
            continue
        text = reading.layout.source.text[said.start : said.end]
        away = {distance for words, distance in _TOLD if words.search(text)}
        yield replace(said, year=year + away.pop()) if len(away) == 1 and not find_years(text) else said
