"""Reading: a layout → sentences and rows with their mentions and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nysta.extract.language.anaphors import anaphors, called_by, goes_back, only_calls
from nysta.extract.language.descriptions import descriptions
from nysta.extract.language.forms import normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.glossary import Glossary, definitions, unexplained
from nysta.extract.language.mention import Mention
from nysta.extract.language.mentions import named_mentions, resolved
from nysta.extract.language.names.agreed_limits import agreed_limits
from nysta.extract.language.names.bodies import owned_bodies, parted
from nysta.extract.language.names.known_names import KnownNames
from nysta.extract.language.names.name_rules import lexicon
from nysta.extract.language.names.names_by_place import names_by_place
from nysta.extract.language.names.ordinary_words import ordinary_words
from nysta.extract.language.names.own_names import own_name
from nysta.extract.language.names.row_names import with_guessed
from nysta.extract.language.names.settled_names import one_label_each, tell_genitives, tell_labels
from nysta.extract.language.names.title_page import calling_name, title_page_names
from nysta.extract.language.parsing import Named, Parsing, written_small
from nysta.extract.language.values import Value
from nysta.extract.language.word_vectors import WordVectors
from nysta.extract.structure import Block, Layout

# The words that the vocabulary keeps from document to document, some kilobyte each.
KEPT_WORDS = 8_000


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence: offset into the block's text, lemma, UPOS, what its inflection tells, and its place in
    the tree: the relation (``dep``) to the word that begins at ``head``, itself for the root."""

    start: int
    lemma: str
    pos: str
    finite: bool = False
    passive: bool = False
    head: int = -1
    dep: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block; mentions, values and words have offsets into the block's text."""

    block: Block
    start: int
    end: int
    mentions: tuple[Mention, ...]
    values: tuple[Value, ...]
    persons: tuple[tuple[int, int], ...] = ()
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True)
class Reading:
    """What the language stage found: sentences of prose, mentions in rows, the document's own short forms.

    ``rows`` maps a row block's number to the mentions in it, ``described`` a definite noun to the names of which the
    document says that they are such a one. ``vectors`` gives the word vectors of the pipeline that read it.
    """

    layout: Layout
    sentences: tuple[Sentence, ...]
    rows: dict[int, tuple[Mention, ...]]
    glossary: Glossary
    described: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    vectors: WordVectors | None = None

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in self.sentences:
            found[sentence.block.number].append(sentence)
        return found

    @cached_property
    def named_in_prose(self) -> dict[str, Mention]:
        """The first mention of each name outside of tables, by the name's normal form."""
        found: dict[str, Mention] = {}
        for sentence in self.sentences:
            for one in sentence.mentions:
                if one.origin != "anaphor" and not one.place:
                    found.setdefault(normalise(one.name), one)
        return found

    @cached_property
    def prose(self) -> str:
        """The text of all blocks that are no rows."""
        return "\n".join(block.text for block in self.layout.blocks if block.kind != "row")

    def in_block(self, number: int) -> Sequence[Sentence]:
        """The sentences of one block; none for a row."""
        return self._by_block.get(number, ())

    def named_in(self, block: Block) -> Iterator[Mention]:
        """The mentions in one block, in reading order."""
        for sentence in self.in_block(block.number):
            yield from sentence.mentions
        yield from self.rows.get(block.number, ())

    def mentions(self) -> Iterator[tuple[Block, Mention]]:
        """All mentions with their blocks, in reading order."""
        found = [(s.block.number, m.start, s.block, m) for s in self.sentences for m in s.mentions]
        for number, mentions in self.rows.items():
            found += [(number, m.start, self.layout.blocks[number], m) for m in mentions]
        for _, _, block, mention in sorted(found, key=lambda one: (one[0], one[1])):
            yield block, mention


def read(layout: Layout, nlp: Language, everything: bool = False) -> Reading:
    """Find sentences, names and values in a document with the pipeline ``nlp``.

    Two passes: the first finds the names and the short forms that the document defines, the second finds
    every further place where they are used. Grammar comes last, for the sentences where names meet;
    ``everything`` has the model read every sentence for both.
    """
    # Words met once the vocabulary is full go with their document, else that of a long run grows and grows. Till then
    # they stay: a pipeline that knows its words tells them apart in a fifth of the time.
    full = len(nlp.vocab) >= KEPT_WORDS
    with nlp.memory_zone() if full else nullcontext():
        return replace(_read(layout, Parsing(nlp, everything)), vectors=WordVectors(nlp.vocab))


