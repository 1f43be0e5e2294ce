"""Names after a person, whose first name was taken for no part of them: "Astrid Lindgrens barnsjukhus", "Dag
Hammarskjöldfonden"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.persons import is_first_name

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention

_BEFORE = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖÉ][a-zåäöé]+\soch\s)?(?P<first>[A-ZÅÄÖÉ][a-zåäöé]+)\s$")
# How far before a name it may begin, in characters.
REACH = 40
# What a person's surname makes one word with: "Hammarskjöldfonden".
_OF_ONE = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé]{4,}(?:fonden|stiftelsen|institutet|akademin|museet|gymnasiet|skolan|biblioteket)"
)
_SURNAME = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]{2,}s")


def with_first_name(text: str, one: Mention, others: Sequence[Mention]) -> Mention:
    """A body's name with the first name of whom it is called after, where that stands right before it and is no part of
    the ``others``."""
    if one.entry is not None or one.label != "ORG" or one.origin not in ("rule", "model"):
        return one
    before = _BEFORE.search(text, max(0, one.start - REACH), one.start)
    if before is None or not is_first_name(before["first"]) or not _is_after_a_surname(one.name):
        return one
    start = before.start() if is_first_name(before[0].split()[0]) else before.start("first")
    if any(other.start < one.start and start < other.end for other in others):
        return one
    return replace(one, start=start, name=text[start : one.start] + one.name)


def _is_after_a_surname(name: str) -> bool:
    first, _, rest = name.partition(" ")
    if not rest or rest.startswith("i "):  # "Ekelundfonden i Falun"
        return _OF_ONE.fullmatch(first) is not None
    return _SURNAME.fullmatch(first) is not None and kind_by_form(first[:-1]) is None and kind_by_form(rest) is not None
