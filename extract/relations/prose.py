"""Statements of prose: sentences by themselves, and list items together with what introduces them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.distant import pairs_beyond, statements_beyond
from nysta.extract.relations.scorers.distant_pairs import Before, Distant
from nysta.extract.relations.scorers.joint import Joint, Readings
from nysta.extract.relations.scorers.judgement import judged
from nysta.extract.relations.scorers.pairs import Pair, pairs_of
from nysta.extract.relations.scorers.scorer import learned_statements
from nysta.extract.relations.sentences.allotted import Allotments
from nysta.extract.relations.sentences.asides import said_past_asides
from nysta.extract.relations.sentences.charged import Charged
from nysta.extract.relations.sentences.dealt_out import dealt_in_brackets, dealt_out
from nysta.extract.relations.sentences.fellow_partners import without_fellow_partners
from nysta.extract.relations.sentences.frames import match_frames
from nysta.extract.relations.sentences.in_turn import in_turn
from nysta.extract.relations.sentences.mask import Masked, mask, without_asides
from nysta.extract.relations.sentences.match import match_patterns, owners_in_brackets
from nysta.extract.relations.sentences.others import is_of_others
from nysta.extract.relations.sentences.partners import partner_statements
from nysta.extract.relations.sentences.series import series_of
from nysta.extract.relations.sentences.shared_out import shared_out
from nysta.extract.relations.sentences.tasks import of_tasks
from nysta.extract.relations.several import Several
from nysta.extract.relations.statement import LEARNED, LIKELY, Statement
from nysta.extract.relations.topics import Topics

# A rule this sure of itself overrules the scorer.
TRUSTED = 0.74
# The pairs of so many sentences are weighed at once: a few megabytes of features.
PORTION = 200
# The rule that makes the owners of a body that is several's ("Ales och Orusts samrådsgrupp") those who are in it.
GENITIVE_BODY = "participates-in/genitive-body"
# The rule that makes somebody's network ("SKR:s nätverk för små kommuner") his own: who is in it is not in him.
OF_OWNER = "coordinates/owned-network"
# The rule that takes who is named last before "finansieras av" for what is paid for.
FUNDED = "funds/funded"
# Of two names only one can be the other's.
_ONE_WAY = frozenset({"PART_OF", "OWNS", "MEMBER_OF"})
# With these no heading ends that stands by itself.
_PREPOSITIONS = frozenset({"åt", "av", "till", "med", "hos", "från", "mellan", "för", "i"})


@dataclass(frozen=True)
class _Read:
    """A sentence with what rules find in it, and the pairs of names that the scorers are to weigh; nothing of either
    where it names nobody."""

    sentence: Sentence
    place: str
    ruled: list[Statement] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    beyond: list[Distant] = field(default_factory=list)

    @cached_property
    def masked(self) -> Masked:
        """The sentence masked, which most need not be that name nobody."""
        return mask(self.sentence)


def prose_statements(reading: Reading, prominence: Prominence) -> Iterator[Statement]:
    """All statements of sentences, list items and headings, in reading order."""
    intro: Masked | None = None
    charged = Charged()
    allotments = Allotments()
    for one, readings, beyond in _weighed(reading, prominence):
        sentence = one.sentence
        kind = sentence.block.kind
        charged.begin(sentence)
        near: list[Statement] = []
        if one.ruled or one.pairs or one.beyond:
            ruled = judged(one.ruled, one.pairs, readings)
            found = [*ruled, *learned_statements(one.masked, one.pairs, readings, one.place)]
            found = without_fellow_partners(one.masked, of_tasks(one.masked, found))
            near = list(said_past_asides(one.masked, [*in_turn(one.masked, _said_before_unsaid(found))]))
            near = charged.told(one.masked, near)
        told: list[Statement] = []
        if sentence.mentions:
            told = list(statements_beyond(one.masked, one.beyond, beyond, near, one.place))
            known, near = near, allotments.told(one.masked, near, one.place, told)
            near = [said for said in near if not is_of_others(said, sentence)]
            if near != known:  # what is read beyond the sentence heeds what the sentence itself states
                told = list(statements_beyond(one.masked, one.beyond, beyond, near, one.place))
        if near or one.ruled or one.pairs or one.beyond:
            yield from near
            unsaid = [said for said in charged.doubted(one.masked, told) if not is_of_others(said, sentence)]
            yield from unsaid
            yield from series_of(one.masked, [*near, *unsaid])
            yield from shared_out(one.masked, one.place)
            yield from dealt_out(one.masked, one.place)
        if sentence.values and sentence.mentions:
            yield from dealt_in_brackets(one.masked, one.place)
        headed = intro is not None and intro.sentence.block.kind == "heading"
        if kind == "item" and intro is not None and sentence.start == 0 and (sentence.block.intro or headed):
            joined, seam = _join(intro, one.masked)
            yield from match_patterns(joined, "list", across=seam)
        elif kind == "paragraph" and intro is not None and intro.sentence.block is sentence.block:
            joined, seam = _join(intro, one.masked)
            yield from match_patterns(joined, "sentence", across=seam)
        if kind != "item" and intro is not None and intro.sentence.block.number >= sentence.block.number - 1:
            yield from shared_out(_join(intro, one.masked)[0], one.place)
        if kind != "item":
            intro = one.masked if _is_open(sentence) else None


def _weighed(reading: Reading, prominence: Prominence) -> Iterator[tuple[_Read, Readings, Readings]]:
    """The sentences, with what scorers and network read of their pairs: a portion's at once, which takes less time."""
    topics, several = Topics(prominence), Several()
    before, joint = Before(), Joint(reading.vectors, prominence)
    for start in range(0, len(reading.sentences), PORTION):
        portion = reading.sentences[start : start + PORTION]
        read = [_read(one, topics, several, before, joint, prominence) for one in portion]
        yield from zip(read, *joint.readings([one.pairs for one in read], [one.beyond for one in read]), strict=True)


