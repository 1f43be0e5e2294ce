"""Charged nouns: "myndigheten" in what an authority is charged with is that authority, whoever issues the document.

"Regeringen ger Boverket i uppdrag att redovisa hur myndigheten samverkar med Lantmäteriet. Myndigheten ska även …"
"""

from __future__ import annotations

from collections.abc import Iterable

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.relations.sentences.sorts import GOVERNMENT
from nysta.extract.resolve.ministers import antecedent_cues

# Kinds of those whom tasks are given and who are called by what they are in them.
CALLED = frozenset({"myndighet", "universitet"})


def charged_before(anaphor: Mention, own: Sentence, before: Iterable[Sentence]) -> Mention | None:
    """The one charged last with a task in the ``own`` sentence of a noun such as "myndigheten", or in those ``before``
    it, nearest first; None where none is, or another of the kind acts after it."""
    if anaphor.kind not in CALLED:
        return None
    told = [one for one in _charged(own, anaphor.kind) if one.end <= anaphor.start]
    if told:
        return told[-1]
    named = [one for one in own.mentions if one.kind == anaphor.kind and one.end <= anaphor.start and _names(one)]
    if named:
        return named[0] if len(named) == 1 and _of_task(own) else None
    for sentence in before:
        named = [one for one in sentence.mentions if one.kind == anaphor.kind and _names(one)]
        told = _charged(sentence, anaphor.kind)
        if told or (named and named[0].start == sentence.start):
            return told[0] if told else None
    return None


def _of_task(sentence: Sentence) -> bool:
    """Whether a sentence goes on about a task: "Enligt uppdraget ska Boverket …"."""
    return "uppdraget" in sentence.text.casefold()


def _names(one: Mention) -> bool:
    return one.origin not in ("anaphor", "short") and one.name.casefold() != GOVERNMENT


def _charged(sentence: Sentence, kind: str) -> list[Mention]:
    """Those of a ``kind`` whom a sentence charges with a task, or says to be."""
    text, cues = sentence.block.text, antecedent_cues()
    charges = cues["charges"].search(text, sentence.start, sentence.end) is not None
    return [
        one
        for one in sentence.mentions
        if charges
        and one.kind == kind
        and _names(one)
        and not one.genitive
        and (cues["led"].search(text, sentence.start, one.start) or cues["task"].match(text, one.end, sentence.end))
    ]
