"""Task lists: whom somebody charges with the tasks that stand as items below each one's name.

"Uppdrag från kommunfullmäktige" › "Socialnämnden" › "• ta fram en plan", as budgets have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.relations.lists.assignments import BY_COUNCIL, LISTED, council_of, decider
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.task_words import begins_task
from nysta.extract.relations.statement import End, Found, Statement
from nysta.extract.structure import Block

# Whom one charges: boards, offices, companies.
_CHARGEABLE = frozenset({"nämnd", "enhet", "bolag", "stiftelse", "kommunalförbund"})
# What may stand around a name in the line above its tasks.
_BEFORE = re.compile(r"(?:\d[\d.]*\s+)?(?:(?:särskilda |nya |riktade )?uppdrag (?:till|för|åt) )?", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s(?:ska|skall|har att))?(?:,?\s(?:under |för )?\d{4})?\s?:?", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:\w*uppdrag|uppdras)\b", re.IGNORECASE)


def task_list_statements(reading: Reading) -> Iterator[Statement]:
    """COMMISSIONS of each body whose name stands above items that are tasks, where the text above speaks of tasks."""
    blocks = reading.layout.blocks
    council = council_of(reading)
    announced: Sentence | None = None
    for block in blocks:
        if block.kind not in ("heading", "paragraph"):
            continue
        charged = charged_by_line(reading, block)
        tasks = blocks[block.number + 1 : block.number + 2]
        if charged is None or not (tasks and tasks[0].kind == "item"):
            spoken = [one for one in reading.in_block(block.number) if _SPEAKS.search(one.text)]
            announced = spoken[0] if spoken else announced if block.kind == "paragraph" else None
            continue
        about = announced or next((one for one in reading.in_block(block.number) if _SPEAKS.search(one.text)), None)
        if about is None or not begins_task(tasks[0].text):
            continue
        said = decider(mask(about), (charged.name.casefold(),))
        giver = said or council
        if giver is None or giver.mention == charged or _is_council(charged):
            continue
        found = Found("COMMISSIONS", "list/commissions/task-list", LISTED if said else BY_COUNCIL, 0, 0)
        modality = modality_of(about.text, 0, len(about.text), about.block.section)
        item = mask(next(iter(reading.in_block(tasks[0].number)), about))
        for one in state(item, found, [(giver, End(block, charged))], modality=modality):
            yield replace(one, context=f"{about.text} · {block.text}")


def charged_by_line(reading: Reading, block: Block) -> Mention | None:
    """The body that a line names and nothing else, as the head of what it is to do; None without one."""
    named = [one for sentence in reading.in_block(block.number) for one in sentence.mentions]
    if len(named) != 1 or named[0].kind not in _CHARGEABLE or named[0].origin == "anaphor":
        return None
    one = named[0]
    alone = _BEFORE.fullmatch(block.text[: one.start]) and _BEHIND.fullmatch(block.text[one.end :])
    return one if alone else None


def _is_council(one: Mention) -> bool:
    return one.name.casefold().endswith("fullmäktige")
