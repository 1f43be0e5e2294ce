"""Lists of parties with amounts: "• Orust kommun, 320 000 kr" below a sentence or heading that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nysta.extract.graph_file import Basis
from nysta.extract.language.amounts import find_unit, unit_named
from nysta.extract.language.money import Money, find_money
from nysta.extract.language.numbers import read_number, whole
from nysta.extract.language.reading import Reading
from nysta.extract.language.years import find_years
from nysta.extract.relations.parties import Party, parties
from nysta.extract.relations.rows.circumstances import circumstance_cues, giver, modality_of
from nysta.extract.relations.rows.table_sense import sense_of_texts, table_cues
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.structure import Block
from nysta.extract.structure.fields import split_field
from nysta.extract.structure.headwords import basis_of, year_of

# The most characters between the beginning of an item and its amount.
LONGEST_NAME = 90
KNOWN, PLACED = 0.85, 0.66

# The longest list in one line, in characters; its head, and its entries with their ends.
LONGEST_LIST = 600
_LIST = re.compile(r"(?P<head>[A-ZÅÄÖ][^:;]{5,120}):\s+(?P<list>[A-ZÅÄÖ].*)", re.DOTALL)
_PRICED = re.compile(
    r"(?P<name>[A-ZÅÄÖ][^,;:\d]*?)\s+(?P<figure>\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?)(?!\d)"
    r"\s?(?P<unit>[tmk]?n?kr|kronor)?(?:[,;]?\s(?:och|samt)\s|[,;]\s|\.?$)"
)

_ENTRY = re.compile(r"(?P<name>[A-ZÅÄÖ0-9][^:;]*?)\s*(?:[:–—-]\s+|,\s+|\s\(|\t|\.{3,}\s*|\s+)$")
# What is said of a name before its amount, and what of that gives it the amount: "Skördefesten får 120 tkr".
_SAID = re.compile(
    r"\.\s(?=[A-ZÅÄÖ])|,\s(?:som|där|vilken|vilket)\s"
    r"|\s(?:(?:har|hade|ska)\s)?(?P<gets>får|fick|fått|få|beviljas|beviljades|beviljats|tilldelas|tilldelades|tilldelats|erhåller|erhöll|ges|gavs|fick\slöfte\som)\s"
    r"|\s(?:drivs|leds|genomförs|ägs|samordnas)\s"
)
# What is paid to the name behind it: "Arrangemangsbidrag till Tjärnö kör, 22 500 kr".
_PAID_TO = re.compile(r"[A-ZÅÄÖ]\w*(?:bidrag|stöd|medel|pengar)(?:et|en)?\s(?:till|åt)\s(?=[A-ZÅÄÖ])")
_BARE_AMOUNT = re.compile(r"(?<![\d-])\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)")
# A figure alone in brackets at an item's end, in the unit that the introduction states: "Miljörådet (120)".
_BRACKETED = re.compile(r"(?<=\()\d{1,3}(?:[ \u00a0]\d{3})*(?=\)\W*$)")
_AT_MOST = re.compile(r"(?:(?:högst|upp till|minst|cirka|ca|totalt|sammanlagt|max|maximalt)\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+till\s+(?P<name>[A-ZÅÄÖ][^,;.(]*?)(?=\s+(?:för|som|avseende|i form|under|per)\b|[,;.(]|$)")
_BY = re.compile(
    r"\W*(?:(?:finansiera|betala|bekosta|bevilja|lämna|utbetala)\w*\s|(?:stöd|medel|bidrag|pengar)\s)?"
    r"(?:av|från)\s+(?P<who>[A-ZÅÄÖ].*)$"
)
_PART_FOR = re.compile(
    r"\b(?:varav|därav)\s[\d\s.,]+(?:tkr|kkr|mnkr|mkr|miljon\w*|kronor|kr)\s(?:kronor\s)?"
    r"(?:avser|till|för|går till|ska gå till)\s(?:projektet|satsningen|programmet|insatsen)\s(?P<name>[A-ZÅÄÖ][^,;.(]*)"
)
_BESIDES = re.compile(r"\((?P<who>[A-ZÅÄÖ][^()]*?)\s+(?:lämnar|bidrar|skjuter|betalar|ger)\b[^()]*\)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item that is a name and an amount."""

    block: Block
    start_of_name: int
    end_of_name: int
    money: Money | None
    amount: Amount
    after: int
    given: bool = False  # "högst 500 tkr till Orust kommun" says itself which way the money goes
    gets: bool = False  # "Orust kommun beviljas 500 tkr" says so in any list


