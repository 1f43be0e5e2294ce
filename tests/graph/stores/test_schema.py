"""Constraints and indexes are there, can be made again, and hold."""

from __future__ import annotations

import pytest

from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology
from nysta.graph.stores import QueryError
from nysta.graph.stores.base import CypherStore


def test_every_label_and_type_is_constrained(store: CypherStore) -> None:
    store.ensure_schema()
    store.ensure_schema()
    rows = store.write("SHOW CONSTRAINTS").rows
    held = {(row["labelsOrTypes"][0], tuple(row["properties"])) for row in rows}
    assert held >= {(label, ("id",)) for label in ontology().labels}
    assert held >= {(relation, ("key",)) for relation in ontology().relations}


def test_names_and_texts_are_indexed(store: CypherStore, sample: MergedGraph) -> None:
    store.load(sample)
    indexes = {row["name"]: row["type"] for row in store.write("SHOW INDEXES").rows}
    assert indexes["nysta_organisation_name"] in ("RANGE", "PROPERTY")
    full_text = {name for name, kind in indexes.items() if kind == "FULLTEXT"}
    assert full_text == {"organisation_names", "programme_names", "project_names", "passage_text"}


def test_analysers_of_neo4j(store: CypherStore, store_kind: str) -> None:
    if store_kind != "neo4j":
        return
    store.ensure_schema()
    rows = store.write("SHOW INDEXES YIELD name, type, options WHERE type = 'FULLTEXT' RETURN name, options").rows
    analysers = {row["name"]: row["options"]["indexConfig"]["fulltext.analyzer"] for row in rows}
    assert analysers["organisation_names"] == "standard-no-stop-words"
    assert analysers["passage_text"] == "swedish"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Organisation {id: 'organisation/ensam'})",
        "CREATE (n:Project {id: 'project/fia'})",
        "MATCH (a {id: 'organisation/ensam'}) MATCH (b {id: 'project/fia'}) CREATE (a)-[:FUNDS {key: 'k01'}]->(b)",
    ],
)
def test_ids_and_keys_stand_once(store: CypherStore, sample: MergedGraph, statement: str) -> None:
    store.load(sample)
    before = store.counts()
    with pytest.raises(QueryError):
        store.write(statement)
    assert store.counts() == before


def test_an_analyst_may_add_what_is_hers(store: CypherStore, sample: MergedGraph) -> None:
    """Her nodes and relations stay through a load; the marker tells them apart."""
    store.load(sample)
    store.write("CREATE (n:Note {id: 'note/1', text: 'ring dem'})")
    store.write(
        "MATCH (n:Note {id: 'note/1'}) MATCH (o:Organisation {id: 'organisation/ensam'}) CREATE (n)-[:ABOUT]->(o)"
    )
    with_force = getattr(store, "_force", None)
    if with_force is not None:
        store._force = True  # type: ignore[attr-defined]
    store.load(sample)
    rows = store.query("MATCH (n:Note)-[r:ABOUT]->(o) RETURN n.text AS text, o.name AS name").rows
    assert rows == ({"text": "ring dem", "name": "Ensamma föreningen"},)
    store.write("MATCH (n:Note) DETACH DELETE n")
