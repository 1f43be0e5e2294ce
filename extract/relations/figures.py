"""Figures: which share, money and years of a masked sentence belong to a statement between two of its names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.mentions import Mention
from nysta.extract.language.values import Money, Share, Value, Years
from nysta.extract.relations.attributes import (
    are_wholly,
    equal_share,
    has_all_shares,
    is_for_each,
    is_the_rest,
    is_wholly,
)
from nysta.extract.relations.mask import Masked
from nysta.extract.relations.statement import Amount, End, Found, Pair, Statement
from nysta.extract.structure.headwords import basis_of

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


def with_share(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, share: Value | None
) -> Statement:
    """The statement with the percent that its sentence gives its owner: in brackets behind a name, in the words found
    (``share``), the only one or the one beside the name; 100 where one owner has it all. ``pairs`` is how many are
    stated by the same words."""
    own = next((value for one in pair if (value := _own(masked, one, Share)) is not None), None)
    own = own or next((value for one in pair if (value := _apposed(masked, one)) is not None), None)
    own = own or _in_turn(masked, pair[0])
    shares = _near(masked, found, Share)
    if is_the_rest(masked.text[found.start : found.end]) and "⟦P" not in masked.text[found.start : found.end]:
        shares = []  # the percents beside "resten" are those of others
    if own is None and len(shares) == 1 and pairs == 1:
        if _has_the_rest(masked, pair[0]):
            return statement
        share = share or shares[0]
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
    owned = pairs > 1 and has_all_shares(masked.text) and _stands_alone(masked, pair[0])
    alone = not shares and (owned or (pairs == 1 and is_wholly(masked.text, found.start, found.end)))
    together = not shares and are_wholly(masked.text) and statement.target.sort == "ORG.bolag"
    return replace(statement, share=100) if alone or together else statement


def _stands_alone(masked: Masked, one: Mention | End) -> bool:
    """Whether a mention is coordinated with no other."""
    number = _number_of(masked, one)
    return number is not None and len(masked.groups[number].mentions) == 1


def _number_of(masked: Masked, one: Mention | End) -> int | None:
    """The number of the group that a mention is in; None for an end that is left unsaid."""
    return next((n for n, group in enumerate(masked.groups) if any(it is one for it in group.mentions)), None)


def share_beside(masked: Masked, owner: Mention) -> float | None:
    """The percent that stands right beside an owner among others, however little a rule knows of the sentence."""
    value = (
        _own(masked, owner, Share) or _apposed(masked, owner) or _in_turn(masked, owner) or _beside(masked, owner, "P")
    )
    return value.percent if isinstance(value, Share) and not _has_the_rest(masked, owner) else None


def _has_the_rest(masked: Masked, owner: Mention | End) -> bool:
    """Whether the words between a masked sentence's share and its owner, or right behind it, say "resterande"."""
    group = _number_of(masked, owner)
    said = re.search(r"⟦P\d+⟧", masked.text)
    named = re.search(rf"⟦[OGJ]{group}⟧", masked.text)
    if said is None or named is None or said.start() > named.start():
        return False
    behind = re.split(r"[⟦;.]|\b(?:och|samt|medan)\b", masked.text[named.end() :], maxsplit=1)[0]
    return is_the_rest(masked.text[said.end() : named.start()]) or is_the_rest(behind)


def _apposed(masked: Masked, one: Mention | End) -> Value | None:
    """The share right behind a name: "Ägare är A, 60 procent, och B, 40 procent", "ägt av A till 60 procent"."""
    group = _number_of(masked, one)
    if group is None or len(masked.groups[group].mentions) != 1:
        return None
    found = re.search(
        rf"⟦O{group}⟧(?: (?:,|till|med)|s|s (?:ägar)?andel i ⟦O\d+⟧ (?:är|var|upp\w+ till)) ⟦P(\d+)⟧"
        r"(?= (?:[,.;]|och |samt |$)|$)",
        masked.text,
    )
    return masked.groups[int(found[1])].value if found is not None else None


# Percents in a row, one for each of the names in a row: "A och B med 51 respektive 49 procent".
_ROW = re.compile(r"⟦P\d+⟧(?: (?:,|och|samt|respektive|resp ?\.) ⟦P\d+⟧)+")


def _in_turn(masked: Masked, one: Mention | End) -> Value | None:
    """The share of a name among several by its place, where the sentence tells as many shares in a row."""
    number = _number_of(masked, one)
    if number is None or len(masked.groups[number].mentions) == 1:
        return None
    group = masked.groups[number]
    for row in _ROW.finditer(masked.text):
        shares = re.findall(r"⟦P(\d+)⟧", row[0])
        if len(shares) == len(group.mentions):
            return masked.groups[int(shares[[m is one for m in group.mentions].index(True)])].value
    return None


# "A och B har var sin fjärdedel", "A och B äger en tredjedel vardera".
_EACH = re.compile(r"\bvar (?:sin )?⟦P(?P<share>\d+)⟧|⟦P(?P<of>\d+)⟧ (?:vardera|var)\b")


