"""Series: what a sentence says of one name and its amount, it says of those that follow in the same way.

"Naturvårdsverket har betalat 350 tkr till förbundet och Kammarkollegiet 90 tkr": the verb, and the other end, are said
once. What is read of the first pair, by whichever rule, is so of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Money, Years
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import LIKELY, Amount, End, Statement

# What is left of the confidence of a statement for the next of its series.
LEFT = 0.95
RULE = "sentence/funds/series"

# "och B med ⟦M⟧", ", B ⟦M⟧", "samt ⟦M⟧ till C", "och av B med ⟦M⟧"; a comma stands apart in a masked text.
_MEMBER = re.compile(
    r"\s(?:,|och|samt|medan|respektive)(?:\s(?:och|samt|även))?"
    r"(?:(?:\s(?P<lead>till|från|av|för))?\s⟦O(?P<first>\d+)⟧(?:\s(?:med|för|på|om|fick|får|ger|gav))?(?:\s(?:cirka|ca|högst))?"
    r"\s⟦M(?P<after>\d+)⟧(?:(?:\s(?:för|under|år)){0,2}\s⟦Y(?P<year>\d+)⟧)?"
    r"|\s⟦M(?P<before>\d+)⟧\s(?P<to>till|från|av|åt)\s(?:[a-zåäö]+(?:en|et|an)\s)?⟦O(?P<second>\d+)⟧)"
)
_FROM = frozenset({"från", "av"})
# What goes on after an amount, within its clause: "till ⟦O⟧ för ombyggnaden".
_REST = re.compile(r"(?:\s(?!och\s|samt\s|medan\s)(?:[^\s⟦⟧,.;:]+|⟦[OGJY]\d+⟧s?)){0,10}?(?=\s(?:,|och|samt|medan)\s)")


@dataclass(frozen=True, slots=True)
class _Member:
    """One name of a series with its amount: their numbers, the preposition at the name, and where it ends."""

    name: int
    money: int
    preposition: str | None
    year: int | None
    end: int


def series_of(masked: Masked, found: Sequence[Statement]) -> Iterator[Statement]:
    """What the ``found`` statements of money of a sentence say of the names that follow with amounts of their own."""
    paid = [one for one in found if one.type == "FUNDS" and one.amount is not None and one.confidence >= LIKELY]
    if not paid or sum(isinstance(group.value, Money) for group in masked.groups) < 2:
        return
    told = {(id(end.mention), one.amount.text) for one in paid if one.amount for end in (one.source, one.target)}
    best: dict[tuple[int, int], Statement] = {}
    for said in paid:
        number = next((n for n, group in enumerate(masked.groups) if _is_amount(group.value, said)), None)
        if number is None:
            continue
        for member in _members_after(masked, number):
            group, money = masked.groups[member.name], masked.groups[member.money].value
            if not isinstance(money, Money) or not money.kronor or len(group.mentions) != 1:
                continue
            mention = group.mentions[0]
            source = _is_source(masked, said, member, number)
            if (id(mention), money.text) in told or source is None or _is_end(said, mention):
                continue
            following = _with(masked, said, member, mention, money, source)
            known = best.get((member.name, member.money))
            if known is None or following.confidence > known.confidence:
                best[member.name, member.money] = following
    yield from best.values()


def _members_after(masked: Masked, number: int) -> Iterator[_Member]:
    """The members of the series whose first one the amount of this ``number`` belongs to."""
    sign = f"⟦M{number}⟧"
    at = _past_rest(masked.text, masked.text.find(sign) + len(sign))
    while (found := _MEMBER.match(masked.text, at)) is not None:
        name, money = found["first"] or found["second"], found["after"] or found["before"]
        year = int(found["year"]) if found["year"] else None
        yield _Member(int(name), int(money), found["lead"] or found["to"], year, found.end())
        at = _past_rest(masked.text, found.end())


def _past_rest(text: str, at: int) -> int:
    """Where the next member of a series may begin, behind an amount that ends at ``at``."""
    found = _REST.match(text, at)
    return found.end() if found is not None else at


def _is_amount(value: object, said: Statement) -> bool:
    return isinstance(value, Money) and said.amount is not None and value.text == said.amount.text


def _is_end(said: Statement, mention: Mention) -> bool:
    return said.source.mention is mention or said.target.mention is mention


def _is_source(masked: Masked, said: Statement, member: _Member, number: int) -> bool | None:
    """Whether a member of the series pays as the source of a statement does, by the place that its name has beside the
    amount of this ``number``; None where that cannot be told."""
    if member.preposition in _FROM:
        return True
    if member.preposition in ("till", "åt"):
        return False
    before = masked.text[: masked.text.find(f"⟦M{number}⟧")]
    names = [int(one) for one in re.findall(r"⟦O(\d+)⟧", before)]
    if not names:
        return None
    nearest = masked.groups[names[-1]].mentions
    if any(one is said.target.mention for one in nearest):
        return False
    return True if any(one is said.source.mention for one in nearest) else None


def _with(masked: Masked, said: Statement, member: _Member, mention: Mention, money: Money, source: bool) -> Statement:
    """``said`` of a member of its series instead: with its name at the end that is its, its amount and its year."""
    assert money.kronor is not None
    end = End(masked.sentence.block, mention)
    years = masked.groups[member.year].value if member.year is not None else None
    year = years.first if isinstance(years, Years) and years.last is None else said.year
    return replace(
        said,
        source=end if source else said.source,
        target=said.target if source else end,
        amount=Amount(money.kronor, money.text),
        year=year,
        rule=RULE,
        confidence=round(said.confidence * LEFT, 3),
    )
