"""Endings: what the rest of a document says to be over, or denies, does not hold elsewhere in it either."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nysta.extract.graph_file import Modality
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.modality import tells_end
from nysta.extract.relations.statement import Statement
from nysta.extract.resolve.clusters import Cluster
from nysta.extract.resolve.resolver import Resolver

_PAST = re.compile(r"(?:\w+ ){0,2}?(?:\w{2,}ades|\w{2,}ddes|drevs)\b")
Linked = tuple[Statement, Cluster, Cluster]

# A statement less sure than this puts an end to nothing.
SURE = 0.6
_LASTING = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "COORDINATES", "PART_OF"})
_IN_PROJECTS = frozenset({"COORDINATES", "PARTICIPATES_IN", "FUNDS", "COLLABORATES_WITH"})


def with_endings(linked: Sequence[Linked], reading: Reading, resolver: Resolver) -> list[Linked]:
    """The statements with their ends, those that hold no more as ``ended`` or ``negated``.

    A sentence that ends or denies an ownership, membership, part or lead counts for the whole document, whatever a
    table of last year lists. A project that a paragraph says to be over takes with it what the paragraph tells of it
    in the past tense.
    """
    over: dict[tuple[str, str, str], Modality] = {
        (said.type, a.key, b.key): said.modality
        for said, a, b in linked
        if said.type in _LASTING and said.modality in ("ended", "negated") and said.confidence >= SURE
    }
    finished = _finished(reading, resolver)
    return [(_settled(said, a, b, over, finished, reading), a, b) for said, a, b in linked]


def _settled(
    said: Statement,
    a: Cluster,
    b: Cluster,
    over: dict[tuple[str, str, str], Modality],
    finished: dict[int, set[str]],
    reading: Reading,
) -> Statement:
    if said.modality != "asserted":
        return said
    if (told := over.get((said.type, a.key, b.key))) is not None:
        return replace(said, modality=told)
    block = said.target.block
    done = finished.get(block.number, set()) & {one.key for one in (a, b) if one.label != "ORG"}
    if done and said.type in _IN_PROJECTS and said.rule.startswith("sentence/") and _in_past(said, reading):
        return replace(said, modality="ended")
    return said


def _finished(reading: Reading, resolver: Resolver) -> dict[int, set[str]]:
    """The keys of the projects and programmes that each block says to be over, by the block's number."""
    found: dict[int, set[str]] = defaultdict(set)
    for sentence in reading.sentences:
        named = [one for one in sentence.mentions if one.label != "ORG"]
        if len(named) == 1 and tells_end(sentence.text):
            cluster = resolver.cluster_of_mention(sentence.block, named[0])
            if cluster is not None:
                found[sentence.block.number].add(cluster.key)
    return found


def _in_past(said: Statement, reading: Reading) -> bool:
    """Whether the sentence of a statement tells of the past alone."""
    named: Iterable[Mention] = (end.mention for end in (said.source, said.target) if isinstance(end.mention, Mention))
    starts = {one.start for one in named}
    for sentence in reading.in_block(said.target.block.number):
        if any(sentence.start <= at < sentence.end for at in starts):
            if not sentence.words:  # with one name only, grammar was not asked for
                return _PAST.match(sentence.text) is not None
            verbs = [word for word in sentence.words if word.finite]
            return bool(verbs) and all(word.past for word in verbs)
    return False
