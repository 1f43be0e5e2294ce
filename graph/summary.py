"""What a graph holds, in figures: the summary that a run ends with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from nysta.extract.graph_file import GraphFile
from nysta.graph.model import MergedGraph, shown_name
from nysta.graph.ontology import ontology

# "22 formulas …", "lists of persons: 22 lines …"; any other number is a bound or tells one thing from another.
_COUNT = re.compile(r"(?P<before>(?:[^:\d\"]+: )?)(?P<number>\d+) (?P<things>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Funder:
    """Who gives, and how many whole kronor. A name that others have too says whose it is."""

    id: str
    name: str
    kronor: int


@dataclass(frozen=True)
class Summary:
    """Figures of a merged graph. ``kronor_by_funder`` sums what counts (DESIGN §1) over all years.

    ``skipped`` tells how often something was not read, by what it was; how many of them, where the documents count them
    ("lists of persons: 22 lines left out").
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
        for each in file.skipped:
            what, number = _counted(each.what)
            skipped[what] += number
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


def _counted(what: str) -> tuple[str, int]:
    """What was skipped without the number that it counts, and that number; 1 where it counts nothing.

    >>> _counted("lists of persons: 22 lines left out"), _counted("page has no text layer")
    (('lists of persons: lines left out', 22), ('page has no text layer', 1))
    """
    found = _COUNT.fullmatch(what)
    return (f"{found['before']}{found['things']}", int(found["number"])) if found else (what, 1)


def _shown_name(graph: MergedGraph) -> dict[str, str]:
    """Names by id; where several entities share one, with whose it is: "Kulturnämnden (Region Skåne)"."""
    return {
        node.id: shown_name(str(node.properties.get("name") or node.id), node.properties.get("whose"))
        for node in graph.nodes
    }
