"""Own bodies: the boards and offices that a document names without saying that they are its issuer's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.language.anaphors import anaphor_kinds
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.structure import Block

Place = tuple[Block, Mention]

# Who has boards and offices of the same names.
_OWNERS = frozenset(
    {"kommun", "region", "kommunalförbund", "myndighet", "universitet", "bolag", "stiftelse", "förening"}
)
# How far from a body, in characters, its owner may stand.
BESIDE = 24
# What may stand between a body and the owner behind it ("kulturnämnden i Ale kommun"), and before it ("Ale kommuns nya
# kulturnämnd", "Ale kommun, genom kulturnämnden").
_BEHIND = re.compile(r"s?,?\s\(?(?:(?:i|på|vid|inom|hos|för|under|från)\s)?")
_BEFORE = re.compile(r":?s\s(?:\w+\s){0,2}|,?\s(?:genom|via|vid|med)\s|,\s|:\s|\s[-–(|]\s?|\s")
_SHARED = re.compile(r"\bgemensam\w*\s(?:\w+\s)?(?:nämnd|styrelse|förvaltning|organisation|med\b)", re.IGNORECASE)
# A body that no sentence, item, heading or row begins with proves the issuer's in one case of three, in three of four
# where one of several sentences names the issuer, too; one that acts, reports or is listed in five of six, and in all
# where one of its sentences names the issuer.
IN_PASSING, WITH_OWNER, TIED, SUREST = 0.45, 0.55, 0.08, 0.8
# What a place that does not name the issuer shows less, so that one that does is the first piece of evidence.
PLAIN = 0.01
# What a name is cut from wrongly too often to count where it stands but once: "Nämnden för funktionsstöd".
_OPEN_ENDED = re.compile(r"\w+\sför\s", re.IGNORECASE)
# What stands behind a body that is no more, or soon; not "upphörde med stödet".
_CEASES = re.compile(
    r"\s(?:har\s|som egen nämnd\s){0,2}(?:upphör(?:de|t)?(?!\s(?:med|att)\b)|avveckla(?:s|des|ts)|upplös(?:es|tes|ts)"
    r"|(?:läggs|lades|lagts) ne[dr]|sl(?:ås|ogs|agits) (?:ihop|samman)|(?:går|gick) upp i|uppgår i"
    r"|ersätts av|ersattes av|ersatts av)\b"
)
# A body named so early, in blocks, heads its own document or adopted it: one more piece of evidence.
LETTERHEAD = 12
# How many rows of a table must be the issuer's own bodies, so that its other boards and what has initials are, too.
FEWEST_ROWS = 3
_INITIALS = re.compile(r"(?<!\w)[A-ZÅÄÖ]{2,4}(?!\w)")
# Where a body is most plainly seen, best first.
_KINDS = ("paragraph", "item", "row", "heading")


@dataclass(frozen=True, slots=True)
class OwnBody:
    """A body of the issuer, one place that names it, how sure it is that it is the issuer's (0–1), and whether the
    place says that it is no more."""

    block: Block
    mention: Mention
    sure: float
    over: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """One entry of ``own_bodies.yaml``."""

    name: re.Pattern[str]
    sure: float
    always: bool = False


_ROW = _Word(re.compile(""), 0.6)


@cache
def _table() -> dict[str, Any]:
    """The contents of ``own_bodies.yaml``."""
    table: dict[str, Any] = load_yaml(
        files("nysta.extract.resolve").joinpath("own_bodies.yaml").read_text(encoding="utf-8")
    )
    return table


@cache
def governs() -> tuple[str, ...]:
    """How documents say of a body that it governs the issuer: wordings for ``governing.governing_sentence``."""
    return tuple(_table()["governs"])


@cache
def _known() -> tuple[dict[str, list[_Word]], dict[str, re.Pattern[str]]]:
    table = _table()
    bodies = {
        kind: [_Word(re.compile(one["name"], re.IGNORECASE), one["sure"], one.get("always", False)) for one in told]
        for kind, told in table["bodies"].items()
    }
    return bodies, {kind: re.compile(names, re.IGNORECASE) for kind, names in table["others"].items()}


def own_bodies(
    reading: Reading, clusters: Clusters, issuer: Cluster, elsewhere: Set[str], most: int
) -> Iterator[OwnBody]:
    """The bodies that are the ``issuer``'s by their word or their table alone, each with up to ``most`` places.

    None that the document ties to another organisation, that several share, or (``elsewhere``, keys of clusters) that
    a sentence says to be part of something else.
    """
    own = {
        one.key: word
        for one in clusters
        if (word := _word(one, issuer)) is not None
        and one.key not in elsewhere
        and not any(_is_anothers(reading, clusters, issuer, *place) for place in one.places)
    }
    for key in list(_beside(reading, clusters, issuer, own.keys())):
        own.setdefault(key, _ROW)
    for cluster in clusters:
        if (word := own.get(cluster.key)) is None:
            continue
        if over := [one for one in cluster.places if _ceases(*one)]:
            yield from (OwnBody(*one, word.sure, over=True) for one in over[:most])
            continue
        tied = [one for one in cluster.places if _names(reading, clusters, issuer, *one)]
        plain = sorted(cluster.places, key=lambda one: (_KINDS.index(one[0].kind), one[0].number, one[1].start))
        rest = [one for one in plain if one not in tied]
        places = [*tied[: most // 2], *rest[: most // 2], *tied[most // 2 :], *rest[most // 2 :]][:most]
        places += [one for one in cluster.places if one[0].number < LETTERHEAD and one not in places][:1]
        sure = min(word.sure + (TIED if tied else 0.0), SUREST)
        if not (word.always or _acts(reading, cluster)):
            sure, places = WITH_OWNER if tied and len(cluster.places) > 1 else IN_PASSING, places[:1]
        yield from (OwnBody(*one, sure if one in tied else sure - PLAIN) for one in places)


def _ceases(block: Block, mention: Mention) -> bool:
    """Whether a sentence says of a body that it ceases: "Servicenämnden upphör den 31 december"."""
    return _CEASES.match(block.text, mention.end) is not None


def _word(cluster: Cluster, issuer: Cluster) -> _Word | None:
    """What tells that a body so called is the issuer's; None where nothing in its name does."""
    if (
        cluster is issuer
        or cluster.label != "ORG"
        or cluster.entry is not None
        or re.search(r"[A-ZÅÄÖ]{5}", cluster.name)
    ):
        return None
    bodies, others = _known()
    foreign = others.get(issuer.kind)
    both = issuer.kind == "region" and issuer.entry is not None and "kommunkod" in " ".join(issuer.entry.identifiers)
    if foreign is not None and not both and foreign.fullmatch(cluster.name):
        return None
    return next((one for one in bodies.get(issuer.kind, ()) if one.name.fullmatch(cluster.name)), None)


