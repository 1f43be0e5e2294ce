"""A store knows which form its graph has; an older one is brought along, a newer one is left alone."""

from __future__ import annotations

import pytest

from nysta.graph.model import MergedGraph
from nysta.graph.stores import StoreError, migrations
from nysta.graph.stores.base import CypherStore
from nysta.graph.stores.migrations import Migration, present_version
from nysta.graph.stores.schema import VERSION


def held(store: CypherStore) -> list[int]:
    return [row["v"] for row in store.query(f"MATCH (d:Document) RETURN DISTINCT d.{VERSION} AS v").rows]


def test_the_change_log_counts_from_one() -> None:
    assert [each.version for each in migrations.migrations()] == list(range(1, present_version() + 1))
    assert all(each.change for each in migrations.migrations())


def test_a_loaded_store_has_the_present_form_and_does_not_show_it(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    assert held(store) == [present_version()]
    (row,) = store.query("MATCH (d:Document {id: 'budget-2'}) RETURN d, keys(d) AS keys").rows
    assert VERSION not in row["d"]["properties"]
    assert VERSION not in row["keys"]


def test_an_older_store_is_brought_along(
    store: CypherStore, sample: MergedGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(sample)
    store.write(f"MATCH (d:Document) SET d.{VERSION} = null")  # as the first form was
    store.write("MATCH (n:Project {id: 'project/fia'}) SET n:Gammal")
    steps = (
        *migrations.migrations()[:1],
        Migration(version=2, change="a label went", cypher=("MATCH (n:Gammal) REMOVE n:Gammal",)),
    )
    monkeypatch.setattr(migrations, "migrations", lambda: steps)
    store.load(sample)
    assert held(store) == [2]
    assert store.query("MATCH (n:Project {id: 'project/fia'}) RETURN labels(n) AS l").rows[0]["l"] == ["Project"]


def test_a_newer_store_is_left_alone(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    store.write(f"MATCH (d:Document) SET d.{VERSION} = 99")
    with pytest.raises(StoreError, match="newer Nysta"):
        store.load(MergedGraph((), ()))
    assert store.counts()["Document"] == 2
    store.write("MATCH (n) DETACH DELETE n")
