"""The report of a run as one JSON file, for what watches the runs: written however the run ended."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nysta.app.errors import ABORTED, exit_code_of

if TYPE_CHECKING:
    from nysta.extract.batch import Outcome

STATES = ("done", "unchanged", "failed", "unsupported")


@dataclass
class Report:
    """What is known of a run while it goes on."""

    command: str
    options: Mapping[str, Any]
    began: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    started: float = field(default_factory=time.monotonic)
    outcomes: list[Outcome] = field(default_factory=list)
    graph: Mapping[str, Any] | None = None

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self.started

    def as_dict(self, exit_code: int, error: str | None) -> dict[str, Any]:
        """The report as plain values."""
        from nysta.extract.identity import VERSION

        counts = Counter(each.state for each in self.outcomes)
        return {
            "nysta": VERSION,
            "command": self.command,
            "options": self.options,
            "began": self.began,
            "seconds": round(self.seconds, 2),
            "exit_code": exit_code,
            "error": error,
            "counts": {state: counts[state] for state in STATES},
            "words": sum(each.words for each in self.outcomes),
            "peak_megabytes": _peak_megabytes(),
            "graph": self.graph,
            "documents": [_row(each) for each in self.outcomes],
        }


@contextmanager
def reported(path: Path | None, report: Report, exit_code: Callable[[Sequence[Outcome]], int]) -> Iterator[Report]:
    """The report of what is done inside, written to ``path`` (None: nowhere) when it ends or breaks off.

    Raises:
        OutputError: it cannot be written, and the run itself went well.
    """
    try:
        yield report
    except BaseException as error:
        if path is not None:
            _write(path, report.as_dict(exit_code_of(error) or ABORTED, str(error) or type(error).__name__))
        raise
    if path is not None:
        _write(path, report.as_dict(exit_code(report.outcomes), None))


def _write(path: Path, content: Mapping[str, Any]) -> None:
    from nysta.extract.files import write_whole

    write_whole(path, (json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n").encode())


def _row(outcome: Outcome) -> dict[str, Any]:
    return {**asdict(outcome), "seconds": round(outcome.seconds, 3)}


def _peak_megabytes() -> dict[str, int] | None:
    """The most memory that the run itself and the largest of its workers had; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # Linux counts kilobytes
    usage = {"run": resource.RUSAGE_SELF, "largest_worker": resource.RUSAGE_CHILDREN}
    peaks = {name: resource.getrusage(who).ru_maxrss // unit for name, who in usage.items()}
    # On Linux the figure of a process begins with that of the one that started it, which may be far larger.
    status = Path("/proc/self/status")
    if status.exists():
        held = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        peaks["run"] = int(held[0]) // 1_000 if held else peaks["run"]
    return peaks
