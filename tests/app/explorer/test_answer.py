"""Answers to queries in the forms in which they are shown and taken along."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from nysta.app.explorer.answer import as_csv, as_json, label_columns, number_columns, parameter_names
from nysta.graph.cookbook import list_queries
from nysta.graph.model import QueryResult

ROWS = QueryResult(
    ("name", "year", "kronor", "counts", "key", "edge"),
    (
        {"name": "Åsa", "year": 2023, "kronor": 5, "counts": True, "key": "a1", "edge": {"type": "OWNS"}},
        {"name": "=1+1", "year": 2024, "kronor": None, "counts": None, "key": "a2", "edge": None},
    ),
)


@pytest.mark.parametrize(
    ("cypher", "names"),
    [
        ("MATCH (n {id: $id}) WHERE n.year > $year RETURN $id", ("id", "year")),
        ("RETURN '$not' AS a // $neither", ()),
        ("MATCH (n) RETURN n", ()),
        ("RETURN 'open", ()),
    ],
)
def test_the_parameters_of_a_text(cypher: str, names: tuple[str, ...]) -> None:
    assert parameter_names(cypher) == names


def test_the_parameters_of_the_cookbook_are_found() -> None:
    for query in list_queries():
        assert set(parameter_names(query.cypher)) == set(query.parameters)


def test_what_can_be_a_chart() -> None:
    assert label_columns(ROWS) == ("name", "year", "kronor")
    assert number_columns(ROWS) == ("kronor",)


def test_csv_is_harmless_and_whole() -> None:
    rows = list(csv.reader(StringIO(as_csv(ROWS).decode("utf-8-sig"))))
    assert rows[0] == list(ROWS.columns)
    assert rows[1][:4] == ["Åsa", "2023", "5", "true"]
    assert rows[2][0] == "'=1+1"


def test_json_holds_the_values() -> None:
    assert json.loads(as_json(ROWS)) == [dict(row) for row in ROWS.rows]
