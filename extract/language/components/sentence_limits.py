"""Where a sentence cannot begin: inside a name, after an abbreviation, without a full stop before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from nysta.extract.language.tokenizer import word_lists

# What a sentence can end with; a passage is one paragraph, one list item or one heading, nothing else does.
_FINAL = frozenset({".", "!", "?", ":", ";", "…", "...", "•", "·", "*"})
_CLOSING = frozenset({")", "]", "”", '"', "’", "'", "»", "“"})
_OPENING = frozenset({"(", "[", "”", '"', "“", "‘", "»", "–", "-", "•"})


def _may_begin(words: Sequence[str], token: Token) -> bool:
    """Whether a sentence can begin at ``token`` of a document of ``words``, not its first."""
    at = token.i - 1
    while at > 0 and words[at] in _CLOSING:
        at -= 1
    before, lists = words[at], word_lists()
    if before not in _FINAL and not before.endswith(".") and before not in lists.final:
        return False
    if before in lists.inside or before == ";" or token.ent_iob_ == "I":
        return False
    # "kap. 3", "1. april", "m.m. som": a small letter or a closing sign goes on with the sentence.
    word = words[token.i]
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
        for token in doc[1:]:
            may = _may_begin(words, token)
            if self._decide:
                opened = token.nbor(-1).text in _OPENING and token.nbor(-1).is_sent_start
                token.is_sent_start = may and not opened
            elif not may:
                token.is_sent_start = False
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
