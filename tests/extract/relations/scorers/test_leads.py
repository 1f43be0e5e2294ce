"""What introduces a list, seen by the scorer of its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.scorers.distant_pairs import Before
from nysta.extract.relations.scorers.leads import Lead

ReadingOf = Callable[[str], Reading]

MANY = [f"Tjärnö {part} AB" for part in ("Energi", "Vatten", "Hamn", "Bygg", "Trafik", "Skog")]
LIST = (
    "Rapport 2024\n\nÅret har varit gott.\n\nProgrammet Kusten lever rymmer sex bolag:\n\n"
    + "".join(f"• {name}\n" for name in MANY)
    + "\nInget mer finns att redovisa om skolan.\n"
)


def taken(reading: Reading, upto: Callable[[Sentence], bool]) -> tuple[Before, Sentence]:
    """What the sentences before the first that fits leave to be spoken of, and that sentence."""
    before = Before()
    for sentence in reading.sentences:
        if upto(sentence):
            return before, sentence
        before.take(sentence)
    raise AssertionError("no such sentence")


def test_an_item_sees_the_words_that_introduce_its_list(reading_of: ReadingOf) -> None:
    before, item = taken(reading_of(LIST), lambda one: one.text == MANY[2])
    lead = before.lead(item.block)
    assert isinstance(lead, Lead)
    assert {"lead:rymmer", "lead:sex_bolag"} <= lead.features
    [programme] = [one for one in lead.sentence.mentions if one.name == "Kusten lever"]
    assert "T.lead.after:rymmer" in lead.beside(programme)
    assert lead.beside("issuer") == set()


def test_a_long_lists_last_item_still_speaks_of_what_introduces_it(reading_of: ReadingOf) -> None:
    before, item = taken(reading_of(LIST), lambda one: one.text == MANY[-1])
    assert "Kusten lever" in names(before, item)


def test_what_is_no_item_has_no_lead(reading_of: ReadingOf) -> None:
    before, sentence = taken(reading_of(LIST), lambda one: one.text.startswith("Inget mer"))
    assert before.lead(sentence.block) is None


def names(before: Before, sentence: Sentence) -> Sequence[str]:
    return [topic.end.name for topic in before.topics(sentence)]
