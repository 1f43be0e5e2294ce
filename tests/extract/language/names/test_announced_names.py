"""Names behind a noun that announces them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from nysta.extract.language.names.announced_names import announced_names, end_of_announced
from nysta.extract.lexicons import load_yaml


def projects(text: str) -> list[str]:
    return [text[one.start : one.end] for one in announced_names(text, "project", ())]


@pytest.mark.parametrize(
    "text",
    [
        "I år har projektet Digital bygd vuxit.",
        "I år växer projektet Digital bygd.",
        "Här är projektet Digital bygd aktivt.",
        "Nu har projektet Digital bygd startat.",
    ],
)
def test_an_announced_name_ends_where_the_sentence_goes_on(text: str) -> None:
    assert projects(text) == ["Digital bygd"]


def test_a_company_ends_with_its_legal_form() -> None:
    text = "Moderbolaget Tjärnö Stadshus AB ägs i sin helhet av kommunen."
    [found] = announced_names(text, "organisation", ())
    assert text[found.start : found.end] == "Tjärnö Stadshus AB"


def test_any_noun_for_a_body_announces_by_itself() -> None:
    text = "Där spelar dansgruppen Tall."
    assert [text[one.start : one.end] for one in announced_names(text, "organisation", ())] == ["Tall"]


def test_a_place_behind_the_name_of_a_located_body_is_no_part_of_it() -> None:
    text = "Av enheten får mottagningen Kojan i Fors, som växer, stöd."
    for located, name in (((), "Kojan i Fors"), (("mottagningen",), "Kojan")):
        [found] = announced_names(text, "organisation", located)
        assert (text[found.start : found.end], found.trigger) == (name, "mottagningen")


def test_a_body_is_for_all_of_what_is_announced_behind_it() -> None:
    text = "Styrgruppen för projektet Öppen skog, som växer."
    assert text[: end_of_announced(text, text.index("projektet"), "project")] == "Styrgruppen för projektet Öppen skog"
    assert end_of_announced(text, 0, "project") == 0


def test_the_lexicon_has_no_word_twice_in_one_list() -> None:
    raw = load_yaml(files("nysta.extract.language.names").joinpath("announced_names.yaml").read_text(encoding="utf-8"))
    for key, words in raw.items():
        assert sorted(words) == sorted(set(words)), key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Metoden tas fram i projektet Laga det du kan. Ägare är Ale kommun.", "Laga det du kan"),
        ("Projektet Laga det du kan är nytt.", "Laga det du kan"),
        ("Hon medverkar i projektet Odlare mitt i, som avser kvarter.", "Odlare mitt i"),
        ("Projektet Bryggan kan starta i maj.", "Bryggan"),
        ("Projektet Bryggan är klart.", "Bryggan"),
    ],
)
def test_the_last_word_of_a_name_may_be_one_that_ends_others(text: str, name: str) -> None:
    assert projects(text) == [name]
