"""Main entities: the project or the board that a document is about, and the board of an office.

"Projektet" and "nämnden" mean these where nothing nearer was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from nysta.extract.resolve.cluster import Cluster

# A project or a board named within so many blocks, and so many times as often as any other, is the one that the
# document is about.
FIRST_BLOCKS, TIMES_ANY_OTHER = 15, 2
# How often a board is named at least that a document is about.
FEWEST_TIMES = 2
# What an office is called after the board that it works for: Kulturförvaltningen, Kulturkontoret.
_OFFICES = ("förvaltningen", "förvaltning", "kontoret", "kontor")
_BOARDS = ("nämnden", "nämnd")


def main_project(clusters: Iterable[Cluster]) -> Cluster | None:
    """The one project that a document is about: named at its beginning, and far more often than any other."""
    return _main([one for one in clusters if one.label == "PRJ"])


def main_board(clusters: Iterable[Cluster]) -> Cluster | None:
    """The one board that a document is about: named at its beginning, and far more often than any other."""
    boards = [one for one in clusters if one.kind == "nämnd" and "nämnd" in one.name.casefold()]
    main = _main(boards)
    return main if main is not None and len(main.places) >= FEWEST_TIMES else None


def _main(ones: Iterable[Cluster]) -> Cluster | None:
    ordered = sorted(ones, key=lambda one: (len(one.places), one.key))
    if not ordered or not any(block.number < FIRST_BLOCKS for block, _ in ordered[-1].places):
        return None
    others = len(ordered[-2].places) if len(ordered) > 1 else 0
    return ordered[-1] if len(ordered[-1].places) > TIMES_ANY_OTHER * others else None


def counterpart_of(body: Cluster, clusters: Iterable[Cluster]) -> Cluster | None:
    """The board that an office works for, or a board's office, by their names: Kulturnämnden for Kulturförvaltningen;
    None where a document names none."""
    low = body.name.casefold()
    for own, wanted in ((_OFFICES, _BOARDS), (_BOARDS, _OFFICES)):
        stem = next((low.removesuffix(one) for one in own if low.endswith(one)), "")
        forms = {stem + one for one in wanted}
        if stem and (found := next((one for one in clusters if _has_name(one, forms)), None)) is not None:
            return found
    return None


# What the company at the head of a kommun's or region's group is called: Ale Stadshus AB, Rådhuset i Fors AB.
_HEADS_GROUP = re.compile(r"(?:stads|råd|kommun|lands|region)hus|koncern|holding|kommunföretag", re.IGNORECASE)


def head_of_group(clusters: Iterable[Cluster]) -> Cluster | None:
    """The one company of a document that is called as the head of a kommun's group is."""
    heads = [one for one in clusters if one.kind == "bolag" and _HEADS_GROUP.search(one.name)]
    return heads[0] if len(heads) == 1 else None


# The shortest part of a board's name that tells what it is for, in letters.
SHORTEST_STEM = 4
_OF_BOARD = re.compile(r"(?:s|e)?nämnden$")


def board_called_after(title: str, boards: Iterable[Cluster]) -> Cluster | None:
    """The one board of which every word is in a ``title``: Kultur- och fritidsnämnden of "Kultur och fritid"; None
    where several are or none."""
    words = re.findall(r"[^\W\d_]+", title.casefold())
    fits = [(stems, board) for board in boards if (stems := _stems(board.name)) and _has_all(stems, words)]
    stems, fullest = max(fits, key=lambda each: (len(each[0]), each[1].key), default=([], None))
    return fullest if all(set(stems) >= set(others) for others, _ in fits) else None


def _stems(name: str) -> list[str]:
    """What a board's name says that it is for; nothing where a word of it is too short to tell."""
    words = (_OF_BOARD.sub("", one) for one in re.findall(r"[^\W\d_]+", name.casefold()))
    stems = [one for one in words if one not in ("och", "samt", "för", "")]
    return stems if all(len(one) >= SHORTEST_STEM for one in stems) else []


def _has_all(stems: Iterable[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(stem) or stem[:-1] == word for word in words) for stem in stems)


def _has_name(one: Cluster, forms: set[str]) -> bool:
    return not forms.isdisjoint(map(str.casefold, one.names))


def is_called(noun: str, body: Cluster) -> bool:
    """Whether a definite noun is the one of a body's name: "nämnden" of Kulturnämnden, of Nämnden för teknik and of
    Gemensamma nämnden för hjälpmedel."""
    low = noun.casefold()
    names = [name.casefold() for name in (body.name, *body.names)]
    return any(name.endswith(low) or any(word == low for word in name.split()) for name in names)
