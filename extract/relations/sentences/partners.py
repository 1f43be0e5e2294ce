"""Partners: with whom somebody does what a sentence tells, also among partners that it does not name.

"Nämnden har tillsammans med skolorna, Ale kommun och näringslivet tagit fram en plan": patterns see one name right
behind "tillsammans med"; here the whole enumeration is read, and the subject found wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.ends import unsaid_kinds
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.task_words import begins_task
from nysta.extract.relations.statement import End, Found, Pair, Statement

# How sure it is with whom a named subject does something, and with whom the issuer does where nobody is named.
NAMED, UNNAMED = 0.68, 0.6
# How far into its clause, in characters, those stand that open it.
OPENING = 25

_NAMED = r"⟦O\d+⟧(?:s ⟦O\d+⟧)?(?!s(?!\w))"
_GROUP = re.compile(r"⟦O(?P<n>\d+)⟧(?P<s>s(?!\w))?")


@cache
def partner_cues() -> dict[str, re.Pattern[str]]:
    """The contents of ``partners.yaml``, compiled; what opens an enumeration goes on to its first partner."""
    raw: dict[str, str] = load_yaml(
        files("nysta.extract.relations.sentences").joinpath("partners.yaml").read_text(encoding="utf-8")
    )
    for name in ("with", "works_with", "to_work", "also_with"):
        raw[name] = f"(?:{raw[name]}){raw['among']}"
    raw["item"] = rf"(?P<named>{_NAMED})|{raw['item']}(?=\s?,\s|\s(?:och|samt|såväl som)\s)"
    return {name: re.compile(cue, re.IGNORECASE) for name, cue in raw.items()}


def partner_statements(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """COLLABORATES_WITH statements between the subject of each "tillsammans med …" and those it names."""
    yield from _of_task(masked, place)
    for opening in partner_cues()["with"].finditer(masked.text):
        named, end = enumeration(masked.text, opening.end())
        if not named:
            continue
        first, last = _clause(masked.text, opening.start(), end)
        if partner_cues()["otherwise"].search(masked.text, first, last):
            continue
        subject = _subject(masked.text, _own_clause(masked.text, first, opening.start()), opening.start(), end)
        partners = [one for number in named for one in masked.groups[number].mentions]
        pairs: list[Pair]
        if subject is not None:
            doers = [one for one in masked.groups[subject].mentions if subject not in named]
            pairs = [(a, b) for a in doers for b in partners if a.name != b.name]
            found = Found("COLLABORATES_WITH", f"{place}/collaborates-with/together", NAMED, first, end)
        elif _leaves_out(masked, opening.start(), end):
            pairs = [(End(masked.sentence.block, "issuer"), one) for one in partners]
            found = Found("COLLABORATES_WITH", f"{place}/collaborates-with/done-together", UNNAMED, first, end)
        elif place == "sentence" and _is_done(masked.text, first, opening.start(), end):
            doer = End(
                masked.sentence.block, "issuer", masked.offsets[first], unsaid_kinds("COLLABORATES_WITH", "source")
            )
            pairs = [(doer, one) for one in partners]
            found = Found("COLLABORATES_WITH", f"{place}/collaborates-with/done-together", UNNAMED, first, end)
        else:
            continue
        yield from state(masked, found, pairs)


def _of_task(masked: Masked, place: str) -> Iterator[Statement]:
    """With whom a task is to be done, of which the sentence before says who was charged with it."""
    told = partner_cues()["to_work"].match(masked.text)
    if told is None:
        return
    named, end = enumeration(masked.text, told.end())
    doer = End(masked.sentence.block, "issuer", masked.offsets[0], unsaid_kinds("COLLABORATES_WITH", "source"))
    pairs: list[Pair] = [(doer, one) for number in named for one in masked.groups[number].mentions]
    found = Found("COLLABORATES_WITH", f"{place}/collaborates-with/done-together", UNNAMED, 0, end)
    yield from state(masked, found, pairs)


def enumeration(text: str, at: int) -> tuple[list[int], int]:
    """The numbers of the groups that are enumerated from ``at`` on, and where the last of them ends."""
    named, end = _row(text, at)
    while named and (further := partner_cues()["also_with"].match(text, end)):
        others, last = _row(text, further.end())
        if not others:
            break
        named, end = [*named, *others], last
    return named, end


def _row(text: str, at: int) -> tuple[list[int], int]:
    named: list[int] = []
    end = at
    while item := partner_cues()["item"].match(text, at):
        if item["named"]:
            named.append(int(list(_GROUP.finditer(item["named"]))[-1]["n"]))
            end = item.end()
        parted = partner_cues()["parted"].match(text, item.end())
        if parted is None:
            break
        at = parted.end()
    return named, end


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what is said begins and ends around ``text[start:end]``."""
    first = max(text.rfind(mark, 0, start) + len(mark) for mark in (" . ", " ; ", " : "))
    stops = [at for mark in (" . ", " ; ", " , som ", " , men ") if (at := text.find(mark, end)) >= 0]
    return (first if first > 2 else 0), min([*stops, len(text)])


def _own_clause(text: str, first: int, start: int) -> int:
    """Where the clause begins that goes on to ``start``: a relative one that no comma closes, with its antecedent."""
    relative = next(iter(reversed(list(partner_cues()["relative"].finditer(text, first, start)))), None)
    if relative is None or " , " in text[relative.end() : start]:
        return first
    told = _GROUP.search(text, relative.end(), start) is not None
    return relative.end() if told else relative.start()


def _subject(text: str, first: int, start: int, end: int) -> int | None:
    """The number of the group that does it: named before, nearest where an infinitive begins; else behind the verb."""
    before = [
        one
        for one in _GROUP.finditer(text, first, start)
        if one["s"] is None and partner_cues()["led"].search(text, first, one.start()) is None
    ]
    agents = list(partner_cues()["by"].finditer(text, max(first, text.rfind(" , ", first, start)), start))
    if agents:
        return int(agents[-1]["n"])
    if before and partner_cues()["run"].search(text, first, start):
        return None
    if before and re.fullmatch(r"\s,\s", text[before[-1].end() : start]):
        return int(before[-1]["n"])  # "att ge A, tillsammans med B, i uppdrag"
    if before:
        infinitive = re.search(r"\batt\s(?:,\s|\w+\s){0,2}$", text[first:start]) is not None
        return int(before[-1 if infinitive else 0]["n"])
    if _GROUP.search(text, first, start):
        return None
    behind = partner_cues()["inverted"].match(text, end) if start - first <= OPENING else None
    return int(behind["n"]) if behind is not None else None


def _leaves_out(masked: Masked, start: int, end: int) -> bool:
    """Whether an item says what is to be done and with whom, and leaves unsaid who does it."""
    item = masked.sentence.block.kind == "item" and masked.sentence.start == 0
    if not item or _GROUP.search(masked.text, 0, start) is not None:
        return False
    return begins_task(masked.text if start > 1 else masked.text[end:].lstrip())


def _is_done(text: str, first: int, start: int, end: int) -> bool:
    """Whether a sentence that names nobody else tells of something that is done: "Arbetet har skett i samråd med"."""
    rest = text[end : _clause(text, start, end)[1]]
    return (
        partner_cues()["before_done"].fullmatch(text[first:start]) is not None
        and _GROUP.search(rest) is None
        and partner_cues()["done"].search(f"{text[first:start]} | {rest}") is not None
    )
