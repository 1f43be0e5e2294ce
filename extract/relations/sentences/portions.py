"""Portions: whose a share is that a masked sentence tells, and of what."""

from __future__ import annotations

import re
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Share, Value
from nysta.extract.relations.sentences.attributes import (
    are_wholly,
    equal_share,
    has_all_shares,
    is_for_each,
    is_the_rest,
    is_wholly,
    no_part,
)
from nysta.extract.relations.sentences.figures import (
    WORD,
    number_of,
    own_value,
    value_beside,
    value_in_turn,
    values_near,
)
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import End, Found, Pair, Statement

# "A och B har var sin fjärdedel", "A och B äger en tredjedel vardera", "A och B vardera har en tredjedel".
_EACH = re.compile(
    r"\bvar (?:sin )?⟦P(?P<share>\d+)⟧|⟦P(?P<of>\d+)⟧ (?:vardera|var)\b|\bvardera (?:\w+ ){1,2}⟦P(?P<has>\d+)⟧"
)
# What stands between an owner and its share: "har sedan ⟦Y1⟧ kvar en andel på ⟦P1⟧", "s innehav uppgår till ⟦P1⟧".
_WORD = r"(?: (?!(?:och|samt) (?!har |äger |innehar )|(?:medan|som(?! \w*ägare)|där|utan) )[^\s⟦⟧,;.]+| ⟦Y\d+⟧)"
_HAS = (
    rf"(?:{_WORD}{{0,8}}? (?:har|hade|äger|ägde|innehar|innehade|behåller|behöll){_WORD}{{0,6}}?"
    rf"|s (?:\w*andel|\w*innehav|ägande|\w*post)(?: i ⟦O\d+⟧)?{_WORD}{{1,6}}?) ⟦P(?P<has>\d+)⟧"
)
_OWNER_HAS = re.compile(rf"⟦O(?P<owner>\d+)⟧(?: ,)?(?: som| vilket)?{_HAS}")
# A share that is no more: "ökade sin andel från ⟦P1⟧ till ⟦P2⟧", "som tidigare ägde ⟦P1⟧".
_PAST = re.compile(
    r"\bfrån ⟦P(?P<rose>\d+)⟧ till (?=⟦P)"
    r"|\b(?:tidigare|förut|dessförinnan) (?:ägde|ägt|hade|haft|innehade|innehaft)(?: \w+){0,3} ⟦P(?P<had>\d+)⟧"
)
# A share in brackets behind a word for who has it: "är delägare (12 %) i X".
_IN_BRACKET = re.compile(
    r"(?:ägare|ägarandel|andel|innehav|aktiepost)\s\((?:\w+\s)?(\d{1,3}(?:,\d+)?)\s?(?:%|procent)\)"
)
# A name that only tells of what or with whom, and is no subject of the words behind it.
_NO_SUBJECT = re.compile(r"\b(?:i|av|för|till|hos|åt|från|om|med) $")
# What a share is of, where its words say so.
_OF = re.compile(r"⟦P(?P<share>\d+)⟧ (?:av |i )(?:aktier\w* i |andelar\w* i |aktiekapitalet i )?⟦O(?P<company>\d+)⟧")


def with_share(
    statement: Statement, masked: Masked, found: Found, pair: Pair, pairs: int, share: Value | None
) -> Statement:
    """The statement with the percent that its sentence gives its owner: in brackets behind a name, in the words found
    (``share``), the only one or the one beside the name; 100 where one owner has it all. ``pairs`` is how many are
    stated by the same words."""
    past = [*_past(masked), *(masked.groups[number].value for number in no_part(masked.text))]
    own = next((value for one in pair if (value := own_value(masked, one, Share)) is not None), None)
    own = own or next((value for one in pair if (value := _apposed(masked, one)) is not None), None)
    own = own or value_in_turn(masked, pair[0], "P") or _each(masked, pair[0]) or _had(masked, pair)
    own = (None if any(own is it for it in past) else own) or _of_company(masked, pair)
    others = [*_of_others(masked, pair), *past]
    shares = [one for one in values_near(masked, found, Share) if not any(one is other for other in others)]
    share = None if any(share is other for other in others) else share
    if is_the_rest(masked.text[found.start : found.end]) and "⟦P" not in masked.text[found.start : found.end]:
        shares = []  # the percents beside "resten" are those of others
    if own is None and len(shares) == 1 and pairs == 1:
        if _has_the_rest(masked, pair[0]) or (share is None and _is_of_another(masked, pair, shares[0])):
            return statement
        share = share or shares[0]
    if (
        own is None
        and share is not None
        and pairs == 1
        and is_wholly(masked.text, _behind(masked, share, pair, found.start), found.end, around=False)
    ):
        return replace(statement, share=100)  # "förvärva 30 procent av X, som i dag helt ägs av Y"
    value = own or share or (_beside(masked, pair[0]) if len(shares) > 1 or pairs > 1 else None)
    whole_row = pairs > 1 and _stands_alone(masked, pair[0])  # one owner of several companies
    if value is None and len(shares) == 1 and pairs > 1 and (whole_row or is_for_each(masked.text)):
        value = shares[0]
    if isinstance(value, Share):
        return replace(statement, share=value.percent)
    if not shares and (equal := equal_share(masked.text, pairs)) is not None:
        return replace(statement, share=equal)
    if not shares and pairs == 1 and (told := _in_bracket(masked)) is not None:
        return replace(statement, share=told)
    within = is_wholly(masked.text, found.start, found.end, around=False)
    owned = whole_row and (has_all_shares(masked.text) or within)
    wholly = is_wholly(masked.text, found.start, found.end) or _has_it_whole(masked, pair)
    alone = not shares and (owned or (pairs == 1 and wholly))
    together = not shares and are_wholly(masked.text) and statement.target.sort == "ORG.bolag"
    return replace(statement, share=100) if alone or together else statement


