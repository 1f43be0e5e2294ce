"""Reading: sentences and rows with their names and values, and what the whole document tells of each name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.reading import Reading

ReadingOf = Callable[[str], Reading]


def mentioned(reading: Reading) -> list[str]:
    return [one.name for _, one in reading.mentions()]


def test_sentences_hold_their_own_names_and_values(reading_of: ReadingOf) -> None:
    first, second = reading_of("Ale kommun får 2 mnkr 2024 i bidrag. Region Halland växer.").sentences
    assert [one.name for one in first.mentions] == ["Ale kommun"]
    assert [one.text for one in first.values] == ["2 mnkr", "2024"]
    assert ([one.name for one in second.mentions], second.values) == (["Region Halland"], ())


def test_offsets_are_those_of_the_block(reading_of: ReadingOf) -> None:
    for sentence in reading_of("Rubrik här\n\nHela Ale kommun får\n2 mnkr. Region Hal-\nland växer.").sentences:
        text = sentence.block.text
        assert [text[one.start : one.end] for one in sentence.mentions] == [one.name for one in sentence.mentions]
        assert all(sentence.start <= word.start < sentence.end for word in sentence.words)
        assert sentence.text == text[sentence.start : sentence.end]


def test_words_have_lemma_and_inflection(reading_of: ReadingOf) -> None:
    (sentence,) = reading_of("Tjärnö Energi AB ägs av Ale kommun.").sentences
    (verb,) = [one for one in sentence.words if one.pos in ("VERB", "AUX")]
    assert (verb.lemma, verb.finite, verb.passive) == ("äga", True, True)


def test_no_sentence_ends_inside_a_name(reading_of: ReadingOf) -> None:
    sentences = reading_of("Bidrag ges till Tjärnö ek. för. och Ale kommun. Det är bra.").sentences
    assert len(sentences) == 2


def test_what_is_defined_once_is_known_everywhere(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "ÄKF växer snabbt.\n\nÄlvbygdens kommunalförbund (ÄKF) bildades 2001.\n\nBidrag till ÄKF:s kansli ges.\n"
    )
    assert [one.origin for _, one in reading.mentions() if one.name == "ÄKF"] == ["glossary"] * 3
    assert {one.kind for _, one in reading.mentions() if one.name == "ÄKF"} == {"kommunalförbund"}


@pytest.mark.parametrize("known", ["VGR", "EU"])
def test_an_abbreviation_that_the_gazetteer_knows_is_not_explained_anew(reading_of: ReadingOf, known: str) -> None:
    reading = reading_of(f"{known} beslutar. Vuxengymnasierådet och europeiska unionen beslutar också.")
    assert reading.glossary.long_of(known) is None


def test_an_unexplained_abbreviation_is_the_one_name_that_fits(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "Regionutvecklingsnämnden beslutar om bidrag.\n\nRUN fördelar medel till projektet Digital bygd."
    )
    long = reading.glossary.long_of("RUN")
    assert long is not None
    assert long.name == "Regionutvecklingsnämnden"


def test_a_name_announced_once_is_that_everywhere(reading_of: ReadingOf) -> None:
    reading = reading_of("Projektet Levande Kust har startat.\n\nMed hjälp av Levande Kust har länet fått bidrag.\n")
    assert {(one.name, one.label) for _, one in reading.mentions() if one.name == "Levande Kust"} == {
        ("Levande Kust", "PRJ")
    }
    assert mentioned(reading).count("Levande Kust") == 2


def test_rows_of_tables_have_their_names(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "Bidrag till organisationer (tkr)\nTkr 2023 2024\nTjärnö Energi AB 1 250 1 300\nAle kommun 250 260\n"
    )
    assert {one.name for row in reading.rows.values() for one in row} == {"Tjärnö Energi AB", "Ale kommun"}
    assert all(reading.layout.blocks[number].kind == "row" for number in reading.rows)


def test_mentions_come_in_reading_order(reading_of: ReadingOf) -> None:
    reading = reading_of("Ale kommun\n\nRegion Halland växer. Förbundet med Ale kommun är nytt.\n\nBorås Stad.\n")
    places = [(block.number, one.start) for block, one in reading.mentions()]
    assert places == sorted(places)
    assert len(places) >= 4


def test_persons_are_noted_and_are_no_names(reading_of: ReadingOf) -> None:
    reading = reading_of("Enligt Torbjörn Lövenmark är Ale kommun nöjd.")
    (sentence,) = reading.sentences
    assert [sentence.block.text[start:end] for start, end in sentence.persons] == ["Torbjörn Lövenmark"]
    assert mentioned(reading) == ["Ale kommun"]
