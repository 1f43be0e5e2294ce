"""What a graph holds, in figures: the summary that a run ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from nysta.extract.graph_file import GraphFile
from nysta.graph.model import MergedGraph, shown_name
from nysta.graph.ontology import ontology


@dataclass(frozen=True, slots=True)
class Funder:
    """Who gives, and how many whole kronor. A name that others have too says whose it is."""

    id: str
    name: str
    kronor: int


@dataclass(frozen=True)
class Summary:
    """Figures of a merged graph. ``kronor_by_funder`` sums what counts (DESIGN §1) over all years.

    ``skipped`` tells how often something was not read, by what it was.
    """

    documents: int
    pages: int
    words: int
    entities: dict[str, int]
    relations: dict[str, int]
    claims: int
    kronor_by_funder: tuple[Funder, ...]
    skipped: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain values."""
        return asdict(self)


def summarise(files: Iterable[GraphFile], graph: MergedGraph, *, top: int = 10) -> Summary:
    """The figures of ``graph``, merged from ``files``; the ``top`` largest funders."""
    known = ontology()
    documents = pages = words = 0
    skipped: Counter[str] = Counter()
    for file in files:
        documents += 1
        pages += file.pages or 0
        words += file.words
        skipped.update(each.what for each in file.skipped)
    labels = Counter(node.label for node in graph.nodes)
    types = Counter(edge.type for edge in graph.edges)
    names = _shown_name(graph)
    kronor: Counter[str] = Counter()
    for edge in graph.edges:
        amount = edge.properties.get("amount_sek")
        if edge.type == "FUNDS" and edge.properties.get("counts") is True and isinstance(amount, int):
            kronor[edge.source] += amount
    largest = sorted(kronor.items(), key=lambda item: (-item[1], item[0]))[:top]
    return Summary(
        documents=documents,
        pages=pages,
        words=words,
        entities={label: labels[label] for label in known.entity_labels},
        relations={kind: types[kind] for kind in known.statement_types},
        claims=types["CLAIM"],
        kronor_by_funder=tuple(Funder(own, names[own], amount) for own, amount in largest),
        skipped=dict(sorted(skipped.items(), key=lambda item: (-item[1], item[0]))),
    )


def _shown_name(graph: MergedGraph) -> dict[str, str]:
    """Names by id; where several entities share one, with whose it is: "Kulturnämnden (Region Skåne)"."""
    return {
        node.id: shown_name(str(node.properties.get("name") or node.id), node.properties.get("whose"))
        for node in graph.nodes
    }