def share_beside(masked: Masked, owner: Mention) -> float | None:
    """The percent that stands right beside an owner among others, however little a rule knows of the sentence."""
    value = (
        own_value(masked, owner, Share)
        or _apposed(masked, owner)
        or value_in_turn(masked, owner, "P")
        or _each(masked, owner)
        or _beside(masked, owner)
    )
    return value.percent if isinstance(value, Share) and not _has_the_rest(masked, owner) else None


def share_told(masked: Masked, statement: Statement) -> float | None:
    """The percent that a sentence of several names and shares tells of the one end of a statement that it names:
    "X AB, 55 procent (A äger övriga 45 procent)", "A har 34 procent, B och C 33 procent vardera"."""
    owner, company = statement.source, statement.target
    pair: Pair = (
        owner.mention if isinstance(owner.mention, Mention) else owner,
        company.mention if isinstance(company.mention, Mention) else company,
    )
    for one in pair:
        value = _apposed(masked, one) or value_in_turn(masked, one, "P") or _each(masked, one)
        if isinstance(value, Share):
            return value.percent
    value = _had(masked, pair)
    return value.percent if isinstance(value, Share) else None


def _stands_alone(masked: Masked, one: Mention | End) -> bool:
    """Whether a mention is coordinated with no other."""
    number = number_of(masked, one)
    return number is not None and len(masked.groups[number].mentions) == 1


def _has_the_rest(masked: Masked, owner: Mention | End) -> bool:
    """Whether the words between a masked sentence's share and its owner, or right behind it, say "resterande"."""
    group = number_of(masked, owner)
    said = re.search(r"⟦P\d+⟧", masked.text)
    named = re.search(rf"⟦[OGJ]{group}⟧", masked.text)
    if said is None or named is None or said.start() > named.start():
        return False
    behind = re.split(r"[⟦;.]|\b(?:och|samt|medan)\b", masked.text[named.end() :], maxsplit=1)[0]
    return is_the_rest(masked.text[said.end() : named.start()]) or is_the_rest(behind)


def _is_of_another(masked: Masked, pair: Pair, share: Value) -> bool:
    """Whether a share is said to be what somebody else has: "A äger, tillsammans med B som har 40 procent, X"."""
    numbers = {number_of(masked, one) for one in pair}
    return any(
        int(one["owner"]) not in numbers
        and masked.groups[int(one["has"])].value is share
        and not masked.groups[int(one["owner"])].mentions[0].name.islower()  # "bolaget" may be the pair's own
        for one in _OWNER_HAS.finditer(masked.text)
    )


def _had(masked: Masked, pair: Pair) -> Value | None:
    """The share that an owner who stands alone is said to have, of what is stated to be its: "A har sedan 1997 kvar
    en andel på 30 procent"."""
    owner, company = (number_of(masked, one) for one in pair)
    if owner is None or len(masked.groups[owner].mentions) != 1:
        return None
    for one in _OWNER_HAS.finditer(masked.text):
        of = _OF.match(masked.text, one.start("has") - len("⟦P"))
        if int(one["owner"]) == owner and (of is None or company is None or int(of["company"]) == company):
            return masked.groups[int(one["has"])].value
    return None


def _has_it_whole(masked: Masked, pair: Pair) -> bool:
    """Whether "helt" stands behind the one or the other: "A äger B helt", "B, som A äger helt"."""
    owner, company = (number_of(masked, one) for one in pair)
    return re.search(rf"\bäg(?:er|de) ⟦O{company}⟧ helt\b|⟦O{owner}⟧ äg(?:er|de) helt\b", masked.text) is not None


