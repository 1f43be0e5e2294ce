"""Keys: the names by which edges are known for ever (DESIGN §1)."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nysta.extract.graph_file import Relation
    from nysta.graph.judgements import RelationRef

UNDIRECTED = frozenset({"COLLABORATES_WITH"})
KEY_LENGTH = 20  # hexadecimal digits; 80 bits leave no room for chance in any graph that fits a disk


def _digest(parts: tuple[object, ...]) -> str:
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:KEY_LENGTH]


def normalised_purpose(purpose: str | None) -> str:
    """``purpose`` without case, punctuation and doubled white space; empty where none is stated."""
    return re.sub(r"[\W_]+", " ", purpose or "").strip().casefold()


def ordered_ends(relation_type: str, source: str, target: str) -> tuple[str, str]:
    """The ends as they are stored: undirected relations have theirs sorted."""
    if relation_type in UNDIRECTED and target < source:
        return target, source
    return source, target


def relation_key(relation: Relation | RelationRef, source: str, target: str) -> str:
    """The key of ``relation`` between ``source`` and ``target``, the ids its ends have in the graph.

    Type and ends tell it, for FUNDS also year, basis, purpose and amount. The rest (share, role, modality,
    confidence) may change without making it another relation.
    """
    ends = ordered_ends(relation.type, source, target)
    if relation.type != "FUNDS":
        return _digest((relation.type, *ends))
    purpose = normalised_purpose(relation.purpose)
    return _digest((relation.type, *ends, relation.year, relation.basis, purpose, relation.amount_sek))


def link_key(link_type: str, source: str, target: str) -> str:
    """The key of a provenance link (``FROM``, ``MENTIONED_IN``)."""
    return _digest((link_type, source, target))


def passage_id(document: str, start: int, end: int) -> str:
    """The id of the passage that stands at ``start``–``end`` of the text of ``document``."""
    return f"{document}#{start}-{end}"
