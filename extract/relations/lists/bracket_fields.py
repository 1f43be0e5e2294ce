"""Fields in brackets behind a name: "Norrnätet (medlemmar: Orsa kommun, Mora kommun; värd: Region Dalarna)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.relations.parties import Party, amount_of, mentions_in, parties
from nysta.extract.relations.roles import role_of_label
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Block
from nysta.extract.structure.fields import field_role

# How sure such a statement is, and one of a party that only its place gives away.
SURE, PLACED = 0.8, 0.62

_BRACKET = re.compile(r"\s\((?P<inside>[^()]*:[^()]*)\)")
_LABEL = r"[A-Za-zÅÄÖåäö][a-zåäö -]{2,28}"
_FIELD = re.compile(rf"(?:^|[;,]\s*)(?P<label>{_LABEL}):\s+(?P<names>.+?)(?=[;,]\s*{_LABEL}:\s|[;.]?$)", re.DOTALL)
_MEMBERS = re.compile(r"(?:övriga |andra )?(?:medlem|medlemmar|medlemskommuner|medlemsorganisationer)", re.IGNORECASE)
_OVER = re.compile(r"(?:tidigare|förre|före detta|möjliga?|tänkta?|önskade?|sökta?|presumtiva?)\b", re.IGNORECASE)
# What those whom a field names are to the name before the bracket, by the field's role and what the name is.
_OF_EFFORTS: dict[str, RelationType] = {
    "lead": "COORDINATES",
    "owner": "COORDINATES",
    "chair": "COORDINATES",
    "partner": "PARTICIPATES_IN",
    "council": "PARTICIPATES_IN",
    "payer": "FUNDS",
    "cofunder": "FUNDS",
}
_OF_BODIES: dict[str, RelationType] = {
    "lead": "COORDINATES",
    "chair": "COORDINATES",
    "partner": "PARTICIPATES_IN",
    "member": "MEMBER_OF",
}
_OF_COMPANIES: dict[str, RelationType] = {"owner": "OWNS"}


def bracket_statements(reading: Reading) -> Iterator[Statement]:
    """The statements of all fields in brackets right behind a name."""
    for block in reading.layout.blocks:
        if block.kind not in ("paragraph", "item") or ":" not in block.text:
            continue
        for bracket in _BRACKET.finditer(block.text):
            named = (one for one in mentions_in(reading, block, 0, bracket.start()) if one.end == bracket.start())
            about = next(named, None)
            if about is not None:
                yield from _of_bracket(reading, block, about, bracket)


def _of_bracket(reading: Reading, block: Block, about: Mention, bracket: re.Match[str]) -> Iterator[Statement]:
    offset = bracket.start("inside")
    for field in _FIELD.finditer(bracket["inside"]):
        member = _MEMBERS.fullmatch(field["label"]) is not None
        role = "member" if member else field_role(field["label"]) or ""
        kind = _kinds(about).get(role)
        if kind is None or _OVER.match(field["label"]) is not None:
            continue
        start, end = (offset + at for at in field.span("names"))
        for one in parties(reading, block, start, end, "partner" if member else role):
            yield _said(block, about, replace(one, label=field["label"]), kind, bracket.end())


def _kinds(about: Mention) -> dict[str, RelationType]:
    if about.label != "ORG":
        return _OF_EFFORTS
    return _OF_COMPANIES if about.kind in ("bolag", "stiftelse") else _OF_BODIES


def _said(block: Block, about: Mention, one: Party, kind: RelationType, end: int) -> Statement:
    span = block.source_span(about.start, end)
    said = modality_of(block.text, about.start, end, block.section)
    return Statement(
        kind,
        one.end,
        End(block, about),
        *span,
        f"sentence/{kind.lower().replace('_', '-')}/in-brackets",
        SURE if one.known else PLACED,
        modality=said,
        role=role_of_label(kind, one.label),
        share=one.share if kind == "OWNS" else None,
        amount=amount_of(one.money) if kind == "FUNDS" else None,
    )
