"""How much a document speaks of something: what tells its topics from what it merely mentions."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import MANY, Prominence
from nysta.extract.structure import Block

TEXT = """Göta älvs kommunalförbund
Verksamhetsberättelse 2023

1 Digital bygd

Projektet Digital bygd (DB) startade i fjol. I DB deltar Ale kommun. Det leds av Digital bygd.

2 Annat

Lilla Edets kommun växer. Det gör även projektet Digital bygd.
"""
ReadingOf = Callable[[str], Reading]
ProminenceOf = Callable[[Reading], Prominence]


def mention(reading: Reading, name: str) -> tuple[Block, Mention]:
    """The last mention of a name, and its block."""
    return [(block, one) for block, one in reading.mentions() if one.name == name][-1]


def test_names_of_one_thing_are_counted_together(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of(TEXT)
    prominence = prominence_of(reading)
    short, long = (prominence.standing(*mention(reading, name)) for name in ("DB", "Digital bygd"))
    assert {one for one in short if one.startswith("n=")} == {one for one in long if one.startswith("n=")}
    assert "about" in long


def test_a_section_has_counts_of_its_own(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of(TEXT)
    seen = prominence_of(reading).standing(*mention(reading, "Digital bygd"))
    assert {"n=6", "section=1"} <= seen, "the last one stands in the second section"


def test_the_issuer_is_known_by_its_name_and_by_none(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of(TEXT)
    block, issuer = mention(reading, "Göta älvs kommunalförbund")
    prominence = prominence_of(reading)
    assert {"issuer", "opening"} <= prominence.standing(block, issuer)
    assert "issuer" in prominence.standing(block, "issuer")
    assert "issuer" not in prominence.standing(*mention(reading, "Ale kommun"))


def test_what_a_mention_means_may_be_unknown(reading_of: ReadingOf) -> None:
    reading = reading_of(TEXT)
    block, one = mention(reading, "Ale kommun")
    nothing = Prominence(reading, lambda end: None, None)
    assert nothing.standing(block, one) == nothing.standing(block, "issuer") == {"n=0"}


def test_more_than_many_mentions_tell_nothing_more(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of("Ale kommun växer. " * (MANY + 3))
    assert f"n={MANY}" in prominence_of(reading).standing(*mention(reading, "Ale kommun"))
