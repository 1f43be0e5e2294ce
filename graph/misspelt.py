"""What a query asks for and no graph holds: labels, relation types and properties that the ontology does not know.

A store answers such a query with nothing, as it must; whoever wrote ``:Organization`` wants to be told.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nysta.graph.cypher_clauses import CLAUSE_WORDS
from nysta.graph.cypher_text import Token, tokens_of
from nysta.graph.ontology import ontology

Sort = Literal["label", "relation type", "property"]
Place = Literal["node", "relation", "properties", "map", "elsewhere"]

_OPEN, _CLOSE = {"(", "[", "{"}, {")", "]", "}"}
_BEFORE_PATTERN = {*CLAUSE_WORDS, "AND", "OR", "XOR", "NOT", "EXISTS"}  # before another word's bracket stand arguments
_MORE = {"|", "&"}  # between labels or types of one pattern
_SIGNS = {":", "!"}  # that may stand before one


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that the graph does not have, of which sort it is, and the nearest ones that it has."""

    sort: Sort
    word: str
    near: tuple[str, ...]


def misspelt(cypher: str) -> tuple[Misspelt, ...]:
    """The labels, relation types and properties in ``cypher`` that no graph has, in order.

    >>> [(each.word, each.near) for each in misspelt("MATCH (n:Organization) RETURN n.name")]
    [('Organization', ('Organisation',))]
    """
    tokens = tokens_of(cypher)
    asked = list(_asked_for(tokens))
    own = {word for sort, word in asked if sort is None}
    unknown = dict.fromkeys(
        (sort, word)
        for sort, word in asked
        if sort is not None and word not in _known()[sort].values() and not (sort == "property" and word in own)
    )
    return tuple(Misspelt(sort, word, _near(sort, word)) for sort, word in unknown)


@cache
def _known() -> Mapping[Sort, Mapping[str, str]]:
    """The words of the graph by how people may write them: themselves, and their Swedish and English names."""
    held = ontology()
    every = [*held.node_properties.values(), held.relation_properties]
    every += [each.properties for each in held.relations.values()]
    from nysta.graph.analysis import MEASURES  # `nysta analyse --write` puts them there

    return {
        "label": {said.casefold(): name for name, each in held.labels.items() for said in (each.sv, each.en, name)},
        "relation type": {
            said.casefold(): name for name, each in held.relations.items() for said in (each.sv, each.en, name)
        },
        "property": {name: name for name in (*(own for group in every for own in group), *MEASURES, "id", "name")},
    }


def _near(sort: Sort, word: str) -> tuple[str, ...]:
    known = _known()[sort]
    return tuple(dict.fromkeys(known[each] for each in difflib.get_close_matches(word.casefold(), known, n=2)))


def _asked_for(tokens: Sequence[Token]) -> Iterator[tuple[Sort | None, str]]:
    """The words that name parts of the graph; with None the keys of maps that the query makes itself."""
    open_brackets: list[Place] = []
    for index, token in enumerate(tokens):
        place = open_brackets[-1] if open_brackets else "elsewhere"
        if token.kind != "mark":
            continue
        if token.text in _OPEN:
            open_brackets.append(_opened(tokens, index, place))
        elif token.text in _CLOSE:
            open_brackets = open_brackets[:-1]
        elif token.text == ":":
            if place in ("properties", "map"):
                yield "property" if place == "properties" else None, tokens[index - 1].text
            else:
                yield from (("relation type" if place == "relation" else "label", w) for w in _words(tokens, index))
        elif token.text == "." and _is_property(tokens, index):
            yield "property", tokens[index + 1].text


def _opened(tokens: Sequence[Token], index: int, around: Place) -> Place:
    """What the bracket at ``index`` encloses, inside ``around``."""
    before = tokens[index - 1] if index else None
    match tokens[index].text:
        case "[":
            return "relation" if before is not None and before.text in ("-", "<-") else "elsewhere"
        case "(":
            called = before is not None and before.is_name and before.upper not in _BEFORE_PATTERN
            return "elsewhere" if called else "node"
        case _:
            return "properties" if around in ("node", "relation") else "map"


def _words(tokens: Sequence[Token], colon: int) -> Iterator[str]:
    """The labels or types after the colon: ``:A``, ``:A|B``, ``:A&!B``; those after another colon are its own."""
    index = colon + 1
    while index < len(tokens):
        while index < len(tokens) and tokens[index].text in _SIGNS:
            index += 1
        if index >= len(tokens) or not tokens[index].is_name:
            return
        yield tokens[index].text
        if index + 1 >= len(tokens) or tokens[index + 1].text not in _MORE:
            return
        index += 2


def _is_property(tokens: Sequence[Token], dot: int) -> bool:
    """Whether ``x.name`` is a property, not part of the name of a function."""
    if dot == 0 or dot + 1 >= len(tokens) or not tokens[dot - 1].is_name or not tokens[dot + 1].is_name:
        return False
    following = tokens[dot + 2].text if dot + 2 < len(tokens) else ""
    return following not in ("(", ".") and (dot < 2 or tokens[dot - 2].text != ".")