def _beside(masked: Masked, one: Mention | End, letter: str) -> Value | None:
    """The value right beside the placeholder of a mention that stands alone: "A med ⟦P1⟧", "till ⟦P1⟧ av A"."""
    group = _number_of(masked, one)
    if group is None:
        return None
    if len(masked.groups[group].mentions) != 1:
        if letter == "P" and (told := re.search(rf"⟦P(\d+)⟧ (?:vardera|var) (?:av|hos) ⟦O{group}⟧", masked.text)):
            return masked.groups[int(told[1])].value
        each = _EACH.search(masked.text, masked.text.find(f"⟦O{group}⟧")) if letter == "P" else None
        named = masked.text[: each.start()].rpartition("⟦O")[2] if each is not None else ""
        return masked.groups[int(each["share"] or each["of"])].value if each and named.startswith(f"{group}⟧") else None
    name, word = rf"⟦[OGJ]{group}⟧s?", r"(?:\s(?!och\s|samt\s)[^\s⟦⟧,]+)"
    found = re.search(
        rf"⟦{letter}(?P<before>\d+)⟧{word}{{0,4}}\s{name}|{name}{word}{{0,3}}\s⟦{letter}(?P<after>\d+)⟧", masked.text
    )
    if found is None and letter == "P":  # "hälften av X ägs av A"
        found = re.search(
            rf"⟦P(?P<before>\d+)⟧ (?:\w+ )?(?:av|i) (?:aktierna i )?⟦O\d+⟧{word}{{1,4}} av\s{name}(?P<after>)",
            masked.text,
        )
    return masked.groups[int(found["before"] or found["after"])].value if found else None


def with_money(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, said: Value | None
) -> Iterator[Statement]:
    """The statement with the money and year that its sentence gives it, once for each year of a series; without an
    amount where none is told for this pair alone."""
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


_AND = r"\s(?:,|och|samt)\s(?:även\s|också\s)?"
_WHEN = r"(?:(?:för|under|år|i|ytterligare)\s){0,3}"
_IN_A_YEAR = rf"⟦M(\d+)⟧\s{_WHEN}⟦Y(\d+)⟧((?:{_AND}{_WHEN}⟦Y\d+⟧)*)"  # the same in further years
_YEAR_BY_YEAR = re.compile(rf"{_IN_A_YEAR}(?:{_AND}{_IN_A_YEAR})+")


def _by_year(masked: Masked, found: Found) -> list[tuple[Money, int]]:
    """The amounts of "300 tkr 2023, 350 tkr 2024 och 400 tkr 2025" that the words found reach; empty without such."""
    series = _YEAR_BY_YEAR.search(masked.text, found.start)
    if series is None or masked.text[found.end : series.start()].count("⟦"):
        return []
    said = [
        (masked.groups[int(money)].value, masked.groups[int(year)].value)
        for money, first, more in re.findall(_IN_A_YEAR, series[0])
        for year in (first, *re.findall(r"⟦Y(\d+)⟧", more))
    ]
    told = [(money, years) for money, years in said if isinstance(money, Money) and isinstance(years, Years)]
    return [(money, year) for money, years in told for year in _each_of(years)]


def _each_of(years: Years) -> range:
    """The years that a pair of them names one by one ("2023 samt 2024"); the first of a period."""
    listed = years.last is not None and re.search(r"\b(?:och|samt)\b", years.text) is not None
    return range(years.first, (years.last if listed and years.last is not None else years.first) + 1)


def _money_of(masked: Masked, found: Found, pair: Pair, pairs: int) -> Money | None:
    """The money that belongs to this pair: the only one, or the one beside the pair's own name."""
    near = [value for value in _near(masked, found, Money) if isinstance(value, Money)]
    if sum(isinstance(group.value, Money) for group in masked.groups) > 1:
        beside = (_beside(masked, one, "M") for one in reversed(pair))
        if (money := next((value for value in beside if isinstance(value, Money)), None)) is not None:
            return money
    return near[0] if len(near) == 1 and (pairs == 1 or near[0].each) else None


def pays_too(masked: Masked, one: Mention | End) -> bool:
    """Whether a name is a second payer with its own part: "A bidrar med ⟦M⟧ och B med ⟦M⟧", "A står för
    ⟦P⟧ och B för 25". In "A beviljar B ⟦M⟧ och C ⟦M⟧" it is a second receiver."""
    groups = enumerate(masked.groups)
    number = next((n for n, g in groups if g.letter == "O" and any(m is one for m in g.mentions)), None)
    goes_on = r"[^⟦⟧.;]{0,40}?(?:⟦Y\d+⟧ )?(?:och|samt|,|medan)"
    figure, puts_in = r"(?:⟦[MP]\d+⟧|\d+)", r"(?:med|för|(?:bidr|g|st)\w+ (?:in )?(?:med|för))"
    said = rf"{figure}{goes_on} ⟦O{number}⟧ {puts_in} {figure}|(?<!⟧ )⟦M\d+⟧{goes_on} ⟦O{number}⟧ ⟦M"
    return number is not None and re.search(said, masked.text) is not None


def _own(masked: Masked, one: Mention | End, kind: type[Value]) -> Value | None:
    """The value of one kind in brackets behind this very mention."""
    if isinstance(one, End):
        return None
    held = (value for group in masked.groups for value in group.own.get(one.start, ()))
    return next((value for value in held if isinstance(value, kind)), None)
