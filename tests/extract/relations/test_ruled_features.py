"""What rules read, as features of pairs for the trained scorers."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.language.reading import Reading
from nysta.extract.relations import ruled_features
from nysta.extract.relations.cell_fit import Fit
from nysta.extract.relations.distant_pairs import Before, distant_pairs
from nysta.extract.relations.mask import mask
from nysta.extract.relations.pairs import Pair, pairs_of
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.prose import place_of, ruled_statements
from nysta.extract.relations.tables import ruled_tables

ReadingOf = Callable[[str], Reading]
ProminenceOf = Callable[[Reading], Prominence]


def pairs_in(reading: Reading, prominence: Prominence) -> dict[tuple[str, str], Pair]:
    masked = mask(reading.sentences[0])
    pairs = ruled_features.within(pairs_of(masked, prominence), ruled_statements(masked, "sentence"))
    return {(one.first.mentions[0].name, one.second.mentions[0].name): one for one in pairs}


def test_a_pair_tells_what_rules_read_of_it(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of("Vasa Arena AB ägs av Ale kommun och har flyttat till Kungälvs kommun.")
    pairs = pairs_in(reading, prominence_of(reading))
    owned = pairs["Vasa Arena AB", "Ale kommun"].features
    assert "rule=OWNS<" in owned
    assert any(one.startswith("rule=owns/") and one.endswith("<") for one in owned)
    assert not any(one.startswith(("1.rule", "2.rule")) for one in owned)


def test_a_pair_tells_what_rules_read_of_one_and_somebody_else(
    reading_of: ReadingOf, prominence_of: ProminenceOf
) -> None:
    reading = reading_of("Vasa Arena AB ägs av Ale kommun och har flyttat till Kungälvs kommun.")
    pairs = pairs_in(reading, prominence_of(reading))
    assert "1.rule=OWNS.t" in pairs["Vasa Arena AB", "Kungälvs kommun"].features
    assert "1.rule=OWNS.s" in pairs["Ale kommun", "Kungälvs kommun"].features


def test_where_rules_read_nothing_a_pair_is_as_it_was(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of("I Ale kommun bor fler än i Kungälvs kommun.")
    masked, prominence = mask(reading.sentences[0]), prominence_of(reading)
    assert not ruled_statements(masked, "sentence")
    pairs = list(pairs_of(masked, prominence))
    assert list(ruled_features.within(pairs, [])) == pairs


def test_an_end_left_unsaid_may_be_a_topic_of_its_kinds(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    reading = reading_of("Projektet Grön väg pågår hela året. Projektägare är Ale kommun.")
    prominence, before = prominence_of(reading), Before()
    *others, last = reading.sentences
    for one in others:
        before.take(one)
    masked = mask(last)
    ruled = ruled_statements(masked, place_of(last))
    assert any(isinstance(end.mention, str) for one in ruled for end in (one.source, one.target))
    far = list(ruled_features.beyond(distant_pairs(masked, before.topics(last), prominence), ruled))
    told = {one.topic.end.name: one.features for one in far}
    assert "rule.unsaid=COORDINATES.s.fits" in told["Grön väg"]
    assert len({len(one.parts) for one in far}) == 1, "all pairs come in as many parts"


def test_a_row_tells_what_rules_read_of_it_and_its_table(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    rows = "Ale kommun      1 200      1 250\nLilla Edets kommun      640      655\n"
    text = f"Göta älvs kommunalförbund\nÅrsredovisning 2023\n\nMedlemsbidrag, tkr\n      2022      2023\n{rows}"
    reading = reading_of(text)
    prominence = prominence_of(reading)
    (ruled,) = ruled_tables(Fit(reading), None, None, prominence)
    assert all("rule.table=FUNDS" in one.features for one in ruled.pairs)
    to_issuer = [one.features for one in ruled.pairs if one.other.place == "issuer"]
    assert len(to_issuer) == 2
    assert all("rule=FUNDS>" in one for one in to_issuer)
    assert {len(one.parts) for one in ruled.pairs} == {5}
