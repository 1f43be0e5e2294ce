"""Examples for the relation scorers: pairs of names in our own annotated documents and phrases.

Inputs are documents with gold graphs (``texts/`` and ``gold/`` folders) and phrase banks (JSON lines of passages with
their relations). Nothing under ``held-out`` is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.forms import normalise
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import read as read_layout
from nysta.extract.readers import read
from nysta.extract.relations.factuality.learned_modality import modality_features
from nysta.extract.relations.factuality.modality import heard_around
from nysta.extract.relations.lists.own_project import document_project
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.scorers.distant_pairs import Before, distant_pairs
from nysta.extract.relations.scorers.pairs import pairs_of
from nysta.extract.relations.scorers.sight import NOWHERE, Placed, Sight
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.relations.statement import End
from nysta.extract.relations.tables import ruled_tables
from nysta.extract.relations.weights import NONE
from nysta.extract.resolve import Resolver
from nysta.extract.structure import Block, analyse
from nysta.extract.title import find_title

EVALUATION = Path(__file__).resolve().parents[2] / "tests" / "evaluation"

Forms = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document or passage with what it states: relations as in a gold graph, and the forms of their ends' names."""

    source: SourceText
    relations: Sequence[dict[str, Any]]
    forms: Forms
    issuer: str | None = None
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen around a pair, and the class it belongs to: a relation type with its direction, or none. Where its
    names stand is for the network, which reads pairs within a sentence and beyond it."""

    features: frozenset[str]
    label: str
    phrase: bool
    places: Placed = NOWHERE


def documents(texts: Path, gold: Path) -> Iterator[Marked]:
    """Every document in ``texts`` that has a gold graph; doubtful relations count as stated."""
    for path in sorted(gold.glob("*.json")):
        graph = json.loads(path.read_text(encoding="utf-8"))
        forms = {one["id"]: _forms(one["name"], *one.get("aliases", [])) for one in graph["entities"]}
        relations = [*graph["relations"], *(one for one in graph.get("doubtful", []) if "type" in one)]
        yield Marked(read(texts / graph["document"], name=graph["document"]), relations, forms.__getitem__)


def phrases(file: Path) -> Iterator[Marked]:
    """Every passage of a phrase bank."""
    for line in file.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        issuer = passage.get("issuer")
        text = f"{issuer}\nVerksamhetsberättelse\n\n{passage['text']}" if issuer else passage["text"]

        def forms(name: str, issuer: str | None = issuer) -> frozenset[str]:
            return _forms(issuer or "") if name == "issuer" else _forms(name)

        yield Marked(SourceText("phrase.txt", "0" * 64, text), passage["relations"], forms, issuer, phrase=True)


def examples(marked: Marked, nlp: Language) -> dict[str, list[Example]]:
    """What a document has for each scorer: pairs within a sentence ("scorer"), of a name with what stands before its
    sentence ("distant"), of a table's rows ("rows"), and the words of related pairs of sentences with the modality of
    what they say, :data:`NONE` where that is asserted or planned ("modality"). A pair that is related, but by other
    words of the document, is no example."""
    reading = read_layout(analyse(marked.source), nlp)
    title = find_title(reading.layout)
    resolver = Resolver(reading, title, marked.issuer)
    prominence = resolver.prominence()
    issuer = resolver.issuer
    issuers = _forms(issuer.name, *issuer.names) if issuer is not None else frozenset[str]()

    def known(block: Block, mentions: Sequence[Mention]) -> frozenset[str]:
        clusters = [resolver.cluster_of_mention(block, one) for one in mentions]
        return _forms(*(name for one in clusters if one is not None for name in (one.name, *one.names)))

    def named_by(end: End) -> frozenset[str]:
        return known(end.block, [end.mention]) if isinstance(end.mention, Mention) else issuers

    within: list[Example] = []
    beyond: list[Example] = []
    in_rows: list[Example] = []
    before, sight = Before(), Sight(prominence)
    said: list[Example] = []
    for sentence in reading.sentences:
        masked = mask(sentence)
        sight.take(masked)
        for pair in pairs_of(masked, prominence):
            first, second = known(sentence.block, pair.first.mentions), known(sentence.block, pair.second.mentions)
            if (label := _label(sentence.text, first, second, marked)) is not None:
                places = Placed(sight.place(pair.first.mentions[0]), sight.place(pair.second.mentions[0]))
                within.append(Example(pair.features, label, marked.phrase, places))
            if label not in (None, NONE):
                told = _modality(sentence.text, first, second, marked)
                said.append(Example(_heard(masked, pair.start, pair.end), told, marked.phrase))
        named = known(sentence.block, sentence.mentions)
        for far in distant_pairs(masked, before.topics(sentence), prominence, before.lead(sentence.block)):
            topic = named_by(far.topic.end)
            if not topic or topic & named:
                continue
            label = _label(sentence.text, known(sentence.block, far.group.mentions), topic, marked)
            if label is not None:
                about = far.topic.end.mention
                other = sight.place(about) if isinstance(about, Mention) else None
                places = Placed(sight.place(far.group.mentions[0]), other)
                beyond.append(Example(far.features, label, marked.phrase, places))
            if label not in (None, NONE):
                told = _modality(sentence.text, known(sentence.block, far.group.mentions), topic, marked)
                said.append(Example(_heard(masked, far.start, far.end), told, marked.phrase))
        before.take(sentence)
    tables = ruled_tables(Fit(reading), None, document_project(reading, title or ""), prominence)
    for pair in (it for table in tables for it in table.pairs):
        first, second = named_by(pair.end), named_by(pair.other.end)
        if not first or not second or first & second:
            continue
        text = reading.layout.blocks[pair.row.block].text
        if (label := _label(text, first, second, marked)) is not None:
            in_rows.append(Example(pair.features, label, marked.phrase, pair.places))
    return {"scorer": within, "distant": beyond, "rows": in_rows, "modality": said}


def _heard(masked: Masked, start: int, end: int) -> frozenset[str]:
    """What is seen around a stated relation that may say it to be over, not so or wished for."""
    return modality_features(heard_around(masked.text, start, end), start, end)


def _label(sentence: str, first: frozenset[str], second: frozenset[str], marked: Marked) -> str | None:
    """What ``sentence`` states of two entities, given by the forms of their names; None where other words do."""
    labels, elsewhere = set(), False
    for relation in marked.relations:
        ends = marked.forms(relation["source"]), marked.forms(relation["target"])
        forward, backward = bool(first & ends[0] and second & ends[1]), bool(second & ends[0] and first & ends[1])
        if not (forward or backward):
            continue
        if _states(sentence, relation.get("quote")):
            undirected = relation["type"] == "COLLABORATES_WITH"
            labels.add(relation["type"] + (">" if forward or undirected else "<"))
        else:
            elsewhere = True
    return min(labels) if labels else None if elsewhere else NONE


def _modality(sentence: str, first: frozenset[str], second: frozenset[str], marked: Marked) -> str:
    """What a sentence says its relation of two entities to be, if it is neither asserted nor planned."""
    told = [
        relation.get("modality") or "asserted"
        for relation in marked.relations
        for ends in [(marked.forms(relation["source"]), marked.forms(relation["target"]))]
        if ((first & ends[0] and second & ends[1]) or (second & ends[0] and first & ends[1]))
        and _states(sentence, relation.get("quote"))
    ]
    other = sorted(one for one in told if one not in ("asserted", "planned"))
    return other[0] if len(other) == len(told) and other else NONE


def _forms(*names: str) -> frozenset[str]:
    found = {normalise(name, legal_form=False) for name in names if name}
    return frozenset(found | {name[:-1] for name in found if len(name) > 4 and name.endswith("s")})


def _states(sentence: str, quote: str | None) -> bool:
    """Whether the gold's quote stands in the sentence, or the sentence in the quote."""
    if quote is None:
        return True
    inside, outside = _squash(sentence), _squash(quote)
    return outside[:60] in inside or (len(inside) > 15 and inside in outside) or outside[10:60] in inside


def _squash(text: str) -> str:
    return re.sub(r"\s+|(?<=\w)[-\u00ad](?=\s)", "", text).casefold()
