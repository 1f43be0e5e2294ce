"""Where a sentence cannot begin: inside a name, after an abbreviation, without a full stop before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language.tokenizer import word_lists

# What a sentence can end with; a passage is one paragraph, one list item or one heading, nothing else does.
_FINAL = frozenset({".", "!", "?", ":", "…", "...", "•", "·", "*"})
_CLOSING = frozenset({")", "]", "”", '"', "’", "'", "»", "“"})
_OPENING = frozenset({"(", "[", "”", '"', "“", "‘", "»", "–", "-", "•"})
# So many words, the last in small letters, before a colon are more than a label ("Övriga partner: …").
ANNOUNCES = 4


def _may_begin(words: Sequence[str], doc: Doc, place: int) -> bool:
    """Whether a sentence can begin at a ``place`` in ``doc``, a document of ``words``, that is not its first."""
    at = place - 1
    while at > 0 and words[at] in _CLOSING:
        at -= 1
    before, lists = words[at], word_lists()
    if before not in _FINAL and not before.endswith(".") and before not in lists.final:
        return False
    if before == ":" and at >= ANNOUNCES and words[at - 1].islower():
        return False  # what stands behind is what the sentence announces: "Den har tre enheter: …"
    if before in lists.inside or doc[place].ent_iob_ == "I":
        return False
    # "kap. 3", "1. april", "m.m. som": a small letter or a closing sign goes on with the sentence.
    word = words[place]
    return not (word[:1].islower() or word in _CLOSING or word in {",", ".", "%"})


class SentenceLimits:
    """The component: forbids sentence starts where this genre has none.

    Before a parser it only forbids (``decide`` False). In a pipeline without one it also says where sentences
    begin: wherever they may (``decide`` True).
    """

    def __init__(self, decide: bool) -> None:
        self._decide = decide

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start``; a parsed ``doc`` is left as it is."""
        if doc.has_annotation("DEP"):
            return doc
        words = [token.text for token in doc]
        starts = [False] * len(words)
        for at in range(1, len(words)):
            may = _may_begin(words, doc, at)
            if not self._decide and not may:
                doc[at].is_sent_start = False
            opened = words[at - 1] in _OPENING and (at == 1 or starts[at - 1])
            starts[at] = may and not opened
        if self._decide and words:
            told: Any = np.where([True, *starts[1:]], 1, -1).astype("uint64")
            doc.from_array([SENT_START], told)
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``sents_p``, ``sents_r``, ``sents_f``."""
        scores = Scorer.score_spans(
            examples, "sents", has_annotation=lambda doc: bool(doc.has_annotation("SENT_START"))
        )
        return {key: value for key, value in scores.items() if key != "sents_per_type"}


@Language.factory("sentence_limits", assigns=["token.is_sent_start"])
def make_sentence_limits(nlp: Language, name: str) -> SentenceLimits:
    """For a pipeline with a parser; goes before it."""
    return SentenceLimits(decide=False)


@Language.factory("sentences_by_rule", assigns=["token.is_sent_start"])
def make_sentences_by_rule(nlp: Language, name: str) -> SentenceLimits:
    """For a pipeline without a parser."""
    return SentenceLimits(decide=True)
