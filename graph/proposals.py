"""Entities that may be one, for a person to decide (`nysta review proposals`).

Proposed are names that look alike, an abbreviation beside what goes by it, and the cut name of a body beside its whole
one. Nothing here merges. What the merge
joins by itself is in ``joining``; what only looks alike may be two (Habo and Håbo), so it is proposed and stays two
until somebody says otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from nysta.graph.joining import scope_of
from nysta.graph.judgements import Judgement, not_withdrawn
from nysta.graph.model import MergedGraph, Node
from nysta.graph.names import binds, is_abbreviation, name_key
from nysta.graph.ontology import ontology
from nysta.graph.shortened import shortens

MIN_SCORE = 86.0
_CUT_SCORE = 95.0
_CHUNK = 500  # names compared with all others at a time; bounds the memory
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")
_OPENERS = re.compile(
    r"^(?:föreningen|stiftelsen|projektet|projekt|kommunalförbundet|nätverket|programmet|aktiebolaget)\s+"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities that may be one, and how alike their nearest names are (0–100).

    An abbreviation or cut name is ``entity``, and ``other`` the one that also goes by it.
    """

    entity: Node
    other: Node
    score: float
    name: str
    other_name: str

    @property
    def said(self) -> tuple[str, str]:
        """The two as a person is asked about them: "Göteborgsregionen (GR)" where what is alike is another name."""
        return _said(self.entity, self.name), _said(self.other, self.other_name)


def propose(
    graph: MergedGraph,
    judgements: Iterable[Judgement] = (),
    *,
    min_score: float = MIN_SCORE,
    limit: int = 100,
) -> tuple[Proposal, ...]:
    """Pairs of entities of one label whose names look alike, the likeliest first; so is an abbreviation that no
    document explains beside an entity that another document calls so, and a cut name ("Central UN") beside that of
    another body of the issuer.

    Left out are pairs that somebody has decided on, two that the gazetteer knows both of, names that
    differ in a number ("Etapp 1", "Etapp 2"), and bodies of two different issuers.
    """
    decided = _decided(judgements)
    by_label: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.label in ontology().entity_labels:
            by_label[node.label].append(node)
    found: dict[frozenset[str], Proposal] = {}
    for nodes in by_label.values():
        for each in (*_abbreviated(nodes), *_cut(nodes), *_alike(nodes, min_score)):
            pair = frozenset((each.entity.id, each.other.id))
            if pair in decided or not _may_be_one(each):
                continue
            known = found.get(pair)
            if known is None or known.score < each.score:
                found[pair] = each
    ordered = sorted(found.values(), key=lambda each: (-each.score, each.entity.id, each.other.id))
    return tuple(ordered[:limit])


def _said(node: Node, form: str) -> str:
    name = node.shown_name
    return name if form == node.properties.get("name") else f"{name} ({form})"


def _decided(judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    return {
        frozenset((each.entity, each.into))
        for each in not_withdrawn(judgements)
        if each.action in ("merge", "split") and each.entity and each.into
    }


def compared(name: str) -> str:
    """The form in which names are held side by side: no legal form, no word that only says what it is.

    >>> compared("Föreningen Åsbygdens framtid")
    'åsbygdens framtid'
    """
    key = name_key(name)
    return _OPENERS.sub("", key) or key


def _alike(nodes: Sequence[Node], min_score: float) -> Iterable[Proposal]:
    import numpy
    from rapidfuzz import fuzz, process

    forms = [(form, node) for node in nodes for form in _forms(node)]
    keys = [compared(form) for form, _ in forms]
    for start in range(0, len(keys), _CHUNK):
        scores = process.cdist(
            keys[start : start + _CHUNK], keys, scorer=fuzz.token_sort_ratio, score_cutoff=min_score, dtype=numpy.uint8
        )
        for row, column in zip(*numpy.nonzero(scores), strict=True):
            one, other = int(row) + start, int(column)
            (name, entity), (other_name, second) = forms[one], forms[other]
            if one < other and entity.id != second.id and scope_of(entity.id) == scope_of(second.id):
                yield Proposal(entity, second, float(scores[row, column]), name, other_name)


def _abbreviated(nodes: Sequence[Node]) -> Iterable[Proposal]:
    """Abbreviations beside the entities that have them as aliases. The merge never joins these: two may share one."""
    short_for: dict[str, list[tuple[str, Node]]] = defaultdict(list)
    for node in nodes:
        for alias in _listed(node, "aliases"):
            if is_abbreviation(alias):
                short_for[name_key(alias)].append((alias, node))
    for node in nodes:
        name = str(node.properties.get("name") or "")
        for alias, other in short_for.get(name_key(name), ()) if is_abbreviation(name) else ():
            # What an issuer abbreviates may be a body of its own, or one that everybody knows.
            if other.id != node.id and scope_of(other.id) in ("", scope_of(node.id)):
                yield Proposal(node, other, 100.0, name, alias)


def _cut(nodes: Sequence[Node]) -> Iterable[Proposal]:
    """Names that cut that of one other body of the same issuer, and of no second."""
    bodies: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if scope := scope_of(node.id):
            bodies[scope].append(node)
    for own in bodies.values():
        named = [(node, str(node.properties.get("name") or "")) for node in own]
        for node, name in named:
            if not any(word.isupper() for word in name.split()):
                continue
            longer = [(other, whole) for other, whole in named if other is not node and shortens(name, whole)]
            if len(longer) == 1:
                yield Proposal(node, longer[0][0], _CUT_SCORE, name, longer[0][1])


def _forms(node: Node) -> list[str]:
    aliases = node.properties.get("aliases")
    every = [node.properties.get("name"), *(aliases if isinstance(aliases, list) else ())]
    return list(dict.fromkeys(str(form) for form in every if form and (binds(str(form)) or scope_of(node.id))))


def _may_be_one(pair: Proposal) -> bool:
    if _numbers(pair.name) != _numbers(pair.other_name):
        return False
    return not (_listed(pair.entity, "identifiers") and _listed(pair.other, "identifiers"))


def _numbers(name: str) -> list[str]:
    return _NUMBER.findall(name_key(name))


def _listed(node: Node, name: str) -> Collection[str]:
    value = node.properties.get(name)
    return value if isinstance(value, list) else ()
