"""The manifest: what earlier runs found, so that what has not changed is known at a glance (``manifest.sql``)."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, astuple, dataclass, fields
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from nysta.extract.batch.outcome import Progress
from nysta.extract.document import Metadata
from nysta.extract.files import cannot_write

VERSION = 1
# A killed run repeats what it did in the last moment; a commit for each of many small documents costs more.
_COMMIT_SECONDS = 1.0
_BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one document; the columns are told in ``manifest.sql``."""

    path: str
    location: str
    size: int
    stamp: str
    sha256: str
    state: str
    id: str | None
    graph: str
    extractor: str
    metadata: str
    seconds: float
    words: int
    entities: int
    relations: int
    skipped: int
    error: str | None
    run: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run; the columns are told in ``manifest.sql``."""

    number: int
    state: str
    process: int
    host: str
    began: str
    seconds: float
    engine: str
    workers: int
    documents: int
    of_bytes: int
    read_bytes: int
    done: int
    unchanged: int
    failed: int
    unsupported: int
    error: str | None

    @property
    def seen(self) -> int:
        """Documents whose outcome is known."""
        return self.done + self.unchanged + self.failed + self.unsupported

    @property
    def alive(self) -> bool:
        """Whether it is going on: a run that was killed could not say that it ended. Of another host: as it says."""
        if self.state != "running" or self.host != socket.gethostname() or os.name == "nt":
            return self.state == "running"
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True


_DOCUMENT_COLUMNS = ", ".join(each.name for each in fields(Record))
_RUN_COLUMNS = ", ".join(each.name for each in fields(Run))
_PUT_DOCUMENT = f"REPLACE INTO documents ({_DOCUMENT_COLUMNS}) VALUES ({', '.join('?' * len(fields(Record)))})"


class Manifest:
    """The manifest at ``path``; None keeps it in memory for one run.

    A file that is no manifest, or is damaged, is put aside as ``<name>.damaged`` and begun anew.

    Raises:
        OutputError: it cannot be opened or written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._committed = time.monotonic()
        self.run = 0  # the number of the present one
        try:
            self._connection = self._opened()
        except sqlite3.DatabaseError as error:
            if path is None or isinstance(error, sqlite3.OperationalError):
                raise cannot_write(path or Path(":memory:"), error) from error
            path.replace(path.with_name(f"{path.name}.damaged"))
            self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path or ":memory:", timeout=_BUSY_SECONDS)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                connection.executescript(files("nysta.extract.batch").joinpath("manifest.sql").read_text("utf-8"))
            connection.execute("SELECT count(*) FROM runs")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def record(self, path: str) -> Record | None:
        """What is known of a document."""
        with self._errors():
            row = self._connection.execute(
                f"SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE path = ?", (path,)
            ).fetchone()
        return Record(*row) if row else None

    def put(self, record: Record) -> None:
        """Note what is known of a document now; safe on the disk within a second, or with ``save``."""
        with self._errors():
            self._connection.execute(_PUT_DOCUMENT, astuple(record))
        if time.monotonic() - self._committed > _COMMIT_SECONDS:
            self.save()

    def forget(self, path: str) -> None:
        """Drop a document that has been removed."""
        with self._errors():
            self._connection.execute("DELETE FROM documents WHERE path = ?", (path,))
        self.save()

    def failures(self, run: int) -> Iterator[Record]:
        """The documents that failed in a run, by name."""
        with self._errors():
            rows = self._connection.execute(
                f"SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE state = 'failed' AND run = ? ORDER BY path", (run,)
            ).fetchall()
        return (Record(*row) for row in rows)

    def begin(self, engine: str, workers: int, documents: int) -> int:
        """Note that a run begins; its number."""
        with self._errors():
            number: int = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM runs").fetchone()[0]
            began = datetime.now(UTC).isoformat(timespec="seconds")
            run = Run(
                number, "running", os.getpid(), socket.gethostname(), began, 0.0, engine, workers, documents,
                0, 0, 0, 0, 0, 0, None,
            )  # fmt: skip
            self._connection.execute(
                f"INSERT INTO runs ({_RUN_COLUMNS}) VALUES ({', '.join('?' * len(fields(Run)))})", astuple(run)
            )
        self.run = number
        self.save()
        return number

    def advance(self, progress: Progress) -> None:
        """Note how far the present run has come."""
        with self._errors():
            self._connection.execute(
                f"UPDATE runs SET {progress.outcome.state} = {progress.outcome.state} + 1, "
                "read_bytes = ?, of_bytes = ?, seconds = ? WHERE number = ?",
                (progress.read_bytes, progress.of_bytes, progress.seconds, self.run),
            )

    def end(self, state: str, seconds: float, error: str | None = None) -> None:
        """Note that the present run is over."""
        with self._errors():
            self._connection.execute(
                "UPDATE runs SET state = ?, seconds = ?, error = ? WHERE number = ?", (state, seconds, error, self.run)
            )
        self.save()

    def last_run(self) -> Run | None:
        """The present run, or the last one."""
        with self._errors():
            row = self._connection.execute(f"SELECT {_RUN_COLUMNS} FROM runs ORDER BY number DESC LIMIT 1").fetchone()
        return Run(*row) if row else None

    def save(self) -> None:
        """Put on the disk what has been noted."""
        with self._errors():
            self._connection.commit()
        self._committed = time.monotonic()

    def close(self) -> None:
        """Save and close; what cannot be saved is found again by the next run."""
        with suppress(sqlite3.Error):
            self._connection.commit()
        self._connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise cannot_write(self.path or Path(":memory:"), error) from error


def told(metadata: Metadata | None) -> str:
    """A row of metadata.csv as the manifest keeps it."""
    return "" if metadata is None else json.dumps(asdict(metadata), ensure_ascii=False, sort_keys=True)
