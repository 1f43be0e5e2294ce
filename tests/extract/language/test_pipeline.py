"""Loading the pipeline: ours, another one by path, none at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from nysta.extract.language import ModelNotFoundError, load
from nysta.extract.language.pipeline import label_map


def test_own_pipeline_gives_words_sentences_and_names() -> None:
    doc = load()("Kommunen beviljar medel. Projektet börjar nu.")
    assert [sentence.text for sentence in doc.sents] == [
        "Kommunen beviljar medel.",
        "Projektet börjar nu.",
    ]
    assert list(doc.spans["names"]) == list(doc.ents)


def test_another_model_keeps_our_rules_and_labels(tmp_path: Path) -> None:
    other = spacy.blank("sv")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "Eva Ek"}, {"label": "EVN", "pattern": "Lucia"}]
    )
    other.to_disk(tmp_path / "other")
    doc = load(str(tmp_path / "other"))("Eva Ek fick 500tkr till Lucia.")
    assert [(span.text, span.label_) for span in doc.ents] == [("Eva Ek", "PRS")]
    assert "tkr" in [token.text for token in doc]
    assert len(list(doc.sents)) == 1


def test_a_missing_model_says_what_to_give() -> None:
    with pytest.raises(ModelNotFoundError, match="installed pipeline or a folder"):
        load("no_such_model_anywhere")


def test_every_label_is_mapped_to_one_of_ours() -> None:
    assert set(label_map().values()) == {"ORG", "PRG", "PRJ", "LOC", "PRS"}
