"""Lemmas by table: the genre's own words, then what the treebank says of a form, then the trained edit trees.

A compound that is not in the table takes the lemma of its longest known last part ("industriländerna" as
"länderna" → "industriland").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.lookups import Table
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.lexicons import load_yaml

# The table lies in the model's lookups: "länderna|NOUN" → "land".
TABLE = "nysta_lemmas"
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4


@lru_cache(maxsize=1)
def genre_lemmas() -> dict[str, str]:
    """Inflected form → basic form of the genre's own words, from ``lemmas.yaml``."""
    data = load_yaml(files("nysta.extract.language").joinpath("lemmas.yaml").read_text(encoding="utf-8"))
    return {form: str(lemma) for words in data.values() for lemma, forms in words.items() for form in [lemma, *forms]}


class LemmaTable:
    """The component: sets ``token.lemma_`` for the words it knows; needs parts of speech."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._lemma = lru_cache(maxsize=5_000)(self._look_up)

    def _look_up(self, form: str, pos: str) -> str | None:
        if pos == "PROPN":
            return None
        known = self._known(form, pos)
        # verbs are not compounded: "betalade" is no "beta-lade"
        if known is not None or pos != "NOUN":
            return known
        for at in range(_SHORTEST_FIRST, len(form) - _SHORTEST_LAST + 1):
            last = self._known(form[at:], pos)
            if last is not None:
                return form[:at] + last
        return None

    def _known(self, form: str, pos: str) -> str | None:
        found: str | None = genre_lemmas().get(form) or self._table.get(f"{form}|{pos}")
        return found

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the known words of ``doc``."""
        for token in doc:
            lemma = self._lemma(token.lower_, token.pos_)
            if lemma is not None:
                token.lemma_ = lemma
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``lemma_acc``: the share of words with the right lemma."""
        return Scorer.score_token_attr(examples, "lemma")


@Language.factory("lemma_table", requires=["token.pos"], assigns=["token.lemma"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """The component with the table of the model, an empty one for a model that brings none."""
    lookups = nlp.vocab.lookups
    return LemmaTable(lookups.get_table(TABLE) if lookups.has_table(TABLE) else Table())
