"""Step ``documents``: names in the evaluation documents that others learn from, told by their gold graphs.

A gold graph names the organisations, programmes and projects of its document, with their other names. Every place
where one stands, in sentences and headings as the extraction sees them, is an example, and so, in a corpus of their
own, are the rows of tables. Persons and places come from the first model, as in silver. What a graph can't
tell is left open: a kommun by its bare name, other words with a capital letter, bodies in small letters.

Tuning 7, 16, 20, 21 and what is held out are not read. Every tenth document of tuning 8 is kept from training.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import spacy
from annotated import UNKNOWN, Annotated, CharSpan, save
from silver import apart
from spacy.language import Language
from spacy.tokens import Doc

from nysta.extract.language import context as context  # registers the layer of the names model
from nysta.extract.language.components.sentence_limits import SentenceLimits
from nysta.extract.language.parsing import soften
from nysta.extract.language.tokenizer import add_word_rules
from nysta.extract.readers import read
from nysta.extract.structure import analyse

SETS = Path(__file__).parent.parent.parent / "tests" / "evaluation"
LEARNT = (
    *("tuning", "tuning-2", "tuning-3", "tuning-4", "tuning-5", "tuning-6", "tuning-8", "tuning-9", "tuning-10"),
    *("tuning-11", "tuning-12", "tuning-13", "tuning-14", "tuning-15", "tuning-17", "tuning-18", "tuning-19"),
)
APART, DEV = "tuning-8", 10
SEED = 3

_LABELS = {"Organisation": "ORG", "Programme": "PRG", "Project": "PRJ"}
# The noun before a name is none of it: "projektet Ny kraft", "stiftelsen Ådalens arkiv".
_NOUN_BEFORE = re.compile(r"^[a-zåäö]+(?:en|et|n|t|ns|ts) (?=[A-ZÅÄÖ0-9])")
# A body in small letters has a name where that says which of many: "socialnämnden", not "nämnden".
_BODY_IN_SMALL = re.compile(r"(?:[a-zåäö]{3}(?:nämnden|styrelsen|fullmäktige|förvaltningen|kontoret)|^regeringen)$")
# What a kommun or region is called besides its bare name, which may be the place's.
_ADMINISTRATION = re.compile(r"[Kk]ommun|[Ss]tads?\b|[Rr]egion|[Ll]andsting|\b[A-ZÅÄÖ]{2,}\b")
_STOPS = frozenset({".", ":", "!", "?", "”", '"', "–", "-", "•", "(", "»"})


@dataclass(frozen=True)
class GoldNames:
    """The names of a document's entities with their labels."""

    labels: dict[str, str]

    @staticmethod
    def of(graph: dict[str, Any]) -> GoldNames:
        """All names of a gold graph; a name that two entities of different labels share is unknown."""
        labels = dict[str, str]()
        for entity in graph["entities"]:
            for name in (entity["name"], *entity.get("aliases", [])):
                name = _NOUN_BEFORE.sub("", name.strip())
                label = _label(name, entity)
                labels[name] = label if labels.get(name, label) == label else UNKNOWN
                if label == "ORG" and name[1:2].islower():  # bodies are written either way
                    labels.setdefault(name[0].swapcase() + name[1:], label)
        labels.pop("", None)
        return GoldNames(labels)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self.labels, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:({'|'.join(map(re.escape, names))}))(?:s|:s)?(?![\w])")

    def spans(self, text: str) -> list[CharSpan]:
        """Where the names stand; the first part of a compound ("DRUM-medel") is left open."""
        return [
            (*match.span(), UNKNOWN if text[match.end() : match.end() + 1] == "-" else self.labels[match[1]])
            for match in self._pattern.finditer(text)
        ]


def _label(name: str, entity: dict[str, Any]) -> str:
    label = _LABELS[entity["label"]]
    if entity.get("kind") in {"kommun", "region"} and not _ADMINISTRATION.search(name):
        return UNKNOWN
    if name.islower() and not (label == "ORG" and _BODY_IN_SMALL.search(name)):
        return UNKNOWN
    return label


def sentences(text: Path, nlp: Language, *, rows: bool = False) -> Iterator[str]:
    """The sentences and headings of a document, or the ``rows`` of its tables."""
    limits = SentenceLimits(decide=True)
    layout = analyse(read(text, name=text.name))
    in_tables = {row.block for table in layout.tables for row in table.rows}
    for block in layout.blocks:
        if (block.number in in_tables) if rows else (block.kind != "row"):
            for sentence in limits(nlp.make_doc(soften(block))).sents:
                yield sentence.text


def left_open(doc: Doc, spans: list[CharSpan]) -> list[CharSpan]:
    """Words with a capital letter inside a sentence that belong to no name: perhaps to one that no relation needs."""
    covered = [(start, end) for start, end, _ in spans]
    return [
        (token.idx, token.idx + len(token), UNKNOWN)
        for token in doc[1:]
        if token.text[0].isupper()
        and token.nbor(-1).text not in _STOPS
        and not any(start <= token.idx < end for start, end in covered)
    ]


def annotated(text: Path, names: GoldNames, first: Language, *, rows: bool = False) -> list[Annotated]:
    """A document's sentences, or the ``rows`` of its tables, with what is known of their names."""
    told = []
    for doc in first.pipe(sentences(text, first, rows=rows)):
        found = [
            # the first model has read no headings: their words it takes for names
            (ent.start_char, ent.end_char, ent.label_ if ent.start else UNKNOWN)
            for ent in doc.ents
            if ent.label_ in {"PRS", "LOC"}
        ]
        spans = apart([*names.spans(doc.text), *found])
        told.append(Annotated(doc.text, tuple(sorted([*spans, *left_open(doc, spans)]))))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first_model", type=Path, help="the model trained on news, for persons and places")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    first = spacy.load(arguments.first_model)
    add_word_rules(first)
    train, dev, rows = list[Annotated](), list[Annotated](), list[Annotated]()
    for learnt in LEARNT:
        for at, path in enumerate(sorted((SETS / learnt / "gold").glob("*.json"))):
            graph = json.loads(path.read_text(encoding="utf-8"))
            text = SETS / learnt / "texts" / graph["document"]
            kept = learnt == APART and at % DEV == DEV - 1
            names = GoldNames.of(graph)
            (dev if kept else train).extend(annotated(text, names, first))
            told = () if kept else annotated(text, names, first, rows=True)
            rows.extend(one for one in told if any(map(str.isalpha, one.text)))
    random.Random(SEED).shuffle(train)
    random.Random(SEED).shuffle(rows)
    save(first, rows, arguments.out / "rows.spacy")
    save(first, train, arguments.out / "documents.spacy")
    save(first, dev, arguments.out / "documents-dev.spacy")


if __name__ == "__main__":
    main()
