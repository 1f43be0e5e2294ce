"""Cypher text as tokens: enough to tell words from what stands in strings and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "name", "string", "number", "parameter", "mark"]

_TOKEN = re.compile(
    r"""
    (?P<space>\s+ | //[^\n\r]* | /\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
  | (?P<name>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<mark><>|<=|>=|=~|->|<-|\.\.|\+=|\|\||.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = set(_OPEN.values())


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``text`` is as written, a quoted name without its backticks; ``start`` its offset."""

    kind: Kind
    text: str
    start: int

    @property
    def upper(self) -> str:
        """The word in capitals; empty for what is no bare word, so a quoted name is no keyword."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def spelled(self) -> str:
        """The word in capitals, in backticks or not: a store may take a quoted word for a keyword."""
        return self.text.upper() if self.is_name else ""

    @property
    def is_name(self) -> bool:
        """A bare or quoted identifier."""
        return self.kind in ("word", "name")


def tokens_of(cypher: str) -> list[Token]:
    """The tokens of ``cypher`` without white space and comments."""
    found = []
    for match in _TOKEN.finditer(cypher):
        kind = match.lastgroup
        text = match.group()
        if kind == "space":
            continue
        if kind == "name":
            text = text[1:-1].replace("``", "`")
        found.append(Token(kind, text, match.start()))  # type: ignore[arg-type]
    return found


def split(tokens: Sequence[Token], mark: str) -> list[list[Token]]:
    """``tokens`` cut at each ``mark`` (a punctuation mark or a keyword) that stands in no brackets."""
    parts: list[list[Token]] = [[]]
    for token, depth in with_depth(tokens):
        if depth == 0 and (token.upper == mark or (token.kind == "mark" and token.text == mark)):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def with_depth(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with how many brackets enclose it; a bracket itself counts as outside."""
    depth = 0
    for token in tokens:
        if token.kind == "mark" and token.text in _CLOSE:
            depth = max(0, depth - 1)
        yield token, depth
        if token.kind == "mark" and token.text in _OPEN:
            depth += 1


def closing(tokens: Sequence[Token], start: int) -> int:
    """The index of the bracket that closes the one at ``start``; the end where none does."""
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind != "mark":
            continue
        if token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSE:
            depth -= 1
            if depth == 0:
                return index
    return len(tokens)
