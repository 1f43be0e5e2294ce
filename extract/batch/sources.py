"""Which documents there are: files, folders, and addresses of stores that fsspec knows (``s3://``, ``gs://``, …)."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

from nysta.extract.batch.metadata import METADATA, read_metadata
from nysta.extract.document import Metadata
from nysta.extract.readers import SUPPORTED

LOCK = "~$"  # how the names of lock files begin
# What stores call a file's version, the surest first.
_STAMPS = ("ETag", "etag", "md5Hash", "LastModified", "last_modified", "updated", "mtime", "modified", "created")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: where it is, what it is called in results, and what can be told without reading it.

    ``stamp`` is what the file system or store says of its version, ``""`` when it says nothing. ``fault`` tells why it
    is not to be read at all. ``metadata_changed``: when metadata.csv was last written, in nanoseconds.
    """

    location: str
    name: str
    size: int
    stamp: str
    metadata: Metadata | None = None
    metadata_changed: int = 0
    fault: str | None = None

    @property
    def ending(self) -> str:
        """The ending of its name, as ``.pdf``, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def supported(self) -> bool:
        """Whether files of its kind are read."""
        return self.ending in SUPPORTED and not self.is_lock

    @property
    def is_lock(self) -> bool:
        """Whether Word or Excel put it there to tell that a document is open: ``~$plan.docx`` beside ``plan.docx``."""
        return PurePosixPath(self.name).name.startswith(LOCK)


def checksum(source: Source) -> str:
    """Of a file of this machine; ``""`` for one that cannot be read, of which reading tells what is wrong."""
    try:
        with open(source.location, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def is_address(path: Path | str) -> bool:
    """Whether ``path`` is an address for fsspec and no path of this machine."""
    return "://" in str(path) and not isinstance(path, Path)


def find_sources(paths: Sequence[Path | str], include: Sequence[str] = (), exclude: Sequence[str] = ()) -> list[Source]:
    """Every file under ``paths`` whose name fits the patterns, by name; hidden files are left out.

    Raises:
        FileNotFoundError: one of ``paths`` does not exist.
        ImportError: an address is given, and fsspec or its part for this kind of store is not installed.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _at_address(str(path)) if is_address(path) else _in_folder(Path(path)):
            hidden = any(part.startswith(".") for part in PurePosixPath(source.name).parts)
            wanted = not include or any(fnmatch(source.name, glob) for glob in include)
            if wanted and not hidden and not any(fnmatch(source.name, glob) for glob in exclude):
                found.setdefault(source.location, source)
    return _told_apart(sorted(found.values(), key=lambda one: (one.name, one.location)))


def _told_apart(sources: list[Source]) -> list[Source]:
    """Two inputs may hold files of one name: the second would replace the first, so it fails and says why.

    It is then called by its whole path."""
    counts = Counter(one.name for one in sources)
    told, seen = [], set()
    for one in sources:
        if counts[one.name] > 1 and one.name in seen:
            said = f"{one.location}: another document of this run is called {one.name}; give the folder that holds both"
            one = replace(one, name=one.location, fault=said)  # its own name is that of the one that is read
        else:
            seen.add(one.name)
        told.append(one)
    return told


def _in_folder(path: Path) -> Iterator[Source]:
    if not path.exists():
        raise FileNotFoundError(f"no such file or folder: {path}")
    root = path if path.is_dir() else path.parent
    listed = root / METADATA
    about, changed = {}, 0
    if listed.is_file():
        about, changed = read_metadata(listed.read_bytes()), listed.stat().st_mtime_ns
    files = [Path(folder, name) for folder, _, names in os.walk(path) for name in names] if path.is_dir() else [path]
    inside = root.resolve()
    for file in files:
        name = file.relative_to(root).as_posix()
        if name == METADATA:
            continue
        if not _is_text(name):
            name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            yield Source(name, name, 0, "", fault=f"{name}: its name is not in UTF-8; rename the file")
            continue
        size, stamp = 0, ""
        try:
            held = file.stat()
            size, stamp = held.st_size, str(held.st_mtime_ns)
        except (OSError, ValueError):
            pass  # reading it will tell why
        yield Source(
            os.path.abspath(file), name, size, stamp, about.get(name), changed,
            _fault_of_link(file, name, inside) if path.is_dir() else None,
        )  # fmt: skip


def _is_text(name: str) -> bool:
    """Whether a file name is one that results can hold: Unix allows any bytes."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _fault_of_link(file: Path, name: str, inside: Path) -> str | None:
    """A link may stand for a file of the folder, and for no other of the machine."""
    if not file.is_symlink():
        return None
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):  # a file that is gone, or the link itself
        return f"{name}: is a link that leads nowhere; remove it"
    if target.is_relative_to(inside):
        return None
    return f"{name}: is a link to a file outside the folder; copy the file itself into the folder"


def _at_address(address: str) -> Iterator[Source]:
    try:
        import fsspec
    except ImportError as error:
        raise ImportError(
            f"{address} needs the library fsspec, and often one more for its kind of store (s3fs, gcsfs, adlfs)\n"
            "  fix:   pip install 'nysta[ray]' s3fs"
        ) from error
    files, root = fsspec.core.url_to_fs(address)
    if not files.exists(root):
        raise FileNotFoundError(f"no such file or folder: {address}")
    whole = files.isdir(root)
    held: Mapping[str, Mapping[str, Any]] = files.find(root, detail=True) if whole else {root: files.info(root)}
    base = root.rstrip("/") if whole else root.rpartition("/")[0]
    listed = f"{base}/{METADATA}"
    about = read_metadata(files.cat_file(listed)) if files.exists(listed) else {}
    for path, info in held.items():
        name = path[len(base) :].lstrip("/")
        if name == METADATA or info.get("type") == "directory":
            continue
        stamp = next((str(info[key]) for key in _STAMPS if info.get(key)), "")
        yield Source(files.unstrip_protocol(path), name, int(info.get("size") or 0), stamp, about.get(name))
