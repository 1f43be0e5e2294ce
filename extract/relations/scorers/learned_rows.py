"""What a table's row states, as the trained scorer reads it: where no rule tells what the table means.

No two issuers lay out or caption their tables alike. Rules read what captions and heads say in words that they know;
a linear model has learned from the tables of our own documents what the other words say, which of the names around a
table is the other end, and who pays whom (``rows.npz``, made by ``training/relations``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from nysta.extract.graph_file import RelationType
from nysta.extract.language.reading import Reading
from nysta.extract.relations.ends import can_be
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.rows.captioned import context_of, table_basis, year_above
from nysta.extract.relations.rows.circumstances import modality_of
from nysta.extract.relations.rows.row_money import TableMoney, amounts_of, bare_share_of, share_of
from nysta.extract.relations.rows.table_sense import captions, says_nothing
from nysta.extract.relations.scorers import ruled_features
from nysta.extract.relations.scorers.joint import PORTION, Joint, Readings
from nysta.extract.relations.scorers.judgement import judged_rows
from nysta.extract.relations.scorers.row_pairs import RowPair, table_pairs
from nysta.extract.relations.scorers.row_sight import BLOCKS_ABOVE
from nysta.extract.relations.scorers.scorer import has_cue_in
from nysta.extract.relations.statement import LEARNED, LIKELY, End, Statement
from nysta.extract.relations.weights import directed
from nysta.extract.structure import Table

# Below this confidence a reading is not worth writing down.
LEAST = 0.3


@dataclass(frozen=True)
class Ruled:
    """A table with what rules read in it (``statements``), and the pairs of its rows that the scorer is to read."""

    table: Table
    money: TableMoney
    statements: Sequence[Statement]
    pairs: Sequence[RowPair] = ()


def with_learned(
    tables: Iterable[Ruled], reading: Reading, joint: Joint, prominence: Prominence
) -> Iterator[Statement]:
    """What rules read in each table, as far as the scorer lets it be believed, then what the scorer does. Most tables
    are small: several have their pairs read at once, in half the time."""
    some: list[Ruled] = []
    waiting = 0
    for one in tables:
        some.append(one)
        waiting += len(one.pairs)
        if waiting >= PORTION:
            yield from _stated_by(some, reading, joint, prominence)
            some, waiting = [], 0
    yield from _stated_by(some, reading, joint, prominence)


def _stated_by(tables: Sequence[Ruled], reading: Reading, joint: Joint, prominence: Prominence) -> Iterator[Statement]:
    readings = iter(joint.rows([pair for one in tables for pair in one.pairs]))
    for one in tables:
        told = list(islice(readings, len(one.pairs)))
        ruled = replace(one, statements=judged_rows(one.statements, one.pairs, told, prominence))
        yield from ruled.statements
        yield from _learned_rows(ruled, reading, told)


def pairs_to_read(reading: Reading, table: Table, ruled: Sequence[Statement], prominence: Prominence) -> list[RowPair]:
    """The pairs of a table's rows that the scorer is to read, beside what rules read (``ruled``): none of a table that
    states nothing."""
    if says_nothing(table):
        return []
    return list(ruled_features.in_rows(table_pairs(reading, table, prominence), ruled, prominence))


def _learned_rows(ruled: Ruled, reading: Reading, readings: Readings) -> Iterator[Statement]:
    """What the scorer reads in a table's rows, each name with whom it is surest of. Of what rules read likely
    in a table, nothing more is read there: they leave out rows that are none of it."""
    told = {one.type for one in ruled.statements if one.confidence >= LIKELY}
    for relation, source, target, pair, likely in _likeliest(ruled.pairs, readings):
        if relation not in told and (relation != "FUNDS" or _speaks_of_money(reading, ruled.table, pair)):
            yield from _stated(ruled.table, pair, relation, (source, target), round(likely, 3), ruled.money)


def _speaks_of_money(reading: Reading, table: Table, pair: RowPair) -> bool:
    """Whether a row has figures, or it or what stands above it a word for money: a table of who takes part has none."""
    if pair.row.cells or table.factor is not None:
        return True
    heads = [column.text for column in (*table.columns, *table.names)]
    said = [*captions(table, pair.row), *heads, reading.layout.blocks[pair.row.block].text]
    first = table.rows[0].block
    said += [reading.layout.blocks[number].text for number in range(max(0, first - BLOCKS_ABOVE), first)]
    return has_cue_in(" ".join(said), "FUNDS")


def _likeliest(pairs: Sequence[RowPair], readings: Readings) -> Iterator[tuple[RelationType, End, End, RowPair, float]]:
    """The likeliest reading of each name of a row with what is outside of it, of each type, and of each two names."""
    best: dict[tuple[object, ...], tuple[float, str, RowPair]] = {}
    for pair, told in zip(pairs, readings, strict=True):
        within = pair.other.end.name if pair.other.place == "row" else ""
        key = pair.row.block, id(pair.end.mention), told.kind, within
        if told.sure >= LEAST and (key not in best or told.sure > best[key][0]):
            best[key] = told.sure, told.kind, pair
    for sure, kind, pair in best.values():
        relation, forward = directed(kind)
        source, target = (pair.end, pair.other.end) if forward else (pair.other.end, pair.end)
        if can_be(relation, "source", source.mention) and can_be(relation, "target", target.mention):
            yield relation, source, target, pair, sure


def _stated(
    table: Table, pair: RowPair, relation: RelationType, ends: tuple[End, End], sure: float, money: TableMoney
) -> Iterator[Statement]:
    row = pair.row
    rule = f"table/{relation.lower().replace('_', '-')}{LEARNED}"
    modality = modality_of((table.title, row.group))
    context = context_of(table, row.group)
    base = Statement(relation, *ends, row.start, row.end, rule, sure, modality=modality, context=context)
    if relation == "OWNS":
        yield replace(base, share=share_of(table, row) or bare_share_of(table, row))
    elif relation == "FUNDS":
        told = list(amounts_of(table, row, money.factor, money.largest))
        headless = len(told) > 1 and not any(column.text for column, _ in told)  # not all can be what a caption says
        basis = None if headless else table_basis(table, row, money.basis)
        found = False
        for column, amount in told:
            found = True
            yield replace(base, amount=amount, year=column.year or year_above(table, row), basis=column.basis or basis)
        if not found:
            yield base
    else:
        yield base
