"""Periods: what a sentence in the past tense tells of years that were over before the document's own (periods.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement

# What lasts; money given and tasks set in a year were given and set.
_LASTING = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "COORDINATES", "COLLABORATES_WITH", "PART_OF"})


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.relations.factuality").joinpath("periods.yaml").read_text(encoding="utf-8"))
    over, until, past, present = ("|".join(raw[key]) for key in ("over", "until", "past", "present"))
    years = (
        rf"\b(?:{over})\s(?:(?:åren|perioden|år)\s)?"
        r"(?:19|20)\d\d\s?(?:[–-]|och|till|t\.o\.m\.)\s?(?P<last>(?:19|20)\d\d)\b"
        rf"|\b(?:{until})\s(?:år\s|den\s\d{{1,2}}\s\w+\s|\w+\s)?(?P<until>(?:19|20)\d\d)\b"
    )
    patterns = {"led": raw["led"], "of_the_year": raw["of_the_year"]}
    patterns |= {"years": years, "past": rf"\b(?:{past})\b", "present": rf"\b(?:{present})\b"}
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}


def with_periods(said: Iterable[Statement], reading: Reading, year: int | None) -> Iterator[Statement]:
    """``said`` in a document of ``year``, as ended what a sentence in the past tense tells of earlier years alone."""
    text = reading.layout.source.text
    for one in said:
        held = one.type in _LASTING and one.modality == "asserted" and not one.rule.startswith("table/")
        words = text[one.start : one.end] if held else ""
        over = held and (
            (year is not None and _is_over(words, year)) or (one.type == "COORDINATES" and _was_led(words, year))
        )
        yield replace(one, modality="ended") if over else one


def _was_led(words: str, year: int | None) -> bool:
    """Whether words tell in the past tense alone who led something, and not in the document's ``year``: what goes on
    is led, four times in five ("Nätverket samordnades av Försäkringskassan")."""
    cues = _cues()
    of_the_year = cues["of_the_year"].search(words) is not None or (year is not None and str(year) in words)
    return not of_the_year and cues["led"].search(words) is not None and cues["present"].search(words) is None


def _is_over(words: str, year: int) -> bool:
    cues = _cues()
    told = [int(found["last"] or found["until"]) for found in cues["years"].finditer(words)]
    earlier = bool(told) and max(told) < year
    return earlier and cues["past"].search(words) is not None and cues["present"].search(words) is None
