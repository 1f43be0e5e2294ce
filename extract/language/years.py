"""Years and periods in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nysta.extract.language.numbers import units


@dataclass(frozen=True, slots=True)
class Years:
    """A year or period at ``text[start:end]`` of the document.

    ``last`` is None for a single year. ``each_year``: what is said holds for every year of the period
    ("per år 2023–2025").
    """

    start: int
    end: int
    first: int
    last: int | None
    each_year: bool
    text: str


_YEAR = r"(?:19[5-9]\d|20\d\d)"
_LONGEST_PERIOD = 40
_PERIOD = re.compile(
    # not inside a reference number or an amount: "KS 2023-00123", "2023:15", "2023/456", "12 2023"
    rf"(?<![\w.,:/–−-])(?P<first>{_YEAR})"
    rf"(?:\s?[-–−/]\s?(?P<last>{_YEAR}|\d\d)(?![\d])(?![-–−]\d|[.,:]\d)"
    rf"|(?P<listed>(?:,\s?{_YEAR})*\s(?:och|samt|till|till\s+och\s+med|t\.?\s?o\.?\s?m\.?|to?m)\s+(?P<end>{_YEAR})(?!\d))"
    r"|(?![\d:])(?![-–−/]\d)(?![.,]\d))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 40, 25


@cache
def _each_year() -> re.Pattern[str]:
    words = sorted(units()["each_year"], key=len, reverse=True)
    return re.compile("|".join(re.sub(r"\\? ", r"\\s+", re.escape(one)) for one in words), re.IGNORECASE)


def find_years(text: str) -> list[Years]:
    """Every year and period, from left to right. Parts of reference numbers, laws and ISO dates are none."""
    found = []
    for match in _PERIOD.finditer(text):
        first, last = int(match["first"]), _last(match)
        if last is not None and not 0 < last - first <= _LONGEST_PERIOD:
            if match["last"] or match["listed"]:
                found.append(Years(match.start("first"), match.end("first"), first, None, False, match["first"]))
            continue
        around = text[max(0, match.start() - _BEFORE) : match.start()]
        after = re.split(r"[.;]\s", text[match.end() : match.end() + _AFTER])[0]
        around = re.split(r"[.;]\s", around)[-1]
        each = last is not None and bool(_each_year().search(around) or _each_year().search(after))
        found.append(Years(match.start(), match.end(), first, last, each, match[0]))
    return found


def _last(match: re.Match[str]) -> int | None:
    if match["end"]:
        return int(match["end"])
    if not match["last"]:
        return None
    return int(match["last"]) if len(match["last"]) == 4 else int(match["first"][:2] + match["last"])
