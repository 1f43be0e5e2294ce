"""The words and sentence limits of public-sector Swedish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language import load
from nysta.extract.language.tokenizer import add_word_rules, word_lists

NLP = load()


def words(text: str) -> list[str]:
    return [token.text for token in NLP.make_doc(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GR:s och VGR:s medel", "GR:s och VGR:s medel"),
        ("bl.a. t.ex. m.m. fr.o.m. p.g.a.", "bl.a. t.ex. m.m. fr.o.m. p.g.a."),
        ("Bl.a. kommunen, t.ex skolan", "Bl.a. kommunen , t.ex skolan"),
        ("dnr 2023/456 och KS 2023-00123.", "dnr 2023/456 och KS 2023-00123 ."),
        ("enligt § 12, §12 och 3 kap. 4 §.", "enligt § 12 , § 12 och 3 kap. 4 § ."),
        ("åren 2023–2025 och 2023-2025", "åren 2023–2025 och 2023-2025"),
        ("1 250 tkr, 500tkr och 4,5%", "1 250 tkr , 500 tkr och 4,5 %"),
        ("12 000:- eller 12000:-", "12 000 :- eller 12000 :-"),
        ("förskole- och skolenheter", "förskole- och skolenheter"),
        ("EU- medel", "EU- medel"),
        ("Skriv till info@exempel.se.", "Skriv till info@exempel.se ."),
        (
            "Se www.exempel.se/a-b och https://exempel.se/?a=1.",
            "Se www.exempel.se/a-b och https://exempel.se/?a=1 .",
        ),
        ("Borås & Co, H&M och Mark & Söner AB", "Borås & Co , H&M och Mark & Söner AB"),
        ("Boverket/Energimyndigheten", "Boverket / Energimyndigheten"),
        ("sträckan Göteborg–Borås", "sträckan Göteborg – Borås"),
        ("Västra Götalandsregionen (VGR) betalar", "Västra Götalandsregionen ( VGR ) betalar"),
        ("regionen(VGR)", "regionen ( VGR )"),
        ("Det kostar 50 kr. Avtalet är ung.", "Det kostar 50 kr . Avtalet är ung ."),
        ("den 1:a och 5:e", "den 1:a och 5:e"),
    ],
)
def test_words_of_the_genre(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(alphabet='aåBÖ 019.,:;-–/()&%§@"”\n\t', max_size=40))
def test_no_character_is_lost(text: str) -> None:
    assert NLP.make_doc(text).text == text


def test_adding_the_rules_twice_changes_nothing() -> None:
    before = words("§12 och 500tkr m.m.")
    add_word_rules(NLP)
    assert words("§12 och 500tkr m.m.") == before


def test_every_abbreviation_is_one_word() -> None:
    for form in word_lists().inside | word_lists().final:
        assert words(f"och {form} sedan") == ["och", form, "sedan"]


@pytest.mark.parametrize(
    "text",
    [
        "Verksamheten drivs av Gryning Vård AB i tre kommuner.",
        "Beslutet gäller bl.a. Borås kommun, dnr. 2023/12.",
        "Enligt 3 kap. 4 § beslutar nämnden om bidrag m.m. som kommunen söker.",
        "Medel beviljas fr.o.m. 2024 t.o.m. 2026.",
        "Samverkan med Mark, Svenljunga och Tranemo kommuner",
    ],
)
def test_one_sentence(text: str) -> None:
    assert [sentence.text for sentence in NLP(text).sents] == [text]


def test_two_sentences() -> None:
    text = "Kommunen söker medel för lokaler m.m. Nämnden betalar 50 tkr. Projektet börjar 2024."
    assert len(list(NLP(text).sents)) == 3