def _read(
    sentence: Sentence, topics: Topics, several: Several, before: Before, joint: Joint, prominence: Prominence
) -> _Read:
    place = {"item": "list", "heading": "heading"}.get(sentence.block.kind, "sentence")
    of_topic = topics.statements(sentence, place)
    read = _Read(sentence, place)
    names = any(one.kind != "parti" for one in sentence.mentions)
    of_topic += list(several.statements(sentence, read.masked if names else None, place))
    if names:
        masked = read.masked
        joint.take(masked)
        read.ruled.extend(of_topic)
        for rules in (match_patterns, _beyond_asides, match_frames, owners_in_brackets, partner_statements):
            read.ruled.extend(rules(masked, place))
        read.pairs.extend(pairs_of(masked, prominence))
        read.beyond.extend(pairs_beyond(masked, before, prominence))
    before.take(sentence)
    return read


def _beyond_asides(masked: Masked, place: str) -> Iterator[Statement]:
    """What patterns say of two names that a clause between commas keeps apart."""
    shorter = without_asides(masked)
    if shorter is not None:
        yield from (one for one in match_patterns(shorter, place) if not _leaves_out(one))


def _is_open(sentence: Sentence) -> bool:
    """Whether a sentence of prose goes on in what follows: it ends in a colon, or in no sign at all; a line taken for a
    heading does where a preposition ends it ("Kommunstyrelsen uppdrar åt")."""
    text = sentence.text.rstrip()
    if sentence.block.kind == "heading" and text.split()[-1] in _PREPOSITIONS:
        return True
    return text.endswith(":") or (sentence.block.kind == "paragraph" and text[-1:].isalnum())


