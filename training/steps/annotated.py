"""Annotated sentences as plain text with character spans, the form every source of names is brought to."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

LABELS = ("ORG", "PRG", "PRJ", "LOC", "PRS")
# What nobody has judged: words from which the training learns nothing.
UNKNOWN = "UNKNOWN"
_NO_SPACE_BEFORE = frozenset(".,;:!?)]%”»")
_NO_SPACE_AFTER = frozenset("([«")

CharSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence and its names: ``spans`` are (start, end, label) in characters, apart from each other; the label
    ``UNKNOWN`` says that there may be a name or none."""

    text: str
    spans: tuple[CharSpan, ...]


def from_words(words: Sequence[str], spaces: Sequence[bool] | None, tags: Iterable[str]) -> Annotated:
    """Put words with BIO or IO tags ("B-ORG", "I-ORG" or "ORG", "O") back into running text."""
    after = list(spaces) if spaces is not None else _guessed_spaces(words)
    text, spans, last = "", list[CharSpan](), "O"
    for word, space, tag in zip(words, after, tags, strict=True):
        start, end = len(text), len(text) + len(word)
        label = tag.removeprefix("B-").removeprefix("I-")
        if label != "O":
            if spans and last == label and not tag.startswith("B-"):
                spans[-1] = (spans[-1][0], end, label)
            else:
                spans.append((start, end, label))
        last = label
        text += word + (" " if space else "")
    return Annotated(text.rstrip(), tuple(spans))


def _guessed_spaces(words: Sequence[str]) -> list[bool]:
    spaces = [True] * len(words)
    for i, word in enumerate(words):
        if i and word in _NO_SPACE_BEFORE:
            spaces[i - 1] = False
        if word in _NO_SPACE_AFTER:
            spaces[i] = False
    return spaces


def to_doc(nlp: Language, sentence: Annotated) -> Doc:
    """Tokenize as at run time and lay the spans over the words they touch."""
    doc = nlp.make_doc(sentence.text)
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in sentence.spans]
    kept, used = [], set[int]()
    for span in spans:
        if span is not None and not used & set(range(span.start, span.end)):
            kept.append(span)
            used |= set(range(span.start, span.end))
    known = [span for span in kept if span.label_ != UNKNOWN]
    doc.set_ents(known, missing=[span for span in kept if span.label_ == UNKNOWN])
    return doc


def save(nlp: Language, sentences: Sequence[Annotated], path: Path, longest: int = 1, seed: int = 7) -> None:
    """Write the sentences as a DocBin, one to ``longest`` in a document, and say what is in it."""
    rng = random.Random(seed)
    docs, at = list[Doc](), 0
    while at < len(sentences):
        part = [to_doc(nlp, sentence) for sentence in sentences[at : at + rng.randint(1, longest)]]
        docs.append(Doc.from_docs(part) if len(part) > 1 else part[0])
        at += len(part)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]).to_disk(path)
    counts = Counter(label for sentence in sentences for _, _, label in sentence.spans)
    print(f"{path.name}: {len(sentences)} sentences, {sum(len(doc) for doc in docs)} words, {dict(counts)}")


def read_jsonl(path: Path) -> Iterator[Annotated]:
    """Sentences of a ``.jsonl`` file: {"text": …, "spans": [[start, end, label], …]} on each line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Annotated(record["text"], tuple((start, end, label) for start, end, label in record["spans"]))


def write_jsonl(sentences: Iterable[Annotated], path: Path) -> None:
    """The opposite of ``read_jsonl``."""
    lines = [
        json.dumps({"text": sentence.text, "spans": [list(span) for span in sentence.spans]}, ensure_ascii=False)
        for sentence in sentences
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
