"""Sentences that take back what was said before: "Avtalet sades upp i maj", "Så blev det inte"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement

# How far from such a sentence that names the other party what it takes back may stand, in blocks.
NEAR = 6
# What may stand before its subject ("Det gemensamma avtalet", "Kommunens ansökan"), and what makes it another.
_LEAD = (
    r"\W*(?:(?:men|även|också|dock|det|den|detta|denna|de|dessa|hela|själva|\w+ns|\w+ts|gemensamma|tidigare|formella"
    r"|årliga)\s){0,3}"
)
_OF_ANOTHER = r"(?!\s(?:om|för|kring|gällande|avseende|som|på)\b)"
_WITH = re.compile(r"\s(?:i|med|till|från|av|mellan|hos)\s$")
_PUTS_FORWARD = re.compile(r"\b(?:föresl|yrka|motion|förslag|vill\b|ska\b|skulle\b|bör\b|önska)", re.IGNORECASE)
_HOLDS = ("asserted", "planned")


@dataclass(frozen=True, slots=True)
class TakeBack:
    """What a sentence takes back: relation types (empty for all) and what they become; ``names`` are the parties that
    it names itself, empty where it speaks of the sentence before it; ``said_at`` is its source offset: what it says of
    them itself its own words tell."""

    types: frozenset[str]
    modality: Modality
    names: frozenset[str] = frozenset()
    said_at: int = -1


@cache
def _cues() -> dict[str, Any]:
    raw = load_yaml(files("nysta.extract.relations.factuality").joinpath("takebacks.yaml").read_text(encoding="utf-8"))
    cues: dict[str, Any] = {key: re.compile(told, re.IGNORECASE) for key, told in raw.items() if isinstance(told, str)}
    cues["subjects"] = {
        kind: re.compile(rf"{_LEAD}(?:{told})\b{_OF_ANOTHER}", re.IGNORECASE) for kind, told in raw["subjects"].items()
    }
    cues["pointing"] = re.compile(rf"{raw['pointing']}{raw['over']}", re.IGNORECASE)
    cues["pointed_at"] = {kind: re.compile(told, re.IGNORECASE) for kind, told in raw["pointed_at"].items()}
    any_of = "|".join((*raw["subjects"].values(), raw["proposals"]))
    cues["opening"] = re.compile(rf"{_LEAD}(?:{any_of})|{raw['all_off']}", re.IGNORECASE)
    return cues


def with_takebacks(said: Iterable[Statement], reading: Reading) -> Iterator[Statement]:
    """``said`` with what the sentence right behind a statement, or one near that names its party, takes back of it."""
    behind, near = _taken_back(reading)
    if not behind and not near:
        yield from said
        return
    for one in said:
        told = _of(one, behind, near) if one.modality in _HOLDS and not one.rule.startswith("table/") else None
        yield replace(one, modality=told) if told is not None else one


def _of(said: Statement, behind: dict[int, TakeBack], near: list[tuple[int, TakeBack]]) -> Modality | None:
    back = behind.get(said.start)
    if back is not None and (not back.types or said.type in back.types):
        return back.modality
    for number, back in near:
        if said.type in back.types and said.start != back.said_at and abs(said.target.block.number - number) <= NEAR:
            named = {one.mention.name for one in (said.source, said.target) if isinstance(one.mention, Mention)}
            if back.names <= named:
                return back.modality
    return None


def _taken_back(reading: Reading) -> tuple[dict[int, TakeBack], list[tuple[int, TakeBack]]]:
    """What is taken back of the sentences that begin at each source offset, and near which blocks of whom."""
    behind: dict[int, TakeBack] = {}
    near: list[tuple[int, TakeBack]] = []
    before: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.block.kind not in ("paragraph", "item"):
            before = None
            continue
        back = take_back(sentence)
        if back is None and before is not None and before.block is sentence.block:
            back = _of_the_one_before(sentence.text, before.text)
        if back is not None and back.names:
            near.append((sentence.block.number, back))
        elif back is not None and before is not None and before.block is sentence.block:
            if back.modality == "proposed" and not back.types and _PUTS_FORWARD.search(before.text) is None:
                continue  # "Kommunen är redan med i rådet. Motionen bordlades."
            behind[before.block.source_span(before.start, before.end)[0]] = back
            continue  # a second one takes back the same
        before = sentence
    return behind, near


def _of_the_one_before(text: str, before: str) -> TakeBack | None:
    """What a sentence takes back that only points to the one before: "Det har numera löpt ut", "Kommunen lämnade 2022",
    "Föreningen betalade tillbaka bidraget"."""
    cues = _cues()
    if (found := cues["pointing"].match(text)) is not None and cues["over"].search(text, 0, found.end()) is not None:
        types = frozenset(kind for kind, noun in cues["pointed_at"].items() if noun.search(before) is not None)
        return TakeBack(types, "ended") if types else None
    if cues["has_left"].match(text) is not None:
        return TakeBack(frozenset({"MEMBER_OF", "PARTICIPATES_IN", "OWNS"}), "ended")
    return TakeBack(frozenset({"FUNDS"}), "ended") if cues["paid_back"].match(text) is not None else None


def take_back(sentence: Sentence) -> TakeBack | None:
    """What a sentence takes back of others, None where it takes back nothing."""
    text, cues = sentence.text, _cues()
    if cues["opening"].match(text) is None:
        return None
    if cues["all_off"].match(text) is not None:
        return TakeBack(frozenset(), "negated")
    found = ((kind, cues[key].search(text)) for key, kind in _PREDICATES)
    modality, told = next(((kind, cue) for kind, cue in found if cue is not None), (None, None))
    if modality is None or told is None:
        return None
    named = [one for one in sentence.mentions if one.origin != "anaphor" and one.kind != "parti"]
    if not named and re.match(_LEAD + cues["proposals"].pattern, text, re.IGNORECASE) is not None:
        return TakeBack(frozenset(), "proposed")
    types = frozenset(kind for kind, subject in cues["subjects"].items() if subject.match(text) is not None)
    if not types or (named and not _of_those(text[: told.start()], sentence.start, named)):
        return None
    said_at, _ = sentence.block.source_span(sentence.start, sentence.end)
    return TakeBack(types, modality, frozenset(one.name for one in named), said_at)


def _of_those(text: str, start: int, named: Sequence[Mention]) -> bool:
    """Whether the words before what is said of a subject tell of one or two parties of it: "Avtalet med A"."""
    head = text[: named[0].start - start]
    return len(named) <= 2 and "," not in text and _WITH.search(head) is not None and len(head.split()) <= 6


_PREDICATES: tuple[tuple[str, Modality], ...] = (("denied", "negated"), ("over", "ended"), ("open", "proposed"))
