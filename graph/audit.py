"""The audit list: every judgement with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from nysta.extract.graph_file import GraphFile
from nysta.graph.decisions import entity_decisions, relation_decisions
from nysta.graph.evidence import read_evidence
from nysta.graph.identity import resolve
from nysta.graph.judgements import Judgement, in_order, not_withdrawn
from nysta.graph.merge import merge_judged
from nysta.graph.model import Edge

State = Literal["in force", "replaced", "open again", "no effect", "note", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Audited:
    """A judgement and its state.

    ``in force``: the graph follows it. ``replaced``: a later judgement says otherwise or the same.
    ``open again``: what was judged is not stated any more; ``was`` is the sentence that was judged,
    ``now`` the one that states the relation today, empty where none does. ``no effect``: it names
    what no document holds. ``note``: a comment or a withdrawal, which states nothing of its own.
    ``withdrawn``: somebody took it back.
    """

    judgement: Judgement
    state: State
    was: str = ""
    now: str = ""


def audit(graph_files: Iterable[GraphFile], judgements: Sequence[Judgement]) -> tuple[Audited, ...]:
    """All ``judgements`` in order of time, each with its state.

    Raises:
        MergeError: the graph files cannot be one graph.
    """
    files = list(graph_files)
    standing = not_withdrawn(judgements)
    stand = {each.id for each in standing}
    graph, reopened = merge_judged(files, standing)
    identities = resolve(files, entity_decisions(standing))
    last = {each.judgement.id for each in relation_decisions(standing, identities).values()}
    open_again = {each.id for each in reopened}
    known = {entity.id for file in files for entity in file.entities}
    for node in graph.nodes:
        former = node.properties.get("former_ids")
        known |= {node.id, *(former if isinstance(former, list) else ())}
    stated = {(str(edge.properties.get("type", edge.type)), edge.source, edge.target): edge for edge in graph.edges}
    later = _subjects_judged_later(standing)

    def ends(judgement: Judgement) -> tuple[str, str]:
        assert judgement.relation is not None
        source, target = judgement.relation.source, judgement.relation.target
        return identities.of(source) or source, identities.of(target) or target

    found = []
    for each in in_order(judgements):
        if each.action in ("comment", "withdraw"):
            found.append(Audited(each, "note"))
        elif each.id not in stand:
            found.append(Audited(each, "withdrawn"))
        elif each.relation is not None:
            if each.id not in last:
                found.append(Audited(each, "replaced"))
            elif each.id in open_again:
                was = next((quote.quote for quote in each.evidence if quote.quote), "")
                found.append(Audited(each, "open again", was, _words(stated.get((each.relation.type, *ends(each))))))
            else:
                added = each.action == "add" and not {*ends(each)} <= known | {new.id for new in each.entities}
                found.append(Audited(each, "no effect" if added else "in force"))
        elif each.id in later:
            found.append(Audited(each, "replaced"))
        else:
            missing = {own for own in (each.entity, each.into if each.action == "merge" else None) if own} - known
            found.append(Audited(each, "no effect" if missing else "in force"))
    return tuple(found)


def _words(edge: Edge | None) -> str:
    quote = next(iter(read_evidence(edge.properties)), None) if edge else None
    return quote.quote if quote else ""


def _subjects_judged_later(ordered: Sequence[Judgement]) -> set[str]:
    """Judgements on entities after which another one speaks of the same."""
    last: dict[tuple[object, ...], str] = {}
    replaced = set()
    for each in ordered:
        if each.relation is not None or each.entity is None or each.action == "comment":
            continue
        if each.action == "rename":
            subject: tuple[object, ...] = ("name", each.entity)
        elif each.into:
            subject = ("pair", frozenset((each.entity, each.into)))
        else:
            subject = ("documents", each.entity, *sorted(each.documents))
        if subject in last:
            replaced.add(last[subject])
        last[subject] = each.id
    return replaced
