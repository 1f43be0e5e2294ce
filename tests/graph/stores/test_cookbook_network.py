"""The questions about structure give the rows that were worked out by hand, on both stores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from nysta.graph.cookbook import find_query, parameter_values
from nysta.graph.stores.base import CypherStore

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cookbook-network.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[f"{each['query']} {' '.join(each['parameters'])}" for each in CASES])
def test_rows(network_store: CypherStore, case: dict[str, Any]) -> None:
    query = find_query(case["query"])
    assert query is not None
    result = network_store.query(query.cypher, parameter_values(query, case["parameters"]))
    assert list(result.columns) == case["columns"]
    assert [list(row.values()) for row in result.rows] == case["rows"]
