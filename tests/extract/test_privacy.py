"""Nobody whom a document names is in the graph, found by a search or a query, or in an export (DESIGN §7).

All persons here are invented.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nysta.extract.batch import extract_paths
from nysta.extract.graph_file import GraphFile, read_graph_file
from nysta.graph.cookbook import list_queries
from nysta.graph.export import FORMATS, EntityFormat, export
from nysta.graph.merge import merge
from nysta.graph.model import MergedGraph
from nysta.graph.stores import open_store

MINUTES = """Älvbygdens kommunalförbund
Sammanträdesprotokoll 2024-03-12

Beslutande ledamöter
Gunnel Åkerhielmsson (S), ordförande
Torbjörn Lövenmark (M)
Britt-Marie Kvarnfors (C), tjänstgörande ersättare för Sixten Rådahl (V)
Ida Örtengrensson (ÄBP)

Övriga närvarande
Hjalmar Sköldebrandsson, förbundsdirektör
Hillevi Tranströmsdotter, sekreterare

Utses att justera: Torbjörn Lövenmark

§ 14 Bidrag till Tjärnö Energi AB

Hjalmar Sköldebrandsson informerar om Tjärnö Energi AB. Gunnel Åkerhielmsson (S) yrkar bifall till förslaget om
Tjärnö Energi AB. Älvbygdens kommunalförbund beviljar 300 000 kronor till Tjärnö Energi AB för 2024.
Tjärnö Energi AB ägs av Ale kommun och Kungälvs kommun, säger Torbjörn Lövenmark (M).
Kontaktperson för Tjärnö Energi AB är Hillevi Tranströmsdotter, hillevi.transtromsdotter@alvbygden.example.se,
telefon 0303-123 45 67, personnummer 19700101-1234.

Reservation
Britt-Marie Kvarnfors (C) och Ida Örtengrensson (ÄBP) reserverar sig mot bidraget till Tjärnö Energi AB.

§ 15 Medlemskap

Sixten Rådahl föreslår att Lilla Edets kommun blir medlem i Älvbygdens kommunalförbund.

Underskrifter

Sekreterare Hillevi Tranströmsdotter
Ordförande Gunnel Åkerhielmsson
Justerare Torbjörn Lövenmark
"""
SURNAMES = (
    "Åkerhielmsson",
    "Lövenmark",
    "Kvarnfors",
    "Rådahl",
    "Örtengrensson",
    "Sköldebrandsson",
    "Tranströmsdotter",
)
PERSONAL = (*SURNAMES, "Gunnel", "Hillevi", "transtromsdotter", "0303", "123 45 67", "19700101", "1234")


@pytest.fixture(scope="module")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> GraphFile:
    folder = tmp_path_factory.mktemp("protokoll")
    (folder / "protokoll.txt").write_text(MINUTES, encoding="utf-8")
    (outcome,) = extract_paths([folder / "protokoll.txt"], folder / "graphs")
    assert outcome.graph is not None, outcome.message
    return read_graph_file(outcome.graph)


@pytest.fixture(scope="module")
def merged(graph_file: GraphFile) -> MergedGraph:
    return merge([graph_file])


def test_the_facts_are_there_all_the_same(graph_file: GraphFile) -> None:
    names = {one.id: one.name for one in graph_file.entities}
    found = {(names[one.source], one.type, names[one.target]) for one in graph_file.relations}
    assert ("Älvbygdens kommunalförbund", "FUNDS", "Tjärnö Energi AB") in found
    assert ("Ale kommun", "OWNS", "Tjärnö Energi AB") in found


@pytest.mark.parametrize("personal", PERSONAL)
def test_no_person_is_an_entity_or_searched(graph_file: GraphFile, personal: str) -> None:
    wanted = personal.casefold()
    for entity in graph_file.entities:
        forms = [entity.id, entity.name, *entity.aliases, *entity.identifiers, *(one.text for one in entity.mentions)]
        assert not [form for form in forms if wanted in form.casefold()]
    assert not [one.search_text for one in graph_file.passages if wanted in one.search_text.casefold()]


def test_attendance_and_signatures_are_not_stored(graph_file: GraphFile) -> None:
    for line in ("tjänstgörande ersättare", "(S), ordförande", "Justerare", "Sekreterare", "Utses att justera"):
        assert not [one.text for one in graph_file.passages if line in one.text]


def test_no_search_and_no_query_finds_a_person(merged: MergedGraph, tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'store.kgl'}") as store:
        store.ensure_schema()
        store.load(merged)
        assert store.search("Tjärnö Energi")
        for personal in PERSONAL:
            hits = repr(store.search(personal)).casefold()
            assert personal.casefold() not in hits
        asked = 0
        for query in list_queries():
            for personal in SURNAMES:
                given = {
                    name: personal if one.type in ("name", "text") else one.default if not one.required else one.example
                    for name, one in query.parameters.items()
                    if one.required or one.type in ("name", "text")
                }
                rows = repr([list(row.values()) for row in store.query(query.cypher, _all(query, given)).rows])
                assert not [name for name in SURNAMES if name in rows], query.name
                asked += 1
        assert asked == len(list_queries()) * len(SURNAMES)


def _all(query: object, given: dict[str, object]) -> dict[str, object]:
    """The parameters of a cookbook query: those given, the defaults of the others."""
    parameters = query.parameters  # type: ignore[attr-defined]
    return {name: given.get(name, one.default) for name, one in parameters.items()}


def test_no_export_holds_a_person(merged: MergedGraph, tmp_path: Path) -> None:
    holding = 0
    for form in FORMATS:
        folder = tmp_path / form.name
        folder.mkdir()
        entity = "Tjärnö Energi AB" if isinstance(form, EntityFormat) else None
        written = export(merged, folder / f"ut.{form.endings[0] if form.endings else 'ut'}", form.name, entity=entity)
        assert written
        content = "\n".join(_content(path) for path in written)
        holding += "Tjärnö" in content
        assert not [personal for personal in SURNAMES if personal in content], form.name
    assert holding >= len(FORMATS) - 2  # a style sheet holds no data at all


def _content(path: Path) -> str:
    if path.is_dir():
        return "\n".join(_content(one) for one in sorted(path.rglob("*")) if one.is_file())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return path.read_text(encoding="utf-8", errors="replace")
