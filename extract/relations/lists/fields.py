"""Field lists: "Projektägare: Region Värmland", one field a line or in a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.graph_file import Basis
from nysta.extract.language.mention import Mention
from nysta.extract.language.money import find_money
from nysta.extract.language.reading import Reading
from nysta.extract.language.years import find_years
from nysta.extract.relations.factuality.modality import endings_in, modality_of, note_modality
from nysta.extract.relations.lists.field_lists import FEWEST, PART, PARTIES, Field, field_lists, records_of
from nysta.extract.relations.lists.field_subject import OF_PROJECTS, fields_modality, heading_subject
from nysta.extract.relations.lists.subprojects import part_statements
from nysta.extract.relations.parties import Party, amount_of, mentions_in, parties
from nysta.extract.relations.records import Flow, Record, record_statements
from nysta.extract.relations.rows.circumstances import giver, name_of
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure.headwords import year_of

# Roles in which persons stand as often as organisations: only known names count.
KNOWN_ONLY = frozenset({"council", "chair", "secretariat"})
# Roles of fields whose value is an amount, and of those that may name who pays it in their label.
AMOUNTS = frozenset({"amount", "eu_amount", "spent"})
PAYING = AMOUNTS | {"payer", "cofunder"}
# The role of a field that tells how much the issuer owns, and its value.
SHARE = "share"
_PERCENT = re.compile(r"(100|\d{1,2}(?:,\d+)?)\s?(?:%|procent\b|$)")
# Who has units of its own; how sure it is that one named beside it is such.
_WITH_UNITS, UNIT = ("kommun", "region", "myndighet", "universitet", "kommunalförbund"), 0.7
_REFUSED = re.compile(
    r"\b(?:avslag|avslås|avslagen|avslogs|ej beviljad|inte beviljad)\b|^\s*0\s?(?:kr|tkr|kronor)\b", re.I
)
# A value that is a sentence and more.
_PROSE = re.compile(
    r"[a-zåäö] (?:har|hade|är|skjuter|bidrar|betalar|beviljade|beviljar|går|står|lämnar) .*\.$", re.DOTALL
)
_FROM = re.compile(r"\b(?:från|av|ur)\s+$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bvarav\s+(?P<who>.+)$", re.IGNORECASE)

# How many lines of a list its evidence quotes from the top, where the project stands; farther down, it alone.
FIELDS_QUOTED = 2


def field_statements(reading: Reading, project: End | None) -> Iterator[Statement]:
    """The statements of all lists of fields; ``project`` is the one that the document is about."""
    for fields in field_lists(reading):
        for record in records_of(fields):
            told = {one.role for one in record}
            if (len(record) >= FEWEST and told & PARTIES) or SHARE in told:
                read = _read(reading, record, project)
                yield from record_statements(read)
                yield from _units(reading, record)
                whole = read.first("project")
                for one in record:
                    if one.role == PART and whole is not None:
                        yield from part_statements(reading, one.block, one.start, whole)


def _read(reading: Reading, fields: list[Field], project: End | None) -> Record:
    first, last = fields[0], fields[-1]
    start, end = first.block.offsets[0], last.block.offsets[-1] + 1
    context = first.block.section.title
    record = Record("list", start, end, context, giver=giver(reading, first.block), receiver=End(first.block, "issuer"))
    roles: dict[str, list[Party]] = {}
    flows: list[Flow] = []
    labelled: list[Party] = []
    for one in (_given_by(reading, each) for each in fields):
        if one.role in PARTIES:
            said = [party for party in _value(reading, one) if party.known or one.role not in KNOWN_ONLY]
            roles.setdefault(one.role, []).extend(replace(party, label=one.label) for party in said)
            record.spans.setdefault(one.role, (_near(reading, start, one), one.block.offsets[one.end - 1] + 1))
        if one.role in PAYING and (told := _paid_by(reading, one)):
            labelled += told
        elif one.role in AMOUNTS:
            record.refused = record.refused or _REFUSED.search(one.value) is not None
            basis: Basis | None = "outcome" if one.role == "spent" else None
            amounts = (amount_of(money) for money in find_money(one.value)[:1])
            flows += [Flow(amount, year_of(one.block.text), basis) for amount in amounts if amount is not None]
            begin = record.spans.get("payer", (_near(reading, start, one), 0))[0]
            record.spans["recipient"] = (start, one.block.offsets[one.end - 1] + 1)
            record.spans["payer"] = (begin, one.block.offsets[one.end - 1] + 1)
        if one.role == SHARE and (share := _PERCENT.match(one.value)) is not None:
            record.share, record.issuer = float(share[1].replace(",", ".")), End(one.block, "issuer")
        if one.role == "year" and (years := find_years(one.value)):
            record.year = years[0].first
        elif one.role == "budget" and (found := _OF_WHICH.search(one.value)):
            at = one.start + found.start("who")
            roles.setdefault("payer", []).extend(parties(reading, one.block, at, one.end, "payer"))
            record.spans.setdefault("payer", (_near(reading, start, one), one.block.offsets[one.end - 1] + 1))
    if len(labelled) == 1 and not roles.get("payer"):  # what is said of other amounts is of the same payer
        amounts = (amount_of(party.money) for party in labelled)
        flows = [*(Flow(amount, record.year) for amount in amounts if amount is not None), *flows]
        labelled = [replace(party, money=None) for party in labelled]
    roles.setdefault("payer", []).extend(labelled)
    if "project" not in roles:
        subject = heading_subject(reading, first.block, set(roles), project)
        if subject is not None:
            roles[subject.role] = [subject.party]
        elif project is not None:
            roles["project"] = [Party(project, True)]
    if any(one.role == "eu_amount" for one in fields) and not roles.get("payer"):
        roles["payer"] = list(roles.get("programme", ()))
        record.spans["payer"] = (record.spans.get("programme", (start, end))[0], end)
    if "project" not in roles and OF_PROJECTS & roles.keys() - {"payer", "cofunder"}:
        record.receiver = None  # what is paid for is a project whose name was not found, and not the issuer
    states = [one.value for one in fields if one.role == "state"]
    states += [bracket for one in fields if one.role == "period" for bracket in re.findall(r"\((.+?)\)", one.value)]
    record.modality = fields_modality(reading, first.block, states, any(one.role == "closed" for one in fields))
    record.parties = _by_subject(roles)
    if record.year is None:
        paid = {year_of(one.block.text) for one in fields if one.role in PAYING and find_money(one.value)}
        record.year = paid.pop() if len(paid) == 1 else None
    used = any(flow.basis == "outcome" for flow in flows)  # what was granted is then only the plan
    record.flows = [replace(flow, basis=flow.basis or ("budget" if used else None)) for flow in flows]
    return record


def _paid_by(reading: Reading, one: Field) -> list[Party]:
    """Who pays the amount of a field by its label or after it: "Stöd från Tillväxtverket: 1,2 mnkr"."""
    money = next((each for each in find_money(one.value) if each.kronor), None)
    text = one.block.text
    if money is None or one.value[: money.start].strip():
        return []
    named = (it for it in mentions_in(reading, one.block, 0, one.end) if it.label == "ORG")
    return [Party(End(one.block, it), True, money) for it in named if _FROM.search(text[: it.start])][:1]


def _near(reading: Reading, start: int, one: Field) -> int:
    """Where the evidence of a field begins: at the list's ``start``, or at the field where that is far above."""
    own, line_of = one.block.offsets[0], reading.layout.source.line_of
    return start if line_of(own) - line_of(start) <= FIELDS_QUOTED else own


