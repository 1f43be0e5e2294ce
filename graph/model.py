"""The merged graph as plain values: what ``merge`` gives and what every store loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Value = str | int | float | bool | list[str] | None


def shown_name(name: object, whose: object) -> str:
    """``name`` as tables and drawings show it, with whose it is where another is called the same.

    The cookbook writes the same in Cypher (``queries/README.md``).
    """
    return f"{name} ({whose})" if whose else str(name)


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, a document or a passage. ``properties`` holds no ``id`` and no None."""

    id: str
    label: str  # Organisation | Programme | Project | Document | Passage
    properties: Mapping[str, Value]

    @property
    def shown_name(self) -> str:
        """Its name, with whose it is where another is called the same: "Kulturnämnden (Borås Stad)"."""
        return shown_name(self.properties.get("name") or self.id, self.properties.get("whose"))


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation, a claim or a provenance link between two nodes.

    ``type`` is one of the eight relation types, ``CLAIM``, ``FROM`` or ``MENTIONED_IN``.
    ``key`` identifies it for ever; ``properties`` holds no ``key`` and no None.
    """

    key: str
    type: str
    source: str
    target: str
    source_label: str
    target_label: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class MergedGraph:
    """One graph out of many graph files, in a stable order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of a query as plain Python values; ``cut`` tells that the row limit stopped it.

    ``changed`` counts what a query that may write has done, as ``{"nodes created": 2}``.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    cut: bool = False
    changed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entity or a passage that a text search found; a higher score is a better hit.

    ``whose`` tells an entity from others of its name, ``relations`` is how many it has.
    """

    id: str
    label: str
    name: str
    kind: str | None
    score: float
    snippet: str | None = None
    whose: str | None = None
    relations: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load left in the store, and what it took out because no graph file states it any more."""

    nodes: int
    edges: int
    nodes_removed: int
    edges_removed: int


class GraphStore(Protocol):
    """The small interface behind which Neo4j and the embedded store are the same."""

    uri: str

    def ensure_schema(self) -> None:
        """Create the constraints and indexes; safe to repeat."""

    def load(self, graph: MergedGraph) -> LoadReport:
        """Make the store hold exactly ``graph``; loading it again changes nothing."""

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = 10_000,
        timeout: float = 30.0,
    ) -> QueryResult:
        """Run a user's read-only Cypher through the guard."""

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> QueryResult:
        """Run Cypher that may write (``nysta query --write``)."""

    def search(self, text: str, *, limit: int = 20) -> Sequence[SearchHit]:
        """Entities by name or alias, then passages by their ``search_text``."""

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and edges of each type there are."""

    def close(self) -> None:
        """Let go of files, locks and connections."""
