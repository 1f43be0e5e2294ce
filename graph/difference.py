"""What changed between two graphs: relations that are new, gone, or stated with another amount, share or modality.

The two may be two documents, two years or two extractions; ``two_documents`` and ``difference_of_years`` take
them out of one workspace, so that both know an entity by one id. What a person rejected is no part of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from nysta.extract.graph_file import GraphFile
from nysta.graph.coverage import Coverage, coverage_of
from nysta.graph.evidence import read_evidence
from nysta.graph.judgements import Judgement
from nysta.graph.keys import normalised_purpose
from nysta.graph.merge import merge
from nysta.graph.model import Edge, MergedGraph, Node

COMPARED = ("amount_sek", "share", "modality", "role", "status")


@dataclass(frozen=True, slots=True)
class Change:
    """One relation that differs. ``fields``: what was and what is, by property; empty for new and gone.

    ``sourced`` is False for what is new or gone only because nobody who states it has a document for the
    other year.
    """

    kind: Literal["new", "gone", "changed"]
    type: str
    source: str
    target: str
    source_name: str
    target_name: str
    before: Edge | None
    after: Edge | None
    fields: Mapping[str, tuple[Any, Any]]
    sourced: bool = True

    @property
    def edge(self) -> Edge:
        """The relation as it is, or was."""
        edge = self.after or self.before
        assert edge is not None
        return edge

    @property
    def kronor(self) -> int | None:
        """How much more is paid than was: the whole amount of what is new, minus that of what is gone.

        None where neither side holds and states an amount.
        """
        was, now = _paid(self.before), _paid(self.after)
        return None if was is None and now is None else (now or 0) - (was or 0)

    def as_dict(self) -> dict[str, Any]:
        """The change as plain values, with the sentences that state it."""
        stated = self.edge.properties
        return {
            "change": self.kind,
            "sourced": self.sourced,
            "relation": self.type,
            "source": self.source,
            "source_name": self.source_name,
            "target": self.target,
            "target_name": self.target_name,
            "year": stated.get("year"),
            "purpose": stated.get("purpose"),
            "fields": {name: {"before": was, "after": now} for name, (was, now) in self.fields.items()},
            "before": _told(self.before),
            "after": _told(self.after),
        }


def _told(edge: Edge | None) -> dict[str, Any] | None:
    if edge is None:
        return None
    quote = next(iter(read_evidence(edge.properties)), None)
    said = {name: edge.properties[name] for name in COMPARED if name in edge.properties}
    place = {"quote": quote.quote, "document": quote.document, "line": quote.line, "page": quote.page} if quote else {}
    return {"key": edge.key, **said, **place}


def difference(before: MergedGraph, after: MergedGraph, *, across_years: bool = False) -> tuple[Change, ...]:
    """What differs from ``before`` to ``after``, the largest changes of money first within each kind.

    Relations are the same when type, ends and, for money, purpose, basis and year are; with
    ``across_years`` the year does not matter. Entities are the same by id or former id.
    """
    now = _ids_now(before, after)
    names = {node.id: node.shown_name for node in (*before.nodes, *after.nodes)}
    was = _grouped(
        (replace(e, source=now.get(e.source, e.source), target=now.get(e.target, e.target)) for e in before.edges),
        across_years,
    )
    is_ = _grouped(after.edges, across_years)
    changes: list[Change] = []
    for what in sorted({*was, *is_}, key=str):
        for old, new in _paired(was.get(what, []), is_.get(what, [])):
            edge = new or old
            assert edge is not None
            fields = _changed(old, new) if old and new else {}
            if old and new and not fields:
                continue
            ends = (edge.source, edge.target, names.get(edge.source, edge.source), names.get(edge.target, edge.target))
            kind: Literal["new", "gone", "changed"] = "changed" if old and new else "new" if new else "gone"
            changes.append(Change(kind, what[0], *ends, old, new, fields))
    order = {"changed": 0, "new": 1, "gone": 2}
    return tuple(
        sorted(
            changes,
            key=lambda each: (order[each.kind], -_size(each), each.type, each.source, each.target, each.edge.key),
        )
    )


def _ids_now(before: MergedGraph, after: MergedGraph) -> dict[str, str]:
    """The id in ``after`` of each entity of ``before`` that has another one there."""
    known = {node.id for node in after.nodes}
    former = {own: node.id for node in after.nodes for own in _former(node.properties)}
    found = {}
    for node in before.nodes:
        if node.id in known:
            continue
        candidates = [former.get(node.id), *(own for own in _former(node.properties) if own in known)]
        now = next((own for own in candidates if own), None)
        if now:
            found[node.id] = now
    return found


def _former(properties: Mapping[str, Any]) -> list[str]:
    value = properties.get("former_ids")
    return value if isinstance(value, list) else []


def _grouped(edges: Iterable[Edge], across_years: bool) -> dict[tuple[Any, ...], list[Edge]]:
    found: dict[tuple[Any, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        stated = edge.properties
        if stated.get("status", "rejected") == "rejected":
            continue  # provenance has no status
        kind = str(stated.get("type", edge.type))
        what: tuple[Any, ...] = (kind, edge.source, edge.target)
        if kind == "FUNDS":
            what += (normalised_purpose(stated.get("purpose")),)  # type: ignore[arg-type]
            what += () if across_years else (stated.get("basis"), stated.get("year"), stated.get("year_to"))
        found[what].append(edge)
    return found


def _paired(before: Sequence[Edge], after: Sequence[Edge]) -> list[tuple[Edge | None, Edge | None]]:
    """Relations of two sides that are the same: those with equal amounts first, the others by size."""
    left, right = sorted(before, key=_amount), sorted(after, key=_amount)
    pairs: list[tuple[Edge | None, Edge | None]] = []
    for old in list(left):
        same = next((new for new in right if _amount(new) == _amount(old)), None)
        if same is not None:
            pairs.append((old, same))
            left.remove(old)
            right.remove(same)
    shorter = min(len(left), len(right))
    pairs += list(zip(left[:shorter], right[:shorter], strict=True))
    return [*pairs, *((old, None) for old in left[shorter:]), *((None, new) for new in right[shorter:])]


def _amount(edge: Edge) -> int:
    amount = edge.properties.get("amount_sek")
    return amount if isinstance(amount, int) else -1


def _paid(edge: Edge | None) -> int | None:
    """The kronor of money that is paid or planned to be; None for all else, and for a claim."""
    if edge is None or edge.type != "FUNDS":
        return None
    amount = edge.properties.get("amount_sek")
    return amount if isinstance(amount, int) else None


def _changed(old: Edge, new: Edge) -> dict[str, tuple[Any, Any]]:
    return {
        name: (old.properties.get(name), new.properties.get(name))
        for name in COMPARED
        if old.properties.get(name) != new.properties.get(name)
    }


def _size(change: Change) -> int:
    was, now = change.fields.get("amount_sek", (None, None))
    if change.kind != "changed":
        return max(_amount(change.edge), 0)
    return abs(int(now or 0) - int(was or 0))


def two_documents(
    files: Sequence[GraphFile], before: GraphFile, after: GraphFile, judgements: Sequence[Judgement] = ()
) -> tuple[MergedGraph, MergedGraph]:
    """The graphs of two documents, their entities by the ids that they have in the graph of all ``files``.

    What ``judgements`` reject is in neither.
    """
    whole = merge(files, judgements)
    published = {node.id: node.id for node in whole.nodes}
    for node in whole.nodes:
        published.update(dict.fromkeys(_former(node.properties), node.id))
    known = {node.id: node for node in whole.nodes}
    wrong = {_fact(edge) for edge in whole.edges if edge.properties.get("status") == "rejected"}
    one, other = (_by_published(merge([file]), published, known) for file in (before, after))
    return _without(one, wrong), _without(other, wrong)


def _without(graph: MergedGraph, wrong: Collection[tuple[Any, ...]]) -> MergedGraph:
    return MergedGraph(graph.nodes, tuple(edge for edge in graph.edges if _fact(edge) not in wrong))


def _fact(edge: Edge) -> tuple[Any, ...]:
    """What makes a relation this one, as its key does, but by the ends that it has now."""
    stated = edge.properties
    own = (stated.get(name) for name in ("amount_sek", "year", "year_to", "basis"))
    return (
        stated.get("type", edge.type),
        edge.source,
        edge.target,
        *own,
        normalised_purpose(str(stated.get("purpose") or "")),
    )


def _by_published(graph: MergedGraph, published: Mapping[str, str], known: Mapping[str, Node]) -> MergedGraph:
    nodes = tuple(known.get(published.get(node.id, node.id), node) for node in graph.nodes)
    edges = tuple(
        replace(edge, source=published.get(edge.source, edge.source), target=published.get(edge.target, edge.target))
        for edge in graph.edges
    )
    return MergedGraph(nodes, edges)


def difference_of_years(
    graph: MergedGraph, before: int, after: int, *, covered: Coverage | None = None
) -> tuple[Change, ...]:
    """What ``graph`` states for one year and not, or otherwise, for another; of money only what counts.

    What is new or gone because its issuer has no source for the other year comes last and is not ``sourced``.

    Args:
        graph: the relations, of both years.
        before: the first year.
        after: the second year.
        covered: which years the issuers speak of; by default that of ``graph``, which then has its documents.
    """
    covered = covered or coverage_of(graph)
    changes = difference(_of_year(graph, before), _of_year(graph, after), across_years=True)
    other = {"new": before, "gone": after}
    told = [
        replace(each, sourced=each.kind == "changed" or covered.has(each.edge, other[each.kind])) for each in changes
    ]
    return tuple(sorted(told, key=lambda each: not each.sourced))


def _of_year(graph: MergedGraph, year: int) -> MergedGraph:
    return MergedGraph(graph.nodes, tuple(edge for edge in graph.edges if _holds_in(edge, year)))


def _holds_in(edge: Edge, year: int) -> bool:
    stated = edge.properties
    if edge.type == "FUNDS":
        return stated.get("counts") is not False and stated.get("year") == year
    first, last = stated.get("first_year"), stated.get("last_year")
    return isinstance(first, int) and isinstance(last, int) and first <= year <= last
