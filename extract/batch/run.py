"""A run over many documents: what has changed is read, by an engine, and written; every file has its outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from nysta.extract.batch.currency import Glance, glance, record_of
from nysta.extract.batch.engines import Engine, EngineName, chosen_engine
from nysta.extract.batch.folder import GraphFolder
from nysta.extract.batch.manifest import Manifest, Record
from nysta.extract.batch.outcome import Limits, Outcome, Planned, Progress, State
from nysta.extract.batch.reading import Finding, Task
from nysta.extract.batch.sources import Source, checksum, find_sources, is_address
from nysta.extract.files import OutputError
from nysta.extract.identity import document_id
from nysta.extract.readers import SUPPORTED


def plan_paths(
    paths: Sequence[Path | str],
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    *,
    out: Path | None = None,
    texts: Path | None = None,
    manifest: Path | None = None,
    model: str | None = None,
    force: bool = False,
) -> list[tuple[str, Planned]]:
    """What a run would do: (name, state) by name. Nothing is read or written.

    What has not changed is known where there is a ``manifest`` of the folder ``out``.
    """
    sources = find_sources(paths, include, exclude)
    if force or out is None or manifest is None or not manifest.exists():
        return [(one.name, _left_out(one) or "would be read") for one in sources]
    folder = GraphFolder(out, texts)
    with closing(Manifest(manifest)) as book:
        return [
            (
                one.name,
                _left_out(one) or ("unchanged" if glance(one, book, folder, model).unchanged else "would be read"),
            )
            for one in sources
        ]


def extract_paths(
    paths: Sequence[Path | str],
    out: Path,
    *,
    texts: Path | None = None,
    workers: int = 1,
    model: str | None = None,
    force: bool = False,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    manifest: Path | None = None,
    engine: EngineName = "local",
    limits: Limits | None = None,
    watch: Callable[[Progress], None] | None = None,
) -> Iterator[Outcome]:
    """Extract every supported file under ``paths`` into ``out``, one graph file per document; outcomes come by name.

    A document that has not changed is left as it is unless ``force``; what earlier runs found is looked up in
    ``manifest`` (None: in the graph files). ``texts`` receives the text as read. A file that cannot be read is an
    outcome, never an exception.

    With one worker and no ``limits`` the documents are read in this process. Otherwise ``engine`` reads them in worker
    processes, the largest first; one that passes a limit or takes its worker down is an outcome too. ``watch`` is told
    of each document as soon as its outcome is known.

    Raises:
        FileNotFoundError: one of ``paths`` does not exist.
        ModelNotFoundError: there is no pipeline ``model``, which is no fault of the documents.
        OutputError: results cannot be written; what has been written is whole, and the next run goes on from there.
        EngineError: the engine cannot be had.
    """
    sources = find_sources(paths, include, exclude)
    read = chosen_engine(engine, workers, model, limits)
    folder = GraphFolder(out, texts)
    folder.prepare()
    with closing(Manifest(manifest)) as book:
        run = _Run(sources, folder, book, model, force, watch)
        book.begin(engine, workers, len(sources))
        try:
            yield from run.outcomes(read)
        except BaseException as error:
            with suppress(OutputError):  # on a full disk the first error is the one to tell
                book.end("stopped", run.seconds, str(error).partition("\n")[0] or type(error).__name__)
            raise
        book.end("done", run.seconds)


@dataclass
class _Run:
    """One run under way."""

    sources: Sequence[Source]
    folder: GraphFolder
    book: Manifest
    model: str | None
    force: bool
    watch: Callable[[Progress], None] | None
    _began: float = field(default_factory=time.monotonic)
    _known: dict[int, Outcome] = field(default_factory=dict)  # that are not given out yet
    _settled: int = 0
    _given: int = 0
    _of_bytes: int = 0
    _read_bytes: int = 0

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    def outcomes(self, read: Engine) -> Iterator[Outcome]:
        """The outcome of each source, by name: the order does not tell how many workers there were."""
        glances: dict[int, Glance] = {}
        tasks = []
        for number, source in enumerate(self.sources):
            state = _left_out(source)
            if state is not None:
                self._settle(number, self._not_tried(source, state))
                continue
            seen = Glance() if self.force else glance(source, self.book, self.folder, self.model)
            if seen.unchanged:
                self._settle(number, self._outcome("unchanged", seen.unchanged, 0.0))
            elif seen.known and not is_address(source.location) and (held := checksum(source)) in seen.known:
                self._settle(number, self._taken_in(source, Finding(number, "same", 0.0, held), seen))
            else:
                glances[number] = seen
                tasks.append(Task(number, source, frozenset(seen.known)))
                self._of_bytes += source.size
        yield from self._ready()
        with closing(read(tasks)) as findings:  # closing ends the workers
            for finding in findings:
                source = self.sources[finding.number]
                self._read_bytes += source.size
                self._settle(finding.number, self._taken_in(source, finding, glances.pop(finding.number)))
                yield from self._ready()

    def _not_tried(self, source: Source, state: State) -> Outcome:
        """The outcome of a file that was left out; one that failed is noted."""
        if state == "failed":
            finding = Finding(0, "failed", 0.0, message=source.fault)
            self.book.put(record_of(source, finding, self.model, run=self.book.run))
        return Outcome(source.name, None, state, 0.0, _why_left_out(source), None)

    def _taken_in(self, source: Source, finding: Finding, seen: Glance) -> Outcome:
        """Write what a worker found, and note it."""
        if finding.state == "failed":
            self.book.put(record_of(source, finding, self.model, run=self.book.run))
            return Outcome(source.name, None, "failed", finding.seconds, finding.message, None)
        identifier = finding.id or document_id(source.name, finding.sha256)
        if finding.state == "read":
            self.folder.write(identifier, finding.graph, finding.text)
        self.folder.forget_older(source.name, identifier)
        before = seen.known.get(finding.sha256)
        record = record_of(
            source, finding, self.model, run=self.book.run, graph=self.folder.stamp(identifier), before=before
        )
        self.book.put(record)
        return self._outcome("done" if finding.state == "read" else "unchanged", record, finding.seconds)

    def _outcome(self, state: State, record: Record, seconds: float) -> Outcome:
        assert record.id is not None  # of a document that has been read
        return Outcome(
            record.path, record.id, state, seconds, None, self.folder.path(record.id),
            record.words, record.entities, record.relations, record.skipped,
        )  # fmt: skip

    def _settle(self, number: int, outcome: Outcome) -> None:
        self._known[number] = outcome
        self._settled += 1
        progress = Progress(outcome, self._settled, len(self.sources), self._read_bytes, self._of_bytes, self.seconds)
        self.book.advance(progress)
        if self.watch is not None:
            self.watch(progress)

    def _ready(self) -> Iterator[Outcome]:
        while self._given in self._known:
            yield self._known.pop(self._given)
            self._given += 1


def _left_out(source: Source) -> Literal["failed", "unsupported"] | None:
    """The state of a file that is not even tried, else None."""
    if not source.supported:
        return "unsupported"
    return "failed" if source.fault else None


def _why_left_out(source: Source) -> str:
    if source.is_lock:
        return _LOCK_FILE
    return source.fault if source.supported and source.fault else _NOT_READ


_LOCK_FILE = "a lock file of Word or Excel: the document beside it is open, or was when the program broke off"
_NOT_READ = f"not one of the kinds Nysta reads ({', '.join(sorted(SUPPORTED))})"
