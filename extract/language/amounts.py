"""Amounts in tables: units in headings, figures in cells, and cells that lost their borders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf, log10

from nysta.extract.language.numbers import LARGEST, NUMBER, SPACES, read_number, units, whole


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money: its usual name ("tkr") and how many kronor one is worth."""

    name: str
    factor: int


_SIGN = "[-–−+]"
_CELL = re.compile(
    rf"(?P<open>\()?(?P<sign>{_SIGN})?[{SPACES}]?(?P<number>{NUMBER})\)?[{SPACES}]*(?P<unit>[^\d\s%)(*]+(?:[{SPACES}][^\d\s%)(*]+)?)?[{SPACES}]*(?:\*+|\d\))?"
)
_THOUSANDS = re.compile(
    r"(?:^|[(\s])1[\s.]?000(?:\s?-?\s?tals?)?\s?(?:kr|kronor)\b|(?:\(|,\s|\bi\s)tusen(?:tal)?\)?$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "−")
_EMPTY = re.compile(r"[-–−—.]+")
_FIRST_GROUP = re.compile(rf"{_SIGN}?[1-9]\d{{0,2}}")
_ALONE = re.compile(rf"\(?{_SIGN}?(?:0|(?!0\d)\d+(?:[.,]\d+)?|[1-9]\d{{0,2}}(?:\.\d{{3}})+)\)?%?")
_LATER_GROUP = re.compile(r"\d{3}")
_LAST_GROUP = re.compile(r"\d{3}(?:,\d+)?\)?%?")
_MOST_PIECES = 80


@cache
def written_units() -> tuple[tuple[str, Unit | None, str, bool], ...]:
    """Every spelling of a unit, the longest first: spelling, unit in kronor or None, name, whether bare."""
    found = [
        (
            written,
            Unit(one["name"], one["factor"]) if one["factor"] else None,
            one["name"],
            one.get("bare", False),
        )
        for one in units()["money"]
        for written in one["written"]
    ]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def spelling(written: str) -> str:
    """A unit's spelling as a regular expression that allows any white space."""
    end = r"(?!\w)" if written[-1].isalnum() else ""
    return r"\s?".join(re.escape(part) for part in written.split(" ")) + end


@cache
def _heading_units() -> re.Pattern[str]:
    # "Belopp i miljoner" states a unit, "Miljoner besök" does not
    alternatives = "|".join(
        spelling(written) + (r"(?!\s*[^\W\d])" if bare else "")
        for written, unit, _, bare in written_units()
        if unit is not None
    )
    return re.compile(rf"(?<![\w/])({alternatives})(?![ ]?/(?!år\b)|\s+per\s(?!år\b))", re.IGNORECASE)


@cache
def _units_by_spelling() -> dict[str, Unit | None]:
    return {re.sub(r"\s", "", w).casefold(): unit for w, unit, _, _ in reversed(written_units())}


def unit_named(written: str) -> Unit | None:
    """The kronor unit that is written so ("Tkr", "miljoner kronor"), or None."""
    return _units_by_spelling().get(re.sub(r"\s", "", written).casefold())


def find_unit(text: str) -> Unit | None:
    """The unit that a heading, table title or column states ("Belopp i mnkr", "Tabell 3, tkr."), if any.

    A unit after a figure ("500 tkr") or before "per …" states no unit of a table.
    """
    if _THOUSANDS.search(text):
        return Unit("tkr", 1000)
    for match in _heading_units().finditer(text):
        before = re.search(r"(\d[\d.,]*)\s*$", text[: match.start()])
        if before is None or _YEAR.fullmatch(before[1].rstrip(".,")):
            return unit_named(match[1])
    return None


def parse_amount(cell: str, unit: Unit) -> int | None:
    """The whole kronor of a table cell in ``unit``; a unit in the cell itself wins.

    A minus may be any dash, before or apart, or brackets around the figure. Empty cells, a lone dash,
    percentages and text give None.
    """
    match = _CELL.fullmatch(cell.strip())
    if match is None:
        return None
    if match["unit"]:
        own = unit_named(match["unit"])
        if own is None:
            return None
        unit = own
    negative = match["sign"] in _DASHES or (match["open"] and cell.rstrip().endswith(")"))
    amount = whole(read_number(match["number"]) * unit.factor)
    if amount > LARGEST:
        return None
    return -amount if negative else amount


def split_amounts(text: str, columns: int) -> list[str] | None:
    """A run of figures with space thousands separators, cut into ``columns`` cells, None if it cannot be.

    "2 588 2 716" in two columns gives ["2 588", "2 716"]. Where several cuts are possible, the one whose
    figures are most alike in size is taken. A dash alone is an empty cell.
    """
    pieces = _pieces(text)
    if pieces is None or columns < 1 or not columns <= len(pieces) <= _MOST_PIECES:
        return None
    cuts = _best_cut(pieces, columns)
    return None if cuts is None else [" ".join(pieces[a:b]) for a, b in cuts]


def _pieces(text: str) -> list[str] | None:
    """The groups of digits, percent signs joined to theirs; None if anything else is in the text."""
    pieces: list[str] = []
    for piece in text.split():
        if piece == "%" and pieces and pieces[-1][-1].isdigit():
            pieces[-1] += " %"
        elif _EMPTY.fullmatch(piece) or _ALONE.fullmatch(piece) or _LAST_GROUP.fullmatch(piece):
            pieces.append(piece)
        else:
            return None
    return pieces


def _size(pieces: list[str]) -> float | None:
    """The order of magnitude of one cell; -1 for an empty one; None if the pieces are no cell."""
    bare = [piece.replace(" ", "") for piece in pieces]
    if len(bare) == 1 and _EMPTY.fullmatch(bare[0]):
        return -1.0
    if bare[0] in _DASHES:
        bare = bare[1:]
    if len(bare) == 1:
        fits = _ALONE.fullmatch(bare[0]) is not None
    else:
        fits = (
            _FIRST_GROUP.fullmatch(bare[0].lstrip("(")) is not None
            and all(_LATER_GROUP.fullmatch(piece) for piece in bare[1:-1])
            and _LAST_GROUP.fullmatch(bare[-1]) is not None
        )
    if not fits:
        return None
    value = float(read_number("".join(bare).strip("()%-–−+")))
    return log10(value) if value >= 1 else 0.0


_Cut = tuple[float, tuple[tuple[int, int], ...], float]


def _best_cut(pieces: list[str], columns: int) -> tuple[tuple[int, int], ...] | None:
    """The cut with the smallest differences in size between neighbours, by dynamic programming."""
    count = len(pieces)
    sizes = {
        (a, b): size
        for a in range(count)
        for b in range(a + 1, min(count, a + 5) + 1)
        if (size := _size(pieces[a:b])) is not None
    }
    table: dict[tuple[int, int], list[_Cut]] = {(0, 0): [(0.0, (), inf)]}
    for column in range(1, columns + 1):
        for (a, b), size in sizes.items():
            for cost, cuts, last in table.get((column - 1, a), []):
                step = 0.0 if last == inf or size < 0 else abs(size - last)
                lone = 0.5 if pieces[a] in _DASHES and b - a > 1 else 0.0
                known = last if size < 0 else size
                table.setdefault((column, b), []).append((cost + step + lone, (*cuts, (a, b)), known))
        for b in range(count + 1):
            kept = table.get((column, b))
            if kept is not None:
                kept.sort(key=lambda one: (one[0], one[1]))
                del kept[8:]
    best = table.get((columns, count))
    return best[0][1] if best else None
