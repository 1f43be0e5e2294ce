"""From the arguments of a command to a decision that stands in the workspace and shows in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.output import say
from nysta.app.places import store_uri, workspace_at

if TYPE_CHECKING:
    from nysta.graph.judgements import Judgement
    from nysta.graph.workspace import Workspace


def judge_relation(
    action: Any, key: str, why: str, who: str | None, store: str | None, workspace: options.Workspace
) -> None:
    """Confirm, reject or comment (``action``) the relation whose key begins with ``key``."""
    from nysta.graph import review

    place = workspace_at(workspace)
    edge = review.find_edge(place.merged(), key)
    decide(review.judge_relation(edge, action, who=who, why=why), place, store)


def judge_entity(
    action: Any,
    entity: str,
    why: str,
    who: str | None,
    store: str | None,
    workspace: options.Workspace,
    **fields: Any,
) -> None:
    """Merge, split, rename or comment (``action``) an entity; ``fields`` are those of the judgement.

    Raises:
        CommandError: no document and no graph has the entity, or the fields do not go together.
    """
    from pydantic import ValidationError

    from nysta.graph import review

    place = workspace_at(workspace)
    ids = {file_entity.id for file in place.graph_files() for file_entity in file.entities}
    published = {node.id for node in place.merged().nodes}
    for own in (entity, fields.get("into") if action == "merge" else None):
        if own is not None and own not in ids | published:
            raise unknown_entity(own)
    try:
        judgement = review.judge_entity(action, entity, who=who, why=why, **fields)
    except ValidationError as error:
        raise CommandError(error.errors()[0]["msg"], fix=f"see nysta review {action} --help") from error
    decide(judgement, place, store)


def decide(judgement: Judgement, place: Workspace, store: str | None) -> None:
    """Write a judgement down, bring the store in line, and say so."""
    from nysta.graph import review
    from nysta.graph.stores import open_store

    graph_store = open_store(store_uri(store, place))
    try:
        review.decide(place, judgement, graph_store)
    finally:
        graph_store.close()
    say(f"{judgement.action} {subject_of(judgement)}  (judgement {judgement.id})")


def subject_of(judgement: Judgement) -> str:
    """What a judgement is about, on one line."""
    relation = judgement.relation
    if relation is not None:
        amount = f" {relation.amount_sek} kr" if relation.amount_sek else ""
        year = f" {relation.year}" if relation.year else ""
        return f"{relation.source} -{relation.type}-> {relation.target}{amount}{year}"
    others = [judgement.into or judgement.name or judgement.withdraws or "", *judgement.documents]
    return " ".join(part for part in (judgement.entity or "", *others) if part)


def unknown_entity(own: str) -> CommandError:
    """The error for an id that no entity has."""
    fix = '`nysta query "MATCH (n:Organisation) RETURN n.id, n.name"` shows ids'
    return CommandError(f"the graph has no entity {own}", fix=fix)
