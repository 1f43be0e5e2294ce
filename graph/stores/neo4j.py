"""The server store: Neo4j 5 over Bolt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nysta.graph.guard import Plan
from nysta.graph.model import QueryResult
from nysta.graph.stores.base import CypherStore, Writer, counted
from nysta.graph.stores.errors import QueryError, QueryRefused, QueryStopped, StoreError
from nysta.graph.stores.explained import explaining
from nysta.graph.stores.neo4j_plans import plan_rows, plan_steps
from nysta.graph.stores.neo4j_values import own_ids, plain
from nysta.graph.stores.schema import MARKER, Schema, full_text, node_schema, relation_schema
from nysta.graph.stores.text_search import words_of

if TYPE_CHECKING:
    import neo4j

_CONNECT_SECONDS = 5.0
_EXPLAIN_SECONDS = 30.0
_NAME_OPTIONS = " OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
_PASSAGE_OPTIONS = " OPTIONS {indexConfig: {`fulltext.analyzer`: 'swedish'}}"


class Neo4jStore(CypherStore):
    """A database on a Neo4j server (version 5 or later).

    Args:
        uri: ``neo4j://``, ``neo4j+s://``, ``bolt://`` or ``bolt+s://``.
        user, password: for basic authentication; no password means a server without it.
        database: its name on the server.
        patience: seconds that a write waits for a server that restarts.
        read_only: refuse writes.
        force: load although the database holds nodes that are not Nysta's; they stay untouched.

    Raises:
        StoreError: the server cannot be reached, or refuses the user or the password.
    """

    def __init__(
        self,
        uri: str,
        *,
        user: str,
        password: str,
        database: str = "neo4j",
        patience: float = 60.0,
        read_only: bool = False,
        force: bool = False,
    ) -> None:
        super().__init__(uri, read_only=read_only)
        import neo4j

        self.database = database
        self._force = force
        self._driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password) if password else None,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=2 * _CONNECT_SECONDS,
            max_transaction_retry_time=patience,
            notifications_min_severity="OFF",
        )
        try:
            with self._errors(_CONNECT_SECONDS):
                self._driver.verify_connectivity()
        except (StoreError, QueryError):
            self._driver.close()
            raise

    def schema(self) -> Schema:
        """Constraints and indexes; names without stop words, passages with Swedish stems."""
        wait = "CALL db.awaitIndexes(300)"
        text = full_text(_NAME_OPTIONS, _PASSAGE_OPTIONS)
        return Schema((*node_schema(), wait), (*relation_schema(), *text, wait))

    def passage_terms(self, text: str) -> str:
        """The words alone, so that no sign is taken as an operator of Lucene."""
        return " ".join(words_of(text))

    def before_load(self, writer: Writer) -> None:
        """Refuse a database with nodes of others, unless told to force it."""
        if self._force:
            return
        others = writer.run(f"MATCH (n) WHERE n.{MARKER} IS NULL RETURN count(n) AS n")[0]["n"]
        if others:
            raise StoreError(
                f"the database {self.database!r} holds {others:,} nodes that Nysta did not put there",
                self.uri,
                "use an empty database, or --force to load beside them (they stay as they are)",
            )

    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """The plan that the server makes for ``cypher``."""
        with self._reading(_EXPLAIN_SECONDS) as transaction:
            summary = transaction.run(explaining(cypher), dict(parameters)).consume()
        return Plan(steps=tuple(plan_steps(summary.plan)), writes=summary.query_type != "r")

    def read(self, cypher: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> QueryResult:
        """Run in a transaction that cannot write; rows beyond ``max_rows`` are not fetched."""
        with self._reading(timeout) as transaction:
            result = transaction.run(cypher, dict(parameters))
            columns = tuple(result.keys())
            records = result.fetch(max_rows + 1)
            if not records and (plan := result.consume().plan) is not None:
                return plan_rows(plan)
            cut = len(records) > max_rows
            values = [record.values() for record in records[:max_rows]]
            ids = own_ids(transaction, values)
        rows = tuple({name: plain(value, ids) for name, value in zip(columns, row, strict=True)} for row in values)
        return QueryResult(columns=columns, rows=rows, cut=cut)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Each statement is a transaction of its own, retried when the server asks for it."""
        yield _ServerWriter(self)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    @contextmanager
    def _reading(self, timeout: float) -> Iterator[neo4j.Transaction]:
        with (
            self._errors(timeout),
            self._driver.session(database=self.database, default_access_mode="READ", fetch_size=1000) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            yield transaction

    def run_writing(self, cypher: str, parameters: Mapping[str, Any]) -> tuple[list[dict[str, Any]], Mapping[str, int]]:
        """One statement in a retried transaction; its rows as plain values, and what it changed."""
        with self._errors(None), self._driver.session(database=self.database) as session:

            def work(transaction: neo4j.ManagedTransaction) -> tuple[list[dict[str, Any]], Mapping[str, int]]:
                result = transaction.run(cypher, dict(parameters))
                columns = result.keys()
                values = [record.values() for record in result]
                changed = counted(vars(result.consume().counters))
                ids = own_ids(transaction, values)
                rows = [{name: plain(value, ids) for name, value in zip(columns, row, strict=True)} for row in values]
                return rows, changed

            return session.execute_write(work)

    def scan(self, cypher: str) -> list[dict[str, Any]]:
        """The rows of a statement that only reads, as the driver gives them."""
        with self._errors(None), self._driver.session(database=self.database) as session:
            return session.execute_read(lambda transaction: [dict(record) for record in transaction.run(cypher)])

    @contextmanager
    def _errors(self, timeout: float | None) -> Iterator[None]:
        """The driver's errors as ours."""
        from neo4j import exceptions

        try:
            yield
        except exceptions.AuthError as error:
            raise StoreError(
                "Neo4j refuses the user or the password",
                self.uri,
                "set NYSTA_NEO4J_USER and NYSTA_NEO4J_PASSWORD",
            ) from error
        except exceptions.Neo4jError as error:
            raise self._translated(error, timeout) from error
        except (exceptions.DriverError, OSError, ValueError) as error:
            raise StoreError(
                f"Neo4j cannot be reached: {_first_line(error)}",
                self.uri,
                "start it (`make neo4j`), or correct the address given to --store",
            ) from error

    def _translated(self, error: neo4j.exceptions.Neo4jError, timeout: float | None) -> Exception:
        code, text = error.code or "", error.message or str(error)
        if "TransactionTimedOut" in code or "Terminated" in code:
            return QueryStopped(
                f"the query was stopped after {timeout:g} s" if timeout else "the query was stopped",
                "begin at a named node, follow fewer steps, or add LIMIT",
            )
        if "MemoryPool" in code or "MemoryLimit" in code or "OutOfMemory" in code:
            return QueryStopped(
                "the query was stopped: it needs more memory than the server gives it",
                "begin at a named node, follow fewer steps, or add LIMIT",
            )
        if "AccessMode" in code:
            return QueryRefused("the query writes", "writing needs `nysta query --write`")
        if "ConstraintValidation" in code:
            return QueryError(text, "ids of nodes and keys of relations stand once")
        if "DatabaseNotFound" in code:
            return StoreError(text, self.uri, "create it, or set NYSTA_NEO4J_DATABASE to its name")
        return QueryError(text, "correct the query; `nysta schema` lists labels, types and properties")


class _ServerWriter:
    def __init__(self, store: Neo4jStore) -> None:
        self._store = store
        self.changed: Mapping[str, int] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        rows, self.changed = self._store.run_writing(cypher, parameters or {})
        return rows

    def scan(self, cypher: str) -> list[dict[str, Any]]:
        return self._store.scan(cypher)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
