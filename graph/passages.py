"""The passages of a document as nodes, and which passage a place in the text belongs to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from nysta.extract.graph_file import Evidence, GraphFile, Passage
from nysta.graph.keys import passage_id
from nysta.graph.model import Node, Value


class PassageIndex:
    """The passages of one document by their place in its text."""

    def __init__(self, file: GraphFile) -> None:
        self.document = file.id
        self._passages = sorted(file.passages, key=lambda each: (each.start, each.end))
        self._index()
        self._add_missing(file)
        self._index()

    def _index(self) -> None:
        """Starts, and how far any passage up to each one reaches, so that a search can stop early."""
        self._starts = [each.start for each in self._passages]
        self._reach = list(accumulate((each.end for each in self._passages), max))

    def _add_missing(self, file: GraphFile) -> None:
        """Evidence outside every passage becomes one; without ``search_text`` it is never searched."""
        outside: dict[tuple[int, int], Evidence] = {}
        for relation in file.relations:
            for quote in relation.evidence:
                if self._at(quote.start, quote.end) is None:
                    outside[quote.start, quote.end] = quote
        made = [
            Passage(
                start=start,
                end=end,
                line=quote.line,
                page=quote.page,
                section=quote.context,
                text=quote.quote,
                search_text="",
            )
            for (start, end), quote in outside.items()
        ]
        self._passages = sorted([*self._passages, *made], key=lambda each: (each.start, each.end))

    def _at(self, start: int, end: int) -> Passage | None:
        """The shortest passage that holds ``start``, one that holds all of it before any other."""
        best: tuple[bool, int, Passage] | None = None
        for n in range(bisect_right(self._starts, start) - 1, -1, -1):
            if self._reach[n] < start:
                break
            passage = self._passages[n]
            if passage.end > start or (passage.start, passage.end) == (start, end):
                rank = (passage.end < end, passage.end - passage.start, passage)
                if best is None or rank[:2] < best[:2]:
                    best = rank
        return best[2] if best else None

    def at(self, start: int, end: int) -> str | None:
        """The id of the passage that holds the text from ``start`` to ``end``, None where none does."""
        passage = self._at(start, end)
        return passage_id(self.document, passage.start, passage.end) if passage else None

    def nodes(self) -> list[Node]:
        """The passages as nodes, in the order of the text."""
        found: dict[str, Node] = {}
        for passage in self._passages:
            properties: dict[str, Value] = {
                "text": passage.text,
                "search_text": passage.search_text,
                "line": passage.line,
                "document": self.document,
            }
            if passage.page is not None:
                properties["page"] = passage.page
            if passage.section:
                properties["section"] = passage.section
            own = passage_id(self.document, passage.start, passage.end)
            found.setdefault(own, Node(own, "Passage", properties))
        return list(found.values())
