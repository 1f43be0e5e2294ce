"""Cypher tokens as clauses, patterns and conditions: what ``products.py`` follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nysta.graph.cypher_text import Token, closing, split, with_depth

CLAUSE_WORDS = {
    "MATCH",
    "OPTIONAL",
    "WHERE",
    "WITH",
    "UNWIND",
    "RETURN",
    "CALL",
    "YIELD",
    "ORDER",
    "SKIP",
    "OFFSET",
    "LIMIT",
    "CREATE",
    "MERGE",
    "SET",
    "DELETE",
    "DETACH",
    "REMOVE",
    "FOREACH",
}
_AGGREGATES = {"COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT", "STDEV", "STDEVP", "PERCENTILECONT"}
_AGGREGATES |= {"PERCENTILEDISC"}


def clauses(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The clauses of a query with their keyword; OPTIONAL is dropped."""
    word, body = "", list[Token]()
    before = None
    for token, depth in with_depth(tokens):
        keyword = token.upper if depth == 0 else ""
        after_mark = before is not None and before.kind == "mark" and before.text in (".", ":", "|", "&", "!")
        part_of_operator = before is not None and before.upper in ("STARTS", "ENDS") and keyword == "WITH"
        if keyword in CLAUSE_WORDS and not after_mark and not part_of_operator:
            if keyword != "OPTIONAL":
                if word:
                    yield word, body
                word, body = keyword, []
        else:
            body.append(token)
        before = token
    if word:
        yield word, body


def items(body: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The items of WITH, RETURN or YIELD with their names."""
    for item in split(body, ","):
        if len(item) > 2 and item[-2].upper == "AS":
            yield item[-1].text, item[:-2]
        else:
            yield "".join(token.text for token in item), item


def is_aggregate(item: Sequence[Token], n: int) -> bool:
    """Whether an aggregating function is called at ``n``."""
    return item[n].upper in _AGGREGATES and n + 1 < len(item) and item[n + 1].text == "("


def words(tokens: Sequence[Token]) -> set[str]:
    """Identifiers that may be variables: no properties, keys, labels, functions."""
    found = set()
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index and tokens[index - 1].kind == "mark" else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.is_name and before != "." and after != "(":
            found.add(token.text)
    return found


def pattern_names(part: Sequence[Token]) -> Iterator[str]:
    """Variables of nodes, relations and the path in a pattern."""
    for index, token in enumerate(part):
        opens = token.kind == "mark" and token.text in ("(", "[")
        if opens and index + 1 < len(part) and part[index + 1].is_name:
            is_call = index > 0 and part[index - 1].is_name
            if not is_call:
                yield part[index + 1].text
    if len(part) > 1 and part[0].is_name and part[1].text == "=":
        yield part[0].text


def node_patterns(part: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The nodes of a pattern, each with its brackets."""
    index = 0
    while index < len(part):
        if part[index].text == "(" and part[index].kind == "mark":
            end = closing(part, index)
            yield part[index : end + 1]
            index = end
        index += 1


def inline_where(part: Sequence[Token]) -> list[Token]:
    """The conditions that stand inside ``(a WHERE …)`` or ``[r WHERE …]``, joined by AND."""
    found: list[Token] = []
    for index, token in enumerate(part):
        if token.upper == "WHERE":
            depth = 0
            for inner in part[index + 1 :]:
                if inner.text in "([{" and inner.kind == "mark":
                    depth += 1
                elif inner.text in ")]}" and inner.kind == "mark":
                    depth -= 1
                    if depth < 0:
                        break
                found.append(inner)
            found.append(Token("word", "AND", token.start))
    return found


def conjuncts(condition: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The conditions that AND ties together."""
    for part in split(unwrapped(condition), "AND"):
        inner = unwrapped(part)
        if len(split(inner, "AND")) > 1:
            yield from conjuncts(inner)
        elif inner:
            yield inner


def unwrapped(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without brackets around the whole."""
    while len(tokens) > 1 and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def is_pattern(tokens: Sequence[Token]) -> bool:
    """Whether a condition holds a path."""
    return any(
        token.text in ("->", "<-") or (token.text == "-" and following.text in ("[", "-"))
        for token, following in pairwise(tokens)
    )


def shown(tokens: Sequence[Token]) -> str:
    """Tokens as a short text for a message."""
    made = ""
    for token in tokens[:14]:
        spaced = token.kind != "mark" and made[-1:].isalnum()
        made += (" " if spaced else "") + token.text
    return made + (" …" if len(tokens) > 14 else "")
