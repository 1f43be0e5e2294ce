"""Where the name of a programme or project ends, told by all the places of a document that it stands in: the model,
which reads sentence by sentence, takes a word too many here ("Små slantar fortfarande") and one too few there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.language.mention import Mention

# How many words a name may go on with, and in how many places it must do so.
MOST_WORDS, FEWEST_PLACES = 5, 2
_WORD = re.compile(r"\s([a-zåäö]+|\d{1,3}(?:[.,]\d)?)(?![\w.,]*\w)")
# What begins a phrase that may be the name's as well as the sentence's: "Framtid för alla" may be called "Framtid".
_PHRASE = frozenset("i på för med och samt mot till av om från mellan utan vid under inom".split())  # noqa: SIM905
# What no name ends in.
_JOINS = _PHRASE | {"åt", "hos", "genom", "efter", "som", "att", "men", "eller", "är", "var", "har", "hade"}
# What is done, or does, right behind a name: the sentence goes on, not the name.
_VERB = re.compile(
    r"är|var|har|hade|ska|skall|kan|vill|får|fick|ger|gav|blir|blev|som|och|samt"
    r"|\w{2,}(?:ar|er|ade|as|es|des|tes|ats|its|te|de)"
)


def agreed_limits(texts: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The ``mentions`` of each text of a document, those of programmes and projects that no list knows with the limits
    on which its places agree."""
    counts = Counter(one.name for some in mentions for one in some if _is_effort(one))
    if not counts:
        return [list(some) for some in mentions]
    whole = "\n".join(texts)
    shorter = dict(_cut(counts, whole))
    longer = dict(_carried_on({shorter.get(name, name) for name in counts}, whole))
    return [
        [_with_limits(text, one, shorter, longer) if _is_effort(one) else one for one in some]
        for text, some in zip(texts, mentions, strict=True)
    ]


def _is_effort(one: Mention) -> bool:
    return one.label in ("PRJ", "PRG") and one.entry is None


def _with_limits(text: str, one: Mention, shorter: dict[str, str], longer: dict[str, str]) -> Mention:
    name = shorter.get(one.name, one.name)
    if name in longer and text.startswith(longer[name], one.start):
        name = longer[name]
    if name == one.name:
        return one
    return replace(one, end=one.start + len(name), name=name, genitive=False)


def _places(name: str, whole: str) -> list[int]:
    """Where what is named so, and maybe more, ends."""
    return [found.end() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", whole)]


def _cut(counts: Counter[str], whole: str) -> Iterator[tuple[str, str]]:
    """The names that stand only once and begin with one that stands elsewhere, too, each with that."""
    names = sorted(counts)
    for at, name in enumerate(names):
        if len(_places(name, whole)) > 1:
            continue
        begins = [one for one in names[:at] if name.startswith(f"{one} ")]
        near = [one for one in names[max(0, at - 1) : at + 2] if one != name and len(_places(one, whole)) == 1]
        begins += [shared for one in near if (shared := _shared(name, one)) is not None]
        found = max((one for one in begins if _ends_there(name, one, whole)), key=len, default=None)
        if found is not None:
            yield name, found


def _shared(name: str, other: str) -> str | None:
    """The first words that two names have in common before each goes on with one word of its own."""
    *first, last = name.split()
    *of_other, other_last = other.split()
    return " ".join(first) if first and first == of_other and last != other_last and first[-1] not in _JOINS else None


def _ends_there(name: str, first: str, whole: str) -> bool:
    """Whether a name that begins with another may end where that does: what follows is neither a phrase nor a name."""
    rest = name[len(first) :].split()
    plain = all(word.isalpha() and word.islower() for word in rest)
    return " " in first and plain and rest[0] not in _PHRASE and len(_places(first, whole)) >= FEWEST_PLACES


def _carried_on(names: set[str], whole: str) -> Iterator[tuple[str, str]]:
    """The names that go on in the same way wherever they stand, each with those words."""
    for name in sorted(names):
        behind = {whole[end : end + 80].partition("\n")[0] for end in _places(name, whole)}
        if len(behind) < FEWEST_PLACES:
            continue
        words = _common([_words(text) for text in behind])
        while words and words[-1] in _JOINS:
            words.pop()
        rest = "".join(f" {word}" for word in words)
        goes_on = {text[len(rest) :][:2] for text in behind}
        if words and len(goes_on) > 1 and _VERB.fullmatch(words[0]) is None:
            yield name, name + rest


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
