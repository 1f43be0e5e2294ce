"""The gazetteer: known organisations and programmes, their forms, and where a text names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.language.forms import KEPT, clean
from nysta.extract.language.names import coordination

Strength = Literal["full", "short", "abbreviation"]
"""How much a form says by itself.

``full``: safe anywhere ("Marks kommun"). ``short``: the organisation only by its role in the sentence or
table ("Mark", "Skåne", "staten"). ``abbreviation``: matched letter by letter ("VGR"); what the document
itself defines wins over it.
"""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_RANK: dict[Strength, int] = {"full": 0, "abbreviation": 1, "short": 2}
_OPENERS = frozenset(".!?:•–—")
_LEADERS = frozenset({"region", "regionen", "län", "länet", "landstinget", "länsstyrelsen", "campus"})
_END = ""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One known organisation or programme; ``name`` and all forms are nominative.

    ``aliases`` are full forms, ``short`` forms need a role, ``abbreviations`` are exact, ``ambiguous`` are
    those of all these that are also ordinary words, persons' names or something else. ``coordinated`` are
    forms in "Habo och Mullsjö kommuner" (see ``group`` and coordination.yaml). ``lowercase``: short forms
    match in lower case too.
    """

    id: str
    label: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    group: str | None = None
    coordinated: tuple[str, ...] = ()
    lowercase: bool = False
    identifiers: tuple[str, ...] = ()

    @property
    def forms(self) -> Iterator[tuple[str, Strength]]:
        """Every form of the entry with its strength."""
        if self.name not in self.short:
            yield self.name, "full"
        for form in self.aliases:
            yield form, "full"
        for form in self.short:
            yield form, "short"
        for form in self.abbreviations:
            yield form, "abbreviation"


@dataclass(frozen=True, slots=True)
class GazetteerMatch:
    """A known name at ``text[start:end]``; a genitive s is inside the span.

    ``form`` is the name in nominative as the document writes it ("Göteborgs Stad" for "Göteborgs Stads").
    ``ambiguous``: the form is also an ordinary word, a person's name or something else.
    """

    start: int
    end: int
    entry: GazetteerEntry
    strength: Strength
    genitive: bool
    form: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    entry: GazetteerEntry | None  # None: a phrase that only looks like a name
    strength: Strength
    surface: str
    tail: str  # the genitive's letters after the nominative
    ambiguous: bool

    def fits(self, written: str) -> bool:
        """Whether the document's spelling may stand for the form."""
        plain = " ".join(written[: len(written) - len(self.tail)].split()) if self.tail else " ".join(written.split())
        if plain == self.surface or self.entry is None:
            return self.tail != "s" or self.strength != "abbreviation" or written[-1] == "s"  # "EEAS" is no genitive
        if self.strength == "abbreviation" or (self.surface.isupper() and " " not in self.surface):
            return False
        if plain.isupper() and len(plain) > 3:
            return plain == self.surface.upper()
        if self.strength == "short":
            return self.entry.lowercase and plain == self.surface.lower()
        if self.ambiguous:
            return False
        if plain.islower():
            return self.entry.kind in _ANY_CASE
        return plain[:1] == self.surface[:1] or self.entry.kind in _ANY_CASE


_ANY_CASE = frozenset({"myndighet", "departement"})
_Node = dict[str, object]


