"""Places in a sentence: whether the name that stands there acts, or is what money comes from."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence

_SOURCE = re.compile(r"\b(?:från|ur|av|genom|via)\s(?:EU:s\s)?(?:[a-zåäö]+\s){0,2}$")


def pays(one: Mention, sentence: Sentence) -> bool:
    """Whether a programme is what money comes from, and not what is spoken of: "Pengarna kommer från LIFE"."""
    return _SOURCE.search(sentence.block.text, sentence.start, one.start) is not None


# How far before a name its preposition stands at most, in characters.
_NEAR = 60
_ACTS = re.compile(r"\s(?:har|hade|ska|skall|kommer|är|var|får|fick|avser|vill|kan)\b")
# The noun between a preposition and a name that tells what the name is of: "för bolaget Tjärnö AB".
_SAYS_WHAT = (
    r"\w*(?:bolaget|företaget|stiftelsen|föreningen|förbundet|organisationen|kommunen|regionen|myndigheten|nätverket"
    r"|projektet|programmet)"
)
# Before a name, with the noun that tells what it is or without. "Om" that begins a sentence is mostly a condition.
_AFTER_PREPOSITION = re.compile(
    r"\b(?:av|från|till|för|med|hos|i|inom|på|vid|under|genom|via|mellan|mot|enligt|ur|åt|bakom|(?-i:om))\s"
    rf"(?:{_SAYS_WHAT}\s)?\Z",
    re.IGNORECASE,
)


def after_preposition(text: str, start: int) -> bool:
    """Whether the name at ``start`` of a text stands behind a preposition, so that it does not act: "I Tjärnö AB har
    …", "för bolaget Tjärnö AB"."""
    return _AFTER_PREPOSITION.search(text, max(0, start - _NEAR), start) is not None


def is_subject(one: Mention, sentence: Sentence) -> bool:
    """Whether a name begins its sentence or a verb follows it; of most sentences without a relation no tree is made."""
    text = sentence.block.text
    if one.start == sentence.start:
        return True
    if after_preposition(text, one.start) or text.endswith(" och ", sentence.start, one.start):
        return False
    return _ACTS.match(text, one.end) is not None
