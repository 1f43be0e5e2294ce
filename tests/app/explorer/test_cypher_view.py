"""The Cypher view: the cookbook with its fields, one's own text with parameters, answers in three forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.graph.cookbook import list_queries

MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")
OWNERS = "MATCH (a)-[r:OWNS]->(b) RETURN a.name AS owner, r.share AS share, r.key AS key ORDER BY owner, share"


@pytest.fixture(autouse=True)
def _store(region_home: Path, use_store: Callable[[Path], None]) -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
    use_store(region_home)


def page(**query: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in ({"view": "cypher"} | query).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def run(app: AppTest) -> AppTest:
    next(button for button in app.button if button.label in ("Kör", "Run")).click().run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.caption, *app.info, *app.warning, *app.error))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_each_query_of_the_cookbook_opens_with_its_question(name: str, language: str) -> None:
    app = page(recipe=name, lang=language)
    [query] = [each for each in list_queries() if each.name == name]
    assert getattr(query.question, language) in words(app).replace("\\", "")
    assert not app.dataframe


def test_a_recipe_in_a_link_is_filled_in_and_run_by_the_button() -> None:
    app = page(recipe="members", p="name=göteborgsregionen")
    assert not app.dataframe
    assert run(app).dataframe[0].value["member"].tolist() == ["Göteborgs Stad"]


def test_fields_have_the_type_and_default_of_the_header() -> None:
    app = page(recipe="largest-flows")
    field = next(field for field in app.number_input if field.label == "Högst så många rader")
    [query] = [each for each in list_queries() if each.name == "largest-flows"]
    assert field.value == query.parameters["limit"].default
    field.set_value(2).run()
    assert app.query_params["p"] in ("limit=2", ["limit=2"])
    assert len(run(app).dataframe[0].value) == 2


def test_a_name_that_nothing_has_is_told_of() -> None:
    app = run(page(recipe="members", p="name=Götebrgsregionen"))
    assert "Inget i grafen heter Götebrgsregionen" in words(app).replace("\\", "")


def test_a_recipe_without_what_it_needs_says_so() -> None:
    app = run(page(recipe="members"))
    assert "kördes inte" in words(app)
    assert "members needs name" in app.code[-1].value


def test_an_unknown_recipe_in_a_link() -> None:
    assert "finns ingen färdig fråga" in words(page(recipe="finns-inte"))


def test_values_for_ones_own_text() -> None:
    app = page(cypher="MATCH (n) WHERE n.name = $name RETURN n.kind AS kind", p="name=Borås Stad")
    assert next(field for field in app.text_input if field.label == "$name").value == "Borås Stad"
    assert run(app).dataframe[0].value["kind"].tolist() == ["kommun"]


def test_an_answer_as_table_chart_and_network() -> None:
    app = run(page(cypher=OWNERS))
    assert len(app.dataframe[0].value) == 3
    control = app.segmented_control(key="result")
    assert control.options == ["Tabell", "Diagram", "Nätverk"]
    control.set_value("chart").run()
    assert app.query_params["result"] in ("chart", ["chart"])
    assert app.get("plotly_chart")
    app.segmented_control(key="result").set_value("network").run()
    assert not app.exception
    html = "".join(re.sub(r"</?mark[^>]*>", "", element.proto.body) for element in app.get("html"))
    assert "Förbundet äger 54 procent" in html


def test_an_answer_without_relations_is_no_network() -> None:
    app = run(page(cypher="MATCH (n:Project) RETURN n.name AS name", result="network"))
    assert app.segmented_control(key="result").options == ["Tabell"]
    assert app.dataframe[0].value["name"].tolist() == ["Ung i arbete"]


def test_words_in_an_answer_stay_words() -> None:
    text = "MATCH (n {id: 'organisation/kust'}) RETURN n.name AS name, 3 AS `<script>`, size(n.name) AS size"
    app = run(page(cypher=text, result="chart"))
    assert app.dataframe[0].value["name"].tolist() == ['Kust <script>alert("1")</script> & **Co** {x}']
    assert "<script>" not in app.get("plotly_chart")[0].proto.spec


def test_no_rows() -> None:
    assert "gav inga rader" in words(run(page(cypher="MATCH (n:Project {name: 'x'}) RETURN n.name AS name")))


def test_the_schema_stands_beside() -> None:
    html = "".join(element.proto.body for element in page().get("html"))
    assert "<code>COLLABORATES_WITH</code>" in html
    assert "<code>amount_sek</code>" in html
