"""What a sentence has each member pay its own part of: "Medlemmarna ska 2023 bidra med: Ale 7 790 tkr, Lilla Edet 4 480
tkr och Orust 3 110 tkr"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.language.values import Money, Years
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import Amount, End, Statement

# How sure it is that those listed are the members, who pay the one that the document speaks for.
SURE = 0.8

_LEAD = re.compile(
    r"(?:Medlemmarna|Medlemskommunerna|Kommunerna|Parterna|Ägarna|Delägarna|Huvudmännen|Medlemsbidragen|"
    r"Medlemsavgifterna|Avgifterna|Ägarbidragen)\b(?P<words>(?:[^⟦⟧.;]|⟦Y\d+⟧)*?)(?=\s?:?\s⟦O\d+⟧\s⟦M)"
)
_PAYS = re.compile(r"\b(?:bidra\w*|betala\w*|skjut\w*|lämna\w*|finansiera\w*|svara\w*|var|är|blir|fördelas)\b")
_ELSEWHERE = re.compile(r"\b(?:till|i|för)\s(?=⟦[OGJ])|\bfått\b|\bfår\b|\bfick\b|\btilldela")
_PART = re.compile(r"⟦O(?P<name>\d+)⟧\s⟦M(?P<money>\d+)⟧(?:\s(?:,|och|samt)(?:\s(?:och|samt))?\s)?")


def shared_out(masked: Masked, place: str) -> Iterator[Statement]:
    """Each member's part that a sentence, or one with what its colon opens, lists; nothing of a single one."""
    lead = _LEAD.search(masked.text)
    if lead is None or _PAYS.search(lead["words"]) is None or _ELSEWHERE.search(lead["words"]) is not None:
        return
    at = masked.text.index("⟦O", lead.end())
    parts = []
    while (found := _PART.match(masked.text, at)) is not None:
        parts.append(found)
        at = found.end()
    years = [
        value
        for number in re.findall(r"⟦Y(\d+)⟧", lead["words"])
        if isinstance(value := masked.groups[int(number)].value, Years) and value.last is None
    ]
    year = years[0].first if len(years) == 1 else None
    for found in parts if len(parts) > 1 else ():
        mentions, money = masked.groups[int(found["name"])].mentions, masked.groups[int(found["money"])].value
        if len(mentions) != 1 or not isinstance(money, Money) or not money.kronor:
            continue
        block = masked.sentence.block
        span = block.source_span(masked.sentence.start, masked.sentence.end)
        yield Statement(
            "FUNDS",
            End(block, mentions[0]),
            End(block, "issuer"),
            *span,
            f"{place}/funds/shared-out",
            SURE,
            amount=Amount(money.kronor, money.text),
            year=year,
        )
