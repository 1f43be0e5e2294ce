"""Entities of one name told apart: "Kulturnämnden" of two regions is two boards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from nysta.graph.model import Edge

# Who has boards of this name; others speak of those of their kommuner and regions.
_WITH_BOARDS = frozenset({"kommun", "region"})
_BOARD = "nämnden"


def wholes_of_namesakes(
    names: Mapping[str, str], edges: Iterable[Edge], kinds: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each entity that shares its name with another: the name of what it is part of, else of its issuer.

    Those of whom nothing of the kind is known are left out: a kulturnämnd in the report of a federation or company is
    not the issuer's own.

    Args:
        names: of all entities, by id.
        edges: the relations; of several ``PART_OF`` the surest counts.
        kinds: of the entities, by id, as far as they are known.
    """
    shared = Counter(name.casefold() for name in names.values())
    issuers = {own.split("/", 1)[1]: name for own, name in names.items() if own.count("/") == 1}
    wholes: dict[str, str] = {}
    parts = [edge for edge in edges if edge.type == "PART_OF" and shared[names[edge.source].casefold()] > 1]
    for edge in sorted(parts, key=lambda edge: (-_confidence(edge), edge.key)):
        wholes.setdefault(edge.source, names[edge.target])
    found: dict[str, str] = {}
    for own, name in names.items():
        if shared[name.casefold()] > 1:
            issuer = "/".join(own.split("/")[1:-1])
            kind = (kinds or {}).get(f"organisation/{issuer}")
            others = name.casefold().endswith(_BOARD) and kind is not None and kind not in _WITH_BOARDS
            whole = wholes.get(own) or (None if others else issuers.get(issuer))
            if whole and whole.casefold() != name.casefold():
                found[own] = whole
    return found


def _confidence(edge: Edge) -> float:
    value = edge.properties.get("confidence")
    return float(value) if isinstance(value, int | float) else 0.0
