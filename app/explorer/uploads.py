"""Files that come in through the page: under which name they are kept, and which are refused.

They lie in one flat folder. A name from a browser is only ever a name: what it says of folders is cut off.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from nysta.extract.readers import SUPPORTED

LIMIT_MB = 50
KINDS = tuple(SUPPORTED)
_LONGEST = 120  # characters of a name without its ending; file systems take 255 bytes
# What file systems forbid, and marks that turn a name round on the screen.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")  # devices of Windows

Reason = Literal["kind", "size", "empty"]
Same = Literal["both", "replace"]


class UploadRefusedError(Exception):
    """A file that is not taken; ``reason`` says why."""

    def __init__(self, name: str, reason: Reason) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it lies in the folder: ``new``, ``there`` already with the same bytes, or it ``replaced`` another."""

    path: Path
    state: Literal["new", "there", "replaced"]


def safe_name(name: str) -> str:
    """A file name without folders, signs that file systems forbid, or a dot in front.

    >>> safe_name("../../etc/Årsredovisning 2023.PDF")
    'Årsredovisning 2023.pdf'
    """
    bare = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    bare = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", bare))
    stem, dot, ending = bare.rpartition(".")
    if not dot:
        stem, ending = bare, ""
    stem = stem.strip(" .-")[:_LONGEST].rstrip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"dokument-{stem}".rstrip("-")
    return f"{stem}.{ending.strip().lower()}" if ending.strip() else stem


def keep_upload(uploads: Path, name: str, content: bytes, *, same: Same = "both") -> Kept:
    """Put a file into ``uploads``.

    Args:
        uploads: the folder; made if it is not there.
        name: as the browser says it.
        content: the bytes.
        same: what to do when another file of that name is there: keep ``both``, the new one with a
            number behind its name, or ``replace`` the old one.

    Raises:
        UploadRefusedError: of a kind that is not read, empty, or larger than :data:`LIMIT_MB`.
        OSError: it cannot be written; nothing is left of it.
    """
    wanted = safe_name(name)
    if Path(wanted).suffix not in KINDS:
        raise UploadRefusedError(name, "kind")
    if not content:
        raise UploadRefusedError(name, "empty")
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise UploadRefusedError(name, "size")
    uploads.mkdir(parents=True, exist_ok=True)
    if same == "replace" and (uploads / wanted).exists():
        if _holds(uploads / wanted, content):
            return Kept(uploads / wanted, "there")
        _write_over(uploads / wanted, content)
        return Kept(uploads / wanted, "replaced")
    for number in count(1):
        target = uploads / _numbered(wanted, number)
        try:
            _write_new(target, content)
        except FileExistsError:
            if _holds(target, content):
                return Kept(target, "there")
            continue
        return Kept(target, "new")
    raise AssertionError("count() does not end")


def unread(uploads: Path, read: Iterable[str]) -> tuple[Path, ...]:
    """The files in ``uploads`` that are no document of the graph, by name; ``read`` are the documents' paths."""
    known = set(read)
    if not uploads.is_dir():
        return ()
    files = (path for path in uploads.iterdir() if path.is_file() and not path.name.startswith("."))
    return tuple(sorted(path for path in files if path.suffix.lower() in KINDS and path.name not in known))


def _numbered(name: str, number: int) -> str:
    path = Path(name)
    return name if number == 1 else f"{path.stem} ({number}){path.suffix}"


def _holds(path: Path, content: bytes) -> bool:
    if not path.is_file() or path.stat().st_size != len(content):
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == hashlib.sha256(content).digest()


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as file:  # never through a link that somebody put there, never over a file
        try:
            file.write(content)
        except OSError:
            path.unlink()
            raise


def _write_over(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.new")
    part.unlink(missing_ok=True)
    _write_new(part, content)
    part.replace(path)
