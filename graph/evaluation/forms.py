"""Surface forms: when two written names count as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN_WORD = re.compile(r"(\w)[-\u00ad]\s+(\w)")
_OUTER = " .,;:\"'”“»«()"
_IGNORED = re.compile(r"\s+|(?<=\w)[-\u00ad](?=\s)")


def surface_forms(text: str) -> frozenset[str]:
    """The forms of one written name: without case, end-of-line hyphens and outer punctuation.

    A final s may be a genitive, so the form without it counts too.
    """
    joined = _BROKEN_WORD.sub(r"\1\2", text).replace("\u00ad", "")
    form = re.sub(r"\s+", " ", joined).strip(_OUTER).casefold()
    if not form:
        return frozenset()
    return frozenset({form, form[:-1]} if len(form) > 3 and form.endswith("s") else {form})


def forms_of(names: Iterable[str]) -> frozenset[str]:
    """The forms of several names of one entity."""
    return frozenset(form for name in names for form in surface_forms(name))


def squashed(text: str | None) -> str:
    """``text`` without white space, end-of-line hyphens and case, to compare quotes."""
    return _IGNORED.sub("", text or "").casefold()
