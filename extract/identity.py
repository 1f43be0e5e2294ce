"""What names a document, and the rules and model that read it (DESIGN §2).

Nothing here needs spaCy: a run over documents that have not changed reads no more than this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from nysta.extract.language.forms import slug

VERSION: Final = "0.1.0"
# The longest slug of a path within a document's id, in characters (DESIGN §2).
LONGEST_SLUG: Final = 80
_DIGITS: Final = 8
_HERE: Final = Path(__file__).parent


def document_id(name: str, sha256: str) -> str:
    """The document's id: slug of its relative path and the first 8 hex digits of its sha256."""
    return f"{document_stem(name)}-{sha256[:_DIGITS]}"


def document_stem(name: str) -> str:
    """What the ids of all versions of a document begin with."""
    return slug(name)[:LONGEST_SLUG].strip("-") or "dokument"


def stem_of(identifier: str) -> str:
    """The stem of a document's id."""
    return identifier[: -_DIGITS - 1]


@cache
def extractor() -> str:
    """Version and fingerprint of the rules: graph files by other rules are not current."""
    digest = hashlib.sha256()
    for file in sorted(_HERE.rglob("*")):
        # how documents are handed round says nothing of what is read in them
        if file.is_relative_to(_HERE / "batch"):
            continue
        if file.suffix in (".py", ".yaml", ".jsonl", ".npz") or file.name == "meta.json":
            digest.update(file.read_bytes())
    return f"nysta {VERSION} rules {digest.hexdigest()[:8]}"


def signature(meta: Mapping[str, Any]) -> str:
    """What a graph file says of its making: ``extractor()`` and the model, from the ``meta`` of the pipeline."""
    return f"{extractor()}, {meta.get('lang', 'sv')} model {meta.get('name') or 'rules'} {meta.get('version', '0')}"


@cache
def expected_signature(model: str | None) -> str | None:
    """The signature that a run with ``model`` gives, without loading it; None where that cannot be told."""
    folder = _HERE / "language" / "model" if model is None else _folder_of(model)
    try:
        return signature(json.loads((folder / "meta.json").read_bytes())) if folder else None
    except (OSError, ValueError):
        return None


def _folder_of(model: str) -> Path | None:
    """The folder of a spaCy pipeline that is a path, or a package."""
    if Path(model).is_dir():
        return Path(model)
    try:
        package = find_spec(model) if model.isidentifier() else None
    except (ImportError, ValueError):
        return None
    return Path(package.origin).parent if package and package.origin else None
