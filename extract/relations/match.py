"""Patterns over one masked sentence → statements between its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.mentions import Mention
from nysta.extract.language.values import Money, Share, Years
from nysta.extract.relations.mask import Masked
from nysta.extract.relations.modality import modality_of
from nysta.extract.relations.patterns import Pattern, patterns, places
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.structure.heads import basis_of

OWN_BODIES = frozenset({"nämnd", "enhet", "samverkansorgan"})
PARENTS = frozenset(
    {
        "kommun",
        "region",
        "kommunalförbund",
        "myndighet",
        "bolag",
        "universitet",
        "förening",
        "stiftelse",
        "övrigt",
    }
)
NETWORKS = frozenset({"samverkansorgan", "övrigt", "förening", "nämnd"})


def match_patterns(masked: Masked, place: str = "sentence", across: int | None = None) -> Iterator[Statement]:
    """All statements that the patterns find in ``masked``.

    ``place`` begins the rule's name. With ``across`` only matches that reach over that position of the masked
    text count (an item read together with the sentence that introduces it).
    """
    for pattern in patterns():
        if pattern.only == "item" and masked.sentence.block.kind not in ("item", "heading"):
            continue
        at = 0
        while found := pattern.regex.search(masked.text, at):
            at = found.start() + 1
            if across is None or found.start() < across < found.end():
                yield from _state(masked, pattern, found, place)


def _state(masked: Masked, pattern: Pattern, found: re.Match[str], place: str) -> Iterator[Statement]:
    said = places(found)
    sources = _members(masked, said, "S", "S2")
    targets = _members(masked, said, "T", "T2")
    pairs: list[tuple[Mention | None, Mention | None]]
    if "ST" in said:
        both = _members(masked, said, "ST")
        pairs = [(a, b) for n, a in enumerate(both) for b in both[n + 1 :]]
    elif pattern.implied_source:
        pairs = [(None, target) for target in targets]
    elif pattern.implied_target:
        pairs = [(source, None) for source in sources]
    else:
        pairs = [(source, target) for source in sources for target in targets]
    block, sentence = masked.sentence.block, masked.sentence
    modality = pattern.modality or modality_of(masked.text, found.start(), found.end(), block.section)
    start, end = block.source_span(sentence.start, sentence.end)
    for source, target in pairs:
        if not _allowed(pattern, source, target):
            continue
        statement = Statement(
            pattern.type,
            End(block, source or "issuer"),
            End(block, target or "issuer"),
            start,
            end,
            f"{place}/{pattern.type.lower().replace('_', '-')}/{pattern.id}",
            pattern.confidence,
            modality,
            share=pattern.share,
            role=pattern.role,
        )
        if pattern.type == "FUNDS":
            yield from _with_money(statement, masked, found, source, target, len(pairs))
        elif pattern.type == "OWNS":
            yield _with_share(statement, masked, found, len(pairs))
        else:
            yield statement


def _members(masked: Masked, said: dict[str, str], *names: str) -> list[Mention]:
    return [one for name in names if (at := said.get(name)) for one in masked.group(at).mentions]


def _allowed(pattern: Pattern, source: Mention | None, target: Mention | None) -> bool:
    if source is not None and target is not None and source.name == target.name:
        return False
    if pattern.only == "own-body":
        return (source is None or source.kind in OWN_BODIES) and (target is None or target.kind in PARENTS)
    if pattern.only == "not-own-body":
        return source is None or source.kind not in ("nämnd", "enhet")
    if pattern.only == "network":
        return target is None or target.label != "ORG" or target.kind in NETWORKS
    return True


def _with_share(statement: Statement, masked: Masked, found: re.Match[str], pairs: int) -> Statement:
    if statement.share is not None or statement.role is not None:
        return statement
    shares = [g.value for g in masked.groups if isinstance(g.value, Share)]
    said = places(found).get("P")
    value = masked.group(said).value if said else (shares[0] if len(shares) == 1 and pairs == 1 else None)
    return replace(statement, share=value.percent) if isinstance(value, Share) else statement


def _with_money(
    statement: Statement,
    masked: Masked,
    found: re.Match[str],
    source: Mention | None,
    target: Mention | None,
    pairs: int,
) -> Iterator[Statement]:
    money = _own_amount(masked, source) or _own_amount(masked, target)
    if money is None:
        said = places(found).get("M")
        all_money = [g.value for g in masked.groups if isinstance(g.value, Money)]
        value = masked.group(said).value if said else (all_money[0] if len(all_money) == 1 else None)
        if isinstance(value, Money) and (pairs == 1 or value.each):
            money = value
    years = [g.value for g in masked.groups if isinstance(g.value, Years)]
    basis = basis_of(masked.sentence.text) if money else None
    amount = Amount(money.kronor, money.text) if money and money.kronor is not None else None
    statement = replace(statement, amount=amount, basis=basis)
    period = years[0] if len(years) == 1 else None
    if amount is None or period is None:
        yield statement
    elif period.last is None:
        yield replace(statement, year=period.first)
    elif period.each_year or (money is not None and money.per == "år"):
        for year in range(period.first, period.last + 1):
            yield replace(statement, year=year)
    else:
        yield replace(statement, year=period.first, year_to=period.last)


def _own_amount(masked: Masked, mention: Mention | None) -> Money | None:
    """The money in brackets behind this very mention."""
    if mention is None:
        return None
    return next((g.amounts[mention.start] for g in masked.groups if mention.start in g.amounts), None)
