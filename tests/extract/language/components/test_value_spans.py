"""Values as spans, and how the component scores itself."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language.components.value_spans import ValueSpans
from nysta.extract.language.tokenizer import add_word_rules
from nysta.extract.language.values import Money, Share, Years


def read(text: str) -> Doc:
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    return ValueSpans()(nlp(text))


def test_each_value_is_a_span_with_its_value() -> None:
    doc = read("Mora kommun betalar 4,5 mnkr per år 2023–2025, det vill säga 40 procent.")
    assert [(span.text, span.label_) for span in doc.spans["values"]] == [
        ("4,5 mnkr per år", "MONEY"),
        ("2023–2025", "YEAR"),
        ("40 procent", "SHARE"),
    ]
    money, years, share = (span._.value for span in doc.spans["values"])
    assert isinstance(money, Money)
    assert money.kronor == 4_500_000
    assert isinstance(years, Years)
    assert (years.first, years.last, years.each_year) == (2023, 2025, True)
    assert isinstance(share, Share)
    assert share.percent == 40


def test_a_range_and_a_rate_keep_what_they_are() -> None:
    doc = read("Avgiften är 6 kr/invånare, anslaget 50–60 tkr.")
    rate, span = (one._.value for one in doc.spans["values"])
    assert (rate.kronor, rate.per, rate.rate) == (None, "invånare", 6.0)
    assert (span.low, span.high) == (50_000, 60_000)


def test_values_inside_a_word_widen_to_the_word() -> None:
    doc = read("Med en 23-procentig andel är kommunen störst.")
    (span,) = doc.spans["values"]
    assert span.text.startswith("23")
    assert span._.value.percent == 23


@pytest.mark.parametrize(("said", "kronor", "accuracy"), [("4 tkr", 4000, 1.0), ("4 tkr", 5000, 0.0)])
def test_the_score_counts_amounts_with_exactly_the_kronor(said: str, kronor: int, accuracy: float) -> None:
    predicted, reference = read(f"Bidraget är {said}."), read(f"Bidraget är {said}.")
    (span,) = reference.spans["values"]
    span._.value = Money(12, 17, kronor, None, None, None, False, said, "tkr")
    scores = ValueSpans().score([Example(predicted, reference)])
    assert scores["kronor_acc"] == accuracy
    assert scores["values_f"] == 1.0


def test_a_reference_without_values_is_not_scored() -> None:
    bare = spacy.blank("sv")("Bidraget är 4 tkr.")
    assert ValueSpans().score([Example(read("Bidraget är 4 tkr."), bare)])["kronor_acc"] is None
