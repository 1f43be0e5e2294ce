"""``nysta review``: what people decide about relations and entities."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.judging import decide, judge_entity, judge_relation, subject_of, unknown_entity
from nysta.app.output import Output, print_rows, say
from nysta.app.places import workspace_at

Key = Annotated[str, typer.Argument(metavar="KEY", help="The relation's key, or how it begins.")]
Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's id.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")]
Who = Annotated[str | None, typer.Option("--who", envvar="NYSTA_USER", help="Who decides.", show_default="the account")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    review = typer.Typer(
        help="Decide: confirm, reject, add, merge, split, rename, comment, withdraw.", no_args_is_help=True
    )
    for name, command in (
        ("list", list_judgements),
        ("proposals", proposals),
        ("confirm", confirm),
        ("reject", reject),
        ("add", add),
        ("merge", merge),
        ("split", split),
        ("rename", rename),
        ("comment", comment),
        ("withdraw", withdraw),
    ):
        review.command(name=name)(command)
    app.add_typer(review, name="review")


def list_judgements(
    only_open: Annotated[bool, typer.Option("--open", help="Only those whose sentence has changed.")] = False,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """What was decided, by whom, when and why, and what became of it.

    States: in force; replaced (a later decision stands); open again (its sentence changed: what it was, what
    it is now); no effect (no document holds what it names); withdrawn (taken back); note.

    Example:  nysta review list --open
    """
    from nysta.graph.audit import audit

    place = workspace_at(workspace)
    rows = [
        {
            "id": each.judgement.id,
            "when": each.judgement.when[:16].replace("T", " "),
            "who": each.judgement.who,
            "action": each.judgement.action,
            "about": subject_of(each.judgement),
            "why": each.judgement.why,
            "state": each.state,
            "was": each.was,
            "now": each.now,
        }
        for each in audit(place.graph_files(), place.read_judgements())
        if not only_open or each.state == "open again"
    ]
    columns = ("id", "when", "who", "action", "about", "why", "state")
    print_rows((*columns, "was", "now") if only_open or output is not Output.TABLE else columns, rows, output)


def proposals(
    min_score: Annotated[float, typer.Option("--min-score", min=50, max=100, help="How alike names must be.")] = 86.0,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many pairs.")] = 100,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Pairs of entities whose names look alike. Nothing is merged: decide with `review merge` or `review split`.

    A split of two that are two already is remembered, and the pair is not proposed again.

    Example:  nysta review proposals --limit 20
    """
    from nysta.graph.proposals import propose

    place = workspace_at(workspace)
    found = propose(place.merged(), place.read_judgements(), min_score=min_score, limit=limit)
    rows = [
        {
            "score": each.score,
            "name": each.said[0],
            "other name": each.said[1],
            "kinds": " / ".join(str(end.properties.get("kind") or "") for end in (each.entity, each.other)),
            "entity": each.entity.id,
            "into": each.other.id,
        }
        for each in found
    ]
    print_rows(("score", "name", "other name", "kinds", "entity", "into"), rows, output)
    if rows and output is Output.TABLE:
        say("the same:  nysta review merge ENTITY INTO     two:  nysta review split ENTITY INTO")


def confirm(
    key: Key, why: Why = "", who: Who = None, store: options.Store = None, workspace: options.Workspace = None
) -> None:
    """This relation is right.

    Example:  nysta review confirm 3fa9 --why "stands in the agreement"
    """
    judge_relation("confirm", key, why, who, store, workspace)


def reject(
    key: Key, why: Why = "", who: Who = None, store: options.Store = None, workspace: options.Workspace = None
) -> None:
    """This relation is wrong: it is kept as a claim.

    Example:  nysta review reject 3fa9 --why "the sentence is about another company"
    """
    judge_relation("reject", key, why, who, store, workspace)


