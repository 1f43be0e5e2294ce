"""Finds products in Cypher: two patterns that nothing ties together, both of them open-ended.

``MATCH (a), (b)`` and ``MATCH (a) MATCH (b)`` give every pair of nodes. This module follows which
variables hang together through the clauses of a query. A group of variables is *bound* when one of
them is held to an identifying property (an id, a name, an alias: ``identifies`` in the ontology),
comes from a list or a procedure, or stands after an aggregation or a small LIMIT. Two groups that
are not bound and not joined make a product. It reads tokens and knows no schema: what it cannot
follow it lets pass, and the time limit and the store's own plan are there for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise

from nysta.graph.cypher_text import Token, closing, split, with_depth
from nysta.graph.ontology import ontology

_CLAUSES = {
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
_COMPARISONS = {"=", "=~"}
_COMPARING_WORDS = {"IN", "CONTAINS", "STARTS", "ENDS"}
_SUBQUERIES = {"EXISTS", "COUNT", "COLLECT"}
_SHORTEST = {"SHORTESTPATH", "ALLSHORTESTPATHS"}


@dataclass
class _Group:
    """Variables that hang together, and whether few rows come out of them."""

    names: set[str] = field(default_factory=set)
    bound: bool = False
    shown: str = "a pattern"

    def take(self, other: _Group) -> None:
        self.names |= other.names
        self.bound = self.bound or other.bound


class _ProductFound(Exception):  # noqa: N818  (an early way out)
    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right)
        self.sides = (left, right)


def find_product(tokens: Sequence[Token], *, few_rows: int = 100) -> tuple[str, str] | None:
    """The two patterns that multiply, as a reader would name them; None where there are none.

    Args:
        tokens: a query, without EXPLAIN.
        few_rows: ``LIMIT`` up to this makes what is before it bound.
    """
    try:
        _Follower(few_rows).query(tokens, ())
    except _ProductFound as product:
        return product.sides
    return None


class _Follower:
    def __init__(self, few_rows: int) -> None:
        self._few_rows = few_rows
        self._fresh = count(1)
        self._identifying = ontology().identifying_properties | {"key"}

    def query(self, tokens: Sequence[Token], outer: Iterable[str]) -> _Group:
        """Follow a query or subquery; the group that stands for its rows."""
        known = set(outer)
        result = _Group(bound=True)
        for branch in split(tokens, "UNION"):
            if branch and branch[0].upper in ("ALL", "DISTINCT"):
                branch = branch[1:]
            rows = self._branch(branch, known)
            result.names |= rows.names
            result.bound = result.bound and rows.bound
        return result

    def _branch(self, tokens: Sequence[Token], known: set[str]) -> _Group:
        groups = [_Group(set(known), True, ", ".join(sorted(known)))] if known else []
        clauses = list(_clauses(tokens))
        for index, (word, body) in enumerate(clauses):
            if word != "MATCH":
                self._subqueries(body, groups)
            following = clauses[index + 1] if index + 1 < len(clauses) else ("", [])
            if word == "MATCH":
                for part in split(body, ","):
                    self._pattern(part, groups)
                if following[0] == "WHERE":
                    self._bind(following[1], groups)
                _check(groups)
                _join(groups)
                self._subqueries(body, groups)
            elif word == "UNWIND":
                self._unwind(body, groups)
            elif word == "CALL":
                self._call(body, following, groups)
                _check(groups)
                _join(groups)
            elif word in ("WITH", "RETURN"):
                groups = [self._projected(body, clauses[index + 1 :], groups)]
            elif word == "WHERE" and index and clauses[index - 1][0] != "MATCH":
                self._bind(body, groups)
        return groups[0] if groups else _Group(bound=True)

    # -- patterns ---------------------------------------------------------------------------

    def _pattern(self, part: Sequence[Token], groups: list[_Group]) -> None:
        """Add one comma-separated pattern, tied to the groups it names."""
        shortest = next((n for n, token in enumerate(part) if token.upper in _SHORTEST), None)
        selector = any(token.upper == "SHORTEST" for token, depth in with_depth(part) if depth == 0)
        if shortest is not None or selector:
            # A shortest path is sought between every two ends: the path does not tie them.
            inner = part if shortest is None else part[shortest + 2 : closing(part, shortest + 1)]
            for end in _node_patterns(inner):
                self._pattern(end, groups)
            _check(groups)
            _join(groups)
            if len(part) > 1 and part[1].text == "=" and groups:
                groups[0].names.add(part[0].text)
            return
        new = _Group(shown=_shown(part))
        for name in _pattern_names(part):
            new.names.add(name)
        if not new.names:
            new.names.add(f" {next(self._fresh)}")
        new.bound = self._has_identifying_map(part)
        mentioned = new.names | _words(part)
        for group in [each for each in groups if each.names & mentioned]:
            groups.remove(group)
            group.take(new)
            new = group
        groups.append(new)
        if any(token.upper == "WHERE" for token in part):
            self._bind(_inline_where(part), groups)

    def _has_identifying_map(self, part: Sequence[Token]) -> bool:
        for index, token in enumerate(part):
            if token.text == "{" and token.kind == "mark":
                for key, colon in zip(part[index + 1 :], part[index + 2 :], strict=False):
                    if key.text == "}":
                        break
                    if key.is_name and colon.text == ":" and key.text in self._identifying:
                        return True
        return False

    # -- conditions -------------------------------------------------------------------------

    def _bind(self, condition: Sequence[Token], groups: list[_Group]) -> None:
        """Mark the groups that a condition binds, and join those that it ties."""
        for atom in _conjuncts(condition):
            for index in self._bound_by(atom, groups):
                groups[index].bound = True
        for atom in _conjuncts(condition):
            if any(token.upper in ("OR", "XOR", "NOT") for token in atom):
                continue
            tied = [group for group in groups if group.names & _words(atom)]
            compares = any(token.text == "=" or token.upper == "IN" for token in atom)
            if len(tied) > 1 and compares and not _is_pattern(atom):
                for group in tied[1:]:
                    tied[0].take(group)
                    groups.remove(group)

    def _bound_by(self, condition: Sequence[Token], groups: Sequence[_Group]) -> set[int]:
        """Which groups a condition holds to few rows: AND adds up, OR keeps what all sides hold."""
        condition = _unwrapped(condition)
        alternatives = split(condition, "OR")
        if len(alternatives) > 1:
            sides = [self._bound_by(side, groups) for side in alternatives]
            return set.intersection(*sides)
        conjuncts = split(condition, "AND")
        if len(conjuncts) > 1:
            return set().union(*(self._bound_by(side, groups) for side in conjuncts))
        if any(token.upper in ("NOT", "XOR") for token in condition):
            return set()
        mentioned = [n for n, group in enumerate(groups) if group.names & _words(condition)]
        compares = any(token.text in _COMPARISONS or token.upper in _COMPARING_WORDS for token in condition)
        identifies = any(
            before.text == "." and token.text in self._identifying for before, token in pairwise(condition)
        )
        return set(mentioned) if len(mentioned) == 1 and compares and identifies else set()

    # -- other clauses ----------------------------------------------------------------------

    def _unwind(self, body: Sequence[Token], groups: list[_Group]) -> None:
        if len(body) < 3 or body[-2].upper != "AS":
            return
        name, source = body[-1].text, _words(body[:-2])
        for group in groups:
            if group.names & source:
                group.names.add(name)
                return
        groups.append(_Group({name}, True, name))

    def _call(self, body: Sequence[Token], following: tuple[str, Sequence[Token]], groups: list[_Group]) -> None:
        brace = next((n for n, (t, d) in enumerate(with_depth(body)) if d == 0 and t.text == "{"), None)
        in_scope = {name for group in groups for name in group.names}
        if brace is not None:
            inner = body[brace + 1 : closing(body, brace)]
            imported = _words(body[:brace]) & in_scope
            if any(token.text == "*" for token in body[:brace]):
                imported = set(in_scope)
            if inner and inner[0].upper == "WITH":
                first_clause = next(iter(_clauses(inner)))[1]
                imported |= _words(first_clause) & in_scope
            rows = self.query(inner, imported)
            rows.names -= imported
            uses = imported
        else:
            rows = _Group(bound=True)
            if following[0] == "YIELD":
                rows.names = {name for name, _ in _items(following[1])}
            uses = _words(body) & in_scope
        for group in groups:
            if group.names & uses:
                group.names |= rows.names
                return
        if rows.names:
            rows.shown = "what CALL gives"
            groups.append(rows)

    def _projected(
        self,
        body: Sequence[Token],
        after: Sequence[tuple[str, Sequence[Token]]],
        groups: Sequence[_Group],
    ) -> _Group:
        """The rows after WITH or RETURN as one group."""
        if body and body[0].upper == "DISTINCT":
            body = body[1:]
        items = list(_items(body))
        names = {name for name, _ in items}
        if any(token.text == "*" and len(item) == 1 for _, item in items for token in item):
            names |= {name for group in groups for name in group.names}
        aggregated = [any(_is_aggregate(item, n) for n in range(len(item))) for _, item in items]
        bound = all(group.bound for group in groups) or (bool(aggregated) and all(aggregated))
        for word, clause in after:
            if word in ("ORDER", "SKIP", "OFFSET"):
                continue
            if word == "LIMIT" and clause:
                number = clause[0]
                few = number.kind != "number" or float(number.text.replace("_", "")) <= self._few_rows
                bound = bound or few
            break
        return _Group(names or {f" {next(self._fresh)}"}, bound, _shown(body))

    def _subqueries(self, body: Sequence[Token], groups: Sequence[_Group]) -> None:
        """EXISTS { }, COUNT { } and COLLECT { } see all outer variables, each bound to one row."""
        outer = {name for group in groups for name in group.names}
        for index, token in enumerate(body[:-1]):
            if token.upper in _SUBQUERIES and body[index + 1].text == "{":
                inner = body[index + 2 : closing(body, index + 1)]
                if inner and inner[0].upper not in _CLAUSES:
                    continue  # a bare pattern
                self.query(inner, outer)


def _check(groups: Sequence[_Group]) -> None:
    open_ended = [group for group in groups if not group.bound]
    if len(open_ended) > 1:
        raise _ProductFound(open_ended[0].shown, open_ended[1].shown)


def _join(groups: list[_Group]) -> None:
    """Rows that were found together go on together; they are few only if all of them are."""
    if len(groups) < 2:
        return
    bound = all(group.bound for group in groups)
    shown = next((group.shown for group in groups if not group.bound), groups[0].shown)
    names = {name for group in groups for name in group.names}
    groups[:] = [_Group(names, bound, shown)]


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The clauses of a query with their keyword; OPTIONAL is dropped."""
    word, body = "", list[Token]()
    before = None
    for token, depth in with_depth(tokens):
        keyword = token.upper if depth == 0 else ""
        after_mark = before is not None and before.kind == "mark" and before.text in (".", ":", "|", "&", "!")
        part_of_operator = before is not None and before.upper in ("STARTS", "ENDS") and keyword == "WITH"
        if keyword in _CLAUSES and not after_mark and not part_of_operator:
            if keyword != "OPTIONAL":
                if word:
                    yield word, body
                word, body = keyword, []
        else:
            body.append(token)
        before = token
    if word:
        yield word, body


