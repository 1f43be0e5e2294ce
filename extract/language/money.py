"""Amounts of money in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nysta.extract.language.amounts import spelling, written_units
from nysta.extract.language.numbers import LARGEST, NUMBER, read_number, read_words, units, whole, word_pattern


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at ``text[start:end]`` of the document; ``text`` is that stretch.

    ``kronor`` is the whole amount, None for a range (``low``, ``high``), for another currency, and for a
    rate per something that is counted ("6 kr/invånare": ``per`` "invånare", ``rate`` 6.0). An amount "per år"
    stays an amount. ``each``: every one of several parties pays or gets it ("vardera", "per kommun").
    ``unit`` is the unit's usual name, ``about`` the word that makes it inexact ("cirka", "högst").
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
class _Figure:
    """A figure with its unit, before what stands around it is read; ``value`` is in kronor."""

    start: int
    end: int
    unit: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None


_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(]*$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+|\S)?")
_BETWEEN = ("mellan", "från")
_TIMES = {"": 1, "tusen": 1000, "miljoner": 1_000_000, "miljarder": 1_000_000_000}
_FIRST_PIECE = re.compile(rf"{NUMBER}|\w+|.", re.DOTALL)
_LISTED = re.compile(rf"(?<![\w.,:§])((?:{NUMBER},\s)*{NUMBER})\s(respektive|och|samt)\s$", re.IGNORECASE)
_ALIKE = 100
_LOOK_BACK = 60


def find_money(text: str) -> list[Money]:
    """Every amount in the text, from left to right."""
    found: list[Money] = []
    at = 0
    low = text.casefold()
    if not any(map(low.__contains__, _signs())):
        return []  # numbers without a unit are many, and the expression takes its time to try each
    while match := _pattern().search(text, at):
        figure = _read(text, match)
        if figure is None:
            # no amount from here: look again behind the first number or word
            piece = _FIRST_PIECE.match(text, match.start())
            at = max(match.start() + 1, piece.end() if piece else 0)
            continue
        money = _described(text, figure, match["about"])
        if match["number"] and figure.value is not None:
            found += _listed_before(text, money, figure.value, found[-1].end if found else 0)
        found.append(money)
        at = money.end
    return found


@cache
def _signs() -> tuple[str, ...]:
    """One of these stands in every amount: a word of its unit, or the dash behind whole kronor ("500:-")."""
    written = [*(one for one, *_ in written_units()), *units()["before_number"]]
    words = {max(one.casefold().split(), key=len) for one in written}
    dashed = [f"{mark}{dash}" for mark in (":", ",") for dash in "-–−"]
    return (*sorted(one for one in words if not any(other in one for other in words - {one})), *dashed)


@cache
def _pattern() -> re.Pattern[str]:
    """A figure or range of figures with its unit ("50–60 mnkr"), or the other way round ("SEK 250 000")."""
    lexicon = units()
    unit = "|".join(spelling(written) for written, *_ in written_units())
    number = rf"(?:{NUMBER}|{word_pattern()})"
    fractions = "|".join(lexicon["fraction_words"])
    to = rf"\s?[–−-]\s?|\s+(?:till|à|eller|och(?!\s+(?:{fractions})\b))\s+"
    before = "|".join(lexicon["before_number"])
    about = "|".join(re.escape(word) for word in sorted(lexicon["about"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\w)(?P<about>{about})\s+)?(?<![\w.,])"
        rf"(?:(?P<before>{before})\s?(?P<plain>{NUMBER})(?:\s?(?P<times>miljoner|miljarder|tusen)\b)?(?![\w%])"
        r"|(?:(?<![\w.,:/])(?P<sign>[-–−]|minus\s)(?=\d))?"
        rf"(?:(?P<low>{number})(?:\s?(?P<lowunit>{unit}))?(?P<to>{to})(?P<high>{number})[\s-]?(?P<highunit>{unit})"
        rf"|(?P<number>{number})(?:[\s-]?(?P<unit>{unit})|(?<=\d)(?:\s?:[-–−]|,[-–−](?!\d)))))",
        re.IGNORECASE,
    )


@cache
def _following() -> re.Pattern[str]:
    """What describes an amount from behind: "per invånare och år", "/år", "om året", "vardera"."""
    each = "|".join(units()["each_words"])
    other = "|".join(units()["not_counted"])
    word = rf"(?!(?:{other})\b)[^\W\d_]+"
    time = r"(?:år|dag|månad|dygn|vecka|termin)"
    return re.compile(
        rf"\s?(?:/\s?(?P<slash>{word}(?:\s?/\s?{time}\b|\s+och\s+{time}\b)?)"
        rf"|\(?\s?per\s+(?P<per>{word}(?:\s+och\s+{time})?)\b"
        rf"|(?P<yearly>årligen|om\s+året|varje\s+år)\b"
        rf"|(?P<each>(?:{each})\b|var(?=\s*(?:[.,;:)]|$))))",
        re.IGNORECASE,
    )


@cache
def _unit(written: str) -> tuple[str, Decimal | None, bool]:
    """Name, kronor a piece (None: another currency) and whether it is bare, of a unit as written."""
    key = re.sub(r"\s", "", written).casefold()
    for spelled, unit, name, bare in written_units():
        if spelled.replace(" ", "").casefold() == key:
            return name, Decimal(unit.factor) if unit else None, bare
    raise ValueError(f"unit {written!r} is not in units.yaml")


def _value(written: str) -> Decimal | None:
    return read_number(written) if written[0].isdigit() or written == "½" else read_words(written)


def _read(text: str, match: re.Match[str]) -> _Figure | None:
    """The figure that the pattern found, or None where it is something else."""
    if match["before"]:
        return _after_its_unit(match)
    start = match.start("sign") if match["sign"] else match.start("low" if match["to"] else "number")
    if match["to"]:
        return _range(text, match, start)
    name, factor, bare = _unit(match["unit"]) if match["unit"] else ("kr", Decimal(1), False)
    value = _value(match["number"])
    if value is None or _only_a_year(text, match["number"], start, name):
        return None
    if bare and not _money_follows(text, match.end()):
        return None
    kronor = None if factor is None else value * factor * (-1 if match["sign"] else 1)
    return None if kronor is not None and abs(kronor) > LARGEST else _Figure(start, match.end(), name, kronor)


def _after_its_unit(match: re.Match[str]) -> _Figure | None:
    name, factor, _ = _unit(match["before"])
    if factor is None or _YEAR.fullmatch(match["plain"]):
        return None
    value = read_number(match["plain"]) * factor * _TIMES[(match["times"] or "").casefold()]
    return _Figure(match.start("before"), match.end(), name, value)


def _range(text: str, match: re.Match[str], start: int) -> _Figure | None:
    low, high = _value(match["low"]), _value(match["high"])
    name, factor, bare = _unit(match["highunit"])
    if low is None or high is None or (bare and not _money_follows(text, match.end())):
        return None
    between = text[max(0, start - _LOOK_BACK) : start].rstrip().casefold().endswith(_BETWEEN)
    if match["to"].strip().casefold() in {"och", "eller"} and not between:
        return _first_of_two(match, start, low)
    if _YEAR.fullmatch(match["low"]) and not match["lowunit"]:
        return None
    low_factor = _unit(match["lowunit"])[1] if match["lowunit"] else factor
    if factor is None or low_factor is None:
        return _Figure(start, match.end(), name, None)
    if low * low_factor > high * factor and not match["lowunit"]:
        low_factor = Decimal(1)  # "500 000–1 miljon kronor"
    if low * low_factor > high * factor:
        return None
    return _Figure(start, match.end(), name, None, low * low_factor, high * factor)


def _first_of_two(match: re.Match[str], start: int, value: Decimal) -> _Figure | None:
    """The first amount of "300 tkr och 400 tkr"."""
    if not match["lowunit"]:
        return None
    name, factor, bare = _unit(match["lowunit"])
    if bare:
        return None
    kronor = None if factor is None else value * factor * (-1 if match["sign"] else 1)
    return _Figure(start, match.end("lowunit"), name, kronor)


def _only_a_year(text: str, number: str, start: int, unit: str) -> bool:
    """Whether the number is a year in front of a heading's unit ("Budget 2023 tkr")."""
    if not _YEAR.fullmatch(number):
        return False
    before = text[max(0, start - _LOOK_BACK) : start]
    word = _WORD_BEFORE.search(before)
    if word is not None and word[1].casefold() in units()["money_before_year"]:
        return False
    if unit != "kr":
        return True
    return bool(_YEAR_BEFORE.search(before)) or (word is not None and word[1].casefold() in units()["year_heads"])


