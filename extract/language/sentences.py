"""Where a sentence cannot begin: inside a name, after an abbreviation, without a full stop before it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from .tokenizer import word_lists

# What a sentence can end with; a passage is one paragraph, one list item or one heading, nothing else does.
_FINAL = frozenset({".", "!", "?", ":", ";", "…", "...", "•", "·", "*"})
_CLOSING = frozenset({")", "]", "”", '"', "’", "'", "»", "“"})
_OPENING = frozenset({"(", "[", "”", '"', "“", "‘", "»", "–", "-", "•"})


def _may_begin(token: Token) -> bool:
    """Whether a sentence can begin at ``token`` (not the first of its document)."""
    doc, at = token.doc, token.i - 1
    while at > 0 and doc[at].text in _CLOSING:
        at -= 1
    before, lists = doc[at].text, word_lists()
    if before in lists.inside:
        return False
    if before not in _FINAL and before not in lists.final and not before.endswith("."):
        return False
    if before == ";" or token.ent_iob_ == "I":
        return False
    # "kap. 3", "1. april", "m.m. som": a small letter or a closing sign goes on with the sentence.
    return not (token.text[:1].islower() or token.text in _CLOSING or token.text in {",", ".", "%"})


@Language.component("sentence_limits", assigns=["token.is_sent_start"])
def sentence_limits(doc: Doc) -> Doc:
    """Forbid sentence starts where this genre has none; force none. Runs before the parser."""
    if doc.has_annotation("DEP"):
        return doc
    for token in doc[1:]:
        if not _may_begin(token):
            token.is_sent_start = False
    return doc


@Language.component("sentences_by_rule", assigns=["token.is_sent_start"])
def sentences_by_rule(doc: Doc) -> Doc:
    """Sentence starts for a pipeline without a parser: wherever ``sentence_limits`` allows one."""
    for token in doc[1:]:
        opened = token.nbor(-1).text in _OPENING and token.nbor(-1).is_sent_start
        token.is_sent_start = _may_begin(token) and not opened
    return doc
