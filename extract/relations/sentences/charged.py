"""Charged: who was charged last with a task, as a text is read on.

"Uppdraget ska genomföras i samråd med Region Halland" says with whom, and leaves who to the sentence that gave the
task; "Uppdrag till Boverket att …" begins a task anew, and names at most the one who is charged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.relations.sentences.errands import errands_of
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.sorts import GOVERNMENT
from nysta.extract.relations.sentences.task_words import named_by, task_cues
from nysta.extract.relations.statement import LIKELY, End, Statement

# How many blocks later "uppdraget" is still the task that was given last, unless another begins; and how many "arbetet"
# or a heading that names no task leaves of them.
OF_TASK, OF_WORK, BELOW_HEADING = 14, 4, 4
# How sure it is that who was charged works with those with whom "uppdraget" is to be done.
KNOWN = 0.64
STATE = frozenset({"myndighet", "universitet"})
"""Kinds of those whom the government charges, and who charge none of their like."""


@dataclass
class Charged:
    """Who was charged last: whose work "Arbetet sker i samråd med …" speaks of. ``unnamed``: somebody whom the text
    calls by no name ("länsstyrelserna"); ``passively``: who is said to be charged by whom the section leaves unsaid."""

    ends: tuple[End, ...] = ()
    unnamed: bool = False
    since: int = 0
    until: int = -1
    passively: set[str] = field(default_factory=set)

    def begin(self, sentence: Sentence) -> None:
        """Take note of a line that begins another task, or another section, whether it names anybody or not."""
        block = sentence.block
        if sentence.start == 0 and task_cues()["announces"].match(sentence.text):
            self.ends, self.unnamed, self.since, self.until = (), False, block.number, block.number - 1
        elif block.kind == "heading":
            self.passively = set()
            self.until = min(self.until, block.number + BELOW_HEADING)

    def told(self, masked: Masked, near: Sequence[Statement]) -> list[Statement]:
        """What a sentence states, with the charged where it leaves unsaid who works with others."""
        found = list(self._with_doers(masked.sentence, near))
        for got in task_cues()["is_charged"].finditer(masked.text):
            self.passively |= {one.name for one in masked.groups[int(got["a"] or got["b"])].mentions}
        tasks = [one for one in near if one.type == "COMMISSIONS" and one.confidence >= LIKELY]
        if self._hands_on(masked, tasks):
            return found
        ends = [one.target for one in tasks if one.source.mention is not one.target.mention]
        errands = errands_of(masked)
        numbers = [one.charged for one in errands if one.charged is not None]
        numbers += [int(one["n"]) for one in task_cues()["announced"].finditer(masked.text)]
        named = [one for number in numbers for one in masked.groups[number].mentions if one.label == "ORG"]
        known = {id(one.mention) for one in ends}
        ends += [End(masked.sentence.block, one) for one in named if id(one) not in known]
        if ends or errands or task_cues()["gives_unnamed"].search(masked.text):
            self.ends, self.unnamed = tuple(dict.fromkeys(ends)), not ends
            self.since, self.until = masked.sentence.block.number, masked.sentence.block.number + OF_TASK
        return found

    def _hands_on(self, masked: Masked, tasks: Sequence[Statement]) -> bool:
        """Whether who was charged charges others as a part of the task, so that it stays his."""
        known = {one.name for one in self.ends}
        givers = {one.source.name for one in tasks}
        givers |= {
            it.name for one in errands_of(masked) if one.giver is not None for it in masked.groups[one.giver].mentions
        }
        return bool(givers & known) and masked.sentence.block.number <= self.until

    def doubted(self, masked: Masked, unsaid: Sequence[Statement]) -> Iterator[Statement]:
        """What the scorer reads of a sentence and a name before it (``unsaid``), with the charged as those who work
        with others, and without tasks that one authority gave another where only the charged is named, and those of
        whom a task is only reported to."""
        leaves_out = any(one.giver is None for one in errands_of(masked)) or (
            task_cues()["announces"].match(masked.text.lstrip()) is not None
        )
        passive = task_cues()["is_charged"].search(masked.text) is not None
        told_to = {id(one) for sign in named_by("reports", masked.text) for one in masked.group(sign).mentions}
        for one in self._with_doers(masked.sentence, unsaid):
            reported = id(one.target.mention) in told_to
            if one.type == "COMMISSIONS" and passive and one.source.name in self.passively:
                continue  # who was charged in the item before does not charge the next
            if one.type != "COMMISSIONS" or not (reported or (leaves_out and _charges_its_like(one))):
                yield one

    def _with_doers(self, sentence: Sentence, near: Sequence[Statement]) -> Iterator[Statement]:
        later = sentence.block.number - self.since
        of_task = task_cues()["of_task"].match(sentence.text) is not None
        of_work = task_cues()["of_work"].match(sentence.text) is not None and later <= OF_WORK
        held = (of_task or of_work) and sentence.block.number <= self.until
        own = {id(one) for one in sentence.mentions}
        for one in near:
            beyond = id(one.source.mention) not in own or id(one.target.mention) not in own
            if one.type != "COLLABORATES_WITH" or not held or not beyond or not (self.ends or self.unnamed):
                yield one
                continue
            partner = one.target if id(one.target.mention) in own else one.source
            for doer in self.ends:
                if doer.name != partner.name:
                    yield replace(one, source=doer, target=partner, confidence=max(one.confidence, KNOWN))


def _charges_its_like(one: Statement) -> bool:
    """Whether an authority would charge another."""
    source, target = one.source.mention, one.target.mention
    return (
        isinstance(source, Mention)
        and isinstance(target, Mention)
        and {source.kind, target.kind} <= STATE
        and source.name.casefold() != GOVERNMENT
    )
