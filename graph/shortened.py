"""Names that a table or heading has cut: "Central UN" for "Centrala barn- och utbildningsnämnden"."""

from __future__ import annotations

from collections.abc import Sequence

from nysta.graph.names import head_of, plain

_BEGINNING = 4  # letters that a cut word must have to stand for a longer one
_LINKING = frozenset({"och", "för", "i", "med", "av", "&"})
_CAPITALS = range(2, 5)  # letters of an abbreviation within a name


def shortens(short: str, name: str) -> bool:
    """Whether ``short`` cuts ``name``: its words in order, some by their beginnings, some by capitals of theirs.

    Capitals stand for words or for what a compound ends in ("UN": *u*tbildnings*n*ämnden). One that is capitals alone
    must have one for each word.

    >>> [shortens(cut, "Centrala barn- och utbildningsnämnden") for cut in ("Central UN", "CBUN", "Central TN")]
    [True, True, False]
    """
    said, words = plain(short).split(), _words(name)
    cut = [word for word in said if _is_capitals(word)]
    if not cut or not words or plain(short).casefold() == plain(name).casefold():
        return False
    if len(cut) == len(said):
        return len(said) == 1 and len(words) > 1 and _stands_for(said[0].casefold(), words, skipping=False)
    return _in_order(said, words)


def _words(name: str) -> list[str]:
    return [word for word in (each.strip("-,") for each in plain(name).casefold().split()) if word not in _LINKING]


def _is_capitals(word: str) -> bool:
    return word.isalpha() and word.isupper() and len(word) in _CAPITALS


def _in_order(said: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of ``said`` stands for some of ``words``, one after the other, up to the last."""
    if not said:
        return not words
    first, rest = said[0], said[1:]
    if _is_capitals(first):
        return any(
            _stands_for(first.casefold(), words[:end], skipping=True) and _in_order(rest, words[end:])
            for end in range(1, len(words) + 1)
        )
    word = first.casefold().strip("-,.")
    if word in _LINKING:
        return _in_order(rest, words)
    return (
        bool(words)
        and (word == words[0] or (len(word) >= _BEGINNING and words[0].startswith(word)))
        and _in_order(rest, words[1:])
    )


def _stands_for(letters: str, words: Sequence[str], *, skipping: bool) -> bool:
    """Whether ``letters`` are initials of ``words`` and of the heads of compounds among them, to the last word."""
    if not words:
        return not letters
    if skipping and len(words) > 1 and _stands_for(letters, words[1:], skipping=True):
        return True
    if not letters or letters[0] != words[0][0]:
        return False
    head = head_of(words[0])
    if head and letters[1:2] == head[0] and _stands_for(letters[2:], words[1:], skipping=skipping):
        return True
    return _stands_for(letters[1:], words[1:], skipping=skipping)
