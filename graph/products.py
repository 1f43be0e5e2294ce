"""Finds products in Cypher: two patterns that nothing ties together, both of them open-ended.

``MATCH (a), (b)`` and ``MATCH (a) MATCH (b)`` give every pair of nodes. This module follows which
variables hang together through the clauses of a query. A group of variables is *bound* when one of
them is held to an identifying property (an id, a name, an alias: ``identifies`` in the ontology),
comes from a list or a procedure, or stands after an aggregation or a small LIMIT. Two groups that
are not bound and not joined make a product. It reads tokens and knows no schema: what it cannot
follow it lets pass, and the time limit and the store's own plan are there for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise

from nysta.graph.cypher_clauses import (
    CLAUSE_WORDS,
    clauses,
    conjuncts,
    inline_where,
    is_aggregate,
    is_pattern,
    items,
    node_patterns,
    pattern_names,
    shown,
    unwrapped,
    words,
)
from nysta.graph.cypher_text import Token, closing, split, with_depth
from nysta.graph.ontology import ontology

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
        steps = list(clauses(tokens))
        for index, (word, body) in enumerate(steps):
            if word != "MATCH":
                self._subqueries(body, groups)
            following = steps[index + 1] if index + 1 < len(steps) else ("", [])
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
                groups = [self._projected(body, steps[index + 1 :], groups)]
            elif word == "WHERE" and index and steps[index - 1][0] != "MATCH":
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
            for end in node_patterns(inner):
                self._pattern(end, groups)
            _check(groups)
            _join(groups)
            if len(part) > 1 and part[1].text == "=" and groups:
                groups[0].names.add(part[0].text)
            return
        new = _Group(shown=shown(part))
        for name in pattern_names(part):
            new.names.add(name)
        if not new.names:
            new.names.add(f" {next(self._fresh)}")
        new.bound = self._has_identifying_map(part)
        mentioned = new.names | words(part)
        for group in [each for each in groups if each.names & mentioned]:
            groups.remove(group)
            group.take(new)
            new = group
        groups.append(new)
        if any(token.upper == "WHERE" for token in part):
            self._bind(inline_where(part), groups)

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
        for atom in conjuncts(condition):
            for index in self._bound_by(atom, groups):
                groups[index].bound = True
        for atom in conjuncts(condition):
            if any(token.upper in ("OR", "XOR", "NOT") for token in atom):
                continue
            tied = [group for group in groups if group.names & words(atom)]
            compares = any(token.text == "=" or token.upper == "IN" for token in atom)
            if len(tied) > 1 and compares and not is_pattern(atom):
                for group in tied[1:]:
                    tied[0].take(group)
                    groups.remove(group)

    def _bound_by(self, condition: Sequence[Token], groups: Sequence[_Group]) -> set[int]:
        """Which groups a condition holds to few rows: AND adds up, OR keeps what all sides hold."""
        condition = unwrapped(condition)
        alternatives = split(condition, "OR")
        if len(alternatives) > 1:
            sides = [self._bound_by(side, groups) for side in alternatives]
            return set.intersection(*sides)
        both = split(condition, "AND")
        if len(both) > 1:
            return set().union(*(self._bound_by(side, groups) for side in both))
        if any(token.upper in ("NOT", "XOR") for token in condition):
            return set()
        mentioned = [n for n, group in enumerate(groups) if group.names & words(condition)]
        compares = any(token.text in _COMPARISONS or token.upper in _COMPARING_WORDS for token in condition)
        identifies = any(
            before.text == "." and token.text in self._identifying for before, token in pairwise(condition)
        )
        return set(mentioned) if len(mentioned) == 1 and compares and identifies else set()

    # -- other clauses ----------------------------------------------------------------------

    def _unwind(self, body: Sequence[Token], groups: list[_Group]) -> None:
        if len(body) < 3 or body[-2].upper != "AS":
            return
        name, source = body[-1].text, words(body[:-2])
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
            imported = words(body[:brace]) & in_scope
            if any(token.text == "*" for token in body[:brace]):
                imported = set(in_scope)
            if inner and inner[0].upper == "WITH":
                first_clause = next(iter(clauses(inner)))[1]
                imported |= words(first_clause) & in_scope
            rows = self.query(inner, imported)
            rows.names -= imported
            uses = imported
        else:
            rows = _Group(bound=True)
            if following[0] == "YIELD":
                rows.names = {name for name, _ in items(following[1])}
            uses = words(body) & in_scope
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
        projected = list(items(body))
        names = {name for name, _ in projected}
        if any(token.text == "*" and len(item) == 1 for _, item in projected for token in item):
            names |= {name for group in groups for name in group.names}
        aggregated = [any(is_aggregate(item, n) for n in range(len(item))) for _, item in projected]
        bound = all(group.bound for group in groups) or (bool(aggregated) and all(aggregated))
        for word, clause in after:
            if word in ("ORDER", "SKIP", "OFFSET"):
                continue
            if word == "LIMIT" and clause:
                number = clause[0]
                few = number.kind != "number" or float(number.text.replace("_", "")) <= self._few_rows
                bound = bound or few
            break
        return _Group(names or {f" {next(self._fresh)}"}, bound, shown(body))

    def _subqueries(self, body: Sequence[Token], groups: Sequence[_Group]) -> None:
        """EXISTS { }, COUNT { } and COLLECT { } see all outer variables, each bound to one row."""
        outer = {name for group in groups for name in group.names}
        for index, token in enumerate(body[:-1]):
            if token.upper in _SUBQUERIES and body[index + 1].text == "{":
                inner = body[index + 2 : closing(body, index + 1)]
                if inner and inner[0].upper not in CLAUSE_WORDS:
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
