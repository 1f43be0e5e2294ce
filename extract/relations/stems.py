"""Stems: the first letters of a word, which tell it apart in the features of trained scorers whatever its ending."""

from __future__ import annotations

# How many letters: "medverk" of "medverkar" and "medverkade".
LETTERS = 7


def stem(word: str) -> str:
    """The stem of a word, in small letters."""
    return word.casefold()[:LETTERS]