def add(
    relation: Annotated[str, typer.Argument(metavar="TYPE", help="FUNDS, OWNS, COORDINATES, …")],
    source: Annotated[str, typer.Argument(help="Id of the entity it begins at.")],
    target: Annotated[str, typer.Argument(help="Id of the entity it ends at.")],
    amount: Annotated[int | None, typer.Option("--amount", help="Whole kronor.")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Year it is for.")] = None,
    share: Annotated[float | None, typer.Option("--share", help="Percent owned.", min=0, max=100)] = None,
    role: Annotated[str | None, typer.Option("--role", help="huvudman, stiftare, …")] = None,
    document: Annotated[str, typer.Option("--document", help="Id of the document that states it.")] = "",
    quote: Annotated[str, typer.Option("--quote", help="The words that state it.")] = "",
    why: Why = "",
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """This relation is missing.

    Example:  nysta review add OWNS organisation/kommun-1490 organisation/navet --share 100
    """
    from pydantic import ValidationError

    from nysta.graph.judgements import Judgement, QuoteRef, RelationRef, judge_name, now

    fields: dict[str, Any] = {"amount_sek": amount, "year": year, "share": share, "role": role}
    place = workspace_at(workspace)
    known = {node.id for node in place.merged().nodes}
    for end in (source, target):
        if end not in known:
            raise unknown_entity(end)
    try:
        reference = RelationRef.model_validate({"type": relation, "source": source, "target": target, **fields})
    except ValidationError as error:
        raise CommandError(f"{relation}: {error.errors()[0]['msg']}", fix="`nysta schema` lists the types") from error
    quotes = [QuoteRef(document=document, quote=quote)] if document or quote else []
    judgement = Judgement(
        action="add", who=who or judge_name(), when=now(), why=why, relation=reference, evidence=quotes
    )
    decide(judgement, place, store)


def merge(
    entity: Entity,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Id of the entity that it is; this id stays.")],
    why: Why = "",
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """These two are the same.

    Example:  nysta review merge organisation/gr organisation/göteborgsregionen
    """
    judge_entity("merge", entity, why, who, store, workspace, into=into)


def split(
    entity: Entity,
    other: Annotated[str | None, typer.Argument(metavar="[FORMER_ID]", help="An id merged into it.")] = None,
    documents: Annotated[
        list[str] | None, typer.Option("--document", help="Id of a document in which it is another one.")
    ] = None,
    why: Why = "",
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """This one is really two: by an id that was merged into it, or by documents that mean another one.

    Example:  nysta review split organisation/navet --document protokoll-txt-1a2b3c4d
    """
    judge_entity("split", entity, why, who, store, workspace, into=other, documents=documents or [])


def rename(
    entity: Entity,
    name: Annotated[str, typer.Argument(help="The name to show.")],
    why: Why = "",
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """Show this entity under another name; the old one stays an alias.

    Example:  nysta review rename organisation/gr "Göteborgsregionen"
    """
    judge_entity("rename", entity, why, who, store, workspace, name=name)


def comment(
    about: Annotated[str, typer.Argument(metavar="ENTITY_OR_KEY", help="An entity's id or a relation's key.")],
    why: Annotated[str, typer.Argument(metavar="TEXT", help="The comment.")],
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """A note on an entity or a relation; it changes nothing in the graph.

    Example:  nysta review comment organisation/navet "bytte namn 2021"
    """
    if "/" in about:
        judge_entity("comment", about, why, who, store, workspace)
    else:
        judge_relation("comment", about, why, who, store, workspace)


def withdraw(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="The judgement's id, as `review list` shows it.")],
    why: Why = "",
    who: Who = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
) -> None:
    """Take a decision back: the graph is as if it had never been made; the file keeps both.

    Example:  nysta review withdraw 3fa9c0d1e2 --why "wrong company"
    """
    from nysta.graph.review import withdraw as taken_back

    place = workspace_at(workspace)
    found = next((each for each in place.read_judgements() if each.id == judgement), None)
    if found is None:
        raise CommandError(f"there is no judgement {judgement}", fix="`nysta review list` shows ids")
    decide(taken_back(found, who=who, why=why), place, store)
