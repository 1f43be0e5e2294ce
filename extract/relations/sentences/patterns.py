"""Sentence patterns as data: a small notation in YAML compiled to regular expressions over masked text.

A pattern is a line of words with
- ``{S}`` and ``{T}`` for the relation's source and target, ``{ST}`` for a coordination whose members all relate
  to each other, ``{S2}``/``{T2}`` for a second place of the same role; ``{S:J}`` limits the kinds
  (O organisation, G programme, J project);
- ``{M}``, ``{Y}``, ``{P}`` for money, years and a share;
- ``{S}s`` for a place in the genitive; without the s a genitive does not match;
- ``<word>`` for any of the forms listed under ``forms``;
- ``..`` for up to three, ``...`` for up to eight words that name nobody; between ``{S}`` and a ``<word>``
  never a comma alone, which parts no subject from its verb;
- ``(a|b)?`` or ``<word>?`` alone for words that may be missing, ``?x`` after a space for one that may be;
- anything else is a regular expression for the words as they stand. ``^`` binds it to the sentence's beginning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter
from typing import Any

from nysta.extract.graph_file import Modality, RelationType
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.needs import Need, Needs, needs_of
from nysta.extract.relations.statement import Implied

_GAP_WORD = r"(?:[^\s⟦⟧;:.]+|⟦[MYPL]\d+⟧s?)"
_OPTIONAL = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|<\w+>|,)\?")
_CLASS = {"S": "OGJ", "T": "OGJ", "S2": "OGJ", "T2": "OGJ", "ST": "O"}


def places(found: re.Match[str]) -> dict[str, str]:
    """The placeholders that a match put in each place; alternatives of one place share its name."""
    return {name.split("__")[0]: value for name, value in found.groupdict().items() if value is not None}


@dataclass(frozen=True)
class Pattern:
    """One pattern with what a match states.

    ``acts``: the name that it begins with is the subject of what follows. ``also``: kinds that its unsaid end can be
    besides those of ends.yaml, ``among`` the only ones that it can be. ``needs``: what no match is without. ``joins``:
    a match needs two places with names, so that a text with one need not be searched.
    """

    id: str
    type: RelationType
    text: str
    confidence: float
    source: Implied | None = None
    target: Implied | None = None
    share: float | None = None
    role: str | None = None
    modality: Modality | None = None
    only: str | None = None
    acts: bool = False
    also: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    joins: bool = True
    classes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Its regular expression: compiled when a text first has what it needs, which few patterns' ever do."""
        return compile_pattern(self.text, _forms(), self.classes)


@cache
def _forms() -> dict[str, list[str]]:
    folder = files("nysta.extract.relations.sentences").joinpath("patterns")
    forms: dict[str, list[str]] = load_yaml(folder.joinpath("forms.yaml").read_text(encoding="utf-8"))
    return forms


@cache
def stems_of(word: str) -> Need | None:
    """The stems of the forms of a ``<word>``; None where one of them has none."""
    return next(iter(needs_of(f"(?:{'|'.join(_forms()[word[1:-1]])})", lambda _: None)), None)


def _needs(text: str, classes: dict[str, str]) -> frozenset[Need]:
    """What no match of a pattern is without; its places are letters in a masked text."""

    def inside(piece: str) -> Need | None:
        if piece.startswith("<"):
            return stems_of(piece)
        name, _, kinds = piece[1:-1].partition(":")
        return frozenset(f"⟦{kind}".casefold() for kind in kinds or classes.get(name, name))

    return needs_of(text, inside)


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the files."""
    folder = files("nysta.extract.relations.sentences").joinpath("patterns")
    found: list[Pattern] = []
    for name in (
        "owns", "funds", "coordinates", "member_of", "participates_in", "collaborates_with", "part_of", "commissions",
    ):  # fmt: skip
        table: dict[str, Any] = load_yaml(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
        defaults = table.get("defaults", {})
        for entry in table["patterns"]:
            found += _read(name.upper(), {**defaults, **entry})
    return tuple(found)


def _read(kind: str, entry: dict[str, Any]) -> list[Pattern]:
    classes = {**_CLASS, **entry.get("classes", {})}
    texts = [entry["pattern"]] if isinstance(entry["pattern"], str) else entry["pattern"]
    return [
        Pattern(
            entry["id"],
            kind,  # type: ignore[arg-type]
            text,
            float(entry.get("confidence", 0.8)),
            entry.get("source"),
            entry.get("target"),
            entry.get("share"),
            entry.get("role"),
            entry.get("modality"),
            entry.get("only"),
            text.startswith(("{S} .. ", "{ST} ", "{T} .. (?:har|", "{T:O} (?:har|")),
            tuple(entry.get("also", ())),
            tuple(entry.get("among", ())),
            _needs(text, classes),
            entry.get("source") is None and entry.get("target") is None and "{ST" not in text,
            classes,
        )
        for text in texts
    ]


@cache
def _numbered() -> tuple[Needs, int, dict[int, list[tuple[int, int, Pattern]]]]:
    """The needs of all patterns; the mask of those that are some pattern's rarest, the one that fewest share; and by
    it all that it tells of: the pattern's place in the files, the mask of all its needs, the pattern."""
    numbered = Needs(need for pattern in patterns() for need in pattern.needs)
    shared = Counter(need for pattern in patterns() for need in pattern.needs)
    found: dict[int, list[tuple[int, int, Pattern]]] = defaultdict(list)
    for place, pattern in enumerate(patterns()):
        rarest = min(pattern.needs, key=lambda need: (shared[need], sorted(need)), default=None)
        bit = 0 if rarest is None else numbered.mask(frozenset({rarest}))
        found[bit].append((place, numbered.mask(pattern.needs), pattern))
    return numbered, sum(found), dict(found)


