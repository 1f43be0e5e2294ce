"""Names of constraints, indexes and hidden properties, and the statements that create them."""

from __future__ import annotations

from dataclasses import dataclass

from nysta.graph.ontology import ontology

MARKER = "nysta"  # on every node that Nysta put in
VERSION = "nysta_form"  # on every document: the version of the graph's form, see migrations.yaml
NAMES = "nysta_names"  # name and aliases in small letters, one a line
PASSAGE_INDEX = "passage_text"


def names_index(label: str) -> str:
    """The full-text index over the names of one label, the same in every store."""
    return f"{label.lower()}_names"


@dataclass(frozen=True, slots=True)
class Schema:
    """The statements that create constraints and indexes, each safe to repeat.

    ``before`` a load: what it finds nodes by. ``after`` it: what is cheaper to build over a whole
    graph than to keep up row by row (a first load into Neo4j takes a fifth less time).
    """

    before: tuple[str, ...]
    after: tuple[str, ...] = ()


def node_schema() -> tuple[str, ...]:
    """Uniqueness of ids, and an index on names; both stores take the same text.

    Neo4j's Community edition accepts uniqueness only; existence is checked before loading.
    """
    made = []
    for label in ontology().labels:
        low = label.lower()
        made.append(f"CREATE CONSTRAINT nysta_{low}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
        if label != "Passage":
            made.append(f"CREATE INDEX nysta_{low}_name IF NOT EXISTS FOR (n:{label}) ON (n.name)")
    return tuple(made)


def relation_schema() -> tuple[str, ...]:
    """Uniqueness of the relations' keys, a type at a time."""
    return tuple(
        f"CREATE CONSTRAINT nysta_{relation.lower()}_key IF NOT EXISTS FOR ()-[r:{relation}]-() REQUIRE r.key IS UNIQUE"
        for relation in ontology().relations
    )


def full_text(name_options: str = "", passage_options: str = "") -> tuple[str, ...]:
    """One full-text index a label over names, and one over what may be searched of passages."""
    made = [
        f"CREATE FULLTEXT INDEX {names_index(label)} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{NAMES}]{name_options}"
        for label in ontology().entity_labels
    ]
    made.append(
        f"CREATE FULLTEXT INDEX {PASSAGE_INDEX} IF NOT EXISTS FOR (n:Passage) ON EACH [n.search_text]{passage_options}"
    )
    return tuple(made)
