"""Tasks: what a sentence says of one besides giving it, who is told to work with whom, and who is not charged at all.

"Nämnden lämnar en redovisning av uppdraget till styrelsen" charges nobody; "styrelsen ger nämnden i uppdrag att i
samverkan med Region Halland …" says who is to work with the region: the charged one, not the giver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.relations.sentences.charged import STATE
from nysta.extract.relations.sentences.errands import errands_of
from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.relations.sentences.match import ALL_PAIRS
from nysta.extract.relations.sentences.partners import enumeration, partner_cues
from nysta.extract.relations.sentences.sorts import GOVERNMENT, PARLIAMENT
from nysta.extract.relations.sentences.task_words import named_by, task_cues
from nysta.extract.relations.statement import LIKELY, End, Statement

# How sure it is that who is charged works with those with whom the task is to be done.
TOLD = 0.68
_TOGETHER = "collaborates-with/together"
# Who charges the government.
_GROUP = re.compile(r"⟦O\d+⟧(?!s(?!\w))")
# Behind these another clause may tell who gives a task.
_BY = re.compile(r"\b(?:som|och|samt|men) (?:\w+ )?$| [.;] ", re.IGNORECASE)
# Without one of these a sentence speaks of no task.
_OF_TASKS = re.compile(r"uppdra|uppdro|regleringsbrev", re.IGNORECASE)


def of_tasks(masked: Masked, found: Sequence[Statement]) -> list[Statement]:
    """What a sentence is ``found`` to state, without the tasks that it does not give, and with those with whom the
    charged are to work in place of those with whom the giver would."""
    if _OF_TASKS.search(masked.text) is None:
        return list(found)
    held = list(_given(masked, found))
    tasks = [one for one in held if one.type == "COMMISSIONS" and one.confidence >= LIKELY]
    partners = {id(one): one for group in _partners(masked) for one in group.mentions}
    charged = {id(one.target.mention) for one in tasks}
    givers = {*(id(one.source.mention) for one in tasks), *_named(masked, "gives"), *_giving(masked)} - charged
    held = [one for one in held if not _of_giver(one, givers, partners)]
    return [*held, *_told(tasks, held, [one for one in partners.values() if id(one) not in givers | charged])]


def _given(masked: Masked, found: Sequence[Statement]) -> Iterator[Statement]:
    """``found`` without what no task is, and without what is read the wrong way round beside a surer reading."""
    text = masked.text
    not_charged = {*_named(masked, "reports"), *_named(masked, "helps")}
    helped, letters = set(_named(masked, "helps")), set(_named(masked, "letters"))
    told = (
        set(_named(masked, "reports")) if not errands_of(masked) and not task_cues()["given_by"].search(text) else set()
    )
    beside = task_cues()["beside"].sub(" ", text)
    gives = beside == text or task_cues()["cue"].search(beside) is not None
    tasks = [one for one in found if one.type == "COMMISSIONS" and not _charges_the_government(one)]
    for one in found:
        if one.type == "COMMISSIONS" and _charges_the_government(one):
            continue
        if one.type != "COMMISSIONS":
            yield one
            continue
        source, target = id(one.source.mention), id(one.target.mention)
        turned = any(
            (id(it.source.mention), id(it.target.mention)) == (target, source) and it.confidence > one.confidence
            for it in tasks
        )
        if (
            gives
            and not turned
            and not _is_in_task(masked, one.source.mention)
            and target not in not_charged
            and source not in helped | letters | told
        ):
            yield one


def _charges_the_government(one: Statement) -> bool:
    """Whether an authority would charge the government that it is charged by."""
    source, target = one.source.mention, one.target.mention
    above = isinstance(target, Mention) and target.name.casefold() == GOVERNMENT
    return above and isinstance(source, Mention) and source.kind in STATE and source.name.casefold() != PARLIAMENT


def _is_in_task(masked: Masked, source: Mention | str) -> bool:
    """Whether a giver is only named in what the charged is to do: "Uppdrag till ⟦O0⟧ att utreda ⟦O1⟧s ekonomi"."""
    numbers = [n for n, group in enumerate(masked.groups) if any(one is source for one in group.mentions)]
    at = masked.text.find(f"⟦O{numbers[0]}⟧") if numbers else -1
    begins = [one.that for one in errands_of(masked)]
    begins += [one.end() for one in task_cues()["announced"].finditer(masked.text)]
    asked = [begin for begin in begins if 0 <= begin < at]
    return bool(asked) and _BY.search(masked.text[max(asked) : at]) is None


def _giving(masked: Masked) -> Iterator[int]:
    """The mentions of those who give a task, whoever is charged with it, by identity."""
    for errand in errands_of(masked):
        if errand.giver is not None and errand.giver != errand.charged:
            yield from (id(one) for one in masked.groups[errand.giver].mentions)


def _named(masked: Masked, cue: str) -> Iterator[int]:
    """The mentions that a cue is about, by identity."""
    for name in named_by(cue, masked.text):
        yield from (id(one) for one in masked.group(name).mentions)


def _partners(masked: Masked) -> Iterator[Group]:
    """Those with whom a task is to be done, as the words of the task say."""
    text = masked.text
    for begin in task_cues()["begins"].finditer(text):
        opening = partner_cues()["with"].search(text, begin.end())
        if opening is None or _GROUP.search(text, begin.end(), opening.start()):
            continue  # what is to be done speaks of others before
        numbers, _ = enumeration(text, opening.end())
        yield from (masked.groups[one] for one in numbers)


def _of_giver(one: Statement, givers: set[int], partners: dict[int, Mention]) -> bool:
    """Whether a statement has the giver work with those with whom the charged are to."""
    ends = {id(one.source.mention), id(one.target.mention)}
    return one.type == "COLLABORATES_WITH" and bool(ends & givers) and bool(ends & partners.keys())


def _told(tasks: Sequence[Statement], held: Sequence[Statement], partners: Sequence[Mention]) -> Iterator[Statement]:
    """That the charged work with the ``partners``, where no rule has read it, believed or not, by more than a word for
    together, of which scorers that know of no task make little."""
    said = {
        frozenset((id(one.source.mention), id(one.target.mention)))
        for one in held
        if one.type == "COLLABORATES_WITH" and (one.confidence >= LIKELY or not one.rule.endswith(_TOGETHER))
    }
    if len({id(one.target.mention) for one in tasks}) * len(partners) > ALL_PAIRS:
        return
    for task in tasks:
        for partner in partners:
            pair = frozenset((id(task.target.mention), id(partner)))
            if len(pair) == 2 and pair not in said:
                said.add(pair)
                place = task.rule.partition("/")[0]
                yield Statement(
                    "COLLABORATES_WITH",
                    task.target,
                    End(task.target.block, partner),
                    task.start,
                    task.end,
                    f"{place}/collaborates-with/charged-together",
                    min(TOLD, task.confidence),
                    task.modality,
                )
