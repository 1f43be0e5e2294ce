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


@pytest.mark.parametrize(
    ("sentence", "known", "may"),
    [
        ("Arbetet leds av Ale kommun.", "Ale kommun", False),
        ("Ale kommun leder arbetet.", "Ale kommun", False),
        ("Arbetet med Bryggan leds av Ale kommun.", "Ale kommun", True),
        ("Bryggan leds av Ale kommun.", "Ale kommun", True),
        ("Arbete i farten, med Ale kommun som ägare.", "Ale kommun", True),  # may be what it is called
        ("Ale kommun och regionala utvecklingsnämnden beslutar.", "Ale kommun", True),
    ],
)
def test_names_that_are_known_explain_their_capitals(sentence: str, known: str, may: bool) -> None:
    start = sentence.index(known)
    assert may_name(sentence, {"arbetet", "arbete"}, [(start, start + len(known))]) is may


def test_a_sentence_that_stands_there_again_is_read_the_same(reading_of: Callable[[str], Reading]) -> None:
    text = "Projektet Smultronstigen drivs av Föreningen Lagret i Ale kommun."
    first, _, second, third = reading_of(f"{text} Det går bra. {text}\n\n{text}").sentences
    for again in (second, third):
        shift = again.start - first.start
        assert [(one.start - shift, one.name) for one in again.mentions] == [
            (it.start, it.name) for it in first.mentions
        ]
        assert [(one.start - shift, one.head - shift, one.lemma) for one in again.words] == [
            (it.start, it.head, it.lemma) for it in first.words
        ]


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
