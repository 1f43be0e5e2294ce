"""Components of the pipeline that work by rule; importing this registers them with spaCy.

Each does one thing to the Doc, in the order below, and scores itself (``nlp.evaluate``):

=================== ============================================================ ==========================
``map_labels``      another model's entity labels become ours                    ``ents_*``
``preterites``      past tenses that look like participles                       ``pos_acc``
``lemma_table``     lemmas of the genre's words and of the treebank's            ``lemma_acc``
``sentence_limits`` where no sentence can begin (before the parser)              ``sents_*``
``value_spans``     ``doc.spans["values"]``: amounts, years, shares              ``values_*``, ``kronor_acc``
``name_spans``      ``doc.spans["names"]``, ``doc.ents``: names, their ids       ``names_*``, ``link_acc``
``definitions``     ``doc._.definitions``: the short forms the text defines      ``definitions_*``
=================== ============================================================ ==========================
"""

from nysta.extract.language.components import (
    definitions,
    label_map,
    lemma_table,
    name_spans,
    preterites,
    sentence_limits,
    value_spans,
)

__all__ = ["definitions", "label_map", "lemma_table", "name_spans", "preterites", "sentence_limits", "value_spans"]