def _items(body: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The items of WITH, RETURN or YIELD with their names."""
    for item in split(body, ","):
        if len(item) > 2 and item[-2].upper == "AS":
            yield item[-1].text, item[:-2]
        else:
            yield "".join(token.text for token in item), item


def _is_aggregate(item: Sequence[Token], n: int) -> bool:
    return item[n].upper in _AGGREGATES and n + 1 < len(item) and item[n + 1].text == "("


def _words(tokens: Sequence[Token]) -> set[str]:
    """Identifiers that may be variables: no properties, keys, labels, functions."""
    found = set()
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index and tokens[index - 1].kind == "mark" else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.is_name and before != "." and after != "(":
            found.add(token.text)
    return found


def _pattern_names(part: Sequence[Token]) -> Iterator[str]:
    """Variables of nodes, relations and the path in a pattern."""
    for index, token in enumerate(part):
        opens = token.kind == "mark" and token.text in ("(", "[")
        if opens and index + 1 < len(part) and part[index + 1].is_name:
            is_call = index > 0 and part[index - 1].is_name
            if not is_call:
                yield part[index + 1].text
    if len(part) > 1 and part[0].is_name and part[1].text == "=":
        yield part[0].text


def _node_patterns(part: Sequence[Token]) -> Iterator[Sequence[Token]]:
    index = 0
    while index < len(part):
        if part[index].text == "(" and part[index].kind == "mark":
            end = closing(part, index)
            yield part[index : end + 1]
            index = end
        index += 1


def _inline_where(part: Sequence[Token]) -> list[Token]:
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


def _conjuncts(condition: Sequence[Token]) -> Iterator[Sequence[Token]]:
    for part in split(_unwrapped(condition), "AND"):
        unwrapped = _unwrapped(part)
        if len(split(unwrapped, "AND")) > 1:
            yield from _conjuncts(unwrapped)
        elif unwrapped:
            yield unwrapped


def _unwrapped(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without brackets around the whole."""
    while len(tokens) > 1 and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _is_pattern(tokens: Sequence[Token]) -> bool:
    return any(
        token.text in ("->", "<-") or (token.text == "-" and following.text in ("[", "-"))
        for token, following in pairwise(tokens)
    )


def _shown(tokens: Sequence[Token]) -> str:
    made = ""
    for token in tokens[:14]:
        spaced = token.kind != "mark" and made[-1:].isalnum()
        made += (" " if spaced else "") + token.text
    return made + (" …" if len(tokens) > 14 else "")
