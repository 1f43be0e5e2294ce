"""The cookbook: queries kept by name in ``queries/*.cypher``, each with a header that describes it.

The header is the run of ``//`` lines on top, in YAML: ``title`` and ``question`` (sv, en),
``parameters`` (type, description, default, example; without a default it must be given) and
``example``. Whoever adds a file adds a query; nothing else has to change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from nysta.graph.model import GraphStore
from nysta.graph.near_names import near_names
from nysta.graph.ontology import ontology
from nysta.graph.stores.errors import QueryError

ParameterType = Literal["name", "text", "integer", "number", "boolean", "list"]

_PAIR = re.compile(r"\s*(?P<name>\w+)\s*=(?P<value>.*)", re.DOTALL)
_TRUE = {"true", "yes", "ja", "1"}
_MOST_NAMES = 200_000  # that are compared with one that nobody has
_FALSE = {"false", "no", "nej", "0"}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(_Part):
    """A text in Swedish and in English."""

    sv: str
    en: str


class Parameter(_Part):
    """What a query asks for. A ``name`` matches an entity's id, name or alias in any case."""

    type: ParameterType
    description: str
    default: Any = None
    example: Any = None
    required: bool = True


class CookbookQuery(_Part):
    """A query of the cookbook."""

    name: str
    title: Wording
    question: Wording
    parameters: dict[str, Parameter]
    example: str
    cypher: str


class _Header(_Part):
    title: Wording
    question: Wording
    parameters: dict[str, dict[str, Any]]
    example: str


def list_queries() -> tuple[CookbookQuery, ...]:
    """All queries, by name."""
    return tuple(_queries().values())


def find_query(name: str) -> CookbookQuery | None:
    """The query of that name, in any case; None where there is none (then it may be Cypher)."""
    return _queries().get(name.strip().casefold())


def read_query(name: str, text: str) -> CookbookQuery:
    """A query from the text of its file.

    Raises:
        ValueError: the header is missing or not in order; the error names the file and the field.
    """
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    try:
        header = _Header.model_validate(yaml.safe_load("\n".join(line[2:].removeprefix(" ") for line in lines[:end])))
        parameters = {
            each: Parameter.model_validate({**fields, "required": "default" not in fields})
            for each, fields in header.parameters.items()
        }
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"queries/{name}.cypher: the header is not in order: {error}") from error
    return CookbookQuery(
        name=name,
        title=header.title,
        question=header.question,
        parameters=parameters,
        example=header.example,
        cypher="\n".join(lines[end:]).strip(),
    )


def parameter_values(query: CookbookQuery | None, pairs: Iterable[str]) -> dict[str, Any]:
    """Values from ``name=value`` texts (``-p`` on the command line), defaults filled in.

    A value's type comes from the query's header; for Cypher (``query`` is None), from its form as
    JSON, else it is text.

    Raises:
        QueryError: a pair is malformed, a value has the wrong type, or a parameter is unknown or missing.
    """
    given: dict[str, str] = {}
    for pair in pairs:
        match = _PAIR.fullmatch(pair)
        if match is None:
            raise QueryError(f"{pair!r} is no parameter", "write -p name=value")
        given[match["name"]] = match["value"]
    if query is None:
        return {name: _json_or_text(value) for name, value in given.items()}
    return with_defaults(
        query,
        {
            name: _typed(query, name, query.parameters[name], value) if name in query.parameters else value
            for name, value in given.items()
        },
    )


def with_defaults(query: CookbookQuery, given: Mapping[str, Any]) -> dict[str, Any]:
    """``given`` with the defaults of the query's header filled in.

    Raises:
        QueryError: a parameter is unknown, or missing and has no default.
    """
    known = ", ".join(query.parameters) or "none"
    for name in given:
        if name not in query.parameters:
            raise QueryError(f"{query.name} has no parameter {name!r}", f"its parameters: {known}")
    values: dict[str, Any] = {}
    for name, parameter in query.parameters.items():
        if name not in given and parameter.required:
            raise QueryError(f"{query.name} needs {name} ({parameter.description})", f"for example: {query.example}")
        values[name] = given.get(name, parameter.default)
    return values


def unknown_names(store: GraphStore, query: CookbookQuery, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """The name parameters that no entity answers to, each with the nearest names there are."""
    unknown = {}
    for name, parameter in query.parameters.items():
        value = values.get(name)
        if parameter.type != "name" or not isinstance(value, str):
            continue
        found = store.query(_FIND, {"name": value}, max_rows=1).rows
        if not found:
            hits = store.search(value, limit=20)
            unknown[name] = [hit.name for hit in hits if hit.label != "Passage"][:5] or near_names(value, _names(store))
    return unknown


def _names(store: GraphStore) -> list[str]:
    """The names of all entities."""
    return [
        row["name"]
        for label in ontology().entity_labels
        for row in store.query(f"MATCH (n:{label}) RETURN n.name AS name", max_rows=_MOST_NAMES).rows
        if row["name"]
    ]


_FIND = """
MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
RETURN x.id AS id
"""


@cache
def _queries() -> dict[str, CookbookQuery]:
    folder = files("nysta.graph").joinpath("queries")
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".cypher"):
            name = entry.name.removesuffix(".cypher")
            found[name.casefold()] = read_query(name, entry.read_text(encoding="utf-8"))
    return found


def _typed(query: CookbookQuery, name: str, parameter: Parameter, value: str) -> Any:
    try:
        match parameter.type:
            case "integer":
                return int(value.replace("\N{NO-BREAK SPACE}", "").replace(" ", ""))
            case "number":
                return float(value.replace(",", "."))
            case "boolean":
                return _boolean(value)
            case "list":
                read = _json_or_text(value)
                return read if isinstance(read, list) else [part.strip() for part in value.split(",")]
            case _:
                return value.strip()
    except ValueError as error:
        raise QueryError(
            f"{query.name}: {name}={value!r} is no {parameter.type}", f"for example: {query.example}"
        ) from error


def _boolean(value: str) -> bool:
    word = value.strip().casefold()
    if word not in _TRUE | _FALSE:
        raise ValueError(value)
    return word in _TRUE


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value
