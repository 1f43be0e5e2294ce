"""Backup: the source of truth of a workspace in one file, and back again (DESIGN §2).

Packed are graph files, judgements, texts as read and uploads. The manifest of runs goes along, so that a
restored workspace does not read everything anew; the embedded store is left out: a load makes it.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from nysta.graph.judgements import read_judgements
from nysta.graph.workspace import Rejected, Workspace, WorkspaceError, check_graph_file

FORMAT = 1  # of the backup file; a newer one is refused, an older one read
_ENDINGS = (".tar.gz", ".tgz")
_ABOUT = "nysta-backup.json"
_FOLDERS = ("graphs", "text", "uploads")
_FILES = ("judgements.jsonl", "views.json", "manifest.sqlite")


class BackupError(WorkspaceError):
    """A backup that cannot be made or read; the message says what to do instead."""


class BackupMisuse(BackupError):  # noqa: N818  (it is the asking that is wrong)
    """What was asked for cannot be meant: another place or name is needed, or ``force``."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Packed:
    """What a backup holds: how many documents and judgements, and how many files in all."""

    documents: int
    judgements: int
    files: int


def backup(workspace: Workspace, path: Path) -> Packed:
    """Pack ``workspace`` into ``path`` (tar, gzip), replacing nothing until it is whole.

    Raises:
        BackupMisuse: the workspace holds nothing, or ``path`` lies in it or has the ending of another kind of file.
        WorkspaceError: a run is going on.
        OSError: ``path`` cannot be written.
    """
    if not path.name.endswith(_ENDINGS):
        raise BackupMisuse(
            f"{path}: a backup is a tar file packed with gzip\n"
            f"  fix:   give a name that ends in {' or '.join(_ENDINGS)}"
        )
    if path.resolve().is_relative_to(workspace.root.resolve()):
        raise BackupMisuse(f"{path} lies in the workspace itself\n  fix:   choose a place outside {workspace.root}")
    if not workspace.graph_paths() and not workspace.judgements.exists():
        raise BackupMisuse(
            f"the workspace {workspace.root} holds nothing to pack\n  fix:   name another with --workspace"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with workspace.writing():
            members = list(_members(workspace))
            packed = Packed(len(workspace.graph_paths()), len(workspace.read_judgements()), len(members))
            about = {
                "format": FORMAT,
                "made": datetime.now(UTC).isoformat(timespec="seconds"),
                "documents": packed.documents,
            }
            with tarfile.open(part, "w:gz") as archive:
                _add_bytes(archive, _ABOUT, json.dumps(about).encode())
                for name, file in members:
                    if name == "manifest.sqlite":
                        _add_bytes(archive, name, _database(file))
                    else:
                        archive.add(file, name, recursive=False)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return packed


def _members(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    for folder in _FOLDERS:
        for file in sorted((workspace.root / folder).rglob("*")):
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(workspace.root).as_posix(), file
    for name in _FILES:
        if (workspace.root / name).exists():
            yield name, workspace.root / name


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _database(file: Path) -> bytes:
    """A database as one whole, what its log holds included."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        source, target = sqlite3.connect(file), sqlite3.connect(copy)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
        return copy.read_bytes()


def restore(path: Path, workspace: Workspace, *, force: bool = False) -> Packed:
    """Unpack ``path`` into ``workspace``; nothing is changed before all of it has been looked at.

    Args:
        path: a file that ``backup`` made.
        workspace: where to; it must be empty unless ``force``, which replaces what it holds.
        force: replace a workspace that is not empty.

    Raises:
        BackupMisuse: the workspace is not empty.
        BackupError: the file is no backup, is damaged or newer than this Nysta.
        WorkspaceError: a run is going on.
    """
    held = [name for name in (*_FOLDERS, *_FILES) if (workspace.root / name).exists()]
    if held and not force:
        raise BackupMisuse(
            f"the workspace {workspace.root} is not empty ({', '.join(held)})\n"
            "  fix:   name a new folder with --workspace, or replace what is there with --force"
        )
    workspace.root.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workspace.root.parent, prefix=".nysta-restore-") as folder:
        fresh = Workspace(Path(folder))
        _unpack(path, fresh.root)
        packed = _looked_at(path, fresh)
        with workspace.writing():
            _swap(fresh.root, workspace.root)
    return packed


def _swap(fresh: Path, root: Path) -> None:
    """Put what ``fresh`` holds in the place of what ``root`` holds: all of it, or nothing at all."""
    old = fresh / ".old"
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for name in (*_FOLDERS, *_FILES):
            for source, target in ((root / name, old / name), (fresh / name, root / name)):
                if source.exists():
                    source.replace(target)
                    moved.append((source, target))
    except BaseException as error:
        for source, target in reversed(moved):
            target.replace(source)
        if isinstance(error, OSError):
            raise BackupError(
                f"the workspace {root} could not be replaced and is as it was: {error}\n"
                "  fix:   close what holds its files, or name a new folder with --workspace"
            ) from error
        raise


def _unpack(path: Path, folder: Path) -> None:
    try:
        with tarfile.open(path, "r:gz") as archive:
            first = archive.next()
            about = archive.extractfile(first) if first and first.name == _ABOUT else None
            if about is None:
                raise BackupError(f"{path} is no backup of Nysta\n  fix:   give a file that `nysta backup` made")
            made = json.loads(about.read())["format"]
            if made > FORMAT:
                raise BackupError(
                    f"{path} was made by a newer Nysta (form {made}, this one reads {FORMAT})\n  fix:   upgrade Nysta"
                )
            for member in archive:
                if member.name == _ABOUT:
                    continue
                if not member.isfile() or not _belongs(member.name):
                    raise BackupError(
                        f"{path} holds {member.name}, which no backup of Nysta has\n  fix:   do not use it"
                    )
                archive.extract(member, folder, filter="data")
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError) as error:
        raise BackupError(
            f"{path} cannot be read: {error}\n  fix:   give a whole file that `nysta backup` made"
        ) from error


def _belongs(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name in _FILES or (len(parts) > 1 and parts[0] in _FOLDERS and ".." not in parts)


def _looked_at(path: Path, fresh: Workspace) -> Packed:
    for file in fresh.graph_paths():
        found = check_graph_file(file)
        if isinstance(found, Rejected):
            raise BackupError(f"{path}: {file.name} is no graph file: {found.reason}\n  fix:   take another backup")
    files = sum(each.is_file() for each in fresh.root.rglob("*"))
    return Packed(len(fresh.graph_paths()), len(read_judgements(fresh.judgements)), files)
