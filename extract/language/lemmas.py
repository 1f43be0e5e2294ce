"""Lemmas by table: what the treebank says of a word form goes before what the trained edit trees guess.

A compound that is not in the table takes the lemma of its longest known last part ("industriländerna" as
"länderna" → "industriland").
"""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.lookups import Table
from spacy.tokens import Doc

# The table lies in the model's lookups: "länderna|NOUN" → "land".
TABLE = "nysta_lemmas"
_COMPOUNDED = frozenset({"NOUN", "ADJ", "VERB"})
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4


class LemmaTable:
    """The component: sets ``token.lemma_`` for the words it knows; needs parts of speech."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lemma = lru_cache(maxsize=50_000)(self._look_up)

    def _look_up(self, form: str, pos: str) -> str | None:
        known: str | None = self._table.get(f"{form}|{pos}")
        if known is not None or pos not in _COMPOUNDED:
            return known
        for at in range(_SHORTEST_FIRST, len(form) - _SHORTEST_LAST + 1):
            last: str | None = self._table.get(f"{form[at:]}|{pos}")
            if last is not None:
                return form[:at] + last
        return None

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the known words of ``doc``."""
        for token in doc:
            lemma = self._lemma(token.lower_, token.pos_)
            if lemma is not None:
                token.lemma_ = lemma
        return doc


@Language.factory("lemma_table", requires=["token.pos"], assigns=["token.lemma"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """The component with the table of the model, an empty one for a model that brings none."""
    lookups = nlp.vocab.lookups
    return LemmaTable(lookups.get_table(TABLE) if lookups.has_table(TABLE) else Table())
