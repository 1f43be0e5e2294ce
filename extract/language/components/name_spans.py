"""Names as spans, linked to the gazetteer: ``doc.spans["names"]`` and ``doc.ents``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from nysta.extract.language.forms import legal_form
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import LABELS, Mention, ModelName
from nysta.extract.language.mentions import Untaught, named_mentions
from nysta.extract.language.places import is_place
from nysta.extract.persons import is_person_name

KEY = "names"

if not Span.has_extension("mention"):
    Span.set_extension("mention", default=None)
    Span.set_extension("entity_id", getter=lambda span: span.kb_id_ or None)
    Span.set_extension("legal_form", getter=lambda span: legal_form(span.text))


class NameSpans:
    """The component: the model's names, the gazetteer's and those that their form gives away, as one reading.

    ``doc.spans["names"]`` holds all names, a name inside another too, and ``doc.ents`` the outermost, with the labels
    ``ORG``, ``PRG``, ``PRJ``, ``LOC``, ``PRS``. ``span._.entity_id`` is the gazetteer's id, None for a name it does not
    know; ``span._.legal_form`` is "AB", "ek. för." and the like; ``span._.mention`` the typed mention behind an
    outermost organisation, programme or project. A kommun's bare name is ``ORG`` with its id where it acts and
    ``LOC`` without one where it is only a place.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["names"]`` and set ``doc.ents``."""
        outermost = self.outermost(doc, doc.ents)
        doc.spans[KEY] = sorted([*outermost, *_nested(doc, outermost)], key=lambda one: (one.start, -one.end))
        doc.ents = outermost
        return doc

    def outermost(self, doc: Doc, by_model: Iterable[Span], untaught: Untaught | None = None) -> list[Span]:
        """The outermost names of ``doc`` in reading order, of which those ``by_model`` are; ``untaught`` the others,
        where they have been looked for before."""
        told = [_or_person(span) for span in by_model]
        guessed = [ModelName(span.start_char, span.end_char, span.label_) for span in told]
        outermost, taken = list[Span](), set[int]()
        for mention in named_mentions(doc.text, guessed, untaught):
            span = _span(doc, mention, {name.label for name in guessed if _touch(name, mention)})
            if span is not None and taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                outermost.append(span)
        for span in told:
            if span.label_ in ("LOC", "PRS") and taken.isdisjoint(range(span.start, span.end)):
                outermost.append(span)
        return sorted(outermost, key=lambda one: one.start)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``names_p/r/f``, per label too; ``link_acc``: linked names of the reference that carry the same id;
        ``place_acc``: names of the reference that can be both, told apart as place or body."""
        examples = [one for one in examples if KEY in one.reference.spans]
        scores = Scorer.score_spans(examples, KEY, getter=lambda doc, key: doc.spans.get(key, []), allow_overlap=True)
        linked, told = list[bool](), list[bool]()
        for example in examples:
            found = {(one.start_char, one.end_char): one for one in example.predicted.spans[KEY]}
            for span in example.reference.spans[KEY]:
                mine = found.get((span.start_char, span.end_char))
                if span.kb_id_:
                    linked.append(mine is not None and mine.kb_id_ == span.kb_id_)
                if is_ambiguous(span.text) and span.label_ in ("ORG", "LOC"):
                    told.append(mine is not None and mine.label_ == span.label_)
        return {**scores, "link_acc": _share(linked), "place_acc": _share(told)}


def _or_person(span: Span) -> Span:
    """The model's name; as ``PRS`` where it is plainly a person's, whatever the model calls it."""
    if span.label_ == "PRS" or not is_person_name(span.text):
        return span
    return Span(span.doc, span.start, span.end, label="PRS")


def is_ambiguous(name: str) -> bool:
    """Whether a name can be a place and the body that governs it ("Göteborg", "Skåne")."""
    known = load_gazetteer().find(name)
    return known is not None and known[1] == "short" and known[0].kind in ("kommun", "region")


def _share(marks: list[bool]) -> float | None:
    return sum(marks) / len(marks) if marks else None


def _touch(name: ModelName, mention: Mention) -> bool:
    return name.start < mention.end and mention.start < name.end


def _span(doc: Doc, mention: Mention, told: set[str]) -> Span | None:
    """The words of a mention, its genitive s included; ``told`` are the model's labels there."""
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None:
        return None
    place = mention.origin == "short" and is_place(words, told)
    label = "LOC" if place else mention.label
    known = mention.entry.id if mention.entry is not None and not place else ""
    span = Span(doc, words.start, words.end, label=label, kb_id=known)
    span._.mention = replace(mention, place=True) if place else mention
    return span


def _nested(doc: Doc, outermost: Iterable[Span]) -> Iterator[Span]:
    """Names of the gazetteer inside a longer name: "Mora kommuns" of "Mora kommuns program för jämlik hälsa"."""
    for outer in outermost:
        if len(outer) < 2 or outer.label_ == "PRS":
            continue
        for match in load_gazetteer().scan(outer.text):
            start, end = outer.start_char + match.start, outer.start_char + match.end
            span = doc.char_span(start, end, label=LABELS[match.entry.label], kb_id=match.entry.id)
            if span is not None and match.strength != "short" and len(span) < len(outer):
                yield span


@Language.factory("name_spans", requires=["doc.ents"], assigns=["doc.ents", "doc.spans"])
def make_name_spans(nlp: Language, name: str) -> NameSpans:
    """The component; gazetteers and forms of names are data."""
    return NameSpans()
