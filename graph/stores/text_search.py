"""Search by words, the same in every store: entities first, then passages.

An entity is found when each word of the search stands somewhere in its name or in one of its
aliases, also inside a compound: "vård" finds Närvårdskontoret. Whose name or alias is the very text
comes first, then who fits best (what a compound ends in counts as the beginning of a word: "region" in
"Göteborgsregionen") and has most relations; who has none comes last of all entities. Passages are found by the store's
full-text index over ``search_text``, in which persons are blanked (DESIGN §7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nysta.graph.model import SearchHit
from nysta.graph.store_rows import ENTITY_LABELS, RELATION_TYPES
from nysta.graph.stores.schema import NAMES, PASSAGE_INDEX

Ask = Callable[[str, Mapping[str, Any]], Sequence[Mapping[str, Any]]]

_CANDIDATES = 2_000  # entities ranked a label
_WEIGHED = 300  # of the best fits, whose relations are counted
_FITS = (1.0, 0.8, 0.6, 0.4, 0.0)  # what counts as fitting equally well, see `_fit`
_WORD = re.compile(r"\w+")
_DEFINITE = ("", "n", "t", "en", "et")


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters, in order."""
    return _WORD.findall(text.casefold())


def search_graph(ask: Ask, passage_terms: str, text: str, limit: int) -> list[SearchHit]:
    """At most ``limit`` hits: entities by how well a name fits, then passages by the index's score.

    Args:
        ask: runs Cypher and gives its rows.
        passage_terms: ``text`` in the syntax of the store's full-text index.
        text: what the person typed.
        limit: at most so many hits in all.
    """
    words = words_of(text)
    if not words or limit <= 0:
        return []
    fitting = sorted(_entities(ask, words), key=_by_score)[: max(_WEIGHED, limit)]
    hits = sorted(_weighed(ask, fitting), key=_by_score)[:limit]
    if len(hits) < limit:
        hits += _passages(ask, passage_terms, limit - len(hits))
    return hits


def _entities(ask: Ask, words: Sequence[str]) -> list[SearchHit]:
    hits = []
    for label in ENTITY_LABELS:
        rows = ask(
            f"MATCH (n:{label}) WHERE all(word IN $words WHERE n.{NAMES} CONTAINS word) "
            "OPTIONAL MATCH (n)-[m:MENTIONED_IN]->() "
            f"RETURN n.id AS id, n.name AS name, n.kind AS kind, n.whose AS whose, n.{NAMES} AS names, "
            f"count(m) AS mentions ORDER BY mentions DESC, id LIMIT {_CANDIDATES}",
            {"words": list(words)},
        )
        hits += [_entity_hit(label, row, words) for row in rows]
    return hits


def _by_score(hit: SearchHit) -> tuple[float, int, str, str]:
    return -hit.score, len(hit.name), hit.name, hit.id


def _weighed(ask: Ask, hits: Sequence[SearchHit]) -> list[SearchHit]:
    """The hits with how many relations they have, which decides where names fit equally well."""
    related: dict[str, int] = {}
    for label in dict.fromkeys(hit.label for hit in hits):
        rows = ask(
            f"MATCH (n:{label})-[r:{'|'.join(RELATION_TYPES)}]-() WHERE n.id IN $ids "
            "RETURN n.id AS id, count(r) AS relations",
            {"ids": [hit.id for hit in hits if hit.label == label]},
        )
        related |= {row["id"]: int(row["relations"]) for row in rows}
    return [_ranked(hit, related.get(hit.id, 0)) for hit in hits]


def _ranked(hit: SearchHit, relations: int) -> SearchHit:
    """The very text, the name's beginning, the words' beginnings, the inside; then relations, then the nearer fit."""
    fit = next(each for each in _FITS if hit.score >= each)
    score = hit.score / 100 if relations == 0 else fit + min(relations, 999) / 10_000 + hit.score / 1_000_000
    return replace(hit, relations=relations, score=round(score, 8))


def _entity_hit(label: str, row: Mapping[str, Any], words: Sequence[str]) -> SearchHit:
    names = row["names"].split("\n")
    scores = [_fit(name, words) for name in names]
    best = max(scores)
    # An alias that found it is shown, so that the reader sees why it is in the list.
    snippet = names[scores.index(best)] if best > scores[0] else None
    mentions = min(int(row["mentions"]), 99)
    return SearchHit(
        id=row["id"],
        label=label,
        name=row["name"],
        kind=row["kind"],
        score=best + mentions / 10_000_000,
        snippet=snippet,
        whose=row["whose"],
    )


def _fit(name: str, words: Sequence[str]) -> float:
    """How well one name answers the words: 1 the same, 0 not at all."""
    own = words_of(name)
    if own == list(words):
        return 1.0
    if own[: len(words)] == list(words):
        return 0.9
    if name.startswith(" ".join(words)):
        return 0.8
    if all(word in own for word in words):
        return 0.7
    if all(any(each.startswith(word) or _is_head(word, each) for each in own) for word in words):
        return 0.6
    if all(word in name for word in words):
        return 0.4
    return 0.1  # the words are spread over several names


def _is_head(word: str, compound: str) -> bool:
    """Whether a compound is a sort of ``word``: "region" in "göteborgsregionen", not in "regionteater"."""
    return len(word) > 3 and compound.endswith(tuple(word + ending for ending in _DEFINITE))


def _passages(ask: Ask, terms: str, limit: int) -> list[SearchHit]:
    rows = ask(
        f"CALL db.index.fulltext.queryNodes('{PASSAGE_INDEX}', $terms) YIELD node, score "
        "MATCH (node)-[:FROM]->(d:Document) "
        "RETURN node.id AS id, d.title AS title, node.search_text AS snippet, score "
        f"ORDER BY score DESC, id LIMIT {int(limit)}",
        {"terms": terms},
    )
    return [
        SearchHit(
            id=row["id"],
            label="Passage",
            name=row["title"] or row["id"],
            kind=None,
            score=round(float(row["score"]), 4),
            snippet=row["snippet"],
        )
        for row in rows
    ]
