"""The trained lemmatizer, asked only for words without a lemma, sets what spaCy's sets."""

from __future__ import annotations

from spacy.pipeline import EditTreeLemmatizer

from nysta.extract.language.pipeline import load

TEXTS = (
    "Region Halland beviljade föreningarna tvåhundratusen kronor för mellankommunala samverkansformer.",
    "De brottsförebyggande rådens arbetsgrupper sammanträdde kvartalsvis i Xyzköping.",
    "",
)


def test_what_is_left_gets_the_lemmas_that_spacy_gives() -> None:
    nlp = load()
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(lemmatizer, EditTreeLemmatizer)
    ours = [[token.lemma_ for token in doc] for doc in nlp.pipe(TEXTS)]
    asked = lemmatizer.__dict__.pop("predict")  # spaCy's own stands behind it
    try:
        theirs = [[token.lemma_ for token in doc] for doc in nlp.pipe(TEXTS)]
    finally:
        lemmatizer.__dict__["predict"] = asked
    assert ours == theirs
    assert all(lemma for lemmas in ours for lemma in lemmas)
