"""Assignments: whom a body's decisions charge with a task, where giver and charged stand in two lines or sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.relations.sentences.charged import STATE
from nysta.extract.relations.sentences.errands import errands_of
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.sorts import GOVERNMENT
from nysta.extract.relations.sentences.task_words import task_cues
from nysta.extract.relations.statement import End, Found, Statement

# How sure a task is whose giver its own sentence names, one of the sentences before, the line above a list, a heading
# above; that a board has from the council, which nobody else can charge it with; and an authority from the government,
# where the text says around it that this gives tasks.
IN_SENTENCE, BEFORE, LISTED, HEADED, BY_COUNCIL, BY_GOVERNMENT = 0.78, 0.7, 0.76, 0.66, 0.64, 0.62
# Of the issuer itself, of whom it is said nowhere, and who charges its own offices through its boards.
BY_ISSUER = 0.45
GIVEN = ("/assigned", "/decided")
"""How the names of those rules end that leave no doubt who gives a task."""
# How many sentences back a giver may be named.
REACH = 4

_AUTHORITIES = ("nämnd", "departement")
_BESIDE = re.compile(r"⟦O(?P<n>\d+)⟧ ,? ?(?:tillsammans|ihop|i samverkan|i samarbete|i samråd) med [^.;:]*$")
_GIVEN_BY = re.compile(r" (?:av|från) ⟦O")
# How many blocks back and ahead the government may be said to give a task.
NEAR, AHEAD = 10, 4
# Whom the government charges.
_CHARGED_BY_IT = STATE | {"bolag", "stiftelse", "samverkansorgan"}
_OF_TASK = re.compile(r"uppdrag|i uppgift att", re.IGNORECASE)
# Without one of these a sentence gives and decides nothing.
_SPEAKS = re.compile(
    r"uppdr|i uppgift att|beslut|budget|\b(?:gav|ger|gett|lämna\w+|riktar|antog\w*|antagn?\w*|fastställ\w+|mål)\b", re.I
)
# Who decides, as a sentence or a heading says it: "Fullmäktige beslutade", "i nämndens budget", "uppdrag från X".
_DECIDES = re.compile(
    r"⟦O(?P<a>\d+)⟧ (?:\w+ ){0,3}?(?:beslut\w+|gav|ger|gett|uppdrog|uppdrar|antog|fastställde|lämnade)\b"
    r"|⟦O(?P<b>\d+)⟧s (?:\w+ )?(?:beslut\w*|budget\w*|\w*uppdrag\w*|verksamhetsplan|mål)\b"
    r"|(?:uppdrag\w*(?: (?:har )?(?:lämnas|lämnats|ges|getts|gavs|riktas))?|beslut\w*|antagen|antagna|antagit"
    r"|fastställd\w*) (?:av|från|i) ⟦O(?P<c>\d+)⟧"
    r"|\bav ⟦O(?P<d>\d+)⟧ (?:antag|besluta|fastställ)\w+",
    re.IGNORECASE,
)
# A line that ends in what its body gives, decides or charges others with, and one that speaks of what it has given.
_GIVES = re.compile(
    r"⟦O\d+⟧ (?:\w+ ){0,3}?(?:ger|gav|gett|lämnar|lämnade|lämnat|riktar|uppdrar|uppdrog|beslutar|beslutade|beslutat)\b"
    r"[^⟦.;]{0,80}$"
    r"|uppdrag\w*(?: \w+){0,3} (?:från|av|som) ⟦O\d+⟧[^⟦.;]{0,50}$",
    re.IGNORECASE,
)
# What somebody shall be or take part in, which is no task: "att rådet ska bestå av sju ledamöter".
_NO_TASK = (
    r"(?! (?:\w+ )?(?:bestå|vara|delta|ingå|ha|uppgå|utgöra|heta|bli|upphöra|gälla|avvecklas|läggas|överföras)\b)"
)
# How an item, or a clause of a decision, begins and goes on that charges somebody.
_TASK = re.compile(
    r"(?P<lead>(?:att )?(?:(?:ge|uppdra åt|uppdra till|ålägga|uppmana) )?)⟦O(?P<n>\d+)⟧"
    r"(?P<tail> (?:i uppdrag|uppdraget|att|får(?! (?:\w+ ){0,2}?⟦M)|ska|skall|uppdras|åläggs|ges|har att)\b"
    rf"{_NO_TASK}| ?[:–-] )?",
    re.IGNORECASE,
)
_SHALL = re.compile(rf"(?P<lead>att )⟦O(?P<n>\d+)⟧(?: \w+){{1,4}}?(?P<tail> (?:ska|skall))\b{_NO_TASK}", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:^|\s,?\s?)(?=att (?:(?:ge|uppdra|ålägga|uppmana)\b|⟦O))", re.IGNORECASE)
_DECISION = re.compile(r"⟦O(?P<n>\d+)⟧ (?:\w+ ){0,2}?beslut(?:ar|ade)(?: \w+)? ?:? (?=att )", re.IGNORECASE)


def assignment_statements(reading: Reading) -> Iterator[Statement]:
    """The tasks that lists, clauses of decisions and sentences give without naming giver and charged side by side."""
    council, government = council_of(reading), list[End]()
    pending = list[tuple[Masked, list[Statement]]]()
    headings = {one.block.text: one for one in reading.sentences if one.block.kind == "heading"}
    line: Masked | None = None
    before: list[Masked] = []
    for sentence in reading.sentences:
        listed = sentence.block.kind == "item"
        if _SPEAKS.search(sentence.text) is None and not (listed and line is not None):
            line = line if listed else None
            continue
        masked = mask(sentence)
        if before and before[-1].sentence.block is not sentence.block:
            before = []
        told: list[Statement] = []
        if not listed:
            told = list(_clauses(masked))
            line = masked if _GIVES.search(masked.text.rstrip(" :")) is not None else None
        elif line is not None and sentence.start == 0:
            told = list(_listed(masked, line))
        yield from told
        government += _government_gives(masked)
        if not told and _OF_TASK.search(masked.text) is not None:
            above = [mask(headings[one]) for one in reversed(sentence.block.section.headings) if one in headings]
            charged = list(_charged(masked, before, above, council))
            yield from (one for one in charged if one.source.mention != "issuer")
            pending.append((masked, charged))
        before.append(masked)
    for masked, charged in pending:
        guessed = [one for one in charged if one.source.mention == "issuer"]
        by_government = list(_by_government(masked, government, known=len(charged) > len(guessed)))
        known = {id(one.target.mention) for one in by_government}
        yield from (*by_government, *(one for one in guessed if id(one.target.mention) not in known))


def _government_gives(masked: Masked) -> Iterator[End]:
    """The government, where a sentence says that it gives a task."""
    numbers = [one.giver for one in errands_of(masked) if one.giver is not None]
    numbers += [int(one["n"]) for one in task_cues()["gives_any"].finditer(masked.text)]
    for number in numbers:
        yield from (
            End(masked.sentence.block, one)
            for one in masked.groups[number].mentions
            if one.name.casefold() == GOVERNMENT
        )


def _by_government(masked: Masked, government: Sequence[End], known: bool) -> Iterator[Statement]:
    """The tasks of authorities whose giver is left unsaid, or which a line announces ("Uppdrag till Boverket att …"),
    where the text around says that the government gives such."""
    cues = ("announced",) if known else ("announced", "unsaid_giver")
    here = masked.sentence.block.number
    near = [one for one in government if here - NEAR <= one.block.number <= here + AHEAD]
    if not near:
        return
    giver = min(near, key=lambda one: abs(one.block.number - here))
    for cue in cues:
        for got in task_cues()[cue].finditer(masked.text):
            number = int(next(one for one in got.groups() if one is not None))
            charged = [one for one in masked.groups[number].mentions if one.kind in _CHARGED_BY_IT]
            if not charged or _GIVEN_BY.search(masked.text, got.end(), got.end() + 40):
                continue
            found = Found("COMMISSIONS", "sentence/commissions/by-government", BY_GOVERNMENT, *got.span())
            modality = modality_of(masked.text[: got.end()], *got.span(), masked.sentence.block.section)
            for one in state(masked, found, [(giver, one) for one in charged], modality=modality):
                yield replace(one, context=giver.block.text if giver.block is not masked.sentence.block else None)


def council_of(reading: Reading) -> End | None:
    """The council that a document names, the only one that can charge a board."""
    return next((End(b, one) for b, one in reading.mentions() if one.name.casefold().endswith("fullmäktige")), None)


def _listed(item: Masked, line: Masked) -> Iterator[Statement]:
    """What an item below the line of a giver charges whom with."""
    giver = _giver(line, ())
    task = _TASK.match(item.text)
    if giver is None or task is None:
        return
    of_tasks = "uppdr" in line.text.casefold()  # else it can be money or anything else that is given or decided
    if task["tail"] is None or not (of_tasks or _charges(task) or "uppdrag" in task["tail"].casefold()):
        return
    found = Found("COMMISSIONS", "list/commissions/assigned", LISTED, 0, task.end())
    charged = [(giver, one) for one in item.groups[int(task["n"])].mentions if one.label == "ORG"]
    modality = modality_of(line.text, 0, len(line.text), line.sentence.block.section)
    for one in state(item, found, charged, modality=modality):
        yield replace(one, context=line.sentence.text)


def _charges(task: re.Match[str]) -> bool:
    """Whether a decision's clause charges somebody: "att ge A i uppdrag", "att A ska", not "A:" or "A att"."""
    given = any(word in task["lead"].casefold() for word in ("ge ", "uppdra", "ålägga", "uppmana"))
    tail = task["tail"].split()[0] if task["tail"] else ""
    return (given and tail in ("i", "att", "uppdraget")) or tail in ("får", "ska", "skall", "uppdras", "åläggs", "ges")


