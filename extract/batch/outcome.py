"""What a batch tells: what became of each document, and how far the run has come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["done", "unchanged", "failed", "unsupported"]
Planned = Literal["would be read", "unchanged", "failed", "unsupported"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``message`` says why it failed or was left out.

    ``words``, ``entities``, ``relations`` and ``skipped`` count what its graph file holds; 0 without one.
    """

    name: str
    id: str | None
    state: State
    seconds: float
    message: str | None
    graph: Path | None
    words: int = 0
    entities: int = 0
    relations: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come when ``outcome`` is known: documents of all, and bytes of those that have to be read."""

    outcome: Outcome
    documents: int
    of_documents: int
    read_bytes: int
    of_bytes: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second so far."""
        return self.documents / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """By what the bytes so far have taken; None before any has been read."""
        if not self.of_bytes:
            return 0.0
        return self.seconds * (self.of_bytes - self.read_bytes) / self.read_bytes if self.read_bytes else None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take, and when a worker makes room for a fresh one.

    ``seconds`` and ``megabytes`` (beyond what the loaded model takes) are a document's: beyond them it fails and the
    others go on. A worker is replaced after ``documents`` of them, or when it has grown by ``growth`` megabytes: what
    libraries hold on to is then given back. Megabytes are limited where the system can (Linux).
    """

    seconds: float = 300.0
    megabytes: int = 1000
    documents: int = 500
    growth: int = 500

    def spent(self, documents: int, grown: float) -> bool:
        """Whether a worker that has read so many documents and grown by so many megabytes is to be replaced."""
        return documents >= self.documents or grown >= self.growth

    def passed(self, name: str) -> str:
        """What is told of a document that took too long."""
        return f"{name}: took longer than {self.seconds:g} s (--time-limit); split the document, or allow it more"
