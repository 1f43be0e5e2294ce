"""The workspace: the folder in which graph files, texts, judgements and the store lie (DESIGN §2).

Graph files and judgements are the source of truth; everything else here can be made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from nysta.extract.files import write_whole
from nysta.extract.graph_file import GraphFile, read_graph_file
from nysta.graph.judgements import Judgement, forget_quotes, read_judgements
from nysta.graph.locks import LockedError, locked
from nysta.graph.merge import MIN_CONFIDENCE, merge
from nysta.graph.model import MergedGraph

DEFAULT_FOLDER = "nysta-data"


class WorkspaceError(Exception):
    """Something in the workspace is not as it must be; the message says what, where and how to mend it."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is no graph file, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of graph files did."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True)
class Workspace:
    """The places in one workspace; ``root`` need not exist yet."""

    root: Path

    @property
    def graphs(self) -> Path:
        """One graph file per document, and nothing else."""
        return self.root / "graphs"

    @property
    def text(self) -> Path:
        """The text of each document as read, ``<document id>.txt``."""
        return self.root / "text"

    @property
    def uploads(self) -> Path:
        """Files that came in through the explorer."""
        return self.root / "uploads"

    @property
    def judgements(self) -> Path:
        """What people decided, one line each."""
        return self.root / "judgements.jsonl"

    @property
    def manifest(self) -> Path:
        """The state of batch runs."""
        return self.root / "manifest.sqlite"

    @property
    def news(self) -> Path:
        """What the last run that changed anything brought (:mod:`nysta.graph.news`)."""
        return self.root / "news.json"

    @property
    def views(self) -> Path:
        """The explorer's views that people saved."""
        return self.root / "views.json"

    @property
    def store(self) -> Path:
        """The embedded store."""
        return self.root / "nysta.kgl"

    @property
    def store_uri(self) -> str:
        """The address of the embedded store."""
        return f"embedded:{self.store}"

    @classmethod
    def choose(cls, folder: Path | None = None) -> Workspace:
        """``folder``, else ``$NYSTA_HOME``, else ``./nysta-data``."""
        return cls(folder or Path(os.environ.get("NYSTA_HOME") or DEFAULT_FOLDER))

    def graph_paths(self) -> tuple[Path, ...]:
        """The graph files, by name."""
        return tuple(sorted(self.graphs.glob("*.json"))) if self.graphs.is_dir() else ()

    def graph_files(self) -> Iterator[GraphFile]:
        """All graph files, read and validated.

        Raises:
            WorkspaceError: a file is no graph file.
        """
        for path in self.graph_paths():
            yield _read(path)

    def read_judgements(self) -> tuple[Judgement, ...]:
        """The judgements in order of time.

        Raises:
            JudgementError: a line is no judgement.
        """
        return read_judgements(self.judgements)

    def merged(self, *, min_confidence: float = MIN_CONFIDENCE) -> MergedGraph:
        """The graph of the whole workspace, judgements applied.

        Raises:
            WorkspaceError, JudgementError, MergeError: as for the parts.
        """
        return merge(self.graph_files(), self.read_judgements(), min_confidence=min_confidence)

    def owns(self, folder: Path) -> bool:
        """Whether ``folder`` is this workspace or its ``graphs/``."""
        return folder.resolve() in (self.root.resolve(), self.graphs.resolve())

    def import_graphs(self, folder: Path) -> Imported:
        """Copy the graph files of ``folder`` here.

        One of a document that is here already, or of an earlier version of it (the same path), replaces it.

        Raises:
            WorkspaceError: ``folder`` is none, holds no graph file, or a file in it is none; nothing
                is copied then.
        """
        files = graph_files_in(folder)
        self.graphs.mkdir(parents=True, exist_ok=True)
        older = {(file.path, file.id) for file in self.graph_files()}
        done: dict[str, list[str]] = {"added": [], "replaced": [], "unchanged": []}
        for path, file in files:
            target = self.graphs / f"{file.id}.json"
            content = path.read_bytes()
            before = target.read_bytes() if target.exists() else None
            versions = [own for where, own in older if where == file.path and own != file.id]
            if before == content:
                state = "unchanged"
            else:
                state = "added" if before is None and not versions else "replaced"
                write_whole(target, content)
            for own in versions:
                (self.graphs / f"{own}.json").unlink(missing_ok=True)
                (self.text / f"{own}.txt").unlink(missing_ok=True)
            done[state].append(file.id)
        return Imported(*(tuple(done[state]) for state in ("added", "replaced", "unchanged")))

    def find_documents(self, name: str) -> tuple[GraphFile, ...]:
        """The documents whose id, path, or file name is ``name``."""
        path = self.graphs / f"{name}.json"
        if "/" not in name and path.exists():
            return (_read(path),)
        return tuple(file for file in self.graph_files() if name in (file.id, file.path, file.document))

    def remove(self, document: GraphFile) -> tuple[Path, ...]:
        """Take out everything of one document but what people decided; the paths that went.

        Its quotes in judgements are blanked. The store is brought in line by the next load.
        """
        graph = self.graphs / f"{document.id}.json"
        candidates = [graph, *self.text.glob(f"{_escaped(document.id)}.*")]
        candidates += [
            path
            for path in (self.uploads / document.path, self.uploads / document.document)
            if path.resolve().is_relative_to(self.uploads.resolve()) and _is_file_of(path, document.sha256)
        ]
        candidates += self.uploads.glob(f"{_escaped(document.id)}*")
        self.news.unlink(missing_ok=True)
        gone = []
        for path in dict.fromkeys(candidates):
            if path.is_dir():
                shutil.rmtree(path)
                gone.append(path)
            elif path.exists():
                path.unlink()
                gone.append(path)
        forget_quotes(self.judgements, [document.id])
        return tuple(gone)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the workspace for a run, a load or a removal: one at a time.

        Raises:
            WorkspaceError: another process holds it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            with locked(self.root / "run", wait=0.2):
                yield
        except LockedError as error:
            raise WorkspaceError(
                f"a run is going on in the workspace {self.root} (en körning pågår)\n"
                "  fix:   wait until it is done, or use another folder with --workspace"
            ) from error

    def busy(self) -> bool:
        """Whether a run, a load or a removal is going on."""
        if not self.root.is_dir():
            return False
        try:
            with locked(self.root / "run", wait=0):
                return False
        except LockedError:
            return True