def _given_by(reading: Reading, one: Field) -> Field:
    """An amount's field whose value begins with who gives it: "Stöd 2024: Region Kronoberg 900 tkr"."""
    named = (
        one.role == "amount" and one.value[:1].isupper() and parties(reading, one.block, one.start, one.end, "payer")
    )
    return replace(one, role="payer") if named else one


def _by_subject(roles: dict[str, list[Party]]) -> dict[str, list[Party]]:
    """The roles as records have them: who owns a project leads it, who sits in its groups takes part in it."""
    about = "project" in roles or "network" in roles
    lead = [*roles.get("lead", ()), *roles.get("chair", ())]
    partner = [*roles.get("partner", ()), *roles.get("council", ())]
    if about:
        lead += roles.pop("owner", [])
        (partner if lead else lead).extend(roles.get("secretariat", ()))
    leaders = {name_of(one.end) for one in lead}
    partner = [one for one in partner if name_of(one.end) not in leaders]
    rest = {
        role: them
        for role, them in roles.items()
        if them and role not in ("lead", "chair", "partner", "council", "secretariat")
    }
    return rest | {role: them for role, them in (("lead", lead), ("partner", partner)) if them}


def _value(reading: Reading, one: Field) -> list[Party]:
    """The parties of a field; several amounts in it part its parties as commas do."""
    if _PROSE.search(one.value) and one.role in ("payer", "cofunder", "partner", "lead"):
        return list(_told(reading, one))
    start, found = one.start, []
    money = [each for each in find_money(one.value) if each.kronor]
    if len(money) < 2:
        said = parties(reading, one.block, one.start, one.end, one.role)
        said = said[:1] if _unit_of_first(said) else said
        return [party for party in said if not _has_left(one.block.text, one.start, party)]
    for each in money:
        stop = one.start + each.end
        found += parties(reading, one.block, start, stop, one.role)
        start = stop + len(re.match(r"[\s,;)]*", one.block.text[stop : one.end])[0])  # type: ignore[index]
    return found


