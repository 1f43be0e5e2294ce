"""Evidence in words, and nothing of a document read as HTML, Markdown or a formula."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from nysta.app.explorer import documents, wording
from nysta.app.explorer.evidence import EvidenceRow, csv_of, documents_of, evidence_html, evidence_rows, table_columns
from nysta.app.explorer.plain import plain
from nysta.app.explorer.texts import Texts
from nysta.graph.ego import EgoFilter, ego_network
from nysta.graph.model import GraphStore, MergedGraph

SWEDISH = Texts("sv")


def rows_of(store: GraphStore, entity: str) -> tuple[EvidenceRow, ...]:
    ego = ego_network(store, [entity], keep=EgoFilter(claims=True))
    names = {node.id: str(node.properties["name"]) for node in ego.nodes}
    return evidence_rows(ego.edges, names, documents.sources(store, documents_of(ego.edges)), SWEDISH)


def test_each_relation_has_its_quote_document_and_place(region_store: GraphStore) -> None:
    rows = {row.sentence: row for row in rows_of(region_store, "organisation/gryning")}
    row = rows["Göteborgsregionen äger Gryning Vård, 54\u00a0%"]
    assert row.quotes[0].quote == "Förbundet äger 54 procent av Gryning Vård."
    assert row.quotes[0].document == "Årsberättelse 2024 för förbundet"
    assert row.quotes[0].place == "sida 7, rad 3"
    assert row.confidence == 0.9


def test_what_holds_comes_before_claims_and_the_latest_year_first(region_store: GraphStore) -> None:
    rows = rows_of(region_store, "organisation/gr")
    assert [row.holds for row in rows] == sorted((row.holds for row in rows), reverse=True)
    money = [row.year for row in rows if row.relation == "finansierar"]
    assert money == ["2024", "2024", "2023", "2022"]
    assert rows[-1].standing == "upphört"


def test_html_holds_no_markup_from_documents(region_store: GraphStore) -> None:
    html = evidence_html(rows_of(region_store, "organisation/kust"), SWEDISH)
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert set(re.findall(r"<([a-z]+)", html)) <= {
        *("table", "tbody", "tr", "th", "td", "span"),
        *("bdi", "em", "strong", "blockquote", "p", "mark"),
    }


def test_the_table_holds_no_formula_for_a_spreadsheet(region_store: GraphStore) -> None:
    columns = table_columns(rows_of(region_store, "organisation/kust"), SWEDISH)
    assert columns["Citat"] == ['\'=HYPERLINK("x") <img src=x onerror=alert(1)> är medlem.']
    assert len({len(column) for column in columns.values()}) == 1


@pytest.mark.parametrize("text", ["*a* _b_ `c` [d](e) <f> $x$ :red[g]", "# rubrik", "1. punkt", "a\nb"])
def test_markdown_shows_text_as_it_is(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", plain(text)) == " ".join(text.split())
    assert not re.search(r"(?<!\\)[*_`\[<$#:.]", plain(text))


def test_amounts_and_shares_are_numbers_in_the_file(region_store: GraphStore) -> None:
    text = csv_of(rows_of(region_store, "organisation/gr"), SWEDISH).decode("utf-8-sig")
    figures = {(row["Belopp eller andel"], row["Enhet"]) for row in csv.DictReader(StringIO(text))}
    assert {("43355000", "kr"), ("54", "%"), ("", "")} <= figures


def test_the_modality_stands_in_the_sentence(region_graph: MergedGraph) -> None:
    founder = next(e for e in region_graph.edges if e.properties.get("role") == "stiftare")
    names = {founder.source: "GR", founder.target: "Leden"}
    assert wording.sentence(founder, names, Texts("sv")) == "GR är inte längre stiftare av Leden"
    assert wording.sentence(founder, names, Texts("en")) == "GR is no longer founder of Leden"
    paid = replace(next(e for e in region_graph.edges if e.type == "FUNDS"), source="a", target="b")
    told = {
        modality: wording.stated_verb(replace(paid, properties={"modality": modality}), Texts("sv"))
        for modality in ("asserted", "planned", "proposed", "ended", "negated")
    }
    assert list(told.values()) == [
        "finansierar",
        "ska finansiera",
        "föreslås finansiera",
        "finansierar inte längre",
        "finansierar inte",
    ]
