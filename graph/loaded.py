"""What the embedded store was last loaded with: a run that changed nothing need not merge and load again.

Noted in ``loaded.json`` of the workspace, which may be deleted at any time. A server's database may be changed by
others, so it is always loaded.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from nysta.extract.files import write_whole
from nysta.graph.summary import Funder, Summary
from nysta.graph.workspace import Workspace

_NOTE = "loaded.json"
_HERE = Path(__file__).parent


def summary_of_loaded(workspace: Workspace, store: Path, min_confidence: float) -> Summary | None:
    """The figures of what ``store`` holds, if that is the graph of ``workspace``; None if it has to be loaded."""
    try:
        noted = json.loads((workspace.root / _NOTE).read_bytes())[str(store.resolve())]
        if noted["content"] != _content(workspace, min_confidence) or noted["store"] != _stamp(store):
            return None
        told: dict[str, Any] = noted["summary"]
        funders = tuple(Funder(**each) for each in told.pop("kronor_by_funder"))
        return Summary(**told, kronor_by_funder=funders)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_loaded(workspace: Workspace, store: Path, min_confidence: float, summary: Summary) -> None:
    """Note that ``store``, now closed, holds the graph of ``workspace``."""
    note = {
        str(store.resolve()): {
            "content": _content(workspace, min_confidence),
            "store": _stamp(store),
            "summary": summary.as_dict(),
        }
    }
    write_whole(workspace.root / _NOTE, json.dumps(note, ensure_ascii=False, indent=1).encode())


def _content(workspace: Workspace, min_confidence: float) -> str:
    """A fingerprint of all that a merge depends on, by size and time of each file."""
    digest = hashlib.sha256(f"{_rules()} {min_confidence}".encode())
    for name, size, changed in sorted(_stats(workspace.graphs)):
        digest.update(f"\n{name} {size} {changed}".encode())
    if workspace.judgements.exists():
        digest.update(workspace.judgements.read_bytes())
    return digest.hexdigest()


def _stats(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".json"):
                held = entry.stat()
                yield entry.name, held.st_size, held.st_mtime_ns


def _stamp(store: Path) -> list[list[str | int]]:
    """Size and time of the files that the store consists of."""
    parts = sorted(each for each in store.parent.glob(f"{store.name}*") if ".lock" not in each.name)
    if store not in parts:
        raise FileNotFoundError(store)
    return [[each.name, each.stat().st_size, each.stat().st_mtime_ns] for each in parts]


@cache
def _rules() -> str:
    """A fingerprint of how graphs are merged: after an upgrade they are merged again."""
    digest = hashlib.sha256()
    for file in sorted(_HERE.rglob("*")):
        if file.suffix in (".py", ".yaml"):
            digest.update(file.read_bytes())
    return digest.hexdigest()
