"""One document in one process: what is asked of a worker, and what it gives back.

Workers only read. Whatever is written, the run itself writes: a worker that dies leaves nothing half done.
"""

from __future__ import annotations

import gc
import hashlib
import os
import time
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from nysta.extract.batch.memory import limit_memory, resident_megabytes
from nysta.extract.batch.outcome import Limits
from nysta.extract.batch.sources import Source, is_address
from nysta.extract.readers import UnreadableDocument, read, read_bytes
from nysta.extract.readers.limits import MAX_FILE_BYTES

# So many objects more than have gone are made before the collector looks for cycles.
UNSEEN = 50_000

if TYPE_CHECKING:
    from spacy.language import Language

    from nysta.extract.document import SourceText


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read.

    ``known`` are the checksums of versions whose graph files are there and current; a document at an address is held
    against them once it has been fetched, others have been before they become a task.
    """

    number: int
    source: Source
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a worker made of a task: a graph file and the text it is of, nothing new, or why there is none."""

    number: int
    state: Literal["read", "same", "failed"]
    seconds: float
    sha256: str = ""
    id: str | None = None
    graph: bytes = b""
    text: str = ""
    words: int = 0
    entities: int = 0
    relations: int = 0
    skipped: int = 0
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker sends after each document: its finding, and how many megabytes it has grown since it began."""

    finding: Finding
    grown: float


def read_task(task: Task, model: str | None) -> Finding:
    """Read the document of ``task``; one that cannot be read is a finding, never an exception.

    Raises:
        ModelNotFoundError: there is no pipeline ``model``, which is no fault of the document.
    """
    began = time.perf_counter()
    try:
        text = _text(task)
    except Exception as error:  # a document's border: one bad document never stops the batch
        return failed(task, _said(task, error), time.perf_counter() - began)
    if isinstance(text, str):
        return Finding(task.number, "same", time.perf_counter() - began, text)
    nlp = pipeline(model)
    try:
        from nysta.extract.pipeline import extract

        graph = extract(text, nlp, task.source.metadata)
        return Finding(
            task.number,
            "read",
            time.perf_counter() - began,
            graph.sha256,
            graph.id,
            graph.to_json().encode(),
            text.text,
            graph.words,
            len(graph.entities),
            len(graph.relations),
            len(graph.skipped),
        )
    except Exception as error:
        return failed(task, _said(task, error), time.perf_counter() - began)


def failed(task: Task, message: str, seconds: float) -> Finding:
    """The finding of a document that could not be read."""
    return Finding(task.number, "failed", seconds, message=message)


@cache
def pipeline(model: str | None) -> Language:
    """The language pipeline, loaded once per process."""
    from nysta.extract.language.pipeline import load

    return load(model)


def ready_to_read(model: str | None, limits: Limits) -> float:
    """Load the model and set the limit of memory; the megabytes that are in use then.

    Raises:
        ModelNotFoundError: there is no pipeline ``model``.
    """
    # Before NumPy is loaded: one thread a worker, or they get in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import_module("nysta.extract.pipeline")  # its imports too are not for the first document to pay
    pipeline(model)
    spare_the_collector()
    limit_memory(limits.megabytes)
    return resident_megabytes()


def spare_the_collector() -> None:
    """Have the collector of cycles look at what is made from now on, and seldom: what has been loaded stays, and a
    document leaves some dozen objects in cycles. Looking through all of it took a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(UNSEEN)


def _text(task: Task) -> SourceText | str:
    """The text of the document, or its checksum when that is a known one."""
    source = task.source
    if not is_address(source.location):
        return read(Path(source.location), name=source.name)
    data = _fetched(source)
    checksum = hashlib.sha256(data).hexdigest()
    return checksum if checksum in task.known else read_bytes(data, name=source.name, ending=source.ending)


def _fetched(source: Source) -> bytes:
    import fsspec

    if source.size > MAX_FILE_BYTES:
        limit = f"{source.size // 1_000_000} MB, more than the {MAX_FILE_BYTES // 1_000_000} MB that are read"
        raise UnreadableDocument(source.name, f"is {limit}", "split the document or take out its pictures")
    files, path = fsspec.core.url_to_fs(source.location)
    return bytes(files.cat_file(path))


def _said(task: Task, error: Exception) -> str:
    """An error in one line."""
    if isinstance(error, MemoryError):
        return f"{task.source.name}: needs more memory than one document may take (--memory-limit); split the document"
    told = str(error) if isinstance(error, (UnreadableDocument, OSError)) else f"{type(error).__name__}: {error}"
    return (told.splitlines() or [type(error).__name__])[0]
