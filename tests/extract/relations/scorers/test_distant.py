"""What a sentence states of something that only the text before it names, as the trained scorer reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.distant import pairs_beyond, statements_beyond
from nysta.extract.relations.scorers.distant_pairs import REACH, Before, Topic, distant_pairs
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.weights import NONE, load_scorer

ALE, HALLAND, PROJECT = "Ale kommun", "Region Halland", "Digital bygd"
SentencesOf = Callable[[str], Reading]
ProminenceOf = Callable[[Reading], Prominence]


def before_last(reading: Reading) -> Before:
    """What the sentences before the last one leave to be spoken of."""
    before = Before()
    for sentence in reading.sentences[:-1]:
        before.take(sentence)
    return before


def topics_at_end(reading: Reading) -> list[Topic]:
    """The topics of the last sentence."""
    return before_last(reading).topics(reading.sentences[-1])


def test_what_was_named_before_is_a_topic_and_the_issuer_always(reading_of: SentencesOf) -> None:
    topics = topics_at_end(reading_of(f"Projektet {PROJECT} startade i fjol. {ALE} deltar med två lärare."))
    assert [(one.end.name, one.back) for one in topics] == [(PROJECT, 1), ("issuer", 0)]


def test_a_topic_does_not_reach_further_than_so_many_sentences(reading_of: SentencesOf) -> None:
    others = " ".join(f"{name} växer." for name in ("Kungälvs kommun", "Göteborgs Stad", "Mölndals stad")[:REACH])
    topics = topics_at_end(reading_of(f"Projektet {PROJECT} startade i fjol. {others} {ALE} deltar med två lärare."))
    assert PROJECT not in {one.end.name for one in topics}
    assert len(topics) == REACH + 1


def test_what_the_sentence_itself_names_is_no_topic(reading_of: SentencesOf) -> None:
    topics = topics_at_end(reading_of(f"{HALLAND} växer. {HALLAND} och {ALE} deltar med två lärare."))
    assert [one.end.name for one in topics] == ["issuer"]


def test_a_heading_is_a_topic_of_its_section_alone(reading_of: SentencesOf) -> None:
    text = f"1 Projektet {PROJECT}\n\n{ALE} deltar med två lärare i arbetet.\n\n2 Annat\n\n{HALLAND} växer fort."
    reading = reading_of(text)
    before = Before()
    seen = {}
    for sentence in reading.sentences:
        seen[sentence.text] = {one.end.name for one in before.topics(sentence) if one.heading}
        before.take(sentence)
    assert seen[f"{ALE} deltar med två lärare i arbetet."] == {PROJECT}
    assert PROJECT not in seen[f"{HALLAND} växer fort."]


def test_pairs_are_of_a_name_of_the_sentence_and_a_topic(reading_of: SentencesOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of(f"Projektet {PROJECT} startade i fjol. {ALE} deltar med två lärare.")
    pairs = list(distant_pairs(mask(reading.sentences[-1]), topics_at_end(reading), prominence_of(reading)))
    assert [(one.group.mentions[0].name, one.topic.end.name) for one in pairs] == [(ALE, PROJECT), (ALE, "issuer")]
    assert all(one.features for one in pairs)


STATED = [
    (f"Klimatrådet Väst bildades i fjol. Vid sidan av {HALLAND} ingår {ALE}.", (ALE, "MEMBER_OF", "Klimatrådet Väst")),
    (f"Tjärnö Energi AB levererar fjärrvärme. {ALE} har majoriteten, 51 procent.", (ALE, "OWNS", "Tjärnö Energi AB")),
]


@pytest.mark.parametrize(("text", "edge"), STATED)
def test_it_reads_what_no_rule_words(edges_of: Callable[..., Any], text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges_of(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Projektet {PROJECT} startade i fjol. {ALE} ligger vid Göta älv.",
        f"Projektet {PROJECT} startade i fjol. I {HALLAND} regnade det hela sommaren.",
        f"Tjärnö Energi AB levererar fjärrvärme. {ALE} har 32 000 invånare.",
    ],
)
def test_names_side_by_side_state_nothing(edges_of: Callable[..., Any], text: str) -> None:
    assert not edges_of(text)


def test_what_the_sentence_states_itself_is_not_stated_again(
    reading_of: SentencesOf, prominence_of: ProminenceOf
) -> None:
    reading = reading_of(f"{ALE} växer. Projektet {PROJECT} drivs av {HALLAND} och finansieras av Vinnova.")
    masked = mask(reading.sentences[-1])
    pairs = pairs_beyond(masked, before_last(reading), prominence_of(reading))
    readings = load_scorer("distant").readings([pair.parts for pair in pairs])
    first = list(statements_beyond(masked, pairs, readings, []))
    alone = {(one.type, one.rule) for one in first}
    for one in statements_beyond(masked, pairs, readings, first):
        assert (one.type, one.rule) in alone
        assert one.confidence < 0.5, "what is likely is said already"


def test_each_packaged_model_fits_its_features_and_types() -> None:
    for name in ("scorer", "distant", "rows", "modality"):
        scorer = load_scorer(name)
        assert scorer.weights.shape == (len(scorer.classes), len(scorer.features))
        assert np.isfinite(scorer.weights).all()
        assert NONE in scorer.classes


@given(st.sets(st.text(max_size=12), max_size=8))
def test_any_features_give_a_type_and_a_confidence(features: set[str]) -> None:
    kind, sure, *_ = load_scorer("distant").reading(features)
    assert kind != NONE
    assert kind[-1] in "<>"
    assert 0 <= sure <= 1
