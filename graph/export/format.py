"""What a form of export is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nysta.graph.model import MergedGraph


class ExportError(Exception):
    """An export that cannot be made; the message says what to do instead."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: its name, the endings of its files, and what writes it."""

    name: str
    endings: tuple[str, ...]
    write: Callable[[MergedGraph, Path], Sequence[Path]]
