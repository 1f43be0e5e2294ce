"""Organisations and places told by registers and word patterns: the source of silver annotation."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

PATTERNS = Path(__file__).parent.parent / "domain" / "patterns.yaml"
_U, _L = "A-ZÅÄÖÉÜ", "a-zåäöéü"
_NAME = rf"[{_U}][{_L}]+(?:-[{_U}]?[{_L}]+)*"
_GENITIVE = r"(?::s|s)?"


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))


@dataclass(frozen=True)
class OrganisationPatterns:
    """Agencies, kommuner and län by register, other bodies by the endings and heads of ``patterns.yaml``."""

    agencies: tuple[str, ...]
    municipalities: tuple[str, ...]
    counties: tuple[str, ...]
    lists: dict[str, list[str]]

    @classmethod
    def read(cls, data: Path) -> OrganisationPatterns:
        """From the training-data folder and ``training/domain/patterns.yaml``."""
        register = json.loads((data / "swedish-agencies" / "myndighetsdata-merged.json").read_text(encoding="utf-8"))
        agencies = set(register)
        for record in register.values():
            former = (record.get("esv") or {}).get("old_names") or []
            agencies.update(name for name in former if "," not in name)
        geography = data / "swedish-municipalities"
        return cls(
            tuple(sorted(name for name in agencies if len(name) > 5 and name[0].isupper())),
            _column(geography / "municipalities.csv", "municipality_name_short"),
            _column(geography / "counties.csv", "county_name_short"),
            yaml.safe_load(PATTERNS.read_text(encoding="utf-8")),
        )

    @cached_property
    def _register(self) -> re.Pattern[str]:
        names = [*self.agencies, *self.lists["always"]]
        kommuner = _any_of(self.municipalities)
        return re.compile(
            rf"(?<!\w)(?:(?:{_any_of(names)}){_GENITIVE}"
            rf"|(?:{kommuner})s? (?:kommun|[Ss]tad)s?"
            rf"|(?:Region|Region Västra|Landstinget(?: i)?) (?:{_any_of([*self.counties, 'Götaland'])})s?"
            rf"|Länsstyrelsen(?: i)? (?:{_any_of(self.counties)})s?(?: län)?s?"
            r"|Länsstyrelserna|Länsstyrelsens?"
            r")(?![\w-])"
        )

    @cached_property
    def _shapes(self) -> re.Pattern[str]:
        lists = self.lists
        bodies = _any_of(lists["body_endings_any_case"] + lists["body_endings_capital"])
        return re.compile(
            rf"(?<![\w-])(?:{_NAME}(?: (?:och|&) {_NAME}| {_NAME}){{0,3}}"
            rf" (?:{_any_of(lists['company_forms'])})s?(?: \(publ\))?"
            rf"|{_NAME}s? (?:{_any_of(lists['heads_after_name'])})s?"
            rf"|(?:{_any_of(lists['openers_before_name'])}) {_NAME}(?: {_NAME})?(?: läns?)?"
            rf"|{_NAME}-? och [{_L}]+(?:{bodies})s?"
            rf"|[{_U}][{_L}]*-?[{_L}]*(?:{_any_of(lists['body_endings_capital'])})s?"
            rf"|[{_U}{_L}]?[{_L}]*(?:{_any_of(lists['body_endings_any_case'])})s?"
            r")(?![\w-])"
        )

    @cached_property
    def _places(self) -> re.Pattern[str]:
        towns = {*self.municipalities, *self.lists["places"]} - set(self.lists["ambiguous_places"])
        counties = _any_of(self.counties)
        return re.compile(rf"(?<![\w-])(?:(?:{counties})s? läns?|(?:{_any_of(towns)})s?)(?![\w-])")

    def certain(self, text: str) -> list[tuple[int, int]]:
        """Organisations by register and fixed list, longest first come, not overlapping."""
        return [match.span() for match in self._register.finditer(text)]

    def organisations(self, text: str) -> list[tuple[int, int]]:
        """``certain`` and those told by shape; the longer of two that overlap."""
        plain = {word.lower() for word in self.lists["not_bodies"]}
        endings, determiners = tuple(self.lists["not_endings"]), tuple(self.lists["not_before_head"])
        found = self.certain(text)
        for match in self._shapes.finditer(text):
            word = match.group().lower()
            if word in plain or word.removesuffix("s") in plain or word.endswith(endings):
                continue
            if match.group().split()[0] not in determiners:
                found.append(match.span())
        found.sort(key=lambda span: (span[0] - span[1], span[0]))
        kept = list[tuple[int, int]]()
        for start, end in found:
            if all(end <= a or start >= b for a, b in kept):
                kept.append((start, end))
        return sorted(kept)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Kommuner, län, countries and parts of Sweden by their bare name, not at the beginning."""
        return [match.span() for match in self._places.finditer(text) if match.start() > 0]


def _column(path: Path, name: str) -> tuple[str, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row[name] for row in csv.DictReader(file))
