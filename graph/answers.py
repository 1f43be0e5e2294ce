"""The evidence behind the rows of an answer: which relations a row speaks of, and what states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.keys import KEY_LENGTH
from nysta.graph.model import GraphStore
from nysta.graph.ontology import ontology

_KEY = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}")
_BATCH = 1_000  # keys a query


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation that a row holds, with all its evidence, clearest first."""

    key: str
    type: str
    source: str
    target: str
    evidence: tuple[EdgeEvidence, ...]


def relations_of_rows(rows: Sequence[Mapping[str, Any]], store: GraphStore) -> tuple[tuple[StatedRelation, ...], ...]:
    """For each row the relations in it: returned whole, in a path, in a list, or by their key."""
    found = [list(dict.fromkeys(_keys(row.values()))) for row in rows]
    relations = {relation.key: relation for row in rows for relation in _whole(row.values())}
    missing = sorted({key for keys in found for key in keys} - relations.keys())
    for start in range(0, len(missing), _BATCH):
        relations |= _looked_up(missing[start : start + _BATCH], store)
    return tuple(tuple(relations[key] for key in keys if key in relations) for keys in found)


def _is_relation(value: Mapping[str, Any]) -> bool:
    return {"key", "type", "source", "target"} <= value.keys()


def _keys(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            if _is_relation(value):
                yield str(value["key"])
            else:
                yield from _keys(value.values())
        elif isinstance(value, list | tuple):
            yield from _keys(value)
        elif isinstance(value, str) and _KEY.fullmatch(value):
            yield value


def _whole(values: Iterable[Any]) -> Iterator[StatedRelation]:
    for value in values:
        if isinstance(value, Mapping):
            if _is_relation(value):
                properties = value.get("properties") or {}
                yield StatedRelation(
                    key=str(value["key"]),
                    type=str(properties.get("type") or value["type"]),
                    source=str(value["source"]),
                    target=str(value["target"]),
                    evidence=read_evidence(properties),
                )
            else:
                yield from _whole(value.values())
        elif isinstance(value, list | tuple):
            yield from _whole(value)


def _looked_up(keys: Sequence[str], store: GraphStore) -> dict[str, StatedRelation]:
    found = {}
    known = ontology()
    types = "|".join((*known.statement_types, "CLAIM"))
    result = store.query(
        f"MATCH (a)-[r:{types}]->(b) WHERE r.key IN $keys "
        "RETURN r.key AS key, type(r) AS relation, r.type AS claimed, a.id AS source, b.id AS target, "
        "r.evidence AS evidence",
        {"keys": list(keys)},
    )
    for row in result.rows:
        found[row["key"]] = StatedRelation(
            row["key"],
            row["claimed"] or row["relation"],
            row["source"],
            row["target"],
            read_evidence(row["evidence"]),
        )
    return found
