"""Amounts of money, years and shares in running text, as typed values.

The figures of tables are read by :mod:`nysta.extract.language.amounts`, whose functions are offered here too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from nysta.extract.language.amounts import Unit, find_unit, parse_amount, spelling, split_amounts
from nysta.extract.language.money import Money, find_money
from nysta.extract.language.numbers import NUMBER, read_number, read_words, units, word_pattern
from nysta.extract.language.years import Years, find_years

__all__ = [
    "Money",
    "Share",
    "Unit",
    "Value",
    "Years",
    "find_unit",
    "find_values",
    "parse_amount",
    "split_amounts",
]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, in percent, at ``text[start:end]`` of the document ("54 procent", "hälften")."""

    start: int
    end: int
    percent: float
    text: str


Value = Money | Years | Share

# How far before the last percent of a series the first may stand, in characters, and how far from each other, in
# percent, a fraction and its figure are the same.
SERIES, NEARLY = 60, 6


def find_values(text: str) -> list[Value]:
    """Every amount, year or period, and share in the text, from left to right, none inside another."""
    if not _may_hold_values().search(text):
        return []
    found: list[Value] = list(find_money(text))
    found += _free(_find_shares(text), found)
    found += _free(find_years(text), found)
    return sorted(found, key=lambda one: one.start)


def _free(values: Iterable[Value], taken: list[Value]) -> list[Value]:
    """Those of the values that overlap none that is taken."""
    spans = sorted((one.start, one.end) for one in taken)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]

    def free(value: Value) -> bool:
        at = bisect_right(starts, value.end - 1)
        return at == 0 or ends[at - 1] <= value.start

    return [value for value in values if free(value)]


