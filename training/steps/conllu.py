"""Read CoNLL-U treebank files into spaCy documents."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """One sentence: its id, its text and the ten columns of each of its words."""

    sent_id: str
    text: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def order(self) -> int:
        """The running number at the end of the id, for putting sentences back in document order."""
        digits = self.sent_id.rsplit("-", 1)[-1]
        return int(digits) if digits.isdigit() else 0


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a CoNLL-U file, without multiword ranges and empty nodes."""
    sent_id, text, rows = "", "", list[tuple[str, ...]]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if not line.strip():
            if rows:
                yield TreebankSentence(sent_id, text, tuple(rows))
            rows = []
        elif line.startswith("# sent_id ="):
            sent_id = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif not line.startswith("#"):
            columns = tuple(line.split("\t"))
            if columns[0].isdigit():
                rows.append(columns)


def spaces_after(text: str, words: Sequence[str]) -> list[bool]:
    """Whether each word is followed by a space in ``text``; all True where the two do not agree."""
    spaces, at = list[bool](), 0
    for word in words:
        found = text.find(word, at)
        if found < 0:
            return [True] * len(words)
        at = found + len(word)
        spaces.append(at < len(text) and text[at].isspace())
    return spaces


def to_doc(vocab: Vocab, sentence: TreebankSentence) -> Doc:
    """A document of one sentence with tags, features, lemmas and tree."""
    rows = sentence.rows
    words = [row[1] for row in rows]
    heads = [int(row[6]) - 1 if int(row[6]) else i for i, row in enumerate(rows)]
    return Doc(
        vocab,
        words=words,
        spaces=spaces_after(sentence.text, words),
        lemmas=[row[2].replace("_", " ") for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=heads,
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
    )


def in_passages(docs: Sequence[Doc], longest: int, rng: random.Random) -> list[Doc]:
    """Join one to ``longest`` neighbouring sentences, so that sentence limits are learnt too."""
    passages, at = list[Doc](), 0
    while at < len(docs):
        part = list(docs[at : at + rng.randint(1, longest)])
        passages.append(Doc.from_docs(part) if len(part) > 1 else part[0])
        at += len(part)
    return passages
