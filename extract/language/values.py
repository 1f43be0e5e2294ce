"""Amounts of money, years and shares in running text, as typed values.

The figures of tables are read by :mod:`nysta.extract.language.amounts`, whose functions are offered here too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from nysta.extract.language.amounts import (
    Unit,
    find_unit,
    parse_amount,
    spelling,
    split_amounts,
    written_units,
)
from nysta.extract.language.numbers import NUMBER, read_number, read_words, units, whole, word_pattern
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
class Money:
    """An amount at ``text[start:end]`` of the document; ``text`` is that stretch.

    ``kronor`` is the whole amount, None for a range (``low``, ``high``), for another currency, and for a
    rate per something that is counted ("6 kr/invånare": ``per`` "invånare", ``rate`` 6.0). An amount "per år"
    stays an amount. ``each``: every one of several parties pays or gets it ("vardera", "per kommun").
    ``about`` is the word that makes it inexact ("cirka", "högst"). ``unit`` is the unit's usual name.
    """

    start: int
    end: int
    kronor: int | None
    low: int | None
    high: int | None
    per: str | None
    each: bool
    text: str
    unit: str
    rate: float | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, in percent ("54 procent", "hälften")."""

    start: int
    end: int
    percent: float
    text: str


Value = Money | Years | Share
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(]*$")
_BIG = 1_000_000


def find_values(text: str) -> list[Value]:
    """Every amount, year or period, and share in the text, from left to right, none inside another."""
    if not any(c.isdigit() for c in text) and not _worded().search(text):
        return []
    found: list[Value] = list(_find_money(text))
    taken = _Taken(found)
    shares = [share for share in _find_shares(text) if taken.free(share)]
    taken = _Taken([*found, *shares])
    found += [*shares, *(years for years in find_years(text) if taken.free(years))]
    return sorted(found, key=lambda one: one.start)


class _Taken:
    """Which stretches of the text are taken by values that do not overlap."""

    def __init__(self, values: list[Value]) -> None:
        spans = sorted((one.start, one.end) for one in values)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def free(self, value: Value) -> bool:
        at = bisect_right(self.starts, value.end - 1)
        return at == 0 or self.ends[at - 1] <= value.start


@cache
def _worded() -> re.Pattern[str]:
    """Something that can be a value without any digit."""
    lexicon = units()
    shares = "|".join(lexicon["shares"])
    return re.compile(rf"\b(?:kr|krona|kronor|kronors|procent|milj\w*|{shares})\b|\dkr|%|½", re.IGNORECASE)


@cache
def _money() -> re.Pattern[str]:
    """A number or range of numbers with its unit, and "SEK 250 000"."""
    lexicon = units()
    named = "|".join(spelling(written) for written, *_ in written_units())
    number = rf"(?:{NUMBER}|{word_pattern()})"
    ranged = r"\s?[–−-]\s?|\s+(?:till|och|à|eller)\s+"
    prefixes = "|".join(lexicon["before_number"])
    about = "|".join(re.escape(word) for word in sorted(lexicon["about"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\w)(?P<about>{about})\s+)?"
        r"(?<![\w.,])(?:(?<![\w.,:/])(?P<sign>[-–−]|minus\s)(?=\d))?"
        rf"(?:(?P<before>{prefixes})\s?(?P<plain>{NUMBER})(?:\s?(?P<times>miljoner|miljarder|tusen)\b)?(?![\w%])"
        rf"|(?P<low>{number})(?:\s?(?P<lowunit>{named}))?(?P<range>{ranged})(?P<high>{number})(?:[\s-]?(?P<highunit>{named}))"
        rf"|(?P<number>{number})(?:[\s-]?(?P<unit>{named})|(?P<dash>(?<=\d)(?::[-–−]|,[-–−](?!\d))|\s?:-)))",
        re.IGNORECASE,
    )


@cache
def _per() -> re.Pattern[str]:
    """What follows an amount: "per invånare och år", "/år", "om året", "vardera"."""
    each = "|".join(units()["each_words"])
    word = r"[^\W\d_]+"
    return re.compile(
        rf"\s?(?:/\s?(?P<slash>{word}(?:/{word})?)|\(?\s?per\s+(?P<per>{word}(?:\s+och\s+(?:år|dag|månad|dygn|vecka))?)\b"
        rf"|(?P<yearly>årligen|om\s+året|varje\s+år)\b|(?P<each>(?:{each})\b|var(?=\s*(?:[.,;:)]|$))))",
        re.IGNORECASE,
    )


def _find_money(text: str) -> list[Money]:
    found: list[Money] = []
    at = 0
    pattern = _money()
    while match := pattern.search(text, at):
        money = _read_money(text, match)
        if money is None:
            # not an amount here: look again after the first number or word
            at = match.start() + max(1, len(re.match(rf"{NUMBER}|\w+|.", text[match.start() :], re.S)[0]))  # type: ignore[index]
            continue
        found.append(money)
        at = money.end
    return found


def _value(written: str) -> Decimal | None:
    return read_number(written) if written[0].isdigit() or written == "½" else read_words(written)


def _unit(written: str) -> tuple[str, Decimal | None, bool]:
    """Name, kronor a piece and whether it is bare, of a unit as written."""
    key = re.sub(r"\s", "", written).casefold()
    for spelled, unit, name, bare in written_units():
        if re.sub(r"\s", "", spelled).casefold() == key:
            return name, Decimal(unit.factor) if unit else None, bare
    raise ValueError(f"unit {written!r} is not in units.yaml")