def list_statements(reading: Reading, title: str | None) -> Iterator[Statement]:
    """The flows of all lists of parties with amounts."""
    for block in reading.layout.blocks:
        yield from _in_one_line(reading, block, title)
        if block.kind != "item":
            continue
        texts = _above(reading, block, title)
        entry = _entry(block, texts)
        if entry is not None:
            yield from _statements(reading, entry, texts)


def _in_one_line(reading: Reading, block: Block, title: str | None) -> Iterator[Statement]:
    """The flows of a block that is a list by itself: "Stöd 2023 (tkr): Orust 610, Tjörn 1 140 och Öckerö 85"."""
    labelled = split_field(block.text)
    field = labelled is not None and labelled[0] in ("payer", "cofunder")  # read with its list of fields
    found = _LIST.fullmatch(block.text) if len(block.text) <= LONGEST_LIST and not field else None
    entries = list(_PRICED.finditer(block.text, found.start("list"))) if found is not None else []
    if found is None or len(entries) < 2 or "".join(one[0] for one in entries) != found["list"]:
        return
    head = found["head"]
    unit = find_unit(head)
    texts = [head, *reversed(block.section.headings), title or ""]
    for one in entries:
        own = unit_named(one["unit"]) if one["unit"] else unit
        kronor = whole(read_number(one["figure"]) * own.factor) if own is not None else 0
        if kronor > 0:
            entry = _Entry(block, *one.span("name"), None, Amount(kronor, one["figure"]), len(block.text))
            yield from _statements(reading, entry, texts)


def _above(reading: Reading, block: Block, title: str | None) -> list[str]:
    """What stands above an item, nearest first: the sentence that introduces it, its headings, the document's title."""
    before = []
    for number in range(block.number - 1, max(-1, block.number - 30), -1):
        near = reading.layout.blocks[number]
        if near.kind == "item":
            continue
        last = reading.in_block(number)
        opens = near.kind == "paragraph" and near.text.rstrip().endswith(":")
        if opens and len(last) > 1 and last[-1].text.rstrip().endswith(":"):
            before += [last[-1].text, near.text]  # the sentences before it may speak of something else
        elif opens or (near.kind == "paragraph" and len(near.text) < 160):
            before.append(near.text)
        elif near.kind == "paragraph" and near.text == block.intro and last:
            before.append(last[-1].text)  # "Tre av dem som fick stöd 2024 är": what introduces the list
        break
    first = [near.text for near in reading.layout.blocks[:6] if near.kind == "heading"]
    texts = [*before, *reversed(block.section.headings), title or "", *first]
    return list(dict.fromkeys(text for text in texts if text))


def _entry(block: Block, texts: list[str]) -> _Entry | None:
    money = next((one for one in find_money(block.text) if one.kronor), None)
    if money is not None and _AT_MOST.fullmatch(block.text[: money.start]) and (to := _TO.match(block.text, money.end)):
        return _Entry(block, to.start("name"), to.end("name"), money, Amount(money.kronor, money.text), to.end(), True)
    if money is not None and money.start <= LONGEST_NAME:
        said = _SAID.search(block.text, 0, money.start)
        found = _ENTRY.match(f"{block.text[: said.start()]} " if said is not None else block.text[: money.start])
        if found is None:
            return None
        paid = _PAID_TO.match(block.text, 0, found.end("name"))
        gets = said is not None and said["gets"] is not None
        given = paid is not None or gets
        start = paid.end() if paid is not None else 0
        return _Entry(block, start, found.end("name"), money, Amount(money.kronor, money.text), money.end, given, gets)
    unit = next((unit for text in texts[:3] if (unit := find_unit(text))), None)
    head = block.text[: LONGEST_NAME + 20]
    bare = _BARE_AMOUNT.search(head) or _BRACKETED.search(head)
    if unit is None or bare is None or (found := _ENTRY.match(block.text[: bare.start()])) is None:
        return None
    kronor = whole(read_number(bare[0]) * unit.factor)
    return _Entry(block, 0, found.end("name"), None, Amount(kronor, bare[0]), bare.end())


