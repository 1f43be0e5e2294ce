"""The ontology names what DESIGN §1 names, and matches the graph file's types."""

from __future__ import annotations

from typing import get_args

import pytest

from nysta.extract import graph_file
from nysta.graph.ontology import ontology


def test_labels_and_types_are_those_of_the_graph_file() -> None:
    known = ontology()
    assert known.entity_labels == get_args(graph_file.EntityLabel)
    assert known.statement_types == get_args(graph_file.RelationType)
    assert set(known.labels) == {*known.entity_labels, "Document", "Passage"}
    assert set(known.relations) == {*known.statement_types, "CLAIM", "FROM", "MENTIONED_IN"}


def test_properties_of_a_label() -> None:
    organisation = ontology().properties_of_label("Organisation")
    assert {"id", "name", "kind", "aliases", "identifiers", "former_ids"} <= set(organisation)
    assert "nysta" not in ontology().properties_of_label("Passage")
    with pytest.raises(KeyError):
        ontology().properties_of_label("Person")


def test_properties_of_a_relation() -> None:
    funds = ontology().properties_of_relation("FUNDS")
    assert {"key", "confidence", "modality", "amount_sek", "counts", "conflict"} <= set(funds)
    assert "share" not in funds
    assert list(ontology().properties_of_relation("FROM")) == ["key"]


def test_every_property_of_a_statement_is_described() -> None:
    fields = set(graph_file.Relation.model_fields) - {"source", "target", "evidence", "type"}
    described = {name for each in ontology().relations for name in ontology().properties_of_relation(each)}
    assert fields <= described


def test_only_one_relation_type_is_undirected() -> None:
    assert [name for name, each in ontology().relations.items() if each.undirected] == ["COLLABORATES_WITH"]
