"""What the pipeline reads of which sentence: names where one may stand, grammar where names meet.

Most of the time goes into the trained components, and most sentences need none of them. So sentences come by rule,
names are looked for in sentences with a capital letter that wants explaining, and grammar is read only where
:mod:`nysta.extract.language.reading` asks for it. Sentences are read one by one, so that what is left out changes
nothing in what is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import NORM, ORTH, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nysta.extract.language.components.name_spans import NameSpans
from nysta.extract.language.components.sentence_limits import SentenceLimits
from nysta.extract.language.mention import Mention, ModelName
from nysta.extract.language.mentions import BODIES_IN_SMALL, Untaught, named_mentions
from nysta.extract.language.names.name_rules import suffix_kinds
from nysta.extract.language.values import Value, find_values
from nysta.extract.persons import is_person_name
from nysta.extract.structure import Block

# Blocks whose names are looked for together, in characters: enough for fast products of matrices, little memory.
PORTION = 40_000
# Sentences of one document whose words are kept until grammar asks for them: a few megabytes.
REMEMBERED = 5_000
# Sentences that the parser, which parses a quarter of them at once, is given at a time: a word takes it twelve
# kilobytes, and what a core keeps near it is quicker.
PARSED = 160
# Components that find or rename entities; everything else that the model brings is grammar.
_OF_NAMES = frozenset({"ner", "entity_ruler", "map_labels"})
# Components that this module calls itself, or whose work the document as a whole needs, not the sentence.
_OUR_OWN = frozenset({"value_spans", "name_spans", "definitions", "sentence_limits", "sentences_by_rule"})
# Its tags say what the morphologizer says too, in a notation that we don't read.
_UNREAD = frozenset({"tagger"})

_WORD = re.compile(r"[^\W\d_][\w-]*")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zåäöéü][\w-]*")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
# How a name may go on that begins with an ordinary word; it may also be the word's genitive.
_GOES_ON = re.compile(r"\s(?:av|för|från|i|med|mot|och|om|på|till|utan|över)\s[a-zåäö]")


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


class _Sentence(NamedTuple):
    """A sentence of a block: its words, its limits in the block's text, and its own text."""

    words: Span
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Apart:
    """A block with its words and sentences told apart, and the names in it that need no model."""

    block: Block
    doc: Doc
    sentences: list[_Sentence]
    untaught: Untaught

    def may_name(self, sentence: _Sentence, small: Set[str]) -> bool:
        """Whether the model may find a name in a sentence that is not there already."""
        start, end = sentence.start, sentence.end
        known = ((one.start - start, one.end - start) for one in self.untaught.certain() if start <= one.start < end)
        return may_name(sentence.text, small, known)


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
        self._untaught: dict[int, Untaught] = {}
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
        for one, ents in self._read(blocks, written_small):
            yield self._named(one, ents)

    def row_names(self, rows: Iterable[Block], written_small: Set[str]) -> dict[int, list[Mention]]:
        """The names of each row of a table, by its block's number. A kommun's bare name is no place there."""
        found: dict[int, list[Mention]] = {}
        for one, ents in self._read(rows, written_small):
            guessed = [
                ModelName(ent.start_char, ent.end_char, ent.label_) for ent in ents if not is_person_name(ent.text)
            ]
            found[one.block.number] = named_mentions(one.block.text, guessed, one.untaught)
        return found

    def untaught(self, block: Block) -> Untaught:
        """The names of a block that need no model; they are looked for once, however often they are asked for."""
        if block.number not in self._untaught:
            self._untaught[block.number] = Untaught.of(soften(block))
        return self._untaught[block.number]

    def _read(self, blocks: Iterable[Block], written_small: Set[str]) -> Iterator[tuple[_Apart, list[Span]]]:
        """Each block, its words told apart, with the names that the model finds in it."""
        for portion in _portions(blocks):
            apart = [self._apart(block) for block in portion]
            # a sentence that stands there twice is read once
            asked = {
                sentence.text: sentence
                for one in apart
                for sentence in one.sentences
                if self.everything or one.may_name(sentence, written_small)
            }
            read = self._nlp.pipe(map(self._doc, asked.values()), disable=self._without_names)
            ents = {text: doc.ents for text, doc in zip(asked, read, strict=True)}
            for one in apart:
                found = [
                    Span(one.doc, sentence.words.start + ent.start, sentence.words.start + ent.end, label=ent.label)
                    for sentence in one.sentences
                    for ent in ents.get(sentence.text, ())
                ]
                yield one, found

    def _apart(self, block: Block) -> _Apart:
        doc = self._limits(self._nlp.make_doc(soften(block)))
        sentences = [_Sentence(one, one.start_char, one.end_char, one.text) for one in doc.sents]
        return _Apart(block, doc, sentences, self.untaught(block))

    def _named(self, one: _Apart, ents: Sequence[Span]) -> Named:
        names = self._names.outermost(one.doc, ents, one.untaught)
        return Named(
            one.block,
            [(sentence.start, sentence.end) for sentence in one.sentences],
            [mention for span in names if (mention := span._.mention) is not None],
            list(find_values(one.block.text)),
            [(span.start_char, span.end_char) for span in names if span.label_ == "PRS"],
        )

    def grammar(self, sentences: Collection[str]) -> Iterator[tuple[str, Doc]]:
        """Each sentence with its lemmas, parts of speech, inflection and tree; one tree a sentence."""
        docs = self._nlp.pipe(
            map(self._one_sentence, sentences),
            disable=self._without_grammar,
            component_cfg={"parser": {"batch_size": PARSED}},
        )
        return zip(sentences, docs, strict=True)

    def _doc(self, sentence: _Sentence) -> Doc:
        """A sentence by itself, of words that have been told apart before: in a memory zone spaCy's tokenizer
        remembers no word, and would take each one to pieces three times."""
        words = _Words.of(sentence.words)
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


def may_name(sentence: str, small: Set[str], known: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether the model may find a name in ``sentence``: it has a capital that neither its beginning explains nor a
    name that is ``known`` to stand there."""
    plain = sentence
    for start, end in known:
        plain = plain[:start] + "x" * (end - start) + plain[end:]
    first = _WORD.search(plain)
    if first is None:
        return False
    if _CAPITAL.search(plain, first.start() + 1) or _body_in_small().search(sentence):
        return True
    if not first[0][0].isupper():
        return False
    # "Bruk i bruk, med Region Värmland som projektägare", "Nätverkets arbete leds av Inlandsrådet"
    may_begin = first[0].endswith("s") or _GOES_ON.match(plain, first.end()) is not None
    return first[0].lower() not in small or (plain != sentence and may_begin)


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
