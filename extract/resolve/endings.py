"""Endings: what the rest of a document says to be over, or denies, does not hold elsewhere in it either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.factuality.modality import endings_in
from nysta.extract.relations.statement import LEARNED, Statement
from nysta.extract.resolve.cluster import Cluster, Linked
from nysta.extract.resolve.resolver import Resolver
from nysta.extract.structure.fields import split_field

# A statement less sure than this puts an end to nothing; the scorer tells types worse than rules do.
SURE, SURE_IF_LEARNED = 0.6, 0.8
_LASTING = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "COORDINATES", "PART_OF", "COLLABORATES_WITH"})
# To leave a network ends the part in it, whichever of these the rest of the document calls it.
_BELONGING = frozenset({"MEMBER_OF", "PARTICIPATES_IN"})
_IN_PROJECTS = frozenset({"COORDINATES", "PARTICIPATES_IN", "COLLABORATES_WITH"})
# "Inom Bryggan slutfördes en kartläggning" does not say that Bryggan is over, "Arbetet inom Bryggan avslutades" does.
_WITHIN = re.compile(
    r"(?<!arbetet )(?<!verksamheten )(?<!genomförandet )"
    r"\b(?:i|inom|av|för|till|från|med|på|vid|under|om|kring|genom|mot|ur)\s"
    r"(?:(?:det|den|vårt|sitt|tidigare|gemensamma|regionala)\s)*"
    r"(?:\w*(?:projekt|program)(?:et|men)?\s|\w*(?:satsning|studie|insats)en\s)?[\"”“'(]?$",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(r"[\"”’']?(?:\s\([^()]*\))?\s?,\ssom\b")
_OTHERS_CLAUSE = re.compile(r",\s(?:som|vars)\b[^,]*$")
_PAST = re.compile(r"(?:\w+ ){0,2}?(?:\w{2,}ades|\w{2,}ddes|drevs)\b")
_PRONOUN = re.compile(r"(?:Det|Den|Detta|Denna)\b")
# What joins the names of several, and what may stand in brackets behind each.
_JOINS = re.compile(r"[\"”’']?\s?(?:,|och|samt)\s(?:projektet\s)?[\"”“']?")
_BRACKET = re.compile(r"\s?\([^()]*\)")
# What stands behind an organisation that is no more, and what nobody has to do with it then.
_DISSOLVED = re.compile(
    r"\s(?:har\s|är\s|blev\s)?(?:nu\s|numera\s|formellt\s)?(?:upplöstes|upplösts|upplöst|likviderades|likviderats|likviderat"
    r"|avvecklades|avvecklats|(?:lades|lagts) ne[dr]|(?:gick|gått|försattes|försatts) i (?:konkurs|likvidation))\b"
)
_OF_BODIES = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "COORDINATES"})
# How far behind a cue its subject may stand ("I juni avslutades projektet Bryggan"), in characters.
BEHIND = 30

# Where an ending counts: a name's in every block, a definite noun's or a pronoun's in its own and the one before.
EVERYWHERE = -1

Pair = tuple[str, str, str]


def with_endings(linked: Sequence[Linked], reading: Reading, resolver: Resolver) -> list[Linked]:
    """The statements with their ends, those that hold no more as ``ended`` or ``negated``.

    A sentence that ends or denies an ownership, membership, part, lead or cooperation counts for the whole document,
    whatever a table of last year lists. A project that the document says to be over takes with it who led it and took
    part in it, and what the same paragraph tells of its money in the past tense.
    """
    over: dict[Pair, Modality] = {
        _pair(said, a, b): said.modality
        for said, a, b in linked
        if said.type in _LASTING
        and said.modality in ("ended", "negated")
        and said.confidence >= (SURE_IF_LEARNED if said.rule.endswith(LEARNED) else SURE)
    }
    finished = _finished(reading, resolver)
    gone = _dissolved(reading, resolver)
    return [
        (replace(said, modality="ended"), a, b)
        if b.key in gone and said.type in _OF_BODIES and said.modality == "asserted"
        else (_settled(said, a, b, over, finished, reading), a, b)
        for said, a, b in linked
    ]


def _dissolved(reading: Reading, resolver: Resolver) -> set[str]:
    """The keys of the organisations that the document says to be dissolved: nobody owns or is in them any more."""
    found = set()
    for sentence in reading.sentences:
        if _DISSOLVED.search(sentence.text) is None:
            continue
        for one in sentence.mentions:
            if one.label == "ORG" and _DISSOLVED.match(sentence.block.text, one.end) is not None:
                cluster = resolver.cluster_of_mention(sentence.block, one)
                if cluster is not None and cluster is not resolver.issuer:
                    found.add(cluster.key)
    return found


def _pair(said: Statement, a: Cluster, b: Cluster) -> Pair:
    if said.type == "COLLABORATES_WITH":
        first, second = sorted((a.key, b.key))
        return said.type, first, second
    return ("belongs" if said.type in _BELONGING else said.type), a.key, b.key


def _settled(
    said: Statement,
    a: Cluster,
    b: Cluster,
    over: dict[Pair, Modality],
    finished: dict[str, set[int]],
    reading: Reading,
) -> Statement:
    if said.modality != "asserted":
        return said
    if (told := over.get(_pair(said, a, b))) is not None:
        return replace(said, modality=told)
    told_in = set().union(*(finished.get(one.key, set()) for one in (a, b) if one.label != "ORG"))
    if told_in & {EVERYWHERE, said.target.block.number} and said.type in _IN_PROJECTS:
        return replace(said, modality="ended")
    if said.type == "PART_OF" and a.label != "ORG" and finished.get(a.key, set()) & {EVERYWHERE}:
        return replace(said, modality="ended")  # a part that is over, of a programme that may go on
    of_its_money = said.type == "FUNDS" and said.rule.startswith("sentence/")
    if of_its_money and said.target.block.number in told_in and _in_past(said, reading):
        return replace(said, modality="ended")
    return said


def _finished(reading: Reading, resolver: Resolver) -> dict[str, set[int]]:
    """In which blocks each project or programme, by its key, is to be taken for over: by number, or EVERYWHERE."""
    found: dict[str, set[int]] = {}
    before: Sentence | None = None
    for sentence in reading.sentences:
        same_block = before is not None and before.block is sentence.block
        for start, end in endings_in(sentence.text):
            named = _subject(sentence, sentence.start + start, sentence.start + end)
            for one in _coordinated(reading, sentence, named, sentence.start + end):
                if (another := resolver.cluster_of_mention(sentence.block, one)) is not None:
                    found.setdefault(another.key, set()).update((sentence.block.number, EVERYWHERE))
            if named is None and same_block and before is not None and _PRONOUN.match(sentence.text):
                efforts = [one for one in before.mentions if one.label != "ORG"]
                named = efforts[0] if len({one.name for one in efforts}) == 1 else None
            cluster = resolver.cluster_of_mention(sentence.block, named) if named is not None else None
            if cluster is not None and named is not None:
                number = sentence.block.number
                reach = number - 1 if named.origin == "anaphor" or named not in sentence.mentions else EVERYWHERE
                found.setdefault(cluster.key, set()).update((number, reach))
                if reach == number - 1:  # "Projektet avslutades i maj" below a list of its fields
                    found[cluster.key].update(_rows_above(reading, reach))
        before = sentence
    for number, mentions in reading.rows.items():
        block = reading.layout.blocks[number]
        named_in_row = [one for one in mentions if one.label != "ORG"]
        if len(named_in_row) == 1 and endings_in(block.text):
            cluster = resolver.cluster_of_mention(block, named_in_row[0])
            if cluster is not None:
                found.setdefault(cluster.key, set()).update((number, EVERYWHERE))
    return found


def _rows_above(reading: Reading, number: int) -> Iterator[int]:
    """The numbers of the fields that stand without a break from a block upwards, and of the line above them."""
    last = number
    while number >= 0 and split_field(reading.layout.blocks[number].text) is not None:
        yield number
        number -= 1
    if 0 <= number < last:
        yield number


def _subject(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The project or programme that the words ``start``–``end`` of a sentence's block say to be over."""
    text = sentence.block.text
    efforts = [one for one in sentence.mentions if one.label != "ORG"]
    for one in reversed([one for one in efforts if one.end <= start]):
        taken_up = _TAKEN_UP.match(text, one.end)
        if not taken_up and _OTHERS_CLAUSE.search(text, one.end, start):
            return None  # "Projektet följer på Öppna Ådalen, som avslutades 2022"
        if taken_up or not _WITHIN.search(text[sentence.start : one.start]):
            return one
    for one in efforts:
        if end <= one.start <= end + BEHIND and not _WITHIN.search(text[end : one.start]):
            return one
    return None


