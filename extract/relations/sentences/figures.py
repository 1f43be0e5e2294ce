"""Figures: which money and years of a masked sentence belong to a statement between two of its names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Money, Value, Years
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import Amount, End, Found, Pair, Statement
from nysta.extract.structure.headwords import basis_of

# Before a year of which an amount is not: "sedan 2011", "0,9 mnkr mer än 2022".
_SINCE = re.compile(
    r"\b(?:sedan|än|jämfört med|före)\s(?:(?:hösten|våren|sommaren|vintern|maj|juni|juli|augusti|januari|år)\s)?$",
    re.IGNORECASE,
)


def values_near(masked: Masked, found: Found, kind: type[Value]) -> list[Value]:
    """The values of one kind within the words found, else within the sentence."""
    placed = {int(one[1]): one.start() for one in re.finditer(r"⟦[MYP](\d+)⟧", masked.text)}
    values = {n: group.value for n, group in enumerate(masked.groups) if isinstance(group.value, kind)}
    if kind is Years:
        placed = {n: at for n, at in placed.items() if _SINCE.search(masked.text, 0, at) is None}
    inside = [value for n, value in values.items() if found.start <= placed.get(n, -1) < found.end]
    return inside or [value for n, value in values.items() if n in placed]


def number_of(masked: Masked, one: Mention | End) -> int | None:
    """The number of the group that a mention is in; None for an end that is left unsaid."""
    return next((n for n, group in enumerate(masked.groups) if any(it is one for it in group.mentions)), None)


# Words ahead of an amount that give it to each of the names before them.
_EACH = re.compile(r"\b(?:vardera|var för sig|varsin|var sitt|var och en)\b", re.IGNORECASE)
# A word that joins no further name, in an expression over a masked sentence.
WORD = r"(?:\s(?!och\s|samt\s)[^\s⟦⟧,]+)"


def value_beside(masked: Masked, one: Mention | End, letter: str) -> Value | None:
    """The value right beside the placeholder of a mention that stands alone: "A med ⟦P1⟧", "till ⟦P1⟧ av A"."""
    number = number_of(masked, one)
    if number is None or len(masked.groups[number].mentions) != 1:
        return None
    name = rf"⟦[OGJ]{number}⟧s?"
    found = re.search(
        rf"⟦{letter}(?P<before>\d+)⟧{WORD}{{0,4}}\s{name}|{name}{WORD}{{0,3}}\s⟦{letter}(?P<after>\d+)⟧",
        masked.text,
    )
    return masked.groups[int(found["before"] or found["after"])].value if found else None


def with_money(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, said: Value | None
) -> Iterator[Statement]:
    """The statement with the money and year that its sentence gives it, once for each year of a series; without an
    amount where none is told for this pair alone."""
    money = next((own for one in pair if isinstance(own := own_value(masked, one, Money), Money)), None)
    shared = _with_a_group(masked, number_of(masked, pair[1]))
    if money is None and isinstance(said, Money) and ((pairs == 1 and not shared) or said.each):
        money = said
    if money is None and (not shared or _EACH.search(masked.text)):
        money = _money_of(masked, found, pair, pairs)
    if pairs == 1 and (by_year := _by_year(masked, found)):
        for each, year in by_year:
            amount = Amount(each.kronor, each.text) if each.kronor is not None else None
            yield replace(statement, amount=amount, year=year, basis=basis_of(masked.sentence.text))
        return
    years = _years_of(masked, found, money)
    kronor = _kronor(masked, money) if money else None
    amount = Amount(kronor, money.text) if money and kronor is not None else None
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


# "höjs från 500 tkr till 700 tkr", of which the words from "500" on are one range.
_RAISED = re.compile(
    r"\b(?:höj|sänk|ök|minsk|ändra|juster|räkna|skriv)\w*\s[^.;:⟦⟧]*(?:⟦\w\d+⟧[^.;:⟦⟧]*){0,2}\bfrån\s$", re.I
)


def _kronor(masked: Masked, money: Money) -> int | None:
    """The kronor of an amount; of one that is raised or cut from one to another, what it is then."""
    if money.kronor is not None or money.high is None or " till " not in money.text:
        return money.kronor
    number = next((n for n, group in enumerate(masked.groups) if group.value is money), None)
    raised = _RAISED.search(masked.text[: masked.text.index(f"⟦M{number}⟧")]) if number is not None else None
    return money.high if raised is not None else None


# "minskade bidraget till ⟦O0⟧ med ⟦M1⟧", "höjs från ⟦M1⟧ till ⟦M2⟧".
_CUT = re.compile(
    r"\b(?:minsk\w+|sänk\w+|reducera\w*|(?:skär\w*|skar|skurit|dra|drar|drog|dras|drogs|dragit|dragits) ne[dr])\s"
    r"[^.;]*?\bmed\s(?:[\w.]+\s){0,2}⟦M(?P<n>\d+)⟧|\bfrån\s⟦M(?P<was>\d+)⟧\still\s(?=⟦M)",
    re.IGNORECASE,
)


def _is_in(masked: Masked, numbers: set[int], money: Money) -> bool:
    return any(masked.groups[n].value is money for n in numbers)


def _years_of(masked: Masked, found: Found, money: Money | None) -> list[Years]:
    """The years of the words found; of several the one that the clause of the money says behind it, and of the same
    again ("lika mycket ⟦Y⟧")."""
    years = [value for value in values_near(masked, found, Years) if isinstance(value, Years)]
    number = next((n for n, group in enumerate(masked.groups) if group.value is money), None) if money else None
    if len(years) < 2 or number is None:
        return years
    behind = re.search(
        rf"⟦M{number}⟧(?:\s(?!(?:och|samt|men|medan|varav)\s)(?:[^\s⟦⟧,.;]+|⟦[OGJ]\d+⟧)){{0,5}}\s⟦Y(\d+)⟧", masked.text
    )
    before = re.search(rf"⟦Y(\d+)⟧(?:\s(?!(?:och|samt|men)\s)[^\s⟦⟧,.;]+){{0,4}}\s⟦M{number}⟧", masked.text)
    said = behind or before
    value = masked.groups[int(said[1])].value if said is not None else None
    return [value] if isinstance(value, Years) else years


_ABOUT = r"(?:med|även|också|sedan|högst|cirka|ca|drygt|knappt|ytterligare|därefter)"
_AND = rf"\s(?:,|och|samt)(?:\s(?:och|samt))?\s(?:{_ABOUT}\s){{0,2}}"
_WHEN = r"(?:(?:för|under|år|i|ytterligare|årligen|perioden|från|och|med|fr\.o\.m\s?\.)\s){0,4}"
_SAME = r"(?:lika\s(?:mycket|stort\sbelopp)|samma\s(?:belopp|summa)|detsamma)\s"
_IN_A_YEAR = rf"⟦M(\d+)⟧\s{_WHEN}⟦Y(\d+)⟧((?:{_AND}(?:{_SAME})?{_WHEN}⟦Y\d+⟧)*)"  # the same in further years
_YEAR_BY_YEAR = re.compile(rf"{_IN_A_YEAR}(?:{_AND}{_IN_A_YEAR})+|⟦M\d+⟧\s{_WHEN}⟦Y\d+⟧{_AND}{_SAME}{_WHEN}⟦Y\d+⟧")


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
    return [(money, year) for money, years in told for year in _each_of(years, money)]


def _each_of(years: Years, money: Money) -> range:
    """The years that a pair of them names one by one ("2023 samt 2024"), and those of a period for each of which the
    ``money`` is; else the first of a period."""
    listed = years.last is not None and (
        years.each_year or money.per == "år" or re.search(r"\b(?:och|samt)\b", years.text) is not None
    )
    return range(years.first, (years.last if listed and years.last is not None else years.first) + 1)


# A name and what it gives or gets: "A bidrar med ⟦M1⟧", "B ska under ⟦Y2⟧ få ⟦M3⟧", "A ⟦M1⟧"; not "A och ⟦M1⟧".
_STEP = r"\s(?!(?:och|samt|men|medan|av|från|till|för|än|totalt|hos|sammanlagt)\s)[^\s⟦⟧,.;:]+"
_OWNED = re.compile(
    rf"⟦[OGJ](?P<name>\d+)⟧(?:\s(?:svara|stå|stod)\w*\sför|{_STEP}){{0,6}}"
    rf"(?:(?:\sför)?\s⟦Y\d+⟧(?:{_STEP}){{0,3}})?\s⟦M(?P<money>\d+)⟧"
)


# What leads the name of a receiver: "till ⟦O⟧", "åt föreningen ⟦O⟧".
_LEAD = r"\s(?:till|åt|i)\s(?:[a-zåäö]+(?:en|et|an)\s)?"


def _owners(masked: Masked) -> dict[int, int]:
    """Of which name each amount is that stands behind one in its clause, both by their numbers."""
    return {int(one["money"]): int(one["name"]) for one in _OWNED.finditer(masked.text)}


# Values of one kind in a row, by the letter of their sign, one for each of the names in a row: "A och B med ⟦M1⟧
# respektive ⟦M2⟧".
_ROWS = {letter: re.compile(rf"⟦{letter}\d+⟧(?: (?:,|och|samt|respektive|resp ?\.) ⟦{letter}\d+⟧)+") for letter in "MP"}


def value_in_turn(masked: Masked, one: Mention | End, letter: str) -> Value | None:
    """The value of a name among several by its place, where the sentence tells as many values of one kind (the
    ``letter`` of their sign) in a row."""
    number = number_of(masked, one)
    if number is None or len(masked.groups[number].mentions) < 2:
        return None
    mentions = masked.groups[number].mentions
    for row in _ROWS[letter].finditer(masked.text):
        told = re.findall(rf"⟦{letter}(\d+)⟧", row[0])
        if len(told) == len(mentions):
            return masked.groups[int(told[[m is one for m in mentions].index(True)])].value
    return None


def _money_of(masked: Masked, found: Found, pair: Pair, pairs: int) -> Money | None:
    """The money that belongs to this pair: the only one, or of several the one that is said to be from the source, or
    that stands behind or beside one of the names, and is not said to be another's."""
    cut = {int(one["n"] or one["was"]) for one in _CUT.finditer(masked.text)}  # what it became smaller by, or was
    near = [one for one in values_near(masked, found, Money) if isinstance(one, Money) and not _is_in(masked, cut, one)]
    if sum(isinstance(group.value, Money) for group in masked.groups) > 1:
        source, target = (number_of(masked, one) for one in pair)
        owners = {money: name for money, name in _owners(masked).items() if money not in cut}
        others = [id(masked.groups[money].value) for money, name in owners.items() if name not in (source, target)]
        beside = (value_beside(masked, one, "M") for one in reversed(pair))
        told = (
            _to(masked, target),
            _from(masked, source),
            *(value_in_turn(masked, one, "M") for one in pair if "respektive" in masked.text),
            *(
                masked.groups[n].value
                for n, name in owners.items()
                if name == source and not _elsewhere(masked, n, target)
            ),
            *(one for one in beside if id(one) not in others),
        )
        if (money := next((one for one in told if isinstance(one, Money)), None)) is not None:
            return money
        near = [one for one in near if id(one) not in others]
    each = len(near) == 1 and (near[0].each or _EACH.search(masked.text) is not None)
    return near[0] if len(near) == 1 and (pairs == 1 or each) else None


