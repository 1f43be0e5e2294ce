"""What rules read of a pair of names, as features for the trained scorers.

A rule knows its words, and the scorers which rules are to be trusted, of which names and beside which other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nysta.extract.language.mentions import Mention
from nysta.extract.relations.distant_pairs import Distant
from nysta.extract.relations.pairs import Pair
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.row_pairs import RowPair
from nysta.extract.relations.statement import ISSUER, End, Statement

_Said = dict[int, list[tuple[Statement, str, End]]]


def within(pairs: Iterable[Pair], ruled: Sequence[Statement]) -> Iterator[Pair]:
    """The pairs of a sentence with what rules read there (``ruled``): of the two, and of each with somebody else."""
    said = _by_mention(ruled)
    for pair in pairs:
        firsts, seconds = ({id(one) for one in group.mentions} for group in (pair.first, pair.second))
        seen: set[str] = set()
        for told, end, other in _told_of(said, firsts):
            if id(other.mention) in seconds:
                way = ">" if end == "s" else "<"
                seen |= {f"rule={told.type}{way}", f"rule={_name(told)}{way}"}
            else:
                seen.add(f"1.rule={told.type}.{end}")
        seen |= {
            f"2.rule={told.type}.{end}"
            for told, end, other in _told_of(said, seconds)
            if id(other.mention) not in firsts
        }
        yield replace(pair, features=pair.features | seen) if seen else pair


def beyond(pairs: Iterable[Distant], ruled: Sequence[Statement]) -> Iterator[Distant]:
    """The pairs of a name and what stands before its sentence, with what rules read there of the name: of somebody
    else, or of what is left unsaid and the topic can be."""
    said = _by_mention(ruled)
    for pair in pairs:
        seen: set[str] = set()
        for told, end, other in _told_of(said, {id(one) for one in pair.group.mentions}):
            if isinstance(other.mention, Mention):
                seen.add(f"rule={told.type}.{end}")
            else:
                fits = "fits" if _can_be_meant(pair.topic.end, other) else "not"
                seen |= {f"rule.unsaid={told.type}.{end}.{fits}", f"rule.unsaid={_name(told)}.{end}.{fits}"}
        yield replace(pair, parts=(*pair.parts, frozenset(seen)))


def in_rows(pairs: Iterable[RowPair], ruled: Sequence[Statement], prominence: Prominence) -> Iterator[RowPair]:
    """The pairs of a table's rows with what rules read there: of the two, of the name with somebody else, and anywhere
    in the table."""
    rows: dict[int, list[Statement]] = defaultdict(list)
    for one in ruled:
        rows[one.start].append(one)
    everywhere = {f"rule.table={told.type}" for told in ruled}
    for pair in pairs:
        seen = set(everywhere)
        for told in rows[pair.row.start]:
            for end, own, other in (("s", told.source, told.target), ("t", told.target, told.source)):
                if not is_at(pair, own):
                    continue
                if prominence.same(pair.other.end, other):
                    way = ">" if end == "s" else "<"
                    seen |= {f"rule={told.type}{way}", f"rule={_name(told)}{way}"}
                else:
                    unsaid = "" if isinstance(other.mention, Mention) else f".{other.mention}"
                    seen.add(f"rule.other={told.type}.{end}{unsaid}")
        yield replace(pair, parts=(*pair.parts, frozenset(seen)))


def is_at(pair: RowPair, end: End) -> bool:
    """Whether a pair is of the name that stands at ``end``, in the same row."""
    here, there = pair.end.mention, end.mention
    if not (isinstance(here, Mention) and isinstance(there, Mention)):
        return False
    return end.block.number == pair.row.block and here.start < there.end and there.start < here.end


def _by_mention(ruled: Sequence[Statement]) -> _Said:
    """The statements of each mention, which end it is ("s", "t") and what the other end is."""
    said: _Said = defaultdict(list)
    for one in ruled:
        said[id(one.source.mention)].append((one, "s", one.target))
        said[id(one.target.mention)].append((one, "t", one.source))
    return said


def _told_of(said: _Said, mentions: set[int]) -> Iterator[tuple[Statement, str, End]]:
    return (it for one in mentions if one in said for it in said[one])


def _can_be_meant(topic: End, unsaid: End) -> bool:
    """Whether a topic is of the kinds that can be left unsaid."""
    if topic.mention == "issuer":
        return unsaid.mention == "issuer" or ISSUER in unsaid.kinds
    return isinstance(topic.mention, Mention) and bool({topic.mention.kind, topic.mention.label} & set(unsaid.kinds))


def _name(told: Statement) -> str:
    """The type and id in the name of a statement's rule."""
    return told.rule.partition("/")[2]