def graph_files_in(folder: Path) -> list[tuple[Path, GraphFile]]:
    """The graph files of a plain folder, by name.

    Raises:
        WorkspaceError: ``folder`` is none, holds no graph file, or a file in it is none.
    """
    if not folder.is_dir():
        raise WorkspaceError(f"{folder} is no folder\n  fix:   give the folder that holds the graph files")
    files = [(path, _read(path)) for path in sorted(folder.glob("*.json"))]
    if not files:
        raise WorkspaceError(
            f"no graph files (*.json) in {folder}\n  fix:   make them with `nysta extract PATHS… --out DIR`"
        )
    return files


def check_graph_file(path: Path) -> GraphFile | Rejected:
    """The graph file at ``path``, or in plain words what is wrong with it."""
    try:
        return read_graph_file(path)
    except OSError as error:
        return Rejected(path, f"cannot be read: {error.strerror or error}")
    except ValidationError as error:
        return Rejected(path, explain_invalid(error))


def explain_invalid(error: ValidationError, *, most: int = 5) -> str:
    """The first ``most`` things that are wrong, each with its place in the file."""
    found = error.errors()
    said = []
    for each in found[:most]:
        where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in each["loc"]).lstrip(".")
        said.append(f"{where}: {each['msg']}" if where else each["msg"])
    if len(found) > most:
        said.append(f"and {len(found) - most} more")
    return "; ".join(said)


def _read(path: Path) -> GraphFile:
    found = check_graph_file(path)
    if isinstance(found, Rejected):
        raise WorkspaceError(
            f"{path} is no graph file: {found.reason}\n"
            "  fix:   extract its document anew, or move the file away (`nysta check` looks at all of them)"
        )
    return found


def _is_file_of(path: Path, sha256: str) -> bool:
    """Whether ``path`` holds these very bytes: another document may have a file of the same name."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def documents_named(files: Sequence[GraphFile]) -> str:
    """The documents in words, for a message."""
    return ", ".join(f"{file.id} ({file.path})" for file in files)
