"""Other models' entity labels to ours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from nysta.extract.lexicons import load_yaml


@lru_cache(maxsize=1)
def label_map() -> dict[str, str]:
    """Another model's label → ours, from ``labels.yaml``."""
    data = load_yaml(files("nysta.extract.language").joinpath("labels.yaml").read_text(encoding="utf-8"))
    return {str(theirs): str(ours) for theirs, ours in data.items()}


class LabelMap:
    """The component: renames the entity labels of another model to ours and drops those without a counterpart."""

    def __call__(self, doc: Doc) -> Doc:
        """Rename the labels of ``doc.ents``."""
        ours = label_map()
        doc.ents = tuple(
            Span(doc, span.start, span.end, label=ours[span.label_], kb_id=span.kb_id_)
            for span in doc.ents
            if span.label_ in ours
        )
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``ents_p``, ``ents_r``, ``ents_f``, ``ents_per_type``."""
        return Scorer.score_spans(examples, "ents")


@Language.factory("map_labels", requires=["doc.ents"], assigns=["doc.ents"])
def make_label_map(nlp: Language, name: str) -> LabelMap:
    """The component; it has no settings."""
    return LabelMap()