def _statements(reading: Reading, entry: _Entry, texts: list[str]) -> Iterator[Statement]:
    block = entry.block
    named = parties(reading, block, entry.start_of_name, entry.end_of_name, "recipient")
    if not named or table_cues()["nothing"].search(texts[0] if texts else ""):
        return
    party = named[0]
    sense = sense_of_texts(texts, block.number, reading)
    by = _BY.match(block.text[entry.after :])
    payer = _named_payer(reading, block, entry.after + by.start("who")) if by is not None else None
    decides = entry.given and bool(texts) and circumstance_cues()["decides"].search(texts[0]) is not None
    decided = entry.gets or decides
    fees = bool(texts) and table_cues()["member_in_these"].search(texts[0]) is not None
    decided = decided or (sense is None and bool(texts) and table_cues()["list_receives"].search(texts[0]) is not None)
    if (
        payer is None
        and not (decided or fees)
        and (sense is None or sense.direction not in ("row_pays", "row_receives"))
    ):
        return
    pays = payer is None and sense is not None and sense.direction == "row_pays" and not (entry.given or fees)
    if pays and sense is not None:
        source, target = party.end, sense.other or End(block, "issuer")
    else:
        other = sense.other if sense is not None and sense.direction == "row_receives" else None
        source, target = (payer.end if payer else other or giver(reading, block, texts[:3])), party.end
    base = Statement(
        "FUNDS",
        source,
        target,
        block.offsets[0],
        block.offsets[-1] + 1,
        "list/amounts",
        KNOWN if party.known else PLACED,
        modality=modality_of(texts[:1]),
        amount=entry.amount,
        year=_year(entry, texts),
        basis=_basis(texts),
        context=texts[0] if texts else None,
    )
    yield base
    yield from _of_which(reading, entry, base)
    besides = _BESIDES.search(block.text)
    if besides and not pays:
        for one in parties(reading, block, *besides.span("who"), "payer"):
            if one.known:
                yield Statement(
                    "FUNDS",
                    one.end,
                    party.end,
                    base.start,
                    base.end,
                    "list/besides",
                    KNOWN - 0.05,
                    context=base.context,
                )


def _of_which(reading: Reading, entry: _Entry, whole: Statement) -> Iterator[Statement]:
    """The part of an amount that is for a project: "900 000 kr, varav 200 000 kr avser projektet Bryggan"."""
    block = entry.block
    for found in _PART_FOR.finditer(block.text, entry.after):
        money = next((one for one in find_money(block.text) if found.start() < one.start and one.kronor), None)
        named = parties(reading, block, *found.span("name"), "project")
        if money is not None and named and money.end <= found.start("name"):
            amount = Amount(money.kronor, money.text)
            yield replace(whole, target=named[0].end, amount=amount, rule="list/of-which")


def _named_payer(reading: Reading, block: Block, start: int) -> Party | None:
    found = parties(reading, block, start, len(block.text), "payer")
    return found[0] if found else None


def _year(entry: _Entry, texts: list[str]) -> int | None:
    own = [one for one in find_years(entry.block.text[entry.after :]) if one.last is None]
    if own:
        return own[0].first
    if find_years(entry.block.text[entry.after :]):
        return None
    return next((year for text in texts[:2] if (year := year_of(text))), None)


def _basis(texts: list[str]) -> Basis | None:
    return next((basis for text in texts[:2] if (basis := basis_of(text))), None)
