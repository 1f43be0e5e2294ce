"""Names that their last words make a company's or another body's."""

from __future__ import annotations

from importlib.resources import files

import pytest

from nysta.extract.language.names.company_names import company_names, legal_forms
from nysta.extract.lexicons import load_yaml


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in company_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Regionalt Resurscentrum AB växer.", "Regionalt Resurscentrum AB"),
        ("AB Tjärnöhem växer.", "AB Tjärnöhem"),
        ("AB Tjärnöhem Dals Stadshus AB 100", "AB Tjärnöhem"),
        ("AB Tjärnöhem Dals Stadshus AB 100", "Dals Stadshus AB"),
        ("Utsikten i Dal AB Dals Stadshus AB 100", "Dals Stadshus AB"),
        ("Tjärnö Bygg AB (publ) växer.", "Tjärnö Bygg AB (publ)"),
        ("Mora Vatten och Energi AB växer.", "Mora Vatten och Energi AB"),
        ("Tjärnöbygdens Vatten och Miljö AB växer.", "Tjärnöbygdens Vatten och Miljö AB"),
        ("K7 Mässa och Event i Falun AB växer.", "K7 Mässa och Event i Falun AB"),
        ("Dalslands Hotell & Konferens AB växer.", "Dalslands Hotell & Konferens AB"),
        ("Sunne IK växer.", "Sunne IK"),
        ("Tjärnö Science Park växer.", "Tjärnö Science Park"),
        ("Science City Tjärnö växer.", "Science City Tjärnö"),
    ],
)
def test_last_words_make_a_name(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("text", ["Avtal mellan Tjärnöfonden och Miljö AB växer.", "Från FK kom svar."])
def test_two_that_stand_side_by_side_are_not_one(text: str) -> None:
    assert found(text) == [one for one in ("Miljö AB",) if one in text]


def test_a_common_noun_is_no_name() -> None:
    assert found("Ett bolag och ett AB växer.") == []


def test_the_lexicon_has_no_word_twice_in_one_list() -> None:
    raw = load_yaml(files("nysta.extract.language.names").joinpath("company_names.yaml").read_text(encoding="utf-8"))
    for key, words in raw.items():
        assert sorted(words) == sorted(set(words)), key
    assert "AB" in legal_forms()
