"""What the model reads of which sentence: names where one may stand, grammar where names meet, and the same edges."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from nysta.extract.graph_file import GraphFile
from nysta.extract.language.parsing import may_name, written_small
from nysta.extract.language.reading import Reading
from nysta.extract.pipeline import extract
from nysta.extract.readers import read as read_file

ROOT = Path(__file__).parents[3]
SETS = {
    "corpus": [path for path in (ROOT / "corpus").iterdir() if path.is_file() and path.suffix != ".md"],
    "tuning": [*(ROOT / "tests/evaluation/tuning/texts").iterdir()],
    "tuning-2": [*(ROOT / "tests/evaluation/tuning-2/texts").iterdir()],
}
# How far F1 may be from that of a run in which the model reads everything.
TOLERANCE = 0.005


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("Arbetet fortsätter under hösten.", False),
        ("Arbetet med Bryggan fortsätter.", True),
        ("Vinnova finansierar arbetet.", True),
        ("Det beslutas av regionala utvecklingsnämnden.", True),
        ("Arbetet leds av nämnden.", False),
        ("ÄKF växer.", True),
        ("12 500 kr", False),
        ("", False),
    ],
)
def test_where_a_name_may_stand(sentence: str, may: bool) -> None:
    small = written_small(["Här fortsätter arbetet som det är."])
    assert may_name(sentence, small | {"det"}) is may


def test_words_written_small_anywhere_explain_a_capital() -> None:
    assert written_small(["Vägen är lång.", "en väg, åsnan"]) == {"är", "lång", "en", "väg", "åsnan"}


def test_grammar_is_read_only_where_names_meet(reading_of: Callable[[str], Reading]) -> None:
    alone, meeting = reading_of("Arbetet går bra i Ale kommun. Ale kommun äger Tjärnö Energi AB.").sentences
    assert alone.words == ()
    assert [word.lemma for word in meeting.words][2] == "äga"


def edges(graph: GraphFile) -> set[tuple[object, ...]]:
    return {
        (one.type, one.source, one.target, one.amount_sek, one.year, one.modality)
        for one in graph.relations
        if one.confidence >= 0.5
    }


@pytest.mark.parametrize("which", SETS)
def test_what_is_left_unread_changes_no_edges(which: str, nlp: Language) -> None:
    both = found = wanted = 0
    for path in SETS[which]:
        source = read_file(path, name=path.name)
        filtered, whole = edges(extract(source, nlp)), edges(extract(source, nlp, everything=True))
        both, found, wanted = both + len(filtered & whole), found + len(filtered), wanted + len(whole)
    assert wanted > 50
    assert 2 * both / (found + wanted) >= 1 - TOLERANCE
