"""Kronor, shares, years and numbers as people write them in Swedish public documents."""

from __future__ import annotations

from numbers import Real

_SPACE = "\u00a0"  # no-break: "1 250 tkr" is never split over two lines
_UNITS = {
    # language: (kronor, thousands, millions, billions)
    "sv": ("kr", "tkr", "mnkr", "mdkr"),
    "en": ("SEK", "kSEK", "MSEK", "bn SEK"),
}
_FACTORS = {"kr": (1, 0), "tkr": (1_000, 1), "mnkr": (1_000_000, 2)}  # kronor, place in _UNITS


def kronor(amount: int, language: str = "sv") -> str:
    """An amount in the unit in which it reads best: ``950 kr``, ``1 250 tkr``, ``43,4 mnkr``, ``1,2 mdkr``.

    Args:
        amount: whole kronor.
        language: decides decimal sign, grouping and unit names.
    """
    unit, thousand, million, billion = _UNITS[language]
    size = abs(amount)
    if size < 10_000:
        return f"{number(amount, language)}{_SPACE}{unit}"
    if size < 10_000_000:
        return f"{number(round(amount / 1_000), language)}{_SPACE}{thousand}"
    if size < 1_000_000_000:
        return f"{decimal(amount / 1_000_000, language)}{_SPACE}{million}"
    return f"{decimal(amount / 1_000_000_000, language)}{_SPACE}{billion}"


def fitting_unit(largest: int) -> str:
    """The unit ("kr", "tkr", "mnkr") for a table whose largest amount is ``largest`` kronor."""
    size = abs(largest)
    return "kr" if size < 100_000 else "tkr" if size < 100_000_000 else "mnkr"


def axis_unit(largest: int, language: str = "sv") -> tuple[int, str]:
    """How many kronor an axis counts by, and the unit's name, where its largest value is ``largest`` kronor."""
    _, _, million, billion = _UNITS[language]
    return (1_000_000_000, billion) if abs(largest) >= 10_000_000_000 else (1_000_000, million)


def unit_name(unit: str, language: str = "sv") -> str:
    """How a language writes "kr", "tkr" or "mnkr"."""
    return _UNITS[language][_FACTORS[unit][1]]


def in_unit(amount: int, unit: str, language: str = "sv", *, sign: bool = False) -> str:
    """An amount in a given unit without the unit's name: ``43 355`` tkr, ``43,4`` mnkr.

    Args:
        amount: whole kronor.
        unit: "kr", "tkr" or "mnkr"; mnkr has one decimal.
        language: decides decimal sign and grouping.
        sign: put a plus before what is above zero (for changes).
    """
    factor = _FACTORS[unit][0]
    places = 1 if unit == "mnkr" else 0
    text = f"{amount / factor:,.{places}f}"
    if language == "sv":
        text = text.replace(",", _SPACE).replace(".", ",").replace("-", "\u2212")
    return f"+{text}" if sign and amount > 0 else text


def cell(value: object, unit: str, language: str = "sv", *, sign: bool = False) -> str:
    """A cell of a table of amounts, as :func:`in_unit`; a dash where there is none (None, NaN)."""
    if not isinstance(value, Real) or value != value:
        return "–"
    return in_unit(int(value), unit, language, sign=sign)


def percent_change(before: int, after: int, language: str = "sv") -> str:
    """How much more ``after`` is than ``before``: ``+4,2 %``; empty where ``before`` is nothing."""
    if before <= 0:
        return ""
    change = (after - before) / before * 100
    text = decimal(change, language)
    text = f"+{text}" if round(change, 1) > 0 else text
    return f"{text}{_SPACE}%" if language == "sv" else f"{text}%"


def exact_kronor(amount: int, language: str = "sv") -> str:
    """An amount to the krona: ``43 355 000 kr``."""
    return f"{number(amount, language)}{_SPACE}{_UNITS[language][0]}"


def number(value: int, language: str = "sv") -> str:
    """A whole number with its thousands apart: ``12 345`` (en: ``12,345``)."""
    grouped = f"{value:,}"
    if language == "sv":
        return grouped.replace(",", _SPACE).replace("-", "\u2212")
    return grouped


def decimal(value: float, language: str = "sv", places: int = 1) -> str:
    """A number with at most ``places`` decimals, and none when they would be zeros: ``43,4``, ``12``."""
    text = f"{value:,.{places}f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if language == "sv":
        whole = whole.replace(",", _SPACE).replace("-", "\u2212")
        return f"{whole},{decimals}" if decimals else whole
    return f"{whole}.{decimals}" if decimals else whole


def share(percent: float, language: str = "sv") -> str:
    """An owner's share: ``54 %`` (en: ``54%``)."""
    text = decimal(percent, language, places=2)
    return f"{text}{_SPACE}%" if language == "sv" else f"{text}%"


def years(first: int | None, last: int | None) -> str:
    """One year or a range: ``2024``, ``2023–2025``; empty when nothing is known."""
    if first is None:
        return "" if last is None else str(last)
    return str(first) if last is None or last == first else f"{first}–{last}"
