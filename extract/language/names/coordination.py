"""Names that lean on a common word: "Habo och Mullsjö kommuner", "kommunerna Ale, Lerum och Partille"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nysta.extract.lexicons import load_yaml

if TYPE_CHECKING:
    from nysta.extract.language.gazetteer import GazetteerEntry

_BETWEEN = frozenset({",", "och", "samt", "&", "respektive", "eller", "/"})
_LAST_LINK = frozenset({"och", "samt", "&", "respektive", "eller"})
_MOST_TOKENS = 4
_SHORTEST_COMPOUND = 5
Leaning = dict[int, tuple[int, "GazetteerEntry"]]


@dataclass(frozen=True, eq=False)  # each is equal to itself alone, so that what is made of them can be remembered
class Group:
    """One common word's rules and the entries that may lean on it, by the lower-case tokens of the form."""

    after: frozenset[str]
    before: tuple[str, ...]
    link: frozenset[str]
    forms: dict[tuple[str, ...], GazetteerEntry]


def _read(name: str) -> Any:
    folder = files("nysta.extract.language").joinpath("gazetteers")
    return load_yaml(folder.joinpath(name).read_text(encoding="utf-8"))


@cache
def not_names() -> tuple[str, ...]:
    """Phrases that hold a known name but mean something else (not-names.yaml)."""
    return tuple(_read("not-names.yaml")["phrases"])


@cache
def ordinary_words() -> frozenset[str]:
    """Short names that are ordinary words at the start of a sentence (not-names.yaml)."""
    return frozenset(_read("not-names.yaml")["ordinary_words"])


def index(entries: Iterable[GazetteerEntry]) -> tuple[Group, ...]:
    """The groups of coordination.yaml with the forms of their entries."""
    forms: dict[str, dict[tuple[str, ...], GazetteerEntry]] = {}
    for entry in entries:
        for form in entry.coordinated:
            forms.setdefault(entry.group or "", {})[tuple(form.lower().replace("-", " - ").split())] = entry
    return tuple(
        Group(frozenset(raw["after"]), tuple(raw["before"]), frozenset(raw["link"]), forms.get(name, {}))
        for name, raw in _read("coordination.yaml").items()
    )


def find(groups: tuple[Group, ...], text: str, tokens: list[tuple[int, int]], words: list[str]) -> Leaning:
    """Where names lean on a common word: first token → (token after the name, entry)."""
    found: Leaning = {}
    heads, endings = _heads(groups), _endings(groups)
    for at, word in enumerate(words):
        group = heads.get(word)
        if group is None:
            if len(word) < _SHORTEST_COMPOUND or not word.endswith(endings):
                continue
            group = next(g for g in groups if word.endswith(g.before))
        if word in group.after:
            names = _backwards(group, text, tokens, words, at)
            if len(names) > 1:
                found.update(names)
        if word.endswith(group.before):
            found.update(_forwards(group, text, tokens, words, at))
    return found


@cache
def _heads(groups: tuple[Group, ...]) -> dict[str, Group]:
    return {word: group for group in groups for word in (*group.after, *group.before)}


@cache
def _endings(groups: tuple[Group, ...]) -> tuple[str, ...]:
    return tuple(ending for group in groups for ending in group.before)


def _form(
    group: Group, text: str, tokens: list[tuple[int, int]], words: list[str], first: int, stop: int
) -> GazetteerEntry | None:
    """The entry that the tokens name in this group; the first letter must be a capital."""
    if not text[tokens[first][0]].isupper():
        return None
    key = tuple(words[first:stop])
    return group.forms.get(key) or (group.forms.get((*key[:-1], key[-1][:-1])) if key[-1].endswith("s") else None)


def _backwards(group: Group, text: str, tokens: list[tuple[int, int]], words: list[str], head: int) -> Leaning:
    """The names in front of the word at ``head``, from right to left."""
    names: Leaning = {}
    stop = head
    while stop > 0:
        spans = range(max(0, stop - _MOST_TOKENS), stop)
        entries = ((first, _form(group, text, tokens, words, first, stop)) for first in spans)
        first, entry = next(((n, e) for n, e in entries if e is not None), (0, None))
        if entry is None:
            break
        names[first] = (stop, entry)
        stop = first
        while stop > 0 and words[stop - 1] in _BETWEEN:
            stop -= 1
        # "Uppsala, Uppsala kommun" is no list: the last link must be a word
        if stop == first or (len(names) == 1 and words[first - 1] not in _LAST_LINK):
            break
    return names


def _forwards(group: Group, text: str, tokens: list[tuple[int, int]], words: list[str], head: int) -> Leaning:
    """The names behind the word at ``head``, from left to right."""
    names: Leaning = {}
    first, count = head + 1, len(words)
    while first < count and words[first] in group.link:
        first += 1
    while first < count:
        spans = range(min(count, first + _MOST_TOKENS), first, -1)
        entries = ((stop, _form(group, text, tokens, words, first, stop)) for stop in spans)
        stop, entry = next(((n, e) for n, e in entries if e is not None), (0, None))
        if entry is None:
            break
        names[first] = (stop, entry)
        first = stop
        while first < count and words[first] in _BETWEEN:
            first += 1
        if first == stop:
            break
    return names
