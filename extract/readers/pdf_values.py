"""What counts as a number in a table of a PDF."""

from __future__ import annotations

import re

_AMOUNT = re.compile(
    r"[(\[]?[-–−+±]?\s?"
    r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f.’']\d{3})+|\d+)(?:[,.:]\d+)?"
    r"\s?[)\]]?\s?(?:%|kr|tkr|kkr|mkr|mnkr|mdkr|st|procent)?\*{0,2}",
    re.IGNORECASE,
)
_NONE = re.compile(r"[-–—−]{1,3}|\.\.|i\.u\.|n/a", re.IGNORECASE)


def is_amount(text: str) -> bool:
    """Whether ``text`` is a number (1 250, -3,5, 54 %, 2023) or the dash that stands for none."""
    return bool(_AMOUNT.fullmatch(text) or _NONE.fullmatch(text))
