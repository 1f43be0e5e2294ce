"""The search field's suggestions: exact, misspelt, and in every way of writing å ä ö."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.spelling import Spelling, mistakes_allowed, typed
from nysta.app.explorer.suggestions import names_for_spelling, suggest
from nysta.app.explorer.texts import Texts
from nysta.graph.model import GraphStore

NAMES = Spelling(
    [("göteborg", "Göteborgs Stad"), ("habo", "Habo kommun"), ("håbo", "Håbo kommun"), ("vård", "Gryning Vård")]
)


@pytest.mark.parametrize("text", ["götebrog", "goteborg", "götborg", "göteborrg", "göteborgs stda", "GÖTEBRO"])
def test_a_name_is_found_in_spite_of_a_slip(text: str) -> None:
    assert NAMES.near(text)[0] == "göteborg"


def test_a_word_inside_the_name_counts_too() -> None:
    assert NAMES.near("vrård") == ("vård",)


def test_the_nearest_comes_first() -> None:
    assert NAMES.near("håbo") == ("håbo", "habo")


@pytest.mark.parametrize("text", ["", "gö", "xyz", "kvarnen", "1234567"])
def test_what_resembles_nothing_finds_nothing(text: str) -> None:
    assert NAMES.near(text) == ()


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    assert set(NAMES.near(text)) <= {"göteborg", "habo", "håbo", "vård"}


# A ligature as "ﬃ" is three letters, and would be three mistakes.
@given(st.integers(0, 9), st.characters(categories=("Ll",)).filter(lambda letter: len(typed(letter)) == 1))
def test_one_wrong_letter_never_hides_a_name(place: int, letter: str) -> None:
    wrong = typed("göteborgs stad"[:place] + letter + "göteborgs stad"[place + 1 :])
    assert mistakes_allowed(wrong) >= 1
    assert "göteborg" in NAMES.near(wrong)


def test_decomposed_letters_are_composed() -> None:
    assert typed(unicodedata.normalize("NFD", " Håbo  KOMMUN ")) == "håbo kommun"


def offered(store: GraphStore, text: str) -> list[tuple[str, str]]:
    found = suggest(store, names_for_spelling, text, Texts("sv"))
    return [(each.what, each.name) for each in found]


def test_exact_names_come_before_near_ones_and_passages_last(region_store: GraphStore) -> None:
    assert offered(region_store, "gryning")[0] == ("entity", "Gryning Vård")
    assert ("passage", "Boråsregionen äger 19 procent i Gryning Vård tillsammans med tre andra förbund.") in offered(
        region_store, "gryning"
    )
    assert offered(region_store, "grynnig") == [("near", "Gryning Vård")]
    assert offered(region_store, "RUN")[0] == ("entity", "regionutvecklingsnämnden")
    assert offered(region_store, "g") == []


def test_an_entity_is_offered_with_how_many_relations_it_has(region_store: GraphStore) -> None:
    [first, *_] = suggest(region_store, names_for_spelling, "gryning", Texts("sv"), passages=False)
    assert first.detail == "bolag · 2 relationer"