def _coordinated(reading: Reading, sentence: Sentence, named: Mention | None, end: int) -> Iterator[Mention]:
    """The further projects of which a cue that ends at ``end`` says the same as of the one ``named`` behind it: "Under
    året slutrapporterades Bryggan (ägare: A), Steget (ägare: B) och Järnväg i minne"."""
    if named is None or named.start < end:
        return
    last = named.end
    for one in (it for near in reading.in_block(sentence.block.number) for it in near.mentions):
        if one.label == "ORG" or one.start < last:
            continue
        if _JOINS.fullmatch(_BRACKET.sub("", sentence.block.text[last : one.start])) is None:
            return
        last = one.end
        yield one


def _in_past(said: Statement, reading: Reading) -> bool:
    """Whether the sentence of a statement tells of the past alone."""
    named: Iterable[Mention] = (end.mention for end in (said.source, said.target) if isinstance(end.mention, Mention))
    starts = {one.start for one in named}
    for sentence in reading.in_block(said.target.block.number):
        if any(sentence.start <= at < sentence.end for at in starts):
            if not sentence.words:  # with one name only, grammar was not asked for
                return _PAST.match(sentence.text) is not None
            verbs = [word for word in sentence.words if word.finite]
            return bool(verbs) and all(word.past or word.lemma == "ha" for word in verbs)
    return False
