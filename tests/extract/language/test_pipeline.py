"""Loading the pipeline: ours, another one by path, none at all."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import spacy

from nysta.extract.language import ModelNotFoundError, load


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


def test_the_trained_model_reads_names_grammar_and_lemmas() -> None:
    nlp = load()
    doc = nlp("Tillväxtverket beviljade Borås Stad 4,5 miljoner kronor till projektet Nya vägar.")
    names = {(span.text, span.label_) for span in doc.ents}
    assert {("Tillväxtverket", "ORG"), ("Borås Stad", "ORG"), ("Nya vägar", "PRJ")} <= names
    verb = next(token for token in nlp("Kommunen äger bolaget tillsammans med regionen.") if token.text == "äger")
    assert (verb.lemma_, verb.pos_, verb.dep_) == ("äga", "VERB", "ROOT")
    assert [child.text for child in verb.children if child.dep_ in {"nsubj", "obj"}] == [
        "Kommunen",
        "bolaget",
    ]


def test_generic_words_and_other_acronyms_are_no_organisations() -> None:
    doc = load()("Förbundet redovisar ett överskott. Arbetet med HR och GDPR har fortsatt under 2023.")
    assert [span.text for span in doc.ents if span.label_ == "ORG"] == []


def test_no_sentence_begins_inside_a_name() -> None:
    doc = load()("Verksamheten drivs av Ekbacken Omsorg AB. Avtalet gäller t.o.m. 2026 enligt avd. 3 m.m.")
    assert [sentence.text for sentence in doc.sents] == [
        "Verksamheten drivs av Ekbacken Omsorg AB.",
        "Avtalet gäller t.o.m. 2026 enligt avd. 3 m.m.",
    ]


def test_the_model_is_small_and_its_vectors_are_usable() -> None:
    model = Path(str(files("nysta.extract.language").joinpath("model")))
    assert sum(file.stat().st_size for file in model.rglob("*") if file.is_file()) < 40e6
    assert (model / "LICENSE").read_text(encoding="utf-8").count("CC BY-SA 4.0") >= 1
    assert load().vocab.vectors.data.dtype.name == "float32"


def test_a_copy_of_our_model_by_path_reads_as_the_packaged_one(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(Path(str(files("nysta.extract.language").joinpath("model"))), copy)
    text = "Kommunerna i Dalarna finansierar projektet Nya vägar. Det drivs av Länsstyrelsen i Dalarnas län."
    ours, theirs = load()(text), load(str(copy))(text)
    assert [(t.lemma_, t.dep_, t.ent_type_, t.is_sent_start) for t in ours] == [
        (t.lemma_, t.dep_, t.ent_type_, t.is_sent_start) for t in theirs
    ]