def _is_anothers(reading: Reading, clusters: Clusters, issuer: Cluster, block: Block, mention: Mention) -> bool:
    """Whether another organisation stands right beside a body, as whose it is, or several share it."""
    near = [one for one in _mentions(reading, block) if one.kind in _OWNERS and clusters.of(one) is not issuer]
    text = block.text
    behind = (text[mention.end : one.start] for one in near if mention.end < one.start <= mention.end + BESIDE)
    before = (text[one.end : mention.start] for one in near if mention.start - BESIDE <= one.end < mention.start)
    shared = _SHARED.search(text[max(0, mention.start - 60) : mention.end + 60])
    return (
        shared is not None
        or any(_BEHIND.fullmatch(gap) is not None for gap in behind)
        or any(_BEFORE.fullmatch(gap) is not None for gap in before)
    )


def _mentions(reading: Reading, block: Block) -> list[Mention]:
    return [one for one in reading.named_in(block) if one.label == "ORG" and one.origin not in ("anaphor", "short")]


def _acts(reading: Reading, cluster: Cluster) -> bool:
    """Whether a sentence, an item, a heading or a row begins with a body."""
    first = [
        block.kind
        for block, mention in cluster.places
        if mention.start == 0 or any(one.start == mention.start for one in reading.in_block(block.number))
    ]
    cut = len(cluster.places) == 1 and first == ["paragraph"] and _OPEN_ENDED.match(cluster.name) is not None
    return bool(first) and not cut


def _names(reading: Reading, clusters: Clusters, issuer: Cluster, block: Block, mention: Mention) -> bool:
    """Whether the sentence of a ``mention`` names the issuer, too: "stadens bidrag hos kulturnämnden"."""
    for sentence in reading.in_block(block.number):
        for one in sentence.mentions if sentence.start <= mention.start < sentence.end else ():
            named = one.origin not in ("anaphor", "short") and clusters.of(one) is issuer
            if named or (one.origin == "anaphor" and issuer.kind in anaphor_kinds(one.name)):
                return True
    return False


def _beside(reading: Reading, clusters: Clusters, issuer: Cluster, own: Set[str]) -> Iterator[str]:
    """The keys of the boards and initials in the rows of a table that lists some of the issuer's ``own`` bodies."""
    tables = {row.block: table.number for table in reading.layout.tables for row in table.rows}
    listed: dict[int, dict[str, Cluster]] = {}
    for cluster in clusters:
        for block, mention in cluster.places:
            if block.number in tables and mention.start < BESIDE and cluster.label == "ORG":
                listed.setdefault(tables[block.number], {})[cluster.key] = cluster
    for rows in listed.values():
        if len(rows.keys() & own) >= FEWEST_ROWS:
            yield from (key for key, one in rows.items() if one is not issuer and _is_body(one))


def _is_body(one: Cluster) -> bool:
    return one.entry is None and (one.kind in ("nämnd", "enhet") or _INITIALS.search(one.name) is not None)
