"""The parties that a cell, a field or a list item names: known names, and names that only their place gives away."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nysta.extract.language.mention import Mention
from nysta.extract.language.money import Money, find_money
from nysta.extract.language.names.name_rules import generic_words, kind_by_form, lexicon, programme_kind
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Amount, End
from nysta.extract.structure import Block, Row

LONGEST_NAME, MOST_WORDS = 70, 8

# What a name is, behind a comma: "Skapa i Säter, ideell förening".
FORM_AFTER = (
    r"\s?(?:ideell\sförening|ekonomisk\sförening|ideell|ek\.?\s?för\.?|byalag|förening(?:en)?|stiftelse|AB|HB)(?![\w-])"
)
_BREAK = re.compile(rf"\s*(?:,(?!{FORM_AFTER})|;|·|•|\s/\s|\s(?:och|samt|&)\s)\s*")
_BRACKET = re.compile(r"\s*\([^()]*\)?\s*$|\s*[\d*]+\s*$|[\s.:;,*–-]+$")
# Numbers of cases, accounts or rows before a name.
_CODE = re.compile(
    r"\s*(?:(?:\d{1,3}(?:\s\d{1,3}){2,4}|(?:[A-ZÅÄÖ]{1,5}[ -]?)?\d{2,4}[-/:]\d[\d/:-]*|\d{1,6}[.)]?)\s+(?=[A-ZÅÄÖ]))?"
)
# A party's share of what is owned, after its name.
_SHARE = re.compile(r"\s*[(–-]?\s*(\d{1,3}(?:,\d+)?)\s?(?:%|procent\b)")
# A company's last words, with its legal form: "Nät AB".
_COMPANY = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\s){1,2}(?:AB|HB|KB)\W*")
# Roles of cells that hold one name each, whatever joins its words.
_WHOLE = frozenset({"project", "programme", "network"})
# What may follow a name in its cell without being a part of it.
_MORE = re.compile(
    rf"\s*(?:,(?!{FORM_AFTER})|[:(;/–-]|\d|$"
    r"|(?:för|avseende|via|genom|inom|till|med|som|enligt|m\.?\s?fl|i samverkan|tillsammans)\b)"
)


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a record with the money or the share in percent that stands beside its own name, and the label of
    its field or the head of its column, if any."""

    end: End
    known: bool
    money: Money | None = None
    share: float | None = None
    label: str = ""


def place(reading: Reading, start: int, end: int, near: int) -> tuple[Block, int, int] | None:
    """The block at or shortly before number ``near`` that holds the source span, and the span in its text."""
    for number in range(near, max(-1, near - 8), -1):
        block = reading.layout.blocks[number]
        if block.woven is not None:
            if start in block.offsets and end - 1 in block.offsets:
                return block, block.offsets.index(start), block.offsets.index(end - 1) + 1
        elif block.offsets[0] <= start <= block.offsets[-1]:
            return block, bisect_left(block.offsets, start), bisect_right(block.offsets, end - 1)
    return None


def mentions_in(reading: Reading, block: Block, start: int = 0, end: int | None = None) -> list[Mention]:
    """The names in a part of a block's text, in reading order."""
    stop = len(block.text) if end is None else end
    found = [*reading.rows.get(block.number, ())]
    for sentence in reading.in_block(block.number):
        found += [one for one in sentence.mentions if one.origin != "anaphor"]
    return sorted((one for one in found if start <= one.start and one.end <= stop), key=lambda one: one.start)


# What a project is, behind its name: "Spåret – leder för alla".
_TOLD_MORE = re.compile(r"(?P<name>[A-ZÅÄÖ\d]\S*(?:\s\S+){0,4}?)\s[–-]\s[a-zåäö]")


def parties(reading: Reading, block: Block, start: int, end: int, role: str) -> list[Party]:
    """The parties that ``block.text[start:end]`` names in a place where parties of ``role`` stand."""
    start += len(_CODE.match(block.text[start:end])[0])  # type: ignore[index]
    known = mentions_in(reading, block, start, end)
    out: list[Party] = []
    for a, b in _items(block.text, start, end, known, role):
        party = _party(block, a, b, [one for one in known if a <= one.start and one.end <= b], role)
        if party is None or (role == "recipient" and out and not _stands_alone(party)):
            continue  # "Inkonst, Malmö": where the recipient is
        out.append(party)
    return out


def _stands_alone(party: Party) -> bool:
    mention = party.end.mention
    return party.known and isinstance(mention, Mention) and mention.origin != "short"


def _items(text: str, start: int, end: int, known: list[Mention], role: str) -> Iterator[tuple[int, int]]:
    """The parts of an enumeration; a comma or "och" in a known name, a bracket or a project's name parts nothing."""
    at = start
    depth = 0
    brackets = []
    for n in range(start, end):
        depth += (text[n] == "(") - (text[n] == ")")
        brackets.append(depth)
    if role not in _WHOLE:
        for found in _BREAK.finditer(text, start, end):
            inside = any(one.start < found.end() and found.start() < one.end for one in known)
            figures = re.match(r"\d", text[found.end() : found.end() + 1]) is not None
            word = found[0].strip()
            # one recipient a row: "Malmö Opera och Musikteater AB"
            joint = word in ("och", "samt", "&") and (
                role == "recipient" or _is_in_company(text[at:end], found.start() - at, found.end() - at, known)
            )
            if inside or figures or joint or brackets[found.start() - start] > 0:
                continue
            yield at, found.start()
            at = found.end()
    yield at, end


