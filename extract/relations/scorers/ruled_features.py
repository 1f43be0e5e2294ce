"""What rules read in a table's rows, as features for the trained scorers.

A rule knows its words, and the scorers which rules are to be trusted, of which names and below which captions. (The
same of the names of sentences told the scorers nothing: training/README.md.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.row_pairs import RowPair
from nysta.extract.relations.statement import End, Statement

_Told = tuple[Statement, str, End, End, str | None]
"""A statement, which of its ends a name may stand at ("s", "t"), that end, the other, and what the other means."""


def in_rows(pairs: Iterable[RowPair], ruled: Sequence[Statement], prominence: Prominence) -> Iterator[RowPair]:
    """The pairs of a table's rows with what rules read there: of the two, of the name with somebody else, and anywhere
    in the table."""
    rows: dict[int, list[_Told]] = defaultdict(list)
    for one in ruled:
        ends = ("s", one.source, one.target), ("t", one.target, one.source)
        rows[one.start] += [(one, end, own, other, prominence.meant(other)) for end, own, other in ends]
    everywhere = {f"rule.table={told.type}" for told in ruled}
    for pair in pairs:
        seen = set(everywhere)
        here = [told for told in rows[pair.row.start] if is_at(pair, told[2])]
        meant = prominence.meant(pair.other.end) if here else None
        for told, end, _, other, other_meant in here:
            if meant is not None and meant == other_meant:
                way = ">" if end == "s" else "<"
                seen |= {f"rule={told.type}{way}", f"rule={_name(told)}{way}"}
            else:
                unsaid = "" if isinstance(other.mention, Mention) else f".{other.mention}"
                seen.add(f"rule.other={told.type}.{end}{unsaid}")
        yield RowPair(pair.row, pair.end, pair.other, (*pair.parts, frozenset(seen)), pair.places)


def is_at(pair: RowPair, end: End) -> bool:
    """Whether a pair is of the name that stands at ``end``, in the same row."""
    here, there = pair.end.mention, end.mention
    if not (isinstance(here, Mention) and isinstance(there, Mention)):
        return False
    return end.block.number == pair.row.block and here.start < there.end and there.start < here.end


def _name(told: Statement) -> str:
    """The type and id in the name of a statement's rule."""
    return told.rule.partition("/")[2]