def _to(masked: Masked, target: int | None) -> Value | None:
    """The amount that goes to the target by its own words, where others go to others: "⟦M⟧ till A och ⟦M⟧ till B"."""
    led = rf"⟦M(\d+)⟧{_LEAD}⟦[OGJ](\d+)⟧(?!s\s)"
    to = [(int(money), int(name)) for money, name in re.findall(led, masked.text)]
    own = [money for money, name in to if name == target]
    return masked.groups[own[0]].value if len(own) == 1 and len(to) > 1 else None


def _from(masked: Masked, source: int | None) -> Value | None:
    """The amount that comes from the source by its own words: "⟦M⟧ av ⟦O⟧"."""
    found = re.search(rf"⟦M(\d+)⟧(?:{_STEP}){{0,2}}\s(?:av|från)\s⟦[OG]{source}⟧", masked.text)
    return masked.groups[int(found[1])].value if found is not None else None


def _elsewhere(masked: Masked, money: int, target: int | None) -> bool:
    """Whether an amount goes to another name than ``target``: "⟦M⟧ till ⟦O⟧"."""
    found = re.search(rf"⟦M{money}⟧(?:{_STEP}){{0,4}}{_LEAD}⟦[OGJ](\d+)⟧", masked.text)
    return found is not None and int(found[1]) != target


