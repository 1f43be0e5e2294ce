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
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.graph_file import Modality, RelationType
from nysta.extract.relations.statement import Implied

_GAP_WORD = r"(?:[^\s⟦⟧;:.]+|⟦[MYPL]\d+⟧s?)"
_OPTIONAL = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|<\w+>|,)\?")
_CLASS = {"S": "OGJ", "T": "OGJ", "S2": "OGJ", "T2": "OGJ", "ST": "O"}


def places(found: re.Match[str]) -> dict[str, str]:
    """The placeholders that a match put in each place; alternatives of one place share its name."""
    return {name.split("__")[0]: value for name, value in found.groupdict().items() if value is not None}


@dataclass(frozen=True)
class Pattern:
    """One compiled pattern with what a match states.

    ``acts``: the name that it begins with is the subject of what follows. ``also``: kinds that its unsaid end can be
    besides those of ends.yaml.
    """

    id: str
    type: RelationType
    regex: re.Pattern[str]
    confidence: float
    source: Implied | None = None
    target: Implied | None = None
    share: float | None = None
    role: str | None = None
    modality: Modality | None = None
    only: str | None = None
    acts: bool = False
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @cached_property
    def joins(self) -> bool:
        """Whether a match needs two places with names, so that a text with one need not be searched."""
        return self.source is None and self.target is None and "ST" not in self.regex.groupindex


class Said(dict[str, bool]):
    """What a masked text can hold of what patterns need: each looked for when it is first asked for.

    To look for the stems of a word's forms takes a tenth of the time of the regular expressions of all patterns that
    use the word, and most texts hold few of the words.
    """

    def __init__(self, text: str) -> None:
        self._text = text.casefold()

    def __missing__(self, need: str) -> bool:
        self[need] = found = any(stem in self._text for stem in _stems().get(need, (need,)))
        return found

    def may_match(self, pattern: Pattern) -> bool:
        """Whether the text holds all that a match of ``pattern`` cannot be without."""
        return all(self[need] for need in pattern.needs)


@cache
def _forms() -> dict[str, list[str]]:
    folder = files("nysta.extract.relations").joinpath("patterns")
    forms: dict[str, list[str]] = yaml.safe_load(folder.joinpath("forms.yaml").read_text(encoding="utf-8"))
    return forms


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    """For each ``<word>`` stretches of plain letters, one of which is in whatever matches it; a word of whose forms
    one has no such stretch is left out."""
    stems = {f"<{word}>": tuple(map(_stem, forms)) for word, forms in _forms().items()}
    return {
        word: tuple(one for one in dict.fromkeys(found) if not any(other in one for other in set(found) - {one}))
        for word, found in stems.items()
        if all(found)
    }


def _stem(form: str) -> str:
    """The longest stretch of a form that has to be there as it stands; "" when there is none."""
    outside = re.sub(r"\((?:[^()]|\([^()]*\))*\)[?*+]?|\\.[?*+]?|.[?*]", "\0", form)
    if re.search(r"[\[\]{}()|.+^$]", outside):
        return ""
    return max(outside.split("\0"), key=len).casefold()


def _needs(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a pattern that no match is without and that are quick to look for."""
    words = [part for part in parts if part in _stems()]
    plain = [part.casefold() for part in parts if re.fullmatch(r"[a-zåäö]{3,}", part)]
    values = [f"⟦{part[1]}".casefold() for part in parts if part in ("{M}", "{Y}", "{P}")]
    return tuple(dict.fromkeys((*values, *plain, *words)))


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the files."""
    folder, forms = files("nysta.extract.relations").joinpath("patterns"), _forms()
    found: list[Pattern] = []
    for name in (
        "owns", "funds", "coordinates", "member_of", "participates_in", "collaborates_with", "part_of", "commissions",
    ):  # fmt: skip
        table: dict[str, Any] = yaml.safe_load(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
        defaults = table.get("defaults", {})
        for entry in table["patterns"]:
            found += _compile(name.upper(), {**defaults, **entry}, forms)
    return tuple(found)


def _compile(kind: str, entry: dict[str, Any], forms: dict[str, list[str]]) -> list[Pattern]:
    classes = {**_CLASS, **entry.get("classes", {})}
    texts = [entry["pattern"]] if isinstance(entry["pattern"], str) else entry["pattern"]
    return [
        Pattern(
            entry["id"],
            kind,  # type: ignore[arg-type]
            compile_pattern(text, forms, classes),
            float(entry.get("confidence", 0.8)),
            entry.get("source"),
            entry.get("target"),
            entry.get("share"),
            entry.get("role"),
            entry.get("modality"),
            entry.get("only"),
            text.startswith(("{S} .. ", "{T} .. (?:har|", "{T:O} (?:har|")),
            tuple(entry.get("also", ())),
            _needs(_parts(text)),
        )
        for text in texts
    ]


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
