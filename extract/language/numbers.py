"""Numbers as Swedish documents write them, in digits and in words."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.lexicons import load_yaml

SPACES = " \u00a0\u2007\u2009\u202f"
_GAP = f"[{SPACES}]"
NUMBER = (
    rf"(?:[1-9]\d{{0,2}}(?:{_GAP}\d{{3}}(?!\d))+(?:,\d{{1,3}}(?!\d))?"  # 1 250 000,50
    r"|\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d{1,2}(?!\d))?"  # 1.250.000
    r"|\d{1,3}(?:,\d{3}(?!\d)){2,}(?:\.\d{1,2}(?!\d))?"  # 1,250,000
    r"|\d{1,3}(?:['’]\d{3}(?!\d))+"  # 1'250'000
    r"|\d+(?:[.,]\d+)?½?|½)"
)
"""A number in digits, as a regular expression without groups that capture."""

LARGEST = 10**15
"""More kronor than any amount has: longer rows of digits are account numbers and the like."""

_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")


@cache
def units() -> dict[str, Any]:
    """The lexicon units.yaml."""
    text = files("nysta.extract.language").joinpath("units.yaml").read_text(encoding="utf-8")
    lexicon: dict[str, Any] = load_yaml(text)
    return lexicon


_BETWEEN = re.compile(rf"[{SPACES}'’½]")


def read_number(written: str) -> Decimal:
    """The value of a number in digits that matches :data:`NUMBER`.

    Raises:
        ValueError: ``written`` is no such number.
    """
    half = Decimal("0.5") if written.endswith("½") else Decimal(0)
    plain = _BETWEEN.sub("", written)
    if not plain:
        return half
    if _DOTTED.fullmatch(plain):
        plain = plain.replace(".", "")
    elif _COMMAS.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not _PLAIN.fullmatch(plain):
        raise ValueError(f"not a number: {written!r}")
    return Decimal(plain) + half


def whole(value: Decimal) -> int:
    """The nearest whole number, halves away from zero."""
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))


@cache
def _number_parts() -> tuple[tuple[str, int], ...]:
    lexicon = units()
    words = {**lexicon["number_words"], **lexicon["multiplier_words"]}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


@cache
def word_pattern() -> str:
    """A regular expression for numbers in words ("tvåhundrafemtio tusen", "en och en halv")."""
    lexicon = units()
    parts = "|".join(word for word, _ in _number_parts())
    fractions = "|".join(sorted(lexicon["fraction_words"], key=len, reverse=True))
    one = rf"(?:{parts})+"
    return rf"(?:(?:{one}\s+och\s+)?(?:{fractions})|{one}(?:\s+{one})*)"


def read_words(written: str) -> Decimal | None:
    """The value of a number in words that matches :func:`word_pattern`; None if the words make no number."""
    lexicon = units()
    text = " ".join(written.casefold().split())
    fraction = Decimal(0)
    for words, value in sorted(lexicon["fraction_words"].items(), key=lambda pair: -len(pair[0])):
        if text == words or text.endswith(f" och {words}"):
            fraction = Decimal(str(value))
            text = text.removesuffix(words).removesuffix(" och ").strip()
            break
    if not text:
        return fraction
    whole_part = _cardinal(text.replace(" ", ""))
    return None if whole_part is None else whole_part + fraction


def _cardinal(text: str) -> Decimal | None:
    """A number word taken apart from the left: "tvåhundrafemtiotusen"."""
    total, current, last = 0, 0, 0
    lexicon = units()
    while text:
        word = next((word for word, _ in _number_parts() if text.startswith(word)), None)
        if word is None:
            return None
        text = text[len(word) :]
        if word == "tusen":
            total, current, last = total + (current or 1) * 1000, 0, 0
        elif word in lexicon["multiplier_words"]:
            current, last = (current or 1) * 100, 100
        else:
            value = lexicon["number_words"][word]
            if (last and value >= last) or 0 < last < 20:
                return None
            current, last = current + value, value
    return Decimal(total + current)