_GROUPS = r"(?:regioner|kommuner|landsting|länsstyrelser|myndigheter|lärosäten|föreningar|organisationer)(?:na|en)?"


def _with_a_group(masked: Masked, receiver: int | None) -> bool:
    """Whether an amount is told of a receiver together with such as are not named: "till ⟦O⟧, till regionerna och till
    kommunerna", "till regionerna och ⟦O⟧"; not where these have an amount of their own."""
    behind = rf"⟦O{receiver}⟧(?:\s,\s⟦O\d+⟧)?(?:\s,|\soch|\ssamt)(?:\s(?:till|åt))?(?:\s(?!och\b)\w+)?\s{_GROUPS}\b"
    before = rf"(?:till|åt)\s(?:\w+\s)?{_GROUPS}(?:\s,|\soch|\ssamt)(?:\s(?:till|åt))?(?:\s\w+)?\s⟦O{receiver}⟧(?!s\s)"
    return receiver is not None and re.search(rf"{behind}|{before}", masked.text) is not None


# Whose verb has the one who is given as its object: "A stödde B med ⟦M⟧".
_SUPPORTED = re.compile(
    r"\b(?:stöd(?:de|er|jer|ja)|stött|stötta(?:r|de|t)?|spons(?:ra|rar|rade|rat)|tillför(?:de|t|a)?)\b[^.;]*"
    r"⟦O\d+⟧ (?:med|om|på) $",
    re.IGNORECASE,
)