def may_match(text: str) -> list[Pattern]:
    """The patterns whose needs a masked text meets, in the order of the files: no other matches in it."""
    numbered, rarest, by_rarest = _numbered()
    met = numbered.met(text)
    left = met & rarest
    some = list(by_rarest.get(0, ()))
    while left:  # a text meets a few dozen needs of hundreds
        bit = left & -left
        some += [one for one in by_rarest[bit] if one[1] & met == one[1]]
        left ^= bit
    return [pattern for _, _, pattern in sorted(some, key=itemgetter(0))]


def compile_pattern(text: str, forms: dict[str, list[str]], classes: dict[str, str] | None = None) -> re.Pattern[str]:
    """The regular expression of one pattern line.

    Raises:
        KeyError: the pattern uses a ``<word>`` that ``forms`` lacks.
    """
    classes = classes or _CLASS
    out = ""
    glue = False
    seen: dict[str, int] = {}
    parts = _parts(text)
    for n, part in enumerate(parts):
        if part in ("..", "..."):
            if parts[n - 1] == "{S}" and n:
                out += r"(?!\s(?:och|samt)\s)" if "och" not in parts[n + 1] else ""  # "… tillhör A och betalar …"
                out += r"(?!\s,\s\w+\s⟦)" if parts[n + 1].startswith("<") else ""  # "Utom A, driver B …"
            out += rf"(?:\s+{_GAP_WORD}){{0,{3 if part == '..' else 8}}}?"
            continue
        if _OPTIONAL.fullmatch(part) and glue:  # "(?:också)? {T}": the space before it is as optional as the word
            out += rf"(?:\s+{_piece(part[:-1], forms, classes, seen)})?"
            continue
        if part.startswith("?"):  # " ?{T}": the space itself is optional
            out += r"\s*" + _piece(part[1:], forms, classes, seen)
        else:
            out += (r"\s+" if glue else "") + _piece(part, forms, classes, seen)
        glue = part != "^"
    return re.compile(out, re.IGNORECASE)


def _parts(text: str) -> list[str]:
    """The words of a pattern; a bracketed part is one word whatever spaces it holds."""
    parts: list[str] = []
    depth = 0
    for word in text.split(" "):
        if depth:
            parts[-1] += " " + word
        else:
            parts.append(word)
        depth += word.count("(") + word.count("[") - word.count(")") - word.count("]")
    return parts


def _piece(part: str, forms: dict[str, list[str]], classes: dict[str, str], seen: dict[str, int]) -> str:
    def place(found: re.Match[str]) -> str:
        name, kinds = found["name"], found["kinds"]
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}__{seen[name]}"
        if name in ("M", "Y", "P"):
            return rf"(?P<{group}>⟦{name}\d+⟧)"
        genitive = r"s(?!\w)" if found["genitive"] else r"(?!s(?!\w))"
        return rf"(?P<{group}>⟦[{kinds or classes[name]}]\d+⟧){genitive}"

    def word(found: re.Match[str]) -> str:
        return "(?:" + "|".join(forms[found[1]]) + ")"

    for dots, most in ((" ... ", 8), (" .. ", 3)):
        part = part.replace(dots, rf"(?:\s+{_GAP_WORD}){{0,{most}}}?\s+")
    part = re.sub(r"\{(?P<name>[A-Z0-9]+)(?::(?P<kinds>[A-Z]+))?\}(?P<genitive>s)?", place, part)
    part = re.sub(r"(?<!\?P)<([\wåäö-]+)>", word, part)
    starts_word = re.match(r"[\wåäöÅÄÖ(\[]", part) and not part.startswith("(?P<")
    return rf"(?<![\w⟦]){part}(?![\w])" if starts_word and part[-1] not in "+*?)" else part
