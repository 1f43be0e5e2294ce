"""The memory of a worker: how much it has, and no more than it may."""

from __future__ import annotations

import sys
from pathlib import Path


def resident_megabytes() -> float:
    """The memory that this process has in use, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    import resource

    return pages * resource.getpagesize() / 1e6


def limit_memory(megabytes: int) -> None:
    """From now on this process may take so much more for its data; beyond it allocations fail. Linux only."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    status = Path("/proc/self/status").read_text()
    held = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (held + megabytes * 1_000_000, hard))