def pays_too(masked: Masked, one: Mention | End) -> bool:
    """Whether a name is a second payer with its own part: "A bidrar med ⟦M⟧ och B med ⟦M⟧", "A står för
    ⟦P⟧ och B för 25". In "A beviljar B ⟦M⟧ och C ⟦M⟧" it is a second receiver, and so in
    "A stödde B med ⟦M⟧ och C med ⟦M⟧"."""
    groups = enumerate(masked.groups)
    number = next((n for n, g in groups if g.letter == "O" and any(m is one for m in g.mentions)), None)
    goes_on = r"[^⟦⟧.;]{0,40}?(?:⟦Y\d+⟧ )?(?:och|samt|,|medan)"
    figure, puts_in = r"(?:⟦[MP]\d+⟧|\d+)", r"(?:med|för|(?:bidr|g|st)\w+ (?:in )?(?:med|för))"
    said = rf"{figure}{goes_on} ⟦O{number}⟧ {puts_in} {figure}|(?<!⟧ )⟦M\d+⟧{goes_on} ⟦O{number}⟧ ⟦M"
    told = re.search(said, masked.text) if number is not None else None
    return told is not None and _SUPPORTED.search(masked.text, 0, told.start()) is None


def own_value(masked: Masked, one: Mention | End, kind: type[Value]) -> Value | None:
    """The value of one kind in brackets behind this very mention."""
    if isinstance(one, End):
        return None
    held = (value for group in masked.groups for value in group.own.get(one.start, ()))
    return next((value for value in held if isinstance(value, kind)), None)
