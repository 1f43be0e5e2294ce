"""Kronor, shares, years and numbers as people write them in Swedish public documents."""

from __future__ import annotations

_SPACE = "\u00a0"  # no-break: "1 250 tkr" is never split over two lines
_UNITS = {
    # language: (kronor, thousands, millions, billions)
    "sv": ("kr", "tkr", "mnkr", "mdkr"),
    "en": ("SEK", "kSEK", "MSEK", "bn SEK"),
}


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
