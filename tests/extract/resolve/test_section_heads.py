"""Nouns that mean what the heading over them names, and those that do not mean who acts on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.language.reading import Reading
from nysta.extract.resolve.section_heads import begins_with, from_heading, heading_above, up_to_heading

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

REPORT = """Årsrapport 2023

5 Stab
Stiftelsen Bergrum deltog i mässan. Museet Berget i Falun visade gruvor.

6 Maritima biblioteket
Biblioteket fick 300 frågor. Böcker köps genom Lånesam, som Kungliga biblioteket förvaltar. Biblioteket är medlem
i föreningen Bokringen.

7 Skogsmuseet i Orsa
Museet har Orsa kommun som huvudman. Museet deltar i projektet Stenens väg.

8 Hallands Näringsråd
Regionstyrelsen möttes i maj. Rådet Fjällrådet Öst leds av Ale kommun. I rådet ingår Lerums kommun.
"""


def test_a_noun_means_what_the_heading_names(edges_of: EdgesOf) -> None:
    found = set(edges_of(REPORT, issuer="Region Västmanland"))
    assert ("Maritima biblioteket", "MEMBER_OF", "Bokringen") in found
    assert ("Kungliga biblioteket", "MEMBER_OF", "Bokringen") not in found
    [museum] = {a for a, kind, b in found if kind == "PARTICIPATES_IN" and b == "Stenens väg"}
    assert museum.startswith("Skogsmuseet")
    assert ("Orsa kommun", "OWNS", museum) in found


def test_a_noun_is_not_who_acts_on_it(edges_of: EdgesOf) -> None:
    text = (
        "Årsrapport\n\nStiftelsen Ravinen driver Ravinens konsthall. Sparbanksstiftelsen Alfa bidrar till stiftelsen "
        "med 300 tkr. Rolfs Energi AB ägs av Ale kommun. Vatten och Teknik AB äger 20 procent i bolaget."
    )
    found = set(edges_of(f"{text}\n", issuer="Region Skåne"))
    assert ("Sparbanksstiftelsen Alfa", "FUNDS", "Stiftelsen Ravinen") in found
    assert ("Vatten och Teknik AB", "OWNS", "Rolfs Energi AB") in found


def test_what_a_body_has_and_is(edges_of: EdgesOf) -> None:
    text = "Ungdomskåren Fjället har 90 medlemmar och är en ideell förening. Föreningen fick 60 tkr av Ale kommun."
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Region Skåne")
    assert found["Ale kommun", "FUNDS", "Ungdomskåren Fjället"][0].amount_sek == 60_000


def test_the_heading_above_a_block_and_what_stands_up_to_it(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Årsrapport\n\n5 Stab\n\nStaben möttes i maj.\n\nDen möttes i juni.\n")
    blocks = reading.layout.blocks
    [head, last] = [one for one in blocks if one.text in ("5 Stab", "Den möttes i juni.")]
    assert heading_above(reading, last) == head
    assert heading_above(reading, last, 1) is None
    assert up_to_heading(reading, last, 8) == [last.number - 1, head.number]
    assert up_to_heading(reading, last, 1) == [last.number - 1]
    assert from_heading(reading, last, 8) == [last.number, last.number - 1, head.number]
    assert from_heading(reading, head, 8) == [head.number]
    assert heading_above(reading, blocks[0]) is None


@pytest.mark.parametrize(
    ("text", "words", "begins"),
    [
        ("Ale kommun bygger en hamn.", 0, True),
        ("I Ale kommun byggs en hamn.", 0, False),
        ("I Ale kommun byggs en hamn.", 1, True),
        ("Under året har Ale kommun byggt en hamn.", 2, False),
    ],
)
def test_what_a_sentence_begins_with(reading_of: Callable[[str], Reading], text: str, words: int, begins: bool) -> None:
    reading = reading_of(f"Årsrapport\n\n{text}\n")
    [(sentence, name)] = [
        (sentence, one)
        for block in reading.layout.blocks
        for sentence in reading.in_block(block.number)
        for one in sentence.mentions
        if one.name == "Ale kommun"
    ]
    assert begins_with(sentence, name, words) == begins
