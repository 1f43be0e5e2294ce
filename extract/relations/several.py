"""Several: what a sentence says of those whom one before named together, by their number: "De fyra är medlemmar i …",
"Samtliga tre kommuner deltar", "De båda föreningarna får …"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from nysta.extract.language.anaphors import FIRST_PERSON
from nysta.extract.language.counted import Counted, counted
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.relations.sentences.frames import match_frames
from nysta.extract.relations.sentences.mask import Group, Masked, mask
from nysta.extract.relations.sentences.match import match_patterns
from nysta.extract.relations.statement import OF_SEVERAL, End, Statement
from nysta.extract.relations.topics import NO_NOUN

# What of a rule's confidence is left where one end is only told by a number.
LEFT = 0.9
# How many sentences with names back those may be named whom a number and a noun mean.
REACH = 6


class Several:
    """Whom the sentences of a document, taken in order, name together for the next ones to speak of by their number."""

    def __init__(self) -> None:
        self._named = deque[list[list[End]]](maxlen=REACH)

    def statements(self, sentence: Sentence, masked: Masked | None, place: str) -> Iterator[Statement]:
        """What ``sentence`` says of as many as were named before; then the sentence, as ``masked``, is taken in."""
        words = {word.start for word in sentence.words if word.pos in NO_NOUN}
        for found in counted(sentence.block.text, sentence.start, sentence.end, words):
            if (meant := self._meant(found)) is not None:
                yield from _said_of(meant, found, sentence, place)
                break
        if masked is not None:
            self._named.append(list(_together(masked)))

    def _meant(self, found: Counted) -> list[End] | None:
        """Those of the number and kind that were named together last; without a noun that tells the kind only those
        that the sentence before names, and nobody else of that number."""
        for rows in islice(reversed(self._named), REACH if found.kinds else 1):
            fits = [
                row
                for row in rows
                if len(row) == found.number and all(_calls(found, one.mention) for one in row) and _alike(row)
            ]
            if fits:
                others = {frozenset(one.name for one in row) for row in fits}
                return fits[-1] if found.kinds or len(others) == 1 else None
        return None


def _calls(found: Counted, one: object) -> bool:
    """Whether those meant may be ones like this."""
    return isinstance(one, Mention) and (not found.kinds or one.kind in found.kinds)


def _alike(named: Sequence[End]) -> bool:
    """Whether all of those named together are of one label."""
    return len({one.mention.label for one in named if isinstance(one.mention, Mention)}) == 1


def _together(masked: Masked) -> Iterator[list[End]]:
    """All that a sentence names of one kind, and those that it names in a row, last."""
    block = masked.sentence.block
    shown = [group for n, group in enumerate(masked.groups) if f"⟦{group.letter}{n}⟧" in masked.text]
    named = [[one for one in group.mentions if _is_named(one)] for group in shown]
    kinds = dict.fromkeys(one.kind for row in named for one in row)
    of_kinds = [{one.name: one for row in named for one in row if one.kind == kind} for kind in kinds]
    for row in (*(list(one.values()) for one in of_kinds), *named):
        if len(row) > 1:
            yield [End(block, one) for one in row]


def _is_named(one: Mention) -> bool:
    return not one.place and one.origin != "anaphor" and one.name != FIRST_PERSON


def _said_of(meant: Sequence[End], found: Counted, sentence: Sentence, place: str) -> Iterator[Statement]:
    label = next(one.mention.label for one in meant if isinstance(one.mention, Mention))
    text = sentence.block.text[found.start : found.end]
    phrase = Mention(found.start, found.end, text, label, "övrigt", "anaphor", genitive=found.genitive)
    mentions = [one for one in sentence.mentions if one.end <= phrase.start or phrase.end <= one.start]
    masked = mask(replace(sentence, mentions=tuple(sorted((*mentions, phrase), key=lambda one: one.start))))
    at = next((n for n, group in enumerate(masked.groups) if any(one is phrase for one in group.mentions)), None)
    if at is None or len(masked.groups[at].mentions) > 1:
        return  # named in a row with others
    named = [one.mention for one in meant if isinstance(one.mention, Mention)]
    copies = [replace(one, start=found.start, end=found.end, genitive=found.genitive) for one in named]
    groups: list[Group] = [*masked.groups]
    groups[at] = replace(groups[at], mentions=tuple(copies))
    ends = {id(copy): end for copy, end in zip(copies, meant, strict=True)}
    masked = replace(masked, groups=tuple(groups))
    for said in (*match_patterns(masked, place), *match_frames(masked, place)):
        source, target = ends.get(id(said.source.mention)), ends.get(id(said.target.mention))
        if said.type == "PART_OF" and target is not None:
            continue  # nothing is a part of several
        if source is not None or target is not None:
            yield replace(
                said,
                source=source or said.source,
                target=target or said.target,
                confidence=round(said.confidence * LEFT, 3),
                rule=f"{said.rule}{OF_SEVERAL}",
            )
