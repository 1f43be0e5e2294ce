"""What the search box offers while somebody types: entities, near spellings, passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from nysta.app.explorer import amounts, wording
from nysta.app.explorer.queries import find
from nysta.app.explorer.spelling import Spelling, typed
from nysta.app.explorer.texts import Texts
from nysta.graph.model import GraphStore, SearchHit, shown_name
from nysta.graph.store_rows import ENTITY_LABELS, fetch_nodes

SHORTEST = 2  # letters
_ENTITIES = 8
_PASSAGES = 3
_FEW = 3  # with so few exact hits near spellings are offered too


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: ``what`` is "entity", "near" (another spelling) or "passage"."""

    id: str
    what: str
    name: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """For the browser."""
        return asdict(self)


def suggest(
    store: GraphStore, spelling: Callable[[GraphStore], Spelling], text: str, texts: Texts, *, passages: bool = True
) -> tuple[Suggestion, ...]:
    """At most eleven suggestions for ``text``; none for fewer than :data:`SHORTEST` letters.

    Args:
        store: where to search.
        spelling: gives the names of the store; asked for only where few fit, for that takes a while in a large graph.
        text: what somebody typed.
        texts: the words.
        passages: offer passages too.
    """
    wanted = typed(text)
    if len(wanted) < SHORTEST:
        return ()
    found = find(store, wanted, limit=_ENTITIES + _PASSAGES)
    offered = [_entity(hit, texts) for hit in found.entities[:_ENTITIES]]
    if len(offered) < _FEW:
        known = {each.id for each in offered}
        near = [own for own in spelling(store).near(wanted, limit=_ENTITIES) if own not in known]
        offered += [
            Suggestion(
                node.id, "near", wording.name(node), wording.kind(node.label, node.properties.get("kind"), texts)
            )
            for node in fetch_nodes(store, near[: _ENTITIES - len(offered)])
        ]
    if passages:
        offered += [Suggestion(hit.id, "passage", hit.snippet or "", hit.name) for hit in found.passages[:_PASSAGES]]
    return tuple(offered)


def names_for_spelling(store: GraphStore) -> Spelling:
    """All names and aliases of the graph's entities, ready to be compared."""
    pairs: list[tuple[str, str]] = []
    for label in ENTITY_LABELS:
        rows = store.query(
            f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id", max_rows=1_000_000
        ).rows
        for row in rows:
            pairs += [(row["id"], name) for name in [row["name"], *(row["aliases"] or ())] if name]
    return Spelling(pairs)


def _entity(hit: SearchHit, texts: Texts) -> Suggestion:
    kind = wording.kind(hit.label, hit.kind, texts)
    alias = hit.snippet or ""
    detail = f"{alias} · {kind}" if alias and alias.casefold() not in hit.name.casefold() else kind
    detail += " · " + texts("search.relations", n=amounts.number(hit.relations, texts.language))
    return Suggestion(hit.id, "entity", shown_name(hit.name, hit.whose), detail)
