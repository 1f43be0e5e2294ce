"""Items that say more than their name: who leads, pays, joins or owns what a list item names (items.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.money import find_money
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.ends import can_be
from nysta.extract.relations.factuality.modality import section_modality
from nysta.extract.relations.lists.item_names import item_name, name_begin, name_end
from nysta.extract.relations.parties import Party
from nysta.extract.relations.records import Record, record_statements
from nysta.extract.relations.statement import End, Statement

# How sure a statement is whose project or company only its place in the list gives away.
PLACED = 0.72
# How far behind a name the money that is its own may begin, and how far it may reach, in characters.
OWN, LONGEST_AMOUNT = 4, 40

_OF_BODIES: tuple[tuple[str, RelationType], ...] = (("owner", "OWNS"), ("member", "MEMBER_OF"))
# Kinds of organisations that somebody runs and others join, as they do a project.
_RUN = ("samverkansorgan", "enhet", "övrigt")
_OPEN = re.compile(r"[,;:.(–—-]\s*(?:(?:som|som har|där|med|och med)\s+(?:[a-zåäö]+(?:en|et|an)\s+)?)?$")
_JOINED = re.compile(r"\s*(?:[,;]|och|samt)?\s*(?:och|samt)?\s*")
_RUNS = r"(?:leder|driver|samordnar|genomför|prövar|utvecklar)"
# What parts the words on one name of an item from those on another.
_PARTED = re.compile(r"[(),;.–]")
_SHARE = re.compile(r"\s*[,(:]?\s*(?:med\s+)?(\d{1,3}(?:,\d+)?)\s?(?:%|procent)")
_GRANTED = re.compile(r"\b(?:bevilja|tilldela)\w*\b(?!.*\b(?:från|finansiär\w*|av)\s*$)", re.IGNORECASE)
_PRICED = re.compile(r"\s*\([^()\d]+\)\s*[,:–-]?\s*\d[\d\s.,]*\s?(?:tkr|kkr|mnkr|mkr|miljon|kronor|kr)")
_FIGURE = re.compile(r"[,(]?\s*\d[\d\s.,]*\s?(?:%|procent|tkr|kkr|mnkr|mkr|miljoner|kronor|kr)(?:\s\w+nor)?\)?")


@dataclass(frozen=True, slots=True)
class _Cues:
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def item_cues() -> tuple[dict[str, _Cues], re.Pattern[str]]:
    """The roles of ``items.yaml`` with their words, and the headings whose items are projects."""
    raw = load_yaml(files("nysta.extract.relations.lists").joinpath("items.yaml").read_text(encoding="utf-8"))
    roles = {
        role: _Cues(
            re.compile(rf"(?:^|.*[,;:.(–—-]|\s*{_RUNS})\s*(?:{told['before']})\s*", re.IGNORECASE | re.DOTALL),
            re.compile(rf"\s*(?:{told['after']})", re.IGNORECASE),
        )
        for role, told in raw["roles"].items()
    }
    return roles, re.compile(raw["efforts"], re.IGNORECASE)


@cache
def _bracketed() -> dict[str, re.Pattern[str]]:
    """What headings say of the names in brackets below them, by role."""
    raw = load_yaml(files("nysta.extract.relations.lists").joinpath("items.yaml").read_text(encoding="utf-8"))
    return {role: re.compile(words, re.IGNORECASE) for role, words in raw["bracketed"].items()}


def item_statements(reading: Reading) -> Iterator[Statement]:
    """The statements of items that begin with a name and go on with those of others."""
    for sentence in reading.sentences:
        if sentence.block.kind != "item" or sentence.start != 0:
            continue
        end = name_end(sentence.block.text)
        if not 0 < end < len(sentence.block.text):
            continue
        behind = [
            one
            for one in _in_block(reading, sentence)
            if one.start > end and one.label == "ORG" and one.kind != "parti"
        ]
        roles = _roles(sentence, end, behind) if behind else {}
        if roles:
            yield from _read(sentence, end, roles)


def _in_block(reading: Reading, sentence: Sentence) -> list[Mention]:
    found = [one for near in reading.in_block(sentence.block.number) for one in near.mentions]
    return [one for one in found if one.origin != "anaphor"]


def _roles(sentence: Sentence, end: int, behind: list[Mention]) -> dict[str, list[Mention]]:
    """The names behind an item's own, by the roles that the words beside them tell."""
    text = sentence.block.text
    cues, efforts = item_cues()
    above = " · ".join(one for one in (sentence.block.section.title, sentence.block.intro) if one)
    found: dict[str, list[Mention]] = {}
    at, last = end, None
    for n, one in enumerate(behind):
        before = text[at : one.start]
        rest = _FIGURE.sub(" ", before) if last is not None else before
        after = text[_last_joined(text, behind[n:]).end :]
        role = next((role for role, told in cues.items() if told.before.fullmatch(before)), None)
        if role is None and _OPEN.search(before):
            role = next((role for role, told in cues.items() if told.after.match(after)), None)
        if role is None and before.rstrip().endswith("(") and text[one.end : one.end + 1] in ("", ")", ",", ";"):
            role = next((role for role, told in _bracketed().items() if told.search(above.rstrip(" :."))), None)
        if role is None and _is_owner(text, before, at, efforts.search(above) is not None):
            role = "lead"
        if role is None and last is not None and _JOINED.fullmatch(rest):
            role = last
        money = _FIGURE.match(text[one.end :])
        if role is None and money is not None and efforts.search(above) and before.strip(" ").endswith(("(", ";", ",")):
            role = "payer" if not money[0].rstrip(" )").endswith(("%", "procent")) else None
            if role is not None and at == end and before.strip() == "," and _GRANTED.search(above):
                role = "lead"  # what is granted to projects, each with its owner
        if role is not None:
            found.setdefault(role, []).append(one)
        at, last = one.end, role
    return found


