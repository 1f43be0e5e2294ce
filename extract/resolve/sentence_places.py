"""Places in a sentence: whether the name that stands there acts, or is what money comes from."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence

_SOURCE = re.compile(r"\b(?:från|ur|av|genom|via)\s(?:EU:s\s)?(?:[a-zåäö]+\s){0,2}$")


def pays(one: Mention, sentence: Sentence) -> bool:
    """Whether a programme is what money comes from, and not what is spoken of: "Pengarna kommer från LIFE"."""
    return _SOURCE.search(sentence.block.text, sentence.start, one.start) is not None


_ACTS = re.compile(r"\s(?:har|hade|ska|skall|kommer|är|var|får|fick|avser|vill|kan)\b")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:av|från|till|för|med|hos|i|inom|på|vid|under|genom|via|mellan|mot|enligt|och)\s$"
)


def is_subject(one: Mention, sentence: Sentence) -> bool:
    """Whether a name begins its sentence or a verb follows it; of most sentences without a relation no tree is made."""
    text = sentence.block.text
    if _AFTER_PREPOSITION.search(text, sentence.start, one.start):
        return False
    return one.start == sentence.start or _ACTS.match(text, one.end) is not None
