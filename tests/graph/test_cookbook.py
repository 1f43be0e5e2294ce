"""Reading the cookbook's headers, and the parameters that a user writes."""

from __future__ import annotations

import pytest

from nysta.graph.cookbook import find_query, list_queries, parameter_values, read_query
from nysta.graph.stores import QueryError

TEXT = """// title: {sv: Prov, en: Test}
// question:
//   sv: "Vad, hur?"
//   en: "What?"
// parameters:
//   name: {type: name, description: a name}
//   year: {type: integer, default: null, description: a year}
//   share: {type: number, default: 0.5, description: a share}
//   open: {type: boolean, default: false, description: a choice}
//   kinds: {type: list, default: [], description: kinds}
// example: nysta query test -p name=X

// a comment of the query
RETURN $name AS name
"""


def test_a_header_is_read() -> None:
    query = read_query("test", TEXT)
    assert (query.title.sv, query.question.en) == ("Prov", "What?")
    assert query.parameters["name"].required
    assert not query.parameters["year"].required
    assert query.cypher == "// a comment of the query\nRETURN $name AS name"


@pytest.mark.parametrize(
    "text", ["RETURN 1", "// title: {sv: x}\nRETURN 1", "// [\nRETURN 1", TEXT.replace("name, desc", "who, desc")]
)
def test_a_wrong_header_names_its_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"queries/test\.cypher"):
        read_query("test", text)


def test_every_query_is_described() -> None:
    queries = list_queries()
    assert len(queries) >= 30
    for query in queries:
        assert query.question.sv.endswith(("?", "."))
        assert query.question.en.endswith(("?", "."))
        assert query.example.startswith(f"nysta query {query.name}")
        assert query.cypher.upper().startswith("MATCH")
        for name, parameter in query.parameters.items():
            assert f"${name}" in query.cypher
            assert parameter.description
            assert not parameter.required or parameter.example is not None


def test_money_is_summed_over_counting_edges_only() -> None:
    for query in list_queries():
        if "sum(" in query.cypher and "amount_sek" in query.cypher:
            assert "f.counts" in query.cypher, query.name


def test_a_query_is_found_in_any_case() -> None:
    assert find_query(" Who-Funds ") is find_query("who-funds")
    assert find_query("MATCH (n) RETURN n") is None


def test_parameters_get_the_types_of_the_header() -> None:
    query = read_query("test", TEXT)
    values = parameter_values(
        query, ["name= Gryning Vård ", "year=2 024", "share=12,5", "open=ja", "kinds=kommun, region"]
    )
    assert values == {
        "name": "Gryning Vård",
        "year": 2024,
        "share": 12.5,
        "open": True,
        "kinds": ["kommun", "region"],
    }
    assert parameter_values(query, ["name=1480"])["name"] == "1480"
    assert parameter_values(query, ['name=a=b "c"', 'kinds=["x, y"]']) == {
        "name": 'a=b "c"',
        "year": None,
        "share": 0.5,
        "open": False,
        "kinds": ["x, y"],
    }


def test_parameters_of_cypher_are_json_or_text() -> None:
    assert parameter_values(None, ["a=1", "b=text", 'c=["x"]', "d=", "e=null", "f=001"]) == {
        "a": 1,
        "b": "text",
        "c": ["x"],
        "d": "",
        "e": None,
        "f": "001",
    }


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        (["name"], "no parameter"),
        (["=x"], "no parameter"),
        (["name=x", "namn=y"], "no parameter 'namn'"),
        ([], "needs name"),
        (["name=x", "year=i fjol"], "no integer"),
        (["name=x", "share=mycket"], "no number"),
        (["name=x", "open=kanske"], "no boolean"),
    ],
)
def test_wrong_parameters_are_told(pairs: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        parameter_values(read_query("test", TEXT), pairs)
    assert caught.value.fix
