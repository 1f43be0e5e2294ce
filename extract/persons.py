"""Persons: found only to be left out of what can be searched (DESIGN §7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from nysta.extract.language.forms import acronym_of
from nysta.extract.lexicons import load_yaml

# Parties of the Riksdag, and what local parties call themselves; "(BRG)" after a name may also be its abbreviation.
_NATIONAL = frozenset({"S", "M", "SD", "C", "V", "KD", "L", "MP", "FI", "Fi", "-"})
_PARTY = r"(?P<party>[A-ZÅÄÖ]{1,3}|Fi|FiA|-)"
# Year, month, day (a samordningsnummer adds 60 to the day); an organisation's number has no month there.
_BIRTHDAY = r"\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])"
_CAP = r"[A-ZÅÄÖÉ][\w’'-]+"
_PERSONAL = (
    re.compile(rf"(?<!\d)(?:(?:19|20)?{_BIRTHDAY}[-+]|(?:19|20){_BIRTHDAY})\d{{4}}(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"(?<![\d-])(?:\+46|0)\s?\(?0?\)?\d{1,3}\s?[-–/]?\s?\d{2,3}(?:\s?\d{2,3}){1,3}(?!\d)"),
    re.compile(rf"(?P<name>{_CAP}(?:\s{_CAP}){{1,3}})(?=\s\({_PARTY}\))"),
    re.compile(
        rf"(?:Ordförande|Sekreterare|Ledamot|Ersättare|Justerare|Adjungerad)\s(?P<name>{_CAP}(?:\s{_CAP}){{1,3}})"
    ),
)
_ATTENDANCE = re.compile(rf".{{0,60}}?(?P<name>{_CAP}(?:\s{_CAP}){{1,3}})\s\({_PARTY}\).{{0,60}}")
# Two small words in a row: a line of running text, where brackets may hold the abbreviation of a longer name.
_RUNNING = re.compile(r"(?:^|\s)[a-zåäö]+\s[a-zåäö]+\s")
BLANK = "▒"


@cache
def _first_names() -> frozenset[str]:
    text = files("nysta.extract.language").joinpath("first_names.yaml").read_text(encoding="utf-8")
    return frozenset(load_yaml(text)["first_names"])


@cache
def _named() -> re.Pattern[str]:
    """A first name with one or two more names after it, none of them a common noun or a legal form."""
    surname = r"(?!(?:AB|HB|KB)\b)[A-ZÅÄÖÉ][a-zåäöéüø’'-]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
    return re.compile(rf"(?<![\w-])(?P<first>{_CAP})(?:\s{surname}){{1,2}}")


def is_first_name(word: str) -> bool:
    """Whether a word is a first name, simple or double."""
    return word.split("-")[0] in _first_names()


def is_person_name(name: str) -> bool:
    """Whether a whole name is a person's: a first name, simple or double, and one or two surnames."""
    found = _named().fullmatch(name)
    return found is not None and found["first"].split("-")[0] in _first_names()


def is_attendance(text: str) -> bool:
    """Whether a line is an entry of an attendance or signature list: a name with a party, and no sentence."""
    found = _ATTENDANCE.fullmatch(text) if len(text) <= 120 else None
    if found is None or _is_abbreviation(found) or text.rstrip().endswith("."):
        return False
    known = found["party"] in _NATIONAL or is_person_name(found["name"])
    beside = text[: found.start("name")], text[found.end("party") :]
    return known or not any(_RUNNING.search(words) for words in beside)


def without_persons(text: str, persons: Iterable[tuple[int, int]] = ()) -> str:
    """``text`` with ``persons`` (offsets), e-mail addresses, telephone numbers and personnummer blanked."""
    spans = [*persons]
    for one in _PERSONAL:
        group = "name" if "name" in one.groupindex else 0
        spans += [found.span(group) for found in one.finditer(text) if not _is_abbreviation(found)]
    spans += [found.span() for found in _named().finditer(text) if is_person_name(found[0])]
    if not spans and BLANK not in text:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLANK * (end - start)
    return re.sub(f"{BLANK}+", BLANK, "".join(characters))


def _is_abbreviation(found: re.Match[str]) -> bool:
    """Whether what stands in brackets after a name is its own abbreviation and no party."""
    said = found.groupdict()
    party = said.get("party")
    if party is not None and said["name"].endswith((" AB", " HB", " KB")):
        return True
    return party is not None and party not in _NATIONAL and acronym_of(party, said["name"])
