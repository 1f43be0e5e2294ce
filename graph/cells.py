"""Cells of spreadsheets: what a document says must never run as a formula (DESIGN §7)."""

from __future__ import annotations

from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """``value``, with an apostrophe before a text that a spreadsheet would take for a formula.

    Numbers stay numbers: -5 is not a formula, the text "-5+cmd" is.
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
