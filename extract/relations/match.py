"""Patterns over one masked sentence → statements between its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from nysta.extract.graph_file import Modality, RelationType
from nysta.extract.language.anaphors import FIRST_PERSON
from nysta.extract.language.mentions import Mention
from nysta.extract.language.values import Money, Share, Value, Years
from nysta.extract.relations.attributes import equal_share, is_for_each, is_wholly, role_in
from nysta.extract.relations.ends import can_be, unsaid_kinds
from nysta.extract.relations.mask import Masked
from nysta.extract.relations.modality import modality_of, note_modality, note_on
from nysta.extract.relations.patterns import Pattern, Said, patterns, places
from nysta.extract.relations.statement import Amount, End, Implied, Statement
from nysta.extract.structure.headwords import basis_of

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
ASSOCIATIONS = frozenset({"kommunalförbund", "förening", "samverkansorgan"})
NETWORKS = frozenset({"samverkansorgan", "övrigt", "förening", "nämnd"})
# Of so many parties each works with each; more of them are in something together.
ALL_PAIRS = 3


def match_patterns(masked: Masked, place: str = "sentence", across: int | None = None) -> Iterator[Statement]:
    """All statements that the patterns find in ``masked``.

    ``place`` begins the rule's name. With ``across`` only matches that reach over that position of the masked
    text count (an item read together with the sentence that introduces it).
    """
    alone = masked.text.count("⟦O") + masked.text.count("⟦G") + masked.text.count("⟦J") < 2
    said = Said(masked.text)
    for pattern in patterns():
        if (alone and pattern.joins) or not said.may_match(pattern):
            continue
        if pattern.only == "item" and masked.sentence.block.kind not in ("item", "heading"):
            continue
        if pattern.only == "paragraph" and masked.sentence.block.kind != "paragraph":
            continue  # of a list the heading rules know better what it speaks of
        at = 0
        while found := pattern.regex.search(masked.text, at):
            at = found.start() + 1
            if across is None or found.start() < across < found.end():
                yield from _state(masked, pattern, found, place)


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern or a frame found in ``masked.text[start:end]``, before it is a statement."""

    type: RelationType
    rule: str
    confidence: float
    start: int
    end: int


Pair = tuple[Mention | End, Mention | End]


def _can_be(found: Found, end: str, one: Mention | End) -> bool:
    return isinstance(one, End) or can_be(found.type, end, one)