class Gazetteer:
    """All entries and an index of their forms; make it with :func:`load_gazetteer`."""

    def __init__(
        self,
        entries: tuple[GazetteerEntry, ...],
        not_names: tuple[str, ...] = (),
        ordinary_words: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = entries
        self._ordinary = ordinary_words
        self._root: _Node = {}
        for entry in entries:
            for form, strength in entry.forms:
                self._add(entry, form, strength, form in entry.ambiguous)
        for phrase in not_names:
            self._add(None, phrase, "full", False)
        self._groups = coordination.index(entries)
        self._found = lru_cache(maxsize=KEPT)(self._look_up)

    @cached_property
    def by_id(self) -> dict[str, GazetteerEntry]:
        """The entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every form of every entry, in nominative; the ``known`` of :func:`forms.nominative`."""
        return frozenset(form for entry in self.entries for form, _ in entry.forms)

    def find(self, surface: str) -> tuple[GazetteerEntry, Strength] | None:
        """The entry that ``surface`` as a whole names, in nominative or genitive, or None."""
        return self._found(surface)

    def _look_up(self, surface: str) -> tuple[GazetteerEntry, Strength] | None:
        text = clean(surface)
        tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        words = [text[a:b].lower() for a, b in tokens]
        for stop, form in self._paths(text, tokens, words, 0):
            if stop == len(tokens) and form.entry is not None:
                return form.entry, form.strength
        return None

    def knows(self, surface: str) -> GazetteerEntry | None:
        """The entry that ``surface`` as a whole names by more than the bare name of a place, or None."""
        found = self.find(surface)
        return found[0] if found is not None and found[1] != "short" else None

    def scan(self, text: str) -> Iterator[GazetteerMatch]:
        """The known names in the text, from left to right, the longest at each place, none inside another.

        Names that lean on "kommuner" and the like ("Habo och Mullsjö kommuner") come with strength full.
        """
        tokens = [m.span() for m in _TOKEN.finditer(text)]
        words = [text[a:b].lower() for a, b in tokens]
        leaning = coordination.find(self._groups, text, tokens, words)
        root, at, count = self._root, 0, len(tokens)
        while at < count:
            if at in leaning:
                stop, entry = leaning[at]
                best = self._best(text, tokens, words, at) if words[at] in root else None
                if best is None or best[0] <= stop:
                    yield self._leaning(text, tokens, at, stop, entry)
                    at = stop
                    continue
            if words[at] not in root:
                at += 1
                continue
            best = self._best(text, tokens, words, at)
            if best is None:
                at += 1
                continue
            stop, form = best
            if form.entry is not None and self._stands_alone(text, tokens, words, at, stop, form):
                start, end = tokens[at][0], tokens[stop - 1][1]
                yield GazetteerMatch(
                    start,
                    end,
                    form.entry,
                    form.strength,
                    bool(form.tail),
                    " ".join(text[start : end - len(form.tail)].split()),
                    form.ambiguous,
                )
            at = stop

    def _add(self, entry: GazetteerEntry | None, form: str, strength: Strength, ambiguous: bool) -> None:
        tails = [""]
        if form[-1].isalnum() and form[-1] not in "sxzSXZ":
            tails += ["s", ":s", "’s", "'s"] if strength == "abbreviation" else ["s"]
        for tail in tails:
            node = self._root
            for token in _TOKEN.findall((form + tail).lower()):
                node = node.setdefault(token, {})  # type: ignore[assignment]
            found: list[_Form] = node.setdefault(_END, [])  # type: ignore[assignment]
            found.append(_Form(entry, strength, form, tail, ambiguous))
            found.sort(key=lambda one: (one.entry is not None, bool(one.tail), _RANK[one.strength], one.ambiguous))

    def _paths(
        self, text: str, tokens: list[tuple[int, int]], words: list[str], at: int
    ) -> Iterator[tuple[int, _Form]]:
        """Each form that starts at token ``at`` and fits, with the token after it, the shortest first."""
        node, stop = self._root, at
        start = tokens[at][0] if tokens else 0
        while stop < len(words):
            following = node.get(words[stop])
            if following is None:
                return
            node, stop = following, stop + 1  # type: ignore[assignment]
            here: list[_Form] | None = node.get(_END)  # type: ignore[assignment]
            if here:
                written = text[start : tokens[stop - 1][1]]
                form = next((one for one in here if one.fits(written)), None)
                if form is not None and "\n\n" not in written:
                    yield stop, form

    def _best(self, text: str, tokens: list[tuple[int, int]], words: list[str], at: int) -> tuple[int, _Form] | None:
        """The longest form that starts at token ``at`` and ends at a word's end."""
        if at and words[at - 1] in "-–" and tokens[at - 1][1] == tokens[at][0]:
            before = tokens[at - 1][0]
            if before and text[before - 1].isalnum():
                return None
        best = None
        for stop, form in self._paths(text, tokens, words, at):
            end = tokens[stop - 1][1]
            compound = text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha()
            if not compound:
                best = stop, form
        return best

    def _stands_alone(
        self, text: str, tokens: list[tuple[int, int]], words: list[str], at: int, stop: int, form: _Form
    ) -> bool:
        """Whether nothing beside it tells that the form is an ordinary word or a part of another name."""
        before = words[at - 1] if at else ""
        after = words[stop] if stop < len(words) else ""
        if form.strength == "full":
            # "Sida 12" is a page
            return not (form.ambiguous and after.isdigit())
        if form.strength == "abbreviation":
            # one letter is a party only in brackets: "(S)", "(M, L)"
            return len(form.surface) > 1 or (before in {"(", ",", "/"} and after in {")", ",", "/"})
        if before in _LEADERS or after in {"län", "läns"}:
            return False
        if not form.ambiguous or form.entry is None or form.entry.lowercase:
            return True
        if after.isdigit() and form.entry.group is None:
            return False  # "Vision 2030", but "Mark 1 250"
        if not at or text[tokens[at - 1][0]] in _OPENERS:  # "Mark som …", but "Mark och Bollebygd", "Marks kommun…"
            return (
                form.surface.lower() not in self._ordinary
                or not after.isalpha()
                or after.startswith("kommun")
                or (after in {"och", "samt"} and self._names(text, tokens, words, stop + 1))
            )
        word = text[tokens[at - 1][0] : tokens[at - 1][1]]
        beside = text[tokens[at - 1][1] : tokens[at][0]]
        return not (word[:1].isupper() and word[1:].islower() and beside == " ")

    def _names(self, text: str, tokens: list[tuple[int, int]], words: list[str], at: int) -> bool:
        return at < len(words) and any(True for _ in self._paths(text, tokens, words, at))

    def _leaning(
        self, text: str, tokens: list[tuple[int, int]], at: int, stop: int, entry: GazetteerEntry
    ) -> GazetteerMatch:
        start, end = tokens[at][0], tokens[stop - 1][1]
        return GazetteerMatch(start, end, entry, "full", False, " ".join(text[start:end].split()))


def _entry(line: str) -> GazetteerEntry:
    told = json.loads(line).items()
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in told}
    return GazetteerEntry(**fields)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package (extract/language/gazetteers/*.jsonl), read once."""
    folder = files("nysta.extract.language").joinpath("gazetteers")
    entries = [
        _entry(line)
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
        if file.name.endswith(".jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return Gazetteer(tuple(entries), coordination.not_names(), coordination.ordinary_words())
