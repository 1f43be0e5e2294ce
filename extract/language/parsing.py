"""What the pipeline reads of which sentence: names where one may stand, grammar where names meet.

Most of the time goes into the trained components, and most sentences need none of them. So sentences come by rule,
names are looked for in sentences with a capital letter that wants explaining, and grammar is read only where
:mod:`nysta.extract.language.reading` asks for it. Sentences are read one by one, so that what is left out changes
nothing in what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nysta.extract.language.components.name_spans import NameSpans
from nysta.extract.language.components.sentence_limits import SentenceLimits
from nysta.extract.language.mentions import BODIES_IN_SMALL, LABELS, Mention, ModelName, named_mentions
from nysta.extract.language.name_rules import suffix_kinds
from nysta.extract.language.values import Value, find_values
from nysta.extract.structure import Block

# Blocks whose names are looked for together, in characters: enough for fast products of matrices, little memory.
PORTION = 40_000
# Sentences of one document whose words are kept until grammar asks for them: a few megabytes.
REMEMBERED = 5_000
# Components that find or rename entities; everything else that the model brings is grammar.
_OF_NAMES = frozenset({"ner", "entity_ruler", "map_labels"})
# Components that this module calls itself, or whose work the document as a whole needs, not the sentence.
_OUR_OWN = frozenset({"value_spans", "name_spans", "definitions", "sentence_limits", "sentences_by_rule"})
# Its tags say what the morphologizer says too, in a notation that we don't read.
# What the model finds that may have a part in a relation.
_OF_BODIES = frozenset(LABELS.values())
_UNREAD = frozenset({"tagger"})

_WORD = re.compile(r"[^\W\d_][\w-]*")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zåäöéü][\w-]*")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Named:
    """One block with the limits of its sentences, its names, values and persons; offsets into the block's text."""

    block: Block
    limits: list[tuple[int, int]]
    mentions: list[Mention]
    values: list[Value]
    persons: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence as the tokenizer told them apart, by their numbers in the vocabulary, and their norms."""

    words: list[int]
    spaces: list[bool]
    norms: Any  # an array of one column, which spaCy calls Ints2d

    @staticmethod
    def of(sentence: Span) -> _Words:
        told = sentence.to_array([ORTH, SPACY, NORM])  # type: ignore[attr-defined]
        return _Words(told[:, 0].tolist(), [*map(bool, told[:-1, 1].tolist()), False], told[:, 2:])

    def doc(self, vocab: Vocab) -> Doc:
        words: Any = self.words  # numbers do as well, whatever the annotation says
        return Doc(vocab, words=words, spaces=self.spaces).from_array([NORM], self.norms)


class Parsing:
    """The pipeline ``nlp``, asked for one thing at a time.

    With ``everything`` it looks for names in every sentence, and whoever asks for grammar is to ask for all of it:
    many times the work for the same edges, which a test holds it to.
    """

    def __init__(self, nlp: Language, everything: bool = False) -> None:
        self.everything = everything
        self._nlp = nlp
        self._limits = SentenceLimits(decide=True)
        self._names = NameSpans()
        self._words: dict[str, _Words] = {}
        names = {name for name in nlp.pipe_names if name in _OF_NAMES}
        for name, upstream in nlp.pipeline:
            if set(getattr(upstream, "listening_components", ())) & names:
                names.add(name)  # another model's entities may lean on the vectors of its grammar
        grammar = {name for name in nlp.pipe_names if name not in _OF_NAMES | _OUR_OWN}
        unread = _UNREAD if "morphologizer" in grammar and "attribute_ruler" not in grammar else frozenset()
        self._without_names = [name for name in nlp.pipe_names if name not in names]
        self._without_grammar = [name for name in nlp.pipe_names if name not in grammar - unread]

    def names(self, blocks: Iterable[Block], written_small: Set[str]) -> Iterator[Named]:
        """Sentences, names, values and persons of each block.

        ``written_small`` are the words that the document also writes without a capital: at the beginning of a
        sentence they are no names.
        """
        for block, doc, ents in self._ents(blocks, written_small):
            yield self._named(block, doc, ents)

    def row_names(self, rows: Iterable[Block], written_small: Set[str]) -> Iterator[tuple[Block, list[Mention]]]:
        """The names of each row of a table. One that the model finds lies within a cell; a kommun's bare name there
        is no place."""
        for block, _, ents in self._ents(rows, written_small):
            guessed = [ModelName(one.start_char, one.end_char, one.label_) for one in ents if one.label_ in _OF_BODIES]
            yield block, named_mentions(block.text, guessed)

    def _ents(self, blocks: Iterable[Block], written_small: Set[str]) -> Iterator[tuple[Block, Doc, list[Span]]]:
        """Each block as a document of sentences, and the names that the model finds in it."""
        for portion in _portions(blocks):
            docs = [self._limits(self._nlp.make_doc(soften(block))) for block in portion]
            asked = [
                (doc, sentence)
                for doc in docs
                for sentence in doc.sents
                if self.everything or may_name(sentence.text, written_small)
            ]
            read = self._nlp.pipe((self._doc(sentence) for _, sentence in asked), disable=self._without_names)
            ents: dict[int, list[Span]] = {}
            for (doc, sentence), found in zip(asked, read, strict=True):
                for ent in found.ents:
                    start, end = sentence.start_char + ent.start_char, sentence.start_char + ent.end_char
                    span = doc.char_span(start, end, label=ent.label_, alignment_mode="expand")
                    if span is not None:
                        ents.setdefault(id(doc), []).append(span)
            for block, doc in zip(portion, docs, strict=True):
                yield block, doc, ents.get(id(doc), [])

    def _named(self, block: Block, doc: Doc, ents: Sequence[Span]) -> Named:
        limits = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        names = self._names.outermost(doc, ents)
        return Named(
            block,
            limits,
            [mention for span in names if (mention := span._.mention) is not None],
            list(find_values(block.text)),
            [(span.start_char, span.end_char) for span in names if span.label_ == "PRS"],
        )

    def grammar(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """Each sentence with lemmas, parts of speech, inflection and its tree; one tree a sentence."""
        return self._nlp.pipe(map(self._one_sentence, sentences), disable=self._without_grammar)

    def _doc(self, sentence: Span) -> Doc:
        """A sentence by itself, of words that have been told apart before: in a memory zone spaCy's tokenizer
        remembers no word, and would take each one to pieces three times."""
        words = _Words.of(sentence)
        if len(self._words) < REMEMBERED:
            self._words[sentence.text] = words
        return words.doc(self._nlp.vocab)

    def _one_sentence(self, text: str) -> Doc:
        known = self._words.get(text)
        doc = self._nlp.make_doc(text) if known is None else known.doc(self._nlp.vocab)
        if len(doc):
            starts: Any = np.asarray([1] + [-1] * (len(doc) - 1), dtype="int64").astype("uint64")
            doc.from_array([SENT_START], starts)
        return doc


def written_small(texts: Iterable[str]) -> Set[str]:
    """All words of ``texts`` that stand there with a small first letter."""
    return {word for text in texts for word in _SMALL_WORD.findall(text)}


def may_name(sentence: str, small: Set[str]) -> bool:
    """Whether the model may find a name in ``sentence``: it has a capital that its beginning does not explain."""
    first = _WORD.search(sentence)
    if first is None:
        return False
    if _CAPITAL.search(sentence, first.start() + 1) or _body_in_small().search(sentence):
        return True
    return first[0][0].isupper() and first[0].lower() not in small


@cache
def _body_in_small() -> re.Pattern[str]:
    """A body that this genre writes small, told by its adjective: "regionala utvecklingsnämnden"."""
    endings = "|".join(re.escape(ending) for ending, kind in suffix_kinds() if kind in BODIES_IN_SMALL)
    return re.compile(rf"[a-zåäö]{{2}}a\s[a-zåäö-]*(?:{endings})s?(?![\w-])")


def _portions(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    portion: list[Block] = []
    length = 0
    for block in blocks:
        portion.append(block)
        length += len(block.text)
        if length >= PORTION:
            yield portion
            portion, length = [], 0
    if portion:
        yield portion


def soften(block: Block) -> str:
    """A heading all in capitals reads like a sentence to the model: lower its case, length unchanged."""
    text = block.text
    if block.kind == "heading" and text.isupper():
        text = text[0] + text[1:].lower()
    return text
