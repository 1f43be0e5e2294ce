"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path


class OutputError(OSError):
    """Results cannot be written: no fault of a document, so it ends the run; the message says where and what to do."""

    exit_code = 3


def write_whole(target: Path, content: bytes) -> None:
    """Write ``target`` so that, whatever happens, it is the old file or the new one: write, fsync, rename.

    Raises:
        OutputError: the disk is full, the folder read-only, or the like; ``target`` is as it was.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(target, error) from error


def cannot_write(target: Path, error: Exception) -> OutputError:
    """The error for a result that cannot be written."""
    said = getattr(error, "strerror", None) or error
    return OutputError(
        f"{target} cannot be written: {said}\n"
        "  fix:   free space, or make the folder writable, then run the same command again: what is done is kept"
    )


def sweep_parts(folder: Path) -> None:
    """Remove what processes that were killed in the middle of ``write_whole`` left in ``folder``."""
    for part in folder.glob(".*"):
        left = re.fullmatch(r"\..+\.(\d+)", part.name)
        if left and not _runs(int(left[1])):
            part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if os.name == "nt":  # asking there would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
