"""Passages: what is kept of a document's words, and what may be searched in it. All persons are invented."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.graph_file import GraphFile

MINUTES = """Protokoll 2024

Älvbygdens kommunalförbund

Beslutande
Gunnel Åkerhielmsson (S), ordförande
Torbjörn Lövenmark (M) för Ale kommun

1 Bidrag till bolag

Gunnel Åkerhielmsson (S) yrkar bifall för Ale kommun. Älvbygdens kommunalförbund beviljar 300 000
kronor till Tjärnö Energi AB 2024. Det regnade hela dagen. Svar till Torbjörn Lövenmark i Ale kommun,
torbjorn@alvbygden.example.se eller 0303-123 45 67.
"""


def test_a_passage_is_a_sentence_with_its_place_and_section(graph_of: Callable[..., GraphFile]) -> None:
    (granted,) = [one for one in graph_of(MINUTES).passages if "beviljar" in one.text]
    assert granted.text == "Älvbygdens kommunalförbund beviljar 300 000 kronor till Tjärnö Energi AB 2024."
    assert MINUTES[granted.start :].startswith("Älvbygdens kommunalförbund beviljar")
    assert granted.line == 11
    assert granted.section is not None
    assert granted.section.endswith("1 Bidrag till bolag")
    assert granted.search_text == granted.text


def test_a_sentence_that_names_nobody_is_no_passage(graph_of: Callable[..., GraphFile]) -> None:
    assert not [one for one in graph_of(MINUTES).passages if "regnade" in one.text]


def test_every_evidence_and_mention_has_its_passage(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of(MINUTES)
    spans = [(one.start, one.end) for one in graph.passages]
    places = [evidence for relation in graph.relations for evidence in relation.evidence]
    assert places
    assert all(any(a <= one.start and one.end <= b for a, b in spans) for one in places)


def test_persons_addresses_and_numbers_are_not_searched(graph_of: Callable[..., GraphFile]) -> None:
    passages = graph_of(MINUTES).passages
    searched = " ".join(one.search_text for one in passages)
    for personal in ("Gunnel", "Åkerhielmsson", "Torbjörn", "Lövenmark", "torbjorn", "0303"):
        assert personal not in searched
    assert any("Gunnel Åkerhielmsson (S) yrkar" in one.text for one in passages)


def test_an_attendance_list_is_not_kept(graph_of: Callable[..., GraphFile]) -> None:
    kept = [one.text for one in graph_of(MINUTES).passages]
    assert not [text for text in kept if "ordförande" in text or text.startswith("Torbjörn")]


def test_passages_come_in_reading_order_and_none_twice(graph_of: Callable[..., GraphFile]) -> None:
    spans = [(one.start, one.end) for one in graph_of(MINUTES).passages]
    assert spans == sorted(set(spans))


def test_a_row_of_a_table_is_a_passage(graph_of: Callable[..., GraphFile]) -> None:
    table = "Bidrag till organisationer (tkr)\nTkr 2023 2024\nTjärnö Energi AB 1 250 1 300\nAle kommun 250 260\n"
    text = f"Årsredovisning 2024\n\nRegion Halland\n\n{table}"
    rows = [one.text for one in graph_of(text).passages]
    assert "Tjärnö Energi AB 1 250 1 300" in rows


def test_persons_between_the_lines_of_a_cell_are_not_searched(graph_of: Callable[..., GraphFile]) -> None:
    text = (
        "Region Dalarna\n\nLedamöter i Dalarnas tillväxtråd\n\n"
        "Organisation              Ledamot                 Ersättare\n\n"
        "Länsstyrelsen i           Henrika Stjernfält      Bo Ekorre\nDalarnas län\n\n"
        "Region                    Tomas Utklippe          Eva Gransång\nDalarna\n"
    )
    graph = graph_of(text)
    rows = [one for one in graph.passages if "Stjernfält" in one.text]
    assert rows
    assert not any(name in one.search_text for one in rows for name in ("Stjernfält", "Ekorre"))
    assert all("Länsstyrelsen i" in one.search_text for one in rows)
