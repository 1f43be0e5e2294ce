"""What the text of a cell or a line in a PDF tells: a number, a line of contents."""

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


_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


def has_leaders(text: str) -> bool:
    """Whether dots or a line lead the eye to a page number, or to a place to sign."""
    return _LEADERS.search(text) is not None
