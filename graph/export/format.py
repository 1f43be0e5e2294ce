"""What a form of export is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nysta.graph.model import MergedGraph, Node

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ExportError(Exception):
    """An export that cannot be made; the message says what to do instead."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export of a graph: its name, the endings of its files, and what writes it."""

    name: str
    endings: tuple[str, ...]
    write: Callable[[MergedGraph, Path], Sequence[Path]]


@dataclass(frozen=True, slots=True)
class EntityFormat:
    """A form of export that is about one entity of the graph, in the words of a language ("sv", "en")."""

    name: str
    endings: tuple[str, ...]
    write: Callable[[MergedGraph, Node, Path, str], Sequence[Path]]


def xml_text(text: str) -> str:
    """``text`` without the control characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
