"""What the graph may hold, as typed values read from ``ontology.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

PropertyType = Literal["text", "integer", "number", "boolean", "list"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Property(_Part):
    """One property of nodes or relations, with its meaning."""

    type: PropertyType
    description: str
    identifies: bool = False
    hidden: bool = False


class Kind(_Part):
    """A sort of entity, with its name for people."""

    sv: str
    en: str


class Label(_Part):
    """A label of nodes. ``entity`` is false for documents and passages."""

    sv: str
    en: str
    description: str
    entity: bool
    kinds: dict[str, Kind] = {}


class RelationType(_Part):
    """A type of relation, directed from source to target.

    ``claim`` marks what does not hold, ``provenance`` what ties entities to the text.
    """

    sv: str
    en: str
    inverse_sv: str
    inverse_en: str
    description: str
    undirected: bool = False
    claim: bool = False
    provenance: bool = False
    properties: dict[str, Property] = {}

    def inverse(self, language: str) -> str:
        """What the target does, in "sv" or "en"."""
        return self.inverse_sv if language == "sv" else self.inverse_en


class Ontology(_Part):
    """Labels, relation types and properties of the graph."""

    labels: dict[str, Label]
    node_properties: dict[str, dict[str, Property]]
    relations: dict[str, RelationType]
    relation_properties: dict[str, Property]

    def properties_of_label(self, label: str) -> dict[str, Property]:
        """The properties that nodes of ``label`` show; hidden ones are left out.

        Raises:
            KeyError: the graph has no such label.
        """
        own = self.node_properties["entity" if self.labels[label].entity else label]
        return {name: each for name, each in own.items() if not each.hidden}

    def properties_of_relation(self, relation: str) -> dict[str, Property]:
        """The properties of relations of one type, the common ones first.

        Raises:
            KeyError: the graph has no such relation type.
        """
        found = self.relations[relation]
        if found.provenance:
            return {"key": self.relation_properties["key"]}
        return {**self.relation_properties, **found.properties}

    @property
    def entity_labels(self) -> tuple[str, ...]:
        """Organisation, Programme and Project."""
        return tuple(name for name, each in self.labels.items() if each.entity)

    @property
    def statement_types(self) -> tuple[str, ...]:
        """The relation types that hold between entities, without CLAIM and provenance."""
        return tuple(name for name, each in self.relations.items() if not (each.claim or each.provenance))

    @property
    def hidden_properties(self) -> frozenset[str]:
        """Properties that exist for the store alone and are never shown."""
        return frozenset(name for group in self.node_properties.values() for name, each in group.items() if each.hidden)

    @property
    def identifying_properties(self) -> frozenset[str]:
        """Properties of which one value points out one or a few nodes."""
        return frozenset(
            name for group in self.node_properties.values() for name, each in group.items() if each.identifies
        )


@cache
def ontology() -> Ontology:
    """The ontology, read once.

    Raises:
        pydantic.ValidationError: ``ontology.yaml`` is not in order; the error names the place.
    """
    text = files("nysta.graph").joinpath("ontology.yaml").read_text(encoding="utf-8")
    return Ontology.model_validate(yaml.safe_load(text))
