"""How the value of a worksheet cell reads in Swedish: decimal comma, ISO dates, "54 %".

Digits are not grouped (1250000, not 1 250 000), so that a number is one word.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?,.]*[#0?][#0?,.]*")

_ROUNDING = Context(prec=60, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=2000)
def _number_format(number_format: str) -> tuple[int | None, int, bool, str]:
    """(decimals or None for General, thousands scaled away, percent, unit after the number)."""
    section = number_format.split(";")[0]
    words = [a or b or c for a, b, c in _LITERAL.findall(section)]
    bare = _LITERAL.sub(" ", section)
    unit = " ".join(word.strip() for word in words if any(ch.isalpha() or ch in "€$£" for ch in word))
    digits = _DIGITS.search(bare)
    if digits is None or "general" in bare.lower():
        return None, 0, "%" in bare, unit
    fraction = digits[0].partition(".")[2]
    scaled = len(digits[0]) - len(digits[0].rstrip(","))
    return sum(ch in "0#?" for ch in fraction), scaled, "%" in bare, unit


def shown(value: object, number_format: str | None = None) -> str:
    """The text of a cell's value as its number format shows it; "" for an empty or error cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format or "General")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    text = str(value)
    return "" if re.fullmatch(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|[A-Z_]+!)", text) else text


def _number(value: int | float | Decimal, number_format: str) -> str:
    decimals, scaled, percent, unit = _number_format(number_format)
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return ""
        number = number * (100 if percent else 1) / (1000**scaled)
        # A cell without a format shows some nine decimals at most: 0.1 + 0.2 reads 0,3.
        places = 9 if decimals is None else min(decimals, 12)
        text = f"{number.quantize(Decimal(1).scaleb(-places), context=_ROUNDING):f}"
    except (InvalidOperation, OverflowError):
        text = str(value)
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text in ("-0", "") else text.replace(".", ",")
    return " ".join(filter(None, (text, "%" if percent else "", unit)))