def _read(layout: Layout, parsing: Parsing) -> Reading:
    prose = [block for block in layout.blocks if block.kind != "row"]
    texts = [block.text for block in layout.blocks]
    small = written_small(texts)
    named = list(parsing.names(prose, small))
    ordinary = ordinary_words(texts, (mention for one in named for mention in one.mentions))
    named = [replace(one, mentions=[it for it in one.mentions if it.name not in ordinary]) for one in named]
    apart = parted([one.block.text for one in named], [one.mentions for one in named])
    agreed = agreed_limits([one.block.text for one in named], apart)
    named = [replace(one, mentions=mentions) for one, mentions in zip(named, agreed, strict=True)]
    first = {one.block.number: list(one.mentions) for one in named}
    heads = {text for table in layout.tables for text in table.head}
    in_rows = {
        block.number: [
            one
            for one in named_mentions(block.text, untaught=parsing.untaught(block))
            if not (block.text in heads and _follows_a_noun(one))
        ]
        for block in layout.blocks
        if block.kind == "row"
    }
    first |= {number: list(mentions) for number, mentions in in_rows.items()}
    tell_genitives(layout, first)
    named = [replace(one, mentions=list(first[one.block.number])) for one in named]
    in_rows = {number: list(first[number]) for number in in_rows}
    tell_labels(layout, first)
    titled = title_page_names(layout) or [*own_name(layout, first)]
    placed = names_by_place(layout, first, titled)
    for number, one in placed.items():
        first[number] = _with_placed(first[number], one)
    first = one_label_each(first, placed.values())
    glossary = Glossary()
    for block in layout.blocks:
        for mention in first[block.number]:
            glossary.count(mention)
        for mention, short in definitions(block.text, first[block.number]):
            glossary.define(short, mention)
    if titled and (own := calling_name(titled[0][1].name, layout.source.text)) is not None:
        glossary.define(own, titled[0][1])
    found = [one for mentions in first.values() for one in mentions]
    for mention, short in unexplained((block.text for block in layout.blocks), found, _needs_no_name):
        glossary.define(short, mention)
    finder = KnownNames(first, glossary)
    described = descriptions((block.text, first[block.number]) for block in prose)
    called = called_by((one for mentions in first.values() for one in mentions), described)
    sentences = [
        sentence for one in named for sentence in _sentences(one, finder, called, placed.get(one.block.number))
    ]
    below_heads = dict.fromkeys(row.block for table in layout.tables for row in table.rows)
    guessed = parsing.row_names([layout.blocks[number] for number in below_heads if number in in_rows], small)
    rows = {
        number: tuple(
            with_guessed(
                _known(layout.blocks[number].text, mentions, finder, placed.get(number)), guessed.get(number, ())
            )
        )
        for number, mentions in in_rows.items()
    }
    return Reading(layout, tuple(_with_grammar(sentences, parsing)), rows, glossary, described)


def _follows_a_noun(one: Mention) -> bool:
    """Whether only the noun before a mention makes it one: in a head, "Projekt Part Belopp", that is a column's."""
    return one.announced and one.origin == "rule" and one.label != "ORG"


def _with_placed(mentions: Iterable[Mention], placed: Mention | None) -> list[Mention]:
    """The mentions with the one that its place gives away instead of what else was taken for names in it."""
    if placed is None:
        return list(mentions)
    return [placed, *(one for one in mentions if one.end <= placed.start or placed.end <= one.start)]


def _known(text: str, mentions: Iterable[Mention], finder: KnownNames, placed: Mention | None) -> list[Mention]:
    """The mentions of a block with all that the document knows of their names."""
    return finder.relabel(resolved(text, _with_placed([*mentions, *finder.find(text)], placed)))


def _sentences(
    one: Named, finder: KnownNames, called: Mapping[str, Mention], placed: Mention | None
) -> Iterator[Sentence]:
    """The sentences of a block with all that the document knows of their names."""
    block = one.block
    mentions = _known(block.text, one.mentions, finder, placed)
    mentions = [it for it in mentions if not only_calls(it, one.limits, called)]
    mentions = sorted([*mentions, *anaphors(block.text, mentions, called)], key=lambda one: one.start)
    bodies = [
        Mention(one.start, one.end, one.name, "ORG", one.kind, "rule") for one in owned_bodies(block.text, mentions)
    ]
    mentions = sorted([*mentions, *bodies], key=lambda one: one.start)
    for start, end in _mend(one.limits, mentions):
        yield Sentence(
            block,
            start,
            end,
            tuple(it for it in mentions if start <= it.start and it.end <= end),
            tuple(it for it in one.values if start <= it.start and it.end <= end),
            tuple(it for it in one.persons if start <= it[0] and it[1] <= end),
        )


def _with_grammar(sentences: Sequence[Sentence], parsing: Parsing) -> list[Sentence]:
    """The sentences, those with their words that need them; what the document says twice is read once."""
    asked: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sentences):
        if parsing.everything or _needs_grammar(one):
            asked[one.text].append(number)
    read = list(sentences)
    for text, doc in parsing.grammar(asked):
        for number in asked[text]:
            read[number] = replace(sentences[number], words=tuple(_words(sentences[number].start, doc)))
    return read


def _needs_no_name(short: str) -> bool:
    """Whether an abbreviation is known anyway, or is none of an organisation."""
    return short in lexicon()["never"] or load_gazetteer().find(short) is not None


def _needs_grammar(one: Sentence) -> bool:
    """Whether grammar can tell anything of a sentence: what ties its names, what ties one to the sentence before
    ("Den drivs av Ale kommun"), or whether an item is a name itself."""
    named = sum(mention.kind != "parti" for mention in one.mentions)
    return one.block.kind == "item" or named > 1 or (named == 1 and goes_back(one.text))


@lru_cache(maxsize=2000)
def _inflection(morphology: str) -> tuple[bool, bool, bool]:
    """Whether a word is a finite verb, whether it is passive, and whether it tells of the past."""
    told = morphology.split("|")
    return "VerbForm=Fin" in told, "Voice=Pass" in told, "Tense=Past" in told


def _words(start: int, doc: Doc) -> Iterator[Word]:
    """The words of a parsed sentence that begins at ``start`` of its block."""
    for token in doc:
        finite, passive, past = _inflection(str(token.morph))
        yield Word(
            start + token.idx,
            token.lemma_.casefold(),
            token.pos_,
            finite,
            passive,
            start + token.head.idx,
            token.dep_,
            past,
        )


def _mend(limits: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Sentence limits with none inside a mention."""
    out: list[tuple[int, int]] = []
    for start, end in limits:
        if out and any(one.start < start < one.end for one in mentions):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
