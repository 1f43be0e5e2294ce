"""The short forms that a text defines, as ``doc._.definitions``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language import glossary
from nysta.extract.language.components.name_spans import KEY

if not Doc.has_extension("definitions"):
    Doc.set_extension("definitions", default=None)


class Definitions:
    """The component: ``doc._.definitions``, short form → long name in nominative, in both orders
    ("Europeiska socialfonden (ESF)", "SLK, stadsledningskontoret"). Needs ``name_spans``.

    A document of several passages has more to tell; :mod:`nysta.extract.language.reading` puts them together.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.definitions``; the first definition of a short form stands."""
        mentions = [span._.mention for span in doc.spans[KEY] if span._.mention is not None]
        found: dict[str, str] = {}
        for mention, short in glossary.definitions(doc.text, mentions):
            found.setdefault(short, mention.name)
        doc._.definitions = found
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``definitions_p``, ``definitions_r``, ``definitions_f``: pairs of short form and long name."""
        score = PRFScore()
        for example in examples:
            if example.reference._.definitions is not None:
                predicted = set((example.predicted._.definitions or {}).items())
                score.score_set(predicted, set(example.reference._.definitions.items()))
        if not len(score):
            return {"definitions_p": None, "definitions_r": None, "definitions_f": None}
        return {"definitions_p": score.precision, "definitions_r": score.recall, "definitions_f": score.fscore}


@Language.factory("definitions", requires=["doc.spans"])
def make_definitions(nlp: Language, name: str) -> Definitions:
    """The component; it has no settings."""
    return Definitions()