def owners_in_brackets(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """OWNS statements of "X AB (A 51 procent, B 49 procent)"."""
    for group in masked.groups:
        for owner, share in group.owners:
            pairs: list[Pair] = [(owner, target) for target in group.mentions]
            found = Found("OWNS", f"{place}/owns/in-brackets", 0.75, 0, len(masked.text))
            yield from state(masked, found, pairs, share=share)


# In "Kulturnämnden i Ale kommun beviljar …" it is not the kommun that does what the words after it say.
_LODGED = re.compile(r"⟦O\d+⟧ (?:i|på|hos|vid|inom) $")


_PREPOSITION = re.compile(
    r"\b(?:av|från|till|för|med|hos|i|inom|på|vid|under|genom|via|mellan|mot|enligt|utom|förutom|utöver|bakom|kring|ur)\s"
    r"(?P<between>(?:[^\s⟦⟧,;:.]+\s){0,2})$",
    re.IGNORECASE,
)


def _after_preposition(masked: Masked, at: int) -> bool:
    """Whether the name at ``at`` belongs to a preposition and so is no subject: "Till ⟦O0⟧ betalar …", "i nätverket
    ⟦O0⟧ och har …". In "I maj beviljade ⟦O0⟧ …" a verb stands between."""
    found = _PREPOSITION.search(masked.text[:at])
    if found is None:
        return False
    words = {word.start: word.pos for word in masked.sentence.words}
    between = [masked.offsets[one.start() + found.start("between")] for one in re.finditer(r"\S+", found["between"])]
    return all(words.get(start) in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for start in between)


def _state(masked: Masked, pattern: Pattern, match: re.Match[str], place: str) -> Iterator[Statement]:
    said = places(match)
    sources = _members(masked, said, "S", "S2")
    targets = _members(masked, said, "T", "T2")
    pairs: list[Pair]
    if "ST" in said:
        both = _members(masked, said, "ST")
        pairs = list(combinations(both, 2)) if len(both) <= ALL_PAIRS else []
    elif pattern.source is not None:
        pairs = [(_unsaid(masked, pattern, match.start(), "source"), target) for target in targets]
    elif pattern.target is not None:
        pairs = [(source, _unsaid(masked, pattern, match.start(), "target")) for source in sources]
    else:
        pairs = [(source, target) for source in sources for target in targets]
    pairs = [pair for pair in pairs if _allowed(pattern, *pair)]
    rule = f"{place}/{pattern.type.lower().replace('_', '-')}/{pattern.id}"
    if pattern.acts and _after_preposition(masked, match.start()):
        return
    if _LODGED.search(masked.text[: match.start()]) and match[0].startswith((said.get("S", "-"), said.get("T", "-"))):
        return
    found = Found(pattern.type, rule, pattern.confidence, match.start(), match.end())
    money, share = (masked.group(said[name]).value if name in said else None for name in ("M", "P"))
    if pattern.share is not None:
        share = Share(0, 0, pattern.share, "")
    yield from state(masked, found, pairs, money=money, share=share, role=pattern.role, modality=pattern.modality)


def state(
    masked: Masked,
    found: Found,
    pairs: Sequence[Pair],
    *,
    money: Value | None = None,
    share: Value | None = None,
    role: str | None = None,
    modality: Modality | None = None,
) -> Iterator[Statement]:
    """Statements of ``pairs`` (source, target), with the money, years, share and modality of the words found."""
    block, sentence = masked.sentence.block, masked.sentence
    start, end = block.source_span(sentence.start, sentence.end)
    modality = modality or modality_of(masked.text, found.start, found.end, block.section)
    role = role or role_in(found.type, masked.text, found.start, found.end)
    for source, target in pairs:
        if not (_can_be(found, "source", source) and _can_be(found, "target", target)):
            continue
        if found.type == "FUNDS" and pays_too(masked, target):
            continue
        notes = [note_on(block.text, one.end) for one in (source, target) if isinstance(one, Mention)]
        noted = [told for note in notes if (told := note_modality(note)) != "asserted"]
        statement = Statement(
            found.type,
            source if isinstance(source, End) else End(block, source),
            target if isinstance(target, End) else End(block, target),
            start,
            end,
            found.rule,
            found.confidence,
            noted[0] if noted else modality,
            role=role or next((one for note in notes if (one := role_in(found.type, note, 0, len(note)))), None),
        )
        if found.type == "FUNDS":
            yield from _with_money(statement, masked, found, (source, target), len(pairs), money)
        elif found.type == "OWNS" and role is None:
            yield _with_share(statement, masked, found, (source, target), len(pairs), share)
        else:
            yield statement


def _unsaid(masked: Masked, pattern: Pattern, at: int, end: str) -> End:
    implied: Implied | None = pattern.source if end == "source" else pattern.target
    assert implied is not None
    return End(masked.sentence.block, implied, masked.offsets[at], (*unsaid_kinds(pattern.type, end), *pattern.also))


def _members(masked: Masked, said: dict[str, str], *names: str) -> list[Mention]:
    return [one for name in names if (at := said.get(name)) for one in masked.group(at).mentions]


def _allowed(pattern: Pattern, source: Mention | End, target: Mention | End) -> bool:
    first = source if isinstance(source, Mention) else None
    second = target if isinstance(target, Mention) else None
    if first is not None and second is not None and first.name == second.name:
        return False
    if pattern.only == "own-body":
        return (first is None or first.kind in OWN_BODIES) and (second is None or second.kind in PARENTS)
    if pattern.only == "not-own-body":
        return first is None or first.kind not in ("nämnd", "enhet")
    if pattern.only == "board":
        return second is not None and second.kind == "nämnd"
    if pattern.only == "owned":
        return second is None or second.kind in ("bolag", "stiftelse", "enhet")
    if pattern.only == "association":
        return second is None or second.kind in ASSOCIATIONS
    if pattern.only == "joined" and first is not None and first.kind in (*OWN_BODIES, "övrigt"):
        return False  # what is found in a network and no body that joins others is rather a part of it
    if pattern.only in ("network", "joined"):
        return second is None or second.label != "ORG" or (second.kind in NETWORKS and second.name != FIRST_PERSON)
    return True


# Before a year of which an amount is not: "sedan 2011", "0,9 mnkr mer än 2022".
_SINCE = re.compile(
    r"\b(?:sedan|än|jämfört med|före)\s(?:(?:hösten|våren|sommaren|vintern|maj|juni|juli|augusti|januari|år)\s)?$",
    re.IGNORECASE,
)


def _near(masked: Masked, found: Found, kind: type[Value]) -> list[Value]:
    """The values of one kind within the words found, else within the sentence."""
    placed = {int(one[1]): one.start() for one in re.finditer(r"⟦[MYP](\d+)⟧", masked.text)}
    values = {n: group.value for n, group in enumerate(masked.groups) if isinstance(group.value, kind)}
    if kind is Years:
        placed = {n: at for n, at in placed.items() if _SINCE.search(masked.text, 0, at) is None}
    inside = [value for n, value in values.items() if found.start <= placed.get(n, -1) < found.end]
    return inside or [value for n, value in values.items() if n in placed]


_REST = re.compile(r"\b(?:resten|resterande|återstoden|återstående)\b", re.IGNORECASE)


def _with_share(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, share: Value | None
) -> Statement:
    own = next((value for one in pair if (value := _own(masked, one, Share)) is not None), None)
    shares = _near(masked, found, Share)
    if _REST.search(masked.text, found.start, found.end) and "⟦P" not in masked.text[found.start : found.end]:
        shares = []  # the percents beside "resten" are those of others
    if own is None and share is None and len(shares) == 1 and pairs == 1:
        share = shares[0]
    if (
        own is None
        and share is not None
        and pairs == 1
        and is_wholly(masked.text, found.start, found.end, around=False)
    ):
        return replace(statement, share=100)  # "förvärva 30 procent av X, som i dag helt ägs av Y"
    value = own or share or (_beside(masked, pair[0], "P") if len(shares) > 1 or pairs > 1 else None)
    if value is None and len(shares) == 1 and pairs > 1 and is_for_each(masked.text):
        value = shares[0]
    if isinstance(value, Share):
        return replace(statement, share=value.percent)
    if not shares and (equal := equal_share(masked.text, pairs)) is not None:
        return replace(statement, share=equal)
    alone = pairs == 1 and not shares and is_wholly(masked.text, found.start, found.end)
    return replace(statement, share=100) if alone else statement


def _beside(masked: Masked, one: Mention | End, letter: str) -> Value | None:
    """The value right beside the placeholder of a mention that stands alone: "A med ⟦P1⟧", "till ⟦P1⟧ av A"."""
    group = next((n for n, g in enumerate(masked.groups) if any(m is one for m in g.mentions)), None)
    if group is None or len(masked.groups[group].mentions) != 1:
        return None
    name, word = rf"⟦[OGJ]{group}⟧s?", r"(?:\s(?!och\s|samt\s)[^\s⟦⟧,]+)"
    found = re.search(
        rf"⟦{letter}(?P<before>\d+)⟧{word}{{0,4}}\s{name}|{name}{word}{{0,3}}\s⟦{letter}(?P<after>\d+)⟧", masked.text
    )
    return masked.groups[int(found["before"] or found["after"])].value if found else None


def _with_money(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, said: Value | None
) -> Iterator[Statement]:
    money = next((own for one in pair if isinstance(own := _own(masked, one, Money), Money)), None)
    if money is None and isinstance(said, Money) and (pairs == 1 or said.each):
        money = said
    if money is None:
        money = _money_of(masked, found, pair, pairs)
    if pairs == 1 and (by_year := _by_year(masked, found)):
        for each, year in by_year:
            amount = Amount(each.kronor, each.text) if each.kronor is not None else None
            yield replace(statement, amount=amount, year=year, basis=basis_of(masked.sentence.text))
        return
    years = [value for value in _near(masked, found, Years) if isinstance(value, Years)]
    amount = Amount(money.kronor, money.text) if money and money.kronor is not None else None
    statement = replace(statement, amount=amount, basis=basis_of(masked.sentence.text) if money else None)
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


_IN_A_YEAR = r"⟦M(\d+)⟧\s(?:(?:för|under|år|i)\s){0,2}⟦Y(\d+)⟧"
_YEAR_BY_YEAR = re.compile(rf"{_IN_A_YEAR}(?:\s(?:,|och|samt)\s{_IN_A_YEAR})+")


def _by_year(masked: Masked, found: Found) -> list[tuple[Money, int]]:
    """The amounts of "300 tkr 2023, 350 tkr 2024 och 400 tkr 2025" that the words found reach; empty without such."""
    series = _YEAR_BY_YEAR.search(masked.text, found.start)
    if series is None or masked.text[found.end : series.start()].count("⟦"):
        return []
    said = [(masked.groups[int(m)].value, masked.groups[int(y)].value) for m, y in re.findall(_IN_A_YEAR, series[0])]
    return [(money, years.first) for money, years in said if isinstance(money, Money) and isinstance(years, Years)]


def _money_of(masked: Masked, found: Found, pair: Pair, pairs: int) -> Money | None:
    """The money that belongs to this pair: the only one, or the one beside the pair's own name."""
    near = [value for value in _near(masked, found, Money) if isinstance(value, Money)]
    if sum(isinstance(group.value, Money) for group in masked.groups) > 1:
        beside = (_beside(masked, one, "M") for one in reversed(pair))
        if (money := next((value for value in beside if isinstance(value, Money)), None)) is not None:
            return money
    return near[0] if len(near) == 1 and (pairs == 1 or near[0].each) else None


def pays_too(masked: Masked, one: Mention | End) -> bool:
    """Whether a name is a second payer with its own amount: "A bidrar med ⟦M⟧ och B med ⟦M⟧". In "A beviljar B ⟦M⟧ och
    C ⟦M⟧" it is a second receiver."""
    groups = enumerate(masked.groups)
    number = next((n for n, g in groups if g.letter == "O" and any(m is one for m in g.mentions)), None)
    between = r"⟦M\d+⟧[^⟦⟧.;]{0,40}?(?:⟦Y\d+⟧ )?(?:och|samt|,|medan)"
    said = rf"{between} ⟦O{number}⟧ (?:med|bidrar med|går in med) ⟦M|(?<!⟧ ){between} ⟦O{number}⟧ ⟦M"
    return number is not None and re.search(said, masked.text) is not None


def _own(masked: Masked, one: Mention | End, kind: type[Value]) -> Value | None:
    """The value of one kind in brackets behind this very mention."""
    if isinstance(one, End):
        return None
    held = (value for group in masked.groups for value in group.own.get(one.start, ()))
    return next((value for value in held if isinstance(value, kind)), None)
