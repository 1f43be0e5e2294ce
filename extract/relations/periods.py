"""Periods: what a sentence in the past tense tells of years that were over before the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import Statement

# What lasts; money given and tasks set in a year were given and set.
_LASTING = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "COORDINATES", "COLLABORATES_WITH"})
_YEARS = re.compile(
    r"\b(?:mellan|under|åren|perioden|programperioden|projektperioden|från)\s(?:(?:åren|perioden|år)\s)?"
    r"(?:19|20)\d\d\s?(?:[–-]|och|till|t\.o\.m\.)\s?(?P<last>(?:19|20)\d\d)\b"
    r"|\b(?:fram till|till och med|t\.o\.m\.|tills)\s(?:år\s|den\s\d{1,2}\s\w+\s|\w+\s)?(?P<until>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:var|ledde|leddes|ägde|ägdes|drev|drevs|deltog|ingick|tillhörde|hade|innehade|hörde|fanns|bestod"
    r"|(?:samordna|koordinera|medverka|samarbeta|samverka|ansvara|finansiera)des?)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:är|äger|ägs|leder|leds|driver|drivs|deltar|ingår|tillhör|har|samordnar|samordnas|medverkar|samarbetar|samverkar)\b",
    re.IGNORECASE,
)


def with_periods(said: Iterable[Statement], reading: Reading, year: int | None) -> Iterator[Statement]:
    """``said`` in a document of ``year``, as ended what a sentence in the past tense tells of earlier years alone."""
    text = reading.layout.source.text
    for one in said:
        over = (
            year is not None
            and one.type in _LASTING
            and one.modality == "asserted"
            and not one.rule.startswith("table/")
            and _is_over(text[one.start : one.end], year)
        )
        yield replace(one, modality="ended") if over else one


def _is_over(words: str, year: int) -> bool:
    told = [int(found["last"] or found["until"]) for found in _YEARS.finditer(words)]
    earlier = bool(told) and max(told) < year
    return earlier and _PAST.search(words) is not None and _PRESENT.search(words) is None