@cache
def _may_hold_values() -> re.Pattern[str]:
    """A digit, or a word that stands in values without digits."""
    shares = "|".join(share.split()[-1] for share in units()["shares"])
    return re.compile(rf"[\d%½]|\b(?:kr|kron\w+|procents?|milj\w*|\w?kr|{shares})\b", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    lexicon = units()
    percent = "|".join(spelling(one) for one in lexicon["percent"])
    spoken = sorted(lexicon["shares"], key=len, reverse=True)
    words = "|".join(one.replace(" ", r"\s+") for one in spoken)
    return re.compile(
        rf"(?<![\w.,])(?:(?P<sign>[-–−](?=\d))?(?P<number>{NUMBER}|{word_pattern()})[\s-]?(?:{percent})"
        rf"|(?P<words>{words})(?!\w))",
        re.IGNORECASE,
    )


# "510 av de 1 000 aktierna".
_COUNTED = re.compile(
    r"(?<![\d,.])(?P<held>\d{1,3}(?:\s\d{3})*|\d+)\sav\s(?:(?:de|bolagets|totalt|sammanlagt|de\stotalt)\s)?"
    r"(?P<issued>\d{1,3}(?:\s\d{3})*|\d+)\s(?:aktier(?:na)?|andelar(?:na)?)\b",
    re.IGNORECASE,
)


# "till 2/3 av A": a fraction in figures, which is otherwise a date.
_FRACTION = re.compile(
    r"(?<![\d/.,-])(?P<part>\d)/(?P<whole>\d)(?![\d/])(?=\s(?:av|vardera|var)\b|\sdel(?:ar)?\b)", re.IGNORECASE
)
# What stands before the last of several percents: "51 resp. 49 procent", "50, 30 och 20 procent".
_SERIES = re.compile(
    r"(?:\b(?:med|till|på|har|äger|innehar)\s(?P<named>(?:\d{1,2}(?:,\d+)?(?:\s?%)?,\s)*\d{1,2}(?:,\d+)?)(?:\s?%)?\soch"
    r"|(?<![\d,])(?P<each>(?:\d{1,2}(?:,\d+)?(?:\s?%)?,\s)*\d{1,2}(?:,\d+)?)(?:\s?%|\sprocent)?\s(?:resp\.?|respektive))\s$",
    re.IGNORECASE,
)
_OF_SERIES = re.compile(r"\d{1,2}(?:,\d+)?(?![\d,]?\d|\s?%|\sprocent)")
# Between a fraction in words and the same in figures: "drygt hälften, 52 procent, av bolaget", "en tredjedel (34 %)".
_EXACTLY = re.compile(r"(?:,\s(?:eller\s|närmare bestämt\s)?|\s\()")
_CLOSES = re.compile(r",(?=\sav\b)|\)")


# A bare figure after a percent of its sentence: "51 procent av A och till 49 av B", "A (51 %) och B (49)", "A äger 51
# procent och B 49".
_BARE = re.compile(
    r"\btill\s(?P<of>\d{1,2}(?:,\d+)?)(?=\sav\s(?:\w+\s)?[A-ZÅÄÖ])|\((?P<bracket>\d{1,2}(?:,\d+)?)\)"
    r"|\s(?:och|samt|medan)\s[A-ZÅÄÖ][^\d.,;()]{2,60}\s(?P<rest>\d{1,2}(?:,\d+)?)(?=[.,;]|\s(?:och|samt)\s|$)"
)
_END = re.compile(r"[.;]\s")


def _find_shares(text: str) -> list[Share]:
    found: list[Share] = []
    for match in _share().finditer(text):
        if match["words"]:
            percent = float(units()["shares"][" ".join(match["words"].casefold().split())])
        else:
            written = match["number"]
            number = read_number(written) if written[0].isdigit() or written == "½" else read_words(written)
            if number is None:
                continue
            percent = float(-number if match["sign"] else number)
            found += _before_last(text, match)
            if found and (one := _more_exactly(text, found[-1], match, percent)) is not None:
                found[-1] = one
                continue
        found.append(Share(match.start(), match.end(), percent, match[0]))
    for match in _FRACTION.finditer(text):
        part, whole = int(match["part"]), int(match["whole"])
        if 0 < part < whole:
            found.append(Share(match.start(), match.end(), round(100 * part / whole, 2), match[0]))
    for match in _COUNTED.finditer(text):
        held, issued = (int(re.sub(r"\D", "", match[name])) for name in ("held", "issued"))
        if 0 < held <= issued:
            found.append(Share(match.start(), match.end(), round(100 * held / issued, 2), match[0]))
    return [*found, *_without_sign(text, found)] if found else found


def _without_sign(text: str, told: list[Share]) -> Iterator[Share]:
    """The percents behind the ``told`` ones of their sentence that stand without a sign: together they are no more than
    all, and one that stands right behind a name fills it up."""
    first = min(told, key=lambda one: one.start)
    end = end.start() if (end := _END.search(text, first.end)) is not None else len(text)
    whole = sum(one.percent for one in told if one.start < end)
    for match in _BARE.finditer(text, first.end, end):
        kind = match.lastgroup or ""
        start, stop = match.span(kind)
        percent = float(match[kind].replace(",", "."))
        bracketed = text[: first.start].endswith("(")
        taken = any(one.start < stop and start < one.end for one in told)
        fits = whole + percent == 100 if kind == "rest" else whole + percent <= 100 and bracketed == (kind == "bracket")
        if fits and not taken and percent > 0:
            whole += percent
            yield Share(start, stop, percent, match[kind])


def _before_last(text: str, last: re.Match[str]) -> Iterator[Share]:
    """The percents of a series before its ``last``, which alone has the sign: "50, 30 respektive 20 procent"."""
    before = _SERIES.search(text, max(0, last.start() - SERIES), last.start())
    if before is None:
        return
    name = "named" if before["named"] else "each"
    for one in _OF_SERIES.finditer(text, before.start(name), last.start()):
        if one.start() < before.end(name):
            yield Share(one.start(), one.end(), float(one[0].replace(",", ".")), one[0])


def _more_exactly(text: str, said: Share, figure: re.Match[str], percent: float) -> Share | None:
    """A fraction ``said`` in words and its ``figure`` right behind it as one share; None where they are two."""
    between = _EXACTLY.fullmatch(text, said.end, figure.start())
    closes = _CLOSES.match(text, figure.end())
    if between is None or closes is None or said.text[:1].isdigit() or abs(said.percent - percent) > NEARLY:
        return None
    return Share(said.start, closes.end(), percent, text[said.start : closes.end()])
