"""Words that only the model takes for names, and that the document shows to be none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.mention import Mention, Origin
from nysta.extract.language.names.ordinary_words import SELDOM, is_written_small, ordinary_words


def guessed(name: str, kind: str = "övrigt", origin: Origin = "model", *, announced: bool = False) -> Mention:
    return Mention(0, len(name), name, "ORG", kind, origin, announced=announced)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kompetensutveckling krävs. Det finns medel för kompetensutveckling.", "Kompetensutveckling"),
        (
            "Inom Hållbar samhällsplanering pågår mer. Vi vill ha en hållbar samhällsplanering.",
            "Hållbar samhällsplanering",
        ),
        ("Fler gör allmäntjänstgöring (AT) här.", "AT"),
        ("Nationellt högspecialiserad vård (NHV) ges. Mer nationellt högspecialiserad vård (NHV).", "NHV"),
        ("Handledarskap för BT (bastjänstgöring) ökar.", "BT"),
    ],
)
def test_words_also_written_small_and_explained_abbreviations_are_none(text: str, name: str) -> None:
    assert ordinary_words([text], [guessed(name)]) == {name}


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Språklådan finns. Vi öppnar Språklådan.", guessed("Språklådan")),
        ("Arbetsutskottet möttes. Frågan gick till arbetsutskottet.", guessed("Arbetsutskottet", "nämnd")),
        ("Nätverket Vatten möts. Vi behöver vatten.", guessed("Vatten", announced=True)),
        ("Hamnen växer. Vi går till hamnen.", guessed("Hamnen", origin="rule")),
        ("Regionutvecklingsnämnden (RUN) beslutade.", guessed("RUN")),
        ("Förvaltningens samverkansgrupp (FSG) möts.", guessed("FSG")),
        ("Kommunerna driver KLIV (Kronor till livet).", guessed("KLIV")),
    ],
)
def test_names_stay(text: str, one: Mention) -> None:
    assert ordinary_words([text], [one]) == frozenset()


def test_an_abbreviation_that_the_document_is_about_stays() -> None:
    text = "Arbetet med gruppvåldsintervention (GVI) växer."
    assert ordinary_words([text], [guessed("GVI")]) == {"GVI"}
    assert ordinary_words([text], [guessed("GVI")] * (SELDOM + 1)) == frozenset()


@given(st.text(alphabet="aå-_ .1A²", max_size=12), st.sampled_from(["A", "Aa", "A a", "A-a", "Aå"]))
def test_a_word_stands_small_where_nothing_goes_on_beside_it(text: str, name: str) -> None:
    alone = re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text) is not None
    assert is_written_small(name, text) == alone
