"""Amounts, years and shares as spans: ``doc.spans["values"]``, each with its ``span._.value``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from nysta.extract.language.values import Money, Share, Value, Years, find_values

KEY = "values"
LABELS: dict[type[Value], str] = {Money: "MONEY", Years: "YEAR", Share: "SHARE"}

if not Span.has_extension("value"):
    Span.set_extension("value", default=None)


class ValueSpans:
    """The component: a span labelled ``MONEY``, ``YEAR`` or ``SHARE`` for every value in the text.

    ``span._.value`` is the value itself (``Money``, ``Years``, ``Share``); its ``start`` and ``end`` are exact, while
    the span covers whole words ("23" of "23-procentig" lies inside one).
    """

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["values"]``."""
        spans = []
        for value in find_values(doc.text):
            span = doc.char_span(value.start, value.end, label=LABELS[type(value)], alignment_mode="expand")
            if span is not None:
                span._.value = value
                spans.append(span)
        doc.spans[KEY] = spans
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``values_p/r/f``, per label too, and ``kronor_acc``: amounts of the reference with exactly its kronor."""
        examples = [one for one in examples if KEY in one.reference.spans]
        scores = Scorer.score_spans(examples, KEY, getter=lambda doc, key: doc.spans.get(key, []))
        right = [_kronor(one.predicted, span) == _said(span._.value) for one in examples for span in _amounts(one)]
        return {**scores, "kronor_acc": sum(right) / len(right) if right else None}


def _amounts(example: Example) -> list[Span]:
    return [span for span in example.reference.spans[KEY] if isinstance(span._.value, Money)]


def _said(value: Money) -> tuple[int | None, int | None, int | None]:
    return value.kronor, value.low, value.high


def _kronor(predicted: Doc, span: Span) -> tuple[int | None, int | None, int | None] | None:
    """What the prediction reads at the place of ``span``."""
    found = (one._.value for one in predicted.spans[KEY] if one.start_char == span.start_char)
    value = next(found, None)
    return _said(value) if isinstance(value, Money) else None


@Language.factory("value_spans", assigns=["doc.spans"])
def make_value_spans(nlp: Language, name: str) -> ValueSpans:
    """The component; units and words are data (``units.yaml``)."""
    return ValueSpans()
