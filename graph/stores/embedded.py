"""The embedded store: one file, no server (kglite).

Readers open the last saved state and never wait. A writer holds the file's lease only while it
writes; what it did is visible when it saved, and nothing of it is if it failed.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nysta.graph.guard import Plan, PlanStep
from nysta.graph.model import QueryResult
from nysta.graph.ontology import ontology
from nysta.graph.stores.base import CypherStore, Writer, counted
from nysta.graph.stores.embedded_errors import MOST_ROWS_ON_THE_WAY, errors_translated
from nysta.graph.stores.embedded_values import plain
from nysta.graph.stores.errors import QueryRefused, StoreError
from nysta.graph.stores.explained import explaining
from nysta.graph.stores.schema import Schema, full_text, node_schema, relation_schema
from nysta.graph.stores.text_search import words_of

if TYPE_CHECKING:
    import kglite

_WRITE_TIMEOUT_MS = 600_000


class EmbeddedStore(CypherStore):
    """A graph in one ``.kgl`` file.

    Args:
        path: the file; it comes into being with the first write.
        read_only: refuse writes.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__(f"embedded:{path}", read_only=read_only)
        self.path = path
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None

    def schema(self) -> Schema:
        """Constraints and indexes; the full-text ones are made whenever the store is saved."""
        return Schema((*node_schema(), *relation_schema()))

    def before_load(self, writer: Writer) -> None:
        """An embedded store is Nysta's own."""

    def counts(self) -> dict[str, int]:
        """As for every store; all that the file holds is ours, and of each label and type it knows the number."""
        known = ontology()
        asked = {label: f"MATCH (n:{label}) RETURN count(n) AS n" for label in known.labels}
        asked |= {kind: f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n" for kind in known.relations}
        return {name: int(self.read(cypher, {}, 1, 60.0).rows[0]["n"]) for name, cypher in asked.items()}

    def passage_terms(self, text: str) -> str:
        """The words alone; kglite's index knows no operators."""
        return " ".join(words_of(text))

    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """The plan; a text that writes is refused by kglite itself here."""
        view = self._current().explained(cypher, parameters)
        if isinstance(view, str):
            raise _format_refused()
        steps = tuple(
            PlanStep(
                operator=row["operation"].split(" ")[0],
                details=row["operation"],
                rows=float(row["estimated_rows"] or 0),
            )
            for row in view.to_list()
        )
        return Plan(steps=steps, writes=False)

    def read(self, cypher: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> QueryResult:
        """Run on the last saved state."""
        snapshot = self._current()
        view = snapshot.run(cypher, parameters, max_rows, timeout)
        if isinstance(view, str):
            raise _format_refused()
        columns = tuple(view.columns)
        total = (view.diagnostics or {}).get("total_rows")
        rows: list[dict[str, Any]] = view.to_list()
        del view
        for n, row in enumerate(rows):  # in place: a large answer never stands twice in memory
            rows[n] = snapshot.plain_row(row)
        return QueryResult(columns=columns, rows=tuple(rows), cut=total is not None and total > len(rows))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the lease, then save; on an error nothing is saved."""
        import kglite

        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # No log: a save is atomic, and the graph can be rebuilt from the graph files.
            graph = kglite.open(str(self.path), durable="off")
        except kglite.WriterLeaseHeldError as error:
            raise StoreError(
                "another process is writing to the embedded store",
                self.uri,
                "wait until that run is done (`nysta status` shows it); reading works meanwhile",
            ) from error
        except (kglite.KgError, OSError, ValueError) as error:
            raise self._unreadable(error) from error
        kglite.set_query_warning_policy("silent")  # a label that has no nodes yet is nothing to warn of
        # Which columns of a large store lie in memory and not in the mapped file is no news for who loads it.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        try:
            with graph:  # saves on leaving, unless an error leaves it
                yield _EmbeddedWriter(graph)
                _index_text(graph)
        except (kglite.FileError, kglite.FileIoError, OSError) as error:
            raise StoreError(
                f"the embedded store could not be saved: {error}",
                self.uri,
                "see that the disk has room and the folder can be written",
            ) from error

    def close(self) -> None:
        """Let go of the graph in memory."""
        with self._lock:
            self._snapshot = None

    def _current(self) -> _Snapshot:
        """The last saved state, loaded again when the file has changed."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise StoreError(
                "there is no graph here yet",
                self.uri,
                "fill it with `nysta run` or `nysta load`, or name another store with --store",
            ) from error
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        with self._lock:
            if self._snapshot is None or self._snapshot.stamp != stamp:
                self._snapshot = self._open(stamp)
            return self._snapshot

    def _open(self, stamp: tuple[int, int, int]) -> _Snapshot:
        import kglite

        kglite.set_query_warning_policy("silent")  # the cut is told by QueryResult
        try:
            # Indexes are for writing: ids are found without them, and they take a seventh of the memory.
            return _Snapshot(kglite.open_session(str(self.path), defer_index_rebuild=True), stamp)
        except (kglite.KgError, OSError, ValueError) as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> StoreError:
        return StoreError(
            f"the embedded store cannot be opened: {error}",
            self.uri,
            "remove the file and run `nysta load`: it is rebuilt from the graph files",
        )


class _Snapshot:
    """One saved state, for any number of threads."""

    def __init__(self, session: kglite.Session, stamp: tuple[int, int, int]) -> None:
        self.stamp = stamp
        self._session = session
        self._ids: dict[int, Any] | None = None

    def explained(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        with errors_translated(30.0):
            # The session takes no writes, not even to explain them.
            return self._session.cypher(explaining(cypher), params=dict(parameters), timeout_ms=30_000)

    def run(self, cypher: str, parameters: Mapping[str, Any], max_rows: int, timeout: float) -> Any:
        with errors_translated(timeout):
            # A cursor of its own for each query: what it might write stays in it and is never saved.
            return self._session.cursor().cypher(
                cypher,
                params=dict(parameters),
                timeout_ms=max(1, int(timeout * 1000)),
                max_work_units=MOST_ROWS_ON_THE_WAY,
                row_limit=max_rows,
                hide_structural_keys=True,
            )

    def plain_row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {name: plain(value, self.own_id) for name, value in row.items()}

    def own_id(self, index: int) -> Any:
        """Our id of the node that kglite numbers ``index``."""
        if self._ids is None:
            rows = self._session.cypher("MATCH (n) RETURN elementId(n) AS element, n.id AS id").to_list()
            self._ids = {int(row["element"]): row["id"] for row in rows}
        return self._ids.get(index)


class _EmbeddedWriter:
    def __init__(self, graph: kglite.KnowledgeGraph) -> None:
        self._graph = graph
        self.changed: Mapping[str, int] = {}

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        rows = self._rows(cypher, parameters or {})
        return [{name: plain(value, self._own_id) for name, value in row.items()} for row in rows]

    def scan(self, cypher: str) -> list[dict[str, Any]]:
        return self._rows(cypher, {})

    def _rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        with errors_translated(_WRITE_TIMEOUT_MS / 1000):
            view: Any = self._graph.cypher(
                cypher,
                params=dict(parameters),
                timeout_ms=_WRITE_TIMEOUT_MS,
                hide_structural_keys=True,
            )
        if isinstance(view, str):
            raise _format_refused()
        rows: list[dict[str, Any]] = view.to_list()
        self.changed = counted(view.stats or {})
        return rows

    def _own_id(self, index: int) -> Any:
        # The numbers may change with every write, so each is asked for anew.
        view: Any = self._graph.cypher(
            "MATCH (n) WHERE elementId(n) = $element RETURN n.id AS id", params={"element": str(index)}
        )
        rows = view.to_list()
        return rows[0]["id"] if rows else None


def _index_text(graph: kglite.KnowledgeGraph) -> None:
    """Create the full-text indexes that are missing: a compaction after many deletions drops them.

    kglite has one analyser, without stop words and stems.
    """
    import kglite

    for statement in full_text():
        # It refuses where no node of the label has the text; then there is nothing to find either.
        with suppress(kglite.CypherExecutionError):
            graph.cypher(statement)


def _format_refused() -> QueryRefused:
    return QueryRefused("FORMAT is not allowed here", "ask for the rows; `--output csv` gives CSV")
