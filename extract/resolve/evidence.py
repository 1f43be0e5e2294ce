"""Evidence: the words of the source that state a relation, where they stand."""

from __future__ import annotations

import re

from nysta.extract.document import SourceText
from nysta.extract.graph_file import Evidence
from nysta.extract.language.mention import Mention
from nysta.extract.relations.statement import Statement

# A longer sentence, in characters, is quoted from the clause on that names both ends.
LONG = 160
_CLAUSE = re.compile(r";\s+|,\s+(?=(?:men|medan)\s)")


def evidence(said: Statement, source: SourceText) -> Evidence:
    """The place and the words of one statement; of a long sentence the clauses that name its ends."""
    start, end = _clauses(said, source.text)
    return Evidence(
        page=source.page_of(start),
        line=source.line_of(start),
        start=start,
        end=end,
        quote=quote(source.text[start:end]),
        context=said.context,
    )


_SPLIT = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[a-zåäö])(?!(?:och|eller|samt|respektive)\s)")


def quote(text: str) -> str:
    """The words as they stand, white space folded and words joined that a line's end had split."""
    return " ".join((_SPLIT.sub("", text) if "\n" in text else text).split())


def _clauses(said: Statement, text: str) -> tuple[int, int]:
    """The statement's source offsets, narrowed to the clauses of a long sentence from the first to the last end."""
    whole = said.start, said.end
    named = [
        one.block.source_span(one.mention.start, one.mention.end)
        for one in (said.source, said.target)
        if isinstance(one.mention, Mention) and one.mention.start < one.mention.end <= len(one.block.offsets)
    ]
    within = len(named) == 2 and all(said.start <= start and end <= said.end for start, end in named)
    if said.end - said.start <= LONG or not within or not said.rule.startswith("sentence/"):
        return whole
    first, last = min(start for start, _ in named), max(end for _, end in named)
    limits = list(_CLAUSE.finditer(text, said.start, said.end))
    start = max((one.end() for one in limits if one.end() <= first), default=said.start)
    end = min((one.start() for one in limits if one.start() >= last), default=said.end)
    if said.amount is not None and said.amount.text not in text[start:end]:
        return whole
    return start, end
