"""Short forms that a text defines, in both orders; and how the component scores itself."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.training import Example

from nysta.extract.language import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("Medel söks hos Europeiska socialfonden (ESF) i vår.", {"ESF": "Europeiska socialfonden"}),
        ("Ärendet bereds av SLK, stadsledningskontoret, i vår.", {"SLK": "stadsledningskontoret"}),
        ("Kulturnämnden beslutar om medlen i vår.", {}),
    ],
)
def test_definitions_in_both_orders(nlp: Language, text: str, defined: dict[str, str]) -> None:
    assert nlp(text)._.definitions == defined


def test_the_score_counts_pairs(nlp: Language) -> None:
    text = "Medel söks hos Europeiska socialfonden (ESF) i vår."
    reference = nlp.make_doc(text)
    definitions = nlp.get_pipe("definitions")
    assert definitions.score([Example(nlp(text), reference)])["definitions_f"] is None
    reference._.definitions = {"ESF": "Europeiska socialfonden", "SLK": "stadsledningskontoret"}
    scores = definitions.score([Example(nlp(text), reference)])
    assert (scores["definitions_p"], scores["definitions_r"]) == (1.0, 0.5)
