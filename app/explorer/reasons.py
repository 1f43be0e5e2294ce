"""Why something was not read, in the reader's language; the readers say it in English (``i18n/reasons.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Reason:
    pattern: re.Pattern[str]
    swedish: str


def reason(said: str, language: str) -> str:
    """``said``, a reason of the extraction, in ``language``; as it is where no translation is known.

    A message on a whole file is "name: what is wrong; what to do"; each of its parts is translated.
    """
    if language != "sv":
        return said
    whole = _swedish(said)
    if whole is not None:
        return whole
    name, colon, rest = said.partition(": ")
    if colon and (told := _parts(rest)) is not None:
        return f"{name}: {told}"
    return _parts(said) or said


def _parts(said: str) -> str | None:
    """The parts of ``said`` between semicolons in Swedish; None where the first is unknown."""
    what, semicolon, fix = said.partition("; ")
    told = _swedish(what)
    if told is None:
        return None
    return f"{told}; {_swedish(fix) or fix}" if semicolon else told


def _swedish(said: str) -> str | None:
    for each in _reasons():
        if found := each.pattern.fullmatch(said):
            filled = {name: _swedish(value) or value for name, value in found.groupdict().items()}
            return each.swedish.format(**filled)
    return None


@cache
def _reasons() -> tuple[_Reason, ...]:
    source = resources.files("nysta.app.explorer").joinpath("i18n").joinpath("reasons.yaml")
    return tuple(
        _Reason(_pattern(each["en"]), each["sv"]) for each in yaml.safe_load(source.read_text(encoding="utf-8"))
    )


def _pattern(english: str) -> re.Pattern[str]:
    """What matches ``english`` with anything in its blanks."""
    pieces = _BLANK.split(english)
    return re.compile(
        "".join(f"(?P<{piece}>.+?)" if n % 2 else re.escape(piece) for n, piece in enumerate(pieces)), re.DOTALL
    )
