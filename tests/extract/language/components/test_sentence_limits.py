"""Where sentences cannot begin, with and without a parser; and how the component scores itself."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from nysta.extract.language.components.sentence_limits import SentenceLimits
from nysta.extract.language.tokenizer import add_word_rules


def words(text: str) -> Doc:
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    return nlp(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mora beslutar. Orsa väntar.", 2),
        ("Avtalet gäller t.ex. Mora och Orsa.", 1),
        ("Bidrag ges enligt § 12. Det betalas ut i juni.", 2),
        ("Summan är 1 250 tkr. Nästa år blir den högre.", 2),
        ("”Vi väntar.” Så säger de.", 2),
    ],
)
def test_sentences_by_rule(text: str, sentences: int) -> None:
    assert len(list(SentenceLimits(decide=True)(words(text)).sents)) == sentences


def test_before_a_parser_it_only_forbids() -> None:
    doc = SentenceLimits(decide=False)(words("Mora beslutar. Orsa väntar."))
    assert [token.is_sent_start for token in doc] == [True, False, False, None, False, False]


def test_the_score_is_that_of_sentences() -> None:
    text = "Mora beslutar. Orsa väntar."
    predicted, reference = SentenceLimits(decide=True)(words(text)), words(text)
    for token in reference:
        token.is_sent_start = token.i == 0
    scores = SentenceLimits(decide=True).score([Example(predicted, reference)])
    assert (scores["sents_p"], scores["sents_r"]) == (0.0, 0.0)
