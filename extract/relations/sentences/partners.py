"""Partners: with whom somebody does what a sentence tells, also among partners that it does not name.

"Nämnden har tillsammans med skolorna, Ale kommun och näringslivet tagit fram en plan": patterns see one name right
behind "tillsammans med"; here the whole enumeration is read, and the subject found wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.relations.ends import unsaid_kinds
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.task_words import begins_task
from nysta.extract.relations.statement import End, Found, Pair, Statement

# How sure it is with whom a named subject does something, and with whom the issuer does where nobody is named.
NAMED, UNNAMED = 0.68, 0.6

# Words before those with whom something is done.
WITH = re.compile(
    r"(?<!\w)(?:i (?:\w+ ){0,2}?(?:samverkan|samarbete|samråd|samspel) med|(?:tillsammans|ihop|gemensamt) med)"
    r"(?: (?:bland (?:annat|andra)|bl\.a\.|exempelvis|till exempel|t\.ex\.|främst|framför ?allt|både|såväl))? ",
    re.IGNORECASE,
)
_NAMED = r"⟦O\d+⟧(?:s ⟦O\d+⟧)?(?!s(?!\w))"
# A partner that nobody knows: "berörda kommuner", "civilsamhället", "Urban Futures".
_PLAIN = r"(?:[^\W\d_][\w-]*\s){0,3}?[^\W\d_][\w-]*"
_PARTED = re.compile(r"\s?,\s|\s(?:och|samt|såväl som|liksom)\s")
_ITEM = re.compile(rf"(?P<named>{_NAMED})|{_PLAIN}(?=\s?,\s|\s(?:och|samt|såväl som)\s)")
_GROUP = re.compile(r"⟦O(?P<n>\d+)⟧(?P<s>s(?!\w))?")
# Behind such words no subject stands.
_LED = re.compile(
    r"\b(?:av|från|till|för|med|hos|i|inom|på|vid|under|genom|via|mellan|mot|enligt|utom|förutom|kring|om)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"⟦\w\d+⟧ ,? ?(?:som|där|vilken|vilket|vilka) ")
# Who runs what the sentence is about: "Skolan drivs av ⟦O1⟧ tillsammans med ⟦O2⟧"; and what is run by nobody named.
_BY = re.compile(r"(?<!uppdrag )(?<!stöd )(?<!hjälp )\bav (?:\w+ ){0,1}⟦O(?P<n>\d+)⟧(?!s(?!\w))")
_RUN = re.compile(r"\b(?:drivs|drevs|bedrivs|bedrevs|leds|leddes|sköts|sköttes|arrangeras|arrangerades|ges|utförs)\b")
# Where the subject stands behind the verb of a sentence that its partners open.
_INVERTED = re.compile(r"(?:,?\s(?:och|samt)\s[\w-]+)?(?:\s\w+){1,2}\s⟦O(?P<n>\d+)⟧(?!s(?!\w))")
# What is owned, paid, joined or run together is told by that; and a programme or a project is what they are in.
_OTHERWISE = re.compile(
    r"\b(?:\w*äg(?:er|de|s|t|da|are)|\w*finansier\w+|bekosta\w*|betala\w*|medlem\w*|ingår|ingick|andel\w*|aktier\w*"
    r"|sitter|består|delta(?:r|git)|deltog|medverka\w*|bilda(?:de|t|des|ts)|grunda\w*|stifta\w*|\w*huvudm[aä]n\w*)\b|⟦[MPGJ]",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:sker|skett|skedde|ske|pågår|pågått|\w{3,}(?:ats|its|tts|ades|ndes|rdes|ltes|tas|ras))\b")
_BEFORE_DONE = re.compile(r"\s?(?!de[nt]\b)[^⟦⟧,;:]{0,80}")


def partner_statements(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """COLLABORATES_WITH statements between the subject of each "tillsammans med …" and those it names."""
    for opening in WITH.finditer(masked.text):
        named, end = enumeration(masked.text, opening.end())
        if not named:
            continue
        first, last = _clause(masked.text, opening.start(), end)
        if _OTHERWISE.search(masked.text, first, last):
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


def enumeration(text: str, at: int) -> tuple[list[int], int]:
    """The numbers of the groups that are enumerated from ``at`` on, and where the last of them ends."""
    named: list[int] = []
    end = at
    while item := _ITEM.match(text, at):
        if item["named"]:
            named.append(int(list(_GROUP.finditer(item["named"]))[-1]["n"]))
            end = item.end()
        parted = _PARTED.match(text, item.end())
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
    relative = next(iter(reversed(list(_RELATIVE.finditer(text, first, start)))), None)
    if relative is None or " , " in text[relative.end() : start]:
        return first
    told = _GROUP.search(text, relative.end(), start) is not None
    return relative.end() if told else relative.start()


def _subject(text: str, first: int, start: int, end: int) -> int | None:
    """The number of the group that does it: named before, nearest where an infinitive begins; else behind the verb."""
    before = [
        one
        for one in _GROUP.finditer(text, first, start)
        if one["s"] is None and _LED.search(text, first, one.start()) is None
    ]
    agents = list(_BY.finditer(text, max(first, text.rfind(" , ", first, start)), start))
    if agents:
        return int(agents[-1]["n"])
    if before and _RUN.search(text, first, start):
        return None
    if before and re.fullmatch(r"\s,\s", text[before[-1].end() : start]):
        return int(before[-1]["n"])  # "att ge A, tillsammans med B, i uppdrag"
    if before:
        infinitive = re.search(r"\batt\s(?:,\s|\w+\s){0,2}$", text[first:start]) is not None
        return int(before[-1 if infinitive else 0]["n"])
    if _GROUP.search(text, first, start):
        return None
    behind = _INVERTED.match(text, end)
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
        _BEFORE_DONE.fullmatch(text[first:start]) is not None
        and _GROUP.search(rest) is None
        and _DONE.search(f"{text[first:start]} | {rest}") is not None
    )