def _money_follows(text: str, end: int) -> bool:
    """Whether a bare "miljoner" is money: no counted noun follows."""
    following = _NEXT_WORD.match(text, end)
    word = following[1] or "" if following else ""
    if not word[:1].isalpha():
        return word not in {"%", "-"}
    return word[0].isupper() or word.casefold() in units()["after_bare"]


def _described(text: str, figure: _Figure, about: str | None) -> Money:
    """The amount with "per …" and "vardera" read from what stands beside it."""
    lexicon = units()
    per: str | None = None
    each = bool(_each_before().search(text, max(0, figure.start - _LOOK_BACK), figure.start))
    end = figure.end
    while match := _following().match(text, end):
        end = match.end()
        if match["each"]:
            each = True
            continue
        named = "år" if match["yearly"] else _counted(match["slash"] or match["per"])
        if named in lexicon["each_words"]:
            each = True
            continue
        each = each or named in lexicon["party_words"]
        per = per or named
    rated = per is not None and per not in lexicon["year_words"] and per not in lexicon["party_words"]
    low, high = (None if one is None else whole(one) for one in (figure.low, figure.high))
    return Money(
        start=figure.start,
        end=end,
        kronor=None if rated or figure.value is None else whole(figure.value),
        low=low,
        high=high,
        per=per,
        each=each,
        text=text[figure.start : end],
        unit=figure.unit,
        rate=float(figure.value) if rated and figure.value is not None else None,
        about=about.casefold() if about else None,
    )


