"""Where the name of a programme or project ends, told by all the places of a document that it stands in: the model,
which reads sentence by sentence, takes a word too many here ("Små slantar fortfarande") and one too few there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from nysta.extract.language.mention import Mention
from nysta.extract.lexicons import load_yaml

# How many words a name may go on with, and in how many places it must do so.
MOST_WORDS, FEWEST_PLACES = 5, 2
# A shorter word than so many letters and two is no verb by its ending.
LONGEST_ENDING = 3
_WORD = re.compile(r"\s([a-zåäö]+|\d{1,3}(?:[.,]\d)?)(?![\w.,]*\w)")
# What parts of an effort are numbered or told apart by.
_PARTS = re.compile(r"(?:etapp|fas|del|steg|omgång|spår)", re.IGNORECASE)
_UNIT = re.compile(r"\s(?:tkr|kkr|mnkr|mkr|kr|kronor|miljon\w*|miljard\w*|%|procent|euro)(?!\w)")


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The lists of ``agreed_limits.yaml``."""
    text = files("nysta.extract.language.names").joinpath("agreed_limits.yaml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in load_yaml(text).items()}


def agreed_limits(texts: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The ``mentions`` of each text of a document, those of programmes and projects that no list knows with the limits
    on which its places agree."""
    counts = Counter(one.name for some in mentions for one in some if _is_effort(one))
    if not counts:
        return [list(some) for some in mentions]
    whole = "\n".join(texts)
    places = cache(lambda name: _places(name, whole))
    shorter = dict(_cut(counts, places))
    longer = dict(_carried_on({shorter.get(name, name) for name in counts}, whole))
    return [
        [_with_limits(text, one, some, shorter, longer) if _is_effort(one) else one for one in some]
        for text, some in zip(texts, mentions, strict=True)
    ]


def _is_effort(one: Mention) -> bool:
    return one.label in ("PRJ", "PRG") and one.entry is None


def _with_limits(
    text: str, one: Mention, others: Sequence[Mention], shorter: dict[str, str], longer: dict[str, str]
) -> Mention:
    name = shorter.get(one.name, one.name)
    if name in longer and text.startswith(longer[name], one.start):
        end = one.start + len(longer[name])
        if not any(one.end <= other.start < end for other in others):
            name = longer[name]
    if name == one.name:
        return one
    return replace(one, end=one.start + len(name), name=name, genitive=False)


def _places(name: str, whole: str) -> list[int]:
    """Where what is named so, and maybe more, ends."""
    return [found.end() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", whole)]


def _cut(counts: Counter[str], places: Callable[[str], list[int]]) -> Iterator[tuple[str, str]]:
    """The names that stand only once and begin with one that stands elsewhere, too, each with that."""
    names = sorted(counts)
    for at, name in enumerate(names):
        if len(places(name)) > 1:
            continue
        begins = [one for one in names[:at] if name.startswith(f"{one} ")]
        near = [one for one in names[max(0, at - 1) : at + 2] if one != name and len(places(one)) == 1]
        begins += [shared for one in near if (shared := _shared(name, one)) is not None]
        found = max((one for one in begins if _ends_there(name, one, len(places(one)))), key=len, default=None)
        if found is not None:
            yield name, found


def _shared(name: str, other: str) -> str | None:
    """The first words that two names have in common before each goes on with a word of a sentence."""
    *first, last = name.split()
    *of_other, other_last = other.split()
    ends = {last, other_last} <= _lists()["never_last"] and last != other_last
    return " ".join(first) if ends and first == of_other else None


def _ends_there(name: str, first: str, times: int) -> bool:
    """Whether a name that begins with another, which stands so many ``times``, may end where that does: what follows is
    neither a phrase nor a name."""
    rest = name[len(first) :].split()
    plain = all(word.isalpha() and word.islower() for word in rest)
    parts = _PARTS.fullmatch(first.split()[-1]) is not None
    return " " in first and plain and not parts and rest[0] not in _lists()["phrase"] and times >= FEWEST_PLACES


def _carried_on(names: set[str], whole: str) -> Iterator[tuple[str, str]]:
    """The names that go on in the same way wherever they stand, each with those words."""
    for name in sorted(names):
        behind = {whole[end : end + 80].partition("\n")[0] for end in _places(name, whole)}
        if len(behind) < FEWEST_PLACES or re.search(rf"(?<![\w-]){re.escape(name)}:?s(?![\w-])", whole) is not None:
            continue
        words = _common([_words(text) for text in behind])
        while words and words[-1] in _lists()["phrase"] | _lists()["joins"]:
            words.pop()
        rest = "".join(f" {word}" for word in words)
        goes_on = {text[len(rest) :][:2] for text in behind}
        amount = words and words[-1][0].isdigit() and any(_UNIT.match(text, len(rest)) for text in behind)
        if words and len(goes_on) > 1 and not amount and not _goes_on(words[0]):
            yield name, name + rest


def _goes_on(word: str) -> bool:
    """Whether the sentence goes on with a word behind a name, and not the name."""
    return word in _lists()["goes_on"] or (
        len(word) > LONGEST_ENDING and word.endswith(tuple(_lists()["verb_endings"]))
    )


def _common(ways: Sequence[Sequence[str]]) -> list[str]:
    """The words that all ``ways`` begin with."""
    words = []
    for some in zip(*ways, strict=False):
        if len(set(some)) > 1:
            break
        words.append(some[0])
    return words


def _words(text: str) -> list[str]:
    """The words in small letters and short numbers that ``text`` begins with."""
    words: list[str] = []
    at = 0
    while len(words) < MOST_WORDS and (found := _WORD.match(text, at)) is not None:
        words.append(found[1])
        at = found.end()
    return words
