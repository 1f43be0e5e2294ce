"""Names of marked documents as the extraction reads them: each document as a whole, with all of its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotated import Annotated, CharSpan
from marked import read_documents
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.reading import read
from nysta.extract.structure import analyse

READ = ("ORG", "PRG", "PRJ")
_APART = "\n\n"


@dataclass(frozen=True)
class Tally:
    """How many names are right, too many and missing, by label."""

    right: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def scores(self, label: str) -> tuple[float, float, float]:
        """Precision, recall and F of a label, 0 where there is nothing."""
        right, invented, missed = self.right[label], self.invented[label], self.missed[label]
        return (
            right / max(right + invented, 1),
            right / max(right + missed, 1),
            2 * right / max(2 * right + invented + missed, 1),
        )


def tally(nlp: Language, path: Path) -> Tally:
    """The names of a marked file, read document by document by ``nlp``, against its marks.

    What only stands for a name ("förbundet"), parties and places count for neither side, nor does a genitive s.
    """
    told = Tally()
    for document in read_documents(path):
        text = _APART.join(sentence.text for sentence in document)
        marked, found = _marked(document), _found(nlp, text)
        marked, found = ({_without_s(text, span) for span in spans} for spans in (marked, found))
        told.right.update(label for _, _, label in found & marked)
        told.invented.update(label for _, _, label in found - marked)
        told.missed.update(label for _, _, label in marked - found)
    return told


def _marked(document: Iterable[Annotated]) -> set[CharSpan]:
    spans, at = set[CharSpan](), 0
    for sentence in document:
        spans |= {(at + start, at + end, label) for start, end, label in sentence.spans if label in READ}
        at += len(sentence.text) + len(_APART)
    return spans


def _found(nlp: Language, text: str) -> set[CharSpan]:
    reading = read(analyse(SourceText("marked.txt", "0" * 64, text)), nlp)
    spans = {
        (*block.source_span(mention.start, mention.end), mention.label)
        for block, mention in reading.mentions()
        if mention.origin != "anaphor" and not mention.place and mention.kind != "parti"
    }
    return {span for span in spans if not any(_holds(other, span) for other in spans)}


def _holds(outer: CharSpan, inner: CharSpan) -> bool:
    return outer[:2] != inner[:2] and outer[0] <= inner[0] and inner[1] <= outer[1]


def _without_s(text: str, span: CharSpan) -> CharSpan:
    start, end, label = span
    return start, end - (text[end - 1] == "s"), label