def _clauses(masked: Masked) -> Iterator[Statement]:
    """The clauses of a decision that one sentence lists: "Fullmäktige beslutar att …, att ge nämnden i uppdrag"."""
    decision = _DECISION.search(masked.text)
    if decision is None:
        return
    giver = next(iter(masked.groups[int(decision["n"])].mentions), None)
    for begin in _CLAUSE.finditer(masked.text, decision.end() - 1):
        text = masked.text[begin.end() :]
        task = next((one for cue in (_TASK, _SHALL) if (one := cue.match(text)) and _charges(one)), None)
        if giver is None or task is None:
            continue
        found = Found("COMMISSIONS", "sentence/commissions/decided", IN_SENTENCE, begin.end(), begin.end() + task.end())
        charged = masked.groups[int(task["n"])].mentions
        yield from state(masked, found, [(giver, one) for one in charged if one is not giver])


def _charged(
    masked: Masked, before: Sequence[Masked], above: Sequence[Masked], council: End | None
) -> Iterator[Statement]:
    """Who gives the task of a sentence that only says who is charged."""
    for got in task_cues()["is_charged"].finditer(masked.text):
        if _GIVEN_BY.search(masked.text, got.end(), got.end() + 40):
            continue
        number = int(got["a"] or got["b"])
        if (beside := _BESIDE.search(masked.text[: got.start()])) is not None:
            number = int(beside["n"])  # "A, tillsammans med B, får i uppdrag": who is charged stands first
        charged = [one for one in masked.groups[number].mentions if one.label == "ORG"]
        if not charged:
            continue
        source, sure, how = _source(masked, number, charged, before, above, council)
        if source is not None:
            found = Found("COMMISSIONS", f"sentence/commissions/{how}", sure, got.start(), got.end())
            # what the task is about ("att utreda förutsättningarna för") says nothing of whether it is given
            modality = modality_of(masked.text[: got.end()], *got.span(), masked.sentence.block.section)
            yield from state(masked, found, [(source, one) for one in charged], modality=modality)


