"""79 queries for Neo4j 5 on one small graph: which text runs on which store, with which rows.

A failure here after an upgrade means that a store changed its answer, or learnt something: look,
then correct ``portability.json`` by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores import QueryError, QueryRefused
from nysta.graph.stores.base import CypherStore

CASES = json.loads(Path(__file__).with_name("portability.json").read_text(encoding="utf-8"))
READS = [case for case in CASES["queries"] if case["id"].startswith("R")]
WRITES = [case for case in CASES["queries"] if case["id"].startswith("W")]


def graph() -> MergedGraph:
    nodes = {each["id"]: Node(**each) for each in CASES["nodes"]}
    edges = [
        Edge(
            **each,
            source_label=nodes[each["source"]].label,
            target_label=nodes[each["target"]].label,
        )
        for each in CASES["edges"]
    ]
    return MergedGraph(tuple(nodes.values()), tuple(edges))


@pytest.fixture(scope="module")
def portable(empty_store: Callable[[], CypherStore]) -> Iterator[CypherStore]:
    """The queries' graph and nothing else."""
    store = empty_store()
    store.load(graph())
    yield store
    store.close()


def canonical(value: Any) -> Any:
    """Lists without their order, for what has none."""
    if isinstance(value, list | tuple):
        return sorted((canonical(each) for each in value), key=repr)
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    return value


def compare(case: dict[str, Any], columns: tuple[str, ...], rows: tuple[dict[str, Any], ...]) -> None:
    check = case.get("check", "rows")
    if check == "rows":
        assert list(rows) == case["rows"]
    elif check == "unordered":
        assert canonical(rows) == canonical(case["rows"])
    elif check == "includes":
        assert all(row in rows for row in case["rows"])
    elif check == "columns":
        assert list(columns) == case["columns"]
        assert rows
    else:
        assert check == "runs"


def test_there_are_79() -> None:
    assert len(CASES["queries"]) == 79
    assert len({case["id"] for case in CASES["queries"]}) == 79


@pytest.mark.parametrize("case", READS, ids=[f"{case['id']}" for case in READS])
def test_reads(portable: CypherStore, store_kind: str, case: dict[str, Any]) -> None:
    expected = case.get("refuses", {}).get(store_kind)
    parameters = case.get("parameters", {})
    if expected is None:
        result = portable.query(case["cypher"], parameters)
        compare(case, result.columns, result.rows)
    else:
        with pytest.raises(QueryError, match=expected) as caught:
            portable.query(case["cypher"], parameters)
        assert not isinstance(caught.value, QueryRefused)


def test_writes(store: CypherStore, store_kind: str) -> None:
    """One after the other: each builds on the ones before."""
    store.load(graph())
    try:
        for case in WRITES:
            expected = case.get("refuses", {}).get(store_kind)
            parameters = case.get("parameters", {})
            if expected is None:
                result = store.write(case["cypher"], parameters)
                compare(case, result.columns, result.rows)
            else:
                with pytest.raises(QueryError, match=expected):
                    store.write(case["cypher"], parameters)
        rows = store.query("MATCH (o:Organisation) WHERE o.id STARTS WITH 'w' RETURN o.id AS id ORDER BY id").rows
        assert rows == ({"id": "w1"}, {"id": "w3"})
    finally:
        store.write("MATCH (n) DETACH DELETE n")
        if store_kind == "neo4j":
            store.write("DROP INDEX names IF EXISTS")


def test_how_many_run_unchanged(store_kind: str) -> None:
    refused = sum(1 for case in CASES["queries"] if store_kind in case.get("refuses", {}) and case["id"] != "W18")
    assert 79 - refused == {"embedded": 69, "neo4j": 78}[store_kind]