def _read_money(text: str, match: re.Match[str]) -> Money | None:
    start = match.start("about") if match["about"] else match.start()
    first = min(at for at in (match.start(n) for n in ("before", "low", "number", "sign")) if at >= 0)
    if match["before"]:
        return _prefixed(text, match, first)
    if match["range"]:
        return _ranged(text, match, first, start)
    value = _value(match["number"])
    if value is None:
        return None
    if match["unit"] is None:
        name, factor, bare = "kr", Decimal(1), False
    else:
        name, factor, bare = _unit(match["unit"])
    if _only_a_year(text, match["number"], first, name):
        return None
    if bare and not _money_follows(text, match.end()):
        return None
    if match["sign"]:
        value = -value
    kronor = None if factor is None else whole(value * factor)
    return _with_what_follows(
        text, first, match.end(), name, kronor, None, None, value, factor, match["about"]
    )


def _prefixed(text: str, match: re.Match[str], first: int) -> Money | None:
    name, factor, _ = _unit(match["before"])
    if _YEAR.fullmatch(match["plain"]) or factor is None:
        return None
    value = read_number(match["plain"])
    if match["times"]:
        value *= {"tusen": 1000, "miljoner": _BIG, "miljarder": 1000 * _BIG}[match["times"].casefold()]
    return _with_what_follows(
        text, first, match.end(), name, whole(value * factor), None, None, value, factor, match["about"]
    )


def _ranged(text: str, match: re.Match[str], first: int, start: int) -> Money | None:
    low, high = _value(match["low"]), _value(match["high"])
    word = match["range"].strip().casefold()
    if low is None or high is None:
        return None
    name, factor, bare = _unit(match["highunit"])
    low_factor = _unit(match["lowunit"])[1] if match["lowunit"] else factor
    between = text[:first].rstrip().casefold().endswith(("mellan", "from", "från"))
    if word in {"och", "eller"} and not between:
        return None
    if _YEAR.fullmatch(match["low"]) and not match["lowunit"]:
        return None
    if bare and not _money_follows(text, match.end()):
        return None
    if factor is None or low_factor is None:
        return _with_what_follows(
            text, first, match.end(), name, None, None, None, high, None, match["about"]
        )
    lower, upper = whole(low * low_factor), whole(high * factor)
    if lower > upper and not match["lowunit"]:
        lower = whole(low)
    if lower > upper:
        return None
    return _with_what_follows(
        text, first, match.end(), name, None, lower, upper, high, factor, match["about"]
    )


def _only_a_year(text: str, number: str, start: int, unit: str) -> bool:
    """Whether the number is a year in front of a heading's unit ("Budget 2023 tkr")."""
    if not _YEAR.fullmatch(number):
        return False
    before = _WORD_BEFORE.search(text[:start])
    if before is not None and before[1].casefold() in units()["money_before_year"]:
        return False
    if unit == "kr":
        heading = before is not None and re.match(
            r"(?:budget|bokslut|utfall|prognos|år|plan|bokslutet|redovisat)$", before[1], re.I
        )
        return bool(heading) or bool(re.search(r"(?:19|20)\d\d\s*$", text[:start]))
    return True


def _money_follows(text: str, end: int) -> bool:
    """Whether a bare "miljoner" is money: no counted noun follows."""
    following = re.match(r"\s*([^\W\d_]+|\S)?", text[end : end + 60])
    word = (following[1] or "") if following else ""
    if not word or not word[0].isalpha():
        return word not in {"%", "-"}
    return word.casefold() in units()["after_bare"] or word[0].isupper()


def _with_what_follows(
    text: str,
    start: int,
    end: int,
    unit: str,
    kronor: int | None,
    low: int | None,
    high: int | None,
    value: Decimal,
    factor: Decimal | None,
    about: str | None,
) -> Money:
    """The amount with "per …", "vardera" read from what stands beside it."""
    lexicon = units()
    per: str | None = None
    each = bool(
        re.search(
            r"\b(?:vardera|var sin|varsin)\s*(?:med\s+)?(?:på\s+)?$",
            text[max(0, start - 30) : start],
            re.IGNORECASE,
        )
    )
    rate: float | None = None
    while match := _per().match(text, end):
        if match["each"]:
            each = True
        elif match["yearly"]:
            per = per or "år"
        else:
            named = (match["slash"] or match["per"]).casefold().replace("/", " och ")
            if named in lexicon["each_words"]:
                each = True
            elif named in lexicon["party_words"]:
                per, each = per or named, True
            else:
                per = per or {"inv": "invånare", "mån": "månad"}.get(named, named)
        end = match.end()
    if per is not None and per not in lexicon["year_words"] and per not in lexicon["party_words"]:
        rate = float(value * factor) if factor is not None else None
        kronor = None
    end = start + len(text[start:end].rstrip())
    return Money(
        start,
        end,
        kronor,
        low,
        high,
        per,
        each,
        text[start:end],
        unit,
        rate,
        about.casefold() if about else None,
    )


@cache
def _share() -> re.Pattern[str]:
    lexicon = units()
    percent = "|".join(spelling(one) for one in lexicon["percent"])
    words = "|".join(re.sub(" ", r"\\s+", one) for one in sorted(lexicon["shares"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?:(?P<sign>[-–−](?=\d))?(?P<number>{NUMBER}|{word_pattern()})[\s-]?(?:{percent})|(?P<words>{words})(?!\w))",
        re.IGNORECASE,
    )


def _find_shares(text: str) -> list[Share]:
    found = []
    for match in _share().finditer(text):
        if match["words"]:
            percent: float = units()["shares"][" ".join(match["words"].casefold().split())]
        else:
            value = _value(match["number"])
            if value is None:
                continue
            percent = float(-value if match["sign"] else value)
        found.append(Share(match.start(), match.end(), percent, match[0]))
    return found
