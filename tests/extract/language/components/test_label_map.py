"""Another model's labels become ours; and how the component scores itself."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from nysta.extract.language.components.label_map import LabelMap, label_map


def named(*labels: str) -> Doc:
    doc = spacy.blank("sv")("Eva bor här")
    doc.ents = [Span(doc, at, at + 1, label=label) for at, label in enumerate(labels)]
    return doc


def test_every_label_is_mapped_to_one_of_ours() -> None:
    assert set(label_map().values()) == {"ORG", "PRG", "PRJ", "LOC", "PRS"}


def test_labels_are_renamed_and_others_dropped() -> None:
    assert [(ent.text, ent.label_) for ent in LabelMap()(named("PER", "EVN", "GPE")).ents] == [
        ("Eva", "PRS"),
        ("här", "LOC"),
    ]


def test_the_score_is_that_of_entities() -> None:
    scores = LabelMap().score([Example(LabelMap()(named("PER")), named("PRS"))])
    assert scores["ents_f"] == 1.0