def _is_owner(text: str, before: str, at: int, efforts: bool) -> bool:
    """Whether a bracket right behind a project's name, with its amount after it, holds who runs it: "Bryggan (Ale
    kommun), 740 tkr"."""
    bracket = _PRICED.match(text, at) if efforts and before.strip() == "(" else None
    return bracket is not None


def _last_joined(text: str, names: list[Mention]) -> Mention:
    """The last of the names that commas and "och" join to the first: what follows it is said of all."""
    last = names[0]
    for one in names[1:]:
        if not _JOINED.fullmatch(text[last.end : one.start]):
            break
        last = one
    return last


def _read(sentence: Sentence, end: int, roles: dict[str, list[Mention]]) -> Iterator[Statement]:
    block = sentence.block
    begin = name_begin(block.text)
    own = next((one for one in sentence.mentions if one.start <= begin + 1 and one.origin != "anaphor"), None)
    wanted = "ORG" if {"owner", "member"} & roles.keys() else "PRJ"
    if wanted == "PRJ" and own is not None and own.label == "PRG":
        wanted = "PRG"
    place = own is not None and own.kind in _RUN and own.end >= end - 1 and roles.keys() <= {"lead", "partner"}
    if own is None or (not place and (own.label != wanted or own.end < end - 1)):
        own = item_name(sentence, "project" if wanted == "PRJ" else "party")
        if own is None:
            return
    start, stop = block.source_span(0, len(block.text))
    if wanted == "ORG":
        yield from _bodies(sentence, own, roles, (start, stop))
        return
    record = Record("list", start, stop, block.section.title, modality=section_modality(block.section))
    record.parties = {
        "network" if place else "project": [Party(End(block, own), True)],
        **{role: [_party(sentence, one) for one in them] for role, them in roles.items()},
    }
    for said in record_statements(record):
        yield replace(said, rule=said.rule.replace("list/", "list/item-"), confidence=min(PLACED, said.confidence))


def _bodies(
    sentence: Sentence, own: Mention, roles: dict[str, list[Mention]], span: tuple[int, int]
) -> Iterator[Statement]:
    """Owners of the company and members of the association that an item names."""
    block = sentence.block
    for role, kind in _OF_BODIES:
        for one in roles.get(role, ()):
            if not (can_be(kind, "source", one) and can_be(kind, "target", own)):
                continue
            yield Statement(
                kind,
                End(block, one),
                End(block, own),
                *span,
                f"list/item-{role}",
                PLACED,
                modality=section_modality(block.section),
                share=_share(sentence, one) if role == "owner" else None,
                context=block.section.title,
            )


def _party(sentence: Sentence, one: Mention) -> Party:
    """A name with the money right behind it, and the words around it that tell what it is."""
    text = sentence.block.text
    following = text[one.end : one.end + LONGEST_AMOUNT]
    money = next((each for each in find_money(following) if each.start <= OWN), None)
    label = f"{_PARTED.split(text[: one.start])[-1]} {_PARTED.split(text[one.end :])[0]}"
    return Party(End(sentence.block, one), True, money, label=label)


def _share(sentence: Sentence, one: Mention) -> float | None:
    found = _SHARE.match(sentence.block.text, one.end)
    return float(found[1].replace(",", ".")) if found is not None else None
