"""The Swedish pipeline: one entry point for our model and for other people's."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
import yaml
from spacy.language import Language
from spacy.tokens import Doc, Span

from . import lemmas, sentences  # registers their components
from .tokenizer import add_word_rules

_MODEL = Path(str(files(__package__).joinpath("model")))

__all__ = ["ModelNotFoundError", "label_map", "lemmas", "load", "sentences"]


class ModelNotFoundError(OSError):
    """The asked-for model is neither an installed package nor a folder."""


def load(model: str | None = None) -> Language:
    """The pipeline that reads public-sector Swedish.

    ``model`` None gives our own trained model out of the package. A name of an installed spaCy pipeline
    (``sv_core_news_lg``) or a path swaps the trained part and keeps our tokenizer rules, sentence limits and
    labels. While the package holds no trained model, words and sentences come by rule and there are no names.

    ``doc.ents`` hold the outermost names with the labels ``ORG``, ``PRG``, ``PRJ``, ``LOC``, ``PRS``,
    ``doc.spans["names"]`` all of them. Raises ``ModelNotFoundError`` for a model that is not there.
    """
    nlp = _own() if model is None else _foreign(model)
    nlp.add_pipe("names", last=True)
    return nlp


def _own() -> Language:
    if (_MODEL / "config.cfg").exists():
        nlp = spacy.load(_MODEL)
        _add_our_components(nlp)
        return nlp
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    nlp.add_pipe("sentences_by_rule")
    return nlp


def _foreign(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelNotFoundError(
            f"no spaCy model {model!r}: give the name of an installed pipeline or a folder made by spaCy "
            "(or leave --model out to use the model that comes with Nysta)"
        ) from error
    add_word_rules(nlp)
    _add_our_components(nlp)
    nlp.add_pipe("map_labels", last=True)
    return nlp


def _add_our_components(nlp: Language) -> None:
    _widen_vectors(nlp)
    if nlp.vocab.lookups.has_table(lemmas.TABLE):
        nlp.add_pipe("lemma_table", after="trainable_lemmatizer")
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("sentence_limits", before="parser")
    elif not {"senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentences_by_rule")


def _widen_vectors(nlp: Language) -> None:
    """Our models keep their vectors as float16 on disk, half the size; spaCy computes with float32."""
    vectors = nlp.vocab.vectors
    if vectors.data.dtype == np.float16:
        vectors.data = vectors.data.astype(np.float32)


@lru_cache(maxsize=1)
def label_map() -> dict[str, str]:
    """Other models' entity labels to ours, from ``labels.yaml``."""
    data = yaml.safe_load(files(__package__).joinpath("labels.yaml").read_text(encoding="utf-8"))
    return {str(theirs): str(ours) for theirs, ours in data.items()}


@Language.component("map_labels", requires=["doc.ents"], assigns=["doc.ents"])
def map_labels(doc: Doc) -> Doc:
    """Rename the entity labels of another model to ours and drop those that have no counterpart."""
    ours = label_map()
    doc.ents = tuple(
        Span(doc, span.start, span.end, label=ours[span.label_], kb_id=span.kb_id_)
        for span in doc.ents
        if span.label_ in ours
    )
    return doc


@Language.component("names", requires=["doc.ents"], assigns=["doc.spans"])
def names(doc: Doc) -> Doc:
    """Copy the names into ``doc.spans["names"]``, where nested ones may join them."""
    doc.spans["names"] = list(doc.ents)
    return doc