def _said_before_unsaid(found: Sequence[Statement]) -> Iterator[Statement]:
    """What leaves one end unsaid gives way to a statement of the same type that says both; what the scorer reads
    gives way to what a rule says of the same two names."""
    said = {
        (one.type, id(end.mention))
        for one in found
        if not _leaves_out(one) and one.confidence >= LIKELY
        for end in (one.source, one.target)
    }
    ruled = {
        _names(one): one.type
        for one in found
        if not one.rule.endswith(LEARNED) and (one.confidence >= TRUSTED or one.rule.endswith(GENITIVE_BODY))
    }
    tasks = {_names(one) for one in found if one.type == "COMMISSIONS" and one.confidence >= TRUSTED}
    acting = {
        (one.type, id(one.source.mention))
        for one in found
        if one.confidence >= TRUSTED and one.type in ("OWNS", "MEMBER_OF")
    }
    turned = {
        (one.type, id(one.target.mention), id(one.source.mention))
        for one in found
        if one.type in _ONE_WAY and not one.rule.endswith(LEARNED) and one.confidence >= TRUSTED
    }
    done = {(one.type, id(one.source.mention), id(one.target.mention)) for one in found if one.confidence >= LIKELY}
    parts: dict[int, set[int]] = defaultdict(set)
    for one in found:
        if one.type == "PART_OF" and one.confidence >= LIKELY:
            parts[id(one.target.mention)].add(id(one.source.mention))
        elif one.rule.endswith(OF_OWNER):
            parts[id(one.source.mention)].add(id(one.target.mention))
    over = {(one.type, one.target) for one in found if one.modality == "ended" and not one.rule.endswith(LEARNED)}
    for one in found:
        if _leaves_out(one) and any((one.type, id(end.mention)) in said for end in (one.source, one.target)):
            continue
        if one.rule.endswith(LEARNED) and one.modality == "ended" and (one.type, one.target) in over:
            continue  # shares sold to somebody are at an end for the seller alone
        if one.type == "FUNDS" and one.amount is None and _names(one) in tasks:
            continue
        if one.rule.endswith(LEARNED) and (one.type, id(one.target.mention)) in acting:
            continue  # "som A äger tillsammans med B": B is an owner too, and not owned
        if one.rule.endswith(LEARNED) and any(
            (one.type, id(one.source.mention), part) in done for part in parts[id(one.target.mention)]
        ):
            continue  # who takes part in a part of a programme is not said to take part in the programme
        if one.rule.endswith(LEARNED) and any(
            (one.type, part, id(one.target.mention)) in done for part in parts[id(one.source.mention)]
        ):
            continue  # what "Kulturnämnden i Ale kommun" grants, the board does
        if (one.rule.endswith((LEARNED, FUNDED))) and one.type == "FUNDS" and _pays_for_what_it_leads(one, found):
            continue  # "drivs av A med pengar från B": the money is the project's
        if one.rule.endswith(LEARNED) and ruled.get(_names(one), one.type) != one.type:
            continue
        if one.rule.endswith(LEARNED) and (one.type, id(one.source.mention), id(one.target.mention)) in turned:
            continue  # what falls into units is no unit of theirs
        yield one


def _pays_for_what_it_leads(one: Statement, found: Sequence[Statement]) -> bool:
    """Whether the payer surely pays for an effort that the receiver surely leads or takes part in."""
    paid = {
        id(it.target.mention)
        for it in found
        if it.type == "FUNDS" and it.source.mention is one.source.mention and it.confidence > one.confidence
    }
    return any(
        it.type in ("COORDINATES", "PARTICIPATES_IN")
        and it.source.mention is one.target.mention
        and id(it.target.mention) in paid
        and it.confidence >= LIKELY
        for it in found
    )


def _names(one: Statement) -> frozenset[int]:
    """The two mentions of a statement, whichever is the source."""
    return frozenset(id(end.mention) for end in (one.source, one.target))


def _leaves_out(one: Statement) -> bool:
    return isinstance(one.source.mention, str) or isinstance(one.target.mention, str)


def _join(intro: Masked, item: Masked) -> tuple[Masked, int]:
    """The introducing sentence and the item as one masked text; the seam is where the item begins."""
    head = intro.text.rstrip(" :.")
    shift = len(intro.groups)
    body = _renumber(item.text, shift)
    text = f"{head} {body}"
    offsets = (*intro.offsets[: len(head)], item.offsets[0] if item.offsets else 0, *([0] * len(body)))
    return Masked(item.sentence, text, (*intro.groups, *item.groups), offsets), len(head)


def _renumber(text: str, shift: int) -> str:

    return re.sub(r"⟦([A-Z])(\d+)⟧", lambda found: f"⟦{found[1]}{int(found[2]) + shift}⟧", text)
