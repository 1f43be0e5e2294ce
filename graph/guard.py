"""The one gate for users' Cypher (DESIGN §4).

A query is looked at twice before it runs. Its text is read as tokens, so that a word in a string
or a comment is neither a command nor hides one; and the store says by ``EXPLAIN`` what it would do.
Either can refuse. What passes runs in the store's read mode with a time and a row limit.

Two patterns that nothing ties together multiply each other. Such a product is refused when both
sides are open-ended; when one is bound (a given id, a name, a LIMIT) the product is no larger than
the other side, and shortest paths between two given nodes need just that. See ``products.py``; since it
reads the text alone, both stores and every size of graph get the same answer. The plan's own
products of two whole scans are refused beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml
from pydantic import BaseModel, ConfigDict

from nysta.graph.cypher_text import Token, tokens_of
from nysta.graph.products import find_product
from nysta.graph.stores.errors import QueryRefused

_READING = {"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"}
_WRITING = {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "INSERT", "DROP"}
_SCHEMA = {"CONSTRAINT", "INDEX", "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR"}
_LISTINGS = {"CONSTRAINT", "CONSTRAINTS", "INDEX", "INDEXES"}
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One operator of a plan: its name, what it works on, and how many rows it should give.

    ``inputs`` are the estimated rows of the operators that feed it, 0 where a condition narrows them
    and the estimate says little.
    """

    operator: str
    details: str = ""
    rows: float = 0.0
    inputs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a store would do; ``writes`` when it would change anything."""

    steps: tuple[PlanStep, ...]
    writes: bool


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    procedures: frozenset[str]
    functions: frozenset[str]
    product_rows: int
    few_rows: int


@cache
def rules() -> _Rules:
    """The rules of ``guard.yaml``, names in small letters."""
    read = yaml.safe_load(files("nysta.graph").joinpath("guard.yaml").read_text(encoding="utf-8"))
    for key in ("procedures", "functions"):
        read[key] = [name.lower() for name in read[key]]
    return _Rules.model_validate(read)


class Guard:
    """Lets reading queries through; one for each open store, since it remembers what passed."""

    def __init__(self) -> None:
        self._passed: dict[str, None] = {}

    def check(self, cypher: str, explain: Callable[[str], Plan]) -> None:
        """Refuse ``cypher`` unless it only reads, and only the graph.

        Args:
            cypher: the user's text.
            explain: asks the store for the plan of a text.

        Raises:
            QueryRefused: with what is not allowed and what to do instead.
        """
        if cypher in self._passed:
            return
        tokens = _statement(cypher)
        if tokens[0].upper == "EXPLAIN":
            word = tokens[0].start
            # Blanks in its place: an error tells the column in the text as written.
            cypher_to_plan = cypher[:word] + " " * len("EXPLAIN") + cypher[word + len("EXPLAIN") :]
            tokens = tokens[1:] or _statement("")
        else:
            cypher_to_plan = cypher
        _refuse_first_word(tokens[0])
        _refuse_text(tokens)
        product = find_product(tokens, few_rows=rules().few_rows)
        if product:
            raise QueryRefused(
                f"the query multiplies {product[0]} by {product[1]}: nothing ties the two together",
                "join them by a relation or an equality, or bind one to an id or a name",
            )
        _refuse_plan(explain(cypher_to_plan))
        if len(self._passed) >= _REMEMBERED:
            self._passed.pop(next(iter(self._passed)))
        self._passed[cypher] = None

    def check_writing(self, cypher: str) -> None:
        """Refuse what even ``--write`` does not allow: files, foreign procedures, administration.

        Raises:
            QueryRefused: with what is not allowed and what to do instead.
        """
        tokens = _statement(cypher)
        first = tokens[0].upper
        if first not in _READING | _WRITING | {"SHOW"} or not _is_schema_or_data(tokens):
            raise QueryRefused(
                f"{first or tokens[0].text} is administration of the database",
                "use the database's own tools for it",
            )
        _refuse_text(tokens)


def _statement(cypher: str) -> list[Token]:
    """The tokens of one statement."""
    if "\\u" in cypher.lower():
        # Neo4j turns \uXXXX into a character before it reads anything else, even an end quote.
        raise QueryRefused("the query holds a \\u escape", "write the character itself, or use a parameter")
    tokens = tokens_of(cypher)
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise QueryRefused("the query is empty", "write Cypher, or the name of a query of the cookbook")
    if any(token.kind == "mark" and token.text == ";" for token in tokens):
        raise QueryRefused("there are several statements", "run one statement at a time")
    return tokens


def _refuse_first_word(token: Token) -> None:
    word = token.upper
    if word in _READING:
        return
    if word in _WRITING:
        raise QueryRefused(f"the query writes ({word})", "writing needs `nysta query --write`")
    if word == "LOAD":
        raise _files_refused()
    if word in ("PROFILE", "CYPHER", "USE"):
        raise QueryRefused(f"a query cannot begin with {word} here", "leave it out; EXPLAIN shows the plan")
    raise QueryRefused(
        f"the query begins with {token.text!r}, which reads nothing from the graph",
        "begin with MATCH, OPTIONAL MATCH, WITH, UNWIND, CALL or RETURN; `nysta schema` lists what there is",
    )


def _files_refused() -> QueryRefused:
    return QueryRefused("LOAD CSV reads files and addresses, not the graph", "pass the rows as a parameter instead")


def _is_schema_or_data(tokens: Sequence[Token]) -> bool:
    """Not CREATE USER, DROP DATABASE, SHOW USERS and the like."""
    first = tokens[0].upper
    following = [token.upper for token in tokens[1:4]]
    if first == "SHOW":
        return bool(_LISTINGS.intersection(following))
    if first == "DROP":
        return bool(following) and following[0] in {"CONSTRAINT", "INDEX"}
    if first == "CREATE":
        if len(tokens) > 1 and tokens[1].text == "(":
            return True
        return bool(following) and (following[0] in _SCHEMA or (len(tokens) > 2 and tokens[2].text == "="))
    return True


def _refuse_text(tokens: Sequence[Token]) -> None:
    for before, token in pairwise(tokens):
        if before.spelled == "LOAD" and token.spelled == "CSV":
            raise _files_refused()
    for index, token in enumerate(tokens):
        if not token.is_name or _is_part_of_name(tokens, index):
            continue
        if token.spelled == "CALL":
            name, called = _dotted(tokens, index + 1)
            if name and (called or token.kind == "word") and name.lower() not in rules().procedures:
                raise _procedure_refused(name)
            continue
        name, called = _dotted(tokens, index)
        after_call = index > 0 and tokens[index - 1].spelled == "CALL"
        if "." in name and called and not after_call and name.lower() not in rules().functions:
            raise QueryRefused(
                f"the function {name} is not on the list of allowed functions",
                "use Cypher's own functions; the list is graph/guard.yaml",
            )


def _procedure_refused(name: str) -> QueryRefused:
    return QueryRefused(
        f"the procedure {name} is not on the list of allowed procedures",
        f"allowed are {', '.join(sorted(rules().procedures))}; the list is graph/guard.yaml",
    )


def _is_part_of_name(tokens: Sequence[Token], index: int) -> bool:
    """Behind a dot a word is a property or part of a longer name."""
    return index > 0 and tokens[index - 1].kind == "mark" and tokens[index - 1].text == "."


def _dotted(tokens: Sequence[Token], index: int) -> tuple[str, bool]:
    """The name ``a.b.c`` that begins at ``index`` (empty where none does), and whether it is called."""
    parts: list[str] = []
    while index < len(tokens) and tokens[index].is_name:
        parts.append(tokens[index].text)
        index += 1
        if index >= len(tokens) or tokens[index].text != ".":
            break
        index += 1
    return ".".join(parts), index < len(tokens) and tokens[index].text == "("


def _refuse_plan(plan: Plan) -> None:
    if plan.writes:
        raise QueryRefused("the query writes", "writing needs `nysta query --write`")
    for step in plan.steps:
        operator = step.operator.lower()
        if "loadcsv" in operator:
            raise _files_refused()
        if "procedurecall" in operator:
            name = step.details.partition("(")[0].partition(" ")[0]
            if name.lower() not in rules().procedures:
                raise _procedure_refused(name)
        if operator == "cartesianproduct" and _product(step.inputs) > rules().product_rows:
            raise QueryRefused(
                f"the query multiplies two patterns to about {_product(step.inputs):,.0f} rows",
                "join them by a relation or an equality, or bind one to an id or a name",
            )


def _product(numbers: Sequence[float]) -> float:
    made = 1.0
    for number in numbers:
        made *= max(number, 1.0)
    return made if len(numbers) > 1 else 0.0
