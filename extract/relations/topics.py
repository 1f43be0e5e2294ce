"""Topics: what a sentence says of something the sentence before named, with a pronoun for it (topics.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.language.anaphors import FIRST_PERSON, PRONOUN
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence, Word
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.scorer import score_pairs
from nysta.extract.relations.sentences.frames import match_frames
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.relations.sentences.match import match_patterns
from nysta.extract.relations.statement import LEARNED, OF_TOPIC, End, Statement

# What of a rule's confidence is left where one end is only a pronoun.
LEFT = 0.84
# How sure the scorer must be of a pronoun; it has learned from names.
SURE = 0.7
# How many sentences back a pronoun may reach.
REACH = 2

_VERBS = frozenset({"VERB", "AUX"})
# "Det är A som leder …", "Det är viktigt att …"
_EXPLETIVE = re.compile(r"\s(?:är|var|blir|vore)\b(?:[^.]*\bsom\b|\s(?:\w+\s){1,3}att\b)")
NO_NOUN = frozenset({"VERB", "AUX", "ADP", "ADV", "PUNCT", "CCONJ", "SCONJ", "PART"})
"""What follows a pronoun or a number that stands alone; before a noun of its own it means what that tells."""


@dataclass(frozen=True)
class _Cues:
    never: dict[str, frozenset[str]]
    expletive: frozenset[str]
    wishes: frozenset[str]
    groups: tuple[str, ...]


@cache
def _cues() -> _Cues:
    text = files("nysta.extract.relations").joinpath("topics.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = load_yaml(text)
    never = {form: frozenset(kinds) for form, kinds in raw["never"].items()}
    return _Cues(never, frozenset(raw["expletive"]), frozenset(raw["wishes"]), tuple(raw["groups"]))


class Topics:
    """What the sentences of a document, taken in order, leave for the next one to speak of."""

    def __init__(self, prominence: Prominence) -> None:
        self._prominence = prominence
        self._named: list[list[End]] = []
        self._of_a_group = False

    def statements(self, sentence: Sentence, place: str) -> list[Statement]:
        """What ``sentence`` says with a pronoun for what was named before it: "Den drivs av Ale kommun", "Där ingår
        Ale kommun". Then the sentence is taken in itself."""
        found = _pronoun(sentence)
        topic = self._meant(found) if found is not None and sentence.block.kind == "paragraph" else None
        self._take(sentence, topic)
        return (
            list(_said_of(topic, found, sentence, place, self._prominence))
            if topic is not None and found is not None
            else []
        )

    def _meant(self, found: re.Match[str]) -> End | None:
        """The nearest name that the pronoun can stand for: where something is or goes on the last one of a sentence,
        for what acts or is acted on the first."""
        within = found["within"] is not None or found["preposition"] is not None
        if self._of_a_group and not within:
            return None
        never = _cues().never["within" if within else found["pronoun"].casefold()]
        for named in reversed(self._named[-REACH:]):
            fits = [end for end in named if isinstance(end.mention, Mention) and end.mention.kind not in never]
            if fits:
                return fits[-1 if within or found["last"] else 0]
        return None

    def _take(self, sentence: Sentence, topic: End | None) -> None:
        if sentence.block.kind == "heading":
            self._named.clear()
        named = [
            End(sentence.block, one)
            for one in sentence.mentions
            if not (one.place or one.genitive or one.name == FIRST_PERSON or one.kind == "parti")
        ]
        if topic is not None:
            named.insert(0, topic)
        if named:
            self._named.append(named)
        first = sentence.text.split(maxsplit=1)[:1]
        self._of_a_group = not named and bool(first) and first[0].casefold().endswith(_cues().groups)


def _said_of(
    topic: End, found: re.Match[str], sentence: Sentence, place: str, prominence: Prominence
) -> Iterator[Statement]:
    masked, mention = _masked(sentence, found, topic)
    for one in (*match_patterns(masked, place), *match_frames(masked, place), *score_pairs(masked, prominence, place)):
        if (one.source.mention is mention) == (one.target.mention is mention):
            continue
        if one.rule.endswith(LEARNED) and one.confidence < SURE:
            continue
        said = replace(one, source=topic) if one.source.mention is mention else replace(one, target=topic)
        yield replace(said, confidence=round(one.confidence * LEFT, 3), rule=f"{one.rule}{OF_TOPIC}")


def _pronoun(sentence: Sentence) -> re.Match[str] | None:
    """The first pronoun that stands for something named before the sentence."""
    words = {word.start: word for word in sentence.words}
    named = [one for one in sentence.mentions if not one.place]
    for found in PRONOUN.finditer(sentence.block.text, sentence.start, sentence.end):
        before = [one for one in named if one.end <= found.start()]
        if any(one.start <= found.start() < one.end for one in sentence.mentions):
            continue
        if before and (found["preposition"] is None or len(before) > 1 or before[0].label != "ORG"):
            return None
        following = _word_at(words, sentence, found.end())
        if following is None:
            continue
        if found["within"]:
            wished = following.lemma in _cues().wishes
            if found.start() == sentence.start and following.pos in _VERBS and not wished:
                return found
        elif _stands_alone(found, following, sentence):
            return found
    return None


def _word_at(words: dict[int, Word], sentence: Sentence, at: int) -> Word | None:
    """The word that follows ``at``; None before a name and at the end."""
    text = sentence.block.text
    while at < sentence.end and text[at].isspace():
        at += 1
    if at >= sentence.end:
        return Word(at, ".", "PUNCT")
    return words.get(at)


def _stands_alone(found: re.Match[str], following: Word, sentence: Sentence) -> bool:
    """Whether "den" is a pronoun here and no article, and "det" stands for something."""
    if following.pos not in NO_NOUN or following.lemma in ("som", "där"):
        return False
    if found["preposition"] is not None and found["pronoun"].casefold() == "detta":
        return False  # "Orsaken till detta är …": what was said, and no thing
    if found.start() == sentence.start and found["preposition"] is None:
        text = sentence.block.text[found.end() : sentence.end]
        if found["pronoun"].casefold() == "det" and (following.lemma in _cues().expletive or _EXPLETIVE.match(text)):
            return False
        return following.pos in _VERBS
    return True


def _masked(sentence: Sentence, found: re.Match[str], topic: End) -> tuple[Masked, Mention]:
    """The sentence masked with the pronoun as a name of its own; "där" is read as "i den"."""
    start, end = found.span("within" if found["within"] else "pronoun")
    assert isinstance(topic.mention, Mention)
    mention = replace(topic.mention, start=start, end=end, genitive=False)
    masked = mask(replace(sentence, mentions=tuple(sorted((*sentence.mentions, mention), key=lambda one: one.start))))
    if not found["within"]:
        return masked, mention
    words = (Word(start, "i", "ADP"), *(word for word in sentence.words if word.start != start))
    offsets = (start, start, *(max(one, start + 1) for one in masked.offsets))
    return Masked(replace(masked.sentence, words=words), f"i {masked.text}", masked.groups, offsets), mention
