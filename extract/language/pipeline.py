"""The Swedish pipeline: one entry point for our model and for other people's."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import use_ops

from nysta.extract.language import components, context, ops  # registers them
from nysta.extract.language.components.lemma_table import TABLE
from nysta.extract.language.embedding import embed_words_once
from nysta.extract.language.encoding import encode_sentences_alone
from nysta.extract.language.left_lemmas import lemmatize_what_is_left
from nysta.extract.language.tokenizer import add_word_rules

_MODEL = Path(str(files("nysta.extract.language").joinpath("model")))

__all__ = ["ModelNotFoundError", "components", "context", "load", "ops"]


class ModelNotFoundError(OSError):
    """The asked-for model is neither an installed package nor a folder."""


def load(model: str | None = None) -> Language:
    """The pipeline that reads public-sector Swedish.

    ``model`` None gives our own trained model out of the package. A name of an installed spaCy pipeline
    (``sv_core_news_lg``) or a path swaps the trained part and keeps our tokenizer rules, sentence limits and
    labels. While the package holds no trained model, words and sentences come by rule and there are no names.

    ``doc.ents`` hold the outermost names with the labels ``ORG``, ``PRG``, ``PRJ``, ``LOC``, ``PRS``,
    ``doc.spans["names"]`` all of them, ``doc.spans["values"]`` amounts, years and shares; the components say what
    their spans carry. Raises ``ModelNotFoundError`` for a model that is not there.
    """
    nlp = _own() if model is None else _foreign(model)
    for component in ("value_spans", "name_spans", "definitions"):
        nlp.add_pipe(component)
    return nlp


def _own() -> Language:
    if (_MODEL / "config.cfg").exists():
        with use_ops("nysta"):
            nlp = spacy.load(_MODEL)
        _add_our_components(nlp)
        return nlp
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    nlp.add_pipe("sentences_by_rule")
    return nlp


def _foreign(model: str) -> Language:
    try:
        with use_ops("nysta"):
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
    embed_words_once(nlp)
    encode_sentences_alone(nlp)
    lemmatize_what_is_left(nlp)
    if "morphologizer" in nlp.pipe_names:
        nlp.add_pipe("preterites", after="morphologizer")
    if nlp.vocab.lookups.has_table(TABLE):
        nlp.add_pipe("lemma_table", before="trainable_lemmatizer")  # which sets what the table leaves
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("sentence_limits", before="parser")
    elif not {"senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentences_by_rule")


def _widen_vectors(nlp: Language) -> None:
    """Our models keep their vectors as float16 on disk, half the size; spaCy computes with float32."""
    vectors = nlp.vocab.vectors
    if vectors.data.dtype == np.float16:
        vectors.data = vectors.data.astype(np.float32)
