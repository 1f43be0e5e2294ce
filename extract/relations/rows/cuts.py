"""A row whose cells have run together → the words of each column, by what fits where."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise, product

from nysta.extract.relations.rows.cell_fit import Fit

# How much better cells that are wrapped within their columns must fit than cells that run on.
WRAPPED = 0.4
# The most ways of cutting the lines of a row that are tried.
MOST_WAYS = 30_000
# A cut in which some cell fits worse than this is none.
WORST = -0.9

_JOINED = re.compile(r"(?<=[a-zåäö])-\s(?=[a-zåäö]{3})(?!och\s|eller\s|samt\s)")
_ONLY_CODE = re.compile(r"(?:[A-ZÅÄÖ]{1,3}[ -]?)?\d[\d.:/ -]*[.)]?")
_CODE = re.compile(
    r"(?:(?:[A-ZÅÄÖ]{1,3}[ -]?)?\d{1,6}(?:[.:/-]\d{1,6}){0,3}[.)]?|\d{1,3}(?:\s\d{1,3}){2,4})\s+(?=[A-ZÅÄÖÉ\"”])"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of each column, and how well all of them fit."""

    cells: tuple[str, ...]
    score: float


def cut(fit: Fit, lines: Sequence[str], roles: Sequence[str]) -> Cut | None:
    """The best way to tell the cells of a row apart, None where none is convincing.

    Either the words run on from cell to cell, over the ends of the lines, or each cell is wrapped within its
    column, so that each line has a part of several cells.
    """
    if not lines or not roles:
        return None
    if len(lines) > 1 and _ONLY_CODE.fullmatch(lines[0]):
        lines = lines[1:]
    code = _CODE.match(lines[0])
    tokens = [line.split() for line in (lines[0][code.end() :] if code else lines[0], *lines[1:])]
    words = [word for line in tokens for word in line]
    starts = {0, len(words)} | {sum(map(len, tokens[:at])) for at in range(len(tokens))}
    found = [_flowing(fit, words, roles, set(range(len(words) + 1)))]
    if len(tokens) >= len(roles) > 1:  # as many lines as columns: each cell may have begun a line
        stacked = _flowing(fit, words, roles, starts)
        found.append(Cut(stacked.cells, stacked.score + WRAPPED))
    if len(tokens) in (2, 3) and _ways(tokens, len(roles)) <= MOST_WAYS:
        wrapped = _wrapped(fit, tokens, roles)
        found.append(Cut(wrapped.cells, wrapped.score - WRAPPED))
    best = max(found, key=lambda one: one.score)
    told = [fit.score(role, cell) for role, cell in zip(roles, best.cells, strict=True)]
    return best if best.cells[0] and min(told) >= WORST - 0.2 * (len(roles) > 4) else None


def _flowing(fit: Fit, words: Sequence[str], roles: Sequence[str], edges: Container[int]) -> Cut:
    """The best cut of words that run on, column by column."""
    spans = [[" ".join(words[start:end]) for start in range(end + 1)] for end in range(len(words) + 1)]
    best: list[tuple[float, tuple[str, ...]]] = [(fit.score(roles[0], ends[0]), (ends[0],)) for ends in spans]
    for role in roles[1:]:
        best = [_extend(fit, best, ends, role, edges) for ends in spans]
    score, cells = best[-1]
    return Cut(cells, score)


def _extend(
    fit: Fit,
    best: Sequence[tuple[float, tuple[str, ...]]],
    ends: Sequence[str],
    role: str,
    edges: Container[int],
) -> tuple[float, tuple[str, ...]]:
    """The best cut that goes on with one of the words that have the same ``ends``, from each beginning."""
    options = ((best[at][0] + fit.score(role, words), at) for at, words in enumerate(ends) if at in edges)
    score, start = max(options, key=lambda one: one[0])
    return score, (*best[start][1], ends[start])


def _ways(lines: Sequence[Sequence[str]], columns: int) -> int:
    count = 1
    for line in lines:
        count *= sum(1 for _ in combinations_with_replacement(range(len(line) + 1), columns - 1))
    return count


def _wrapped(fit: Fit, lines: Sequence[Sequence[str]], roles: Sequence[str]) -> Cut:
    """The best cut of lines that each hold a part of several cells."""
    best = Cut(("",) * len(roles), -99.0)
    whole = [parts for parts in _parted(lines[0], len(roles)) if all(parts)]  # each cell begins in the first line
    for parted in product(whole, *(list(_parted(line, len(roles))) for line in lines[1:])):
        cells = tuple(_JOINED.sub("", " ".join(filter(None, parts))) for parts in zip(*parted, strict=True))
        score = sum(fit.score(role, cell) for role, cell in zip(roles, cells, strict=True))
        if score > best.score:
            best = Cut(cells, score)
    return best


def _parted(words: Sequence[str], columns: int) -> Iterator[tuple[str, ...]]:
    for edges in combinations_with_replacement(range(len(words) + 1), columns - 1):
        bounds = (0, *edges, len(words))
        yield tuple(" ".join(words[a:b]) for a, b in pairwise(bounds))