def _told(reading: Reading, one: Field) -> Iterator[Party]:
    """The parties of a value in sentences: the first one that each names, with its money, unless it denies it."""
    start = one.start
    for sentence in re.split(r"(?<=\.)\s+(?=[A-ZÅÄÖ])", one.value):
        start = one.block.text.index(sentence, start)
        text, end = sentence, start + len(sentence)
        if modality_of(text, 0, len(text), one.block.section) not in ("asserted", "planned"):
            continue
        named = [it for it in mentions_in(reading, one.block, start, end) if it.label == "ORG"]
        money = next((it for it in find_money(text) if it.kronor), None)
        if named:
            yield Party(End(one.block, named[0]), True, money)


# Before a party of a field that is in it no more: "A, tidigare även B", "A och, till och med 2022, B".
_BEFORE_PAST = re.compile(
    r"\b(?:tidigare|f\.d\.|(?:till och med|t\.o\.m\.|fram till) \d{4},?)(?: även| också)? $", re.IGNORECASE
)


def _has_left(text: str, start: int, party: Party) -> bool:
    """Whether the words before a party, or the bracket behind it, say that its part is over, or never was: "Ale kommun
    (avslag)"; ``start`` is where the field's value begins."""
    mention = party.end.mention
    if isinstance(mention, Mention) and _BEFORE_PAST.search(text, start, mention.start) is not None:
        return True
    bracket = re.compile(r"\s*\(([^()]*)\)").match(text, mention.end) if isinstance(mention, Mention) else None
    return bracket is not None and (bool(endings_in(bracket[1])) or note_modality(bracket[1]) != "asserted")


def _unit_of_first(said: Sequence[Party]) -> bool:
    """Whether a value names an organisation and its own unit: "Region Gotland, utbildningsförvaltningen"."""
    kinds = [party.end.mention.kind for party in said if isinstance(party.end.mention, Mention)]
    return len(kinds) == 2 and kinds[0] in _WITH_UNITS and kinds[1] in ("nämnd", "enhet") and said[1].known


def _units(reading: Reading, fields: Sequence[Field]) -> Iterator[Statement]:
    """That a unit is part of the organisation before it in a field of those who lead or pay."""
    for one in fields:
        if one.role in ("lead", "payer", "owner"):
            said = parties(reading, one.block, one.start, one.end, one.role)
            if _unit_of_first(said):
                start, end = one.block.source_span(one.start, one.end)
                yield Statement("PART_OF", said[1].end, said[0].end, start, end, "list/part-of/unit-beside", UNIT)
