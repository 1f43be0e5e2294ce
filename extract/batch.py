"""Many documents: which files there are, which have changed, and one graph file for each."""

from __future__ import annotations

import csv
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from spacy.language import Language

from nysta.extract.graph_file import GraphFile, read_graph_file
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import Metadata, document_id, extract, extractor
from nysta.extract.readers import SUPPORTED, UnreadableDocument, read

State = Literal["done", "unchanged", "failed", "unsupported"]
METADATA = "metadata.csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``message`` says why it failed or was left out."""

    name: str
    id: str | None
    state: State
    seconds: float
    message: str | None
    graph: Path | None


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    name: str
    metadata: Metadata | None
    metadata_changed: int = 0  # when metadata.csv was last written, in nanoseconds; 0 without one


def plan_paths(
    paths: Sequence[Path], include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> list[tuple[str, State]]:
    """What a run would look at: (name, "done" if it would be read, "unsupported" if not), sorted by name."""
    return [(one.name, "done" if _supported(one.path) else "unsupported") for one in _find(paths, include, exclude)]


def extract_paths(
    paths: Sequence[Path],
    out: Path,
    *,
    texts: Path | None = None,
    workers: int = 1,
    model: str | None = None,
    force: bool = False,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> Iterator[Outcome]:
    """Extract every supported file under ``paths`` into ``out``, one graph file per document.

    A document whose bytes have not changed is left as it is unless ``force``. ``texts`` receives the text as
    read. A file that cannot be read is an outcome, never an exception.

    Raises:
        FileNotFoundError: one of ``paths`` does not exist.
        ModelNotFoundError: there is no pipeline ``model``, which is no fault of the documents.
    """
    sources = _find(paths, include, exclude)
    if model is not None:
        _pipeline(model)
    out.mkdir(parents=True, exist_ok=True)
    if texts is not None:
        texts.mkdir(parents=True, exist_ok=True)
    reader = _Extractor(out, texts, model, force)
    if workers <= 1 or len(sources) < 2:
        yield from map(reader, sources)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(workers, len(sources)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(reader, sources)


def _find(paths: Sequence[Path], include: Sequence[str], exclude: Sequence[str]) -> list[_Source]:
    found: dict[Path, _Source] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder: {path}")
        root = path if path.is_dir() else path.parent
        about = _metadata(root)
        changed = (root / METADATA).stat().st_mtime_ns if about else 0
        files = (
            [Path(folder, name) for folder, _, names in os.walk(path) for name in names] if path.is_dir() else [path]
        )
        for file in files:
            name = file.relative_to(root).as_posix()
            if name == METADATA or any(part.startswith(".") for part in Path(name).parts):
                continue
            wanted = not include or any(fnmatch(name, glob) for glob in include)
            if wanted and not any(fnmatch(name, glob) for glob in exclude):
                found.setdefault(file.absolute(), _Source(file, name, about.get(name), changed))
    return sorted(found.values(), key=lambda one: (one.name, str(one.path)))


def _metadata(root: Path) -> dict[str, Metadata]:
    """The rows of metadata.csv (path,title,issuer,year,url) by path; empty without the file.

    A Swedish Excel parts the columns with semicolons and may write Windows-1252; both are read.
    """
    file = root / METADATA
    if not file.is_file():
        return {}
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    return {
        row["path"]: Metadata(
            row.get("title") or None,
            row.get("issuer") or None,
            int(row["year"]) if (row.get("year") or "").isdecimal() else None,
            row.get("url") or None,
        )
        for row in csv.DictReader(StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
        if row.get("path")
    }


def _supported(path: Path) -> bool:
    return path.suffix.lower() in SUPPORTED


@dataclass
class _Extractor:
    """Extracts one file; travels to worker processes, where it loads the model once."""

    out: Path
    texts: Path | None
    model: str | None
    force: bool

    def __call__(self, source: _Source) -> Outcome:
        began = time.perf_counter()
        if not _supported(source.path):
            kinds = ", ".join(sorted(SUPPORTED))
            return Outcome(source.name, None, "unsupported", 0.0, f"not one of the kinds Nysta reads ({kinds})", None)
        try:
            return self._extract(source, began)
        except Exception as error:  # a document's border: one bad document never stops the batch
            message = (
                str(error) if isinstance(error, (UnreadableDocument, OSError)) else f"{type(error).__name__}: {error}"
            )
            return Outcome(source.name, None, "failed", time.perf_counter() - began, message.splitlines()[0], None)

    def _extract(self, source: _Source, began: float) -> Outcome:
        sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
        identifier = document_id(source.name, sha256)
        target = self.out / f"{identifier}.json"
        if not self.force and _is_current(target, source):
            return Outcome(source.name, identifier, "unchanged", time.perf_counter() - began, None, target)
        text = read(source.path, name=source.name)
        graph = extract(text, _pipeline(self.model), source.metadata)
        _write(target, graph.to_json())
        self._forget_older(graph)
        if self.texts is not None:
            _write(self.texts / f"{identifier}.txt", text.text)
        return Outcome(source.name, identifier, "done", time.perf_counter() - began, None, target)

    def _forget_older(self, graph: GraphFile) -> None:
        """Remove the graph files of earlier versions of the same path."""
        stem = document_id(graph.path, "")
        for other in self.out.glob(f"{stem}*.json"):
            if other.stem != graph.id and len(other.stem) == len(graph.id) and _path_in(other) in (graph.path, None):
                other.unlink()
                if self.texts is not None:
                    (self.texts / f"{other.stem}.txt").unlink(missing_ok=True)


def _is_current(target: Path, source: _Source) -> bool:
    """Whether a graph file is there, whole, by this version, and as metadata.csv has it."""
    try:
        graph, written = read_graph_file(target), target.stat().st_mtime_ns
    except (OSError, ValidationError):
        return False
    agrees = written > source.metadata_changed or _agrees(graph, source.metadata)
    return agrees and graph.extractor.startswith(f"{extractor()},")


def _agrees(graph: GraphFile, said: Metadata | None) -> bool:
    """Whether a graph file says what its row of metadata.csv says."""
    if said is None:
        return True
    issuer = next((one for one in graph.entities if one.id == graph.issuer), None)
    names = {form.casefold() for form in (issuer.name, *issuer.aliases)} if issuer else set()
    stated = ((said.title, graph.title), (said.year, graph.year), (said.url, graph.url))
    return all(wanted in (None, has) for wanted, has in stated) and (
        said.issuer is None or said.issuer.casefold() in names
    )


def _path_in(file: Path) -> str | None:
    """The path of the document that a graph file is of; None when the file is spoilt."""
    try:
        return read_graph_file(file).path
    except (OSError, ValidationError):
        return None


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


@cache
def _pipeline(model: str | None) -> Language:
    """The language pipeline, loaded once per process."""
    return load(model)
