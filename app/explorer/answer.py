"""An answer to a query in the forms in which it is shown and taken along."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from nysta.app.output import write_csv
from nysta.graph.cypher_text import tokens_of
from nysta.graph.model import QueryResult


def parameter_names(cypher: str) -> tuple[str, ...]:
    """The ``$names`` that a query asks for, in its order; those in texts and comments are none."""
    asked = (token.text.removeprefix("$").strip("`") for token in tokens_of(cypher) if token.kind == "parameter")
    return tuple(dict.fromkeys(asked))


def label_columns(result: QueryResult) -> tuple[str, ...]:
    """Columns that can stand under the bars of a chart: texts first, then whole numbers, such as years."""
    texts = [name for name in result.columns if _all(result, name, str) and not _keys(name)]
    return (*texts, *(name for name in result.columns if _all(result, name, int)))


def number_columns(result: QueryResult) -> tuple[str, ...]:
    """Columns that can be the bars of a chart; a year is none."""
    years = ("year", "year_to", "first_year", "last_year")
    return tuple(name for name in result.columns if _all(result, name, (int, float)) and name not in years)


def as_csv(result: QueryResult) -> bytes:
    """CSV in UTF-8 with a mark that Excel heeds; cells that look like formulas are made harmless."""
    out = StringIO()
    write_csv(out, result.columns, result.rows)
    return out.getvalue().encode("utf-8-sig")


def as_json(result: QueryResult) -> bytes:
    """The rows as a JSON list of objects."""
    return json.dumps(list(result.rows), ensure_ascii=False, indent=1, default=str).encode()


def cell(value: object) -> object:
    """A value for a table; nodes, relations and lists as JSON."""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _keys(name: str) -> bool:
    return name in ("key", "id")


def _all(result: QueryResult, name: str, kind: type | tuple[type, ...]) -> bool:
    values: Iterable[Any] = [row[name] for row in result.rows if row[name] is not None]
    found = [isinstance(value, kind) and not isinstance(value, bool) for value in values]
    return bool(found) and all(found)
