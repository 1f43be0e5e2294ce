"""Readers: bytes of one file → ``SourceText``. One module per format behind one function, ``read``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Final, cast

from nysta.extract.document import SourceText
from nysta.extract.readers.content import DESCRIPTIONS, Kind, kind_of
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_FILE_BYTES

__all__ = ["SUPPORTED", "UnreadableDocument", "read", "read_bytes"]

SUPPORTED: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
"""File endings (lower case) that can be read, and what a file of that ending holds."""

# A module is imported when a document of its kind is met: their libraries take a second to load.
_READERS: Final[dict[Kind, tuple[str, str]]] = {
    "text": ("txt", "read_txt"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "html": ("html", "read_html"),
    "xlsx": ("xlsx", "read_xlsx"),
}
_FIXES: Final[dict[Kind, str]] = {
    "old office": "open it in Word or Excel and save it as .docx or .xlsx",
    "encrypted office": "remove the password in Word or Excel and save it again",
    "image": "run OCR on it and save the result as PDF or text",
    "rtf": "open it in Word and save it as .docx",
    "archive": "unpack it and give the documents in it",
    "binary": "download it again, or leave it out",
}
_OLD_ENDINGS: Final[dict[str, Kind]] = {
    ".doc": "old office",
    ".xls": "old office",
    ".ppt": "old office",
    ".rtf": "rtf",
    ".zip": "archive",
}


def read(path: Path, *, name: str) -> SourceText:
    """Read one file by what its ending says, once its bytes agree with the ending.

    Args:
        path: the file.
        name: what the document is called in results: its path relative to the input folder.

    Raises:
        UnreadableDocument: with one line that says what is wrong and how to fix it.
    """
    try:
        if path.is_dir():
            raise UnreadableDocument(name, "is a folder, not a document", "give the files in it")
        if not path.is_file() and path.exists():
            raise UnreadableDocument(name, "is no regular file", "give a file")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UnreadableDocument(
                name,
                f"is {size // 1_000_000} MB, more than the {MAX_FILE_BYTES // 1_000_000} MB that are read",
                "split the document or take out its pictures",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(name, "does not exist", "check the path") from error
    except PermissionError as error:
        raise UnreadableDocument(
            name, "may not be read by this user (permission denied)", "change its permissions"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableDocument(name, f"cannot be read ({error})", "check the disk and the path") from error
    return read_bytes(data, name=name, ending=path.suffix)


def read_bytes(data: bytes, *, name: str, ending: str | None = None) -> SourceText:
    """Read a document that is in memory (an upload); ``ending`` defaults to that of ``name``.

    Raises:
        UnreadableDocument: with one line that says what is wrong and how to fix it.
    """
    ending = (PurePosixPath(name).suffix if ending is None else ending).lower()
    if not data:
        raise UnreadableDocument(name, "is empty (0 bytes)", "download or export it again")
    kind = _agreed_kind(data, name, ending)
    module, function = _READERS[kind]
    reader = cast(Callable[..., SourceText], getattr(import_module(f"nysta.extract.readers.{module}"), function))
    try:
        return reader(data, name=name, sha256=hashlib.sha256(data).hexdigest())
    except UnreadableDocument:
        raise
    except MemoryError as error:
        raise UnreadableDocument(name, "needs more memory than there is", "split the document") from error
    except Exception as error:  # a document's border: whatever a library trips over is the file's fault
        raise UnreadableDocument(
            name,
            f"could not be read ({type(error).__name__}: {error})",
            "save it anew",
        ) from error


def _agreed_kind(data: bytes, name: str, ending: str) -> Kind:
    """What the file is, if its ending says the same."""
    if ending not in SUPPORTED:
        known = ", ".join(SUPPORTED)
        fix = _FIXES.get(_OLD_ENDINGS.get(ending, "text"), f"supported are {known}")
        raise UnreadableDocument(name, f"files ending in {ending or 'nothing'} are not read", fix)
    expected, found = SUPPORTED[ending], kind_of(data)
    if found == expected or (expected, found) == ("html", "text"):
        return expected
    if found in _READERS:
        right = next(known for known, kind in SUPPORTED.items() if kind == found)
        if found == "text":
            fix = "download it again; if it truly is text, rename it to .txt"
        else:
            fix = f"rename it so that it ends in {right}"
    else:
        fix = _FIXES[found]
    raise UnreadableDocument(name, f"is not what {ending} says but {DESCRIPTIONS[found]}", fix)
