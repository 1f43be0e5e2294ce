"""Names in the rows of tables that only the trained model tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.mention import Mention, Origin
from nysta.extract.language.names.row_names import with_guessed
from nysta.extract.language.reading import Reading

ROWS = """Lunds kommun
Årsredovisning 2023

Tabell 4. Projekt i samverkan

Projekt                      Part                        Belopp
Grönare gator                {name:28}120
Mat på väg                   Malmö stad                  240
"""


def mention(text: str, name: str, origin: Origin) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, "ORG", "övrigt", origin)


@pytest.mark.parametrize("name", ["Tomelilla Brottarklubb", "Kvinnojouren Ejdern", "Aarhus Universitet"])
def test_a_name_that_no_list_knows_is_found_in_a_row(reading_of: Callable[[str], Reading], name: str) -> None:
    reading = reading_of(ROWS.format(name=name))
    assert name in {one.name for mentions in reading.rows.values() for one in mentions}


def test_the_words_of_a_head_are_no_names(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(ROWS.format(name="Alnö ridklubb"))
    assert not {"Part", "Belopp", "Part Belopp"} & {one.name for mentions in reading.rows.values() for one in mentions}


def test_a_person_in_a_row_is_nobody(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(ROWS.format(name="Anna Lindqvist"))
    assert not any("Anna" in one.name for mentions in reading.rows.values() for one in mentions)


def test_a_guess_takes_up_a_bare_kommun_and_what_a_rule_begins() -> None:
    text = "Coompanion Eslöv Föreningen Hej! 20"
    known = [mention(text, "Eslöv", "short"), mention(text, "Föreningen Hej", "rule")]
    guessed = [mention(text, "Coompanion Eslöv", "model"), mention(text, "Föreningen Hej!", "model")]
    assert with_guessed(known, guessed) == guessed


@pytest.mark.parametrize(
    ("known", "guess"),
    [
        (("RUN", "abbreviation"), "RUN Navet"),
        (("Lunds kommun", "gazetteer"), "Lunds kommun Navet"),
        (("Föreningen Hej", "rule"), "Navet Föreningen Hej"),
        (("Navet Norr", "glossary"), "Navet"),
    ],
)
def test_a_guess_takes_up_nothing_that_is_known(known: tuple[str, Origin], guess: str) -> None:
    text = max(known[0], guess, key=len)
    told = [mention(text, *known)]
    assert with_guessed(told, [mention(text, guess, "model")]) == told


def test_initials_alone_are_the_glossarys_to_tell() -> None:
    text = "KOMMUN FVM 120"
    assert with_guessed([], [mention(text, "FVM", "model"), mention(text, "KOMMUN", "model")]) == []


@pytest.mark.parametrize(
    ("known", "guess", "kept"),
    [
        ("Tjärnö Energi AB", "Tjärnö Energi AB Strömstad", "Tjärnö Energi AB"),  # its seat, in the next cell
        ("Tjärnöbo AB", "Tjärnöbo AB Strömstad 100", "Tjärnöbo AB"),
        ("Bostads AB", "Bostads AB Tjärnö", "Bostads AB Tjärnö"),
        ("AB Tjärnö", "AB Tjärnö Bostäder", "AB Tjärnö Bostäder"),
    ],
)
def test_a_company_ends_with_its_legal_form(known: str, guess: str, kept: str) -> None:
    text = f"{guess} 20"
    found = with_guessed([mention(text, known, "rule")], [mention(text, guess, "model")])
    assert [one.name for one in found] == [kept]
