"""Every query of the cookbook gives the rows that were worked out by hand, on both stores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nysta.graph.cookbook import CookbookQuery, find_query, list_queries, parameter_values, unknown_names
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores.base import CypherStore


def cases(name: str) -> list[dict[str, Any]]:
    """The cases in a file beside this one."""
    found: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


def title(case: dict[str, Any]) -> str:
    return f"{case['query']} {' '.join(case['parameters'])}"


CASES = cases("cookbook.yaml")
NETWORK_CASES = cases("cookbook-network.yaml")


def query_named(name: str) -> CookbookQuery:
    query = find_query(name)
    assert query is not None
    return query


def check_rows(store: CypherStore, case: dict[str, Any]) -> None:
    query = query_named(case["query"])
    result = store.query(query.cypher, parameter_values(query, case["parameters"]))
    assert list(result.columns) == case["columns"]
    assert [list(row.values()) for row in result.rows] == case["rows"]


@pytest.mark.parametrize("case", CASES, ids=map(title, CASES))
def test_rows(sample_store: CypherStore, case: dict[str, Any]) -> None:
    check_rows(sample_store, case)


def test_every_query_has_a_case_with_rows() -> None:
    assert {case["query"] for case in (*CASES, *NETWORK_CASES) if case["rows"]} == {
        query.name for query in list_queries()
    }


@pytest.mark.parametrize("query", list_queries(), ids=[query.name for query in list_queries()])
def test_no_query_finds_a_person(sample_store: CypherStore, query: CookbookQuery) -> None:
    """A person stands in a document's text, but neither as an entity nor in any answer."""
    for word in ("Sixten Påhittad", "Påhittad"):
        values = {
            name: word if each.type in ("name", "text") else each.default for name, each in query.parameters.items()
        }
        assert "Påhittad" not in str(sample_store.query(query.cypher, values).rows)


def test_names_that_nobody_answers_to(sample_store: CypherStore) -> None:
    query = query_named("owners")
    assert unknown_names(sample_store, query, {"name": "DALAVÅRD"}) == {}
    assert unknown_names(sample_store, query, {"name": "organisation/n-dal"}) == {}
    assert unknown_names(sample_store, query, {"name": "Dala"}) == {"name": ["Dalavård AB", "Dalavård Unga AB"]}
    assert unknown_names(sample_store, query, {"name": "Fjärdbygdens komunalförbund"}) == {
        "name": ["Fjärdbygdens kommunalförbund"]
    }
    assert unknown_names(sample_store, query, {"name": "Ingenting alls"}) == {"name": []}
    assert unknown_names(sample_store, query_named("claims"), {"name": None}) == {}


def test_two_names_are_no_product_in_a_large_graph(store: CypherStore) -> None:
    """A server's guess of how many nodes have a name grows with the graph; what may run must not."""
    nodes = tuple(
        Node(f"organisation/{n}", "Organisation", {"name": f"Bolag {n}", "aliases": [f"B{n}"]}) for n in range(2_500)
    )
    edges = tuple(
        Edge(f"k{n}", "OWNS", nodes[n].id, nodes[n + 1].id, "Organisation", "Organisation", {"share": 1.0})
        for n in range(5)
    )
    store.load(MergedGraph(nodes, edges))
    query = query_named("shortest-connection")
    rows = store.query(query.cypher, {"from": "b0", "to": "bolag 3"}).rows
    assert [row["steps"] for row in rows] == [3]
    for each in list_queries():
        values = {name: "b1" if field.required else field.default for name, field in each.parameters.items()}
        store.query(each.cypher, values)
