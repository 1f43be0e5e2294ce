"""Statements of headings and introductions: what they say of the names that are listed under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.mask import mask
from nysta.extract.relations.match import Found, Pair, state
from nysta.extract.relations.statement import End, Statement

# Where the first name of an item must begin, in characters, for the heading to speak of it.
AT_BEGINNING = 12
# What the unsaid other end may be, by relation type.
_TOPICS: dict[str, tuple[str, ...]] = {
    "OWNS": ("bolag", "stiftelse"),
    "MEMBER_OF": ("kommunalförbund", "förening", "samverkansorgan"),
}
_ACTIVITIES = ("projekt", "program", "satsning", "samverkansorgan")


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One entry of ``headings.yaml``."""

    id: str
    type: RelationType
    heading: re.Pattern[str]
    item: str
    other: str
    confidence: float
    role: str | None


@cache
def heading_rules() -> tuple[HeadingRule, ...]:
    """All rules, in the order of the file; the first that fits a heading counts."""
    text = files("nysta.extract.relations").joinpath("headings.yaml").read_text(encoding="utf-8")
    return tuple(
        HeadingRule(
            entry["id"],
            entry["type"],
            re.compile(entry["heading"], re.IGNORECASE),
            entry["item"],
            entry["other"],
            entry["confidence"],
            entry.get("role"),
        )
        for entry in yaml.safe_load(text)
    )


def heading_statements(reading: Reading) -> Iterator[Statement]:
    """Statements of list items that begin with a name, by the introduction or heading above them."""
    heading: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.block.kind != "item" and not (heading is not None and _is_bare_name(sentence)):
            heading = sentence
            continue
        if heading is None or sentence.start != 0:
            continue
        first = next((one for one in sentence.mentions if one.origin != "anaphor"), None)
        if first is None or first.start > AT_BEGINNING:
            continue
        for text in dict.fromkeys((sentence.block.intro or heading.text, heading.text)):
            rule = _rule_for(text)
            if rule is not None:
                yield from _state(sentence, heading, rule)
                break


def _is_bare_name(sentence: Sentence) -> bool:
    """Whether a block is nothing but names, one line of a list without bullets."""
    rest = sentence.block.text
    for one in reversed(sentence.mentions):
        rest = rest[: one.start] + rest[one.end :]
    return (
        bool(sentence.mentions)
        and sentence.start == 0
        and re.fullmatch(r"[\s,.;()]*(?:och|samt)?[\s,.;()]*", rest) is not None
    )


def _rule_for(text: str) -> HeadingRule | None:
    last = re.split(r"(?<=[.!?])\s", text.strip())[-1].strip(" :.")
    return next((rule for rule in heading_rules() if len(last) <= 160 and rule.heading.fullmatch(last)), None)


def _state(sentence: Sentence, heading: Sentence, rule: HeadingRule) -> Iterator[Statement]:
    masked = mask(sentence)
    listed = next((group for group in masked.groups if group.mentions), None)
    if listed is None:
        return
    named = [one for one in heading.mentions if one.origin != "anaphor"]
    if rule.other != "named":
        named = [one for one in named if one.kind == "nämnd"]
    other: Mention | End = named[-1] if named else _unsaid(heading, rule)
    if isinstance(other, Mention):
        other = End(heading.block, other)
    pairs: list[Pair] = [
        (one, other) if rule.item == "source" else (other, one)
        for one in listed.mentions
        if one.origin != "anaphor" and (one.label == "ORG" or rule.type not in ("MEMBER_OF", "OWNS"))
    ]
    found = Found(
        rule.type, f"heading/{rule.type.lower().replace('_', '-')}/{rule.id}", rule.confidence, 0, len(masked.text)
    )
    yield from state(masked, found, pairs, role=rule.role)


def _unsaid(heading: Sentence, rule: HeadingRule) -> End:
    if rule.other == "issuer":
        return End(heading.block, "issuer")
    kinds = _TOPICS.get(rule.type, _ACTIVITIES)
    return End(heading.block, "topic", heading.end, kinds)
