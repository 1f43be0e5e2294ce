"""Holdings: sentences that share a company out among its owners, "A har 45 procent av aktierna och B 35. Resten …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.language.values import Share
from nysta.extract.relations.ends import can_be
from nysta.extract.relations.sentences.attributes import is_for_each
from nysta.extract.relations.sentences.mask import Group, Masked, mask
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.statement import LEARNED, End, Found, Pair, Statement

# How sure such a statement is: where the sentence speaks of shares itself, and where only the one before it did.
TOLD, CARRIED = 0.76, 0.7

_SPEAKS = re.compile(
    r"\b(?:\w*aktie(?:r|rna|post\w*|kapital\w*|stock\w*)|\w*andelar\w*|ägarandel\w*|\w*ägare(?:n|na)?|ägande\w*)\b"
    r"|⟦P\d+⟧ av ⟦O(?P<company>\d+)⟧(?!s)",
    re.IGNORECASE,
)
# One of these stands in a sentence that speaks of owners, but for one that only tells a share.
_MAY_SPEAK = re.compile(r"aktie|andel|ägar|ägande", re.IGNORECASE)
_PART = re.compile(
    r"⟦P(?P<share>\d+)⟧|(?<=⟧ )(?:(?:har|för|med) )?(?P<bare>\d{1,2}(?:,\d+)?)(?= [.,;]| och\b| samt\b|$)"
    r"|\b(?P<rest>resten|resterande|återstoden|återstående)\b",
    re.IGNORECASE,
)
_WORD = r"(?:(?!(?:och|samt|medan)\b)[^\s⟦⟧,;:.]+|⟦Y\d+⟧)"
_BEHIND = re.compile(
    rf"(?:\s{_WORD}){{0,6}}?(?:\s(?:hos|har|äger|innehar|tillhör|till|mellan)"
    rf"|\s(?:ägs|innehas|kontrolleras)(?:\s{_WORD}){{0,3}}? av)"
    r"(?:\s[a-zåäö]+)?\s⟦O(?P<behind>\d+)⟧(?!s)|\s⟦O(?P<next>\d+)⟧(?!s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"⟦O(?P<owner>\d+)⟧(?:\s{_WORD}){{0,5}}\s(?:,\s(?:med|som har)\s)?$", re.IGNORECASE)
_COMPANY = re.compile(r"(?:\b(?:i|av|bakom) |^)⟦O(?P<company>\d+)⟧(?!s)", re.IGNORECASE)
_OVER = re.compile(r"\b(?:tidigare|förut|sålde|såldes|sålts|avyttrade\w*|dåvarande)\b", re.IGNORECASE)
_KINDS = ("bolag",)


def holding_statements(reading: Reading) -> Iterator[Statement]:
    """What sentences say of the owners of a company that they or the sentences before them speak of."""
    company: End | None = None
    block = -1
    for sentence in reading.sentences:
        if sentence.block.kind not in ("paragraph", "item"):
            continue
        if sentence.block.number != block:
            company, block = None, sentence.block.number
        shares = any(isinstance(value, Share) for value in sentence.values)
        if company is None and not shares and _MAY_SPEAK.search(sentence.text) is None:
            continue
        masked = mask(sentence)
        speaks = _SPEAKS.search(masked.text)
        if speaks is not None and (speaks["company"] is None or _is_company(masked.groups[int(speaks["company"])])):
            company = _company(masked, sentence) or company or End(sentence.block, "topic", sentence.start, _KINDS)
            yield from _shared_out(masked, company, TOLD)
        elif company is not None and any(part["rest"] for part in _PART.finditer(masked.text)):
            yield from _shared_out(masked, company, CARRIED)


def repeats_holding(said: Statement, held: Sequence[Statement]) -> bool:
    """Whether a statement of another rule says of an owner, less exactly, what one of those ``held`` says."""
    if said.type != "OWNS" or not (said.target.mention == "topic" or said.rule.endswith(LEARNED)):
        return False
    told = [one for one in held if one.source.block is said.source.block and one.source.mention is said.source.mention]
    return bool(told) and (said.target.mention == "topic" or told[0].target.mention != "topic")


def _company(masked: Masked, sentence: Sentence) -> End | None:
    """The company that a sentence itself names as what is owned: "i bolaget", "aktierna i X AB"."""
    for found in _COMPANY.finditer(masked.text):
        group = masked.groups[int(found["company"])]
        if _is_company(group):
            return End(sentence.block, group.mentions[0])
    return None


def _is_company(group: Group) -> bool:
    one = group.mentions[0] if len(group.mentions) == 1 else None
    return one is not None and (one.kind == "bolag" or "AB" in one.name.split())


def _shared_out(masked: Masked, company: End, sure: float) -> Iterator[Statement]:
    """Each part with the name that has it, right behind it or before it."""
    text = masked.text
    counted = False
    for part in _PART.finditer(text):
        if part["bare"] and not counted:
            continue
        counted = counted or part["share"] is not None
        behind = _BEHIND.match(text, part.end())
        before = _BEFORE.search(text[: part.start()])
        if behind is not None:
            number, start, end = behind["behind"] or behind["next"], part.start(), behind.end()
        elif before is not None:
            number, start, end = before["owner"], before.start(), part.end()
        else:
            continue
        group = masked.groups[int(number)]
        pairs: list[Pair] = [
            (one, company) for one in group.mentions if can_be("OWNS", "source", one) and one is not company.mention
        ]
        share = _percent(masked, part)
        if len(pairs) > 1 and not is_for_each(text):
            share = None
        found = Found("OWNS", "sentence/owns/holding", sure, start, end)
        for one in state(masked, found, pairs, modality="ended" if _OVER.search(text, start, end) else None):
            yield replace(one, share=share if share is not None else _in_bracket(group, one))


def _in_bracket(group: Group, said: Statement) -> float | None:
    """The percent in the bracket right behind the owner: "Resten ägs av A (25 procent) och B (40 procent)"."""
    own = group.own.get(said.source.mention.start, ()) if isinstance(said.source.mention, Mention) else ()
    return next((value.percent for value in own if isinstance(value, Share)), None)


def _percent(masked: Masked, part: re.Match[str]) -> float | None:
    if part["bare"]:
        return float(part["bare"].replace(",", "."))
    value = masked.groups[int(part["share"])].value if part["share"] else None
    return value.percent if isinstance(value, Share) else None
