"""What every store shares: the life of a query, of a load and of a search.

A backend says how to run Cypher and how to turn its values into plain Python; everything else is
written once, in Cypher that runs the same on each (see ``graph/queries/README.md``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any, Protocol, Self

from nysta.graph.guard import Guard, Plan
from nysta.graph.model import LoadReport, MergedGraph, QueryResult, SearchHit
from nysta.graph.ontology import ontology
from nysta.graph.stores.errors import QueryError, StoreError
from nysta.graph.stores.explained import with_own_place
from nysta.graph.stores.migrations import migrate
from nysta.graph.stores.mirror import mirror
from nysta.graph.stores.schema import MARKER, Schema
from nysta.graph.stores.text_search import search_graph

OWN_LIMIT = 1_000_000  # rows; our own queries are bounded by their text


class Writer(Protocol):
    """An open store that takes writes; leaving its context makes them last.

    ``changed`` counts what the last ``run`` did, as ``{"nodes created": 2}``; what it did not do is left out.
    """

    changed: Mapping[str, int]

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one statement; its rows as plain values."""

    def scan(self, cypher: str) -> list[dict[str, Any]]:
        """As ``run``, for many rows of texts, numbers, lists and maps: they come as the backend gives them."""


class CypherStore(ABC):
    """A ``GraphStore`` over a backend that speaks Cypher."""

    def __init__(self, uri: str, *, read_only: bool) -> None:
        self.uri = uri
        self.read_only = read_only
        self._guard = Guard()

    @abstractmethod
    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """What the backend would do to run ``cypher``; nothing is run."""

    @abstractmethod
    def read(self, cypher: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> QueryResult:
        """Run ``cypher`` in the backend's read mode, unguarded: for our own queries only."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Writer]:
        """The store open for writing, for as long as the context lasts."""

    @abstractmethod
    def schema(self) -> Schema:
        """The statements that create constraints and indexes."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files, locks and connections."""

    @abstractmethod
    def before_load(self, writer: Writer) -> None:
        """See that the database is ours to change.

        Raises:
            StoreError: it holds what Nysta did not put in.
        """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _allowed_to_write(self) -> Iterator[Writer]:
        if self.read_only:
            raise StoreError(
                "the store was opened for reading only",
                self.uri,
                "open it without read_only to change it",
            )
        with self.writing() as writer:
            yield writer

    def ensure_schema(self) -> None:
        """Create the constraints and indexes; safe to repeat.

        Raises:
            StoreError: the store is read-only, held by another process, or out of reach.
        """
        with self._allowed_to_write() as writer:
            _run_all(writer, (*self.schema().before, *self.schema().after))

    def load(self, graph: MergedGraph) -> LoadReport:
        """Make the store hold of Nysta's exactly ``graph``; loading it again changes nothing.

        Raises:
            StoreError: as for ``ensure_schema``, or the database holds what is not Nysta's.
            ValueError: the graph contradicts itself (two nodes with one id, an edge without an end).
        """
        with self._allowed_to_write() as writer:
            self.before_load(writer)
            try:
                migrate(writer, self.uri)
                _run_all(writer, self.schema().before)
                report = mirror(writer, graph)
                _run_all(writer, self.schema().after)
                return report
            except QueryError as error:
                raise StoreError(
                    f"the graph could not be loaded: {error.what}",
                    self.uri,
                    "take out what stands in its way, or load into an empty store",
                ) from error

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        max_rows: int = 10_000,
        timeout: float = 30.0,
    ) -> QueryResult:
        """Run a user's read-only Cypher through the guard.

        Args:
            cypher: one statement.
            parameters: values for ``$name`` in it.
            max_rows: at most so many rows; ``cut`` on the result tells that there were more.
            timeout: seconds.

        Raises:
            QueryRefused: it writes, reads files, calls what is not allowed, or multiplies.
            QueryStopped: it took longer than ``timeout`` or grew too large.
            QueryError: it is not Cypher that this store understands.
            StoreError: the store cannot be reached.
        """
        values = dict(parameters or {})
        self._guard.check(cypher, lambda text: self._explained(text, values))
        return self.read(cypher, values, max_rows, timeout)

    def _explained(self, cypher: str, values: Mapping[str, Any]) -> Plan:
        try:
            return self.explain(cypher, values)
        except QueryError as error:
            raise type(error)(with_own_place(error.what), error.fix) from error

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> QueryResult:
        """Run Cypher that may write (``nysta query --write``).

        Files, foreign procedures and administration are refused here too.

        Raises:
            QueryRefused, QueryError, StoreError: as for ``query`` and ``ensure_schema``.
        """
        self._guard.check_writing(cypher)
        with self._allowed_to_write() as writer:
            rows = writer.run(cypher, parameters)
            changed = writer.changed
        return QueryResult(columns=tuple(rows[0]) if rows else (), rows=tuple(rows), changed=changed)

    def search(self, text: str, *, limit: int = 20) -> Sequence[SearchHit]:
        """Entities by name or alias, best first, then passages by their ``search_text``."""

        def ask(cypher: str, parameters: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
            return self.read(cypher, parameters, OWN_LIMIT, 30.0).rows

        return search_graph(ask, self.passage_terms(text), text, limit)

    @abstractmethod
    def passage_terms(self, text: str) -> str:
        """``text`` as a query of the backend's full-text index, its operators taken as plain words."""

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and edges of each type there are, those with none included."""
        known = ontology()
        found = dict.fromkeys([*known.labels, *known.relations], 0)
        nodes = self.read(
            f"MATCH (n {{{MARKER}: true}}) UNWIND labels(n) AS name RETURN name, count(*) AS n",
            {},
            OWN_LIMIT,
            60.0,
        )
        edges = self.read(
            f"MATCH (a {{{MARKER}: true}})-[r]->() WHERE r.key IS NOT NULL RETURN type(r) AS name, count(*) AS n",
            {},
            OWN_LIMIT,
            60.0,
        )
        for row in (*nodes.rows, *edges.rows):
            if row["name"] in found:
                found[row["name"]] = row["n"]
        return found


def counted(counters: Mapping[str, Any]) -> dict[str, int]:
    """A backend's counters (``nodes_created``: 2) as ``Writer.changed``."""
    return {
        name.replace("_", " "): number
        for name, number in counters.items()
        if isinstance(number, int) and not isinstance(number, bool) and number
    }


def _run_all(writer: Writer, statements: Sequence[str]) -> None:
    for statement in statements:
        writer.run(statement)
