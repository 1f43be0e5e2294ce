"""Explaining a user's text so that an error still tells its place in that text.

``EXPLAIN`` stands on a line of its own before it: columns and the line that an error quotes are then the user's, and
only the number of the line, and the offset that Neo4j tells beside it, are one line too far.
"""

from __future__ import annotations

import re

_BEFORE = "EXPLAIN\n"
# kglite: "at line 2, col 5"; Neo4j: "(line 2, column 5 (offset: 12))".
_PLACE = re.compile(
    r"(?P<said>\bat line |\(line )(?P<line>\d+)(?P<column>, col(?:umn)? \d+)(?: \(offset: (?P<offset>\d+)\))?"
)


def explaining(cypher: str) -> str:
    """The text that asks a store for the plan of ``cypher``."""
    return _BEFORE + cypher


def with_own_place(message: str) -> str:
    """``message``, an error of a store about ``explaining(cypher)``, with the place in ``cypher``.

    >>> with_own_place("syntax error at line 2, col 5: MATC")
    'syntax error at line 1, col 5: MATC'
    """

    def own(found: re.Match[str]) -> str:
        offset = "" if found["offset"] is None else f" (offset: {max(0, int(found['offset']) - len(_BEFORE))})"
        return f"{found['said']}{max(1, int(found['line']) - 1)}{found['column']}{offset}"

    return _PLACE.sub(own, message)