def _source(
    masked: Masked,
    number: int,
    charged: Sequence[Mention],
    before: Sequence[Masked],
    above: Sequence[Masked],
    council: End | None,
) -> tuple[End | None, float, str]:
    """The giver, how sure it is, and how it was told."""
    names = tuple(one.name.casefold() for one in charged)
    places = (
        ([_before_group(masked, number)], IN_SENTENCE, "charged-in-decision"),
        (list(reversed(before[-REACH:])), BEFORE, "charged-after-decision"),
        (above, HEADED, "charged-below"),
    )
    for texts, sure, how in places:
        for one in texts:
            if (giver := decider(one, names)) is not None:
                return giver, sure, how
    board = any(one.kind == "nämnd" for one in charged)
    if board and council is not None and not any(name.endswith("fullmäktige") for name in names):
        return council, BY_COUNCIL, "board-by-council"
    company = any(one.kind == "bolag" for one in charged)
    if company and council is not None and any(_OF_TASK.search(one.text) for one in above):
        return council, BY_COUNCIL, "company-by-council"  # "Uppdrag till nämnder och bolag"
    if board or any(one.kind == "enhet" for one in charged):
        return None, 0.0, ""
    return End(masked.sentence.block, "issuer"), BY_ISSUER, "by-issuer"


def _before_group(masked: Masked, stop: int) -> Masked:
    """The part of a sentence before its group number ``stop``."""
    at = masked.text.find(f"⟦O{stop}⟧")
    return Masked(masked.sentence, masked.text[: max(at, 0)], masked.groups[:stop], masked.offsets[: max(at, 0)])


def decider(masked: Masked, charged: Sequence[str]) -> End | None:
    """Who decides, as a sentence or heading says, unless it is ``charged`` itself."""
    for found in _DECIDES.finditer(masked.text):
        group = masked.groups[int(next(one for one in found.groups() if one is not None))]
        if (giver := _giver(replace(masked, groups=(group,)), charged)) is not None:
            return giver
    return None


def _giver(masked: Masked, charged: Sequence[str]) -> End | None:
    """The first body with authority that a line names, whom it does not charge itself."""
    for group in masked.groups:
        for one in group.mentions:
            authority = one.kind in _AUTHORITIES or one.name.casefold() == GOVERNMENT
            if one.label == "ORG" and authority and one.name.casefold() not in charged:
                return End(masked.sentence.block, one)
    return None
