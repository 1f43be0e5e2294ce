"""Beyond the sentence: a name and what the text before its sentence spoke of, as features for the trained scorer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nysta.extract.language.anaphors import FIRST_PERSON
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.language.values import Money, Share
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.leads import Lead, introduces, stem_of
from nysta.extract.relations.sentences.clauses import clauses_of
from nysta.extract.relations.sentences.elements import Element
from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block

# How many sentences with names back, and how many blocks back, what is spoken of may have been named.
REACH, BLOCKS_BACK = 3, 4
# How many sentences with names are remembered: a list's items and what stands above them.
REMEMBERED = 40
# A sentence with more names, coordinated ones counted once, speaks of them and of nothing before it.
MOST_NAMES = 5
# How many blocks a heading's names are spoken of.
HEADED = 12
# How many words before and after the name are looked at.
AROUND = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """Something named before a sentence: how many sentences back (0: the heading's), whether first in its own, and
    whether in a heading. The issuer is always one."""

    end: End
    back: int
    first: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Distant:
    """A name of a sentence and a topic of the text before it; ``start``/``end`` are the limits of the name's clause in
    the masked text. The features come in ``parts``: the name's, which it has with every topic, the topic's, and those
    of both."""

    group: Group
    topic: Topic
    start: int
    end: int
    parts: tuple[frozenset[str], ...]

    @property
    def features(self) -> frozenset[str]:
        """All features."""
        return frozenset().union(*self.parts)


class Before:
    """What the sentences of a document, taken in order, leave to be spoken of."""

    def __init__(self) -> None:
        self._named: deque[tuple[Sentence, list[Mention]]] = deque(maxlen=REMEMBERED)
        self._headings: list[tuple[Block, list[Mention]]] = []
        self._last: Sentence | None = None
        self._lead: Lead | None = None

    def take(self, sentence: Sentence) -> None:
        """Take in what a sentence names; a heading begins anew, but for the headings that it stands below."""
        named = [one for one in sentence.mentions if _counts(one)]
        if sentence.block.kind != "item":
            self._last = sentence
        if sentence.block.kind == "heading":
            self._headings = [it for it in self._headings if it[0].text in sentence.block.section.headings]
            self._headings.append((sentence.block, named))
            self._named.clear()
        elif named:
            self._named.append((sentence, named))

    def lead(self, block: Block) -> Lead | None:
        """What introduces the list that ``block``, the next one, is an item of."""
        if self._last is None or not introduces(self._last, block):
            return None
        if self._lead is None or self._lead.sentence is not self._last:
            self._lead = Lead.of(self._last)
        return self._lead

    def topics(self, sentence: Sentence) -> list[Topic]:
        """What ``sentence``, not yet taken in, may speak of without naming it: what was named shortly before it,
        nearest first, then what its headings name, last the issuer. One item of a list does not speak of another's."""
        own = {one.name.casefold() for one in sentence.mentions}
        found: dict[str, Topic] = {}

        def add(topic: Topic) -> None:
            if topic.end.name.casefold() not in own:
                found.setdefault(topic.end.name.casefold(), topic)

        lead = self.lead(sentence.block)
        here = sentence.block.number if lead is None else lead.sentence.block.number + 1
        back = 0
        for before, named in reversed(self._named):
            if before.block.number < here - BLOCKS_BACK:
                break
            if sentence.block.kind == before.block.kind == "item" and before.block is not sentence.block:
                continue
            back += 1
            for at, one in enumerate(named):
                add(Topic(End(before.block, one), back, at == 0, False))
            if back == REACH:
                break
        for block, named in reversed(self._headings):
            if block.number < sentence.block.number - HEADED:
                break
            for at, one in enumerate(named):
                add(Topic(End(block, one), 0, at == 0, True))
        if FIRST_PERSON.casefold() not in own:
            add(Topic(End(sentence.block, "issuer", sentence.start), 0, False, False))
        return list(found.values())


def _counts(one: Mention) -> bool:
    return not (one.place or one.kind == "parti" or one.name == FIRST_PERSON)


def distant_pairs(
    masked: Masked, topics: Sequence[Topic], prominence: Prominence, lead: Lead | None = None
) -> Iterator[Distant]:
    """All pairs of a name of a sentence with one of the topics of the text before it; ``lead`` introduces its list."""
    clauses = clauses_of(masked)
    elements = [one for clause in clauses for one in clause.elements]
    clause_of = [clause for clause in clauses for _ in clause.elements]
    names = [at for at, one in enumerate(elements) if one.group is not None and any(map(_counts, one.group.mentions))]
    if not names or len(names) > MOST_NAMES or not topics:
        return
    values = [one.group.value for one in elements if one.group is not None and one.group.value is not None]
    said = {f"block={masked.sentence.block.kind}", f"names={min(len(names), 3)}"}
    said |= {"money"} if any(isinstance(value, Money) for value in values) else set()
    said |= {"share"} if any(isinstance(value, Share) for value in values) else set()
    said |= lead.features if lead is not None else set()
    stems = [stem_of(one) for one in elements]
    opening = stems[:3]
    said |= {f"opens1={opening[0]}", f"opens2={'_'.join(opening[:2])}"}
    speaks = any(one.group is not None and any(it.origin == "anaphor" for it in one.group.mentions) for one in elements)
    said |= {"speaks"} if speaks else set()
    standing = _standing(masked.sentence.block, topics, prominence, lead)
    sorts = [topic.end.sort for topic in topics]
    for nth, at in enumerate(names):
        one = elements[at]
        assert one.group is not None
        kind = _kind(one.group)
        here = _around(elements, stems, at) | said | {f"nth={min(nth, 2)}", f"kind={kind}"}
        for verb in clause_of[at].verbs:
            passive = "-s" if verb.word is not None and verb.word.passive else ""
            here.add(f"verb={verb.lemma}{passive}")
        of_name = frozenset(here)
        of_both = {sort: frozenset((f"kinds={kind}>{sort}",)) for sort in dict.fromkeys(sorts)}
        start, end = clause_of[at].span
        for topic, there, sort in zip(topics, standing, sorts, strict=True):
            yield Distant(one.group, topic, start, end, (of_name, there, of_both[sort]))


def _standing(block: Block, topics: Sequence[Topic], prominence: Prominence, lead: Lead | None) -> list[frozenset[str]]:
    """How each topic of a sentence in ``block`` stands among them all, and in the document."""
    labels = [_label(topic) for topic in topics]
    found = []
    for rank, (topic, label) in enumerate(zip(topics, labels, strict=True)):
        nearer = labels[:rank].count(label)
        place = "heading" if topic.heading else "issuer" if topic.end.mention == "issuer" else f"back{topic.back}"
        seen = {f"T.place={place}", f"T.nearer={min(nearer, 3)}", f"T.kind={topic.end.sort}", f"T.rank={min(rank, 4)}"}
        seen |= {f"T.place={place}.first" if topic.first else f"T.place={place}.later"}
        one = topic.end.mention
        if lead is not None and (beside := lead.beside(one)):
            seen |= beside | {"T.place=lead"}
        if isinstance(one, Mention):
            seen |= {"T.genitive"} if one.genitive else set()
            seen |= {f"T.origin={'anaphor' if one.origin == 'anaphor' else 'name'}"}
        seen |= {f"T.others={other}" for other in {*labels[:rank], *labels[rank + 1 :]}}
        seen |= {f"T.{it}" for it in prominence.standing(block, topic.end.mention)}  # type: ignore[arg-type]
        found.append(frozenset(seen))
    return found


def _around(elements: Sequence[Element], stems: Sequence[str], at: int) -> set[str]:
    before, after = stems[max(0, at - AROUND) : at], stems[at + 1 : at + 1 + AROUND]
    seen: set[str] = set()
    for place, words in (("before", before), ("after", after)):
        seen |= {f"{place}:{word}" for word in words}
        seen |= {f"{place}:{a}_{b}" for a, b in pairwise(words)}
    near = before[-2:]
    seen.add(f"prep={near[-1] if near else '^'}")
    seen.add(f"prep2={'_'.join(near) if near else '^'}")
    seen.add(f"next={after[0] if after else '$'}")
    seen |= {"genitive"} if elements[at].genitive else set()
    seen |= {"begins"} if at == 0 else set()
    return seen


def _label(topic: Topic) -> str:
    """The label of what a topic is, without its kind."""
    return topic.end.sort.partition(".")[0]


def _kind(group: Group) -> str:
    return f"{group.mentions[0].label}.{group.mentions[0].kind}"