def _is_in_company(value: str, start: int, end: int, known: list[Mention]) -> bool:
    """Whether the "och" at ``start`` stands in the one company's name that a value is: "Lidens Värme och Nät AB"."""
    listed = any(one.entry is not None and one.name == value[:start].strip() for one in known)
    return not listed and _COMPANY.fullmatch(value[end:]) is not None and _COMPANY.search(value[:start]) is None


def _party(block: Block, start: int, end: int, known: list[Mention], role: str) -> Party | None:
    value = block.text[start:end]
    money = next(iter(find_money(value)), None)
    name = value[: money.start] if money is not None and money.start > 2 else value
    part = _SHARE.search(name)
    share = float(part[1].replace(",", ".")) if part is not None else None
    name = name[: part.start()] if part is not None and part.start() > 2 else name
    while (shorter := _BRACKET.sub("", name)) != name:
        name = shorter
    name = name.rstrip()
    lead = len(name) - len(name.lstrip(' "”“»•–-'))
    bare = name[lead:].strip(' "”“»')
    if role == "project" and (told := _TOLD_MORE.match(bare)) is not None:
        bare = told["name"]
    wanted = {"project": ("PRJ", "PRG"), "programme": ("PRG", "PRJ")}.get(role, ("ORG", "PRG"))
    for one in known:
        if one.label in wanted and one.kind != "parti" and _is_whole(value, one, start, lead, bare):
            return Party(End(block, one), True, money, share)
    if not is_name(bare, role):
        first = next((one for one in known if one.label in wanted and one.kind != "parti"), None)
        return Party(End(block, first), True, money, share) if first is not None else None
    return Party(End(block, unknown(bare, start + lead, role)), False, money, share)


def _is_whole(value: str, one: Mention, start: int, lead: int, bare: str) -> bool:
    """Whether a known name is all of a value, or all before a bracket, a comma or words that tell more."""
    rest = value[one.end - start :]
    before = value[: one.start - start].strip(' "”“»')
    if before and not before.islower():
        return False
    if len(bare) - (one.start - start - lead) <= one.end - one.start + 1:
        return True
    return not one.genitive and _MORE.match(rest) is not None


def unknown(name: str, start: int, role: str) -> Mention:
    """A mention of a name that no list and no rule knows, by the role of the place where it stands."""
    if role == "project":
        return Mention(start, start + len(name), name, "PRJ", "projekt", "rule")
    if role == "programme":
        return Mention(start, start + len(name), name, "PRG", programme_kind(name), "rule")
    return Mention(start, start + len(name), name, "ORG", kind_by_form(name) or "övrigt", "rule")


def first_organisations(rows: Iterable[Row], reading: Reading) -> list[Mention | None]:
    """The first organisation that each row of a table names, None for a row that names none."""
    named = (reading.rows.get(row.block, ()) for row in rows)
    return [next((one for one in mentions if one.label == "ORG"), None) for mentions in named]


def is_name(text: str, role: str) -> bool:
    """Whether a text that stands where a party's name stands can be one."""
    if (
        not 2 <= len(text) <= LONGEST_NAME
        or not re.match(r"[A-ZÅÄÖÉÜ0-9]", text)
        or not re.search(r"[^\W\d_]{2}", text)
    ):
        return False
    words = text.split()
    if len(words) > MOST_WORDS or (text.endswith((".", "!", "?")) and not text.endswith("för.")):
        return False
    if is_currency(text) or text in lexicon()["never"] or text.casefold() in generic_words():
        return False
    capitals = [word for word in words if word[0].isupper()]
    if role in _WHOLE:
        return name_patterns()["no_effort"].search(text) is None
    if name_patterns()["no_party"].search(text) is not None or is_category(text):
        return False
    own = len(words) > 1 and (words[0].endswith("s") or name_patterns()["institutions"].search(text) is not None)
    return own or kind_by_form(text) is not None or len(capitals) >= 2 or len(words) == 1


def is_category(name: str) -> bool:
    """Whether one indefinite word is a kind of organisation and no name: "Studieförbund" beside "Studieförbundet"."""
    kind = kind_by_form(name) if " " not in name and not name.isupper() else None
    return kind in ("förening", "enhet", "nämnd", "stiftelse") and name[-1] not in "ntsae" and name[0].isupper()


@cache
def name_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of ``names.yaml``."""
    raw = load_yaml(files("nysta.extract.relations").joinpath("names.yaml").read_text(encoding="utf-8"))
    return {key: re.compile("|".join(value), re.IGNORECASE) for key, value in raw.items()}


def is_currency(name: str) -> bool:
    """Whether what looks like a name is a currency or a unit ("SEK")."""
    return name_patterns()["currencies"].search(name) is not None


def amount_of(money: Money | None) -> Amount | None:
    """The whole kronor of a money value, None where it has none."""
    return Amount(money.kronor, money.text) if money is not None and money.kronor else None


def row_parties(reading: Reading, row: Row, at: int, role: str) -> list[Party]:
    """The parties in the row's cell of words number ``at``."""
    cell = row.texts[at]
    if cell.end <= cell.start:
        return []
    found = place(reading, cell.start, cell.end, row.block)
    return parties(reading, *found, role) if found is not None else []
