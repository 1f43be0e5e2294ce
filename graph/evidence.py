"""Evidence on an edge: the words that state it, with their place.

A property of a graph database holds scalars or lists of scalars only, so an edge carries its
evidence as a list of JSON texts, clearest first: ``evidence`` in the edge's properties. This
module writes and reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_STANDING = "asserted"


@dataclass(frozen=True, slots=True)
class EdgeEvidence:
    """One quote. ``document`` is the document's id, ``file`` its name, ``line`` and ``page`` are 1-based.

    ``start``/``end`` are offsets into the text as read; ``modality`` is what this very quote says,
    which may differ from what stands on the edge.
    """

    quote: str
    document: str = ""
    file: str = ""
    line: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    passage: str | None = None
    context: str | None = None
    modality: str = _STANDING
    who: str | None = None

    def to_json(self) -> str:
        """One line of JSON without the fields that say nothing."""
        fields = {
            name: value
            for name in self.__dataclass_fields__
            if (value := getattr(self, name)) not in (None, "") and not (name == "modality" and value == _STANDING)
        }
        return json.dumps(fields, ensure_ascii=False)


def read_evidence(properties: Mapping[str, Any] | Iterable[str] | None) -> tuple[EdgeEvidence, ...]:
    """The evidence of an edge, from its properties or from their ``evidence`` list."""
    lines = properties.get("evidence") if isinstance(properties, Mapping) else properties
    known = EdgeEvidence.__dataclass_fields__
    found = []
    for line in lines or ():
        fields = {name: value for name, value in json.loads(line).items() if name in known}
        found.append(EdgeEvidence(**{"quote": "", **fields}))
    return tuple(found)
