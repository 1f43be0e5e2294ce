"""Inner names: what was taken for a name and proved to be a part of a longer one, wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nysta.extract.resolve.cluster import Cluster


def inner_names(clusters: Iterable[Cluster], ends: Iterable[Cluster]) -> set[str]:
    """The keys of the clusters of which every place lies within a longer name of one of ``ends``, which are
    related to others: "Studiefrämjandet" where the row of a table is about Studiefrämjandet Mitt."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    related = {one.key: one for one in ends}
    for one in related.values():
        for block, mention in one.places:
            spans[block.number].append((mention.start, mention.end))
    return {
        one.key
        for one in clusters
        if one.key not in related
        and one.places
        and all(
            any(start <= it.start and it.end <= end and (start, end) != (it.start, it.end) for start, end in spans[at])
            for at, it in ((block.number, mention) for block, mention in one.places)
        )
    }
