"""A record: a row with named columns, or a list of fields, as the roles that its parties have → statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nysta.extract.graph_file import Basis, Modality, RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.relations.parties import Party, amount_of
from nysta.extract.relations.roles import role_of_label
from nysta.extract.relations.statement import Amount, End, Statement

SURE, PLACED = 0.88, 0.7


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount of a record, with the year and the basis that its column tells."""

    amount: Amount
    year: int | None = None
    basis: Basis | None = None


@dataclass
class Record:
    """What one record says, by roles of ``structure/tables.yaml``; ``start``/``end`` are source offsets.

    ``giver`` pays where no payer is named, ``receiver`` is paid where no recipient and no project is.
    ``issuer`` owns, or is owned, where only one side stands in the row. ``beside`` are the amounts of the columns
    that follow those of a role, and so are its parties' own. ``spans`` may narrow the evidence of
    a role's parties. ``shares`` are those of several owners in their order; ``others`` tells that the owners are those
    besides the issuer, whose ``share`` it is, ``more`` that there are more than those named ("m.fl.").
    """

    kind: str
    start: int
    end: int
    context: str | None
    giver: End | None = None
    receiver: End | None = None
    parties: dict[str, list[Party]] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    refused: bool = False
    modality: Modality = "asserted"
    year: int | None = None
    share: float | None = None
    shares: tuple[float, ...] = ()
    others: bool = False
    more: bool = False
    issuer: End | None = None
    beside: dict[str, list[Flow]] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def ends(self, role: str) -> list[Party]:
        """The parties of a role, none where the record has none."""
        return self.parties.get(role, [])

    def first(self, role: str) -> End | None:
        """The first party of a role."""
        found = self.ends(role)
        return found[0].end if found else None


# The heads of columns that name projects, and not measures ("Åtgärd").
_PROJECTS = re.compile(r"projekt|insats|satsning|förstudi", re.IGNORECASE)
# How sure it is that who gets money for a project of its own leads it: "Sökande | Projekt | Beviljat".
RECEIVER_LEADS = 0.7


def record_statements(record: Record) -> Iterator[Statement]:
    """All statements that a record makes."""
    yield from _roles(record)
    yield from _flows(record)
    companies, owners = record.ends("company"), record.ends("owner")
    share = record.share
    if len(owners) == len(record.shares) > 1:
        owners = [replace(one, share=its) for one, its in zip(owners, record.shares, strict=True)]
    elif record.others and owners and share is not None and record.issuer is not None:
        rest = round(100 - share, 2) if len(owners) == 1 and share < 100 and not record.more else None
        owners = [replace(one, share=one.share or rest) for one in owners]
        owners, share = [Party(record.issuer, True, share=share), *owners], None  # "Andel | Övriga ägare"
    elif any(one.share is not None for one in owners) and share is not None and record.issuer is not None:
        owners = [Party(record.issuer, True), *owners]  # "Regionens andel | Övriga ägare"
    elif share is not None and record.issuer is not None:
        companies = companies or ([Party(record.issuer, True)] if owners else [])
        owners = owners or ([Party(record.issuer, True)] if companies else [])
    for owner in owners:
        for company in companies[:1]:
            said = _said(record, "OWNS", owner, company.end, "ownership", "owner")
            yield replace(said, share=owner.share or share, confidence=min(_sure(owner), _sure(company)))


def _roles(record: Record) -> Iterator[Statement]:
    project = record.first("project") or record.first("network")
    leaders = record.ends("lead")
    if project is not None:
        for one in leaders:
            yield _said(record, "COORDINATES", one, project, "lead", "lead")
        for one in record.ends("recipient") if _is_led_by_receiver(record) else ():
            said = _said(record, "COORDINATES", one, project, "receiver-leads", "recipient")
            yield replace(said, confidence=min(_sure(one), RECEIVER_LEADS))
        for one in record.ends("partner"):
            yield _said(record, "PARTICIPATES_IN", one, project, "partner", "partner")
        for programme in record.ends("programme"):
            said = _said(record, "PART_OF", programme, programme.end, "programme", "programme")
            yield replace(said, source=project)
    with_whom = record.first("lead") or record.first("recipient")
    for one in record.ends("together"):
        if project is not None:
            yield _said(record, "PARTICIPATES_IN", one, project, "together", "together")
        elif with_whom is not None:
            yield _said(record, "COLLABORATES_WITH", one, with_whom, "together", "together")
    for one in record.ends("commissioner"):
        doer = with_whom or record.receiver
        if doer is not None:
            yield _said(record, "COMMISSIONS", one, doer, "commissioner", "commissioner")


def _is_led_by_receiver(record: Record) -> bool:
    """Whether a table's row has somebody get money for a project that nobody else is said to lead."""
    granted = record.kind == "table" and bool(record.flows) and not record.refused
    projects = [one for one in record.ends("project") if _PROJECTS.search(one.label or "")]
    return granted and not record.ends("lead") and bool(projects)


def _flows(record: Record) -> Iterator[Statement]:
    project, recipients = record.first("project"), record.ends("recipient")
    target = record.first("recipient") or project or record.receiver
    payers = record.ends("payer")
    if target is not None:
        for payer in payers:
            flows = record.beside.get("payer", record.flows) if len(payers) == 1 and payer.money is None else []
            yield from _paid(record, payer, target, flows, "payer")
    cofunders = record.ends("cofunder")
    for one in cofunders:
        if (aim := project or target) is not None:
            flows = record.beside.get("cofunder", []) if len(cofunders) == 1 else []
            yield from _paid(record, one, aim, flows, "cofunder")
    if payers or record.giver is None:
        return
    giver = Party(record.giver, True)
    for one in recipients:
        said = _said(record, "FUNDS", giver, one.end, "recipient", "recipient")
        said = replace(said, confidence=_sure(one))
        if record.refused:
            yield replace(said, modality="negated")
        elif record.flows:
            yield from _with_amounts(record, said, record.flows)
    if not recipients and project is not None and record.flows and not record.refused:
        yield from _with_amounts(record, _said(record, "FUNDS", giver, project, "recipient", "amount"), record.flows)


def _paid(record: Record, payer: Party, target: End, flows: Sequence[Flow], role: str) -> Iterator[Statement]:
    own = amount_of(payer.money)
    said = _said(record, "FUNDS", payer, target, role, role)
    if own is not None:
        flows = [Flow(own, record.year)]
    if flows:
        yield from _with_amounts(record, said, flows)
    elif not record.refused:
        yield said


def _with_amounts(record: Record, said: Statement, flows: Sequence[Flow]) -> Iterator[Statement]:
    for flow in flows:
        yield replace(said, amount=flow.amount, year=flow.year or record.year, basis=flow.basis)


def _sure(party: Party) -> float:
    return SURE if party.known else PLACED


def _said(record: Record, kind: RelationType, source: Party, target: End, rule: str, role: str) -> Statement:
    start, end = record.spans.get(role, (record.start, record.end))
    own = source.end.block.span if isinstance(source.end.mention, Mention) else (start, end)
    if record.kind == "list" and role in record.spans and not start <= own[0] < end:
        start, end = own  # a second field of the same role: "Associerade parter: …" below "Parter: …"
    return Statement(
        kind,
        source.end,
        target,
        start,
        end,
        f"{record.kind}/{rule}",
        _sure(source),
        modality=record.modality,
        role=role_of_label(kind, source.label),
        context=record.context,
    )
