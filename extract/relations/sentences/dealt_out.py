"""What a sentence deals out behind its colon ("Kulturnämnden fördelar 1,8 mnkr: Teater Väst 500 tkr, Dansbyrån 300
tkr"), or in brackets behind those who get it ("Medel har gått till Teater Väst (500 tkr) och Dansbyrån (300 tkr)"): the
board pays each; without a name before the verb whoever decides or issues the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Money
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.statement import End, Found, Statement

# How sure it is that those listed are who is paid, by whoever the sentence names and by nobody that it names.
NAMED, UNSAID = 0.82, 0.68

_VERB = (
    r"(?:fördela\w*|bevilja\w*|tilldela\w*|dela(?:r|de|t)\sut|delats\sut|utdela\w*|anslå\w*|anslog\w*|avsätt\w*|avsatte\w*|avsatts"
    r"|ge|ger|gav|gett|betalat?\sut|utbetala\w*|lämna\w*)"
)
_LEAD = re.compile(
    rf"^(?:(?P<giver>[^⟦⟧:;]{{0,40}}⟦O(?P<name>\d+)⟧)\s)?(?:(?!⟦[OGJ])[^:;]){{0,60}}?\b{_VERB}\b(?:(?!⟦[OGJ])[^:;]){{0,120}}:\s",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:⟦[OJ](?P<name>\d+)⟧\s(?:[,–(]\s)?⟦M(?P<money>\d+)⟧|⟦M(?P<sum>\d+)⟧\s(?:till|åt)\s(?:[a-zåäö]+\s)?⟦[OJ](?P<to>\d+)⟧)"
    r"(?:\s\))?(?:\s(?:,|;|och|samt)(?:\s(?:och|samt))?\s)?"
)
_NAMES = re.compile(r"⟦[OJ](\d+)⟧")
# Who got money, as subject or object of a sentence without a giver: "De största mottagarna var", "har medel gått
# till".
_GOT = re.compile(
    r"^(?:(?!⟦[OGJ])[^:;]){0,60}?(?:\b(?:bidrags)?mottagar(?:e|na) (?:är|var|blev) "
    r"|\b(?:\w*medel|\w*medlen|\w*bidrag|\w*bidragen|\w*stöd|\w*stödet|\w*pengar|\w*pengarna|⟦M\d+⟧) "
    r"(?:har (?:\w+ )?(?:gått|lämnats|betalats ut|delats ut|fördelats|beviljats)"
    r"|gick|lämnades|betalades ut|delades ut|fördelades) "
    r"(?:\w+ )?till "
    r"|\bhar (?:\w+ )?(?:\w*medel|\w*bidrag|\w*stöd|\w*pengar) (?:\w+ )?"
    r"(?:gått|lämnats|betalats ut|delats ut|fördelats) (?:\w+ )?till )",
    re.IGNORECASE,
)


def dealt_in_brackets(masked: Masked, place: str) -> Iterator[Statement]:
    """What each of those with an amount in brackets behind them got, of whoever issues the document; nothing of a
    single one."""
    if not any(group.own for group in masked.groups) or (lead := _GOT.match(masked.text)) is None:
        return
    paid = [
        (one, money)
        for number in _NAMES.findall(masked.text, lead.end())
        for one in masked.groups[int(number)].mentions
        for money in masked.groups[int(number)].own.get(one.start, ())
        if isinstance(money, Money) and money.kronor
    ]
    if len(paid) < 2:
        return
    source = End(masked.sentence.block, "issuer")
    found_at = Found("FUNDS", f"{place}/funds/dealt-in-brackets", UNSAID, lead.start(), lead.end())
    for one, money in paid:
        yield from state(masked, found_at, [(source, one)], money=money)


def dealt_out(masked: Masked, place: str) -> Iterator[Statement]:
    """What each of those listed behind the colon is given; nothing of a single one."""
    lead = _LEAD.match(masked.text)
    if lead is None:
        return
    parts, at = list[re.Match[str]](), lead.end()
    while (found := _PART.match(masked.text, at)) is not None:
        parts.append(found)
        at = found.end()
    giver = masked.groups[int(lead["name"])].mentions if lead["name"] else ()
    if len(parts) < 2 or len(giver) > 1:
        return
    source: Mention | End = giver[0] if giver else End(masked.sentence.block, "issuer")
    found_at = Found("FUNDS", f"{place}/funds/dealt-out", NAMED if giver else UNSAID, lead.start(), lead.end())
    for one in parts:
        money = masked.groups[int(one["money"] or one["sum"])].value
        paid = masked.groups[int(one["name"] or one["to"])].mentions
        if isinstance(money, Money) and money.kronor and len(paid) == 1:
            yield from state(masked, found_at, [(source, paid[0])], money=money)