def _of_company(masked: Masked, pair: Pair) -> Value | None:
    """The share that a sentence says an owner to have of the company, where it tells one: "A äger 25 procent av B och 4
    procent av C"."""
    owner, company = (number_of(masked, one) for one in pair)
    companies = {of for of, _, _ in _said_of(masked)}
    told = []
    for of, value, at in _said_of(masked):
        before = [int(it[1]) for it in re.finditer(r"⟦O(\d+)⟧", masked.text[:at]) if _may_own(masked.text, it)]
        if of == company and [it for it in before if it not in companies][-1:] == [owner]:
            told.append(value)
    return told[0] if len(told) == 1 else None


def _may_own(text: str, name: re.Match[str]) -> bool:
    """Whether what follows may be said of a name: not where it is put in between, or behind a preposition ("A är
    huvudman för B och äger 30 procent av C")."""
    put_in = text[: name.start()].endswith(" , ") and text.startswith(" ,", name.end())
    return not put_in and _NO_SUBJECT.search(text, 0, name.start()) is None


def _past(masked: Masked) -> list[Value | None]:
    """The shares that a masked sentence says to be no more."""
    return [masked.groups[int(it["rose"] or it["had"])].value for it in _PAST.finditer(masked.text)]


def _behind(masked: Masked, share: Value, pair: Pair, start: int) -> int:
    """Where the words behind a share begin that is told to be of the pair's company; else ``start``."""
    company = number_of(masked, pair[1])
    told = (at for of, value, at in _said_of(masked) if of == company and value is share)
    return max(start, next(told, start))


def _in_bracket(masked: Masked) -> float | None:
    """The one percent of a sentence where it stands in brackets behind a word for who has it: "delägare (12 %) i X"."""
    told = _IN_BRACKET.findall(masked.sentence.text)
    shares = sum(isinstance(one, Share) for one in masked.sentence.values)
    return float(told[0].replace(",", ".")) if len(told) == 1 and shares == 1 else None


def _of_others(masked: Masked, pair: Pair) -> list[Value | None]:
    """The shares that a sentence says to be of, or to be had by, somebody else than the two."""
    numbers = {number_of(masked, one) for one in pair}
    return [value for of, value, _ in _said_of(masked) if of not in numbers]


def _said_of(masked: Masked) -> list[tuple[int, Value | None, int]]:
    """The number of the name behind each share, "⟦P1⟧ av ⟦O2⟧", the share, and where it stands."""
    return [(int(it["company"]), masked.groups[int(it["share"])].value, it.start()) for it in _OF.finditer(masked.text)]


def _apposed(masked: Masked, one: Mention | End) -> Value | None:
    """The share right behind a name: "Ägare är A, 60 procent, och B, 40 procent", "ägt av A till 60 procent", "där äger
    A 60 procent och B 40"."""
    group = number_of(masked, one)
    if group is None or len(masked.groups[group].mentions) != 1:
        return None
    found = re.search(
        rf"⟦O{group}⟧(?: (?:,|till|med)|s|s (?:ägar)?andel i ⟦O\d+⟧ (?:är|var|upp\w+ till)|) ⟦P(\d+)⟧"
        r"(?= (?:[,.;(]|och |samt |$)|$)",
        masked.text,
    )
    return masked.groups[int(found[1])].value if found is not None else None


def _each(masked: Masked, one: Mention | End) -> Value | None:
    """The share that each of several names in a row has: "A och B har var sin fjärdedel", "33 procent vardera"."""
    group = number_of(masked, one)
    if group is None or len(masked.groups[group].mentions) == 1:
        return None
    if told := re.search(rf"⟦P(\d+)⟧ (?:vardera|var) (?:av|hos) ⟦O{group}⟧", masked.text):
        return masked.groups[int(told[1])].value
    each = _EACH.search(masked.text, masked.text.find(f"⟦O{group}⟧"))
    if each is None or not masked.text[: each.start()].rpartition("⟦O")[2].startswith(f"{group}⟧"):
        return None
    return masked.groups[int(each["share"] or each["of"] or each["has"])].value


def _beside(masked: Masked, one: Mention | End) -> Value | None:
    """The share right beside a mention that stands alone: "till ⟦P1⟧ av A", "hälften av X ägs av A"."""
    beside = value_beside(masked, one, "P")
    number = number_of(masked, one)
    if beside is not None or number is None or len(masked.groups[number].mentions) != 1:
        return beside
    found = re.search(
        rf"⟦P(\d+)⟧ (?:\w+ )?(?:av|i) (?:aktierna i )?⟦O\d+⟧{WORD}{{1,4}} av\s⟦O{number}⟧",
        masked.text,
    )
    return masked.groups[int(found[1])].value if found else None