def _counted(written: str) -> str:
    """What "per …" counts, in words: "inv/år" is "invånare och år"."""
    words = re.sub(r"\s*/\s*", " och ", written.casefold()).split()
    return " ".join(units()["counted_short"].get(word, word) for word in words)


@cache
def _each_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:vardera|var\s?sin|varsina)\s+(?:(?:med|på|om)\s+)?$", re.IGNORECASE)


def _listed_before(text: str, last: Money, value: Decimal, since: int) -> list[Money]:
    """Figures that share the unit of the one after them: "500 respektive 600 tkr"."""
    listed = _LISTED.search(text, max(since, last.start - _LOOK_BACK), last.start)
    if listed is None or last.rate is not None:
        return []
    factor = _unit_factor(last)
    found = []
    for match in re.finditer(NUMBER, listed[1]):
        kronor = read_number(match[0]) * factor
        year = _YEAR.fullmatch(match[0])
        alike = kronor and value and 1 / _ALIKE <= abs(kronor / value) <= _ALIKE
        if year or (not alike and listed[2].casefold() != "respektive"):
            return []
        start = listed.start(1) + match.start()
        end = start + len(match[0])
        found.append(replace(last, start=start, end=end, kronor=whole(kronor), text=match[0], about=None))
    return found


def _unit_factor(money: Money) -> Decimal:
    """How many kronor the unit of an amount is worth; "1,5 miljoner" and "1,5 mnkr" are alike."""
    return next(Decimal(one["factor"]) for one in units()["money"] if one["name"] == money.unit and one["factor"])
