"""Persons: found only to be left out of what can be searched (DESIGN §7)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTY = r"(?:S|M|SD|C|V|KD|L|MP|FI|Fi|NU|FR|D|FiA|[A-ZÅÄÖ]{1,3}|-)"
_CAP = r"[A-ZÅÄÖÉ][\w’'-]+"
_PERSONAL = (
    re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]\d{4}(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<![\d-])(?:\+46|0)\s?\(?0?\)?\d{1,3}\s?[-–/]?\s?\d{2,3}(?:\s?\d{2,3}){1,3}(?!\d)"),
    re.compile(rf"(?P<name>{_CAP}(?:\s{_CAP}){{1,3}})(?=\s\({_PARTY}\))"),
    re.compile(
        rf"(?:Ordförande|Sekreterare|Ledamot|Ersättare|Justerare|Adjungerad)\s(?P<name>{_CAP}(?:\s{_CAP}){{1,3}})"
    ),
)
_ATTENDANCE = re.compile(rf".{{0,60}}{_CAP}(?:\s{_CAP}){{1,3}}\s\({_PARTY}\).{{0,60}}")
BLANK = "▒"


def is_attendance(text: str) -> bool:
    """Whether a line is an entry of an attendance or signature list: a name with a party, and no sentence."""
    return len(text) <= 120 and _ATTENDANCE.fullmatch(text) is not None and not text.rstrip().endswith(".")


def without_persons(text: str, persons: Iterable[tuple[int, int]] = ()) -> str:
    """``text`` with ``persons`` (offsets), e-mail addresses, telephone numbers and personnummer blanked."""
    spans = [*persons]
    for one in _PERSONAL:
        spans += [found.span("name" if "name" in one.groupindex else 0) for found in one.finditer(text)]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLANK * (end - start)
    return re.sub(f"{BLANK}+", BLANK, "".join(characters))
