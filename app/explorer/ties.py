"""Ties: the relations between two entities that the drawing shows as one arrow.

"Göteborgs Stad funds Göteborgsregionen" in five years is five relations but one tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nysta.graph.model import Edge
from nysta.graph.store_rows import edge_years, relation_type


@dataclass(frozen=True, slots=True)
class Tie:
    """Relations of one type, one direction and one standing ("holds", "planned" or "claim").

    ``amount_sek`` sums only what counts (DESIGN §1); it is None where no amount is stated.
    """

    type: str
    source: str
    target: str
    standing: str
    edges: tuple[Edge, ...]

    @property
    def id(self) -> str:
        """The tie's name in the drawing: the smallest key of its relations."""
        return min(edge.key for edge in self.edges)

    @property
    def amount_sek(self) -> int | None:
        """Whole kronor over the relations that count."""
        amounts = [
            amount
            for edge in self.edges
            if isinstance(amount := edge.properties.get("amount_sek"), int) and edge.properties.get("counts")
        ]
        return sum(amounts) if amounts else None

    @property
    def amount_years(self) -> tuple[int, int] | None:
        """From the first to the last year that the sum is over; None where no year is stated."""
        summed = [edge for edge in self.edges if edge.properties.get("counts")]
        return _years(edge for edge in summed if isinstance(edge.properties.get("year"), int))

    @property
    def share(self) -> float | None:
        """Percent owned, where it is stated."""
        shares = [s for e in self.edges if isinstance(s := e.properties.get("share"), int | float)]
        return float(shares[0]) if shares else None

    @property
    def role(self) -> str | None:
        """The role of the source, where it is stated."""
        roles = [r for e in self.edges if isinstance(r := e.properties.get("role"), str)]
        return roles[0] if roles else None

    @property
    def years(self) -> tuple[int, int] | None:
        """From the first to the last year of its relations."""
        return _years(self.edges)

    @property
    def confidence(self) -> float:
        """Of the surest of its relations."""
        return max(_confidence(edge) for edge in self.edges)


def ties(edges: Iterable[Edge]) -> tuple[Tie, ...]:
    """The ties of ``edges``, in a stable order."""
    bundles: dict[tuple[str, str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        bundles[relation_type(edge), edge.source, edge.target, standing(edge)].append(edge)
    return tuple(Tie(*name, edges=tuple(bundles[name])) for name in sorted(bundles))


def standing(edge: Edge) -> str:
    """Whether a relation "holds", is "planned", or is a "claim" only."""
    if edge.type == "CLAIM":
        return "claim"
    return "planned" if edge.properties.get("modality") == "planned" else "holds"


def tie_of(key: str, all_ties: Iterable[Tie]) -> Tie | None:
    """The tie that holds the relation with this key."""
    return next((tie for tie in all_ties if any(edge.key == key for edge in tie.edges)), None)


def _years(edges: Iterable[Edge]) -> tuple[int, int] | None:
    spans = [span for edge in edges if (span := edge_years(edge.properties))]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def _confidence(edge: Edge) -> float:
    value = edge.properties.get("confidence", 0.0)
    return float(value) if isinstance(value, int | float) else 0.0
